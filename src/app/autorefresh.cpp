// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/autorefresh.h"

#include "model/whendone.h"
#include "reader/refresher.h"
#include "reader/schedule.h"
#include "reader/settings.h"
#include "store/library.h"

#include <chrono>

namespace courant {

using namespace std::chrono_literals;

AutoRefresh::AutoRefresh(Library *library, Refresher *refresher, const Settings *settings, QObject *parent)
    : QObject(parent), m_library(library), m_refresher(refresher), m_settings(settings)
{
    m_timer.setInterval(60s);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { check(false); });
}

void AutoRefresh::start()
{
    m_timer.start();
    // A few seconds later, so that the first pages of the list and the first article come before it.
    if (m_settings->refreshAtStart())
        QTimer::singleShot(5s, this, [this] { check(true); });
}

void AutoRefresh::check(bool atStart)
{
    if (m_refresher->isRunning())
        return;
    schedule::Policy policy;
    policy.everyMinutes = m_settings->refreshMinutes();
    if (policy.everyMinutes == 0 && !atStart)
        return;
    whenDone(m_library->sources(), this, [this, policy](const Result<QList<Source>> &sources) {
        if (!sources || m_refresher->isRunning())
            return;
        const QList<SourceId> due = schedule::due(*sources, QDateTime::currentDateTimeUtc(), policy);
        if (!due.isEmpty())
            m_refresher->refresh(due, false);
    });
}

} // namespace courant
