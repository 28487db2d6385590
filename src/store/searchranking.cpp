// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/connection.h"
#include "store/library.h"
#include "store/searchindex.h"
#include "store/searchplan.h"

#include <QSet>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// Of a word that is everywhere, the newest hits are ranked: all of them would take too long.
constexpr int mostCandidates = 8'000;
constexpr int mostBehind = 100;

} // namespace

QList<PageKey> SearchIndex::findRanked(Connection &connection, const ArticleQuery &query)
{
    const Result<SearchPlan> plan = SearchPlan::make(connection, query.search);
    if (!plan) {
        connection.fail(plan.error());
        return {};
    }
    const QString match = plan->isVague() ? plan->wholeWordMatch() : plan->match();
    if (match.isEmpty()) // nothing to tell better from worse by
        return find(connection, query, std::nullopt, Library::mostRanked);
    QList<PageKey> found = findPending(connection, query, *plan, std::nullopt);
    std::sort(found.begin(), found.end(), [](const PageKey &a, const PageKey &b) {
        return standsBefore(a, b, ArticleQuery::Order::NewestFirst);
    });
    const qint64 oldest =
        connection
            .value(u"SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"_s,
                match, mostCandidates)
            .toLongLong();
    Condition condition = plan->condition();
    const Condition view = conditionOf(query);
    condition.add(view.sql, view.values);
    // body, title, author, source, tags
    found += collect(connection, Library::mostRanked, false,
        {"SELECT a.id, a.sort_key FROM search CROSS JOIN articles a ON a.index_rowid=search.rowid"
         " WHERE search MATCH ? AND search.rowid>=? AND "_L1 %
                condition.sql %
                " ORDER BY bm25(search, 1.0, 8.0, 4.0, 1.0, 4.0), search.rowid DESC LIMIT ?"_L1,
            QVariantList{match, oldest} + condition.values + QVariantList{Library::mostRanked}});
    if (plan->isVague()) {
        // A short beginning of a word: those that are the word stand first, the newest others behind.
        QSet<ArticleId> known;
        for (const PageKey &key : std::as_const(found))
            known.insert(key.id);
        for (const PageKey &key : find(connection, query, std::nullopt, mostBehind)) {
            if (!known.contains(key.id))
                found.append(key);
        }
    }
    if (found.size() > Library::mostRanked)
        found.resize(Library::mostRanked);
    return found;
}

} // namespace courant
