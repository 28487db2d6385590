// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/searchquery.h"

namespace courant {

/// The words and phrases of a search that may be met in a body. Pure.
QList<SearchNode> wantedInBody(const SearchNode &node);

/// Whether a text has any of them. Pure.
bool hasAny(QStringView text, const QList<SearchNode> &wanted);

/// Some 200 characters of plain text around the first of them, with an ellipsis where it is cut; null when
/// there is none. Pure; any thread.
QString searchExcerpt(const QString &text, const QList<SearchNode> &wanted);

} // namespace courant
