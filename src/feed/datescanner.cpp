// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/datescanner.h"

#include "feed/datenames.h"

#include <QTimeZone>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

/// RFC 2822 §4.3: 00 to 49 are 20xx, 50 to 99 are 19xx.
int fullYear(int value, qsizetype digits)
{
    if (digits >= 4)
        return value;
    return digits == 2 ? value + (value < 50 ? 2000 : 1900) : -1;
}

bool isCjk(QChar c)
{
    return c.script() == QChar::Script_Han || c.script() == QChar::Script_Hangul ||
           c.script() == QChar::Script_Hiragana || c.script() == QChar::Script_Katakana;
}

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

QDateTime DateParts::toDateTime(int defaultOffset) const
{
    // Nothing was published before there were printers; such years are a program's zero.
    if (year < 1400 || year > 9999 || month == 0 || day == 0)
        return {};
    const QDate date(year, month < 0 ? 1 : month, day < 0 ? 1 : day);
    const int h = std::max(hour, 0);
    const bool endOfDay = h == 24 && minute == 0 && second == 0;
    if (!date.isValid() || (h > 23 && !endOfDay) || minute > 59 || second > 60)
        return {};
    const qint64 days = date.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    const qint64 local = (days * 86400 + h * 3600 + minute * 60 + second) * 1000 + millisecond;
    if (!zoneName.isEmpty()) {
        const QTimeZone named(zoneName);
        if (named.isValid()) {
            const QDateTime there(
                date, QTime(std::min(h, 23), minute, std::min(second, 59), millisecond), named);
            if (there.isValid())
                return there.toUTC();
        }
    }
    return QDateTime::fromMSecsSinceEpoch(local - zone.value_or(defaultOffset) * qint64(1000), Qt::UTC);
}

QChar DateScanner::at(qsizetype offset) const
{
    const qsizetype i = m_pos + offset;
    return i >= 0 && i < m_text.size() ? m_text.at(i) : QChar();
}

bool DateScanner::atDigit(qsizetype offset) const
{
    const QChar c = at(offset);
    return c >= u'0' && c <= u'9';
}

bool DateScanner::skip(QStringView literal)
{
    if (!QStringView(m_text).mid(m_pos).startsWith(literal))
        return false;
    m_pos += literal.size();
    return true;
}

DateScanner::Number DateScanner::readNumber()
{
    Number number;
    for (; atDigit(); ++m_pos, ++number.digits) {
        if (number.digits < 9)
            number.value = number.value * 10 + (at().unicode() - u'0');
    }
    return number;
}

bool DateScanner::scan()
{
    while (m_pos < m_text.size()) {
        const QChar c = at();
        bool understood = true;
        if (atDigit())
            understood = scanDigits();
        else if ((c == u'+' || c == u'-') && m_parts.hour >= 0 && atDigit(1))
            understood = scanOffset();
        else if (c == u'(' || c == u'[')
            understood = scanComment();
        else if (isCjk(c))
            understood = scanCjk();
        else if (c.isLetter())
            understood = scanWord();
        else
            ++m_pos; // punctuation and blanks
        if (!understood)
            return false;
    }
    return finish();
}

