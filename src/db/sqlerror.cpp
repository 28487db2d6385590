// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/sqlerror.h"

#include <QSqlError>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

/// IOERR with the extended codes RDLOCK, CHECKRESERVEDLOCK, LOCK, SHMOPEN, SHMLOCK and SHMMAP.
bool isAboutLocks(int code)
{
    const int more = code >> 8;
    return (code & 0xff) == 10 &&
           (more == 9 || more == 14 || more == 15 || more == 18 || more == 20 || more == 21);
}

Error::Kind kindOf(int code)
{
    // Result codes of SQLite (https://sqlite.org/rescode.html); the low byte is the primary code.
    constexpr int ioErrorWrite = 10 | (3 << 8);
    constexpr int ioErrorSharedSize = 10 | (19 << 8);
    switch (code & 0xff) {
    case 5:  // BUSY
    case 6:  // LOCKED
    case 15: // PROTOCOL
        return Error::Kind::Locked;
    case 10: // IOERR
        if (isAboutLocks(code))
            return Error::Kind::Unsupported;
        return code == ioErrorWrite || code == ioErrorSharedSize ? Error::Kind::DiskFull
                                                                 : Error::Kind::Unreadable;
    case 11: // CORRUPT
    case 26: // NOTADB
        return Error::Kind::Corrupt;
    case 13: // FULL
        return Error::Kind::DiskFull;
    case 3:  // PERM
    case 8:  // READONLY
    case 14: // CANTOPEN
    case 23: // AUTH
        return Error::Kind::Unreadable;
    default:
        return Error::Kind::Database;
    }
}

} // namespace

Error toError(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    QString detail = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    if (isNumber && isAboutLocks(code)) {
        detail =
            u"the drive that the library is on does not lock files, as some network drives do not (%1)"_s.arg(
                detail);
    }
    // The full-text index does not know itself again: SQLite has no code of its own for this.
    if (code == 1 &&
        (detail.contains("vtable constructor failed"_L1) || detail.contains("invalid fts5 file"_L1)))
        return {Error::Kind::Corrupt, detail, 0};
    return {isNumber ? kindOf(code) : Error::Kind::Database, detail, 0};
}

} // namespace courant
