// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/encoding.h"

#include "feed/encodingdetect.h"
#include "feed/entities.h"
#include "feed/scriptscore.h"

#include <cstring>

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype SampleSize = 16 * 1024;

/// How the bytes look as UTF-8.
struct Utf8Facts
{
    qsizetype pairs = 0;  ///< sequences of two bytes
    qsizetype longer = 0; ///< of three and four
    qsizetype wrong = 0;
};

// Length of the well-formed sequence at `at`, 0 if there is none (Unicode, table 3-7).
int sequenceLength(const uchar *at, const uchar *end)
{
    const uchar lead = *at;
    const auto trail = [at, end](int i, uchar low = 0x80, uchar high = 0xbf) {
        return at + i < end && at[i] >= low && at[i] <= high;
    };
    if (lead >= 0xc2 && lead <= 0xdf)
        return trail(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const uchar low = lead == 0xe0 ? 0xa0 : 0x80;
        const uchar high = lead == 0xed ? 0x9f : 0xbf;
        return trail(1, low, high) && trail(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const uchar low = lead == 0xf0 ? 0x90 : 0x80;
        const uchar high = lead == 0xf4 ? 0x8f : 0xbf;
        return trail(1, low, high) && trail(2) && trail(3) ? 4 : 0;
    }
    return 0;
}

Utf8Facts utf8Facts(const QByteArray &bytes)
{
    Utf8Facts facts;
    const auto *at = reinterpret_cast<const uchar *>(bytes.constData());
    const uchar *end = at + bytes.size();
    while (at < end) {
        if (*at < 0x80) {
            ++at;
            continue;
        }
        const int length = sequenceLength(at, end);
        (length == 0 ? facts.wrong : length == 2 ? facts.pairs : facts.longer) += 1;
        at += std::max(length, 1);
    }
    return facts;
}

// UTF-8 with foreign bytes in between: those are read as windows-1252 where they stand among ASCII, as
// editors paste them, and left out where they are the rest of a character cut off.
QString repairedUtf8(const QByteArray &bytes)
{
    QByteArray clean;
    clean.reserve(bytes.size() + 64);
    const auto *begin = reinterpret_cast<const uchar *>(bytes.constData());
    const auto *at = begin;
    const uchar *end = at + bytes.size();
    while (at < end) {
        const int length = *at < 0x80 ? 1 : sequenceLength(at, end);
        if (length > 0) {
            clean.append(reinterpret_cast<const char *>(at), length);
            at += length;
            continue;
        }
        const bool lonely = (at == begin || at[-1] < 0x80) && (at + 1 == end || at[1] < 0x80);
        const bool cutOff = *at >= 0xc2 && (at + 1 == end || at[1] == '<' || at[1] == '.' || at[1] == ']');
        if (lonely && !cutOff)
            clean += QString(QChar(fromWindows1252(*at))).toUtf8();
        ++at;
    }
    return QString::fromUtf8(clean);
}

QByteArray quotedOrBare(QByteArrayView text)
{
    qsizetype i = 0;
    while (i < text.size() && (uchar(text[i]) <= ' ' || text[i] == '"' || text[i] == '\''))
        ++i;
    qsizetype end = i;
    while (end < text.size() && uchar(text[end]) > ' ' && !strchr("\"';,/>?", text[end]))
        ++end;
    return text.sliced(i, end - i).toByteArray();
}

QByteArray charsetOfContentType(const QString &contentType)
{
    const QByteArray header = contentType.toLatin1().toLower();
    const qsizetype at = header.indexOf("charset");
    const qsizetype equals = at < 0 ? -1 : header.indexOf('=', at);
    return equals < 0 ? QByteArray() : quotedOrBare(QByteArrayView(header).sliced(equals + 1));
}

QByteArray charsetOfXmlDeclaration(const QByteArray &head)
{
    const qsizetype at = head.indexOf("<?xml");
    if (at < 0)
        return {};
    qsizetype end = head.indexOf('>', at);
    if (end < 0)
        end = head.size();
    const QByteArray declaration = head.mid(at, end - at).toLower();
    const qsizetype name = declaration.indexOf("encoding");
    const qsizetype equals = name < 0 ? -1 : declaration.indexOf('=', name);
    return equals < 0 ? QByteArray() : quotedOrBare(QByteArrayView(declaration).sliced(equals + 1));
}

QByteArray charsetOfMeta(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    for (qsizetype at = lower.indexOf("<meta"); at >= 0; at = lower.indexOf("<meta", at + 5)) {
        qsizetype end = lower.indexOf('>', at);
        if (end < 0)
            end = lower.size();
        const QByteArrayView tag = QByteArrayView(lower).sliced(at, end - at);
        const qsizetype name = tag.indexOf("charset");
        const qsizetype equals = name < 0 ? -1 : tag.indexOf('=', name);
        if (equals >= 0)
            return quotedOrBare(tag.sliced(equals + 1));
    }
    return {};
}

// UTF-16 and UTF-32 without a byte order mark show in the places of their zeros.
QByteArray wideEncoding(const QByteArray &bytes)
{
    const qsizetype size = std::min<qsizetype>(bytes.size(), 1024) & ~qsizetype(3);
    if (size < 8)
        return {};
    qsizetype zeros[4] = {};
    for (qsizetype i = 0; i < size; ++i)
        zeros[i & 3] += bytes[i] == 0;
    const qsizetype quarter = size / 4;
    const auto nearlyAll = [quarter](qsizetype n) { return n * 20 >= quarter * 19; };
    if (nearlyAll(zeros[2]) && nearlyAll(zeros[3]) && zeros[0] * 2 < quarter)
        return "utf-32le";
    if (nearlyAll(zeros[0]) && nearlyAll(zeros[1]) && zeros[3] * 2 < quarter)
        return "utf-32be";
    const auto some = [quarter](qsizetype n) { return n * 10 >= quarter * 2; };
    if (some(zeros[1]) && some(zeros[3]) && zeros[0] == 0 && zeros[2] == 0)
        return "utf-16le";
    if (some(zeros[0]) && some(zeros[2]) && zeros[1] == 0 && zeros[3] == 0)
        return "utf-16be";
    // Chinese in UTF-16 has few zeros, yet its markup begins with one.
    if (bytes[0] == '<' && bytes[1] == 0 && bytes[3] == 0)
        return "utf-16le";
    if (bytes[0] == 0 && bytes[1] == '<' && bytes[2] == 0)
        return "utf-16be";
    return {};
}

struct Mark
{
    QByteArrayView bytes;
    const char *name;
};

const Mark *byteOrderMark(const QByteArray &bytes)
{
    static const Mark marks[] = {{QByteArrayView("\xef\xbb\xbf", 3), "utf-8"},
        {QByteArrayView("\xff\xfe\0\0", 4), "utf-32le"}, {QByteArrayView("\0\0\xfe\xff", 4), "utf-32be"},
        {QByteArrayView("\xff\xfe", 2), "utf-16le"}, {QByteArrayView("\xfe\xff", 2), "utf-16be"}};
    for (const Mark &mark : marks) {
        if (bytes.startsWith(mark.bytes))
            return &mark;
    }
    return nullptr;
}

DecodedText decodeAs(const QByteArray &bytes, const QByteArray &name)
{
    DecodedText result;
    result.encoding = QString::fromLatin1(name);
    if (name == "utf-8") {
        result.replaced = !bytes.isValidUtf8();
        result.text = result.replaced ? repairedUtf8(bytes) : QString::fromUtf8(bytes);
        return result;
    }
    Converted converted = convert(bytes, name);
    result.text = std::move(converted.text);
    result.replaced = converted.errors > 0;
    if (result.text.startsWith(QChar(0xfeff)))
        result.text.remove(0, 1);
    return result;
}

bool isAscii(const QByteArray &bytes)
{
    const char *at = bytes.constData();
    const char *end = at + bytes.size();
    for (; end - at >= 64; at += 64) { // eight bytes at once
        quint64 words[8];
        std::memcpy(words, at, 64);
        quint64 any = 0;
        for (const quint64 word : words)
            any |= word;
        if (any & 0x8080808080808080U)
            return false;
    }
    return std::none_of(at, end, [](char c) { return uchar(c) >= 0x80; });
}

bool isWide(const QByteArray &name)
{
    return name.startsWith("utf-16") || name.startsWith("utf-32");
}

bool hasJisEscapes(const QByteArray &bytes)
{
    if (!bytes.contains('\x1b')) // which is found ten times as fast
        return false;
    return bytes.contains("\x1b$B") || bytes.contains("\x1b$@") || bytes.contains("\x1b(J") ||
           bytes.contains("\x1b(I");
}

// Which encoding 7-bit bytes are said to be in matters only for the two that hide more in them.
QByteArray encodingOfAscii(const QByteArray &bytes, const QByteArray &declared)
{
    if (hasJisEscapes(bytes))
        return "iso-2022-jp";
    if (declared == "hz" && bytes.contains("~{"))
        return declared;
    return declared.isEmpty() || isWide(declared) || declared == "hz" ? QByteArray("utf-8") : declared;
}

// Bytes beyond ASCII: the declared encoding, unless they show that it lies.
QByteArray encodingOfEightBit(const QByteArray &bytes, const QList<QByteArray> &declared)
{
    const Utf8Facts utf8 = utf8Facts(bytes);
    const QByteArray first = declared.isEmpty() ? QByteArray() : declared.first();
    const qsizetype sequences = utf8.pairs + utf8.longer;
    if (utf8.wrong == 0 && (first.isEmpty() || declared.contains("utf-8") || isWide(first)))
        return "utf-8";
    const QByteArray sample = nonAsciiSample(bytes, SampleSize);
    QByteArray best;
    double bestScore = -2;
    for (const QByteArray &name : declared) {
        if (name == "utf-8" || isWide(name))
            continue;
        const double score = plausibility(sample, name);
        if (score > bestScore + 0.2) {
            best = name;
            bestScore = score;
        }
    }
    if (utf8.wrong == 0) {
        const double asUtf8 = plausibility(sample, "utf-8");
        // Other encodings are hardly ever well-formed UTF-8, and never for long.
        const bool surely = utf8.longer >= 2 || sequences >= 6;
        const bool sameLength =
            familyOfEncoding(best) <= ScriptFamily::Korean; // two bytes for a character there too
        const double margin = sameLength ? 8.0 / double(sample.size()) : 0;
        return surely || asUtf8 >= bestScore + margin ? QByteArray("utf-8") : best;
    }
    // Mostly UTF-8 with foreign bytes in it, or one character cut off at the end.
    if (utf8.longer * 3 + utf8.pairs >= utf8.wrong * 4 && bestScore < 0.5)
        return "utf-8";
    if (bestScore >= 0.45)
        return best;
    const Guess guess = guessEncoding(sample);
    // A few bytes prove nothing against a declaration.
    const double margin = best.isEmpty() ? 0 : 0.25 + 8.0 / double(sample.size());
    if (!guess.name.isEmpty() && guess.score > bestScore + margin)
        return guess.name;
    if (!best.isEmpty() && bestScore > -1.5)
        return best;
    return sequences > utf8.wrong ? QByteArray("utf-8") : QByteArray("windows-1252");
}

} // namespace

