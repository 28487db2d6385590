// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

class QSqlError;

namespace courant {

/// The Error a failed statement, open or commit means; `detail` is SQLite's own sentence.
Error toError(const QSqlError &error);

} // namespace courant
