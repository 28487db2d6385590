// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_p.h"

#include <QTimer>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

constexpr int soon = 200; // ms; what happens meanwhile is counted together
constexpr int timeGoesBy = 15 * 60'000;

} // namespace

QFuture<Result<ViewId>> Library::addView(const QString &name, const QString &search)
{
    return d->write<Result<ViewId>>(Lane::Interactive,
        [name, search](Writing &writing) { return courant::addView(writing, name, search); });
}

QFuture<Status> Library::changeView(ViewId id, const QString &name, const QString &search)
{
    return d->write<Status>(Lane::Interactive,
        [id, name, search](Writing &writing) { return courant::changeView(writing, id, name, search); });
}

QFuture<Status> Library::moveView(ViewId id, int position)
{
    return d->write<Status>(Lane::Interactive,
        [id, position](Writing &writing) { return courant::moveView(writing, id, position); });
}

QFuture<Status> Library::removeView(ViewId id)
{
    return d->write<Status>(
        Lane::Interactive, [id](Writing &writing) { return courant::removeView(writing, id); });
}

QFuture<Result<QList<SmartView>>> Library::views()
{
    return d->read<Result<QList<SmartView>>>([](Connection &connection) { return readViews(connection); });
}

// On the database thread; the timer is on that of the library.
void Library::Private::scheduleViewCounts(int milliseconds)
{
    milliseconds = std::max(soon, milliseconds);
    if (database.isStopping() || options.readOnly)
        return;
    if (std::exchange(milliseconds == soon ? viewsScheduled : viewsTimed, true))
        return;
    QMetaObject::invokeMethod(
        q,
        [this, milliseconds] {
            QTimer::singleShot(milliseconds, q, [this, milliseconds] {
                database.run<Status>(Lane::Idle, [this, milliseconds](Connection &connection) {
                    if (milliseconds == timeGoesBy)
                        viewsTimed = false;
                    countViewsNow(connection);
                    return Status();
                });
            });
        },
        Qt::QueuedConnection);
}

void Library::Private::countViewsNow(Connection &connection)
{
    viewsScheduled = true;
    const auto waits = [this] { return database.isWaitingBefore(Lane::Idle) || database.isStopping(); };
    if (database.isStopping())
        return;
    if (viewCounts.countSome(connection, waits)) {
        database.run<Status>(Lane::Idle, [this](Connection &later) {
            countViewsNow(later);
            return Status();
        });
        return;
    }
    (void)writeNow<Status>(connection, [this](Writing &writing) {
        viewCounts.write(writing);
        return writing.connection().status();
    });
    viewsScheduled = false;
    if (viewCounts.isStale())
        scheduleViewCounts(soon);
    else if (viewCounts.dependOnTime())
        scheduleViewCounts(timeGoesBy);
}

} // namespace courant
