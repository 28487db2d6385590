// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/trash.h"

#include "db/connection.h"
#include "store/identity.h"
#include "store/prepare.h"
#include "store/rows.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 dayMs = 86'400'000;

QStringList columnsOf(Connection &connection, const QString &table)
{
    QStringList columns;
    Statement statement = connection.prepare(u"SELECT name FROM pragma_table_info(?)"_s);
    statement.bind(table).exec();
    while (statement.next())
        columns.append(statement.text(0));
    return columns;
}

/// Tables whose rows go with their article, and the column that names it.
QList<std::pair<QString, QString>> partsOfArticles(Connection &connection)
{
    QList<std::pair<QString, QString>> parts;
    Statement statement = connection.prepare(
        u"SELECT m.name, f.\"from\" FROM sqlite_master m CROSS JOIN pragma_foreign_key_list(m.name) f"
        " WHERE m.type='table' AND m.name<>'pending' AND f.\"table\"='articles' AND f.on_delete='CASCADE'"
        " ORDER BY m.name"_s);
    statement.exec();
    while (statement.next())
        parts.append({statement.text(0), statement.text(1)});
    return parts;
}

void prepareTable(Connection &connection, const QString &name, const QString &id)
{
    const QString trash = "trash_"_L1 % name;
    const QStringList there = columnsOf(connection, trash);
    if (there.isEmpty()) {
        connection.run("CREATE TABLE "_L1 % trash % " AS SELECT * FROM "_L1 % name % " WHERE 0"_L1);
        connection.run("CREATE INDEX "_L1 % trash % "_id ON "_L1 % trash % u'(' % id % u')');
        return;
    }
    for (const QString &column : columnsOf(connection, name)) {
        if (!there.contains(column))
            connection.run("ALTER TABLE "_L1 % trash % " ADD COLUMN "_L1 % column);
    }
}

QByteArray titleIdentity(const QString &title)
{
    ParsedItem item;
    item.title = title;
    return hashIdentity(item);
}

const QString inIds = u" IN (SELECT value FROM json_each(?))"_s;

} // namespace

Trash::Trash(Writing &writing)
    : m_writing(writing), m_connection(writing.connection()), m_tables(tables(m_connection))
{
}

void Trash::prepare(Connection &connection)
{
    prepareTable(connection, u"articles"_s, u"id"_s);
    for (const auto &[name, id] : partsOfArticles(connection))
        prepareTable(connection, name, id);
}

QList<Trash::Table> Trash::tables(Connection &connection)
{
    prepare(connection);
    // The article itself first: its parts refer to it. Its entry in the index may be another's meanwhile.
    QStringList own = columnsOf(connection, u"articles"_s);
    own.removeAll(u"index_rowid"_s);
    QList<Table> tables = {{u"articles"_s, u"id"_s, own.join(u',')}};
    for (const auto &[name, id] : partsOfArticles(connection)) {
        QStringList columns = columnsOf(connection, name);
        columns.removeAll(u"id"_s); // a number of its own, which may be given to another meanwhile
        tables.append({name, id, columns.join(u',')});
    }
    return tables;
}

DeletionId Trash::begin()
{
    Statement statement = m_connection.prepare(u"INSERT INTO deletions(time) VALUES(?)"_s);
    statement.bind(QDateTime::currentDateTimeUtc()).exec();
    return DeletionId(statement.lastId());
}

int Trash::take(DeletionId deletion, const QList<ArticleId> &ids, const QString &condition)
{
    QList<ArticleId> chosen;
    {
        Statement statement = m_connection.prepare("SELECT a.id FROM json_each(?) j CROSS JOIN articles a ON"
                                                   " a.id=j.value WHERE "_L1 %
                                                   condition);
        statement.bind(jsonArray(ids)).exec();
        while (statement.next())
            chosen.append(statement.id<ArticleId>(0));
    }
    if (chosen.isEmpty() || m_connection.failed())
        return 0;
    const QString json = jsonArray(chosen);
    for (const Table &table : std::as_const(m_tables)) {
        m_connection.run("INSERT INTO trash_"_L1 % table.name % u'(' % table.columns % ") SELECT "_L1 %
                             table.columns % " FROM "_L1 % table.name % " WHERE "_L1 % table.id % inIds,
            json);
    }
    m_connection.run(
        "INSERT INTO trashed(article_id, deletion_id, source_id) SELECT id, ?, source_id FROM articles"
        " WHERE id"_L1 %
            inIds,
        deletion, json);
    bury(json, QDateTime::currentMSecsSinceEpoch());
    m_connection.run(
        u"UPDATE deletions SET articles=articles+? WHERE id=?"_s, chosen.size(), toInt(deletion));
    return remove(json);
}

