// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchindex.h"

#include "db/connection.h"
#include "store/fulltexts.h"
#include "store/packing.h"
#include "store/rows.h"
#include "store/schema.h"
#include "store/searchplan.h"
#include "store/segment.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr int fewest = 8;       // entries a transaction, whoever waits
constexpr int vagueTries = 100; // articles looked at before the index is asked for a single letter

// Row ids are (hour << hourBits) + number: small, because the index stores them by the million.
constexpr int hourBits = 12;
constexpr qint64 entriesAnHour = (qint64(1) << hourBits) - 1;
constexpr qint64 firstHour = 3653 * 24;    // 1980; older articles are of that hour
constexpr qint64 overflowHour = 1'048'575; // 2099; takes what is too much for an hour, and later ones
constexpr qint64 overflowRow = overflowHour << hourBits;

constexpr qsizetype mostPendingBytes = 24'000'000;
constexpr qsizetype mostWaitingBytes = 32'000'000;
constexpr qint64 fewestToRenew = 500;
const QString nextTable = u"search_next"_s;
const QString renewalProperty = u"search.renewed"_s;

/// The row id up to which the next table is filled; -1: there is none.
qint64 renewedUpTo(Connection &connection)
{
    const QVariant value = connection.value(u"SELECT value FROM properties WHERE name=?"_s, renewalProperty);
    return value.isNull() ? -1 : value.toLongLong();
}

} // namespace

SearchIndex::SearchIndex(PlainText plainText) : m_plainText(std::move(plainText)) {}

SearchText SearchIndex::textOf(Connection &connection, ArticleId id, const std::optional<QString> &text) const
{
    Statement statement = connection.prepare(
        u"SELECT h.title, h.author, h.path_title, a.source_id, b.details FROM articles a"
        " CROSS JOIN heads h ON h.article_id=a.id CROSS JOIN bodies b ON b.article_id=a.id WHERE a.id=?"_s);
    SearchText result;
    if (!statement.bind(id).exec() || !statement.next())
        return result;
    result.title = segment(statement.text(0)).tokens;
    result.author = segment(statement.text(1)).tokens;
    result.sourceId = statement.integer(3);
    result.showsSourceTitle = statement.isNull(2);
    if (!result.showsSourceTitle)
        result.source = segment(statement.text(2)).tokens;
    ParsedItem details;
    unpackDetails(statement.blob(4), details);
    result.tags = segment(details.categories.join(u'\n')).tokens;
    result.body = segment(text ? *text : plainBody(connection, id)).tokens;
    return result;
}

QString SearchIndex::plainBody(Connection &connection, ArticleId id) const
{
    Statement statement = connection.prepare(u"SELECT content, summary FROM bodies WHERE article_id=?"_s);
    if (!m_plainText || !statement.bind(id).exec() || !statement.next())
        return {};
    std::optional<QString> html = unpackText(statement.blob(0));
    if (!html || html->isEmpty())
        html = unpackText(statement.blob(1));
    QString text = html ? m_plainText(*html) : QString();
    if (const QString whole = readFullContent(connection, id); !whole.isEmpty())
        text += u'\n' + m_plainText(whole);
    return text;
}

const SearchText &SearchIndex::pendingText(Connection &connection, const Pending &pending)
{
    const auto known = m_pendingTexts.constFind(pending.id);
    if (known != m_pendingTexts.constEnd() && known->textHash == pending.textHash)
        return known->text;
    if (m_pendingBytes > mostPendingBytes) {
        m_pendingTexts.clear();
        m_pendingBytes = 0;
    }
    SearchText text = textOf(connection, pending.id, takeWaiting(pending));
    m_pendingBytes += text.body.size() + 500;
    return m_pendingTexts.insert(pending.id, {pending.textHash, std::move(text)})->text;
}

void SearchIndex::keep(QList<WaitingText> &&texts)
{
    for (WaitingText &waiting : texts) {
        if (m_waitingBytes > mostWaitingBytes)
            return;
        m_waitingBytes += waiting.text.size() * qsizetype(sizeof(QChar));
        const ArticleId id = waiting.id;
        m_waiting.insert(id, std::move(waiting));
    }
}

std::optional<QString> SearchIndex::takeWaiting(const Pending &pending)
{
    const auto waiting = m_waiting.constFind(pending.id);
    if (waiting == m_waiting.constEnd())
        return std::nullopt;
    const WaitingText text = *waiting;
    m_waiting.erase(waiting);
    m_waitingBytes -= text.text.size() * qsizetype(sizeof(QChar));
    return text.textHash == pending.textHash ? std::optional(text.text) : std::nullopt;
}

