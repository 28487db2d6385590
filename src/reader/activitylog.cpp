// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/activitylog.h"

#include "model/source.h"
#include "reader/feedjob.h"
#include "reader/imagefetcher.h"
#include "reader/refresher.h"

#include <QUrl>

namespace courant {

namespace {

Activity::State stateOf(JobOutcome::What what)
{
    switch (what) {
    case JobOutcome::What::Merged:
        return Activity::State::Done;
    case JobOutcome::What::Unchanged:
        return Activity::State::Unchanged;
    case JobOutcome::What::Failed:
        return Activity::State::Failed;
    case JobOutcome::What::Cancelled:
        break;
    }
    return Activity::State::Cancelled;
}

QString hostOf(const Source &source)
{
    return source.kind == SourceKind::Feed ? QUrl(source.url).host() : QString();
}

} // namespace

ActivityLog::ActivityLog(QObject *parent) : QObject(parent) {}

void ActivityLog::watch(Refresher *refresher)
{
    connect(refresher, &Refresher::jobStarted, this, [this](const Source &source) {
        Activity activity;
        activity.source = source.id;
        activity.host = hostOf(source);
        activity.title = source.title.isEmpty() ? activity.host : source.title;
        m_refreshes.insert(source.id, begin(activity));
    });
    connect(refresher, &Refresher::jobFinished, this, [this](const JobOutcome &outcome) {
        Activity activity;
        activity.state = stateOf(outcome.what);
        activity.bytes = outcome.received;
        activity.added = outcome.added;
        activity.updated = outcome.updated;
        activity.error = outcome.error;
        activity.movedTo = QUrl(outcome.movedTo).host();
        end(m_refreshes.take(outcome.source), activity);
    });
}

void ActivityLog::watch(ImageFetcher *images)
{
    connect(images, &ImageFetcher::started, this, [this] {
        Activity activity;
        activity.what = Activity::What::Pictures;
        m_pictures.append(begin(activity));
    });
    connect(images, &ImageFetcher::finished, this, [this](const ImageReport &report) {
        if (m_pictures.isEmpty())
            return;
        Activity activity;
        activity.state = report.cancelled    ? Activity::State::Cancelled
                         : report.stored > 0 ? Activity::State::Done
                         : report.failed > 0 ? Activity::State::Failed
                                             : Activity::State::Unchanged;
        activity.bytes = report.bytes;
        activity.added = report.stored;
        activity.failed = report.failed;
        activity.reasons = report.reasons;
        // Which of several runs this was does not matter to anybody.
        end(m_pictures.takeFirst(), activity);
    });
}

QList<Activity> ActivityLog::activities() const
{
    return m_running + m_past;
}

qint64 ActivityLog::begin(Activity activity)
{
    activity.number = ++m_last;
    activity.state = Activity::State::Running;
    activity.started = QDateTime::currentDateTimeUtc();
    m_running.prepend(activity);
    Q_EMIT began(activity);
    return activity.number;
}

void ActivityLog::end(qint64 number, Activity end)
{
    const auto it = std::find_if(m_running.begin(), m_running.end(),
        [number](const Activity &activity) { return activity.number == number; });
    if (it == m_running.end())
        return;
    end.number = number;
    end.what = it->what;
    end.source = it->source;
    end.title = it->title;
    end.host = it->host;
    end.started = it->started;
    end.elapsed = std::max<qint64>(0, it->started.msecsTo(QDateTime::currentDateTimeUtc()));
    m_running.erase(it);
    // A look for pictures that found none is nothing to tell.
    if (end.what != Activity::What::Pictures || end.state != Activity::State::Unchanged)
        m_past.prepend(end);
    while (m_past.size() > capacity)
        m_past.removeLast();
    Q_EMIT ended(end);
}

} // namespace courant
