// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace courant::feed {

/// The pieces of a point in time as they were written.
struct DateParts
{
    int year = -1;
    int month = -1; ///< missing: January
    int day = -1;   ///< missing: the first
    int hour = -1;  ///< missing: midnight
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    std::optional<int> zone; ///< seconds east of UTC
    QByteArray zoneName;     ///< an IANA name instead of `zone`

    /// UTC; invalid when a piece is impossible (30 February, hour 25).
    QDateTime toDateTime(int defaultOffset) const;
};

/// RFC 2822 §4.3: of two digits, 00 to 49 are 20xx, 50 to 99 are 19xx; -1 for three.
int fullYear(int value, qsizetype digits);

/// Han, Hangul and kana, which are written without blanks.
bool isCjk(QChar c);

/// Reads a normalized date (lower case, single blanks, ASCII digits) from left to right. Thread: any, one
/// use.
class DateScanner
{
public:
    explicit DateScanner(const QString &text) : m_text(text) {}

    /// False when something stands there that no date has, or a piece is missing.
    bool scan();
    const DateParts &parts() const { return m_parts; }

private:
    struct Number
    {
        int value = 0;
        qsizetype digits = 0;
    };

    enum class HalfDay { None, Am, Pm };

    QChar at(qsizetype offset = 0) const;
    bool atDigit(qsizetype offset = 0) const;
    Number readNumber();
    bool scanDigits();
    bool scanTime(int hour);
    bool scanNumericDate(Number first);
    bool scanWeekDate(int year);
    bool scanWord();
    bool scanCjk();
    bool scanOffset();
    bool scanComment();
    bool takeUnit(int value, qsizetype digits);
    bool takeMonth(int month);
    bool assignNumericDate(Number a, Number b, Number c);
    bool finish();
    bool assignLooseNumbers();
    bool dateDone() const { return m_parts.year >= 0 && m_parts.month >= 0 && m_parts.day >= 0; }
    bool skip(QStringView literal);

    QString m_text;
    qsizetype m_pos = 0;
    DateParts m_parts;
    QList<Number> m_loose; ///< numbers whose meaning the rest decides
    HalfDay m_halfDay = HalfDay::None;
    int m_weekday = 0;
    int m_era = 0;             ///< added to a year that is counted from another one, 0 none
    bool m_monthFirst = false; ///< the month was the first word, where a day may stand ("mar.")
    int m_words = 0;
};

} // namespace courant::feed
