// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/articlequery.h"
#include "model/changes.h"
#include "model/source.h"
#include "store/library.h"

#include <QAbstractItemModel>
#include <QCollator>
#include <QDate>
#include <QHash>

#include <memory>
#include <vector>

namespace courant {

/// The sources pane: smart rows, then groups, sources and the channels of documents, with counts.
/// A new tree is compared with the shown one and applied row by row; never resets. GUI thread.
class SourceTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Kind { Root, All, Unread, Today, Bookmarks, View, Group, Source, Channel };
    Q_ENUM(Kind)
    friend size_t qHash(Kind kind, size_t seed = 0) noexcept { return ::qHash(int(kind), seed); }

    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind as int
        IdRole,                      ///< qint64: of the group, source or channel
        KeyRole,                     ///< QString, the same across runs: "source/12"
        CountRole,                   ///< int: what the row shows at its end
        SourceKindRole,              ///< SourceKind as int, for a source
        IconRole,                    ///< QString: URL of the icon of a source's site, empty if none is known
        FailureRole,                 ///< QString: last error of a source, English; empty when healthy
    };

    explicit SourceTreeModel(QObject *parent = nullptr);
    ~SourceTreeModel() override;

    void setTree(const SourceTree &tree);
    bool hasTree() const { return m_hasTree; }
    /// Takes counts and titles; `treeChanged` is the owner's to answer with a new setTree().
    void apply(const Changes &changes);

    /// What a row shows, for a day that began at local midnight of `today`.
    ArticleQuery query(const QModelIndex &index, QDate today) const;
    Kind kind(const QModelIndex &index) const;
    SourceId source(const QModelIndex &index) const;       ///< None unless the row is a source
    const SmartView *view(const QModelIndex &index) const; ///< null unless the row is a smart view
    GroupId group(const QModelIndex &index) const;         ///< None unless the row is a group
    /// By name within their groups, as the language sorts (pinyin or strokes), or as the reader put them.
    void setSortedByName(bool on, const QLocale &locale);
    bool isSortedByName() const { return m_collator.has_value(); }
    /// Titles of the groups a source stands in, outermost first.
    QStringList groupPath(SourceId id) const;
    /// Titles down to a group's own, outermost first; empty unless the row is a group.
    QStringList groupPath(const QModelIndex &group) const;
    const Source *sourceOf(SourceId id) const; ///< null when unknown
    QModelIndex indexOf(const QString &key) const;
    QModelIndex indexOf(Kind smart) const;
    int sourceCount() const { return int(m_sources.size()); }
    int unread() const { return m_unread; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Tells renamed(); the row changes when the library has done it.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
        const QModelIndex &parent) const override;
    /// Tells moved(); the rows move when the library has done it.
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
        const QModelIndex &parent) override;
    /// What it means to let these rows go at `row` (-1: on the parent itself).
    Placement placement(const QModelIndexList &indexes, int row, const QModelIndex &parent) const;

Q_SIGNALS:
    void renamed(const QModelIndex &index, const QString &name);
    void moved(const courant::Placement &placement);

private:
    struct Node;
    struct Plan;
    using Key = std::pair<Kind, qint64>;

    Node *node(const QModelIndex &index) const;
    QModelIndex indexFor(const Node *node) const;
    void sync(Node *parent, const Plan &plan);
    void sort(Plan *plan) const;
    QModelIndexList indexesOf(const QMimeData *data) const;
    void addNode(Node *parent, int at, Key key, const Plan &plan);
    void dropNode(Node *parent, int at);
    void moveNode(Node *parent, int from, int to);
    void forget(const Node *node);
    void countAll(Node *node);
    void countUpwards(Node *node);
    bool count(Node *node);
    int ownCount(const Node &node) const;
    void collect(const Node &node, QSet<SourceId> &sources, QSet<ChannelId> &channels) const;
    QString title(const Node &node) const;
    QString tip(const Node &node) const;
    static QString keyText(const Key &key);

    std::unique_ptr<Node> m_root;
    QHash<Key, Node *> m_nodes;
    QHash<GroupId, Group> m_groups;
    QHash<SourceId, Source> m_sources;
    QHash<ChannelId, Channel> m_channels;
    QHash<ViewId, SmartView> m_views;
    int m_unread = 0;
    int m_total = 0;
    int m_bookmarked = 0;
    int m_today = 0;
    bool m_hasTree = false;
    SourceTree m_tree; ///< as the library gave it last, to sort it otherwise
    std::optional<QCollator> m_collator;
};

} // namespace courant
