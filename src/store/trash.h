// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/retention.h"

#include <optional>

namespace courant {

class Connection;
class Writing;
struct PreparedArticle;

/// Deleted articles, all their rows as they were, in tables "trash_x" beside each table x that belongs to an
/// article (those are found by their reference to articles, so that later ones are kept too). Of each, a
/// tombstone stays for good. Database thread only; what writes, inside the open transaction.
class Trash final
{
public:
    explicit Trash(Writing &writing);

    /// Makes the tables that are missing, and the columns.
    static void prepare(Connection &connection);

    DeletionId begin();
    /// Moves the articles among `ids` that satisfy `condition` (SQL over "articles a"); returns how many.
    int take(DeletionId deletion, const QList<ArticleId> &ids, const QString &condition);
    /// Brings back at most `limit` of a deletion; returns how many it took out of the trash. Those whose
    /// place was taken meanwhile stay gone: `*restored` counts the others.
    int giveBack(DeletionId deletion, int limit, int *restored);
    /// Deletes at most `limit` articles of deletions before `time` (ms since the epoch) for good.
    int purge(qint64 time, int limit);
    /// Deletes for good those that satisfy a condition over "trashed".
    void purgeWhere(const QString &condition);
    /// Deletions without articles go.
    void dropEmpty();

    /// What is among the articles is not in the trash.
    static void forgetLiving(Connection &connection);
    static QList<Deletion> deletions(Connection &connection);

private:
    struct Table
    {
        QString name;
        QString id;      // the column that names the article
        QString columns; // joined
    };
    static QList<Table> tables(Connection &connection);
    int remove(const QString &ids);
    void bury(const QString &ids, qint64 time);

    Writing &m_writing;
    Connection &m_connection;
    QList<Table> m_tables;
};

/// What is left of sources that are gone for good goes too. For the opening of a library.
void purgeSourceless(Writing &writing);

bool hasTombstones(Connection &connection, SourceId source);
/// Whether the reader deleted this article. Database thread only.
bool isDeleted(Connection &connection, SourceId source, const PreparedArticle &article, const QString &title);

/// The articles of a source that a rule lets go.
QList<ArticleId> findExpired(Connection &connection, SourceId source, const RetentionRule &rule, qint64 now);
/// What of findExpired() must still hold when they go, over "articles a".
QString expiredCondition(const RetentionRule &rule);

} // namespace courant