bool DateScanner::scanDigits()
{
    const qsizetype start = m_pos;
    const Number number = readNumber();
    const QChar next = at();
    if (dateDone() && m_parts.hour >= 0 && (next.isNull() || next == u' ' || next == u'.') &&
        number.digits > 2)
        return true; // "10:20, read 1234 times"
    if (next == u':' && atDigit(1) && m_parts.hour < 0 && number.digits <= 2)
        return scanTime(number.value);
    if ((next == u'h' || (next == u'.' && (dateDone() || m_loose.size() == 2))) && atDigit(1) && atDigit(2) &&
        !atDigit(3) && m_parts.hour < 0 && number.digits <= 2)
        return scanTime(number.value); // 14h30, 14.30 Uhr
    if (number.digits == 8 && m_parts.year < 0) {
        const QStringView digits = QStringView(m_text).mid(start, 8);
        m_parts.year = digits.left(4).toInt();
        m_parts.month = digits.mid(4, 2).toInt();
        m_parts.day = digits.mid(6).toInt();
        return true;
    }
    if ((number.digits == 6 || number.digits == 4) && dateDone() && m_parts.hour < 0 &&
        m_text.at(start - 1) == u't') {
        const QStringView digits = QStringView(m_text).mid(start, number.digits); // 20040313T211503Z
        m_parts.hour = digits.left(2).toInt();
        m_parts.minute = digits.mid(2, 2).toInt();
        m_parts.second = number.digits == 6 ? digits.mid(4).toInt() : 0;
        return true;
    }
    if (number.digits == 2 && dateDone() && m_parts.hour < 0 && m_text.at(start - 1) == u't') {
        m_parts.hour = number.value; // 2004-03-13T21Z
        return true;
    }
    if (next == u'-' && number.digits == 4 && at(1) == u'w' && atDigit(2))
        return scanWeekDate(number.value);
    const bool joint = next == u'-' || next == u'/' || next == u'.';
    if (joint && !dateDone() && (atDigit(1) || (at(1).isLetter() && next != u'.')) && m_parts.month < 0)
        return scanNumericDate(number);
    const qsizetype gap = next == u' ' ? 1 : 0;
    if (isCjk(at(gap))) {
        m_pos += gap;
        return takeUnit(number.value, number.digits);
    }
    if (number.digits > 4)
        return false;
    m_loose.append(number);
    return m_loose.size() <= 3;
}

bool DateScanner::scanTime(int hour)
{
    m_parts.hour = hour;
    const QChar joint = at() == u'.' ? u'.' : u':'; // 10.20.30 as well as 10:20:30
    ++m_pos;
    const Number minute = readNumber();
    m_parts.minute = minute.value;
    if (minute.digits > 2)
        return false;
    if (at() == joint && atDigit(1)) {
        ++m_pos;
        const Number second = readNumber();
        m_parts.second = second.value;
        if (second.digits > 2)
            return false;
    }
    if ((at() == u'.' || at() == u',' || at() == u':') && atDigit(1)) {
        ++m_pos;
        int scale = 100;
        for (; atDigit(); ++m_pos, scale /= 10)
            m_parts.millisecond += (at().unicode() - u'0') * scale;
    }
    return true;
}

/// Two or three numbers (or a month's name in the middle) joined by - / or .
bool DateScanner::scanNumericDate(Number first)
{
    const auto isJoint = [this] { return at() == u'-' || at() == u'/' || at() == u'.'; };
    ++m_pos;
    Number second;
    if (atDigit()) {
        second = readNumber();
        if (first.digits == 4 && second.digits == 3) { // 2004-335, day of the year
            const QDate date = QDate(first.value, 1, 1).addDays(second.value - 1);
            if (second.value < 1 || second.value > 366 || date.year() != first.value)
                return false;
            m_parts.year = date.year();
            m_parts.month = date.month();
            m_parts.day = date.day();
            return true;
        }
    } else {
        if (!scanWord() || m_parts.month < 0)
            return false;
        second = {m_parts.month, 2};
    }
    const bool named = m_parts.month >= 0;
    if (isJoint() && atDigit(1)) {
        ++m_pos;
        const Number third = readNumber();
        if (named) {
            const bool yearFirst = first.digits == 4;
            m_parts.year = yearFirst ? first.value : fullYear(third.value, third.digits);
            m_parts.day = yearFirst ? third.value : first.value;
            return true;
        }
        return assignNumericDate(first, second, third);
    }
    if (named) { // "13-jan 2020"
        m_loose.append(first);
        return true;
    }
    if (first.digits == 4 || second.digits == 4) { // 1997-07, 07/1997
        m_parts.year = first.digits == 4 ? first.value : second.value;
        m_parts.month = first.digits == 4 ? second.value : first.value;
        m_parts.day = 1;
        return true;
    }
    return false;
}

