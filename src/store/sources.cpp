// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sources.h"

#include "db/connection.h"
#include "store/images.h"
#include "store/rhythmtext.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

Status notFound(Connection &connection, const QString &what)
{
    return connection.failed() ? connection.status() : Status(Error{Error::Kind::NotFound, what, 0});
}

bool hasSource(Connection &connection, SourceId id)
{
    return !connection.value(u"SELECT 1 FROM sources WHERE id=?"_s, id).isNull();
}

bool hasGroup(Connection &connection, GroupId id)
{
    return !connection.value(u"SELECT 1 FROM groups WHERE id=?"_s, id).isNull();
}

QVariant orNull(GroupId group)
{
    return group == GroupId::None ? QVariant() : QVariant(toInt(group));
}

// A source that was removed but for its bookmarks comes back with them.
SourceId revive(Writing &writing, const NewSource &source)
{
    Connection &connection = writing.connection();
    const QVariant id = connection.value(
        u"SELECT id FROM sources WHERE retired_kind=? AND retired_url=? LIMIT 1"_s, source.kind, source.url);
    if (id.isNull())
        return SourceId::None;
    connection.run(
        u"UPDATE sources SET kind=retired_kind, url=retired_url, retired_kind=NULL, retired_url=NULL,"
        " group_id=? WHERE id=?"_s,
        orNull(source.group), id);
    writing.changes().treeChanged = true;
    return SourceId(id.toLongLong());
}

void deleteArticles(Writing &writing, SourceId source, bool evenBookmarked)
{
    Connection &connection = writing.connection();
    // Cascades would look every child up article by article; whole sets are much faster.
    const QString chosen = u"IN (SELECT id FROM articles WHERE source_id=? AND (bookmarked=0 OR ?))"_s;
    for (const QString &table : {u"article_images"_s, u"pending"_s, u"bodies"_s, u"heads"_s})
        connection.run("DELETE FROM "_L1 % table % " WHERE article_id "_L1 % chosen, source, evenBookmarked);
    Statement statement = connection.prepare(u"DELETE FROM articles WHERE source_id=? AND (bookmarked=0 OR ?)"
                                             " RETURNING id, channel_id, read, bookmarked"_s);
    statement.bind(source, evenBookmarked).exec();
    while (statement.next()) {
        writing.changes().removed.append(statement.id<ArticleId>(0));
        writing.countArticle(
            source, statement.id<ChannelId>(1), statement.boolean(2), statement.boolean(3), -1);
    }
}

void dropEmptyChannels(Connection &connection, SourceId source)
{
    // From the leaves up: each round frees the parents of the round before.
    int dropped = 1;
    for (int round = 0; dropped > 0 && round < 64; ++round) {
        Statement statement = connection.prepare(
            u"DELETE FROM channels WHERE source_id=? AND id NOT IN"
            " (SELECT channel_id FROM articles WHERE source_id=? AND channel_id IS NOT NULL)"
            " AND id NOT IN (SELECT parent FROM channels WHERE source_id=? AND parent IS NOT NULL)"_s);
        if (!statement.bind(source, source, source).exec())
            return;
        dropped = statement.changes();
    }
}

bool hasArticles(Connection &connection, SourceId id)
{
    return !connection.value(u"SELECT 1 FROM articles WHERE source_id=? LIMIT 1"_s, id).isNull();
}

} // namespace

Result<SourceId> addSource(Writing &writing, const NewSource &source)
{
    Connection &connection = writing.connection();
    const QVariant known =
        connection.value(u"SELECT id FROM sources WHERE kind=? AND url=?"_s, source.kind, source.url);
    if (!known.isNull())
        return SourceId(known.toLongLong());
    if (source.group != GroupId::None && !hasGroup(connection, source.group))
        return notFound(connection, u"group %1"_s.arg(toInt(source.group))).error();
    if (const SourceId revived = revive(writing, source); revived != SourceId::None) {
        writing.touch(revived);
        return revived;
    }
    Statement statement =
        connection.prepare(u"INSERT INTO sources(group_id, kind, url, title, homepage, position)"
                           " VALUES(?,?,?,?,?,(SELECT ifnull(max(position),0)+1 FROM sources))"_s);
    statement.bind(orNull(source.group), source.kind, source.url.isNull() ? u""_s : source.url, source.title,
        source.homepage.isEmpty() ? QString() : source.homepage);
    if (!statement.exec())
        return connection.error();
    const auto id = SourceId(statement.lastId());
    writing.touch(id);
    writing.changes().treeChanged = true;
    return id;
}

