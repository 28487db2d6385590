// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pages.h"

#include "db/connection.h"
#include "store/rows.h"
#include "store/searchindex.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// Sources with a larger share of the library than this are met soon enough on the way through everything.
constexpr int largeShare = 12; // one in

template<class Id>
QString jsonOf(const QSet<Id> &ids)
{
    QStringList numbers;
    numbers.reserve(ids.size());
    for (const Id id : ids)
        numbers.append(QString::number(toInt(id)));
    return u'[' + numbers.join(u',') + u']';
}

QString orderBy(const QString &alias, ArticleQuery::Order order)
{
    const QLatin1String way = order != ArticleQuery::Order::OldestFirst ? " DESC"_L1 : ""_L1;
    return " ORDER BY "_L1 % alias % ".sort_key"_L1 % way % ", "_L1 % alias % ".id"_L1 % way;
}

int largestShareOf(Connection &connection, const ArticleQuery &query)
{
    const QVariant wanted =
        connection.value(u"SELECT sum(total) FROM sources WHERE id IN (SELECT value FROM json_each(?))"_s,
            jsonOf(query.sources));
    const int total = readTotals(connection).total;
    return total == 0 ? 1 : int(wanted.toLongLong() * largeShare / total);
}

/// A SELECT of id and sort_key of the first `limit` articles after a place.
class Selection
{
public:
    Selection(const ArticleQuery &query, std::optional<PageKey> after, int limit)
        : m_query(query), m_after(after), m_limit(limit)
    {
    }

    Condition make(Connection &connection) const
    {
        if (m_query.bookmarkedOnly)
            return straight(u"articles_bookmarked"_s);
        if (!m_query.channels.isEmpty())
            return byOwner(u"channel_id"_s, jsonOf(m_query.channels),
                m_query.unreadOnly ? u"articles_channel_unread"_s : u"articles_channel"_s);
        const bool fewSources = !m_query.sources.isEmpty() &&
                                (m_query.sources.size() == 1 || largestShareOf(connection, m_query) == 0);
        if (fewSources)
            return byOwner(u"source_id"_s, jsonOf(m_query.sources),
                m_query.unreadOnly ? u"articles_source_unread"_s : u"articles_source"_s);
        if (m_query.publishedSince.isValid())
            return since();
        return straight(m_query.unreadOnly ? u"articles_unread"_s : u"articles_order"_s);
    }

private:
    Condition part(const QString &alias, const QString &index, const QString &more = {},
        const QVariantList &moreValues = {}) const
    {
        Condition condition = conditionOf(m_query, alias);
        if (!more.isEmpty())
            condition.add(more, moreValues);
        if (m_after)
            addPlace(condition, *m_after, m_query.order, alias);
        condition.sql = "SELECT "_L1 % alias % ".id AS id, "_L1 % alias %
                        ".sort_key AS sort_key FROM articles "_L1 % alias % " INDEXED BY "_L1 % index %
                        " WHERE "_L1 % condition.sql % orderBy(alias, m_query.order) % " LIMIT ?"_L1;
        condition.values.append(m_limit);
        return condition;
    }

    Condition straight(const QString &index) const { return part(u"a"_s, index); }

    // The first of each source (or channel), then the first of those.
    Condition byOwner(const QString &column, const QString &owners, const QString &index) const
    {
        const Condition inner = part(u"b"_s, index, "b."_L1 % column % "=owner.value"_L1);
        Condition condition;
        condition.sql =
            "SELECT c.id AS id, c.sort_key AS sort_key FROM json_each(?) owner CROSS JOIN articles c"
            " ON c.id IN (SELECT id FROM ("_L1 %
            inner.sql % "))"_L1 % orderBy(u"c"_s, m_query.order) % " LIMIT ?"_L1;
        condition.values = QVariantList{owners} + inner.values + QVariantList{m_limit};
        return condition;
    }

    // Dates at or after a time sort at or after it, but for dates far ahead, which sort by arrival.
    Condition since() const
    {
        const qint64 time = m_query.publishedSince.toMSecsSinceEpoch();
        const Condition normal = part(u"a"_s, u"articles_order"_s, u"a.sort_key>=?"_s, {time});
        const Condition ahead =
            part(u"a"_s, u"articles_ahead"_s, u"a.published>a.sort_key AND a.sort_key<?"_s, {time});
        Condition condition;
        condition.sql = "SELECT k.id AS id, k.sort_key AS sort_key FROM (SELECT * FROM ("_L1 % normal.sql %
                        ") UNION ALL SELECT * FROM ("_L1 % ahead.sql % ")) k"_L1 %
                        orderBy(u"k"_s, m_query.order) % " LIMIT ?"_L1;
        condition.values = normal.values + ahead.values + QVariantList{m_limit};
        return condition;
    }

    const ArticleQuery &m_query;
    const std::optional<PageKey> m_after;
    const int m_limit;
};

