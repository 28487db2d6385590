// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingvfs.h"

#include <sqlite3.h>

#include <cstring>

namespace recordingvfs {

namespace {

struct State
{
    std::mutex mutex;
    bool recording = false;
    QString folder;
    QList<Step> steps;
    int failFrom = 0;
    int failCode = 0;
    int seen = 0;
};

State state;
sqlite3_vfs *realVfs = nullptr;

struct Handle
{
    sqlite3_file base;
    QString *name;
    sqlite3_file *real;
};

Handle *handle(sqlite3_file *file)
{
    return reinterpret_cast<Handle *>(file);
}

/// Counts a change; the error it shall fail with, or SQLITE_OK.
int refuse(const QString &name)
{
    if (state.folder.isEmpty() || !name.startsWith(state.folder))
        return SQLITE_OK;
    ++state.seen;
    return state.failFrom > 0 && state.seen >= state.failFrom ? state.failCode : SQLITE_OK;
}

void remember(Step step)
{
    if (state.recording && step.file.startsWith(state.folder))
        state.steps.append(std::move(step));
}

int closeFile(sqlite3_file *file)
{
    Handle *h = handle(file);
    const int result = h->real->pMethods->xClose(h->real);
    delete h->name;
    h->name = nullptr;
    return result;
}

int readFile(sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset)
{
    return handle(file)->real->pMethods->xRead(handle(file)->real, buffer, size, offset);
}

int writeFile(sqlite3_file *file, const void *buffer, int size, sqlite3_int64 offset)
{
    Handle *h = handle(file);
    const std::lock_guard lock(state.mutex);
    if (const int code = refuse(*h->name); code != SQLITE_OK)
        return code;
    const int result = h->real->pMethods->xWrite(h->real, buffer, size, offset);
    if (result == SQLITE_OK)
        remember({Step::Kind::Write, *h->name, offset, QByteArray(static_cast<const char *>(buffer), size)});
    return result;
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    Handle *h = handle(file);
    const std::lock_guard lock(state.mutex);
    const int result = h->real->pMethods->xTruncate(h->real, size);
    if (result == SQLITE_OK)
        remember({Step::Kind::Truncate, *h->name, size, {}});
    return result;
}

int syncFile(sqlite3_file *file, int flags)
{
    Handle *h = handle(file);
    const std::lock_guard lock(state.mutex);
    if (const int code = refuse(*h->name); code != SQLITE_OK)
        return code == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_FSYNC;
    // While it is remembered the disk itself does not matter.
    if (!state.recording) {
        if (const int result = h->real->pMethods->xSync(h->real, flags); result != SQLITE_OK)
            return result;
    }
    remember({Step::Kind::Sync, *h->name, 0, {}});
    return SQLITE_OK;
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return handle(file)->real->pMethods->xFileSize(handle(file)->real, size);
}
int lockFile(sqlite3_file *file, int level)
{
    return handle(file)->real->pMethods->xLock(handle(file)->real, level);
}
int unlockFile(sqlite3_file *file, int level)
{
    return handle(file)->real->pMethods->xUnlock(handle(file)->real, level);
}
int checkLock(sqlite3_file *file, int *result)
{
    return handle(file)->real->pMethods->xCheckReservedLock(handle(file)->real, result);
}
int control(sqlite3_file *file, int operation, void *argument)
{
    // Growing a file in pieces would go past us.
    if (operation == SQLITE_FCNTL_CHUNK_SIZE || operation == SQLITE_FCNTL_SIZE_HINT)
        return SQLITE_OK;
    return handle(file)->real->pMethods->xFileControl(handle(file)->real, operation, argument);
}
int sectorSize(sqlite3_file *file)
{
    return handle(file)->real->pMethods->xSectorSize(handle(file)->real);
}
int characteristics(sqlite3_file *file)
{
    return handle(file)->real->pMethods->xDeviceCharacteristics(handle(file)->real);
}
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **result)
{
    return handle(file)->real->pMethods->xShmMap(handle(file)->real, page, size, extend, result);
}
int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return handle(file)->real->pMethods->xShmLock(handle(file)->real, offset, count, flags);
}
void shmBarrier(sqlite3_file *file)
{
    handle(file)->real->pMethods->xShmBarrier(handle(file)->real);
}
int shmUnmap(sqlite3_file *file, int remove)
{
    return handle(file)->real->pMethods->xShmUnmap(handle(file)->real, remove);
}

