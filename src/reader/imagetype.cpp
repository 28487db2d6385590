// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imagetype.h"

#include "reader/svgcheck.h"

#include <QBuffer>
#include <QImageReader>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qint64 maxPixels = 200'000'000;

struct Format
{
    QString type;
    QByteArray reader; ///< Qt's name, from this list only: never detected, never a plug-in we did not name
};

bool isAvif(const QByteArray &bytes)
{
    if (bytes.mid(4, 4) != "ftyp")
        return false;
    const QByteArray brands = bytes.mid(8, 56);
    return brands.contains("avif") || brands.contains("avis");
}

Format formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return {u"image/png"_s, "png"};
    if (bytes.startsWith("\xff\xd8\xff"))
        return {u"image/jpeg"_s, "jpeg"};
    if (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a"))
        return {u"image/gif"_s, "gif"};
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return {u"image/webp"_s, "webp"};
    if (isAvif(bytes))
        return {u"image/avif"_s, {}};
    if (bytes.startsWith("BM") && bytes.size() > 26 && bytes.mid(6, 4) == QByteArray(4, '\0'))
        return {u"image/bmp"_s, "bmp"};
    if (bytes.startsWith(QByteArray("\0\0\1\0", 4)) && bytes.size() > 22)
        return {u"image/vnd.microsoft.icon"_s, "ico"};
    return {};
}

quint32 bigEndian(const QByteArray &bytes, qsizetype at)
{
    quint32 value = 0;
    for (qsizetype i = at; i < at + 4; ++i)
        value = value << 8 | quint8(bytes.at(i));
    return value;
}

/// ISO/IEC 23008-12, 6.5.3: the largest "ispe" box (size, name, version and flags, width, height).
QSize avifSize(const QByteArray &bytes)
{
    QSize best;
    const QByteArray head = bytes.left(16 * 1024);
    for (qsizetype at = head.indexOf("ispe"); at >= 0; at = head.indexOf("ispe", at + 4)) {
        if (at + 16 > head.size())
            break;
        const QSize size(
            int(bigEndian(head, at + 8) & 0x7FFFFFFF), int(bigEndian(head, at + 12) & 0x7FFFFFFF));
        if (qint64(size.width()) * size.height() > qint64(best.width()) * best.height() || !best.isValid())
            best = size;
    }
    return best;
}

} // namespace

Result<PictureInfo> recognisePicture(const QByteArray &bytes)
{
    const Format format = formatOf(bytes);
    PictureInfo info{format.type, QSize()};
    if (format.type.isEmpty()) {
        if (!looksLikeSvg(bytes))
            return Error{Error::Kind::NotUnderstood, u"not a picture"_s};
        const auto size = checkSvg(bytes);
        if (!size)
            return size.error();
        info = {u"image/svg+xml"_s, *size};
    } else if (format.reader.isEmpty()) {
        info.size = avifSize(bytes);
    } else {
        QBuffer buffer;
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, format.reader);
        reader.setAutoDetectImageFormat(false);
        info.size = reader.size();
        if (!info.size.isValid() && !reader.canRead())
            return Error{Error::Kind::NotUnderstood, u"a damaged picture"_s};
    }
    if (qint64(info.size.width()) * info.size.height() > maxPixels)
        return Error{
            Error::Kind::TooLarge, u"%1 x %2 pixels"_s.arg(info.size.width()).arg(info.size.height())};
    return info;
}

} // namespace courant
