// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/settings.h"

/// How Courant lives on the desktop, as the reader chose. Main thread.
namespace courant::desktopsettings {

/// An icon in the tray with the number of unread articles; off at first.
inline bool showsTray(const Settings &settings)
{
    return settings.windowState(QStringLiteral("desktop-tray")) == "1";
}
inline void setShowsTray(Settings &settings, bool on)
{
    settings.setWindowState(QStringLiteral("desktop-tray"), on ? "1" : "0");
}

/// Closing the window leaves Courant in the tray, where there is one; off at first.
inline bool closesToTray(const Settings &settings)
{
    return settings.windowState(QStringLiteral("desktop-closeToTray")) == "1";
}
inline void setClosesToTray(Settings &settings, bool on)
{
    settings.setWindowState(QStringLiteral("desktop-closeToTray"), on ? "1" : "0");
}

} // namespace courant::desktopsettings
