// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/diskshim.h"

#include <sqlite3.h>

#include <algorithm>
#include <mutex>
#include <new>

namespace diskshim {

namespace {

struct State
{
    std::mutex mutex;
    QByteArray recorded; // folder, with a slash at its end; empty: none
    Recording recording;
    bool realSyncs = true;
    bool seenSyncs = true;
    QByteArray failing;
    int callsLeft = 0;
    int failed = 0;
    bool once = false;
    Fault fault = Fault::Full;
    QByteArray lockless;
};

State &state()
{
    static State the;
    return the;
}

sqlite3_vfs *root()
{
    static sqlite3_vfs *const the = sqlite3_vfs_find(nullptr);
    return the;
}

/// What SQLite holds of an open file; the real one lies behind it.
struct File
{
    sqlite3_file base;
    char path[1024];
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File *own(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}

bool isBelow(const char *path, const QByteArray &folder)
{
    return !folder.isEmpty() && qstrncmp(path, folder.constData(), size_t(folder.size())) == 0;
}

QByteArray prefixOf(const QString &folder)
{
    return folder.isEmpty() ? QByteArray() : QByteArray(folder.toUtf8() + '/');
}

/// The number of a recorded file, or -1. The mutex is held.
int numberOf(const char *path)
{
    State &the = state();
    if (!isBelow(path, the.recorded))
        return -1;
    const QString name = QString::fromUtf8(path + the.recorded.size());
    qsizetype index = the.recording.files.indexOf(name);
    if (index < 0) {
        index = the.recording.files.size();
        the.recording.files.append(name);
    }
    return int(index);
}

/// The fault a write-like call meets, or SQLITE_OK. The mutex is held.
int faultFor(const char *path, int errorCode)
{
    State &the = state();
    if (!isBelow(path, the.failing))
        return SQLITE_OK;
    --the.callsLeft;
    if (the.callsLeft > 0 || (the.callsLeft < 0 && the.once))
        return SQLITE_OK;
    ++the.failed;
    return the.fault == Fault::Full && errorCode != SQLITE_IOERR_FSYNC ? SQLITE_FULL : errorCode;
}

int closeFile(sqlite3_file *file)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 offset)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xRead(real, to, size, offset);
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 offset)
{
    const std::lock_guard lock(state().mutex);
    if (const int fault = faultFor(own(file)->path, SQLITE_IOERR_WRITE))
        return fault;
    sqlite3_file *real = own(file)->real();
    const int done = real->pMethods->xWrite(real, from, size, offset);
    const int number = numberOf(own(file)->path);
    if (done == SQLITE_OK && number >= 0)
        state().recording.events.push_back(
            {Event::Kind::Write, number, offset, QByteArray(static_cast<const char *>(from), size), {}});
    return done;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const std::lock_guard lock(state().mutex);
    if (const int fault = faultFor(own(file)->path, SQLITE_IOERR_TRUNCATE))
        return fault;
    sqlite3_file *real = own(file)->real();
    const int done = real->pMethods->xTruncate(real, size);
    const int number = numberOf(own(file)->path);
    if (done == SQLITE_OK && number >= 0)
        state().recording.events.push_back({Event::Kind::Truncate, number, size, {}, {}});
    return done;
}

int syncFile(sqlite3_file *file, int flags)
{
    bool isReal = true;
    {
        const std::lock_guard lock(state().mutex);
        if (const int fault = faultFor(own(file)->path, SQLITE_IOERR_FSYNC))
            return fault;
        const int number = numberOf(own(file)->path);
        if (number >= 0 && state().seenSyncs)
            state().recording.events.push_back({Event::Kind::Sync, number, 0, {}, {}});
        isReal = state().realSyncs;
    }
    sqlite3_file *real = own(file)->real();
    return isReal ? real->pMethods->xSync(real, flags) : SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xFileSize(real, size);
}

bool isLockless(const char *path)
{
    const std::lock_guard lock(state().mutex);
    return isBelow(path, state().lockless);
}

int lockFile(sqlite3_file *file, int level)
{
    if (isLockless(own(file)->path))
        return SQLITE_IOERR_LOCK;
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xLock(real, level);
}

int unlockFile(sqlite3_file *file, int level)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xUnlock(real, level);
}

