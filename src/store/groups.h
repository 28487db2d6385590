// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

class Writing;

// Groups, and the order of what stands in them. Database thread only; inside the open transaction.

Result<GroupId> addGroup(Writing &writing, const QString &title, GroupId parent);
Status renameGroup(Writing &writing, GroupId id, const QString &title);
Status place(Writing &writing, const Placement &placement);

} // namespace courant
