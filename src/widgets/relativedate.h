// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace courant {

/// A short time for a list: "now", "5 min", "2 h", "Tuesday", "14 Mar", "14 Mar 2021", in the zone of `now`.
/// Invalid `when`: empty. A time in the future shows as its date. Pure.
QString relativeDate(const QDateTime &when, const QDateTime &now, const QLocale &locale);

/// A day as the heading of its articles: "Today", "Yesterday", "Tuesday, 14 March", with the year when it is
/// another one than today's. Pure.
QString dayHeading(QDate day, QDate today, const QLocale &locale);

/// The first moment after `now` (local time) at which a day begins: when "Today" means something else.
QDateTime nextMidnight(const QDateTime &now);

} // namespace courant
