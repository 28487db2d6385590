// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QString>

namespace courant {

// The exchange of the library's file for another one. It can be killed at any moment: until the new file has
// its waiting name nothing has changed, and from then on the next start completes it. The library must not be
// open anywhere; any thread.

/// Puts the whole and closed file `part` in the library's place. Returns the folder below "damaged" into
/// which the old file, its log included, was moved; empty if there was none.
Result<QString> replaceLibrary(const QString &dataFolder, const QString &part);
/// Completes an exchange that was interrupted.
Status finishReplacement(const QString &dataFolder);
/// What has to be true before a library is opened for writing: completes an interrupted exchange; Corrupt if
/// the file is missing or empty where there was one, so that no empty library takes its place unnoticed.
Status prepareToOpen(const QString &dataFolder);

} // namespace courant
