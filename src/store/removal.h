// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

class Connection;
class Writing;

// Sources that go and may come back. Database thread only; inside the open transaction.

/// Removes the sources, and keeps a copy of all that goes in temporary tables until the next removal or until
/// the library is closed. Their pictures stay for as long.
Status removeSources(Writing &writing, const QList<SourceId> &ids);
/// Brings back what removeSources() took last, with its articles and their flags; how many sources came.
/// A source that was added anew meanwhile stays as it is. NotFound when there is nothing to bring back.
Result<int> restoreRemoved(Writing &writing);
/// Pictures that were kept for a removal that nobody took back go. For the opening of a library.
void forgetRemoved(Writing &writing);

} // namespace courant
