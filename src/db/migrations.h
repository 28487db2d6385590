// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QList>
#include <QString>

#include <functional>

namespace courant {

class Connection;

/// One step from schema n to n + 1. Failing statements latch in the connection.
using Migration = std::function<void(Connection &)>;

/// Runs the steps the file lacks, each in one transaction together with its new "user_version"; step i leads
/// to version i + 1. Two processes may try at once. Database thread only.
Status migrate(Connection &connection, const QList<Migration> &steps, quint32 applicationId);

} // namespace courant
