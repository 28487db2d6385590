// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/flags.h"
#include "store/library_p.h"
#include "store/pages.h"
#include "store/rows.h"
#include "store/searchhits.h"
#include "store/searchquery.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

} // namespace

void Library::setUnreadWhenChanged(bool on)
{
    d->unreadWhenChanged = on;
}

QFuture<Result<ArticlePage>> Library::page(const ArticleQuery &query, std::optional<PageKey> after, int limit)
{
    return d->read<Result<ArticlePage>>([d = d.get(), query, after, limit](Connection &connection) {
        return readPage(connection, d->index, query, after, limit);
    });
}

QFuture<Result<int>> Library::count(const ArticleQuery &query)
{
    return d->read<Result<int>>(
        [d = d.get(), query](Connection &connection) { return countArticles(connection, d->index, query); });
}

Result<QStringList> Library::searchedTexts(const QString &search)
{
    const Result<SearchNode> node = parseSearch(search, QDateTime::currentDateTime());
    if (!node)
        return node.error();
    return wantedTexts(*node);
}

TextFinder Library::searchFinder(const QString &search)
{
    const Result<SearchNode> node = parseSearch(search, QDateTime::currentDateTime());
    const QList<SearchNode> wanted = node ? wantedInTexts(*node) : QList<SearchNode>();
    return [wanted](const QString &text) { return searchHits(text, wanted); };
}

QFuture<Result<Article>> Library::article(ArticleId id)
{
    return d->read<Result<Article>>([id](Connection &connection) -> Result<Article> {
        std::optional<Article> article = readArticle(connection, id);
        if (!article)
            return Error{Error::Kind::NotFound, u"article %1"_s.arg(toInt(id)), 0};
        return std::move(*article);
    });
}

QFuture<Status> Library::setFlag(const QList<ArticleId> &ids, Flag flag, bool value)
{
    return d->write<Status>(Lane::Interactive,
        [ids, flag, value](Writing &writing) { return writeFlag(writing, ids, flag, value); });
}

QFuture<Result<QList<ArticleId>>> Library::setFlagForAll(const ArticleQuery &query, Flag flag, bool value)
{
    using Ids = Result<QList<ArticleId>>;
    return d->write<Ids>(Lane::Interactive, [d = d.get(), query, flag, value](Writing &writing) -> Ids {
        if (query.search.trimmed().isEmpty()) {
            const Condition condition = conditionOf(query);
            return writeFlagWhere(writing, condition.sql, condition.values, flag, value);
        }
        QList<ArticleId> found;
        for (const PageKey &key :
            d->index.find(writing.connection(), query, std::nullopt, std::numeric_limits<int>::max() - 1))
            found.append(key.id);
        if (writing.connection().failed())
            return writing.connection().error();
        return writeFlagWhere(
            writing, u"a.id IN (SELECT value FROM json_each(?))"_s, {jsonArray(found)}, flag, value);
    });
}

} // namespace courant
