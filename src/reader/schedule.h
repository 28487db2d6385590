// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"

/// When a source is asked again by itself: pure functions of its state and the time. Times in UTC.
namespace courant::schedule {

struct Policy
{
    /// The reader's interval, minutes; 0: nothing is asked by itself. The shortest there is for any source.
    int everyMinutes = 60;
    /// Whether a source that publishes rarely is asked rarely, up to once a day.
    bool adaptive = true;
};

/// Between two requests, minutes: half of the time between its articles, longer when it has fallen silent,
/// within the reader's interval and a day, and never shorter than the source wishes (which may not ask for
/// more than a day).
int intervalMinutes(const Rhythm &rhythm, const Policy &policy, const QDateTime &lastAttempt);

/// With the interval that the reader chose for one source: that, not the adaptive one. onlyWhenAsked is 0.
Policy policyFor(const Source &source, const Policy &policy);

/// The earliest time a source may be asked by itself; invalid: never. Spread by up to a tenth of the
/// interval, the same for a source after every start. Hours and days that the source wants skipped are.
QDateTime nextTime(const Source &source, const Policy &policy);

/// Sources to be asked at `now`, the longest due first, at most `limit`.
QList<SourceId> due(
    const QList<Source> &sources, const QDateTime &now, const Policy &policy, int limit = INT_MAX);

} // namespace courant::schedule
