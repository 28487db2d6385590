// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace courant::feed {

/// Text as XML reads it: line ends as '\n', characters XML has none of left out (`*controls` tells of them),
/// and the codes 0x80..0x9f as the windows-1252 characters they were meant to be.
QString cleanedText(const QString &text, bool *controls);

} // namespace courant::feed
