// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/encodingdetect.h"

#include <QHash>

#include <unicode/ucnv.h>

namespace courant::feed {
namespace {

struct Labels
{
    const char *name;
    const char *labels; ///< apart by blanks
};

// What publishers write, and what they mean (the WHATWG Encoding Standard's reading where it has one).
constexpr Labels Known[] = {
    {"windows-1252", "ascii us-ascii iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 latin-1 l1 cp819 ansi "
                     "iso8859 8859 latin"},
    {"gb18030", "gb2312 gb_2312-80 gb_2312 gb2312-80 chinese csgb2312 gbk x-gbk cp936 ms936 windows-936 gb "
                "gb18030 euc-cn euccn"},
    {"big5", "big5 big-5 big5-hkscs cn-big5 x-x-big5 csbig5 cp950 windows-950 big5hkscs"},
    {"shift_jis", "shiftjis2004 shiftjisx0213 sjis2004 shift_jis shift-jis sjis x-sjis ms_kanji ms932 cp932 "
                  "windows-31j windows-932 csshiftjis "
                  "932 shift-jis-2004 s-jis-2004 sjis-2004 shift-jisx0213 sjisx0213 s-jisx0213 mac-japanese"},
    {"euc-jp", "euc-jp eucjp x-euc-jp euc_jp ujis euc-jis-2004 euc-jisx0213"},
    {"iso-2022-jp", "iso-2022-jp csiso2022jp jis"},
    {"euc-kr",
        "euc-kr euckr euc_kr ks_c_5601-1987 ks_c_5601 ksc5601 ksc_5601 korean cp949 uhc windows-949 ms949"},
    {"windows-1254", "iso-8859-9 latin5"},
    {"tis-620", "tis-620-0 tis-620-2529-0 tis-620-2529-1 tis-620 tis620 windows-874 cp874 iso-8859-11 "
                "iso-ir-166 thai"},
    {"utf-8", "utf8 utf-8 utf_8 unicode-1-1-utf-8 utf-8-sig utf x-unicode20utf8"},
    {"utf-16", "utf-16 utf16 utf_16 unicode ucs-2 iso-10646-ucs-2 u16"},
    {"utf-32", "utf-32 utf32 utf_32 ucs-4 u32 iso-10646-ucs-4"},
    {"iso-8859-16", "iso-8859-16 iso8859-16 latin10 l10 iso-ir-226"},
    {"kz-1048", "kz-1048 kz1048 rk1048 strk1048-2002"},
    {"ptcp154", "ptcp154 csptcp154 pt154 cp154 cyrillic-asian"},
    {"ibm-858", "csibm858"},
    {"maccyrillic", "maccyrillic x-mac-cyrillic mac-cyrillic"},
    {"windows-1251", "win-1251 win1251 cp1251 cp-1251"},
    {"koi8-r", "koi8 koi koi8r koi8_r"},
    {"koi8-u", "koi8-ru"},
    {"ibm866", "cp866 866 dos-866"},
    {"iso-8859-8", "iso-8859-8-i iso-8859-8-e visual"},
    {"iso-8859-6", "iso-8859-6-i iso-8859-6-e"},
    {"windows-1255", "logical"},
    {"hz", "hz-gb-2312 hz"},
    {"ibm-1125", "cp866u ruscii"},
    {"iso-8859-13", "latin7 l7"},
    {"macgreek", "mac-greek macgreek"},
    {"maccentraleurope", "maclatin2 mac-latin2 mac-centeuro maccentraleurope"},
    {"macturkish", "mac-turkish macturkish"},
    {"macintosh", "mac-roman mac-iceland maciceland"},
};

QByteArray knownName(const QByteArray &label)
{
    static const QHash<QByteArray, QByteArray> names = [] {
        QHash<QByteArray, QByteArray> map;
        for (const Labels &known : Known) {
            const QByteArrayList labels = QByteArray(known.labels).split(' ');
            for (const QByteArray &each : labels)
                map.insert(each, known.name);
        }
        return map;
    }();
    return names.value(label);
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

// Our name for what ICU knows under a label, empty if it knows none.
QByteArray nameOfConverter(const QByteArray &label)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(label.constData(), &status);
    if (U_FAILURE(status) || !converter)
        return {};
    status = U_ZERO_ERROR;
    const char *name = ucnv_getName(converter, &status);
    const char *standard = name ? ucnv_getStandardName(name, "MIME", &status) : nullptr;
    if (!standard)
        standard = name ? ucnv_getStandardName(name, "IANA", &status) : nullptr;
    QByteArray result = QByteArray(standard ? standard : label.constData()).toLower();
    ucnv_close(converter);
    const QByteArray known = knownName(result);
    return known.isEmpty() ? result : known;
}

} // namespace

QByteArray encodingForLabel(QByteArray label)
{
    label = label.trimmed().toLower();
    if (label.isEmpty() || label.size() > 40 || !isTrusted(label))
        return {};
    if (const QByteArray name = knownName(label); !name.isEmpty())
        return name;
    // Other spellings of it: "iso_8859_15", "x-koi8-u", "437", "cp437"
    QByteArray plain = label;
    plain.replace('_', '-');
    if (plain.startsWith("x-"))
        plain.remove(0, 2);
    QByteArray number = plain;
    for (const char *prefix : {"cp", "ibm", "windows", "dos", "ms"}) {
        if (number.startsWith(prefix))
            number.remove(0, qsizetype(strlen(prefix)));
    }
    if (number.startsWith('-'))
        number.remove(0, 1);
    const QByteArrayList spellings = {label, plain, "windows-" + number, "ibm-" + number, "cp" + number};
    for (const QByteArray &spelling : spellings) {
        QByteArray name = knownName(spelling);
        if (name.isEmpty())
            name = nameOfConverter(spelling);
        if (!name.isEmpty() && isTrusted(name))
            return name;
    }
    return {};
}

} // namespace courant::feed
