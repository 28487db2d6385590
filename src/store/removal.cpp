// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/removal.h"

#include "db/connection.h"
#include "store/images.h"
#include "store/rows.h"
#include "store/sources.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// Set while pictures wait for a removal to be taken back: whoever opens the library next clears them away.
const QString waitingProperty = u"removal.pictures"_s;

struct Kept
{
    QString table;
    QString condition; ///< of the rows that go with a source
};

QList<Kept> keptTables()
{
    const QString ofArticle =
        u"article_id IN (SELECT id FROM main.articles WHERE source_id IN (SELECT id FROM removed_ids))"_s;
    const QString ofSource = u"source_id IN (SELECT id FROM removed_ids)"_s;
    return {{u"sources"_s, u"id IN (SELECT id FROM removed_ids)"_s}, {u"channels"_s, ofSource},
        {u"articles"_s, ofSource}, {u"heads"_s, ofArticle}, {u"bodies"_s, ofArticle},
        {u"article_images"_s, ofArticle}, {u"full_texts"_s, ofArticle}, {u"revisions"_s, ofArticle},
        {u"files"_s, ofSource}, {u"tombstones"_s, ofSource}};
}

bool hasCopies(Connection &connection)
{
    return !connection.value(u"SELECT 1 FROM sqlite_temp_master WHERE name='removed_ids'"_s).isNull();
}

void dropCopies(Connection &connection)
{
    for (const Kept &kept : keptTables())
        connection.run("DROP TABLE IF EXISTS temp.removed_"_L1 % kept.table);
    connection.run(u"DROP TABLE IF EXISTS temp.removed_ids"_s);
}

void makeCopies(Connection &connection, const QList<SourceId> &ids)
{
    connection.run(u"CREATE TEMP TABLE removed_ids(id INTEGER PRIMARY KEY)"_s);
    for (const SourceId id : ids)
        connection.run(u"INSERT OR IGNORE INTO temp.removed_ids VALUES(?)"_s, id);
    for (const Kept &kept : keptTables()) {
        // Copied with all columns there are: a later schema needs no change here.
        connection.run("CREATE TEMP TABLE removed_"_L1 % kept.table % " AS SELECT * FROM main."_L1 %
                       kept.table % " WHERE "_L1 % kept.condition);
    }
    connection.run(u"UPDATE temp.removed_sources SET unread=0, total=0, bookmarked=0"_s);
    connection.run(u"UPDATE temp.removed_channels SET unread=0, total=0"_s);
    // What the search index knew of them may be tidied away.
    connection.run(u"UPDATE temp.removed_articles SET index_rowid=NULL"_s);
}

void restoreSources(Writing &writing)
{
    Connection &connection = writing.connection();
    connection.run(u"DELETE FROM temp.removed_ids WHERE id IN (SELECT r.id FROM temp.removed_sources r"
                   " JOIN main.sources s ON s.kind=r.kind AND s.url=r.url WHERE s.id<>r.id)"_s);
    connection.run(u"UPDATE temp.removed_sources SET group_id=NULL WHERE group_id NOT IN"
                   " (SELECT id FROM main.groups)"_s);
    // One that stayed for its bookmarks becomes what it was.
    connection.run(
        u"UPDATE main.sources SET (kind, url, group_id, retired_kind, retired_url, etag, last_modified,"
        " body_hash, rhythm) = (SELECT r.kind, r.url, r.group_id, r.retired_kind, r.retired_url, r.etag,"
        " r.last_modified, r.body_hash, r.rhythm FROM temp.removed_sources r WHERE r.id=main.sources.id)"
        " WHERE id IN (SELECT id FROM temp.removed_ids)"_s);
    connection.run(u"INSERT OR IGNORE INTO main.sources SELECT * FROM temp.removed_sources"
                   " WHERE id IN (SELECT id FROM temp.removed_ids)"_s);
    connection.run(u"INSERT OR IGNORE INTO main.channels SELECT * FROM temp.removed_channels"
                   " WHERE source_id IN (SELECT id FROM temp.removed_ids)"_s);
    // What the reader deleted does not come back with the next fetch.
    connection.run(u"INSERT OR IGNORE INTO main.tombstones SELECT * FROM temp.removed_tombstones"
                   " WHERE source_id IN (SELECT id FROM temp.removed_ids)"_s);
    connection.run(u"INSERT OR IGNORE INTO main.files SELECT * FROM temp.removed_files"
                   " WHERE source_id IN (SELECT id FROM temp.removed_ids)"_s);
}

