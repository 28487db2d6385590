// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

class QApplication;

namespace courant {

/// Opens the window on a library (or draws it to a picture) and runs until it is closed.
/// Returns the exit status. A second start on the same library raises the first one's window instead.
int runWindow(QApplication &application, const Options &options);

/// Chromium ends the whole program when root starts it with its sandbox on. True: that would happen here, and
/// it was said on stderr.
bool engineRefused();

} // namespace courant
