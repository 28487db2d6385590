// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/datenames.h"
#include "feed/datescanner.h"

#include <QTimeZone>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Words around a date that say nothing about it.
bool isFiller(QStringView word)
{
    static constexpr QLatin1StringView Fillers[] = {"t"_L1, "at"_L1, "of"_L1, "on"_L1, "the"_L1, "and"_L1,
        "um"_L1, "uhr"_L1, "kl"_L1, "klo"_L1, "de"_L1, "del"_L1, "den"_L1, "der"_L1, "le"_L1, "el"_L1,
        "il"_L1, "las"_L1, "alle"_L1, "ore"_L1, "h"_L1, "hrs"_L1, "st"_L1, "nd"_L1, "rd"_L1, "th"_L1, "er"_L1,
        "posted"_L1, "published"_L1, "updated"_L1, "date"_L1, "o"_L1, "clock"_L1, "hours"_L1};
    for (const QLatin1StringView filler : Fillers) {
        if (word == filler)
            return true;
    }
    return word == u"à" || word == u"às" || word == u"г" || word == u"год" || word == u"года" ||
           word == u"в" || word == u"р" || word == u"року" || word == u"roku" || word == u"ngày" ||
           word == u"lúc" || word == u"º";
}

} // namespace

bool isCjk(QChar c)
{
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hangul ||
           c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
}

int fullYear(int value, qsizetype digits)
{
    if (digits >= 4)
        return value;
    return digits == 2 ? value + (value < 50 ? 2000 : 1900) : -1;
}

bool DateScanner::takeMonth(int month)
{
    if (m_parts.month >= 0 && !m_monthFirst)
        return false;
    m_monthFirst = m_parts.month < 0 && m_words == 1 && m_loose.isEmpty();
    m_parts.month = month;
    return true;
}

bool DateScanner::scanWord()
{
    const qsizetype start = m_pos;
    if ((at() == u'a' || at() == u'p') &&
        (at(1) == u'm' || (at(1) == u'.' && (at(2) == u'm' || at(3) == u'm'))) &&
        !at(at(1) == u'm' ? 2 : 4).isLetter()) {
        m_halfDay = at() == u'a' ? HalfDay::Am : HalfDay::Pm;
        while (at().isLetter() || at() == u'.')
            ++m_pos;
        return true;
    }
    while ((at().isLetter() || at().isMark()) && !isCjk(at())) {
        if (at() == u't' && atDigit(1) && m_pos == start) // the T of ISO 8601
            return ++m_pos, true;
        ++m_pos;
    }
    if (m_pos == start)
        return false;
    const bool zonePath = at() == u'/' && at(1).isLetter();
    while (
        zonePath && (at().isLetter() || at() == u'/' || at() == u'_' || (at() == u'-' && at(1).isLetter())))
        ++m_pos;
    const QStringView word = QStringView(m_text).mid(start, m_pos - start);
    ++m_words;
    if (zonePath) {
        // Names are written "America/New_York"; the text has lost its capitals.
        for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
            if (word.compare(QLatin1StringView(id), Qt::CaseInsensitive) == 0)
                m_parts.zoneName = id;
        }
        return !m_parts.zoneName.isEmpty();
    }
    if (m_parts.hour >= 0 || dateDone()) {
        if (const std::optional<int> zone = zoneAbbreviation(word)) {
            if (!m_parts.zone && m_parts.hour >= 0)
                m_parts.zone = zone;
            return true;
        }
    }
    if (isFiller(word))
        return true;
    if (word == u"tháng" || word == u"thg") { // Vietnamese counts its months
        skip(u" ");
        return atDigit() && takeMonth(readNumber().value);
    }
    if (word == u"thứ" || word == u"chủ") { // and its days, in two words
        skip(u" ");
        while (at().isLetter())
            ++m_pos;
        return true;
    }
    const DateWord meaning = dateWord(word);
    if (meaning.month && !(meaning.weekday && m_parts.month >= 0))
        return takeMonth(meaning.month);
    if (meaning.weekday) {
        m_weekday = meaning.weekday;
        return true;
    }
    // What follows a whole date and time is a zone nobody knows; what precedes everything may be a
    // day in a language that we have no names for.
    const bool leading = m_words == 1 && start == 0 && (at() == u',' || at() == u'.' || at() == u':');
    return leading || (m_parts.hour >= 0 && word.size() <= 5);
}

