// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/database.h"

namespace courant {

/// Opens the connection named `name` as Database::open() promises. Database thread only; after an error
/// the connection of that name is gone again.
Result<QSqlDatabase> openConnection(const QString &name, const Database::Options &options);

} // namespace courant
