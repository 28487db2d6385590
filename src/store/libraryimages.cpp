// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/imagekey.h"
#include "store/images.h"
#include "store/library_p.h"

#include <QCryptographicHash>
#include <QFile>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

} // namespace

QFuture<Result<QList<PendingImage>>> Library::pendingImages(
    int limit, const QList<ArticleId> &articles, const PicturePolicy &policy)
{
    return d->read<Result<QList<PendingImage>>>([limit, articles, policy](Connection &connection) {
        return readPendingImages(connection, limit, articles, policy);
    });
}

namespace {

/// A file on its way into the image store, written on the pool before its row.
struct StoredFile
{
    QString hash;
    Status written;
    qint64 bytes = 0;

    /// Success if the file is there. A removal that was committed meanwhile may have taken one of the same
    /// bytes; database thread, after which no removal comes between the file and its row.
    Status ensure(const QString &folder, const QByteArray &bytes) const
    {
        if (!written || QFile::exists(imagePath(folder, hash)))
            return written;
        return writeImageFile(folder, hash, bytes);
    }
};

std::function<void()> writeFileOf(
    const std::shared_ptr<StoredFile> &stored, const QByteArray &bytes, const QString &folder)
{
    return [stored, bytes, folder] {
        stored->hash =
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        stored->bytes = bytes.size();
        stored->written = writeImageFile(folder, stored->hash, bytes);
    };
}

} // namespace

QFuture<Status> Library::storeImage(
    const QString &key, const QByteArray &bytes, const QString &type, QSize size)
{
    auto stored = std::make_shared<StoredFile>();
    return d->write<Status>(Lane::Background,
        [stored, key, bytes, type, size, folder = d->options.dataFolder](Writing &writing) {
            if (const Status there = stored->ensure(folder, bytes); !there)
                return there;
            const Status marked = markStored(writing, key, stored->hash, type, size, stored->bytes);
            writing.storedImages().append(key);
            return marked;
        },
        {writeFileOf(stored, bytes, d->options.dataFolder)});
}

QFuture<Status> Library::storeSourceIcon(
    SourceId source, const QString &url, const QByteArray &bytes, const QString &type, QSize size)
{
    auto stored = std::make_shared<StoredFile>();
    return d->write<Status>(Lane::Background,
        [stored, source, url, bytes, type, size, folder = d->options.dataFolder](Writing &writing) {
            if (const Status there = stored->ensure(folder, bytes); !there)
                return there;
            const Status marked = markIcon(writing, source, url, stored->hash, type, size);
            writing.storedImages().append(imageKeyOf(url));
            return marked;
        },
        {writeFileOf(stored, bytes, d->options.dataFolder)});
}

QFuture<Status> Library::failImage(const QString &key, const QString &error, const QDateTime &nextTry)
{
    return d->write<Status>(Lane::Background,
        [key, error, nextTry](Writing &writing) { return markFailed(writing, key, error, nextTry); });
}

QFuture<Status> Library::retryDueImages(const QDateTime &now)
{
    return d->write<Status>(Lane::Background, [now](Writing &writing) {
        writing.connection().run(
            u"UPDATE images SET state=0 WHERE state=2 AND next_try IS NOT NULL AND next_try<=?"_s, now);
        return writing.connection().status();
    });
}

QFuture<Result<qint64>> Library::picturesSize()
{
    return d->write<Result<qint64>>(Lane::Background, [folder = d->options.dataFolder](Writing &writing) {
        return measurePictures(writing.connection(), folder);
    });
}

QFuture<Status> Library::retryImages(const QList<ArticleId> &articles)
{
    return d->write<Status>(Lane::Interactive, [articles](Writing &writing) {
        markForRetry(writing, articles);
        return writing.connection().status();
    });
}

QFuture<Result<ImageData>> Library::image(const QString &key)
{
    return d->read<Result<ImageData>>([d = d.get(), key](Connection &connection) -> Result<ImageData> {
        const Result<StoredImage> stored = findStored(connection, key);
        if (!stored)
            return stored.error();
        QFile file(imagePath(d->options.dataFolder, stored->hash));
        if (!file.open(QIODevice::ReadOnly))
            return Error{Error::Kind::NotFound, file.fileName() % ": "_L1 % file.errorString(), 0};
        return ImageData{file.readAll(), stored->type};
    });
}

} // namespace courant
