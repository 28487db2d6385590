// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace courant {

/// Whether the first argument is one of the commands here: parse, sanitize, discover.
bool isTool(const QString &command);

/// Runs such a command; it touches no library and no network. `arguments` without the program's name.
/// Returns the exit status: 0, 1 (failed), 2 (usage).
int runTool(const QStringList &arguments);

} // namespace courant