QList<ArticleRow> readFound(Connection &connection, const QList<PageKey> &keys)
{
    QList<ArticleRow> rows;
    rows.reserve(keys.size());
    for (const PageKey &key : keys) {
        if (std::optional<ArticleRow> row = readRow(connection, key.id))
            rows.append(std::move(*row));
    }
    return rows;
}

} // namespace

void Condition::add(const QString &more, const QVariantList &moreValues)
{
    sql += (sql.isEmpty() ? QString() : u" AND "_s) + more;
    values += moreValues;
}

Condition conditionOf(const ArticleQuery &query, const QString &alias)
{
    Condition condition;
    const QString column = alias % u'.';
    if (!query.sources.isEmpty())
        condition.add(column % "source_id IN (SELECT value FROM json_each(?))"_L1, {jsonOf(query.sources)});
    if (!query.channels.isEmpty())
        condition.add(column % "channel_id IN (SELECT value FROM json_each(?))"_L1, {jsonOf(query.channels)});
    if (query.unreadOnly)
        condition.add(column % "read=0"_L1);
    if (query.bookmarkedOnly)
        condition.add(column % "bookmarked=1"_L1);
    if (query.publishedSince.isValid())
        condition.add(column % "published>=?"_L1, {query.publishedSince.toMSecsSinceEpoch()});
    if (condition.sql.isEmpty())
        condition.sql = u"1"_s;
    return condition;
}

void addPlace(Condition &condition, const PageKey &after, ArticleQuery::Order order, const QString &alias)
{
    const QChar sign = order != ArticleQuery::Order::OldestFirst ? u'<' : u'>';
    condition.add(u'(' % alias % ".sort_key,"_L1 % alias % ".id)"_L1 % sign % "(?,?)"_L1,
        {after.sortKey, toInt(after.id)});
}

ArticlePage readPage(Connection &connection, SearchIndex &index, const ArticleQuery &query,
    std::optional<PageKey> after, int limit)
{
    ArticlePage page;
    if (limit <= 0)
        return page;
    // One more than asked for tells whether anything follows.
    if (!query.search.trimmed().isEmpty() && query.order == ArticleQuery::Order::Relevance) {
        QList<PageKey> ranked = index.findRanked(connection, query);
        if (after) {
            const auto last = std::find_if(
                ranked.begin(), ranked.end(), [&after](const PageKey &key) { return key.id == after->id; });
            ranked.erase(ranked.begin(), last == ranked.end() ? last : last + 1);
        }
        page.rows = readFound(connection, ranked.mid(0, limit + 1));
    } else if (!query.search.trimmed().isEmpty()) {
        page.rows = readFound(connection, index.find(connection, query, after, limit + 1));
    } else {
        const Condition keys = Selection(query, after, limit + 1).make(connection);
        Statement statement = connection.prepare(
            "SELECT "_L1 % rowColumns() % " FROM ("_L1 % keys.sql %
            ") k CROSS JOIN articles a ON a.id=k.id CROSS JOIN heads h ON h.article_id=a.id"
            " CROSS JOIN sources s ON s.id=a.source_id"_L1 %
            orderBy(u"k"_s, query.order));
        statement.bindList(keys.values).exec();
        while (statement.next())
            page.rows.append(rowFrom(statement));
    }
    page.end = page.rows.size() <= limit;
    if (!page.end)
        page.rows.removeLast();
    return page;
}

int countArticles(Connection &connection, SearchIndex &index, const ArticleQuery &query)
{
    if (!query.search.trimmed().isEmpty())
        return index.count(connection, query);
    const bool plain =
        !query.publishedSince.isValid() && (query.sources.isEmpty() || query.channels.isEmpty());
    const QString column = query.unreadOnly ? u"unread"_s : u"total"_s;
    if (plain && query.bookmarkedOnly && !query.unreadOnly && query.channels.isEmpty()) {
        if (query.sources.isEmpty())
            return readTotals(connection).bookmarked;
    } else if (plain && !query.bookmarkedOnly) {
        const QString table = query.channels.isEmpty() ? u"sources"_s : u"channels"_s;
        const QString owners = query.channels.isEmpty() ? jsonOf(query.sources) : jsonOf(query.channels);
        const QString sum = "SELECT ifnull(sum("_L1 % column % "),0) FROM "_L1 % table;
        if (query.sources.isEmpty() && query.channels.isEmpty())
            return int(connection.value(sum).toLongLong());
        return int(
            connection.value(sum % " WHERE id IN (SELECT value FROM json_each(?))"_L1, owners).toLongLong());
    }
    const Condition condition = conditionOf(query);
    Statement statement = connection.prepare("SELECT count(*) FROM articles a WHERE "_L1 % condition.sql);
    statement.bindList(condition.values).exec();
    return statement.next() ? int(statement.integer(0)) : 0;
}

} // namespace courant
