// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcetreemodel.h"

#include "widgets/sourcetreenode.h"

namespace courant {

SourceTreeModel::SourceTreeModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_root->key = {Kind::Root, 0};
    for (Kind kind : {Kind::All, Kind::Unread, Kind::Today, Kind::Bookmarks})
        addNode(m_root.get(), rowCount(), {kind, 0}, {});
}

SourceTreeModel::~SourceTreeModel() = default;

// ------------------------------------------------------------------ taking a tree

void SourceTreeModel::setTree(const SourceTree &tree)
{
    m_hasTree = true;
    m_groups.clear();
    m_sources.clear();
    m_channels.clear();
    m_views.clear();
    for (const Group &group : tree.groups)
        m_groups.insert(group.id, group);
    for (const Source &source : tree.sources)
        m_sources.insert(source.id, source);
    for (const Channel &channel : tree.channels)
        m_channels.insert(channel.id, channel);
    for (const SmartView &view : tree.views)
        m_views.insert(view.id, view);
    m_unread = tree.unread;
    m_total = tree.total;
    m_bookmarked = tree.bookmarked;
    m_today = tree.today;

    const Key root{Kind::Root, 0};
    Plan plan;
    plan.children[root] = {{Kind::All, 0}, {Kind::Unread, 0}, {Kind::Today, 0}, {Kind::Bookmarks, 0}};
    for (const SmartView &view : tree.views)
        plan.children[root].append({Kind::View, toInt(view.id)});
    for (const Group &group : tree.groups) {
        const bool nested = m_groups.contains(group.parent);
        plan.children[nested ? Key{Kind::Group, toInt(group.parent)} : root].append(
            {Kind::Group, toInt(group.id)});
    }
    for (const Source &source : tree.sources) {
        const bool nested = m_groups.contains(source.group);
        plan.children[nested ? Key{Kind::Group, toInt(source.group)} : root].append(
            {Kind::Source, toInt(source.id)});
    }
    for (const Channel &channel : tree.channels) {
        const bool nested = m_channels.contains(channel.parent);
        plan.children[nested ? Key{Kind::Channel, toInt(channel.parent)}
                             : Key{Kind::Source, toInt(channel.source)}]
            .append({Kind::Channel, toInt(channel.id)});
    }
    m_tree = tree;
    sort(&plan);
    sync(m_root.get(), plan);
    countAll(m_root.get());
}

/// Makes the children of a row what the plan says: first out, then in and in order, then below.
void SourceTreeModel::sync(Node *parent, const Plan &plan)
{
    const QList<Key> wanted = plan.children.value(parent->key);
    const QSet<Key> wantedSet(wanted.begin(), wanted.end());
    for (int row = int(parent->children.size()) - 1; row >= 0; --row) {
        if (!wantedSet.contains(parent->children[size_t(row)]->key))
            dropNode(parent, row);
    }
    for (int row = 0; row < int(wanted.size()); ++row) {
        const Key key = wanted.at(row);
        if (row < int(parent->children.size()) && parent->children[size_t(row)]->key == key) {
            sync(parent->children[size_t(row)].get(), plan);
            continue;
        }
        Node *known = m_nodes.value(key);
        if (known && known->parent == parent) {
            moveNode(parent, known->row(), row);
            sync(known, plan);
            continue;
        }
        if (known)
            dropNode(known->parent, known->row());
        addNode(parent, row, key, plan);
    }
}

void SourceTreeModel::addNode(Node *parent, int at, Key key, const Plan &plan)
{
    auto made = std::make_unique<Node>();
    Node *child = made.get();
    child->key = key;
    child->parent = parent;
    child->told = title(*child);
    beginInsertRows(indexFor(parent), at, at);
    parent->children.insert(parent->children.begin() + at, std::move(made));
    m_nodes.insert(key, child);
    endInsertRows();
    sync(child, plan);
}

void SourceTreeModel::dropNode(Node *parent, int at)
{
    beginRemoveRows(indexFor(parent), at, at);
    forget(parent->children[size_t(at)].get());
    parent->children.erase(parent->children.begin() + at);
    endRemoveRows();
}

