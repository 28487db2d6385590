// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "db/connection.h"
#include "store/packing.h"
#include "store/pages.h"
#include "store/rows.h"
#include "store/segment.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr int dayBits = 20;           // entries a day
constexpr int fewest = 8;             // entries a transaction, whoever waits
constexpr qint64 firstDay = -100'000; // the year 1696; older dates share its place

// Never in a text: segment() takes such signs for punctuation.
const QByteArray everyToken = "\u00a7";       // in every entry
const QByteArray sourceToken = "\u00a7";      // + id: the source it is of
const QByteArray shownSourceToken = "\u00a4"; // + id: the same, if its title is shown with the article

qint64 dayOf(qint64 sortKey)
{
    const qint64 day = sortKey >= 0 ? sortKey / dayMs : -((-sortKey + dayMs - 1) / dayMs);
    return std::max(day, firstDay) - firstDay;
}

QByteArray asToken(const QByteArray &sign, qint64 id = 0)
{
    QByteArray token(1, ' ');
    token += sign;
    if (id != 0)
        token += QByteArray::number(id);
    token += ' ';
    return token;
}

QString columnOf(SearchNode::Field field)
{
    switch (field) {
    case SearchNode::Field::Title:
        return u"title"_s;
    case SearchNode::Field::Author:
        return u"author"_s;
    case SearchNode::Field::Source:
        return u"source"_s;
    case SearchNode::Field::Group:
    case SearchNode::Field::Tag:
        return u"tags"_s;
    case SearchNode::Field::Any:
        break;
    }
    return u"{title body author source}"_s;
}

bool containsTokens(const QByteArray &text, const SearchNode &node)
{
    if (node.prefix) // without the blank behind, the last word may go on
        return text.contains(QByteArrayView(node.tokens).chopped(1));
    return text.contains(node.tokens);
}

} // namespace

/// A parsed query together with what it needs of the library.
struct SearchIndex::Terms
{
    struct KnownSource
    {
        qint64 id = 0;
        QByteArray title; // tokens
    };

    SearchNode root;
    QList<KnownSource> sources;

    QString match(const SearchNode &node) const;
    Condition condition(const SearchNode &node) const;
    bool matches(const SearchNode &node, const Document &document, const ArticleRow &row) const;

    /// What FTS5 is asked, and what is left for SQL.
    QString topMatch() const;
    Condition topCondition() const;

    static Result<Terms> of(Connection &connection, const QString &search);
};

Result<SearchIndex::Terms> SearchIndex::Terms::of(Connection &connection, const QString &search)
{
    Result<SearchNode> root = parseSearch(search, QDateTime::currentDateTimeUtc());
    if (!root)
        return root.error();
    Terms terms;
    terms.root = std::move(*root);
    if (terms.root.kind != SearchNode::Kind::And) {
        SearchNode top;
        top.children.append(std::move(terms.root));
        terms.root = std::move(top);
    }
    Statement statement = connection.prepare(u"SELECT id, title FROM sources"_s);
    statement.exec();
    while (statement.next())
        terms.sources.append({statement.integer(0), segment(statement.text(1)).tokens});
    return terms;
}

QString SearchIndex::Terms::match(const SearchNode &node) const
{
    const QString every = "source : \""_L1 % QString::fromUtf8(everyToken) % u'"';
    const QString none = "source : \"\u00a4\""_L1;
    switch (node.kind) {
    case SearchNode::Kind::And: {
        QStringList wanted, unwanted;
        for (const SearchNode &child : node.children) {
            if (child.kind == SearchNode::Kind::Not)
                unwanted.append(match(child.children.constFirst()));
            else
                wanted.append(match(child));
        }
        QString text = wanted.isEmpty() ? every : wanted.join(" AND "_L1);
        for (const QString &part : std::as_const(unwanted))
            text = QString(u'(' % text % ") NOT ("_L1 % part % u')');
        return u'(' % text % u')';
    }
    case SearchNode::Kind::Or: {
        QStringList parts;
        for (const SearchNode &child : node.children)
            parts.append(match(child));
        return parts.isEmpty() ? none : QString(u'(' % parts.join(" OR "_L1) % u')');
    }
    case SearchNode::Kind::Not:
        return u'(' % every % " NOT "_L1 % match(node.children.constFirst()) % u')';
    default:
        break;
    }
    QString text = columnOf(node.field) % " : \""_L1 % QString::fromUtf8(node.tokens.trimmed()) %
                   (node.prefix ? "\" *"_L1 : "\""_L1);
    if (node.field == SearchNode::Field::Any || node.field == SearchNode::Field::Source) {
        for (const KnownSource &source : sources) {
            if (containsTokens(source.title, node))
                text += " OR source : \""_L1 % QString::fromUtf8(shownSourceToken) %
                        QString::number(source.id) % u'"';
        }
    }
    return u'(' % text % u')';
}

