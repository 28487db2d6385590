// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/settingswindow.h"

class QAbstractItemDelegate;

namespace courant {

/// The folder of the library, its backups, its check.
SettingsPage *makeLibraryPage(const SettingsWindow::Parts &parts, SettingsWindow *window);
/// The tray.
SettingsPage *makeDesktopPage(const SettingsWindow::Parts &parts, SettingsWindow *window);
/// The keys of every command.
SettingsPage *makeShortcutsPage(const SettingsWindow::Parts &parts, SettingsWindow *window);

/// Paints a row of the list of pages: an icon and a name on a rounded tint.
QAbstractItemDelegate *pageDelegate(const Theme *theme, QObject *parent);

} // namespace courant
