// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcetreemodel.h"
#include "widgets/sourcetreenode.h"

#include <QMetaEnum>

namespace courant {

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
    case Kind::View:
        query.search = m_views.value(ViewId(at->key.second)).search;
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

const SmartView *SourceTreeModel::view(const QModelIndex &index) const
{
    const Node *at = node(index);
    const auto found =
        at->key.first == Kind::View ? m_views.constFind(ViewId(at->key.second)) : m_views.cend();
    return found == m_views.cend() ? nullptr : &*found;
}

QStringList SourceTreeModel::groupPath(SourceId id) const
{
    QStringList path;
    const Node *at = m_nodes.value({Kind::Source, toInt(id)});
    for (at = at ? at->parent : nullptr; at && at->key.first == Kind::Group; at = at->parent)
        path.prepend(title(*at));
    return path;
}

QStringList SourceTreeModel::groupPath(const QModelIndex &group) const
{
    QStringList path;
    for (const Node *at = node(group); at->key.first == Kind::Group; at = at->parent)
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
    case Kind::View:
        return m_views.value(ViewId(node.key.second)).name;
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

QVariant SourceTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *at = node(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return title(*at);
    case Qt::ToolTipRole:
        if (const SmartView *shown = view(index)) // from the reader, but as text all the same
            return QString(u"<p style='white-space:pre-wrap'>" + shown->search.toHtmlEscaped() + u"</p>");
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
    case IconRole:
        return at->key.first == Kind::Source ? m_sources.value(source(index)).icon : QString();
    case FailureRole: {
        const Source failing = m_sources.value(source(index));
        return failing.fetch.failures > 0 ? failing.fetch.lastError : QString();
    }
    default:
        return {};
    }
}

} // namespace courant
