// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "reader/activitylog.h"
#include "reader/health.h"

#include <QLocale>

/// How a source is doing, in the reader's language. Pure.
namespace courant::sourcewords {

/// What FetchState::lastError says.
QString failure(const QString &lastError);
/// "15 minutes", "3 hours", "2 days".
QString duration(int minutes, const QLocale &locale);
/// "about every 3 hours"; how often it publishes.
QString rhythm(const Rhythm &rhythm, const QLocale &locale);
/// A date with its time, in the reader's zone; "never" when invalid.
QString when(const QDateTime &time, const QLocale &locale);
QString condition(const health::Health &health, const Source &source, const QLocale &locale);
/// What an activity does or brought: "3 new", "Unchanged", "The server ..".
QString activity(const Activity &activity, const QLocale &locale);

} // namespace courant::sourcewords
