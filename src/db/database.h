// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "model/result.h"

#include <QFuture>
#include <QList>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>

namespace courant {

/// One thread that owns the one connection, with lanes: Interactive jobs overtake Background ones, and Idle
/// ones run when nobody else waits.
/// Every job is one whole transaction (or a read). Thread-safe; the destructor drains, then joins.
class Database final
{
public:
    enum class Lane { Interactive, Background, Idle };
    enum class Mode { ReadWrite, ReadOnly };

    struct Options
    {
        QString fileName;
        Mode mode = Mode::ReadWrite;
        quint32 applicationId = 0; ///< "PRAGMA application_id" of our files
        int newestSchema = 0;      ///< a file with a higher user_version is refused
        int maxPages = 0;          ///< "PRAGMA max_page_count", 0: no limit (tests of a full disk)
        bool damaged = false;      ///< read what can be read: the file is not checked first
        /// Called on the database thread before the file is touched; an error ends the opening.
        std::function<Status()> before{};
    };

    Database();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs `job` on the database thread. `job` must not throw and must leave no transaction open.
    template<class T>
    QFuture<T> run(Lane lane, std::function<T(Connection &)> job)
    {
        return runPrepared<T>(lane, {}, std::move(job));
    }

    /// Takes its place in the lane at once, but starts only when all of `preparations` have run on the global
    /// thread pool. They must be pure functions: they must not wait for this database.
    template<class T>
    QFuture<T> runPrepared(
        Lane lane, QList<std::function<void()>> preparations, std::function<T(Connection &)> job)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QFuture<T> future = promise->future();
        post(lane, std::move(preparations), [promise, job = std::move(job)](Connection &connection) {
            promise->addResult(job(connection));
            promise->finish();
        });
        return future;
    }

    /// Opens or creates the file: WAL, synchronous=FULL, foreign keys. A file that is refused is not touched.
    /// Errors: Database, DiskFull, Corrupt, Locked, NewerSchema, NotFound (ReadOnly), Unreadable, Unsupported
    /// (this SQLite has no FTS5).
    QFuture<Status> open(const Options &options);

    /// For a job that found the file damaged and holds no statement: closes the file, does `between`, and
    /// opens it again as before. The job's connection goes on with it.
    Status reopen(const std::function<Status()> &between);

    /// Whether a job waits that could overtake those of `lane`: long jobs look here and make way.
    bool isWaitingBefore(Lane lane) const;
    /// Whether the destructor drains: jobs that would start a next one stop.
    bool isStopping() const;

private:
    void post(Lane lane, QList<std::function<void()>> preparations, std::function<void(Connection &)> job);

    struct Private;
    std::shared_ptr<Private> d; // shared with preparations on the pool
};

} // namespace courant