Condition SearchIndex::Terms::condition(const SearchNode &node) const
{
    using Kind = SearchNode::Kind;
    Condition condition;
    if (node.isText()) {
        condition.add(u"a.index_rowid IN (SELECT rowid FROM search WHERE search MATCH ?)"_s, {match(node)});
        return condition;
    }
    switch (node.kind) {
    case Kind::And:
    case Kind::Or: {
        QStringList parts;
        for (const SearchNode &child : node.children) {
            const Condition part = this->condition(child);
            parts.append(part.sql);
            condition.values += part.values;
        }
        condition.sql = u'(' % parts.join(node.kind == Kind::And ? " AND "_L1 : " OR "_L1) % u')';
        break;
    }
    case Kind::Not: {
        condition = this->condition(node.children.constFirst());
        condition.sql = QString("NOT ("_L1 % condition.sql % u')');
        break;
    }
    case Kind::Unread:
        condition.add(u"a.read=0"_s);
        break;
    case Kind::Read:
        condition.add(u"a.read=1"_s);
        break;
    case Kind::Bookmarked:
        condition.add(u"a.bookmarked=1"_s);
        break;
    case Kind::HasImage:
        condition.add(u"a.images>0"_s);
        break;
    case Kind::Before:
        condition.add(u"a.sort_key<?"_s, {node.time.toMSecsSinceEpoch()});
        break;
    case Kind::After:
        condition.add(u"a.sort_key>=?"_s, {node.time.toMSecsSinceEpoch()});
        break;
    case Kind::Text:
        break;
    }
    return condition;
}

bool SearchIndex::Terms::matches(
    const SearchNode &node, const Document &document, const ArticleRow &row) const
{
    using Kind = SearchNode::Kind;
    const auto matchesChild = [&](const SearchNode &child) { return matches(child, document, row); };
    switch (node.kind) {
    case Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), matchesChild);
    case Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), matchesChild);
    case Kind::Not:
        return !matchesChild(node.children.constFirst());
    case Kind::Unread:
        return !row.read;
    case Kind::Read:
        return row.read;
    case Kind::Bookmarked:
        return row.bookmarked;
    case Kind::HasImage:
        return row.images > 0;
    case Kind::Before:
        return row.sortKey < node.time.toMSecsSinceEpoch();
    case Kind::After:
        return row.sortKey >= node.time.toMSecsSinceEpoch();
    case Kind::Text:
        break;
    }
    using Field = SearchNode::Field;
    const bool any = node.field == Field::Any;
    if ((any || node.field == Field::Title) && containsTokens(document.title, node))
        return true;
    if (any && containsTokens(document.body, node))
        return true;
    if ((any || node.field == Field::Author) && containsTokens(document.author, node))
        return true;
    if ((node.field == Field::Tag || node.field == Field::Group) && containsTokens(document.tags, node))
        return true;
    if (!any && node.field != Field::Source)
        return false;
    if (containsTokens(document.source, node))
        return true;
    return std::any_of(sources.begin(), sources.end(), [&](const KnownSource &source) {
        return containsTokens(source.title, node) &&
               document.source.contains(asToken(shownSourceToken, source.id));
    });
}

QString SearchIndex::Terms::topMatch() const
{
    SearchNode text;
    for (const SearchNode &child : root.children) {
        if (child.isText())
            text.children.append(child);
    }
    return text.children.isEmpty() ? QString() : match(text);
}

