// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace courant {

struct Backup;

/// A backup as people name it: when it was made, and its size.
QString backupName(const Backup &backup);

/// Asks whether the library shall be as in that backup; `then` gets its path if so.
void askToRestore(const Backup &backup, QWidget *window, std::function<void(const QString &path)> then);

} // namespace courant