Status removeSource(Writing &writing, SourceId id, Pictures pictures)
{
    Connection &connection = writing.connection();
    if (!hasSource(connection, id))
        return notFound(connection, u"source %1"_s.arg(toInt(id)));
    deleteArticles(writing, id, false);
    connection.run(u"DELETE FROM files WHERE source_id=?"_s, id);
    dropEmptyChannels(connection, id);
    if (hasArticles(connection, id)) {
        connection.run(u"UPDATE sources SET retired_kind=kind, retired_url=url, kind=?, url='removed:'||id,"
                       " group_id=NULL, etag=NULL, last_modified=NULL, body_hash=NULL, last_error=NULL,"
                       " failures=0, not_before=NULL, rhythm=NULL WHERE id=? AND retired_kind IS NULL"_s,
            SourceKind::Documents, id);
        writing.touch(id);
    } else {
        connection.run(u"DELETE FROM sources WHERE id=?"_s, id);
    }
    if (pictures == Pictures::Drop)
        dropUnusedImages(writing);
    writing.changes().treeChanged = true;
    return connection.status();
}

void clearRetiredSources(Writing &writing)
{
    Connection &connection = writing.connection();
    QList<SourceId> retired;
    {
        Statement statement = connection.prepare(
            u"SELECT id FROM sources WHERE retired_kind IS NOT NULL AND total<>bookmarked"_s);
        statement.exec();
        while (statement.next())
            retired.append(statement.id<SourceId>(0));
    }
    for (const SourceId id : std::as_const(retired))
        (void)removeSource(writing, id);
}

Status renameSource(Writing &writing, SourceId id, const QString &title)
{
    Connection &connection = writing.connection();
    if (!hasSource(connection, id))
        return notFound(connection, u"source %1"_s.arg(toInt(id)));
    connection.run(u"UPDATE sources SET title=?, custom_title=1 WHERE id=?"_s, title, id);
    writing.touch(id);
    writing.changes().treeChanged = true;
    return connection.status();
}

Status setSourceUrl(Writing &writing, SourceId id, const QString &url)
{
    Connection &connection = writing.connection();
    if (!hasSource(connection, id))
        return notFound(connection, u"source %1"_s.arg(toInt(id)));
    const QVariant other = connection.value(
        u"SELECT 1 FROM sources WHERE url=? AND id<>? AND kind=(SELECT kind FROM sources WHERE id=?)"_s, url,
        id, id);
    if (!other.isNull())
        return Error{Error::Kind::InvalidArgument, u"another source has this address"_s};
    // What the server gave us to ask again with holds for the address where it led us itself.
    Rhythm rhythm =
        rhythmFromText(connection.value(u"SELECT rhythm FROM sources WHERE id=?"_s, id).toString());
    if (rhythm.movedTo != url)
        connection.run(u"UPDATE sources SET etag=NULL, last_modified=NULL, body_hash=NULL WHERE id=?"_s, id);
    rhythm.gone = false;
    rhythm.movedTo.clear();
    rhythm.movedTimes = 0;
    rhythm.movedSince = rhythm.movedLast = {};
    connection.run(u"UPDATE sources SET url=?, rhythm=? WHERE id=?"_s, url, rhythmToText(rhythm), id);
    writing.touch(id);
    return connection.status();
}

Status moveSource(Writing &writing, SourceId id, GroupId group)
{
    Connection &connection = writing.connection();
    if (!hasSource(connection, id))
        return notFound(connection, u"source %1"_s.arg(toInt(id)));
    if (group != GroupId::None && !hasGroup(connection, group))
        return notFound(connection, u"group %1"_s.arg(toInt(group)));
    connection.run(u"UPDATE sources SET group_id=? WHERE id=?"_s, orNull(group), id);
    writing.touch(id);
    writing.changes().treeChanged = true;
    return connection.status();
}