// Version 2: shared memory, but no mapped pages, whose writes we would not see.
const sqlite3_io_methods methods = {2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize,
    lockFile, unlockFile, checkLock, control, sectorSize, characteristics, shmMap, shmLock, shmBarrier,
    shmUnmap, nullptr, nullptr};

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    Handle *h = handle(file);
    h->real = reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + sizeof(Handle));
    h->base.pMethods = nullptr;
    const int result = realVfs->xOpen(realVfs, name, h->real, flags, outFlags);
    if (result != SQLITE_OK)
        return result;
    h->name = new QString(QString::fromUtf8(name ? name : ""));
    h->base.pMethods = &methods;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    const std::lock_guard lock(state.mutex);
    const int result = realVfs->xDelete(realVfs, name, syncFolder);
    if (result == SQLITE_OK)
        remember({Step::Kind::Delete, QString::fromUtf8(name), 0, {}});
    return result;
}

} // namespace

void install()
{
    static sqlite3_vfs vfs;
    if (realVfs)
        return;
    realVfs = sqlite3_vfs_find(nullptr);
    vfs = *realVfs;
    vfs.pNext = nullptr;
    vfs.zName = "recording";
    vfs.szOsFile = int(sizeof(Handle)) + realVfs->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    sqlite3_vfs_register(&vfs, 1);
}

void record(const QString &folder)
{
    const std::lock_guard lock(state.mutex);
    state.folder = folder;
    state.steps.clear();
    state.recording = true;
}

QList<Step> stop()
{
    const std::lock_guard lock(state.mutex);
    state.recording = false;
    return std::exchange(state.steps, {});
}

void ack(int number)
{
    const std::lock_guard lock(state.mutex);
    state.steps.append({Step::Kind::Ack, {}, number, {}});
}

void failFrom(int number, int code)
{
    const std::lock_guard lock(state.mutex);
    state.seen = 0;
    state.failFrom = number;
    state.failCode = code;
}

void clearFailure()
{
    const std::lock_guard lock(state.mutex);
    state.failFrom = 0;
}

int seen()
{
    const std::lock_guard lock(state.mutex);
    return state.seen;
}

void Disk::perform(QByteArray &content, bool &exists, const Step &step)
{
    switch (step.kind) {
    case Step::Kind::Write:
        exists = true;
        if (content.size() < step.offset + step.bytes.size())
            content.append(QByteArray(step.offset + step.bytes.size() - content.size(), '\0'));
        std::memcpy(content.data() + step.offset, step.bytes.constData(), size_t(step.bytes.size()));
        break;
    case Step::Kind::Truncate:
        content.resize(std::min(content.size(), qsizetype(step.offset)));
        break;
    case Step::Kind::Delete:
        content.clear();
        exists = false;
        break;
    case Step::Kind::Sync:
    case Step::Kind::Ack:
        break;
    }
}

void Disk::apply(const Step &step)
{
    if (step.kind == Step::Kind::Ack) {
        m_acked = int(step.offset);
        return;
    }
    File &file = m_files[step.file];
    if (step.kind != Step::Kind::Sync) {
        file.pending.append(step);
        return;
    }
    if (!m_trustSync)
        return;
    for (const Step &pending : std::as_const(file.pending))
        perform(file.durable, file.exists, pending);
    file.exists = true;
    file.pending.clear();
}

QHash<QString, QByteArray> Disk::cut(QRandomGenerator &random) const
{
    constexpr qint64 sector = 512;
    QHash<QString, QByteArray> files;
    for (auto it = m_files.begin(); it != m_files.end(); ++it) {
        QByteArray content = it->durable;
        bool exists = it->exists;
        for (const Step &step : it->pending) {
            const int fate = random.bounded(3);
            if (fate == 0)
                continue;
            if (fate == 1 || step.kind != Step::Kind::Write) {
                perform(content, exists, step);
                continue;
            }
            // Sectors lie where they lie on the disk, not where the write begins.
            for (qint64 at = step.offset; at < step.offset + step.bytes.size();) {
                const qint64 end = std::min((at / sector + 1) * sector, step.offset + step.bytes.size());
                if (random.bounded(2) == 0)
                    perform(content, exists,
                        {Step::Kind::Write, step.file, at, step.bytes.mid(at - step.offset, end - at)});
                at = end;
            }
        }
        if (exists)
            files.insert(it.key(), content);
    }
    return files;
}

} // namespace recordingvfs
