// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/migrations.h"

namespace courant {

/// "Crnt": marks our files (PRAGMA application_id).
constexpr quint32 libraryApplicationId = 0x43726e74;

/// The steps from an empty file to the newest schema, in order.
QList<Migration> libraryMigrations();

/// The table of the search index, under a name of its own while it replaces another.
void createSearchTable(Connection &connection, const QString &name);

} // namespace courant
