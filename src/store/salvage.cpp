// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/salvage.h"

#include "db/localconnection.h"
#include "store/packing.h"
#include "store/schema.h"
#include "store/searchindex.h"
#include "store/trash.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether packed texts can be unpacked: SQLite does not notice a wrong byte in a row, zlib does.
bool areWhole(const QStringList &columns, const QVariantList &values)
{
    for (const QString &column : {u"content"_s, u"summary"_s}) {
        const qsizetype index = columns.indexOf(column);
        if (index >= 0 && !unpackText(values.at(index).toByteArray()))
            return false;
    }
    return true;
}

struct Table
{
    QString name;
    bool hasRowIds = true;
};

/// Every table but those that can be made again: the index, and what waits for it.
QList<Table> tablesOf(Connection &connection)
{
    QList<Table> tables;
    Statement statement = connection.prepare(
        u"SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE type='table'"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%' AND name<>'pending' ORDER BY name"_s);
    statement.exec();
    while (statement.next())
        tables.append({statement.text(0), !statement.boolean(1)});
    return tables;
}

/// Copies what can be read of one file into the new library, inside its open transaction.
class Salvage
{
public:
    Salvage(Connection &from, Connection &to) : m_from(from), m_to(to) {}

    /// False when something could not be read.
    bool run(bool withTrash);

private:
    QStringList sharedColumns(const QString &table);
    void copyTable(const Table &table);
    /// Rows behind `last`, until one cannot be read.
    void copyBehind(const Table &table, const QStringList &columns, qint64 *last);
    qint64 largestId(const QString &table);
    bool forgetDamage();
    void noteDoubtfulSources();

    Connection &m_from;
    Connection &m_to;
    bool m_complete = true;
};

/// True when something could not be read just now.
bool Salvage::forgetDamage()
{
    const bool failed = m_from.failed();
    m_from.clearError();
    m_complete = m_complete && !failed;
    return failed;
}

QStringList Salvage::sharedColumns(const QString &table)
{
    const auto columnsOf = [&table](Connection &connection) {
        QStringList columns;
        Statement statement = connection.prepare(u"SELECT name FROM pragma_table_info(?)"_s);
        statement.bind(table).exec();
        while (statement.next())
            columns.append(statement.text(0));
        return columns;
    };
    const QStringList there = columnsOf(m_from);
    QStringList shared;
    for (const QString &column : columnsOf(m_to)) {
        if (there.contains(column))
            shared.append(column);
    }
    return shared;
}

void Salvage::copyBehind(const Table &table, const QStringList &columns, qint64 *last)
{
    const QString names = columns.join(u',');
    QStringList marks;
    marks.fill(u"?"_s, columns.size());
    const QString select = table.hasRowIds ? QString("SELECT "_L1 % names % ", rowid FROM "_L1 % table.name %
                                                     " WHERE rowid>? ORDER BY rowid"_L1)
                                           : QString("SELECT "_L1 % names % " FROM "_L1 % table.name);
    Statement read = m_from.prepare(select);
    if (table.hasRowIds)
        read.bind(*last);
    read.exec();
    while (!m_to.failed() && read.next()) {
        QVariantList values;
        for (int i = 0; i < columns.size(); ++i)
            values.append(read.raw(i));
        if (table.hasRowIds)
            *last = read.integer(int(columns.size()));
        if (table.name == "bodies"_L1 && !areWhole(columns, values)) {
            m_complete = false; // the backup may have it whole
            continue;
        }
        Statement write = m_to.prepare("INSERT OR IGNORE INTO "_L1 % table.name % u'(' % names %
                                       ") VALUES("_L1 % marks.join(u',') % u')');
        write.bindList(values).exec();
    }
}

qint64 Salvage::largestId(const QString &table)
{
    const qint64 largest = m_from.value("SELECT max(rowid) FROM "_L1 % table).toLongLong();
    if (!forgetDamage())
        return largest;
    const qint64 known = m_from.value(u"SELECT max(seq) FROM sqlite_sequence"_s).toLongLong();
    forgetDamage();
    return std::max<qint64>(known, 10'000'000);
}

void Salvage::copyTable(const Table &table)
{
    const QStringList columns = sharedColumns(table.name);
    if (forgetDamage()) {
        m_complete = false;
        return;
    }
    if (columns.isEmpty()) // of a later version
        return;
    const qint64 largest = table.hasRowIds ? largestId(table.name) : 0;
    qint64 last = 0;
    // Past a damaged page, in steps that grow while nothing can be read.
    for (qint64 step = 1; !m_to.failed();) {
        const qint64 before = last;
        copyBehind(table, columns, &last);
        if (!forgetDamage())
            return;
        step = last > before ? 1 : step * 2;
        last += step;
        if (!table.hasRowIds || last > largest)
            return;
    }
}

bool Salvage::run(bool withTrash)
{
    const bool knowsArticles = !sharedColumns(u"articles"_s).isEmpty();
    m_complete = knowsArticles && !forgetDamage();
    for (const Table &table : tablesOf(m_to)) {
        if (withTrash || !table.name.startsWith("trash"_L1))
            copyTable(table);
    }
    noteDoubtfulSources();
    return m_complete;
}

// SQLite does not notice a wrong byte within an address; its index has the address a second time.
void Salvage::noteDoubtfulSources()
{
    Statement read = m_from.prepare(
        u"SELECT id FROM sources AS s NOT INDEXED WHERE NOT EXISTS(SELECT 1 FROM sources AS x"
        " INDEXED BY sqlite_autoindex_sources_1 WHERE x.kind=s.kind AND x.url=s.url AND x.id=s.id)"_s);
    read.exec();
    while (read.next()) {
        m_complete = false;
        m_to.run(u"INSERT OR IGNORE INTO temp.doubtful VALUES(?)"_s, read.integer(0));
    }
    forgetDamage();
}

/// Copies all that a file holds; false when something could not be read.
bool copyAll(const QString &fileName, Connection &to, bool withTrash)
{
    Database::Options options;
    options.fileName = fileName;
    options.mode = Database::Mode::ReadOnly;
    options.damaged = true;
    LocalConnection from;
    if (!from.open(options))
        return false;
    return Salvage(from.connection(), to).run(withTrash);
}

/// Where addresses stand in doubt, the backup's hold.
void addAddressesFrom(const QString &backup, Connection &connection)
{
    Database::Options options;
    options.fileName = backup;
    options.mode = Database::Mode::ReadOnly;
    LocalConnection from;
    options.applicationId = libraryApplicationId;
    options.newestSchema = int(libraryMigrations().size());
    if (!from.open(options))
        return;
    Statement doubtful = connection.prepare(u"SELECT id FROM temp.doubtful"_s);
    doubtful.exec();
    while (doubtful.next()) {
        Statement source = from.connection().prepare(u"SELECT kind, url FROM sources WHERE id=?"_s);
        if (source.bind(doubtful.integer(0)).exec() && source.next())
            connection.run(u"UPDATE OR IGNORE sources SET kind=?, url=? WHERE id=?"_s, source.raw(0),
                source.raw(1), doubtful.integer(0));
    }
}

/// What the backup has beside. What the reader deleted since it was made stays deleted.
void addFrom(const QString &backup, Connection &connection)
{
    connection.run(u"CREATE TEMP TABLE buried AS SELECT source_id, key FROM tombstones"
                   " EXCEPT SELECT source_id, key FROM articles"_s);
    copyAll(backup, connection, false);
    connection.run(u"DELETE FROM articles WHERE (source_id, key) IN (SELECT source_id, key FROM buried)"_s);
    connection.run(u"DROP TABLE buried"_s);
}

void mend(Connection &connection)
{
    for (const QString &statement :
        {
            u"INSERT OR IGNORE INTO sources(id, kind, url, title) SELECT DISTINCT source_id, 2,"
            " 'recovered:'||source_id, 'Recovered' FROM articles WHERE source_id NOT IN (SELECT id FROM sources)"_s,
            u"UPDATE sources SET group_id=NULL WHERE group_id NOT IN (SELECT id FROM groups)"_s,
            u"UPDATE groups SET parent=NULL WHERE parent NOT IN (SELECT id FROM groups)"_s,
            u"DELETE FROM channels WHERE source_id NOT IN (SELECT id FROM sources)"_s,
            u"UPDATE channels SET parent=NULL WHERE parent NOT IN (SELECT id FROM channels)"_s,
            u"UPDATE articles SET channel_id=NULL WHERE channel_id NOT IN (SELECT id FROM channels)"_s,
            u"DELETE FROM heads WHERE article_id NOT IN (SELECT id FROM articles)"_s,
            u"DELETE FROM bodies WHERE article_id NOT IN (SELECT id FROM articles)"_s,
            u"INSERT OR IGNORE INTO heads(article_id) SELECT id FROM articles"_s,
            u"INSERT OR IGNORE INTO bodies(article_id) SELECT id FROM articles"_s,
            u"DELETE FROM article_images WHERE article_id NOT IN (SELECT id FROM articles)"
            " OR image_id NOT IN (SELECT id FROM images)"_s,
            u"DELETE FROM full_texts WHERE article_id NOT IN (SELECT id FROM articles)"_s,
            u"DELETE FROM revisions WHERE article_id NOT IN (SELECT id FROM articles)"_s,
            u"DELETE FROM places WHERE article_id NOT IN (SELECT id FROM articles)"_s,
            // What one file has in the trash and the other not was brought back, or is there by mistake.
            u"DELETE FROM tombstones WHERE (source_id, key) IN (SELECT source_id, key FROM articles)"_s,
            u"DELETE FROM trashed WHERE article_id IN (SELECT id FROM articles)"
            " OR article_id NOT IN (SELECT id FROM trash_articles)"
            " OR deletion_id NOT IN (SELECT id FROM deletions)"_s,
            u"UPDATE deletions SET articles=(SELECT count(*) FROM trashed WHERE deletion_id=deletions.id)"_s,
            u"DELETE FROM files WHERE source_id NOT IN (SELECT id FROM sources)"_s,
            u"UPDATE articles SET images=(SELECT count(*) FROM article_images WHERE article_id=articles.id),"
            " images_stored=(SELECT count(*) FROM article_images ai JOIN images i ON i.id=ai.image_id"
            " WHERE ai.article_id=articles.id AND i.state=1)"_s,
            u"UPDATE sources SET (total, unread, bookmarked)=(SELECT count(*), ifnull(sum(read=0),0),"
            " ifnull(sum(bookmarked),0) FROM articles WHERE source_id=sources.id)"_s,
            u"UPDATE channels SET (total, unread)=(SELECT count(*), ifnull(sum(read=0),0)"
            " FROM articles WHERE channel_id=channels.id)"_s,
        })
        connection.run(statement);
    SearchIndex::startOver(connection);
}

} // namespace