int checkReserved(sqlite3_file *file, int *answer)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xCheckReservedLock(real, answer);
}

int control(sqlite3_file *file, int what, void *value)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xFileControl(real, what, value);
}

int sectorSize(sqlite3_file *file)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xSectorSize(real);
}

int characteristics(sqlite3_file *file)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xDeviceCharacteristics(real);
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **to)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xShmMap(real, region, size, extend, to);
}

int lockShared(sqlite3_file *file, int offset, int n, int flags)
{
    if (isLockless(own(file)->path))
        return SQLITE_IOERR_SHMLOCK;
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xShmLock(real, offset, n, flags);
}

void barrier(sqlite3_file *file)
{
    sqlite3_file *real = own(file)->real();
    real->pMethods->xShmBarrier(real);
}

int unmapShared(sqlite3_file *file, int deleteFlag)
{
    sqlite3_file *real = own(file)->real();
    return real->pMethods->xShmUnmap(real, deleteFlag);
}

// Version 2: without memory-mapped reads, so that every access comes by here.
const sqlite3_io_methods methods = {2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize,
    lockFile, unlockFile, checkReserved, control, sectorSize, characteristics, mapShared, lockShared, barrier,
    unmapShared, nullptr, nullptr};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    File *opened = new (file) File;
    opened->base.pMethods = nullptr;
    qstrncpy(opened->path, name ? name : "", sizeof(opened->path));
    const int done = root()->xOpen(root(), name, opened->real(), flags, outFlags);
    if (opened->real()->pMethods)
        opened->base.pMethods = &methods;
    return done;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    const std::lock_guard lock(state().mutex);
    if (const int fault = faultFor(name, SQLITE_IOERR_DELETE))
        return fault == SQLITE_FULL ? SQLITE_IOERR_DELETE : fault;
    const int done = root()->xDelete(root(), name, state().realSyncs ? syncFolder : 0);
    const int number = numberOf(name);
    if (done == SQLITE_OK && number >= 0)
        state().recording.events.push_back(
            {Event::Kind::Delete, number, syncFolder && state().seenSyncs ? 1 : 0, {}, {}});
    return done;
}

} // namespace

bool install()
{
    static sqlite3_vfs shim = *root();
    shim.zName = "courant-diskshim";
    shim.pNext = nullptr;
    shim.szOsFile = int(sizeof(File)) + root()->szOsFile;
    shim.xOpen = openFile;
    shim.xDelete = deleteFile;
    // The other functions are handed the real file system by their table only for its name.
    return sqlite3_vfs_register(&shim, 1) == SQLITE_OK;
}

void record(const QString &folder)
{
    const std::lock_guard lock(state().mutex);
    state().recorded = prefixOf(folder);
    state().recording = {};
}

void note(const QString &text)
{
    const std::lock_guard lock(state().mutex);
    if (!state().recorded.isEmpty())
        state().recording.events.push_back({Event::Kind::Note, -1, 0, {}, text});
}

Recording takeRecording()
{
    const std::lock_guard lock(state().mutex);
    state().recorded.clear();
    return std::exchange(state().recording, {});
}

void setSyncs(bool real, bool seen)
{
    const std::lock_guard lock(state().mutex);
    state().realSyncs = real;
    state().seenSyncs = seen;
}

void failAt(const QString &folder, int k, Fault fault, bool once)
{
    const std::lock_guard lock(state().mutex);
    state().failing = prefixOf(folder);
    state().callsLeft = k;
    state().failed = 0;
    state().fault = fault;
    state().once = once;
}

int heal()
{
    const std::lock_guard lock(state().mutex);
    state().failing.clear();
    return state().failed;
}

void refuseLocks(const QString &folder)
{
    const std::lock_guard lock(state().mutex);
    state().lockless = prefixOf(folder);
}

} // namespace diskshim
