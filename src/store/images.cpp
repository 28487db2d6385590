// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/images.h"

#include "db/connection.h"
#include "model/imagekey.h"
#include "store/rows.h"
#include "store/writing.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSize>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using State = ArticleImage::State;

// A new name in a folder survives a power cut only once the folder itself is on the disk.
void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
#else
    Q_UNUSED(path)
#endif
}

// Counts of the articles that show an image, after its state changed; those rows are in the changes.
void recount(Writing &writing, qint64 image)
{
    Connection &connection = writing.connection();
    connection.run(u"UPDATE articles SET images_stored=(SELECT count(*) FROM article_images ai"
                   " JOIN images i ON i.id=ai.image_id WHERE ai.article_id=articles.id AND i.state=1)"
                   " WHERE id IN (SELECT article_id FROM article_images WHERE image_id=?)"_s,
        image);
    Statement statement =
        connection.prepare(u"SELECT DISTINCT article_id FROM article_images WHERE image_id=?"_s);
    statement.bind(image).exec();
    QList<ArticleId> ids;
    while (statement.next())
        ids.append(statement.id<ArticleId>(0));
    writing.changes().updated += readRows(connection, ids);
}

} // namespace

QString imagePath(const QString &dataFolder, const QString &hash)
{
    return dataFolder % "/images/"_L1 % QStringView(hash).left(2) % u'/' % hash;
}

Status writeImageFile(const QString &dataFolder, const QString &hash, const QByteArray &bytes)
{
    const QString path = imagePath(dataFolder, hash);
    if (QFileInfo(path).size() == bytes.size())
        return {};
    const QString folder = QFileInfo(path).path();
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return Error{Error::Kind::Unreadable, "cannot make the folder "_L1 % folder, 0};
        syncFolder(QFileInfo(folder).path());
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        const bool full =
            file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
        return Error{
            full ? Error::Kind::DiskFull : Error::Kind::Unreadable, path % ": "_L1 % file.errorString(), 0};
    }
    syncFolder(folder);
    return {};
}

// The condition for images that a policy wants, in terms of "images i". Empty: all of them.
static QString wantedBy(Connection &connection, const PicturePolicy &policy)
{
    using Pictures = SourceOptions::Pictures;
    const bool all = policy.byDefault == Pictures::All || policy.byDefault == Pictures::Default;
    const bool own =
        !connection
             .value(u"SELECT 1 FROM sources WHERE json_extract(options,'$.pictures') IS NOT NULL LIMIT 1"_s)
             .isNull();
    // By their rank they are found without looking at the others.
    const QString bookmarked = u" AND i.rank>=%1"_s.arg(imageRank(0, true));
    if (!own) {
        if (policy.byDefault == Pictures::None)
            return u" AND 0"_s;
        return all && !policy.onlyBookmarked ? QString() : bookmarked;
    }
    return QString(policy.onlyBookmarked ? bookmarked : QString()) %
           " AND EXISTS (SELECT 1 FROM article_images ai JOIN articles a ON a.id=ai.article_id"
           " JOIN sources s ON s.id=a.source_id WHERE ai.image_id=i.id"
           " AND CASE ifnull(json_extract(s.options,'$.pictures'),'"_L1 %
           (all                                     ? "all"_L1
               : policy.byDefault == Pictures::None ? "none"_L1
                                                    : "bookmarked"_L1) %
           "') WHEN 'none' THEN 0 WHEN 'bookmarked' THEN a.bookmarked ELSE 1 END)"_L1;
}

QList<PendingImage> readPendingImages(
    Connection &connection, int limit, const QList<ArticleId> &articles, const PicturePolicy &policy)
{
    const QString select = u"WITH p AS (SELECT i.url, i.key, i.width, i.height, i.tries, i.rank,"
                           " (SELECT article_id FROM article_images WHERE image_id=i.id LIMIT 1) AS article"
                           " FROM images i WHERE i.state=0"_s;
    const QString order =
        u" ORDER BY i.rank DESC LIMIT ?) SELECT p.url, p.key, p.width, p.height, p.article,"
        " h.link, a.source_id, p.tries, s.kind<>0 AND b.origin IS NULL"
        " FROM p LEFT JOIN articles a ON a.id=p.article LEFT JOIN heads h ON h.article_id=a.id"
        " LEFT JOIN bodies b ON b.article_id=a.id LEFT JOIN sources s ON s.id=a.source_id"
        " ORDER BY p.rank DESC"_s;
    Statement statement = connection.prepare(
        articles.isEmpty() ? QString(select % wantedBy(connection, policy) % order)
                           : QString(select %
                                     " AND i.id IN (SELECT image_id FROM article_images WHERE article_id IN"
                                     " (SELECT value FROM json_each(?)))"_L1 %
                                     order));
    if (articles.isEmpty())
        statement.bind(limit);
    else
        statement.bind(jsonArray(articles), limit);
    statement.exec();
    QList<PendingImage> images;
    while (statement.next()) {
        PendingImage pending;
        pending.image.url = statement.text(0);
        pending.image.key = statement.text(1);
        if (!statement.isNull(2))
            pending.image.size = QSize(int(statement.integer(2)), int(statement.integer(3)));
        pending.article = statement.id<ArticleId>(4);
        pending.referer = statement.text(5);
        pending.source = statement.id<SourceId>(6);
        pending.tries = int(statement.integer(7));
        pending.local = statement.boolean(8);
        images.append(pending);
    }
    return images;
}

