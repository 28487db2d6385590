// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/health.h"

using namespace Qt::Literals::StringLiterals;

namespace courant::health {

namespace {

constexpr int failingDays = 14;
constexpr int failuresOfANewOne = 3;
const QString keptKey = u"keptThoughGone"_s;

} // namespace

Health of(const Source &source, const QDateTime &now, int silentMonths)
{
    const FetchState &fetch = source.fetch;
    if (source.kind != SourceKind::Feed && source.kind != SourceKind::Folder)
        return {};
    if (fetch.rhythm.gone)
        return {Condition::Gone, fetch.lastSuccess};
    const bool longAgo = fetch.lastSuccess.isValid() ? fetch.lastSuccess < now.addDays(-failingDays)
                                                     : fetch.failures >= failuresOfANewOne;
    if (fetch.failures > 0 && longAgo)
        return {Condition::Failing, fetch.lastSuccess};
    if (fetch.rhythm.newest.isValid() && fetch.rhythm.newest < now.addMonths(-silentMonths))
        return {Condition::Silent, fetch.rhythm.newest};
    return {};
}

bool isKeptThoughGone(const Source &source)
{
    return source.options.other.value(keptKey).toBool();
}

SourceOptions keptThoughGone(const Source &source)
{
    SourceOptions options = source.options;
    options.other.insert(keptKey, true);
    return options;
}

} // namespace courant::health
