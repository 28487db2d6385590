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

constexpr int mostWeighed = 2'000; // hits that are weighed against each other
// Of a word that is everywhere, the newest hits are looked at: all of them would take too long.
constexpr int mostCandidates = 8'000;
constexpr int mostBehind = 100;

void appendNew(QList<PageKey> &found, const QList<PageKey> &more)
{
    QSet<ArticleId> known;
    for (const PageKey &key : std::as_const(found))
        known.insert(key.id);
    for (const PageKey &key : more) {
        if (!known.contains(key.id))
            found.append(key);
    }
}

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
    const auto rowAt = [&](int offset) {
        return connection
            .value(u"SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"_s,
                match, offset)
            .toLongLong();
    };
    Condition condition = plan->condition();
    const Condition view = conditionOf(query);
    condition.add(view.sql, view.values);
    const auto take = [&](const QString &text, qint64 oldest, QLatin1StringView order) {
        return collect(connection, Library::mostRanked, false,
            {"SELECT a.id, a.sort_key FROM search CROSS JOIN articles a ON a.index_rowid=search.rowid"
             " WHERE search MATCH ? AND search.rowid>=? AND "_L1 %
                    condition.sql % " ORDER BY "_L1 % order % " LIMIT ?"_L1,
                QVariantList{text, oldest} + condition.values + QVariantList{Library::mostRanked}});
    };
    if (const qint64 common = rowAt(mostWeighed); common > 0) {
        // A word that is everywhere says little by how often it stands somewhere: those that have it in their
        // title, then the newest. To weigh them FTS5 would count it in the whole library first.
        const qint64 oldest = rowAt(mostCandidates);
        appendNew(found, take(u"{title} : ("_s % match % ") AND ("_L1 % match % QChar(u')'), oldest,
                             "search.rowid DESC"_L1));
        if (found.size() < Library::mostRanked)
            appendNew(found, take(match, common, "search.rowid DESC"_L1));
    } else {
        // body, title, author, source, tags
        found += take(match, 0, "bm25(search, 1.0, 8.0, 4.0, 1.0, 4.0), search.rowid DESC"_L1);
    }
    if (plan->isVague()) {
        // A short beginning of a word: those that are the word stand first, the newest others behind.
        appendNew(found, find(connection, query, std::nullopt, mostBehind));
    }
    if (found.size() > Library::mostRanked)
        found.resize(Library::mostRanked);
    return found;
}

} // namespace courant
