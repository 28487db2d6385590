// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

// Copies of the library file, and its rescue. Nothing here uses the library's own connection; any thread.

QString libraryFile(const QString &dataFolder);

/// A consistent copy beside a library that may be in use, checked, then given its name in "backups"; the
/// oldest beyond `keep` go. Returns its path.
Result<QString> makeBackup(const QString &dataFolder, int keep);
/// Newest first.
QList<Backup> listBackups(const QString &dataFolder);
/// Puts a backup in the library's place, which is set aside in "damaged". The library must not be open
/// anywhere.
Status restoreBackup(const QString &dataFolder, const QString &backup);
/// Sets a damaged library aside in "damaged" and makes a new one of what can be read of it, and of the newest
/// backup for the rest. The library must not be open anywhere.
Result<RescueReport> rescueLibrary(const QString &dataFolder);
/// Reads the whole file: Corrupt when it is damaged.
Status quickCheck(const QString &dataFolder);

} // namespace courant
