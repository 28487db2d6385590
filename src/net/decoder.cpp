// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/decoder.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <array>

namespace courant {

namespace {

constexpr size_t blockSize = 64 * 1024;
// What unpacks to more than this, and to so many times what came, is no text that anybody wrote.
constexpr qint64 honestSize = 16 * 1024 * 1024;
constexpr qint64 honestRatio = 100;

enum class Method { Identity, Gzip, Deflate, Brotli, Unknown };

Method methodOf(const QByteArray &encoding)
{
    const QByteArray name = encoding.trimmed().toLower();
    if (name.isEmpty() || name == "identity" || name == "none")
        return Method::Identity;
    if (name == "gzip" || name == "x-gzip")
        return Method::Gzip;
    if (name == "deflate")
        return Method::Deflate;
    if (name == "br")
        return Method::Brotli;
    return Method::Unknown;
}

} // namespace

struct Decoder::Private
{
    Method method = Method::Identity;
    qint64 maxBytes = 0;
    qint64 packedBytes = 0;
    State state = State::Ok;
    bool begun = false;
    bool atEnd = false;
    QByteArray body;
    z_stream zlib = {};
    std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> brotli{
        nullptr, BrotliDecoderDestroyInstance};
    std::array<char, blockSize> block;

    bool begin(const QByteArray &packed);
    State inflateMore(const QByteArray &packed);
    State brotliMore(const QByteArray &packed);
    bool take(size_t bytes);
};

bool Decoder::Private::begin(const QByteArray &packed)
{
    begun = true;
    if (method == Method::Brotli) {
        brotli.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
        return brotli != nullptr;
    }
    // "deflate" ought to have zlib's frame (RFC 9110, 8.4.1.2), but some servers send it bare.
    int window = 15 + 16;
    if (method == Method::Deflate) {
        const auto first = quint8(packed.at(0));
        const bool framed =
            (first & 0x0F) == 8 && (packed.size() < 2 || (first * 256U + quint8(packed.at(1))) % 31 == 0);
        window = framed ? 15 : -15;
    }
    return inflateInit2(&zlib, window) == Z_OK;
}

bool Decoder::Private::take(size_t bytes)
{
    const qint64 size = body.size() + qint64(bytes);
    if (size > maxBytes || (size > honestSize && size > packedBytes * honestRatio))
        return false;
    body.append(block.data(), qsizetype(bytes));
    return true;
}

Decoder::State Decoder::Private::inflateMore(const QByteArray &packed)
{
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    zlib.avail_in = uInt(packed.size());
    for (;;) {
        if (atEnd) {
            // Another gzip member, or rubbish that everybody ignores.
            if (method != Method::Gzip || zlib.avail_in == 0 || *zlib.next_in != 0x1F ||
                inflateReset(&zlib) != Z_OK)
                return State::Ok;
            atEnd = false;
        }
        zlib.next_out = reinterpret_cast<Bytef *>(block.data());
        zlib.avail_out = uInt(block.size());
        const int code = inflate(&zlib, Z_NO_FLUSH);
        const size_t made = block.size() - zlib.avail_out;
        if (!take(made))
            return State::TooLarge;
        if (code == Z_STREAM_END)
            atEnd = true;
        else if (code == Z_BUF_ERROR || (code == Z_OK && zlib.avail_out > 0 && zlib.avail_in == 0))
            return State::Ok;
        else if (code != Z_OK)
            return State::Damaged;
    }
}

Decoder::State Decoder::Private::brotliMore(const QByteArray &packed)
{
    size_t left = size_t(packed.size());
    auto *in = reinterpret_cast<const uint8_t *>(packed.data());
    for (;;) {
        if (atEnd)
            return State::Ok;
        auto *out = reinterpret_cast<uint8_t *>(block.data());
        size_t room = block.size();
        const auto code = BrotliDecoderDecompressStream(brotli.get(), &left, &in, &room, &out, nullptr);
        if (!take(block.size() - room))
            return State::TooLarge;
        if (code == BROTLI_DECODER_RESULT_ERROR)
            return State::Damaged;
        if (code == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
            return State::Ok;
        atEnd = code == BROTLI_DECODER_RESULT_SUCCESS;
    }
}

Decoder::Decoder(const QByteArray &encoding, qint64 maxBytes) : d(std::make_unique<Private>())
{
    d->method = methodOf(encoding);
    d->maxBytes = maxBytes;
    if (d->method == Method::Unknown)
        d->state = State::Unknown;
}

Decoder::~Decoder()
{
    if (d->method == Method::Gzip || d->method == Method::Deflate)
        inflateEnd(&d->zlib);
}

QByteArray Decoder::accepted()
{
    return "gzip, deflate, br";
}

Decoder::State Decoder::feed(const QByteArray &packed)
{
    if (d->state != State::Ok || packed.isEmpty())
        return d->state;
    d->packedBytes += packed.size();
    if (d->packedBytes > d->maxBytes)
        return d->state = State::TooLarge;
    if (d->method == Method::Identity) {
        d->body += packed;
        return State::Ok;
    }
    if (!d->begun && !d->begin(packed))
        return d->state = State::Damaged;
    return d->state = d->method == Method::Brotli ? d->brotliMore(packed) : d->inflateMore(packed);
}

Decoder::State Decoder::end()
{
    if (d->state == State::Ok && d->begun && !d->atEnd)
        d->state = State::Damaged;
    return d->state;
}

qint64 Decoder::bodySize() const
{
    return d->body.size();
}

QByteArray Decoder::takeBody()
{
    return std::move(d->body);
}

} // namespace courant
