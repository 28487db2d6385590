// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"
#include "store/images.h"
#include "store/library_p.h"
#include "store/removal.h"
#include "store/replacement.h"
#include "store/schema.h"
#include "store/sources.h"
#include "store/trash.h"

#include <QDir>
#include <QFile>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

constexpr qsizetype rowsPerSignal = 2'000;
constexpr qint64 pagesPerTidying = 32;
constexpr int indexBatch = 150;       // commits in some 30 ms
constexpr int largeIndexBatch = 2000; // when somebody waits for the index: half the work for each article
constexpr int fewestInRefresh = 64;   // a batch, when sources wait
constexpr int smallIndexBatch = 24;   // while somebody clicks

} // namespace

Error readOnlyError()
{
    return {Error::Kind::Unreadable, u"the library was opened for reading only"_s, 0};
}

void Library::Private::emitChanges(Changes changes)
{
    if (changes.isEmpty())
        return;
    const auto post = [this](Changes part) {
        QMetaObject::invokeMethod(
            q, [q = q, part = std::move(part)] { Q_EMIT q->changed(part); }, Qt::QueuedConnection);
    };
    // A first import comes in pieces, so that the models take it in without a pause.
    while (changes.added.size() > rowsPerSignal) {
        Changes part;
        part.added = changes.added.mid(0, rowsPerSignal);
        changes.added.remove(0, rowsPerSignal);
        post(std::move(part));
    }
    post(std::move(changes));
}

void Library::Private::afterCommit(Writing &writing)
{
    for (const QString &hash : std::as_const(writing.unusedFiles()))
        QFile::remove(imagePath(options.dataFolder, hash));
    const bool removed = !writing.changes().removed.isEmpty();
    emitChanges(std::move(writing.changes()));
    for (const QString &key : std::as_const(writing.storedImages())) {
        QMetaObject::invokeMethod(
            q, [q = q, key] { Q_EMIT q->imageStored(key); }, Qt::QueuedConnection);
    }
    for (const auto &[id, change] : std::as_const(writing.changedPages())) {
        QMetaObject::invokeMethod(
            q, [q = q, id = id, change = change] { Q_EMIT q->pageChanged(id, change); },
            Qt::QueuedConnection);
    }
    index.keep(std::move(writing.waitingTexts()));
    if (writing.hasIndexWork())
        scheduleIndexing();
    if (removed || writing.hasRoom())
        scheduleTidying();
    if (viewCounts.isStale())
        scheduleViewCounts(0);
}

void Library::Private::nextStep(std::function<bool(Writing &)> step, std::function<void(const Status &)> end)
{
    database.run<Status>(
        Lane::Background, [this, step = std::move(step), end = std::move(end)](Connection &connection) {
            bool more = false;
            const Status done = writeNow<Status>(connection, [&step, &more](Writing &writing) {
                more = step(writing);
                return writing.connection().status();
            });
            if (!done || !more)
                end(done);
            else if (database.isStopping())
                end(Error{Error::Kind::Cancelled, {}, 0});
            else
                nextStep(step, end);
            return Status();
        });
}

Status Library::Private::openNow(Connection &connection)
{
    if (options.readOnly) {
        // A file of an older schema cannot be migrated by somebody who only reads.
        const qint64 version = connection.value(u"PRAGMA user_version"_s).toLongLong();
        if (!connection.failed() && version < libraryMigrations().size())
            return Error{Error::Kind::Unsupported,
                u"an older Courant used this library last; open its window once, which brings it up to date"_s,
                0};
        return connection.status();
    }
    leaveMark(uncleanMark(options.dataFolder));
    opened = true;
    const qint64 version = connection.value(u"PRAGMA user_version"_s).toLongLong();
    if (version > 0 && version < libraryMigrations().size()) {
        if (Status kept = backUpOldSchema(connection, options.dataFolder); !kept)
            return kept;
    }
    if (Status migrated = migrate(connection, libraryMigrations(), libraryApplicationId); !migrated)
        return migrated;
    if (Status cleared = writeNow<Status>(connection,
            [](Writing &writing) {
                clearRetiredSources(writing);
                purgeSourceless(writing);
                forgetRemoved(writing);
                return writing.connection().status();
            });
        !cleared)
        return cleared;
    if (SearchIndex::hasPending(connection))
        scheduleIndexing();
    scheduleTidying();
    viewCounts.noteStale();
    scheduleViewCounts(0);
    return connection.status();
}

void Library::Private::scheduleIndexing()
{
    if (indexHeld && indexWaiters.isEmpty()) {
        indexWanted = true;
        return;
    }
    if (std::exchange(indexScheduled, true))
        return;
    database.run<Status>(Lane::Idle, [this](Connection &connection) {
        indexNow(connection);
        return Status();
    });
}

