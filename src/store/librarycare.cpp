// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"
#include "store/library_p.h"
#include "store/replacement.h"
#include "store/verify.h"

#include <QFileInfo>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

constexpr qint64 largestCheckedAtStart = 200 << 20; // bytes; read in half a second

} // namespace

QFuture<Result<VerifyReport>> Library::verify(bool repair)
{
    using Report = Result<VerifyReport>;
    if (repair) {
        return d->write<Report>(Lane::Background, [d = d.get()](Writing &writing) -> Report {
            VerifyReport report = audit(writing.connection(), d->options.dataFolder, &writing);
            if (writing.connection().failed())
                return writing.connection().error();
            return report;
        });
    }
    return d->read<Report>(
        [d = d.get()](
            Connection &connection) -> Report { return audit(connection, d->options.dataFolder, nullptr); },
        Lane::Background);
}

QFuture<Result<QString>> Library::backUp(int keep)
{
    return onPool<Result<QString>>(
        [folder = d->options.dataFolder, keep] { return makeBackup(folder, keep); });
}

QFuture<Result<QString>> Library::backUpWhenDue()
{
    return onPool<Result<QString>>([folder = d->options.dataFolder]() -> Result<QString> {
        return isBackupDue(folder) ? makeBackup(folder, 0) : Result<QString>(QString());
    });
}

QList<Backup> Library::backups(const QString &dataFolder)
{
    return listBackups(dataFolder);
}

QFuture<Status> Library::quickCheck()
{
    return onPool<Status>([folder = d->options.dataFolder] {
        const Status checked = courant::quickCheck(folder);
        if (!checked && checked.error().kind == Error::Kind::Corrupt)
            leaveMark(damageMark(folder));
        return checked;
    });
}

// On the database thread, before it opens the file.
void Library::Private::rescueIfDamaged()
{
    const QString folder = options.dataFolder;
    Status checked = prepareToOpen(folder);
    const QFileInfo file(libraryFile(folder));
    if (checked && !file.exists())
        return;
    const bool damaged = QFile::exists(damageMark(folder));
    if (checked) {
        const bool closely =
            damaged || (QFile::exists(uncleanMark(folder)) && file.size() < largestCheckedAtStart);
        checked = closely ? courant::quickCheck(folder) : glance(folder);
    }
    if (checked || checked.error().kind != Error::Kind::Corrupt) {
        if (checked && damaged)
            QFile::remove(damageMark(folder));
        return;
    }
    const Result<RescueReport> report = rescueLibrary(folder);
    if (report) // else open() says that it is damaged
        tellOfRescue(*report);
}

void Library::Private::tellOfRescue(const RescueReport &report)
{
    QMetaObject::invokeMethod(
        q, [q = q, report] { Q_EMIT q->rescued(report); }, Qt::QueuedConnection);
}

bool Library::Private::mendUnderway(Connection &connection)
{
    if (options.readOnly || !connection.failed())
        return false;
    switch (connection.damage()) {
    case Connection::Damage::None:
        return false;
    case Connection::Damage::Index:
        return renewIndexUnderway(connection);
    case Connection::Damage::File:
        break;
    }
    return rescueUnderway();
}

// The search index is made of what the library holds: nothing is lost with it.
bool Library::Private::renewIndexUnderway(Connection &connection)
{
    if (!options.rescueDamaged)
        return false;
    if (std::exchange(indexRenewed, true))
        return rescueUnderway(); // that it was made anew did not help
    connection.clearError();
    const Status renewed = tryWriting<Status>(connection, [](Writing &writing) {
        SearchIndex::startOver(writing.connection());
        writing.noteIndexWork();
        return writing.connection().status();
    });
    if (renewed)
        return true;
    // So little is left of the index that it cannot even be emptied.
    return renewed.error().kind == Error::Kind::Corrupt && rescueUnderway();
}

bool Library::Private::rescueUnderway()
{
    leaveMark(damageMark(options.dataFolder)); // the next start does it, if this does not
    if (!options.rescueDamaged || std::exchange(rescueTried, true))
        return false;
    Result<RescueReport> report = Error{};
    const Status mended = database.reopen([this, &report] {
        report = rescueLibrary(options.dataFolder);
        return report ? Status() : Status(report.error());
    });
    if (!mended)
        return false;
    index.forget();
    viewCounts.noteStale();
    scheduleIndexing();
    scheduleViewCounts(0);
    Changes all;
    all.treeChanged = true;
    emitChanges(all);
    tellOfRescue(*report);
    return true;
}

QFuture<Result<RescueReport>> Library::rescue(const QString &dataFolder)
{
    return onPool<Result<RescueReport>>([dataFolder] { return rescueLibrary(dataFolder); });
}

QFuture<Status> Library::restore(const QString &dataFolder, const QString &backup)
{
    return onPool<Status>([dataFolder, backup] { return restoreBackup(dataFolder, backup); });
}

QFuture<Status> Library::rebuildIndex()
{
    return d->write<Status>(Lane::Background, [](Writing &writing) {
        SearchIndex::startOver(writing.connection());
        writing.noteIndexWork();
        return writing.connection().status();
    });
}

QFuture<Status> Library::indexPending()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    QFuture<Status> future = promise->future();
    if (d->options.readOnly) {
        promise->addResult(readOnlyError());
        promise->finish();
        return future;
    }
    d->database.run<Status>(Lane::Background, [d = d.get(), promise](Connection &connection) {
        d->indexWaiters.append(promise);
        if (SearchIndex::hasPending(connection))
            d->scheduleIndexing();
        else
            d->indexingEnded(connection.status());
        return Status();
    });
    return future;
}

void Library::holdIndexing(bool hold)
{
    d->database.run<Status>(Database::Lane::Interactive, [d = d.get(), hold](Connection &) {
        d->indexHeld = hold;
        if (!hold && std::exchange(d->indexWanted, false))
            d->scheduleIndexing();
        return Status();
    });
}

} // namespace courant