// So that neither their guid, nor their link under a new guid bring them back.
void Trash::bury(const QString &ids, qint64 time)
{
    struct Grave
    {
        qint64 source = 0;
        QByteArray key, link, title;
    };
    QList<Grave> graves;
    {
        Statement statement =
            m_connection.prepare("SELECT a.source_id, a.key, h.link, h.title FROM articles a"
                                 " JOIN heads h ON h.article_id=a.id WHERE a.id"_L1 %
                                 inIds);
        statement.bind(ids).exec();
        while (statement.next()) {
            graves.append({statement.integer(0), statement.blob(1),
                linkIdentity(normalizedLink(statement.text(2))), titleIdentity(statement.text(3))});
        }
    }
    for (const Grave &grave : std::as_const(graves)) {
        m_connection.run(u"INSERT OR REPLACE INTO tombstones(source_id, key, link, title, time)"
                         " VALUES(?,?,?,?,?)"_s,
            grave.source, grave.key, grave.link, grave.title, time);
    }
}

int Trash::remove(const QString &ids)
{
    // Cascades would look every child up article by article; whole sets are much faster.
    m_connection.run("DELETE FROM pending WHERE article_id"_L1 % inIds, ids);
    for (const Table &table : m_tables.mid(1))
        m_connection.run("DELETE FROM "_L1 % table.name % " WHERE "_L1 % table.id % inIds, ids);
    Statement statement = m_connection.prepare("DELETE FROM articles WHERE id"_L1 % inIds %
                                               " RETURNING id, source_id, channel_id, read, bookmarked"_L1);
    statement.bind(ids).exec();
    int removed = 0;
    for (; statement.next(); ++removed) {
        m_writing.changes().removed.append(statement.id<ArticleId>(0));
        m_writing.countArticle(statement.id<SourceId>(1), statement.id<ChannelId>(2), statement.boolean(3),
            statement.boolean(4), -1);
    }
    return removed;
}

int Trash::giveBack(DeletionId deletion, int limit, int *restored)
{
    QList<ArticleId> all, back;
    {
        // Another article may have taken the place: the reader opened the file again by hand.
        Statement statement = m_connection.prepare(
            u"SELECT t.id, EXISTS(SELECT 1 FROM articles a WHERE a.source_id=t.source_id AND a.key=t.key)"
            " FROM trashed d CROSS JOIN trash_articles t ON t.id=d.article_id WHERE d.deletion_id=?"
            " AND t.source_id IN (SELECT id FROM sources) LIMIT ?"_s);
        statement.bind(deletion, limit).exec();
        while (statement.next()) {
            all.append(statement.id<ArticleId>(0));
            if (!statement.boolean(1))
                back.append(all.constLast());
        }
    }
    const QString json = jsonArray(back);
    // Their numbers in the index may have been given to others, if it was made anew without them.
    m_connection.run("UPDATE trash_articles SET index_rowid=NULL WHERE id"_L1 % inIds, json);
    for (const Table &table : std::as_const(m_tables)) {
        m_connection.run("INSERT INTO "_L1 % table.name % u'(' % table.columns % ") SELECT "_L1 %
                             table.columns % " FROM trash_"_L1 % table.name % " WHERE "_L1 % table.id % inIds,
            json);
    }
    m_connection.run("UPDATE articles SET channel_id=iif(channel_id IN (SELECT id FROM channels), channel_id,"
                     " NULL) WHERE id"_L1 %
                         inIds,
        json);
    m_connection.run(
        "INSERT OR IGNORE INTO pending(article_id) SELECT id FROM articles WHERE id"_L1 % inIds, json);
    m_connection.run("UPDATE articles SET images_stored=(SELECT count(*) FROM article_images ai JOIN images i"
                     " ON i.id=ai.image_id WHERE ai.article_id=articles.id AND i.state=1) WHERE id"_L1 %
                         inIds,
        json);
    m_connection.run("DELETE FROM tombstones WHERE (source_id, key) IN (SELECT source_id, key FROM articles"
                     " WHERE id"_L1 %
                         inIds % u')',
        json);
    const QString taken = jsonArray(all);
    for (const Table &table : std::as_const(m_tables))
        m_connection.run("DELETE FROM trash_"_L1 % table.name % " WHERE "_L1 % table.id % inIds, taken);
    m_connection.run("DELETE FROM trashed WHERE article_id"_L1 % inIds, taken);
    for (const ArticleRow &row : readRows(m_connection, back)) {
        m_writing.countArticle(row.source, row.channel, row.read, row.bookmarked, 1);
        m_writing.changes().added.append(row);
    }
    if (!back.isEmpty())
        m_writing.noteIndexWork();
    *restored += int(back.size());
    return int(all.size());
}