void Library::Private::indexNow(Connection &connection)
{
    indexScheduled = false;
    if (database.isStopping()) // the next start goes on
        return indexingEnded(Error{Error::Kind::Cancelled, {}, 0});
    bool more = false;
    bool clicked = false;
    const int most = indexWaiters.isEmpty() ? indexBatch : largeIndexBatch;
    const int limit = std::min(indexLimit, most);
    const Status done = writeNow<Status>(connection, [this, &more, &clicked, limit](Writing &writing) {
        // Small batches cost much more for each article: only the reader has them cut short at once.
        int asked = 0;
        more = index.indexSome(writing.connection(), limit, [this, &asked, &clicked] {
            clicked = database.isWaitingBefore(Lane::Background);
            return clicked || (++asked >= fewestInRefresh && database.isWaitingBefore(Lane::Idle));
        });
        return writing.connection().status();
    });
    // What a batch asks for before its first entry is lost when it is cut short: the next ask for less.
    indexLimit = clicked ? std::max(smallIndexBatch, limit / 4) : std::min(most, limit * 2);
    if (done && more)
        scheduleIndexing();
    else
        indexingEnded(done);
}

void Library::Private::indexingEnded(const Status &status)
{
    scheduleTidying(); // the waiting texts have left room
    viewCounts.noteStale();
    scheduleViewCounts(0);
    for (const auto &waiter : std::exchange(indexWaiters, {})) {
        waiter->addResult(status);
        waiter->finish();
    }
}

void Library::Private::scheduleTidying()
{
    if (database.isStopping() || std::exchange(tidyScheduled, true))
        return;
    database.run<Status>(Lane::Idle, [this](Connection &connection) {
        tidyNow(connection);
        return Status();
    });
}

// Renews the search index when much of it is stale, and gives free pages back to the disk, few at a time;
// some are kept for what comes next.
void Library::Private::tidyNow(Connection &connection)
{
    tidyScheduled = false;
    if (database.isStopping())
        return;
    if (SearchIndex::needsRenewal(connection)) {
        const Status renewed = writeNow<Status>(connection, [this](Writing &writing) {
            index.renewSome(
                writing.connection(), indexBatch, [this] { return database.isWaitingBefore(Lane::Idle); });
            return writing.connection().status();
        });
        if (renewed)
            scheduleTidying();
        return;
    }
    const qint64 free = connection.value(u"PRAGMA freelist_count"_s).toLongLong();
    const qint64 kept = std::max<qint64>(32, connection.value(u"PRAGMA page_count"_s).toLongLong() / 200);
    if (connection.failed() || free <= kept)
        return;
    const qint64 now = std::min<qint64>(free - kept, pagesPerTidying);
    {
        Transaction transaction(connection);
        Statement statement =
            connection.prepare("PRAGMA incremental_vacuum("_L1 % QString::number(now) % u')');
        statement.exec();
        while (statement.next()) {
        } // a step frees a page
        statement.finish();
        if (!transaction.commit())
            return;
    }
    scheduleTidying();
}

Library::Library(Options options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(options)))
{
    qRegisterMetaType<Changes>();
    qRegisterMetaType<PageChange>();
}

Library::~Library()
{
    const bool wrote = d->opened && !d->options.readOnly;
    const QString mark = uncleanMark(d->options.dataFolder);
    d.reset();
    if (wrote)
        QFile::remove(mark);
}

QString Library::dataFolder() const
{
    return d->options.dataFolder;
}

QFuture<Status> Library::open()
{
    const QString folder = d->options.dataFolder;
    if (!d->options.readOnly && !QDir().mkpath(folder))
        return finished<Status>(Error{Error::Kind::Unreadable, "cannot make the folder "_L1 % folder, 0});
    Database::Options options;
    options.fileName = folder + "/library.sqlite"_L1;
    options.mode = d->options.readOnly ? Database::Mode::ReadOnly : Database::Mode::ReadWrite;
    options.applicationId = libraryApplicationId;
    options.newestSchema = int(libraryMigrations().size());
    options.maxPages = d->options.maxPages;
    if (!d->options.readOnly)
        options.before = [folder] { return prepareToOpen(folder); };
    if (d->options.rescueDamaged && !d->options.readOnly) {
        d->database.run<Status>(Lane::Interactive, [d = d.get()](Connection &) {
            d->rescueIfDamaged();
            return Status();
        });
    }
    auto opened = std::make_shared<QFuture<Status>>(d->database.open(options));
    return d->database.run<Status>(
        Lane::Interactive, [d = d.get(), opened](Connection &connection) -> Status {
            // The job before this one: its future is done.
            if (const Status status = opened->result(); !status)
                return status;
            return d->openNow(connection);
        });
}

} // namespace courant
