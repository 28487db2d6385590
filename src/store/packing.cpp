// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/packing.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QtEndian>

#include <libdeflate.h>

#include <memory>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char rawForm = 0;
constexpr char zlibForm = 1;                // as qCompress: 4 bytes of length, then zlib
constexpr qsizetype worthCompressing = 160; // bytes
constexpr int compressionLevel = 1;
constexpr qsizetype lengthBytes = 4;
constexpr qsizetype mostExpansion = 1032; // what a byte of a deflate stream can hold at most

// Keys of the details map; they are in every file, so they keep their numbers.
constexpr int categoriesKey = 1;
constexpr int enclosuresKey = 2;
constexpr int extraKey = 3;

struct Free
{
    void operator()(libdeflate_compressor *compressor) const { libdeflate_free_compressor(compressor); }
    void operator()(libdeflate_decompressor *decompressor) const
    {
        libdeflate_free_decompressor(decompressor);
    }
};

/// The packed form of a text; empty when it would not be shorter, or without memory.
QByteArray compressed(const QByteArray &utf8)
{
    // Making one takes longer than using it.
    thread_local const std::unique_ptr<libdeflate_compressor, Free> compressor(
        libdeflate_alloc_compressor(compressionLevel));
    constexpr qsizetype head = 1 + lengthBytes;
    QByteArray packed(utf8.size(), Qt::Uninitialized);
    if (!compressor || utf8.size() > std::numeric_limits<int>::max())
        return {};
    const size_t size = libdeflate_zlib_compress(compressor.get(), utf8.constData(), size_t(utf8.size()),
        packed.data() + head, size_t(packed.size() - head));
    if (size == 0)
        return {};
    packed[0] = zlibForm;
    qToBigEndian(quint32(utf8.size()), packed.data() + 1);
    packed.truncate(head + qsizetype(size));
    packed.squeeze();
    return packed;
}

std::optional<QString> decompressed(const QByteArray &packed)
{
    thread_local const std::unique_ptr<libdeflate_decompressor, Free> decompressor(
        libdeflate_alloc_decompressor());
    constexpr qsizetype head = 1 + lengthBytes;
    if (!decompressor || packed.size() <= head)
        return std::nullopt;
    const auto size = qsizetype(qFromBigEndian<quint32>(packed.constData() + 1));
    if (size == 0 || size / mostExpansion > packed.size())
        return std::nullopt;
    QByteArray text(size, Qt::Uninitialized);
    const libdeflate_result result = libdeflate_zlib_decompress(decompressor.get(), packed.constData() + head,
        size_t(packed.size() - head), text.data(), size_t(size), nullptr); // null: just this size
    if (result != LIBDEFLATE_SUCCESS)
        return std::nullopt;
    return QString::fromUtf8(text);
}

} // namespace

QByteArray packText(const QString &text)
{
    if (text.isNull())
        return {};
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() >= worthCompressing) {
        if (QByteArray packed = compressed(utf8); !packed.isEmpty())
            return packed;
    }
    return QByteArray(1, rawForm) + utf8;
}

std::optional<QString> unpackText(const QByteArray &packed)
{
    if (packed.isEmpty())
        return QString();
    switch (packed.at(0)) {
    case rawForm: {
        const QByteArrayView text = QByteArrayView(packed).sliced(1);
        return text.isEmpty() ? u""_s : QString::fromUtf8(text);
    }
    case zlibForm:
        return decompressed(packed);
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
