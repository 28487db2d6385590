// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

/// Writes a new library file `target` of every row that can be read of `damaged`, and of `backup` (may be
/// empty) for what cannot. Ids stay what they are. Search is built anew when the library is opened. Any
/// thread.
Result<RescueReport> salvage(const QString &damaged, const QString &backup, const QString &target);

} // namespace courant