Status markStored(
    Writing &writing, const QString &key, const QString &hash, const QString &type, QSize size, qint64 bytes)
{
    Connection &connection = writing.connection();
    const QVariant id = connection.value(u"SELECT id FROM images WHERE key=?"_s, key);
    if (id.isNull())
        return connection.failed() ? connection.status()
                                   : Status(Error{Error::Kind::NotFound, "image "_L1 % key, 0});
    connection.run(
        u"UPDATE images SET state=1, hash=?, type=?, width=ifnull(?, width), height=ifnull(?, height),"
        " error=NULL, tries=0, next_try=NULL, bytes=? WHERE id=?"_s,
        hash, type, size.isValid() ? QVariant(size.width()) : QVariant(),
        size.isValid() ? QVariant(size.height()) : QVariant(), bytes >= 0 ? QVariant(bytes) : QVariant(), id);
    recount(writing, id.toLongLong());
    return connection.status();
}

Status markIcon(Writing &writing, SourceId source, const QString &url, const QString &hash,
    const QString &type, QSize size)
{
    Connection &connection = writing.connection();
    if (connection.value(u"SELECT 1 FROM sources WHERE id=?"_s, source).isNull())
        return connection.failed()
                   ? connection.status()
                   : Status(Error{Error::Kind::NotFound, u"source %1"_s.arg(toInt(source)), 0});
    const QString key = imageKeyOf(url);
    connection.run(u"INSERT OR IGNORE INTO images(key, url) VALUES(?,?)"_s, key, url);
    connection.run(u"UPDATE sources SET icon=? WHERE id=?"_s, url, source);
    writing.touch(source);
    return markStored(writing, key, hash, type, size);
}

Status markFailed(Writing &writing, const QString &key, const QString &error, const QDateTime &nextTry)
{
    Connection &connection = writing.connection();
    const QVariant id = connection.value(u"SELECT id FROM images WHERE key=?"_s, key);
    if (id.isNull())
        return connection.failed() ? connection.status()
                                   : Status(Error{Error::Kind::NotFound, "image "_L1 % key, 0});
    connection.run(u"UPDATE images SET state=2, error=?, next_try=?, tries=tries+1 WHERE id=? AND state<>1"_s,
        error, nextTry, id);
    Statement pages =
        connection.prepare(u"SELECT DISTINCT article_id FROM article_images WHERE image_id=?"_s);
    pages.bind(id).exec();
    while (pages.next())
        writing.changedPages().append({pages.id<ArticleId>(0), PageChange::State});
    return connection.status();
}

qint64 measurePictures(Connection &connection, const QString &dataFolder)
{
    QStringList unknown;
    {
        Statement statement = connection.prepare(
            u"SELECT DISTINCT hash FROM images WHERE state=1 AND bytes IS NULL AND hash IS NOT NULL"_s);
        statement.exec();
        while (statement.next())
            unknown.append(statement.text(0));
    }
    for (const QString &hash : std::as_const(unknown))
        connection.run(
            u"UPDATE images SET bytes=? WHERE hash=?"_s, QFileInfo(imagePath(dataFolder, hash)).size(), hash);
    return connection
        .value(u"SELECT ifnull(sum(bytes),0) FROM"
               " (SELECT max(bytes) AS bytes FROM images WHERE state=1 GROUP BY hash)"_s)
        .toLongLong();
}

void markForRetry(Writing &writing, const QList<ArticleId> &articles)
{
    if (articles.isEmpty()) {
        writing.connection().run(u"UPDATE images SET state=0 WHERE state=2"_s);
        return;
    }
    writing.connection().run(u"UPDATE images SET state=0 WHERE state=2 AND id IN (SELECT image_id FROM"
                             " article_images WHERE article_id IN (SELECT value FROM json_each(?)))"_s,
        jsonArray(articles));
}

Result<StoredImage> findStored(Connection &connection, const QString &key)
{
    Statement statement = connection.prepare(u"SELECT hash, type FROM images WHERE key=? AND state=1"_s);
    if (statement.bind(key).exec() && statement.next())
        return StoredImage{statement.text(0), statement.text(1)};
    return connection.failed() ? connection.error() : Error{Error::Kind::NotFound, "image "_L1 % key, 0};
}

void markMissing(Writing &writing, const QString &hash)
{
    Connection &connection = writing.connection();
    QList<qint64> images;
    {
        Statement statement = connection.prepare(u"SELECT id FROM images WHERE hash=?"_s);
        statement.bind(hash).exec();
        while (statement.next())
            images.append(statement.integer(0));
    }
    for (const qint64 image : std::as_const(images)) {
        connection.run(u"UPDATE images SET state=0, hash=NULL, type=NULL WHERE id=?"_s, image);
        recount(writing, image);
    }
}

void dropUnusedImages(Writing &writing)
{
    Connection &connection = writing.connection();
    QSet<QString> hashes;
    {
        Statement statement =
            connection.prepare("DELETE FROM images WHERE "_L1 % unusedImages % " RETURNING hash"_L1);
        statement.exec();
        while (statement.next()) {
            if (!statement.isNull(0))
                hashes.insert(statement.text(0));
        }
    }
    for (const QString &hash : std::as_const(hashes)) {
        if (connection.value(u"SELECT 1 FROM images WHERE hash=? LIMIT 1"_s, hash).isNull())
            writing.unusedFiles().append(hash);
    }
}

} // namespace courant