bool SearchIndex::hasPending(Connection &connection)
{
    return !connection.value(u"SELECT 1 FROM pending LIMIT 1"_s).isNull();
}

void SearchIndex::writeEntry(
    Connection &connection, const QString &table, qint64 rowId, const SearchText &text)
{
    QByteArray source(1, ' ');
    source.append(everyTerm()).append(' ').append(sourceTerm(text.sourceId)).append(' ');
    if (text.showsSourceTitle)
        source.append(shownSourceTerm(text.sourceId));
    else
        source.append(documentTerm()).append(text.source);
    connection.run(
        "INSERT INTO "_L1 % table %
            "(rowid, body, title, author, source, tags) VALUES(?, CAST(? AS TEXT), CAST(? AS TEXT),"
            " CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))"_L1,
        rowId, text.body, text.title, text.author, source, text.tags);
}

qint64 SearchIndex::hourOf(qint64 sortKey)
{
    return std::clamp(sortKey / hourMs - firstHour, qint64(0), overflowHour - 1);
}

qint64 SearchIndex::firstRowOf(qint64 hour)
{
    return hour << hourBits;
}

qint64 SearchIndex::takeRowId(Connection &connection, qint64 sortKey)
{
    const QString take = u"INSERT INTO search_hours(hour, used) VALUES(?, 1)"
                         " ON CONFLICT(hour) DO UPDATE SET used=used+1 RETURNING used"_s;
    qint64 hour = hourOf(sortKey);
    qint64 number = connection.value(take, hour).toLongLong();
    if (number > entriesAnHour) {
        hour = overflowHour;
        number = connection.value(take, hour).toLongLong();
    }
    return (hour << hourBits) + number;
}

bool SearchIndex::indexSome(Connection &connection, int limit, const std::function<bool()> &shallStop)
{
    QList<Pending> batch;
    {
        Statement statement =
            connection.prepare(u"SELECT p.article_id, a.sort_key, a.text_hash FROM pending p"
                               " CROSS JOIN articles a ON a.id=p.article_id LIMIT ?"_s);
        statement.bind(limit).exec();
        while (statement.next())
            batch.append({statement.id<ArticleId>(0), statement.integer(1), statement.integer(2)});
    }
    const bool full = batch.size() == limit;
    // FTS5 writes a segment whenever row ids go backwards.
    std::sort(batch.begin(), batch.end(), [](const Pending &a, const Pending &b) {
        return SearchIndex::hourOf(a.sortKey) < SearchIndex::hourOf(b.sortKey);
    });
    // FTS5 writes out what it has gathered whenever another statement begins a savepoint, as upserts and some
    // others do. So its inserts stand together, behind all that asks and before all that notes.
    QList<qint64> rowIds;
    for (const Pending &waiting : std::as_const(batch))
        rowIds.append(takeRowId(connection, waiting.sortKey));
    const qint64 renewed = renewedUpTo(connection);
    qsizetype done = 0;
    bool stopped = false;
    for (; done < batch.size() && !stopped && !connection.failed(); ++done) {
        const SearchText &text = pendingText(connection, batch.at(done));
        writeEntry(connection, u"search"_s, rowIds.at(done), text);
        if (rowIds.at(done) <= renewed) // where the renewal has been already
            writeEntry(connection, nextTable, rowIds.at(done), text);
        stopped = done >= fewest && shallStop();
    }
    for (qsizetype i = 0; i < done; ++i)
        noteIndexed(connection, batch.at(i).id, rowIds.at(i));
    return !connection.failed() && (full || stopped);
}

void SearchIndex::noteIndexed(Connection &connection, ArticleId id, qint64 rowId)
{
    connection.run(u"UPDATE articles SET index_rowid=? WHERE id=?"_s, rowId, id);
    connection.run(u"DELETE FROM pending WHERE article_id=?"_s, id);
    connection.run(u"UPDATE search_hours SET entries=entries+1 WHERE hour=?"_s,
        std::min(rowId >> hourBits, overflowHour));
    if (const auto known = m_pendingTexts.constFind(id); known != m_pendingTexts.constEnd()) {
        m_pendingBytes -= known->text.body.size() + 500;
        m_pendingTexts.erase(known);
    }
}

