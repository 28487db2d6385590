// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/rhythm.h"

namespace courant::rhythm {

namespace {

constexpr int latestArticles = 12;
constexpr int minutesADay = 24 * 60;
constexpr qint64 halfDay = 12 * 60 * 60;
constexpr qint64 provenAfter = 3 * 24 * 60 * 60;
constexpr int provenTimes = 3;

/// Where an unbroken chain of permanent redirects leads; empty if there is none, or one of them is for now
/// only.
QString permanentTarget(const QList<HttpRedirect> &redirects)
{
    const bool permanent = !redirects.isEmpty() &&
                           std::all_of(redirects.begin(), redirects.end(), [](const HttpRedirect &redirect) {
                               return redirect.status == 301 || redirect.status == 308;
                           });
    return permanent ? redirects.last().to.toString(QUrl::FullyEncoded) : QString();
}

} // namespace

void learnFromFeed(Rhythm &rhythm, const ParsedFeed &feed, const QDateTime &now)
{
    rhythm.wishMinutes = std::max(feed.hints.ttlMinutes, feed.hints.periodMinutes);
    rhythm.skipHours = feed.hints.skipHours;
    rhythm.skipDays = feed.hints.skipDays;

    QList<qint64> times;
    for (const ParsedItem &item : feed.items) {
        const QDateTime time = item.published.isValid() ? item.published : item.updated;
        if (time.isValid() && time <= now)
            times.append(time.toSecsSinceEpoch());
    }
    std::sort(times.begin(), times.end(), std::greater<>());
    rhythm.newest = times.isEmpty() ? QDateTime() : QDateTime::fromSecsSinceEpoch(times.first(), Qt::UTC);
    QList<qint64> gaps;
    for (qsizetype i = 1; i < times.size() && i < latestArticles; ++i)
        gaps.append(times.at(i - 1) - times.at(i));
    std::sort(gaps.begin(), gaps.end());
    rhythm.publishMinutes =
        gaps.isEmpty() ? 0 : int(std::clamp<qint64>(gaps.at(gaps.size() / 2) / 60, 1, 366 * minutesADay));
}

void learnFromResponse(Rhythm &rhythm, const HttpResponse &response, const QDateTime &now)
{
    rhythm.gone = false;
    if (response.maxAge >= 0)
        rhythm.maxAgeMinutes = response.maxAge / 60;
    else if (!response.notModified())
        rhythm.maxAgeMinutes = 0;
    const QString target = permanentTarget(response.redirects);
    if (target.isEmpty() || target != rhythm.movedTo) {
        rhythm.movedTo = target;
        rhythm.movedTimes = target.isEmpty() ? 0 : 1;
        rhythm.movedSince = rhythm.movedLast = target.isEmpty() ? QDateTime() : now;
    } else if (rhythm.movedLast.secsTo(now) >= halfDay) {
        ++rhythm.movedTimes;
        rhythm.movedLast = now;
    }
}

QString provenMove(const Rhythm &rhythm)
{
    const bool proven = rhythm.movedTimes >= provenTimes && rhythm.movedSince.isValid() &&
                        rhythm.movedSince.secsTo(rhythm.movedLast) >= provenAfter;
    return proven ? rhythm.movedTo : QString();
}

} // namespace courant::rhythm
