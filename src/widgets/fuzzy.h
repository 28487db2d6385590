// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace courant {

/// How well `typed` names `text`: 0 when its letters do not all stand in it in this order; more for whole
/// words, beginnings of words and letters that stand together. Blanks part words that may come in any order.
/// Case and accents do not matter. Pure.
int fuzzyScore(const QString &typed, const QString &text);

} // namespace courant
