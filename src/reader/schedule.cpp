// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/schedule.h"

namespace courant::schedule {

namespace {

constexpr int minutesADay = 24 * 60;
constexpr int folderMinutes = 60;
constexpr int jitterPercent = 10;
// A source silent for so many intervals is asked as if that silence were its rhythm.
constexpr int silenceShare = 20;
// A clock that was set back must not silence a source for as long as it had been ahead.
constexpr qint64 clockTolerance = 5 * 60;

/// A fixed share of the interval per source, by its id.
qint64 jitter(SourceId id, qint64 seconds)
{
    const quint64 mixed = quint64(toInt(id)) * 0x9E3779B97F4A7C15ULL;
    return qint64(mixed >> 40) * (seconds * jitterPercent / 100) / (1 << 24);
}

bool isSkipped(const QDateTime &time, const Rhythm &rhythm)
{
    return rhythm.skipHours.contains(time.time().hour()) || rhythm.skipDays.contains(time.date().dayOfWeek());
}

/// The first moment at or after `time` that is not to be skipped; `time` itself if a week has none.
QDateTime afterSkipped(const QDateTime &time, const Rhythm &rhythm)
{
    if (rhythm.skipHours.isEmpty() && rhythm.skipDays.isEmpty())
        return time;
    QDateTime moment = time;
    for (int hour = 0; hour < 7 * 24; ++hour) {
        if (!isSkipped(moment, rhythm))
            return moment;
        moment = QDateTime(moment.date(), QTime(moment.time().hour(), 0), Qt::UTC).addSecs(60 * 60);
    }
    return time;
}

bool isFetched(const Source &source)
{
    return (source.kind == SourceKind::Feed && !source.fetch.rhythm.gone) ||
           source.kind == SourceKind::Folder;
}

} // namespace

int intervalMinutes(const Rhythm &rhythm, const Policy &policy, const QDateTime &lastAttempt)
{
    const int shortest = policy.everyMinutes;
    int interval = shortest;
    if (policy.adaptive) {
        int rhythmMinutes = rhythm.publishMinutes / 2;
        if (rhythm.newest.isValid() && lastAttempt.isValid()) {
            const qint64 silence = rhythm.newest.secsTo(lastAttempt) / 60 / silenceShare;
            rhythmMinutes = int(std::clamp<qint64>(silence, rhythmMinutes, minutesADay));
        }
        interval = std::max(shortest, std::min(rhythmMinutes, minutesADay));
    }
    const int wish = std::min(std::max(rhythm.wishMinutes, rhythm.maxAgeMinutes), minutesADay);
    return std::max(interval, wish);
}

Policy policyFor(const Source &source, const Policy &policy)
{
    if (source.options.refreshMinutes == SourceOptions::defaultMinutes)
        return policy;
    return {std::max(0, source.options.refreshMinutes), false};
}

QDateTime nextTime(const Source &source, const Policy &general)
{
    const Policy policy = policyFor(source, general);
    if (!isFetched(source) || policy.everyMinutes <= 0)
        return {};
    const FetchState &fetch = source.fetch;
    if (!fetch.lastAttempt.isValid())
        return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    // A look at the disk costs nobody else anything.
    const int minutes = source.kind == SourceKind::Folder
                            ? std::min(folderMinutes, policy.everyMinutes)
                            : intervalMinutes(fetch.rhythm, policy, fetch.lastAttempt);
    const qint64 seconds = qint64(minutes) * 60;
    QDateTime next = fetch.lastAttempt.addSecs(seconds + jitter(source.id, seconds));
    if (fetch.notBefore.isValid() && fetch.notBefore > next)
        next = fetch.notBefore.addSecs(jitter(source.id, seconds));
    return afterSkipped(next, fetch.rhythm);
}

QList<SourceId> due(const QList<Source> &sources, const QDateTime &now, const Policy &policy, int limit)
{
    QList<std::pair<QDateTime, SourceId>> waiting;
    for (const Source &source : sources) {
        const QDateTime next = nextTime(source, policy);
        const bool clockWasAhead = next.isValid() && source.fetch.lastAttempt > now.addSecs(clockTolerance);
        if (next.isValid() && (next <= now || clockWasAhead))
            waiting.append({next, source.id});
    }
    std::sort(waiting.begin(), waiting.end());
    QList<SourceId> ids;
    for (const auto &[time, id] : waiting.mid(0, limit))
        ids.append(id);
    return ids;
}

} // namespace courant::schedule
