// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/date.h"

#include "feed/datescanner.h"

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestDate = 200;

/// Full-width forms become ASCII, every kind of blank one space, Chinese numerals of a year digits.
QString normalized(QStringView text)
{
    static constexpr QStringView Numerals = u"〇一二三四五六七八九";
    QString out;
    out.reserve(text.size());
    const bool chinese = text.contains(u'年');
    for (QChar c : text) {
        const char16_t u = c.unicode();
        if (u >= 0xff01 && u <= 0xff5e)
            c = QChar(u - 0xfee0);
        else if (c.isSpace() || u == 0x200b || u == 0xfeff || u < 0x20)
            c = u' ';
        else if (u == 0x2212 || u == 0x2013 || u == 0x2012 || u == 0x2010 || u == 0x2011)
            c = u'-';
        else if (u == u'○' || u == u'零')
            c = chinese ? QChar(u'0') : c;
        else if (c.isDigit())
            c = QChar(u'0' + c.digitValue());
        const bool ofTheWeek = out.endsWith(u'期') || out.endsWith(u'周') || out.endsWith(u'拜');
        if (chinese && !ofTheWeek && Numerals.indexOf(c) >= 0)
            c = QChar(char16_t(u'0' + Numerals.indexOf(c)));
        if (c != u' ' || (!out.isEmpty() && out.back() != u' '))
            out += c;
    }
    if (out.endsWith(u' '))
        out.chop(1);
    return out.toLower();
}

/// "十九" to "19", "二十" to "20", after the single digits became ASCII ("1十9", "2十").
void resolveTens(QString &text)
{
    for (qsizetype i = text.indexOf(u'十'); i >= 0; i = text.indexOf(u'十', i)) {
        const bool before = i > 0 && text.at(i - 1).isDigit();
        const bool after = i + 1 < text.size() && text.at(i + 1).isDigit();
        if (before && after)
            text.remove(i, 1);
        else
            text.replace(i, 1, before ? u"0"_s : after ? u"1"_s : u"10"_s);
    }
}

bool allDigits(QStringView text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A number and nothing else: a year, Unix time, or a date without separators.
QDateTime fromNumber(const QString &digits, int utcOffsetSeconds)
{
    const auto part = [&digits](int at, int size) { return digits.mid(at, size).toInt(); };
    DateParts parts;
    parts.year = part(0, 4);
    switch (digits.size()) {
    case 4:
        return parts.toDateTime(0);
    case 6: // 202203; 031231 is too easily something else unless its month is none
        parts.month = part(4, 2);
        if (parts.year < 1900 || parts.year > 2100)
            return {};
        return parts.toDateTime(0);
    case 8:
    case 12:
    case 14:
        parts.month = part(4, 2);
        parts.day = part(6, 2);
        if (digits.size() > 8) {
            parts.hour = part(8, 2);
            parts.minute = part(10, 2);
            parts.second = digits.size() == 14 ? part(12, 2) : 0;
        }
        return parts.toDateTime(utcOffsetSeconds);
    case 9:
    case 10:
        return QDateTime::fromMSecsSinceEpoch(digits.toLongLong() * 1000, Qt::UTC);
    case 13:
        return QDateTime::fromMSecsSinceEpoch(digits.toLongLong(), Qt::UTC);
    case 16:
        return QDateTime::fromMSecsSinceEpoch(digits.toLongLong() / 1000, Qt::UTC);
    default:
        return {};
    }
}

} // namespace

QDateTime parseDate(QStringView text, int utcOffsetSeconds)
{
    text = text.trimmed();
    if (text.size() > 1 && (text.front() == u'"' || text.front() == u'\'') && text.back() == text.front())
        text = text.mid(1, text.size() - 2).trimmed();
    if (text.isEmpty() || text.size() > LongestDate)
        return {};
    QString clean = normalized(text);
    if (clean.contains(u'十'))
        resolveTens(clean);
    if (allDigits(clean))
        return fromNumber(clean, utcOffsetSeconds);
    const qsizetype dot = clean.indexOf(u'.');
    if ((dot == 10 || dot == 9) && allDigits(QStringView(clean).left(dot)) &&
        allDigits(QStringView(clean).mid(dot + 1)))
        return fromNumber(clean.left(dot), utcOffsetSeconds);
    DateScanner scanner(clean);
    if (!scanner.scan())
        return {};
    return scanner.parts().toDateTime(utcOffsetSeconds);
}

} // namespace courant::feed
