// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

class Connection;

// Copies of the library file, and its rescue. Nothing here uses the library's own connection; any thread.

QString libraryFile(const QString &dataFolder);

/// A consistent copy beside a library that may be in use, checked, then given its name in "backups"; the
/// oldest beyond `keep` go, or with 0 those that wornOut() names. Returns its path.
Result<QString> makeBackup(const QString &dataFolder, int keep);
/// Newest first.
QList<Backup> listBackups(const QString &dataFolder);
/// Puts a backup in the library's place, which is set aside in "damaged". The library must not be open
/// anywhere.
Status restoreBackup(const QString &dataFolder, const QString &backup);
/// Sets a damaged library aside in "damaged" and makes a new one of what can be read of it, and of the newest
/// backup for the rest. The library must not be open anywhere.
Result<RescueReport> rescueLibrary(const QString &dataFolder);
/// Whether the library was written since its newest backup, and that is a day old.
bool isBackupDue(const QString &dataFolder);
/// Those of backups (newest first) that may go: what stays is the newest two, the newest of each of the last
/// three days that have one and of each of the two weeks before; of very large ones fewer. Pure.
QList<Backup> wornOut(const QList<Backup> &backups);
/// Before a migration: a copy of a file of an older schema.
Status backUpOldSchema(Connection &connection, const QString &dataFolder);
/// Reads the whole file: Corrupt when it is damaged.
Status quickCheck(const QString &dataFolder);
/// Looks as far as opening does.
Status glance(const QString &dataFolder);

/// A file that is there while a library is open for writing: found at a start, it tells of a crash.
QString uncleanMark(const QString &dataFolder);
/// One that damage left: the next start looks closely.
QString damageMark(const QString &dataFolder);
void leaveMark(const QString &fileName);

} // namespace courant
