// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/articlequery.h"
#include "store/searchquery.h"

#include <QHash>

#include <functional>

namespace courant {

class Connection;

/// Full text: fills the FTS5 table from "pending", and asks it. Database thread only.
///
/// The row id of an entry is day << 20 | number, the day being that of the article's sort key: FTS5 yields
/// its hits by row id, so the newest come first without looking at the others. An entry is never deleted from
/// the table, which keeps no text: articles.index_rowid names the valid one.
class SearchIndex final
{
public:
    using PlainText = std::function<QString(const QString &)>;

    explicit SearchIndex(PlainText plainText);

    /// Indexes waiting articles, newest first, until `limit` are done or `shallStop`; true when some still
    /// wait. Inside the open transaction.
    bool indexSome(Connection &connection, int limit, const std::function<bool()> &shallStop);
    static bool hasPending(Connection &connection);
    /// Everything is to be indexed again, from the bodies. Inside the open transaction.
    static void startOver(Connection &connection);
    /// Entries that no article names, as a share of all.
    static double staleShare(Connection &connection);

    /// The first `limit` hits after a place, in the order of `query`, complete: waiting articles are looked
    /// through too. Errors latch; a query that cannot be understood is InvalidArgument.
    QList<PageKey> find(
        Connection &connection, const ArticleQuery &query, std::optional<PageKey> after, int limit);
    int count(Connection &connection, const ArticleQuery &query);

private:
    struct Terms;
    /// The five fields of an article as segment() gives them.
    struct Document
    {
        QByteArray title;
        QByteArray body;
        QByteArray author;
        QByteArray source;
        QByteArray tags;
    };
    Document documentOf(Connection &connection, ArticleId id, const QString *text);
    QList<PageKey> findPending(
        Connection &connection, const ArticleQuery &query, const Terms &terms, std::optional<PageKey> after);

    PlainText m_plainText;
};

} // namespace courant
