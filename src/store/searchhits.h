// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/textspan.h"
#include "store/searchquery.h"

namespace courant {

/// The words and phrases of a search that are looked for in texts: not those it excludes, not sources and
/// tags. Pure.
QList<SearchNode> wantedInTexts(const SearchNode &node);

/// Where a text has them: folded and cut as the search index does it, so that what is found is what is
/// marked. Of a word that may go on, the part that was typed. Pure; any thread.
QList<TextSpan> searchHits(const QString &text, const QList<SearchNode> &wanted);

} // namespace courant