int Trash::purge(qint64 time, int limit)
{
    const QString chosen = u" IN (SELECT article_id FROM trashed WHERE deletion_id IN"
                           " (SELECT id FROM deletions WHERE time<=?) LIMIT ?)"_s;
    for (const Table &table : std::as_const(m_tables))
        m_connection.run(
            "DELETE FROM trash_"_L1 % table.name % " WHERE "_L1 % table.id % chosen, time, limit);
    Statement statement = m_connection.prepare("DELETE FROM trashed WHERE article_id"_L1 % chosen);
    statement.bind(time, limit).exec();
    return statement.changes();
}

void purgeSourceless(Writing &writing)
{
    Connection &connection = writing.connection();
    const QString gone = u" WHERE source_id NOT IN (SELECT id FROM sources)"_s;
    connection.run("DELETE FROM tombstones"_L1 % gone);
    if (connection.value("SELECT 1 FROM trashed"_L1 % gone % " LIMIT 1"_L1).isNull())
        return;
    Trash(writing).purgeWhere("article_id IN (SELECT article_id FROM trashed"_L1 % gone % u')');
}

void Trash::purgeWhere(const QString &condition)
{
    for (const Table &table : std::as_const(m_tables))
        m_connection.run("DELETE FROM trash_"_L1 % table.name % " WHERE "_L1 % table.id %
                         " IN (SELECT article_id FROM trashed WHERE "_L1 % condition % u')');
    m_connection.run("DELETE FROM trashed WHERE "_L1 % condition);
    dropEmpty();
}

void Trash::dropEmpty()
{
    m_connection.run(u"DELETE FROM deletions WHERE id NOT IN (SELECT deletion_id FROM trashed)"_s);
}

void Trash::forgetLiving(Connection &connection)
{
    for (const Table &table : tables(connection))
        connection.run("DELETE FROM trash_"_L1 % table.name % " WHERE "_L1 % table.id %
                       " IN (SELECT id FROM articles) OR "_L1 % table.id %
                       " NOT IN (SELECT article_id FROM trashed)"_L1);
    connection.run(u"DELETE FROM trashed WHERE article_id IN (SELECT id FROM articles)"
                   " OR article_id NOT IN (SELECT id FROM trash_articles)"_s);
    connection.run(u"DELETE FROM deletions WHERE id NOT IN (SELECT deletion_id FROM trashed)"_s);
}

QList<Deletion> Trash::deletions(Connection &connection)
{
    QList<Deletion> deletions;
    Statement statement = connection.prepare(
        u"SELECT d.id, d.time, count(*) FROM deletions d JOIN trashed t ON t.deletion_id=d.id"
        " GROUP BY d.id ORDER BY d.id DESC"_s);
    statement.exec();
    while (statement.next())
        deletions.append({statement.id<DeletionId>(0), statement.time(1), int(statement.integer(2))});
    return deletions;
}

bool hasTombstones(Connection &connection, SourceId source)
{
    return !connection.value(u"SELECT 1 FROM tombstones WHERE source_id=? LIMIT 1"_s, source).isNull();
}

bool isDeleted(Connection &connection, SourceId source, const PreparedArticle &article, const QString &title)
{
    // A link alone tells little: some feeds link every item to the front page.
    return !connection
                .value(u"SELECT 1 FROM tombstones WHERE source_id=? AND key IN (?,?) UNION ALL"
                       " SELECT 1 FROM tombstones WHERE source_id=? AND link=? AND title=? LIMIT 1"_s,
                    source, article.guidKey, article.hashKey, source, article.linkIdentityKey,
                    titleIdentity(title))
                .isNull();
}

QString expiredCondition(const RetentionRule &rule)
{
    return rule.alsoUnread ? u"a.bookmarked=0"_s : u"a.bookmarked=0 AND a.read=1"_s;
}

QList<ArticleId> findExpired(Connection &connection, SourceId source, const RetentionRule &rule, qint64 now)
{
    QStringList ways;
    QVariantList values = {toInt(source)};
    if (rule.maxAgeDays > 0) {
        ways.append(u"max(a.sort_key, a.added)<?"_s);
        values.append(now - rule.maxAgeDays * dayMs);
    }
    if (rule.maxArticles > 0) {
        ways.append(u"(a.sort_key, a.id)<(SELECT sort_key, id FROM articles WHERE source_id=?"
                    " ORDER BY sort_key DESC, id DESC LIMIT 1 OFFSET ?)"_s);
        values << toInt(source) << rule.maxArticles - 1;
    }
    QList<ArticleId> found;
    if (ways.isEmpty())
        return found;
    Statement statement = connection.prepare("SELECT a.id FROM articles a WHERE a.source_id=? AND "_L1 %
                                             expiredCondition(rule) % " AND ("_L1 % ways.join(" OR "_L1) %
                                             ") ORDER BY a.sort_key DESC"_L1);
    statement.bindList(values).exec();
    while (statement.next())
        found.append(statement.id<ArticleId>(0));
    return found;
}

} // namespace courant
