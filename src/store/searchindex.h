// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/articlequery.h"
#include "store/searchtext.h"

#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace courant {

class Connection;

class SearchPlan;
struct Condition;
struct WaitingText;

/// Full text: fills the FTS5 table from "pending", and asks it. Database thread only.
///
/// The row id of an entry tells the hour of the article, so that FTS5 yields the newest first without looking
/// at the others. The table keeps no text, and so an entry is never deleted: articles.index_rowid names the
/// valid one.
class SearchIndex final
{
public:
    using PlainText = std::function<QString(const QString &)>;

    explicit SearchIndex(PlainText plainText);

    /// Indexes waiting articles, newest first, until `limit` are done or `shallStop`; true when some still
    /// wait. Inside the open transaction.
    bool indexSome(Connection &connection, int limit, const std::function<bool()> &shallStop);
    /// The part of a sort key that an entry's row id tells: when it changes, the entry is to be made anew.
    static qint64 hourOf(qint64 sortKey);
    /// The first row id of an hour.
    static qint64 firstRowOf(qint64 hour);
    /// Texts that are committed; what is over the bound is made from the bodies when its turn comes.
    void keep(QList<WaitingText> &&texts);
    static bool hasPending(Connection &connection);
    /// Whether the next entries would get numbers that others have (the counting is damaged).
    static bool wouldRepeat(Connection &connection);
    /// Everything is to be indexed again, from the bodies. Inside the open transaction.
    static void startOver(Connection &connection);
    /// Whether so many entries are no longer valid that the table is to be made anew, or that has begun.
    static bool needsRenewal(Connection &connection);
    /// Copies valid entries into a new table, which takes the place of the old one in the end; searches go on
    /// meanwhile. True while there is more to do. Inside the open transaction.
    bool renewSome(Connection &connection, int limit, const std::function<bool()> &shallStop);

    /// The first `limit` hits after a place, in the order of `query`, complete: waiting articles are looked
    /// through too. Errors latch; a query that cannot be understood is InvalidArgument.
    QList<PageKey> find(
        Connection &connection, const ArticleQuery &query, std::optional<PageKey> after, int limit);
    int count(Connection &connection, const ArticleQuery &query);
    /// The best hits, at most Library::mostRanked, best first; those that wait for the index come before.
    QList<PageKey> findRanked(Connection &connection, const ArticleQuery &query);

    /// Another file is open now.
    void forget()
    {
        m_pendingTexts.clear();
        m_pendingBytes = 0;
    }

private:
    /// An article that waits for its entry.
    struct Pending
    {
        ArticleId id = ArticleId::None;
        qint64 sortKey = 0;
        qint64 textHash = 0;
    };
    struct PendingText
    {
        qint64 textHash = 0;
        SearchText text;
    };

    /// Without `text` the body's is taken.
    SearchText textOf(
        Connection &connection, ArticleId id, const std::optional<QString> &text = std::nullopt) const;
    std::optional<QString> takeWaiting(const Pending &pending);
    QString plainBody(Connection &connection, ArticleId id) const;
    /// Kept in memory within bounds, for whoever goes on typing while much waits.
    const SearchText &pendingText(Connection &connection, const Pending &pending);
    void noteIndexed(Connection &connection, ArticleId id, qint64 rowId);
    static qint64 takeRowId(Connection &connection, qint64 sortKey);
    static void writeEntry(
        Connection &connection, const QString &table, qint64 rowId, const SearchText &text);
    /// Hits by looking at the first articles themselves; nullopt when those do not make `limit`.
    std::optional<QList<PageKey>> findAmongNewest(Connection &connection, const ArticleQuery &query,
        const SearchPlan &plan, std::optional<PageKey> after, int limit);
    QList<PageKey> findIndexed(Connection &connection, const ArticleQuery &query, const SearchPlan &plan,
        std::optional<PageKey> after, int limit);
    QList<PageKey> findPending(Connection &connection, const ArticleQuery &query, const SearchPlan &plan,
        std::optional<PageKey> after);
    static QList<PageKey> collect(
        Connection &connection, qint64 limit, bool wholeDays, const Condition &select);

    PlainText m_plainText;
    QHash<ArticleId, PendingText> m_pendingTexts;
    qsizetype m_pendingBytes = 0;
    QHash<ArticleId, WaitingText> m_waiting; ///< in memory only; the bodies have them all
    qsizetype m_waitingBytes = 0;
};

} // namespace courant
