// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/scheduler.h"

#include "model/whendone.h"
#include "net/reachability.h"
#include "reader/refresher.h"
#include "store/library.h"

#include <QTimer>

namespace courant {

namespace {

constexpr int lookInterval = 30'000; // ms
constexpr int sourcesAtATime = 60;

} // namespace

struct Scheduler::Private
{
    Scheduler *q;
    Library *library;
    Refresher *refresher;
    Reachability *network;
    std::function<schedule::Policy()> policy;
    QTimer first;
    QTimer timer;
    bool pausedWhenMetered = false;
    bool looking = false;

    void look();
};

void Scheduler::Private::look()
{
    const bool rests = !network->isOnline() || (pausedWhenMetered && network->isMetered());
    if (rests || looking || refresher->isRunning())
        return;
    looking = true;
    whenDone(library->sources(), q, [this](const Result<QList<Source>> &sources) {
        looking = false;
        if (!sources || !timer.isActive())
            return;
        const auto ids = schedule::due(*sources, QDateTime::currentDateTimeUtc(), policy(), sourcesAtATime);
        if (!ids.isEmpty())
            refresher->refresh(ids, false);
    });
}

Scheduler::Scheduler(Library *library, Refresher *refresher, std::function<schedule::Policy()> policy,
    QObject *parent, Reachability *network)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->library = library;
    d->refresher = refresher;
    d->network = network ? network : new Reachability(this);
    d->policy = std::move(policy);
    d->first.setSingleShot(true);
    connect(&d->first, &QTimer::timeout, this, [this] {
        d->timer.start();
        d->look();
    });
    d->timer.setInterval(lookInterval);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->look(); });
    connect(d->network, &Reachability::changed, this, [this] {
        if (d->timer.isActive())
            d->look();
    });
    connect(refresher, &Refresher::finished, this, [this](const RefreshReport &report) {
        // The next few dozen; after a cancel the reader wants quiet until the next look.
        if (d->timer.isActive() && !report.cancelled)
            d->look();
    });
}

Scheduler::~Scheduler() = default;

void Scheduler::setPausedWhenMetered(bool paused)
{
    d->pausedWhenMetered = paused;
}

void Scheduler::start(int firstLook)
{
    d->first.start(firstLook);
}

void Scheduler::stop()
{
    d->first.stop();
    d->timer.stop();
}

} // namespace courant