DecodedText decode(const QByteArray &bytes, const QString &contentType, TextKind kind)
{
    if (const Mark *mark = byteOrderMark(bytes)) {
        DecodedText result = decodeAs(bytes.mid(mark->bytes.size()), mark->name);
        result.declared = result.encoding;
        return result;
    }
    if (bytes.startsWith("\x4c\x6f\xa7\x94")) { // "<?xm" on a mainframe (XML, appendix F)
        const QByteArray head = convert(bytes.left(256), "ibm-037").text.toLatin1();
        const QByteArray name = encodingForLabel(charsetOfXmlDeclaration(head));
        return decodeAs(bytes, name.isEmpty() ? QByteArray("ibm-037") : name);
    }
    const QByteArray wide = wideEncoding(bytes);
    if (!wide.isEmpty())
        return decodeAs(bytes, wide);

    const QByteArray head = bytes.left(4096);
    QByteArrayList labels;
    if (kind != TextKind::Plain && kind != TextKind::Json)
        labels << charsetOfXmlDeclaration(head);
    labels << charsetOfContentType(contentType);
    if (kind == TextKind::Html || (kind == TextKind::Xml && !head.contains("<?xml")))
        labels << charsetOfMeta(head);
    labels.removeAll(QByteArray());
    QList<QByteArray> declared;
    for (const QByteArray &label : std::as_const(labels)) {
        const QByteArray name = encodingForLabel(label);
        if (!name.isEmpty() && !declared.contains(name))
            declared << name;
    }
    const QByteArray first = declared.isEmpty() ? QByteArray() : declared.first();
    DecodedText result;
    if (isAscii(bytes)) {
        const QByteArray name = encodingOfAscii(bytes, first);
        if (name == "iso-2022-jp" || name == "hz")
            result = decodeAs(bytes, name);
        else
            result.text = QString::fromLatin1(bytes);
        result.encoding = QString::fromLatin1(name);
    } else if ((first.isEmpty() || first == "utf-8") && bytes.isValidUtf8()) {
        result = decodeAs(bytes, "utf-8");
    } else {
        result = decodeAs(bytes, encodingOfEightBit(bytes, declared));
    }
    result.declared = labels.isEmpty() ? QString() : QString::fromLatin1(labels.first()).toLower();
    return result;
}

} // namespace courant::feed
