// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/database.h"

#include "db/opening.h"

#include <QThreadPool>

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Job
{
    std::function<void(Connection &)> run;
    qsizetype preparationsLeft = 0; // guarded by the mutex
};

using Queue = std::deque<std::shared_ptr<Job>>;

bool isReady(const Queue &queue)
{
    return !queue.empty() && queue.front()->preparationsLeft == 0;
}

} // namespace

struct Database::Private
{
    std::mutex mutex;
    std::condition_variable wake;
    std::array<Queue, 3> lanes; // in the order of Lane
    bool stop = false;
    std::atomic<bool> stopping = false;
    std::thread thread;

    // Only on the thread:
    QString name;
    std::unique_ptr<Connection> connection;
    Options options;

    std::shared_ptr<Job> take();
    void loop();
    void close();
    Status connect();
    Status open(const Options &options);
};

std::shared_ptr<Job> Database::Private::take()
{
    std::unique_lock lock(mutex);
    for (;;) {
        for (Queue &lane : lanes) {
            if (!isReady(lane))
                continue;
            std::shared_ptr<Job> job = std::move(lane.front());
            lane.pop_front();
            return job;
        }
        if (stop && std::all_of(lanes.begin(), lanes.end(), [](const Queue &lane) { return lane.empty(); }))
            return nullptr;
        wake.wait(lock);
    }
}

void Database::Private::loop()
{
    connection = std::make_unique<Connection>(QSqlDatabase());
    while (const std::shared_ptr<Job> job = take()) {
        connection->clearError();
        job->run(*connection);
    }
    close();
}

void Database::Private::close()
{
    connection->replace(QSqlDatabase()); // its statements must go before the connection can be removed
    if (!name.isEmpty())
        QSqlDatabase::removeDatabase(name);
    name.clear();
}

Status Database::Private::connect()
{
    static std::atomic<int> counter = 0;
    const QString newName = "courant-"_L1 % QString::number(++counter);
    Result<QSqlDatabase> opened = openConnection(newName, options);
    if (!opened)
        return opened.error();
    name = newName;
    connection->replace(std::move(*opened));
    return {};
}

Status Database::Private::open(const Options &given)
{
    close();
    options = given;
    if (const Status ready = options.before ? options.before() : Status(); !ready)
        return ready;
    return connect();
}

Database::Database() : d(std::make_shared<Private>())
{
    d->thread = std::thread([d = d.get()] { d->loop(); });
}

Database::~Database()
{
    d->stopping = true;
    {
        const std::lock_guard lock(d->mutex);
        d->stop = true;
    }
    d->wake.notify_all();
    d->thread.join();
}

void Database::post(
    Lane lane, QList<std::function<void()>> preparations, std::function<void(Connection &)> job)
{
    auto entry = std::make_shared<Job>();
    entry->run = std::move(job);
    entry->preparationsLeft = preparations.size();
    {
        const std::lock_guard lock(d->mutex);
        d->lanes[size_t(lane)].push_back(entry);
    }
    d->wake.notify_all();
    for (std::function<void()> &preparation : preparations) {
        QThreadPool::globalInstance()->start([d = d, entry, preparation = std::move(preparation)] {
            preparation();
            {
                const std::lock_guard lock(d->mutex);
                --entry->preparationsLeft;
            }
            d->wake.notify_all();
        });
    }
}

QFuture<Status> Database::open(const Options &options)
{
    return run<Status>(Lane::Interactive, [d = d.get(), options](Connection &) { return d->open(options); });
}

Status Database::reopen(const std::function<Status()> &between)
{
    d->close();
    if (const Status done = between(); !done) {
        (void)d->connect(); // what can be read is read on
        return done;
    }
    return d->connect();
}

bool Database::isWaitingBefore(Lane lane) const
{
    const std::lock_guard lock(d->mutex);
    return std::any_of(d->lanes.begin(), d->lanes.begin() + int(lane), isReady);
}

bool Database::isStopping() const
{
    return d->stopping;
}

} // namespace courant