void SearchIndex::startOver(Connection &connection)
{
    connection.run(u"INSERT INTO search(search) VALUES('delete-all')"_s);
    connection.run(u"DROP TABLE IF EXISTS search_next"_s);
    connection.run(u"DELETE FROM properties WHERE name=?"_s, renewalProperty);
    connection.run(u"DELETE FROM search_hours"_s);
    connection.run(u"UPDATE articles SET index_rowid=NULL"_s);
    connection.run(u"INSERT OR IGNORE INTO pending(article_id) SELECT id FROM articles"_s);
}

bool SearchIndex::wouldRepeat(Connection &connection)
{
    const QVariant hour =
        connection.value(u"SELECT g.hour FROM (SELECT min(index_rowid/?, ?) AS hour, max(index_rowid) AS last"
                         " FROM articles WHERE index_rowid IS NOT NULL GROUP BY 1) g"
                         " LEFT JOIN search_hours h ON h.hour=g.hour"
                         " WHERE ifnull(h.used, 0)<g.last-g.hour*? LIMIT 1"_s,
            qint64(1) << hourBits, overflowHour, qint64(1) << hourBits);
    return !hour.isNull();
}

bool SearchIndex::needsRenewal(Connection &connection)
{
    if (renewedUpTo(connection) >= 0)
        return true;
    const qint64 entries =
        connection.value(u"SELECT ifnull(sum(entries),0) FROM search_hours"_s).toLongLong();
    if (entries < fewestToRenew)
        return false;
    const qint64 valid =
        connection.value(u"SELECT count(*) FROM articles WHERE index_rowid IS NOT NULL"_s).toLongLong();
    return !connection.failed() && (entries - valid) * 5 > entries;
}

bool SearchIndex::renewSome(Connection &connection, int limit, const std::function<bool()> &shallStop)
{
    qint64 done = renewedUpTo(connection);
    if (done < 0) {
        createSearchTable(connection, nextTable);
        done = 0;
    }
    QList<std::pair<qint64, ArticleId>> batch;
    {
        Statement statement = connection.prepare(
            u"SELECT index_rowid, id FROM articles WHERE index_rowid>? ORDER BY index_rowid LIMIT ?"_s);
        statement.bind(done, limit).exec();
        while (statement.next())
            batch.append({statement.integer(0), statement.id<ArticleId>(1)});
    }
    int written = 0;
    for (const auto &[rowId, id] : std::as_const(batch)) {
        writeEntry(connection, nextTable, rowId, textOf(connection, id));
        done = rowId;
        if (++written >= fewest && shallStop())
            break;
    }
    connection.run(u"INSERT OR REPLACE INTO properties(name, value) VALUES(?, ?)"_s, renewalProperty, done);
    if (connection.failed() || !batch.isEmpty())
        return !connection.failed();
    connection.run(u"DROP TABLE search"_s);
    connection.run(u"ALTER TABLE search_next RENAME TO search"_s);
    connection.run(u"DELETE FROM properties WHERE name=?"_s, renewalProperty);
    // The numbers that were given stay given: "used" is left alone.
    connection.run(u"UPDATE search_hours SET entries=(SELECT count(*) FROM articles WHERE index_rowid>=hour*?"
                   " AND index_rowid<(hour+1)*?)"_s,
        qint64(1) << hourBits, qint64(1) << hourBits);
    return false;
}

QList<PageKey> SearchIndex::findPending(
    Connection &connection, const ArticleQuery &query, const SearchPlan &plan, std::optional<PageKey> after)
{
    QList<PageKey> found;
    Condition condition = conditionOf(query);
    if (after)
        addPlace(condition, *after, query.order, u"a"_s);
    Statement statement =
        connection.prepare("SELECT "_L1 % rowColumns() %
                           ", a.text_hash FROM pending p CROSS JOIN articles a ON a.id=p.article_id "
                           "CROSS JOIN heads h ON"
                           " h.article_id=a.id CROSS JOIN sources s ON s.id=a.source_id WHERE "_L1 %
                           condition.sql);
    statement.bindList(condition.values).exec();
    while (statement.next()) {
        const ArticleRow row = rowFrom(statement);
        const Pending pending{row.id, row.sortKey, statement.integer(15)};
        if (plan.matches(pendingText(connection, pending), row))
            found.append({row.sortKey, row.id});
    }
    return found;
}

