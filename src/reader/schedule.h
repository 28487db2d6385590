// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"
#include "model/source.h"

/// When a source is asked again: pure functions of its state and the time.
namespace courant::schedule {

struct Policy
{
    int everyMinutes = 60;  ///< the reader's interval; 0: never by itself
    int jitterPercent = 10; ///< so that not all fire at once
};

/// The earliest time a source may be asked by itself; invalid: never (not fetched, or gone for good). UTC.
QDateTime nextTime(const Source &source, const Policy &policy);

/// Sources to be asked at `now`, the longest waiting first. Folders are always due when their interval is
/// over.
QList<SourceId> due(const QList<Source> &sources, const QDateTime &now, const Policy &policy);

} // namespace courant::schedule
