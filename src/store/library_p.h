// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/database.h"
#include "store/library.h"
#include "store/mergequeue.h"
#include "store/searchindex.h"
#include "store/views.h"
#include "store/writing.h"

#include <QThreadPool>

#include <atomic>

namespace courant {

/// A future that is done.
template<class T>
QFuture<T> finished(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Runs a function of its own on the thread pool, beside the database thread.
template<class T, class Fn>
QFuture<T> onPool(Fn fn)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, fn = std::move(fn)] {
        promise->addResult(fn());
        promise->finish();
    });
    return promise->future();
}

Error readOnlyError();

/// What the library keeps between calls; its methods are spread over library*.cpp by what they are about.
struct Library::Private
{
    using Lane = Database::Lane;

    Private(Library *library, Options given) : q(library), options(std::move(given)), index(options.plainText)
    {
    }

    Library *q;
    const Options options;
    bool unreadWhenChanged = false;
    std::atomic<bool> opened = false;
    MergeQueue merges;
    // Only on the database thread:
    SearchIndex index;
    bool rescueTried = false; ///< since it was opened
    bool indexRenewed = false;
    bool indexScheduled = false;
    int indexLimit = 150;     ///< entries of the next batch
    bool indexHeld = false;   ///< while many articles come in
    bool indexWanted = false; ///< when that is over
    bool tidyScheduled = false;
    ViewCounts viewCounts;
    bool viewsScheduled = false;
    bool viewsTimed = false;
    QList<std::shared_ptr<QPromise<Status>>> indexWaiters;
    // Last, so that it is destroyed first: its thread uses all of the above.
    Database database;

    template<class R>
    QFuture<R> read(std::function<R(Connection &)> job, Lane lane = Lane::Interactive)
    {
        return database.run<R>(lane, [this, job = std::move(job)](Connection &connection) -> R {
            R result = readOnce(connection, job);
            if (mendUnderway(connection))
                result = readOnce(connection, job);
            if (connection.failed())
                return connection.error();
            return result;
        });
    }

    template<class R>
    static R readOnce(Connection &connection, const std::function<R(Connection &)> &job)
    {
        const Snapshot snapshot(connection);
        return job(connection);
    }

    template<class R>
    QFuture<R> write(
        Lane lane, std::function<R(Writing &)> job, QList<std::function<void()>> preparations = {})
    {
        if (options.readOnly)
            return finished<R>(readOnlyError());
        return database.runPrepared<R>(
            lane, std::move(preparations), [this, job = std::move(job)](Connection &connection) -> R {
                return writeNow<R>(connection, job);
            });
    }

    template<class R>
    R writeNow(Connection &connection, const std::function<R(Writing &)> &job)
    {
        R result = tryWriting(connection, job);
        if (mendUnderway(connection))
            return tryWriting(connection, job);
        return result;
    }

    template<class R>
    R tryWriting(Connection &connection, const std::function<R(Writing &)> &job)
    {
        Writing writing(connection);
        Transaction transaction(connection);
        R result = job(writing);
        if (!result)
            return result;
        writing.finish();
        viewCounts.follow(writing);
        if (const Status committed = transaction.commit(); !committed)
            return committed.error();
        afterCommit(writing);
        return result;
    }

    /// Many short transactions on the background lane, so that others come between them. `step` returns
    /// whether there is more to do; `result` is asked in the end. What was done stays done after an error.
    template<class T>
    QFuture<Result<T>> inSteps(std::function<bool(Writing &)> step, std::function<Result<T>()> result)
    {
        if (options.readOnly)
            return finished<Result<T>>(readOnlyError());
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        nextStep(std::move(step), [promise, result = std::move(result)](const Status &done) {
            promise->addResult(done ? result() : Result<T>(done.error()));
            promise->finish();
        });
        return future;
    }
    void nextStep(std::function<bool(Writing &)> step, std::function<void(const Status &)> end);

    void mergeNow(Connection &connection, const QList<std::shared_ptr<WaitingMerge>> &batch);
    void afterCommit(Writing &writing);
    void emitChanges(Changes changes);
    void rescueIfDamaged();
    /// On the database thread, in a job that holds no statement any more: if one met damage, saves what can
    /// be saved, when that is wanted. True: the job can try again.
    bool mendUnderway(Connection &connection);
    bool rescueUnderway();
    bool renewIndexUnderway(Connection &connection);
    void tellOfRescue(const RescueReport &report);
    Status openNow(Connection &connection);
    void scheduleIndexing();
    void indexNow(Connection &connection);
    void indexingEnded(const Status &status);
    void scheduleTidying();
    void scheduleViewCounts(int milliseconds);
    void countViewsNow(Connection &connection);
    void tidyNow(Connection &connection);
};

} // namespace courant
