// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace courant {

/// Text that a text widget lays out in no time: at most 100,000 characters, lines of at most 1,000,
/// four combining marks in a row, no bidirectional controls. Pure.
QString tamePlainText(const QString &text);

} // namespace courant
