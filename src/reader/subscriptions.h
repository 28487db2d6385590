// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"
#include "model/source.h"

namespace courant {

/// The feeds of a library in their groups, for another reader or a copy beside the library; folders and
/// documents are no business of theirs. Pure.
QList<Outline> subscriptionsOf(const SourceTree &tree);

} // namespace courant
