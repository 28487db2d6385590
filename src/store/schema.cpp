// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include "db/connection.h"
#include "store/trash.h"

#include <QStringList>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

void runAll(Connection &connection, const QStringList &statements)
{
    for (const QString &statement : statements)
        connection.run(statement);
}

// An article lies in three tables: articles has what views select and order by, and stays narrow, so that
// marking a hundred thousand read rewrites little; heads has what a row of the list shows; bodies the rest.
QStringList articleTables()
{
    return {
        u"CREATE TABLE articles("
        "id INTEGER PRIMARY KEY AUTOINCREMENT," // ids are never given twice
        "source_id INTEGER NOT NULL REFERENCES sources(id),"
        "channel_id INTEGER,"
        "key BLOB NOT NULL," // 16 bytes: identity inside the source
        "link_key INTEGER,"  // hash of the normalised link
        "published INTEGER," // all times in ms since the epoch, UTC
        "added INTEGER NOT NULL,"
        "sort_key INTEGER NOT NULL,"
        "read INTEGER NOT NULL DEFAULT 0,"
        "bookmarked INTEGER NOT NULL DEFAULT 0,"
        "images INTEGER NOT NULL DEFAULT 0,"
        "images_stored INTEGER NOT NULL DEFAULT 0,"
        "content_hash BLOB NOT NULL," // of every field
        "text_hash INTEGER NOT NULL," // of what the search index knows
        "index_rowid INTEGER)"_s,     // the valid entry in search, NULL while it waits in pending
        u"CREATE TABLE heads("
        "article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,"
        "title TEXT, path_title TEXT, author TEXT, excerpt TEXT, thumbnail TEXT, language TEXT, link TEXT)"_s,
        u"CREATE TABLE bodies("
        "article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,"
        "content BLOB, summary BLOB," // one format byte, then the text (packing.h)
        "guid TEXT, base TEXT, lead_image TEXT, comments_url TEXT, updated INTEGER,"
        "details BLOB," // CBOR: categories, enclosures, extra
        "document_header BLOB, document_body BLOB, document_form INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE TABLE pending("
        "article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,"
        "text TEXT)"_s,
    };
}

QStringList articleIndexes()
{
    return {
        u"CREATE UNIQUE INDEX articles_key ON articles(source_id, key)"_s,
        u"CREATE INDEX articles_link ON articles(source_id, link_key) WHERE link_key IS NOT NULL"_s,
        u"CREATE INDEX articles_order ON articles(sort_key)"_s,
        u"CREATE INDEX articles_source ON articles(source_id, sort_key)"_s,
        u"CREATE INDEX articles_channel ON articles(channel_id, sort_key) WHERE channel_id IS NOT NULL"_s,
        u"CREATE INDEX articles_unread ON articles(sort_key) WHERE read=0"_s,
        u"CREATE INDEX articles_source_unread ON articles(source_id, sort_key) WHERE read=0"_s,
        u"CREATE INDEX articles_channel_unread ON articles(channel_id, sort_key)"
        " WHERE read=0 AND channel_id IS NOT NULL"_s,
        u"CREATE INDEX articles_bookmarked ON articles(sort_key) WHERE bookmarked=1"_s,
        // Dates in the future sort by arrival; the few of them need their own way into "since".
        u"CREATE INDEX articles_ahead ON articles(sort_key) WHERE published>sort_key"_s,
        u"CREATE UNIQUE INDEX articles_indexed ON articles(index_rowid) WHERE index_rowid IS NOT NULL"_s,
    };
}

QStringList sourceTables()
{
    return {
        u"CREATE TABLE properties(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID"_s,
        u"CREATE TABLE groups(id INTEGER PRIMARY KEY AUTOINCREMENT,"
        "parent INTEGER REFERENCES groups(id), title TEXT NOT NULL, position INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE UNIQUE INDEX groups_title ON groups(ifnull(parent,0), title)"_s,
        u"CREATE TABLE sources(id INTEGER PRIMARY KEY AUTOINCREMENT,"
        "group_id INTEGER REFERENCES groups(id), kind INTEGER NOT NULL, url TEXT NOT NULL,"
        "title TEXT, custom_title INTEGER NOT NULL DEFAULT 0,"
        "homepage TEXT, description TEXT, language TEXT, icon TEXT, position INTEGER NOT NULL DEFAULT 0,"
        "unread INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0,"
        "bookmarked INTEGER NOT NULL DEFAULT 0,"
        // Removed while it held bookmarks: stays for those alone, and can be revived.
        "retired_kind INTEGER, retired_url TEXT,"
        "etag BLOB, last_modified BLOB, body_hash BLOB, last_attempt INTEGER, last_success INTEGER,"
        "last_error TEXT, failures INTEGER NOT NULL DEFAULT 0, not_before INTEGER, rhythm TEXT, UNIQUE(kind, url))"_s,
        u"CREATE INDEX sources_group ON sources(group_id)"_s,
        u"CREATE TABLE channels(id INTEGER PRIMARY KEY AUTOINCREMENT,"
        "source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,"
        "parent INTEGER, title TEXT NOT NULL,"
        "unread INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0)"_s,
        u"CREATE UNIQUE INDEX channels_title ON channels(source_id, ifnull(parent,0), title)"_s,
        u"CREATE TABLE files(source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,"
        "path TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL, hash BLOB, error TEXT,"
        "gone INTEGER NOT NULL DEFAULT 0, article_id INTEGER, PRIMARY KEY(source_id, path)) WITHOUT ROWID"_s,
    };
}

