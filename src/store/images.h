// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

class QSize;

namespace courant {

class Connection;
class Writing;

/// The condition for images that neither an article, one in the trash included, nor a source shows.
inline constexpr QLatin1StringView unusedImages{
    "id NOT IN (SELECT image_id FROM article_images)"
    " AND id NOT IN (SELECT image_id FROM trash_article_images)"
    " AND url NOT IN (SELECT icon FROM sources WHERE icon IS NOT NULL)"};

/// Order of fetching: by date, those of bookmarked articles before all others.
constexpr qint64 imageRank(qint64 sortKey, bool bookmarked)
{
    return bookmarked ? sortKey + (qint64(1) << 60) : sortKey;
}

/// Where the bytes with this hash lie in a data folder.
QString imagePath(const QString &dataFolder, const QString &hash);

/// Writes the file durably (temporary name, flushed, renamed) unless it is there. Any thread.
Status writeImageFile(const QString &dataFolder, const QString &hash, const QByteArray &bytes);

// Rows; database thread only.
QList<PendingImage> readPendingImages(
    Connection &connection, int limit, const QList<ArticleId> &articles, const PicturePolicy &policy);
/// NotFound for an unknown key.
/// @param bytes of the file; -1: not known
Status markStored(Writing &writing, const QString &key, const QString &hash, const QString &type, QSize size,
    qint64 bytes = -1);
/// Of all files, each once; those not measured yet are looked at. Bytes.
qint64 measurePictures(Connection &connection, const QString &dataFolder);
/// The same for the icon of a source, whose image needs no article. NotFound for an unknown source.
Status markIcon(Writing &writing, SourceId source, const QString &url, const QString &hash,
    const QString &type, QSize size);
Status markFailed(Writing &writing, const QString &key, const QString &error, const QDateTime &nextTry);
void markForRetry(Writing &writing, const QList<ArticleId> &articles);
/// What is stored under a key: hash and type; NotFound when it is not (yet).
struct StoredImage
{
    QString hash;
    QString type;
};
Result<StoredImage> findStored(Connection &connection, const QString &key);
/// The file of a stored image is gone: it is to be fetched again.
void markMissing(Writing &writing, const QString &hash);
/// Deletes images no article shows; their files are noted in `writing`.
void dropUnusedImages(Writing &writing);

} // namespace courant