QList<ArticleId> restoreArticles(Writing &writing)
{
    Connection &connection = writing.connection();
    QList<ArticleId> ids;
    {
        Statement statement =
            connection.prepare(u"INSERT OR IGNORE INTO main.articles SELECT * FROM temp.removed_articles"
                               " WHERE source_id IN (SELECT id FROM temp.removed_ids)"
                               " RETURNING id, source_id, channel_id, read, bookmarked"_s);
        statement.exec();
        while (statement.next()) {
            ids.append(statement.id<ArticleId>(0));
            writing.countArticle(statement.id<SourceId>(1), statement.id<ChannelId>(2), statement.boolean(3),
                statement.boolean(4), +1);
        }
    }
    const QString back = u" WHERE article_id IN (SELECT id FROM main.articles)"_s;
    for (const QString &table : {u"heads"_s, u"bodies"_s, u"full_texts"_s, u"revisions"_s}) {
        connection.run(
            "INSERT OR IGNORE INTO main."_L1 % table % " SELECT * FROM temp.removed_"_L1 % table % back);
    }
    connection.run("INSERT OR IGNORE INTO main.article_images SELECT * FROM temp.removed_article_images"_L1 %
                   back % " AND image_id IN (SELECT id FROM main.images)"_L1);
    connection.run(u"INSERT OR IGNORE INTO pending(article_id) SELECT a.id FROM main.articles a"
                   " JOIN temp.removed_articles r ON r.id=a.id WHERE a.index_rowid IS NULL"_s);
    if (!ids.isEmpty())
        writing.noteIndexWork();
    return ids;
}

} // namespace

Status removeSources(Writing &writing, const QList<SourceId> &ids)
{
    Connection &connection = writing.connection();
    // The pictures of an earlier removal are nobody's now.
    if (hasCopies(connection)) {
        dropCopies(connection);
        dropUnusedImages(writing);
    }
    makeCopies(connection, ids);
    for (const SourceId id : ids) {
        if (const Status removed = removeSource(writing, id, Pictures::Keep); !removed)
            return removed;
    }
    connection.run(u"INSERT OR REPLACE INTO properties(name, value) VALUES(?, '1')"_s, waitingProperty);
    return connection.status();
}

Result<int> restoreRemoved(Writing &writing)
{
    Connection &connection = writing.connection();
    if (!hasCopies(connection))
        return connection.failed() ? connection.error()
                                   : Error{Error::Kind::NotFound, u"nothing was removed"_s, 0};
    restoreSources(writing);
    writing.changes().added = readRows(connection, restoreArticles(writing));
    const int count = int(connection.value(u"SELECT count(*) FROM temp.removed_ids"_s).toLongLong());
    writing.changes().treeChanged = true;
    dropCopies(connection);
    dropUnusedImages(writing);
    connection.run(u"DELETE FROM properties WHERE name=?"_s, waitingProperty);
    if (connection.failed())
        return connection.error();
    return count;
}

void forgetRemoved(Writing &writing)
{
    Connection &connection = writing.connection();
    if (connection.value(u"SELECT 1 FROM properties WHERE name=?"_s, waitingProperty).isNull())
        return;
    dropUnusedImages(writing);
    connection.run(u"DELETE FROM properties WHERE name=?"_s, waitingProperty);
}

} // namespace courant
