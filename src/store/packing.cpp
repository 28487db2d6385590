// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/packing.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char rawForm = 0;
constexpr char zlibForm = 1;                // qCompress: 4 bytes of length, then zlib
constexpr qsizetype worthCompressing = 160; // bytes
constexpr int compressionLevel = 1;         // 6 saves 1 % more for half as much time again

// Keys of the details map; they are in every file, so they keep their numbers.
constexpr int categoriesKey = 1;
constexpr int enclosuresKey = 2;
constexpr int extraKey = 3;

} // namespace

QByteArray packText(const QString &text)
{
    if (text.isNull())
        return {};
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() >= worthCompressing) {
        const QByteArray compressed = qCompress(utf8, compressionLevel);
        if (compressed.size() < utf8.size())
            return QByteArray(1, zlibForm) + compressed;
    }
    return QByteArray(1, rawForm) + utf8;
}

std::optional<QString> unpackText(const QByteArray &packed)
{
    if (packed.isEmpty())
        return QString();
    const auto *data = reinterpret_cast<const uchar *>(packed.constData()) + 1;
    switch (packed.at(0)) {
    case rawForm: {
        const QByteArrayView text = QByteArrayView(packed).sliced(1);
        return text.isEmpty() ? u""_s : QString::fromUtf8(text);
    }
    case zlibForm: {
        const QByteArray text = qUncompress(data, packed.size() - 1);
        if (text.isEmpty())
            return std::nullopt;
        return QString::fromUtf8(text);
    }
    default:
        return std::nullopt;
    }
}

QByteArray packDetails(const ParsedItem &item)
{
    QCborMap map;
    if (!item.categories.isEmpty())
        map[categoriesKey] = QCborArray::fromStringList(item.categories);
    if (!item.enclosures.isEmpty()) {
        QCborArray enclosures;
        for (const Enclosure &enclosure : item.enclosures)
            enclosures.append(QCborArray{enclosure.url, enclosure.type, enclosure.length});
        map[enclosuresKey] = enclosures;
    }
    if (!item.extra.isEmpty())
        map[extraKey] = QCborMap::fromVariantMap(item.extra);
    return map.isEmpty() ? QByteArray() : map.toCborValue().toCbor();
}

void unpackDetails(const QByteArray &packed, ParsedItem &item)
{
    if (packed.isEmpty())
        return;
    const QCborMap map = QCborValue::fromCbor(packed).toMap();
    for (const QCborValue &category : map.value(categoriesKey).toArray())
        item.categories.append(category.toString());
    for (const QCborValue &enclosure : map.value(enclosuresKey).toArray()) {
        const QCborArray fields = enclosure.toArray();
        item.enclosures.append(
            {fields.at(0).toString(), fields.at(1).toString(), fields.at(2).toInteger(-1)});
    }
    item.extra = map.value(extraKey).toMap().toVariantMap();
}

} // namespace courant