void SourceTreeModel::moveNode(Node *parent, int from, int to)
{
    // Only ever upwards: everything before `to` stands already.
    const QModelIndex index = indexFor(parent);
    beginMoveRows(index, from, from, index, to);
    const auto first = parent->children.begin();
    std::rotate(first + to, first + from, first + from + 1);
    endMoveRows();
}

void SourceTreeModel::forget(const Node *node)
{
    m_nodes.remove(node->key);
    for (const auto &child : node->children)
        forget(child.get());
}

void SourceTreeModel::apply(const Changes &changes)
{
    if (!m_hasTree)
        return;
    if (changes.unread >= 0)
        m_unread = changes.unread;
    if (changes.total >= 0)
        m_total = changes.total;
    if (changes.bookmarked >= 0)
        m_bookmarked = changes.bookmarked;
    for (Kind kind : {Kind::All, Kind::Unread, Kind::Bookmarks})
        count(m_nodes.value({kind, 0}));
    for (const Channel &channel : changes.channels) {
        if (!m_channels.contains(channel.id))
            continue;
        m_channels[channel.id] = channel;
        countUpwards(m_nodes.value({Kind::Channel, toInt(channel.id)}));
    }
    for (const SmartView &view : changes.views) {
        if (!m_views.contains(view.id))
            continue;
        m_views[view.id] = view;
        count(m_nodes.value({Kind::View, toInt(view.id)}));
    }
    for (const Source &source : changes.sources) {
        if (!m_sources.contains(source.id))
            continue;
        m_sources[source.id] = source;
        Node *changed = m_nodes.value({Kind::Source, toInt(source.id)});
        countUpwards(changed);
        if (changed) {
            const QModelIndex at = indexFor(changed); // its health may be another
            Q_EMIT dataChanged(at, at);
        }
    }
}

// ------------------------------------------------------------------ counts

int SourceTreeModel::ownCount(const Node &node) const
{
    switch (node.key.first) {
    case Kind::All:
        return m_total;
    case Kind::Unread:
        return m_unread;
    case Kind::Today:
        return m_today;
    case Kind::Bookmarks:
        return m_bookmarked;
    case Kind::Source:
        return m_sources.value(SourceId(node.key.second)).unread;
    case Kind::Channel:
        return m_channels.value(ChannelId(node.key.second)).unread;
    case Kind::View:
        return m_views.value(ViewId(node.key.second)).unread;
    default:
        return 0;
    }
}

/// Brings one row's number and title up to date from its own and what its children show. A source counts all
/// its articles itself; groups and channels add up what is below them. True when the row changed.
bool SourceTreeModel::count(Node *node)
{
    if (!node || node == m_root.get())
        return false;
    int sum = ownCount(*node);
    if (node->key.first != Kind::Source) {
        for (const auto &child : node->children)
            sum += child->shown;
    }
    const QString now = title(*node);
    if (node->shown == sum && node->told == now)
        return false;
    node->shown = sum;
    node->told = now;
    const QModelIndex at = indexFor(node);
    Q_EMIT dataChanged(at, at);
    return true;
}

void SourceTreeModel::countUpwards(Node *node)
{
    while (count(node))
        node = node->parent;
}

void SourceTreeModel::countAll(Node *node)
{
    for (const auto &child : node->children)
        countAll(child.get());
    count(node);
}

// ------------------------------------------------------------------ the model

SourceTreeModel::Node *SourceTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex SourceTreeModel::indexFor(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row(), 0, node);
}

QModelIndex SourceTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *above = node(parent);
    if (column != 0 || row < 0 || row >= int(above->children.size()))
        return {};
    return createIndex(row, 0, above->children[size_t(row)].get());
}

QModelIndex SourceTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexFor(node(child)->parent) : QModelIndex();
}

int SourceTreeModel::rowCount(const QModelIndex &parent) const
{
    return int(node(parent)->children.size());
}

int SourceTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

} // namespace courant
