// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relativedate.h"

#include <QCoreApplication>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QString translated(const char *text, int n = -1)
{
    return QCoreApplication::translate("RelativeDate", text, nullptr, n);
}

/// Day and month in the order of the locale, without a year: its long date has every order and separator.
QString dayAndMonth(QDate date, const QLocale &locale)
{
    if (locale.language() == QLocale::Chinese || locale.language() == QLocale::Japanese)
        return locale.toString(date, u"M月d日"_s);
    const QString order = locale.dateFormat(QLocale::ShortFormat);
    const bool dayFirst = order.indexOf(u'd') < order.indexOf(u'M');
    return locale.toString(date, dayFirst ? u"d MMM"_s : u"MMM d"_s);
}

QString fullDate(QDate date, const QLocale &locale)
{
    if (locale.language() == QLocale::Chinese || locale.language() == QLocale::Japanese)
        return locale.toString(date, u"yyyy年M月d日"_s);
    const QString year = locale.toString(date, u"yyyy"_s);
    return dayAndMonth(date, locale) + (dayAndMonth(date, locale).front().isDigit() ? u" "_s : u", "_s) +
           year;
}

} // namespace

QString relativeDate(const QDateTime &when, const QDateTime &now, const QLocale &locale)
{
    if (!when.isValid())
        return {};
    const QDateTime local = when.toTimeZone(now.timeZone());
    const qint64 seconds = local.secsTo(now);
    const qint64 days = local.date().daysTo(now.date());
    if (seconds >= 0 && seconds < 60)
        return translated(QT_TRANSLATE_NOOP("RelativeDate", "now"));
    if (seconds > 0 && seconds < 3600)
        return translated(QT_TRANSLATE_N_NOOP("RelativeDate", "%n min"), int(seconds / 60));
    if (seconds > 0 && seconds < 24 * 3600 && (days == 0 || seconds < 12 * 3600))
        return translated(QT_TRANSLATE_N_NOOP("RelativeDate", "%n h"), int(seconds / 3600));
    if (days == 1)
        return translated(QT_TRANSLATE_NOOP("RelativeDate", "Yesterday"));
    if (days > 1 && days < 7)
        return locale.standaloneDayName(local.date().dayOfWeek());
    if (local.date().year() == now.date().year())
        return dayAndMonth(local.date(), locale);
    return fullDate(local.date(), locale);
}

QString dayHeading(QDate day, QDate today, const QLocale &locale)
{
    if (day == today)
        return translated(QT_TRANSLATE_NOOP("RelativeDate", "Today"));
    if (day.addDays(1) == today)
        return translated(QT_TRANSLATE_NOOP("RelativeDate", "Yesterday"));
    const QString date = day.year() == today.year() ? dayAndMonth(day, locale) : fullDate(day, locale);
    return translated(QT_TRANSLATE_NOOP("RelativeDate", "%1, %2"))
        .arg(locale.standaloneDayName(day.dayOfWeek()), date);
}

QDateTime nextMidnight(const QDateTime &now)
{
    return now.date().addDays(1).startOfDay(now.timeZone());
}

} // namespace courant
