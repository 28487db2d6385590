// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"
#include "store/library_p.h"
#include "store/verify.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

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

QList<Backup> Library::backups(const QString &dataFolder)
{
    return listBackups(dataFolder);
}

QFuture<Status> Library::quickCheck()
{
    return onPool<Status>([folder = d->options.dataFolder] { return courant::quickCheck(folder); });
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

} // namespace courant