bool DateScanner::scanOffset()
{
    const int sign = at() == u'-' ? -1 : 1;
    ++m_pos;
    const Number number = readNumber();
    int hours = number.value;
    int minutes = 0;
    if (number.digits > 2) {
        const int packed = number.digits == 6 ? number.value / 100 : number.value;
        hours = packed / 100;
        minutes = packed % 100;
    } else if (at() == u':' && atDigit(1)) {
        ++m_pos;
        minutes = readNumber().value;
        if (at() == u':' && atDigit(1)) {
            ++m_pos;
            readNumber();
        }
    }
    if (number.digits > 6 || number.digits == 5 || hours > 23 || minutes > 59)
        return false;
    m_parts.zone = sign * (hours * 3600 + minutes * 60);
    return true;
}

/// "(CET)", "[Europe/Paris]", "(Mitteleuropäische Zeit)": tells a zone where none was told.
bool DateScanner::scanComment()
{
    const QChar close = at() == u'(' ? u')' : u']';
    const qsizetype end = m_text.indexOf(close, m_pos);
    if (end < 0)
        return ++m_pos, true;
    const QString inside = m_text.mid(m_pos + 1, end - m_pos - 1);
    m_pos = end + 1;
    if (m_parts.zone || m_parts.hour < 0)
        return true;
    m_parts.zone = zoneAbbreviation(inside);
    static constexpr QLatin1StringView Prefixes[] = {"gmt"_L1, "utc"_L1};
    for (const QLatin1StringView prefix : Prefixes) { // "(GMT+7)"
        DateScanner offset(inside.mid(3));
        offset.m_parts.hour = 0;
        const QChar sign = offset.at();
        if (inside.startsWith(prefix) && (sign == u'+' || sign == u'-') && offset.atDigit(1) &&
            offset.scanOffset())
            m_parts.zone = offset.m_parts.zone;
    }
    return true;
}

bool DateScanner::takeUnit(int value, qsizetype digits)
{
    const QChar unit = at();
    ++m_pos;
    switch (unit.unicode()) {
    case u'年':
    case u'년':
        m_parts.year = m_era ? m_era + value : fullYear(value, digits);
        return true;
    case u'月':
    case u'월':
        skip(u"份");
        m_parts.month = value;
        return true;
    case u'日':
    case u'号':
    case u'號':
    case u'일':
        m_parts.day = value;
        return true;
    case u'时':
    case u'時':
    case u'点':
    case u'點':
    case u'시':
        skip(u"钟");
        skip(u"鐘");
        m_parts.hour = value;
        if (skip(u"半"))
            m_parts.minute = 30;
        return true;
    case u'分':
    case u'분':
        skip(u"钟");
        m_parts.minute = value;
        return true;
    case u'秒':
    case u'초':
        m_parts.second = value;
        return true;
    default: // "3天前", "5 小时前": relative to a now that nobody told
        --m_pos;
        m_loose.append({value, digits});
        return m_loose.size() <= 3;
    }
}

bool DateScanner::scanCjk()
{
    struct Part
    {
        QStringView text;
        HalfDay half;
    };
    static constexpr Part Parts[] = {{u"上午", HalfDay::Am}, {u"早上", HalfDay::Am}, {u"凌晨", HalfDay::Am},
        {u"清晨", HalfDay::Am}, {u"下午", HalfDay::Pm}, {u"晚上", HalfDay::Pm}, {u"傍晚", HalfDay::Pm},
        {u"中午", HalfDay::Pm}, {u"午前", HalfDay::Am}, {u"午後", HalfDay::Pm}, {u"오전", HalfDay::Am},
        {u"오후", HalfDay::Pm}};
    for (const Part &part : Parts) {
        if (skip(part.text)) {
            m_halfDay = part.half;
            return true;
        }
    }
    struct Era
    {
        QStringView name;
        int before; ///< the year before its first
    };
    static constexpr Era Eras[] = {
        {u"民国", 1911}, {u"民國", 1911}, {u"令和", 2018}, {u"平成", 1988}, {u"昭和", 1925}};
    for (const Era &era : Eras) {
        if (skip(era.name)) {
            m_era = era.before;
            return true;
        }
    }
    if (skip(u"北京时间") || skip(u"北京時間")) {
        m_parts.zone = 8 * 3600;
        return true;
    }
    // A day of the week: 星期三, 周三, 水曜日; words of no matter: 发布时间, 来源
    const QChar c = at();
    ++m_pos;
    return c != u'前' && c != u'后' && c != u'後' && c != u'전';
}

} // namespace courant::feed