QStringList imageTables()
{
    return {
        u"CREATE TABLE images(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, url TEXT NOT NULL,"
        "state INTEGER NOT NULL DEFAULT 0, hash TEXT, type TEXT, width INTEGER, height INTEGER, error TEXT,"
        "tries INTEGER NOT NULL DEFAULT 0,"
        "rank INTEGER NOT NULL DEFAULT 0)"_s, // newest article that shows it; bookmarked ones far above
        u"CREATE INDEX images_pending ON images(rank) WHERE state=0"_s,
        u"CREATE INDEX images_hash ON images(hash) WHERE hash IS NOT NULL"_s,
        u"CREATE TABLE article_images("
        "article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,"
        "position INTEGER NOT NULL, image_id INTEGER NOT NULL REFERENCES images(id),"
        "PRIMARY KEY(article_id, position)) WITHOUT ROWID"_s,
        u"CREATE INDEX article_images_image ON article_images(image_id)"_s,
    };
}

void createVersion1(Connection &connection)
{
    runAll(connection, sourceTables() + articleTables() + articleIndexes() + imageTables());
    createSearchTable(connection, u"search"_s);
    // Row ids given in each hour, and how many of them are in the table.
    connection.run(u"CREATE TABLE search_hours(hour INTEGER PRIMARY KEY, used INTEGER NOT NULL,"
                   " entries INTEGER NOT NULL DEFAULT 0)"_s);
}

// What a reader chose for a source; when a picture that failed is tried again (NULL: when asked for), and how
// large one is (NULL: not measured yet).
void addSourceOptions(Connection &connection)
{
    runAll(connection,
        {u"ALTER TABLE sources ADD COLUMN options TEXT"_s,
            u"ALTER TABLE images ADD COLUMN next_try INTEGER"_s,
            u"ALTER TABLE images ADD COLUMN bytes INTEGER"_s, u"UPDATE images SET next_try=0 WHERE state=2"_s,
            u"CREATE INDEX images_failed ON images(next_try) WHERE state=2"_s});
}

// Whole articles, fetched from their pages; next_try NULL: when asked for. Earlier texts of articles.
void addFullTexts(Connection &connection)
{
    runAll(connection,
        {u"CREATE TABLE full_texts("
         "article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,"
         "state INTEGER NOT NULL DEFAULT 0, shown INTEGER NOT NULL DEFAULT 1, content BLOB, title TEXT,"
         "byline TEXT, language TEXT, base TEXT, images TEXT, fetched INTEGER, error TEXT,"
         "tries INTEGER NOT NULL DEFAULT 0, next_try INTEGER)"_s,
            u"CREATE INDEX full_texts_waiting ON full_texts(state, next_try) WHERE state<>1"_s,
            u"CREATE TABLE revisions(id INTEGER PRIMARY KEY,"
            "article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,"
            "replaced INTEGER NOT NULL, title TEXT, content BLOB, summary BLOB)"_s,
            u"CREATE INDEX revisions_article ON revisions(article_id, id)"_s});
}

// Searches with a name; what the reader deleted (trash.h), and what is not to come back.
void addViewsAndTrash(Connection &connection)
{
    runAll(connection,
        {u"CREATE TABLE views(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, search TEXT NOT NULL,"
         " position INTEGER NOT NULL, unread INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0)"_s,
            u"CREATE TABLE deletions(id INTEGER PRIMARY KEY AUTOINCREMENT, time INTEGER NOT NULL,"
            " articles INTEGER NOT NULL DEFAULT 0)"_s,
            u"CREATE TABLE trashed(article_id INTEGER PRIMARY KEY, deletion_id INTEGER NOT NULL,"
            " source_id INTEGER NOT NULL)"_s,
            u"CREATE INDEX trashed_deletion ON trashed(deletion_id)"_s,
            u"CREATE INDEX trashed_source ON trashed(source_id)"_s,
            u"CREATE TABLE tombstones(source_id INTEGER NOT NULL, key BLOB NOT NULL, link BLOB, title BLOB,"
            " time INTEGER NOT NULL, PRIMARY KEY(source_id, key)) WITHOUT ROWID"_s,
            u"CREATE INDEX tombstones_link ON tombstones(source_id, link) WHERE link IS NOT NULL"_s});
    Trash::prepare(connection);
}

// How far the reader got in an article, in ten-thousandths.
void addPlaces(Connection &connection)
{
    connection.run(u"CREATE TABLE places(article_id INTEGER PRIMARY KEY REFERENCES articles(id)"
                   " ON DELETE CASCADE, place INTEGER NOT NULL)"_s);
}

// Where a document was fetched from: NULL for files and for items of feeds.
void addOrigins(Connection &connection)
{
    connection.run(u"ALTER TABLE bodies ADD COLUMN origin TEXT"_s);
}

// The text waited here until it was indexed, which doubled what a first fetch writes; the bodies have it.
void dropWaitingTexts(Connection &connection)
{
    connection.run(u"ALTER TABLE pending DROP COLUMN text"_s);
}

} // namespace

// Text comes folded and cut into tokens by segment.h; what is left to FTS5 is to split at blanks. The body
// comes first because the first column costs nothing to name in each place.
void createSearchTable(Connection &connection, const QString &name)
{
    connection.run("CREATE VIRTUAL TABLE "_L1 % name %
                   " USING fts5(body, title, author, source, tags, content='', tokenize='ascii')"_L1);
    connection.run("INSERT INTO "_L1 % name % u'(' % name % ", rank) VALUES('hashsize', 33554432)"_L1);
}

QList<Migration> libraryMigrations()
{
    return {createVersion1, addSourceOptions, addFullTexts, addViewsAndTrash, addPlaces, addOrigins,
        dropWaitingTexts};
}

} // namespace courant
