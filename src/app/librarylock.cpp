// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/librarylock.h"

#include <QDir>
#include <QStorageInfo>
#include <QSysInfo>

namespace courant {

using namespace Qt::Literals::StringLiterals;

LibraryLock::LibraryLock(const QString &fileName) : m_file(fileName)
{
    // A reader keeps the window open for weeks: age says nothing, only whether the process lives.
    m_file.setStaleLockTime(0);
}

// A number in the file may be that of another Courant by now, or of one of its threads; or there is none yet,
// because the process was killed while it wrote the file. What the system holds for a process goes with it:
// the file of one that lives cannot be removed this way.
void LibraryLock::dropLeftOver()
{
    qint64 process = 0;
    QString host;
    QString program;
    if (m_file.getLockInfo(&process, &host, &program)) {
        if (host == QSysInfo::machineHostName())
            m_file.removeStaleLockFile();
        return;
    }
    // One that lives may be about to write it: that takes less than this.
    constexpr int writingMs = 1000;
    if (!m_file.tryLock(writingMs) && !m_file.getLockInfo(&process, &host, &program))
        m_file.removeStaleLockFile();
}

Result<std::shared_ptr<LibraryLock>> LibraryLock::take(const QString &dataFolder, int seconds)
{
    if (!QDir().mkpath(dataFolder))
        return Error{Error::Kind::Unreadable, u"the folder %1 cannot be made"_s.arg(dataFolder), 0};
    const std::shared_ptr<LibraryLock> lock(new LibraryLock(dataFolder + u"/courant.lock"_s));
    if (lock->m_file.tryLock(0))
        return lock;
    lock->dropLeftOver();
    if (lock->m_file.isLocked() || lock->m_file.tryLock(seconds * 1000))
        return lock;
    if (lock->m_file.error() == QLockFile::PermissionError)
        return Error{Error::Kind::Unreadable, u"the folder %1 cannot be written"_s.arg(dataFolder), 0};
    if (lock->m_file.error() == QLockFile::UnknownError) {
        // The lock file could not be made, and not because somebody holds it.
        const QStorageInfo disk(dataFolder);
        if (disk.isValid() && disk.bytesAvailable() < 64 * 1024)
            return Error{Error::Kind::DiskFull, dataFolder, 0};
        return Error{Error::Kind::Unreadable, u"the folder %1 cannot be written"_s.arg(dataFolder), 0};
    }
    qint64 process = 0;
    QString host;
    QString program;
    if (lock->m_file.getLockInfo(&process, &host, &program))
        return Error{Error::Kind::Locked, u"process %1 (%2)"_s.arg(QString::number(process), program), 0};
    return Error{Error::Kind::Locked, u"another process"_s, 0};
}

} // namespace courant
