// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/schedule.h"

namespace courant::schedule {

namespace {

/// A fixed share of the interval per source, by its id: the same after every start.
qint64 jitter(SourceId id, qint64 seconds, int percent)
{
    const quint64 mixed = quint64(toInt(id)) * 0x9E3779B97F4A7C15ULL;
    return qint64(mixed >> 40) * seconds * percent / 100 / (1 << 24);
}

} // namespace

QDateTime nextTime(const Source &source, const Policy &policy)
{
    const bool fetched = source.kind == SourceKind::Feed || source.kind == SourceKind::Folder;
    if (!fetched || policy.everyMinutes <= 0)
        return {};
    const FetchState &fetch = source.fetch;
    if (!fetch.lastAttempt.isValid())
        return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    const qint64 interval = qint64(policy.everyMinutes) * 60;
    const QDateTime next =
        fetch.lastAttempt.addSecs(interval + jitter(source.id, interval, policy.jitterPercent));
    return fetch.notBefore.isValid() && fetch.notBefore > next ? fetch.notBefore : next;
}

QList<SourceId> due(const QList<Source> &sources, const QDateTime &now, const Policy &policy)
{
    QList<std::pair<QDateTime, SourceId>> waiting;
    for (const Source &source : sources) {
        const QDateTime next = nextTime(source, policy);
        if (next.isValid() && next <= now)
            waiting.append({next, source.id});
    }
    std::sort(waiting.begin(), waiting.end());
    QList<SourceId> ids;
    for (const auto &[time, id] : waiting)
        ids.append(id);
    return ids;
}

} // namespace courant::schedule
