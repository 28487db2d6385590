// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

class Connection;
class Writing;

/// Audits what the database holds against itself and against the image files; database thread only.
/// With `writing`, mends inside its open transaction. Image files are read whole to check their hashes.
VerifyReport audit(Connection &connection, const QString &dataFolder, Writing *writing);

} // namespace courant
