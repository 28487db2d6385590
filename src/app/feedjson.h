// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"

#include <QJsonObject>

namespace courant {

/// A parsed source as the command line prints it. Absent things are null, times ISO 8601 UTC.
QJsonObject feedToJson(const ParsedFeed &feed);

} // namespace courant
