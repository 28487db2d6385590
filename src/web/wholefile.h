// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>

namespace courant {

/// Writes a file so that its name holds the old bytes or the new ones, never a part. Refuses what is there
/// and is no plain file (a rename would put one in the place of a device). Errors: DiskFull, Unreadable,
/// their detail beginning with the path. Value: the path. Blocks; any thread.
Result<QString> writeWholeFile(const QString &path, const QByteArray &bytes);

} // namespace courant