std::optional<QList<PageKey>> SearchIndex::findAmongNewest(Connection &connection, const ArticleQuery &query,
    const SearchPlan &plan, std::optional<PageKey> after, int limit)
{
    Condition condition = conditionOf(query);
    condition.add(u"a.index_rowid IS NOT NULL"_s);
    if (after)
        addPlace(condition, *after, query.order, u"a"_s);
    const QLatin1String way = query.order != ArticleQuery::Order::OldestFirst ? " DESC"_L1 : ""_L1;
    Statement statement =
        connection.prepare("SELECT "_L1 % rowColumns() % rowTables() % " WHERE "_L1 % condition.sql %
                           " ORDER BY a.sort_key"_L1 % way % ", a.id"_L1 % way % " LIMIT ?"_L1);
    condition.values.append(limit + vagueTries);
    statement.bindList(condition.values).exec();
    QList<PageKey> found;
    while (statement.next() && found.size() < limit) {
        const ArticleRow row = rowFrom(statement);
        if (plan.matches(textOf(connection, row.id), row))
            found.append({row.sortKey, row.id});
    }
    return found.size() >= limit ? std::optional(found) : std::nullopt;
}

QList<PageKey> SearchIndex::findIndexed(Connection &connection, const ArticleQuery &query,
    const SearchPlan &plan, std::optional<PageKey> after, int limit)
{
    if (plan.isVague() && limit <= vagueTries) {
        if (std::optional<QList<PageKey>> found = findAmongNewest(connection, query, plan, after, limit))
            return *found;
    }
    const bool newestFirst = query.order != ArticleQuery::Order::OldestFirst;
    const QLatin1String way = newestFirst ? " DESC"_L1 : ""_L1;
    Condition condition = plan.condition();
    const Condition view = conditionOf(query);
    condition.add(view.sql, view.values);
    if (after)
        addPlace(condition, *after, query.order, u"a"_s);
    const QString match = plan.match();
    if (match.isEmpty()) {
        return collect(connection, limit, false,
            {"SELECT a.id, a.sort_key FROM articles a WHERE a.index_rowid IS NOT NULL AND "_L1 %
                    condition.sql % " ORDER BY a.sort_key"_L1 % way % ", a.id"_L1 % way,
                condition.values});
    }
    const qint64 first = after && !newestFirst ? SearchIndex::hourOf(after->sortKey) << hourBits : 0;
    const qint64 end =
        after && newestFirst ? (SearchIndex::hourOf(after->sortKey) + 1) << hourBits : overflowRow;
    const QString sql = "SELECT a.id, a.sort_key FROM search s CROSS JOIN articles a ON a.index_rowid=s.rowid"
                        " WHERE s.search MATCH ? AND s.rowid>=? AND s.rowid<? AND "_L1 %
                        condition.sql % " ORDER BY s.rowid"_L1 % way;
    // Inside an hour the index knows no order: one that was begun is read to its end. Nor does it among the
    // entries that found no place in their hour: those are read all.
    QList<PageKey> found =
        collect(connection, limit, true, {sql, QVariantList{match, first, end} + condition.values});
    const qint64 everyRow = std::numeric_limits<qint64>::max();
    found += collect(
        connection, everyRow, true, {sql, QVariantList{match, overflowRow, everyRow} + condition.values});
    return found;
}

QList<PageKey> SearchIndex::collect(
    Connection &connection, qint64 limit, bool wholeHours, const Condition &select)
{
    QList<PageKey> found;
    Statement statement = connection.prepare(select.sql);
    statement.bindList(select.values).exec();
    while (statement.next()) {
        const PageKey key{statement.integer(1), statement.id<ArticleId>(0)};
        if (found.size() >= limit && !(wholeHours && SearchIndex::hourOf(key.sortKey) ==
                                                         SearchIndex::hourOf(found.constLast().sortKey)))
            break;
        found.append(key);
    }
    return found;
}

QList<PageKey> SearchIndex::find(
    Connection &connection, const ArticleQuery &query, std::optional<PageKey> after, int limit)
{
    const Result<SearchPlan> plan = SearchPlan::make(connection, query.search);
    if (!plan) {
        connection.fail(plan.error());
        return {};
    }
    QList<PageKey> found = findIndexed(connection, query, *plan, after, limit);
    found += findPending(connection, query, *plan, after);
    std::sort(found.begin(), found.end(),
        [&query](const PageKey &a, const PageKey &b) { return standsBefore(a, b, query.order); });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

int SearchIndex::count(Connection &connection, const ArticleQuery &query)
{
    return int(find(connection, query, std::nullopt, std::numeric_limits<int>::max()).size());
}

} // namespace courant
