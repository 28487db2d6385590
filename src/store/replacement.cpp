// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/replacement.h"

#include "db/localconnection.h"
#include "store/backup.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString waitingPrefix = u"library.sqlite.new-"_s;

Status rename(const QString &from, const QString &to)
{
    QFile file(from);
    if (file.rename(to))
        return syncFile(to);
    return Error{Error::Kind::Unreadable, from % ": "_L1 % file.errorString(), 0};
}

/// Moves the library's file, its log included, to a folder below "damaged"; returns that, if there was one.
Result<QString> setAside(const QString &dataFolder, const QString &stamp)
{
    const QString file = libraryFile(dataFolder);
    QString folder;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (!QFileInfo::exists(file + suffix))
            continue;
        // All of them into one folder, in however many attempts, and over nothing that is there.
        folder = dataFolder % "/damaged/"_L1 % stamp;
        while (QFileInfo::exists(libraryFile(folder) + suffix))
            folder += u'+';
        if (!QDir().mkpath(folder))
            return Error{Error::Kind::Unreadable, "cannot make the folder "_L1 % folder, 0};
        if (const Status moved = rename(file + suffix, libraryFile(folder) + suffix); !moved)
            return moved.error();
    }
    return folder;
}

Result<QString> complete(const QString &dataFolder, const QString &waiting)
{
    const Result<QString> aside = setAside(dataFolder, waiting.mid(waitingPrefix.size()));
    if (!aside)
        return aside;
    if (const Status named = rename(dataFolder % u'/' % waiting, libraryFile(dataFolder)); !named)
        return named.error();
    return aside;
}

} // namespace

Result<QString> replaceLibrary(const QString &dataFolder, const QString &part)
{
    if (const Status flushed = syncFile(part); !flushed)
        return flushed.error();
    const QString waiting =
        waitingPrefix + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    if (const Status named = rename(part, dataFolder % u'/' % waiting); !named)
        return named.error();
    return complete(dataFolder, waiting);
}

Status finishReplacement(const QString &dataFolder)
{
    const QDir folder(dataFolder);
    for (const QString &waiting : folder.entryList({waitingPrefix + u'*'}, QDir::Files, QDir::Name)) {
        if (const Result<QString> done = complete(dataFolder, waiting); !done)
            return done.error();
    }
    return {};
}

Status prepareToOpen(const QString &dataFolder)
{
    if (const Status finished = finishReplacement(dataFolder); !finished)
        return finished;
    const QString file = libraryFile(dataFolder);
    if (QFileInfo(file).size() > 0)
        return {};
    // The trace of a first start that ended before its first write, or the first start itself?
    if (QFileInfo(file + "-wal"_L1).size() == 0 && listBackups(dataFolder).isEmpty())
        return {};
    return Error{Error::Kind::Corrupt,
        file % (QFileInfo::exists(file) ? " is empty, but was not"_L1 : " is gone, but was there"_L1), 0};
}

} // namespace courant
