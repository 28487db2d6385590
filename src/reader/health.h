// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"

/// How a source is doing. Pure; times are arguments, in UTC.
namespace courant::health {

enum class Condition {
    Well,
    Silent,  ///< answers, but has published nothing for long
    Failing, ///< has not been fetched for two weeks, or never although it was tried several times
    Gone,    ///< its server says so (410)
};

struct Health
{
    Condition condition = Condition::Well;
    QDateTime since; ///< its newest article, or its last success; invalid: never
};

/// @param silentMonths without a new article, from when on a source counts as silent
Health of(const Source &source, const QDateTime &now, int silentMonths = 6);

/// The reader decided to keep a source that is gone: nobody asks again.
bool isKeptThoughGone(const Source &source);
SourceOptions keptThoughGone(const Source &source);

} // namespace courant::health
