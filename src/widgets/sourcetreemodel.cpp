// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcetreemodel.h"

#include <QMetaEnum>

namespace courant {

struct SourceTreeModel::Node
{
    Key key;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    int shown = 0; ///< the count as last told to the views
    QString told;  ///< the title as last told to the views

    int row() const
    {
        const auto at = std::find_if(parent->children.begin(), parent->children.end(),
            [this](const std::unique_ptr<Node> &child) { return child.get() == this; });
        return int(at - parent->children.begin());
    }
};

/// The children every row shall have.
struct SourceTreeModel::Plan
{
    QHash<Key, QList<Key>> children;
};

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
    for (const Group &group : tree.groups)
        m_groups.insert(group.id, group);
    for (const Source &source : tree.sources)
        m_sources.insert(source.id, source);
    for (const Channel &channel : tree.channels)
        m_channels.insert(channel.id, channel);
    m_unread = tree.unread;
    m_total = tree.total;
    m_bookmarked = tree.bookmarked;
    m_today = tree.today;

    const Key root{Kind::Root, 0};
    Plan plan;
    plan.children[root] = {{Kind::All, 0}, {Kind::Unread, 0}, {Kind::Today, 0}, {Kind::Bookmarks, 0}};
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
    sync(m_root.get(), plan);
    refreshCounts();
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
    for (const Source &source : changes.sources) {
        if (m_sources.contains(source.id))
            m_sources[source.id] = source;
    }
    for (const Channel &channel : changes.channels) {
        if (m_channels.contains(channel.id))
            m_channels[channel.id] = channel;
    }
    if (changes.unread >= 0)
        m_unread = changes.unread;
    if (changes.total >= 0)
        m_total = changes.total;
    if (changes.bookmarked >= 0)
        m_bookmarked = changes.bookmarked;
    refreshCounts();
    for (const Source &source : changes.sources) {
        if (Node *changed = m_nodes.value({Kind::Source, toInt(source.id)})) {
            const QModelIndex at = indexFor(changed);
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
    default:
        return 0;
    }
}

/// A source counts all its articles itself; groups and channels add up what is below them.
int SourceTreeModel::countBelow(Node *node)
{
    int count = ownCount(*node);
    for (const auto &child : node->children) {
        const int below = countBelow(child.get());
        if (node->key.first != Kind::Source)
            count += below;
    }
    const QString now = title(*node);
    if (node != m_root.get() && (node->shown != count || node->told != now)) {
        node->shown = count;
        node->told = now;
        const QModelIndex at = indexFor(node);
        Q_EMIT dataChanged(at, at);
    }
    return count;
}

void SourceTreeModel::refreshCounts()
{
    countBelow(m_root.get());
}

// ------------------------------------------------------------------ what a row stands for

void SourceTreeModel::collect(const Node &node, QSet<SourceId> &sources, QSet<ChannelId> &channels) const
{
    if (node.key.first == Kind::Source)
        sources.insert(SourceId(node.key.second));
    if (node.key.first == Kind::Channel)
        channels.insert(ChannelId(node.key.second));
    for (const auto &child : node.children)
        collect(*child, sources, channels);
}

ArticleQuery SourceTreeModel::query(const QModelIndex &index, QDate today) const
{
    ArticleQuery query;
    const Node *at = node(index);
    switch (at->key.first) {
    case Kind::Unread:
        query.unreadOnly = true;
        break;
    case Kind::Today:
        query.publishedSince = today.startOfDay().toUTC();
        break;
    case Kind::Bookmarks:
        query.bookmarkedOnly = true;
        break;
    case Kind::Source:
        query.sources = {SourceId(at->key.second)};
        break;
    case Kind::Group: {
        QSet<ChannelId> ignored;
        collect(*at, query.sources, ignored);
        if (query.sources.isEmpty())
            query.sources = {SourceId::None}; // an empty group shows nothing, not everything
        break;
    }
    case Kind::Channel: {
        QSet<SourceId> ignored;
        collect(*at, ignored, query.channels);
        break;
    }
    default:
        break;
    }
    return query;
}

SourceTreeModel::Kind SourceTreeModel::kind(const QModelIndex &index) const
{
    return node(index)->key.first;
}

SourceId SourceTreeModel::source(const QModelIndex &index) const
{
    const Node *at = node(index);
    return at->key.first == Kind::Source ? SourceId(at->key.second) : SourceId::None;
}

QStringList SourceTreeModel::groupPath(SourceId id) const
{
    QStringList path;
    const Node *at = m_nodes.value({Kind::Source, toInt(id)});
    for (at = at ? at->parent : nullptr; at && at->key.first == Kind::Group; at = at->parent)
        path.prepend(title(*at));
    return path;
}

const Source *SourceTreeModel::sourceOf(SourceId id) const
{
    const auto found = m_sources.constFind(id);
    return found == m_sources.constEnd() ? nullptr : &*found;
}

QString SourceTreeModel::keyText(const Key &key)
{
    const QString kind =
        QString::fromLatin1(QMetaEnum::fromType<Kind>().valueToKey(int(key.first))).toLower();
    return key.second == 0 ? kind : QString(kind + u'/' + QString::number(key.second));
}

QModelIndex SourceTreeModel::indexOf(const QString &key) const
{
    for (auto it = m_nodes.cbegin(); it != m_nodes.cend(); ++it) {
        if (keyText(it.key()) == key)
            return indexFor(it.value());
    }
    return {};
}

QModelIndex SourceTreeModel::indexOf(Kind smart) const
{
    const Node *found = m_nodes.value({smart, 0});
    return found ? indexFor(found) : QModelIndex();
}

QString SourceTreeModel::title(const Node &node) const
{
    switch (node.key.first) {
    case Kind::All:
        return tr("All");
    case Kind::Unread:
        return tr("Unread");
    case Kind::Today:
        return tr("Today");
    case Kind::Bookmarks:
        return tr("Bookmarks");
    case Kind::Group:
        return m_groups.value(GroupId(node.key.second)).title;
    case Kind::Channel:
        return m_channels.value(ChannelId(node.key.second)).title;
    case Kind::Source: {
        const Source source = m_sources.value(SourceId(node.key.second));
        return source.title.isEmpty() ? source.url : source.title;
    }
    default:
        return {};
    }
}

QString SourceTreeModel::tip(const Node &node) const
{
    if (node.key.first != Kind::Source)
        return title(node);
    const Source source = m_sources.value(SourceId(node.key.second));
    QStringList lines{title(node)};
    if (source.kind == SourceKind::Feed || source.kind == SourceKind::Folder)
        lines.append(source.url);
    if (source.fetch.failures > 0 && !source.fetch.lastError.isEmpty())
        lines.append(tr("The last refresh failed: %1").arg(source.fetch.lastError));
    // Titles and addresses come from outside: as text, never as markup.
    return u"<p style='white-space:pre-wrap'>" + lines.join(u'\n').toHtmlEscaped() + u"</p>";
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

Qt::ItemFlags SourceTreeModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant SourceTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *at = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return title(*at);
    case Qt::ToolTipRole:
        return at->key.first == Kind::Source ? QVariant(tip(*at)) : QVariant();
    case Qt::AccessibleTextRole:
        if (at->shown == 0)
            return title(*at);
        return at->key.first == Kind::All || at->key.first == Kind::Bookmarks || at->key.first == Kind::Today
                   ? tr("%1, %Ln article(s)", nullptr, at->shown).arg(title(*at))
                   : tr("%1, %Ln unread", nullptr, at->shown).arg(title(*at));
    case KindRole:
        return int(at->key.first);
    case IdRole:
        return at->key.second;
    case KeyRole:
        return keyText(at->key);
    case CountRole:
        return at->shown;
    case SourceKindRole:
        return int(m_sources.value(source(index)).kind);
    case FailureRole: {
        const Source failing = m_sources.value(source(index));
        return failing.fetch.failures > 0 ? failing.fetch.lastError : QString();
    }
    default:
        return {};
    }
}

} // namespace courant