Condition SearchIndex::Terms::topCondition() const
{
    Condition all;
    for (const SearchNode &child : root.children) {
        if (!child.isText()) {
            const Condition part = condition(child);
            all.add(part.sql, part.values);
        }
    }
    if (all.sql.isEmpty())
        all.sql = u"1"_s;
    return all;
}

SearchIndex::SearchIndex(PlainText plainText) : m_plainText(std::move(plainText)) {}

SearchIndex::Document SearchIndex::documentOf(Connection &connection, ArticleId id, const QString *text)
{
    Statement statement = connection.prepare(
        u"SELECT h.title, h.author, h.path_title, a.source_id, b.details, b.content, b.summary FROM articles "
        u"a"
        " CROSS JOIN heads h ON h.article_id=a.id CROSS JOIN bodies b ON b.article_id=a.id WHERE a.id=?"_s);
    Document document;
    if (!statement.bind(id).exec() || !statement.next())
        return document;
    document.title = segment(statement.text(0)).tokens;
    document.author = segment(statement.text(1)).tokens;
    const qint64 source = statement.integer(3);
    document.source = asToken(everyToken);
    document.source += asToken(sourceToken, source).mid(1);
    if (statement.isNull(2))
        document.source += asToken(shownSourceToken, source).mid(1);
    else
        document.source += segment(statement.text(2)).tokens;
    ParsedItem details;
    unpackDetails(statement.blob(4), details);
    document.tags = segment(details.categories.join(u'\n')).tokens;
    if (text) {
        document.body = segment(*text).tokens;
        return document;
    }
    std::optional<QString> html = unpackText(statement.blob(5));
    if (!html || html->isEmpty())
        html = unpackText(statement.blob(6));
    if (html && m_plainText)
        document.body = segment(m_plainText(*html)).tokens;
    return document;
}

bool SearchIndex::hasPending(Connection &connection)
{
    return !connection.value(u"SELECT 1 FROM pending LIMIT 1"_s).isNull();
}

bool SearchIndex::indexSome(Connection &connection, int limit, const std::function<bool()> &shallStop)
{
    struct Waiting
    {
        ArticleId id = ArticleId::None;
        qint64 sortKey = 0;
        QString text;
        bool hasText = false;
    };
    QList<Waiting> batch;
    {
        Statement statement = connection.prepare(u"SELECT p.article_id, a.sort_key, p.text FROM pending p "
                                                 u"CROSS JOIN articles a ON a.id=p.article_id"
                                                 " LIMIT ?"_s);
        statement.bind(limit).exec();
        while (statement.next())
            batch.append(
                {statement.id<ArticleId>(0), statement.integer(1), statement.text(2), !statement.isNull(2)});
    }
    const bool full = batch.size() == limit;
    // FTS5 writes a segment whenever row ids go backwards.
    std::sort(batch.begin(), batch.end(),
        [](const Waiting &a, const Waiting &b) { return dayOf(a.sortKey) < dayOf(b.sortKey); });
    bool stopped = false;
    int done = 0;
    for (const Waiting &waiting : std::as_const(batch)) {
        if (connection.failed())
            return false;
        const Document document =
            documentOf(connection, waiting.id, waiting.hasText ? &waiting.text : nullptr);
        const qint64 day = dayOf(waiting.sortKey);
        const qint64 number = connection
                                  .value(u"INSERT INTO search_days(day, used) VALUES(?, 1)"
                                         " ON CONFLICT(day) DO UPDATE SET used=used+1 RETURNING used"_s,
                                      day)
                                  .toLongLong();
        const qint64 rowId = (day << dayBits) + number;
        connection.run(
            u"INSERT INTO search(rowid, title, body, author, source, tags) VALUES(?, CAST(? AS TEXT),"
            " CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))"_s,
            rowId, document.title, document.body, document.author, document.source, document.tags);
        connection.run(u"UPDATE articles SET index_rowid=? WHERE id=?"_s, rowId, waiting.id);
        connection.run(u"DELETE FROM pending WHERE article_id=?"_s, waiting.id);
        if (++done >= fewest && shallStop()) {
            stopped = true;
            break;
        }
    }
    return full || stopped;
}