Status setSourceOptions(Writing &writing, SourceId id, const SourceOptions &options)
{
    Connection &connection = writing.connection();
    if (!hasSource(connection, id))
        return notFound(connection, u"source %1"_s.arg(toInt(id)));
    const QString before = connection.value(u"SELECT options FROM sources WHERE id=?"_s, id).toString();
    connection.run(u"UPDATE sources SET options=? WHERE id=?"_s, sourceOptionsToText(options), id);
    if (asksOtherwise(sourceOptionsFromText(before), options))
        connection.run(u"UPDATE sources SET etag=NULL, last_modified=NULL, body_hash=NULL WHERE id=?"_s, id);
    writing.touch(id);
    return connection.status();
}

Result<GroupId> ensureGroup(Writing &writing, const QStringList &path)
{
    Connection &connection = writing.connection();
    qint64 parent = 0;
    for (const QString &title : path) {
        const QVariant known =
            connection.value(u"SELECT id FROM groups WHERE ifnull(parent,0)=? AND title=?"_s, parent, title);
        if (!known.isNull()) {
            parent = known.toLongLong();
            continue;
        }
        Statement statement =
            connection.prepare(u"INSERT INTO groups(parent, title, position)"
                               " VALUES(?,?,(SELECT ifnull(max(position),0)+1 FROM groups))"_s);
        statement.bind(parent == 0 ? QVariant() : QVariant(parent), title);
        if (!statement.exec())
            return connection.error();
        parent = statement.lastId();
        writing.changes().treeChanged = true;
    }
    return GroupId(parent);
}

Status removeGroup(Writing &writing, GroupId id)
{
    Connection &connection = writing.connection();
    if (!hasGroup(connection, id))
        return notFound(connection, u"group %1"_s.arg(toInt(id)));
    const QVariant parent = connection.value(u"SELECT parent FROM groups WHERE id=?"_s, id);
    QList<std::pair<GroupId, QString>> children;
    {
        Statement statement = connection.prepare(u"SELECT id, title FROM groups WHERE parent=?"_s);
        statement.bind(id).exec();
        while (statement.next())
            children.append({statement.id<GroupId>(0), statement.text(1)});
    }
    connection.run(u"UPDATE sources SET group_id=? WHERE group_id=?"_s, parent, id);
    for (const auto &[child, title] : std::as_const(children)) {
        // The place above may have a group of that name already.
        QString free = title;
        for (int number = 2; !connection
                                  .value(u"SELECT 1 FROM groups WHERE ifnull(parent,0)=? AND title=?"
                                         " AND id<>?"_s,
                                      parent.toLongLong(), free, id)
                                  .isNull();
             ++number)
            free = u"%1 (%2)"_s.arg(title).arg(number);
        // Under the one to be removed until it is gone, or the two could collide.
        connection.run(u"UPDATE groups SET title=? WHERE id=?"_s, free, child);
    }
    if (!children.isEmpty()) {
        connection.run(u"UPDATE groups SET title=title||' '||id WHERE id=?"_s, id);
        connection.run(u"UPDATE groups SET parent=? WHERE parent=?"_s, parent, id);
    }
    connection.run(u"DELETE FROM groups WHERE id=?"_s, id);
    writing.changes().treeChanged = true;
    return connection.status();
}

Status writeFetchState(Writing &writing, SourceId id, const FetchState &fetch)
{
    Connection &connection = writing.connection();
    if (!hasSource(connection, id))
        return notFound(connection, u"source %1"_s.arg(toInt(id)));
    connection.run(u"UPDATE sources SET etag=?, last_modified=?, body_hash=?, last_attempt=?, last_success=?,"
                   " last_error=?, failures=?, not_before=?, rhythm=? WHERE id=?"_s,
        fetch.etag, fetch.lastModified, fetch.bodyHash, fetch.lastAttempt, fetch.lastSuccess, fetch.lastError,
        fetch.failures, fetch.notBefore, rhythmToText(fetch.rhythm), id);
    writing.touch(id);
    return connection.status();
}

QList<FileState> readFiles(Connection &connection, SourceId id)
{
    QList<FileState> files;
    Statement statement = connection.prepare(
        u"SELECT path, size, mtime, hash, error, gone FROM files WHERE source_id=? ORDER BY path"_s);
    statement.bind(id).exec();
    while (statement.next())
        files.append({statement.text(0), statement.integer(1), statement.integer(2), statement.blob(3),
            statement.text(4), statement.boolean(5)});
    return files;
}

} // namespace courant