Result<RescueReport> salvage(const QString &damaged, const QString &backup, const QString &target)
{
    LocalConnection local;
    const QList<Migration> steps = libraryMigrations();
    if (Status opened =
            local.open({target, Database::Mode::ReadWrite, libraryApplicationId, int(steps.size()), 0});
        !opened)
        return opened.error();
    Connection &connection = local.connection();
    if (Status made = migrate(connection, steps, libraryApplicationId); !made)
        return made.error();
    Trash::prepare(connection);
    connection.run(u"PRAGMA foreign_keys=OFF"_s); // children may be found without their parents
    bool isComplete = false;
    {
        Transaction transaction(connection);
        connection.run(u"CREATE TEMP TABLE doubtful(id INTEGER PRIMARY KEY)"_s);
        isComplete = copyAll(damaged, connection, true);
        if (!backup.isEmpty()) {
            addAddressesFrom(backup, connection);
            addFrom(backup, connection);
        }
        mend(connection);
        Trash::forgetLiving(connection); // the backup had them
        if (Status written = transaction.commit(); !written)
            return written.error();
    }
    RescueReport report;
    report.articles = connection.value(u"SELECT count(*) FROM articles"_s).toInt();
    report.sources = connection.value(u"SELECT count(*) FROM sources"_s).toInt();
    report.complete = isComplete;
    connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (connection.failed())
        return connection.error();
    return report;
}

} // namespace courant