void SearchIndex::startOver(Connection &connection)
{
    connection.run(u"INSERT INTO search(search) VALUES('delete-all')"_s);
    connection.run(u"DELETE FROM search_days"_s);
    connection.run(u"UPDATE articles SET index_rowid=NULL"_s);
    connection.run(u"INSERT OR IGNORE INTO pending(article_id) SELECT id FROM articles"_s);
}

double SearchIndex::staleShare(Connection &connection)
{
    const double entries = connection.value(u"SELECT ifnull(sum(used),0) FROM search_days"_s).toDouble();
    const double valid =
        connection.value(u"SELECT count(*) FROM articles WHERE index_rowid IS NOT NULL"_s).toDouble();
    return entries == 0 ? 0 : 1 - valid / entries;
}

QList<PageKey> SearchIndex::findPending(
    Connection &connection, const ArticleQuery &query, const Terms &terms, std::optional<PageKey> after)
{
    QList<PageKey> found;
    Condition condition = conditionOf(query);
    if (after)
        addPlace(condition, *after, query.order, u"a"_s);
    Statement statement = connection.prepare(
        "SELECT "_L1 % rowColumns() %
        ", p.text FROM pending p CROSS JOIN articles a ON a.id=p.article_id CROSS JOIN heads h ON"
        " h.article_id=a.id CROSS JOIN sources s ON s.id=a.source_id WHERE "_L1 %
        condition.sql);
    statement.bindList(condition.values).exec();
    while (statement.next()) {
        const ArticleRow row = rowFrom(statement);
        const QString text = statement.text(15);
        const Document document = documentOf(connection, row.id, statement.isNull(15) ? nullptr : &text);
        if (terms.matches(terms.root, document, row))
            found.append({row.sortKey, row.id});
    }
    return found;
}

QList<PageKey> SearchIndex::find(
    Connection &connection, const ArticleQuery &query, std::optional<PageKey> after, int limit)
{
    const Result<Terms> terms = Terms::of(connection, query.search);
    if (!terms) {
        connection.fail(terms.error());
        return {};
    }
    const bool newestFirst = query.order == ArticleQuery::Order::NewestFirst;
    Condition condition = terms->topCondition();
    const Condition view = conditionOf(query);
    condition.add(view.sql, view.values);
    if (after)
        addPlace(condition, *after, query.order, u"a"_s);
    const QString match = terms->topMatch();
    QString sql;
    if (match.isEmpty()) {
        sql = "SELECT a.id, a.sort_key FROM articles a WHERE a.index_rowid IS NOT NULL AND "_L1 %
              condition.sql %
              (newestFirst ? " ORDER BY a.sort_key DESC, a.id DESC LIMIT ?"_L1
                           : " ORDER BY a.sort_key, a.id LIMIT ?"_L1);
        condition.values.append(limit);
    } else {
        QVariantList values = {match};
        QString bound;
        if (after) {
            const qint64 day = dayOf(after->sortKey);
            bound = newestFirst ? u" AND s.rowid<?"_s : u" AND s.rowid>=?"_s;
            values.append((newestFirst ? day + 1 : day) << dayBits);
        }
        sql = "SELECT a.id, a.sort_key FROM search s CROSS JOIN articles a ON a.index_rowid=s.rowid"
              " WHERE s.search MATCH ?"_L1 %
              bound % " AND "_L1 % condition.sql %
              (newestFirst ? " ORDER BY s.rowid DESC"_L1 : " ORDER BY s.rowid"_L1);
        condition.values = values + condition.values;
    }
    QList<PageKey> found;
    {
        Statement statement = connection.prepare(sql);
        statement.bindList(condition.values).exec();
        while (statement.next()) {
            const PageKey key{statement.integer(1), statement.id<ArticleId>(0)};
            // Inside a day the index knows no order: a day that was begun is read to its end.
            if (found.size() >= limit && dayOf(key.sortKey) != dayOf(found.constLast().sortKey))
                break;
            found.append(key);
        }
    }
    found += findPending(connection, query, *terms, after);
    std::sort(found.begin(), found.end(),
        [&query](const PageKey &a, const PageKey &b) { return standsBefore(a, b, query.order); });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

int SearchIndex::count(Connection &connection, const ArticleQuery &query)
{
    return int(find(connection, query, std::nullopt, std::numeric_limits<int>::max() - 1).size());
}

} // namespace courant
