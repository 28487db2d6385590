// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace courant {

/// Registers article: and artimg:. Must be called before the QApplication is made, once.
void registerSchemes();

} // namespace courant