bool DateScanner::assignNumericDate(Number a, Number b, Number c)
{
    const bool dashes = QStringView(m_text).left(m_pos).count(u'-') >= 2;
    if (a.digits == 4 || (a.digits == 2 && b.digits == 2 && c.digits == 2 && dashes)) {
        m_parts.year = fullYear(a.value, a.digits);
        m_parts.month = b.value;
        m_parts.day = c.value;
        return true;
    }
    if (c.digits != 4 && c.digits != 2)
        return false;
    m_parts.year = fullYear(c.value, c.digits);
    // With slashes the American order, unless it is impossible or the day of the week says otherwise.
    const bool slashes = QStringView(m_text).left(m_pos).contains(u'/');
    bool monthFirst = slashes ? a.value <= 12 : b.value > 12;
    if (m_weekday && a.value <= 12 && b.value <= 12) {
        const QDate dayFirst(m_parts.year, b.value, a.value);
        const QDate american(m_parts.year, a.value, b.value);
        if (dayFirst.dayOfWeek() == m_weekday || american.dayOfWeek() == m_weekday)
            monthFirst = american.dayOfWeek() == m_weekday && (slashes || dayFirst.dayOfWeek() != m_weekday);
    }
    m_parts.month = monthFirst ? a.value : b.value;
    m_parts.day = monthFirst ? b.value : a.value;
    return true;
}

/// ISO 8601: 2004-W12-3
bool DateScanner::scanWeekDate(int year)
{
    m_pos += 2;
    const int week = readNumber().value;
    int day = 1;
    if (at() == u'-' && atDigit(1)) {
        ++m_pos;
        day = readNumber().value;
    }
    if (week < 1 || week > 53 || day < 1 || day > 7)
        return false;
    const QDate january4(year, 1, 4);
    const QDate date = january4.addDays((week - 1) * 7 + day - january4.dayOfWeek());
    m_parts.year = date.year();
    m_parts.month = date.month();
    m_parts.day = date.day();
    return true;
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

bool DateScanner::assignLooseNumbers()
{
    for (const Number &number : std::as_const(m_loose)) {
        const bool mustBeYear = number.digits >= 3 || number.value > 31;
        if (m_parts.day < 0 && !mustBeYear && (m_parts.month >= 0 || m_loose.size() < 3 || m_parts.year < 0))
            m_parts.day = number.value;
        else if (m_parts.year < 0 && (m_parts.month >= 0 || mustBeYear))
            m_parts.year = fullYear(number.value, number.digits);
        else if (m_parts.month < 0)
            m_parts.month = number.value;
        else if (m_parts.day < 0)
            m_parts.day = number.value;
        else
            return false;
    }
    return true;
}

bool DateScanner::finish()
{
    const bool yearFirst = m_loose.size() == 3 && m_loose.first().digits == 4;
    if (yearFirst && m_parts.month < 0) { // "2004 06 21"
        m_parts.year = m_loose.at(0).value;
        m_parts.month = m_loose.at(1).value;
        m_parts.day = m_loose.at(2).value;
    } else if (!assignLooseNumbers()) {
        return false;
    }
    if (m_halfDay == HalfDay::Pm && m_parts.hour >= 0 && m_parts.hour < 12)
        m_parts.hour += 12;
    else if (m_halfDay == HalfDay::Am && m_parts.hour == 12)
        m_parts.hour = 0;
    if (m_parts.year < 0 || m_parts.month < 0)
        return false;
    // The Buddhist calendar, whose years Thai texts have
    if (m_parts.year > 2400 && m_parts.year < 2700 &&
        std::any_of(m_text.cbegin(), m_text.cend(), [](QChar c) { return c.script() == QChar::Script_Thai; }))
        m_parts.year -= 543;
    return m_parts.day >= 0 || m_parts.hour < 0;
}

} // namespace courant::feed
