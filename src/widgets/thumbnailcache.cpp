// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/thumbnailcache.h"

#include "model/imagekey.h"
#include "model/whendone.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QSvgRenderer>
#include <QtConcurrentRun>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int CacheKiB = 16 * 1024;
constexpr int AtOnce = 4;
constexpr int LongestQueue = 64; // what was scrolled past need not be decoded
constexpr int MostMissing = 4096;
constexpr int LargestSide = 20000; // pixels; a header that promises more is not believed

/// The format by the first bytes, never by a name or by the plugins that happen to be installed.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png"_ba;
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg"_ba;
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return "gif"_ba;
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp"_ba;
    if (bytes.startsWith(QByteArray("\0\0\1\0", 4)))
        return "ico"_ba;
    return {};
}

/// An SVG was checked for harmlessness before it came into the store; Qt's own renderer runs and loads
/// nothing.
QImage drawSvg(const QByteArray &bytes, QSize pixels)
{
    QSvgRenderer renderer(bytes);
    if (!renderer.isValid() || renderer.viewBoxF().isEmpty())
        return {};
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(QPointF(), pixels));
    return image;
}

bool isSvg(const QByteArray &bytes)
{
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 1024)).trimmed();
    return head.startsWith('<') && head.contains("<svg");
}

} // namespace

QImage decodeThumbnail(const QByteArray &bytes, QSize pixels)
{
    const QByteArray format = formatOf(bytes);
    if (format.isEmpty())
        return isSvg(bytes) ? drawSvg(bytes, pixels) : QImage();
    QByteArray data = bytes;
    QBuffer buffer(&data);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > LargestSide || size.height() > LargestSide)
        return {};
    reader.setScaledSize(size.scaled(pixels, Qt::KeepAspectRatioByExpanding));
    QImage image = reader.read();
    if (image.isNull())
        return {};
    if (image.width() < pixels.width() || image.height() < pixels.height())
        image = image.scaled(pixels, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QPoint corner((image.width() - pixels.width()) / 2, (image.height() - pixels.height()) / 3);
    return image.copy(QRect(corner, pixels)).convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

ThumbnailCache::ThumbnailCache(ImageSource images, QObject *parent)
    : QObject(parent), m_images(std::move(images)), m_pixmaps(CacheKiB)
{
}

ThumbnailCache::~ThumbnailCache() = default;

QPixmap ThumbnailCache::pixmap(const QString &url, QSize size, double scale)
{
    const QSize pixels = (QSizeF(size) * scale).toSize();
    const QString name = u"%1x%2/"_s.arg(pixels.width()).arg(pixels.height()) + url;
    if (const QPixmap *known = m_pixmaps.object(name))
        return *known;
    if (m_missing.contains(name) || m_underWay.contains(name))
        return {};
    m_underWay.insert(name);
    m_queue.append({url, name, pixels, scale});
    if (m_queue.size() > LongestQueue)
        m_underWay.remove(m_queue.takeFirst().name);
    next();
    return {};
}

void ThumbnailCache::retry(const QString &key)
{
    QStringList urls;
    m_missing.removeIf([&](QHash<QString, QString>::iterator it) {
        if (it.value() != key)
            return false;
        urls.append(it.key().section(u'/', 1));
        return true;
    });
    for (const QString &url : std::as_const(urls))
        Q_EMIT arrived(url);
}

void ThumbnailCache::next()
{
    while (m_running < AtOnce && !m_queue.isEmpty()) {
        ++m_running;
        fetch(m_queue.takeLast()); // the newest wish is the one on the screen
    }
}

void ThumbnailCache::fetch(const Wanted &wanted)
{
    whenDone(m_images(imageKeyOf(wanted.url)), this, [this, wanted](const Result<ImageData> &data) {
        if (!data) {
            finish(wanted, {});
            return;
        }
        whenDone(QtConcurrent::run(decodeThumbnail, data->bytes, wanted.pixels), this,
            [this, wanted](const QImage &image) { finish(wanted, image); });
    });
}

void ThumbnailCache::finish(const Wanted &wanted, const QImage &image)
{
    --m_running;
    m_underWay.remove(wanted.name);
    if (image.isNull()) {
        if (m_missing.size() > MostMissing)
            m_missing.clear();
        m_missing.insert(wanted.name, imageKeyOf(wanted.url));
    } else {
        auto pixmap = std::make_unique<QPixmap>(QPixmap::fromImage(image));
        pixmap->setDevicePixelRatio(wanted.scale);
        const int cost = std::max(1, int(image.sizeInBytes() / 1024));
        m_pixmaps.insert(wanted.name, pixmap.release(), cost);
        Q_EMIT arrived(wanted.url);
    }
    next();
}

} // namespace courant
