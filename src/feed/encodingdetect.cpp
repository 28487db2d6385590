// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/encodingdetect.h"

#include "feed/scriptscore.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

namespace courant::feed {
namespace {

struct Label
{
    const char *label;
    const char *name;
};

// What publishers write, and what they mean (the WHATWG Encoding Standard's reading where it has one).
constexpr Label Labels[] = {{"ascii", "windows-1252"}, {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"}, {"iso_8859-1", "windows-1252"},
    {"iso88591", "windows-1252"}, {"latin1", "windows-1252"}, {"latin-1", "windows-1252"},
    {"l1", "windows-1252"}, {"cp819", "windows-1252"}, {"ansi", "windows-1252"}, {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"}, {"gb_2312", "gb18030"}, {"gb2312-80", "gb18030"}, {"chinese", "gb18030"},
    {"csgb2312", "gb18030"}, {"gbk", "gb18030"}, {"x-gbk", "gb18030"}, {"cp936", "gb18030"},
    {"ms936", "gb18030"}, {"windows-936", "gb18030"}, {"gb", "gb18030"}, {"gb18030", "gb18030"},
    {"euc-cn", "gb18030"}, {"euccn", "gb18030"}, {"big5", "big5"}, {"big-5", "big5"}, {"big5-hkscs", "big5"},
    {"cn-big5", "big5"}, {"x-x-big5", "big5"}, {"csbig5", "big5"}, {"cp950", "big5"}, {"windows-950", "big5"},
    {"big5hkscs", "big5"}, {"shift_jis", "shift_jis"}, {"shift-jis", "shift_jis"}, {"sjis", "shift_jis"},
    {"x-sjis", "shift_jis"}, {"ms_kanji", "shift_jis"}, {"ms932", "shift_jis"}, {"cp932", "shift_jis"},
    {"windows-31j", "shift_jis"}, {"windows-932", "shift_jis"}, {"csshiftjis", "shift_jis"},
    {"euc-jp", "euc-jp"}, {"eucjp", "euc-jp"}, {"x-euc-jp", "euc-jp"}, {"euc_jp", "euc-jp"},
    {"ujis", "euc-jp"}, {"iso-2022-jp", "iso-2022-jp"}, {"csiso2022jp", "iso-2022-jp"},
    {"jis", "iso-2022-jp"}, {"euc-kr", "euc-kr"}, {"euckr", "euc-kr"}, {"euc_kr", "euc-kr"},
    {"ks_c_5601-1987", "euc-kr"}, {"ks_c_5601", "euc-kr"}, {"ksc5601", "euc-kr"}, {"ksc_5601", "euc-kr"},
    {"korean", "euc-kr"}, {"cp949", "euc-kr"}, {"uhc", "euc-kr"}, {"windows-949", "euc-kr"},
    {"ms949", "euc-kr"}, {"iso-8859-9", "windows-1254"}, {"latin5", "windows-1254"}, {"tis-620", "tis-620"},
    {"tis620", "tis-620"}, {"windows-874", "tis-620"}, {"cp874", "tis-620"}, {"iso-8859-11", "tis-620"},
    {"utf8", "utf-8"}, {"utf-8", "utf-8"}, {"utf_8", "utf-8"}, {"unicode-1-1-utf-8", "utf-8"},
    {"utf-8-sig", "utf-8"}, {"utf", "utf-8"}, {"x-unicode20utf8", "utf-8"}, {"utf-16", "utf-16"},
    {"utf16", "utf-16"}, {"utf_16", "utf-16"}, {"unicode", "utf-16"}, {"ucs-2", "utf-16"},
    {"iso-10646-ucs-2", "utf-16"}, {"u16", "utf-16"}, {"utf-32", "utf-32"}, {"utf32", "utf-32"},
    {"utf_32", "utf-32"}, {"ucs-4", "utf-32"}, {"u32", "utf-32"}, {"iso-10646-ucs-4", "utf-32"},
    {"maccyrillic", "maccyrillic"}, {"x-mac-cyrillic", "maccyrillic"}, {"mac-cyrillic", "maccyrillic"},
    {"maccyrillic", "maccyrillic"}, {"win-1251", "windows-1251"}, {"win1251", "windows-1251"},
    {"cp1251", "windows-1251"}, {"cp-1251", "windows-1251"}, {"koi8", "koi8-r"}, {"koi", "koi8-r"},
    {"koi8r", "koi8-r"}, {"koi8_r", "koi8-r"}, {"koi8-ru", "koi8-u"}, {"cp866", "ibm866"}, {"866", "ibm866"},
    {"dos-866", "ibm866"}, {"iso-8859-8-i", "iso-8859-8"}, {"iso-8859-8-e", "iso-8859-8"},
    {"visual", "iso-8859-8"}, {"iso-8859-6-i", "iso-8859-6"}, {"iso-8859-6-e", "iso-8859-6"},
    {"logical", "windows-1255"}, {"hz-gb-2312", "hz"}, {"hz", "hz"}};

struct IcuName
{
    const char *name;
    const char *converter;
};

// Our name for it -> the ICU converter that holds what publishers put under that name.
constexpr IcuName IcuNames[] = {{"big5", "ibm-1375_P100-2008"}, {"shift_jis", "ibm-943_P15A-2003"},
    {"euc-jp", "ibm-33722_P12A_P12A-2009_U2"}, {"euc-kr", "windows-949-2000"},
    {"tis-620", "windows-874-2000"}, {"maccyrillic", "macos-7_3-10.2"}, {"hz", "HZ"}, {"utf-16", "UTF-16"},
    {"utf-32", "UTF-32"}};

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

bool isTrusted(const QByteArray &label)
{
    // They hide markup from whoever looks at the bytes, or are no encodings of text as published.
    for (const char *refused : {"utf-7", "utf7", "imap", "bocu", "scsu", "lmbcs", "cesu", "ebcdic", "x11",
             "ibm-037", "iscii", "replacement"}) {
        if (label.startsWith(refused))
            return false;
    }
    return true;
}

} // namespace

QByteArray encodingForLabel(QByteArray label)
{
    label = label.trimmed().toLower();
    if (label.isEmpty() || label.size() > 40)
        return {};
    for (const Label &known : Labels) {
        if (label == known.label)
            return known.name;
    }
    if (label.startsWith("x-") && label.size() > 2) {
        const QByteArray plain = encodingForLabel(label.mid(2));
        if (!plain.isEmpty())
            return plain;
    }
    if (!isTrusted(label))
        return {};
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(label.constData(), &status);
    if (U_FAILURE(status) || !converter)
        return {};
    status = U_ZERO_ERROR;
    const char *name = ucnv_getName(converter, &status);
    const char *iana = name ? ucnv_getStandardName(name, "MIME", &status) : nullptr;
    if (!iana)
        iana = name ? ucnv_getStandardName(name, "IANA", &status) : nullptr;
    const QByteArray result = QByteArray(iana ? iana : label.constData()).toLower();
    ucnv_close(converter);
    for (const Label &known : Labels) {
        if (result == known.label)
            return known.name;
    }
    return isTrusted(result) ? result : QByteArray();
}

Converted convert(const QByteArray &bytes, const QByteArray &name)
{
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
