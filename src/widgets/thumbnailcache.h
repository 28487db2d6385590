// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "store/library.h"

#include <QCache>
#include <QFuture>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPixmap>

#include <functional>

namespace courant {

/// Small pictures for the list, from the library only, decoded on the pool at the size they are shown.
/// Bounded. GUI thread.
class ThumbnailCache final : public QObject
{
    Q_OBJECT
public:
    /// Library::image in life.
    using ImageSource = std::function<QFuture<Result<ImageData>>(const QString &key)>;

    explicit ThumbnailCache(ImageSource images, QObject *parent = nullptr);
    ~ThumbnailCache() override;

    /// The picture at `url` cropped to `size` logical pixels, when it is here; else null, and it is asked
    /// for: arrived() tells.
    QPixmap pixmap(const QString &url, QSize size, double scale);
    QPixmap pixmap(const QString &url, int side, double scale)
    {
        return pixmap(url, QSize(side, side), scale);
    }
    /// A picture came into the store after all: asks again when next wanted.
    void retry(const QString &key);
    /// Nothing is being fetched or decoded.
    bool isIdle() const { return m_running == 0 && m_queue.isEmpty(); }

Q_SIGNALS:
    void arrived(const QString &url);

private:
    struct Wanted
    {
        QString url;
        QString name; ///< of the cached pixmap
        QSize pixels;
        double scale = 1;
    };

    void next();
    void fetch(const Wanted &wanted);
    void finish(const Wanted &wanted, const QImage &image);

    ImageSource m_images;
    QCache<QString, QPixmap> m_pixmaps; ///< cost: KiB
    QHash<QString, QString> m_missing;  ///< pixmap name -> image key
    QList<Wanted> m_queue;
    QSet<QString> m_underWay;
    int m_running = 0;
};

/// Decodes a picture of an allowed format, shrunk so that `pixels` are covered, and crops these from its
/// middle (a little above: faces). Null when it is no picture we decode. Any thread.
QImage decodeThumbnail(const QByteArray &bytes, QSize pixels);

} // namespace courant
