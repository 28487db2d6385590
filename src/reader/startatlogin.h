// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QFuture>

/// Whether the system starts Courant, minimized, when the reader logs in: an entry of the desktop's own kind
/// (an autostart file, a launch agent, a value of the Run key).
namespace courant::startatlogin {

/// Reads one small file; any thread.
bool isOn();
/// Writes or removes the entry on the pool. `arguments` follow the program, such as the data folder.
QFuture<Status> set(bool on, const QStringList &arguments);

} // namespace courant::startatlogin
