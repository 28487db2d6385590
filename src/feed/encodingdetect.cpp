// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/encodingdetect.h"

#include "feed/scriptscore.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

namespace courant::feed {
namespace {

struct IcuName
{
    const char *name;
    const char *converter;
};

// Our name for it -> the ICU converter that holds what publishers put under that name.
constexpr IcuName IcuNames[] = {{"big5", "ibm-1375_P100-2008"}, {"shift_jis", "ibm-943_P15A-2003"},
    {"euc-jp", "ibm-33722_P12A_P12A-2009_U2"}, {"euc-kr", "windows-949-2000"},
    {"tis-620", "windows-874-2000"}, {"maccyrillic", "macos-7_3-10.2"}, {"macgreek", "macos-6_2-10.4"},
    {"maccentraleurope", "macos-29-10.2"}, {"macturkish", "macos-35-10.2"}, {"hz", "HZ"},
    {"utf-16", "UTF-16"}, {"utf-32", "UTF-32"}};

struct HighHalf
{
    const char *name;
    const char16_t *characters; ///< of 0x80 to 0xff
};

// Encodings of one byte that ICU does not have.
constexpr HighHalf HighHalves[] = {
    {"iso-8859-16", u"\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c"
                    u"\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99"
                    u"\x9a\x9b\x9c\x9d\x9e\x9f\u00a0\u0104\u0105\u0141\u20ac\u201e\u0160"
                    u"\u00a7\u0161\u00a9\u0218\u00ab\u0179\u00ad\u017a\u017b\u00b0\u00b1\u010c\u0142"
                    u"\u017d\u201d\u00b6\u00b7\u017e\u010d\u0219\u00bb\u0152\u0153\u0178\u017c\u00c0"
                    u"\u00c1\u00c2\u0102\u00c4\u0106\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd"
                    u"\u00ce\u00cf\u0110\u0143\u00d2\u00d3\u00d4\u0150\u00d6\u015a\u0170\u00d9\u00da"
                    u"\u00db\u00dc\u0118\u021a\u00df\u00e0\u00e1\u00e2\u0103\u00e4\u0107\u00e6\u00e7"
                    u"\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef\u0111\u0144\u00f2\u00f3\u00f4"
                    u"\u0151\u00f6\u015b\u0171\u00f9\u00fa\u00fb\u00fc\u0119\u021b\u00ff"},
    {"kz-1048", u"\u0402\u0403\u201a\u0453\u201e\u2026\u2020\u2021\u20ac\u2030\u0409\u2039\u040a"
                u"\u049a\u04ba\u040f\u0452\u2018\u2019\u201c\u201d\u2022\u2013\u2014\ufffd\u2122"
                u"\u0459\u203a\u045a\u049b\u04bb\u045f\u00a0\u04b0\u04b1\u04d8\u00a4\u04e8\u00a6"
                u"\u00a7\u0401\u00a9\u0492\u00ab\u00ac\u00ad\u00ae\u04ae\u00b0\u00b1\u0406\u0456"
                u"\u04e9\u00b5\u00b6\u00b7\u0451\u2116\u0493\u00bb\u04d9\u04a2\u04a3\u04af\u0410"
                u"\u0411\u0412\u0413\u0414\u0415\u0416\u0417\u0418\u0419\u041a\u041b\u041c\u041d"
                u"\u041e\u041f\u0420\u0421\u0422\u0423\u0424\u0425\u0426\u0427\u0428\u0429\u042a"
                u"\u042b\u042c\u042d\u042e\u042f\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437"
                u"\u0438\u0439\u043a\u043b\u043c\u043d\u043e\u043f\u0440\u0441\u0442\u0443\u0444"
                u"\u0445\u0446\u0447\u0448\u0449\u044a\u044b\u044c\u044d\u044e\u044f"},
    {"ptcp154", u"\u0496\u0492\u04ee\u0493\u201e\u2026\u04b6\u04ae\u04b2\u04af\u04a0\u04e2\u04a2"
                u"\u049a\u04ba\u04b8\u0497\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u04b3\u04b7"
                u"\u04a1\u04e3\u04a3\u049b\u04bb\u04b9\u00a0\u040e\u045e\u0408\u04e8\u0498\u04b0"
                u"\u00a7\u0401\u00a9\u04d8\u00ab\u00ac\u04ef\u00ae\u049c\u00b0\u04b1\u0406\u0456"
                u"\u0499\u04e9\u00b6\u00b7\u0451\u2116\u04d9\u00bb\u0458\u04aa\u04ab\u049d\u0410"
                u"\u0411\u0412\u0413\u0414\u0415\u0416\u0417\u0418\u0419\u041a\u041b\u041c\u041d"
                u"\u041e\u041f\u0420\u0421\u0422\u0423\u0424\u0425\u0426\u0427\u0428\u0429\u042a"
                u"\u042b\u042c\u042d\u042e\u042f\u0430\u0431\u0432\u0433\u0434\u0435\u0436\u0437"
                u"\u0438\u0439\u043a\u043b\u043c\u043d\u043e\u043f\u0440\u0441\u0442\u0443\u0444"
                u"\u0445\u0446\u0447\u0448\u0449\u044a\u044b\u044c\u044d\u044e\u044f"},
};

const HighHalf *highHalf(const QByteArray &name)
{
    const auto found = std::find_if(std::begin(HighHalves), std::end(HighHalves),
        [&](const HighHalf &half) { return name == half.name; });
    return found == std::end(HighHalves) ? nullptr : found;
}

Converted convertByTable(const QByteArray &bytes, const HighHalf &half)
{
    Converted result;
    result.text.reserve(bytes.size());
    for (const char byte : bytes) {
        const auto code = uchar(byte);
        const QChar character = code < 0x80 ? QChar(ushort(code)) : QChar(half.characters[code - 0x80]);
        if (character == QChar::ReplacementCharacter)
            ++result.errors;
        else
            result.text += character;
    }
    return result;
}

QByteArray icuName(const QByteArray &name)
{
    for (const IcuName &known : IcuNames) {
        if (name == known.name)
            return known.converter;
    }
    return name;
}

struct Errors
{
    qsizetype count = 0;
};

// Counts what cannot be converted and writes nothing for it.
void skipAndCount(const void *context, UConverterToUnicodeArgs *, const char *, int32_t,
    UConverterCallbackReason reason, UErrorCode *status)
{
    if (reason > UCNV_IRREGULAR)
        return;
    ++static_cast<Errors *>(const_cast<void *>(context))->count;
    *status = U_ZERO_ERROR;
}

} // namespace

Converted convert(const QByteArray &bytes, const QByteArray &name)
{
    if (const HighHalf *half = highHalf(name))
        return convertByTable(bytes, *half);
    Converted result;
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(icuName(name).constData(), &status);
    if (U_FAILURE(status) || !converter) {
        result.known = false;
        return result;
    }
    Errors errors;
    UConverterToUCallback oldAction = nullptr;
    const void *oldContext = nullptr;
    ucnv_setToUCallBack(converter, skipAndCount, &errors, &oldAction, &oldContext, &status);
    // A unit of output for a byte of input is enough for every encoding but a few rare pairs.
    result.text.resize(bytes.size() + 16);
    const char *source = bytes.constData();
    const char *sourceEnd = source + bytes.size();
    qsizetype written = 0;
    for (;;) {
        auto *begin = reinterpret_cast<UChar *>(result.text.data());
        UChar *target = begin + written;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(
            converter, &target, begin + result.text.size(), &source, sourceEnd, nullptr, true, &status);
        written = target - begin;
        if (status != U_BUFFER_OVERFLOW_ERROR)
            break;
        result.text.resize(result.text.size() * 2);
    }
    if (U_FAILURE(status))
        ++errors.count;
    ucnv_close(converter);
    result.text.resize(written);
    result.errors = errors.count;
    return result;
}

QByteArray nonAsciiSample(const QByteArray &bytes, qsizetype limit)
{
    QByteArray sample;
    const auto byteAt = [&bytes](qsizetype i) { return uchar(bytes[i]); };
    const auto isLetter = [&](qsizetype i) {
        return ((byteAt(i) | 0x20) >= 'a' && (byteAt(i) | 0x20) <= 'z');
    };
    for (qsizetype i = 0; i < bytes.size() && sample.size() < limit; ++i) {
        if (byteAt(i) < 0x80)
            continue;
        qsizetype first = i;
        while (first > 0 && i - first < 3 && isLetter(first - 1))
            --first;
        // A byte below 0x40 ends the word: no two-byte encoding has it as a second byte.
        qsizetype end = i;
        while (end < bytes.size() && byteAt(end) >= 0x40 && end - first < limit)
            ++end;
        sample += bytes.mid(first, end - first);
        sample += ' ';
        i = end;
    }
    return sample;
}

double plausibility(const QByteArray &sample, const QByteArray &name)
{
    const Converted converted = convert(sample, name);
    if (!converted.known || converted.text.isEmpty())
        return -1;
    qsizetype nonAscii = 0;
    for (const QChar c : converted.text)
        nonAscii += c.unicode() >= 0x80;
    const double wrong =
        double(converted.errors) / double(std::max<qsizetype>(nonAscii + converted.errors, 1));
    return languageScore(converted.text, familyOfEncoding(name)) - 3 * wrong;
}

Guess guessEncoding(const QByteArray &sample)
{
    static const char *const candidates[] = {"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr",
        "windows-1252", "windows-1251", "koi8-r", "koi8-u", "ibm866", "ibm855", "maccyrillic", "iso-8859-5",
        "windows-1250", "iso-8859-2", "windows-1253", "iso-8859-7", "windows-1254", "windows-1255",
        "iso-8859-8", "windows-1256", "iso-8859-6", "tis-620", "windows-1257", "windows-1258"};
    QByteArray suggested;
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    if (U_SUCCESS(status)) {
        ucsdet_setText(
            detector, sample.constData(), int32_t(std::min<qsizetype>(sample.size(), 1 << 16)), &status);
        if (const UCharsetMatch *match = ucsdet_detect(detector, &status)) {
            const char *name = ucsdet_getName(match, &status);
            if (U_SUCCESS(status) && name && ucsdet_getConfidence(match, &status) >= 25)
                suggested = encodingForLabel(name);
        }
    }
    ucsdet_close(detector);
    Guess best;
    for (const char *name : candidates) {
        const double score = plausibility(sample, name) + (suggested == name ? 0.03 : 0);
        if (score > best.score + 1e-9)
            best = {name, score};
    }
    if (best.score < 0.05)
        return {};
    return best;
}

} // namespace courant::feed
