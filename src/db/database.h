// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <memory>

class QSqlDatabase;

namespace courant {

/// One thread that owns the one connection, with two lanes: Interactive jobs overtake Background ones.
/// Every job is one whole transaction (or a read). Thread-safe; the destructor drains, then joins.
class Database final
{
public:
    enum class Lane { Interactive, Background };
    enum class Mode { ReadWrite, ReadOnly };

    Database();
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs `job` on the database thread. `job` must not throw and must leave no transaction open.
    template<class T>
    QFuture<T> run(Lane lane, std::function<T(QSqlDatabase &)> job)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        QFuture<T> future = promise->future();
        post(lane, [promise, job = std::move(job)](QSqlDatabase &connection) {
            if constexpr (std::is_void_v<T>)
                job(connection);
            else
                promise->addResult(job(connection));
            promise->finish();
        });
        return future;
    }

    /// Opens or creates the file: WAL, synchronous=FULL, foreign keys. Errors: Database, DiskFull, Corrupt, Locked,
    /// Unreadable, Unsupported (this SQLite has no FTS5).
    QFuture<Status> open(const QString &fileName, Mode mode);

private:
    void post(Lane lane, std::function<void(QSqlDatabase &)> job);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
