// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/datescanner.h"

#include <QTimeZone>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

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
