// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/dom.h"

namespace courant::html {

enum class HanPunctuation { Full, Compressed };

/// Sets Chinese and Japanese text as a compositor would: a thin gap between Han and Latin (span.gap) and,
/// where wanted, full-width marks that meet brought together, and a quote or bracket that begins a
/// paragraph set against its edge (span.half). No character is added or changed,
/// so copying and searching find the text as it was written. Code is left alone.
void spaceHan(Node &root, HanPunctuation punctuation);

} // namespace courant::html
