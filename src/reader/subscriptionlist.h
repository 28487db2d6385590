// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/source.h"

#include <QFuture>

namespace courant {

/// The feeds of a library and the groups they stand in as OPML 2.0; folders and documents are no business of
/// other readers. Pure.
QByteArray subscriptionList(const SourceTree &tree);
/// Writes it, whole or not at all, on the pool. Unreadable when the file cannot be written.
QFuture<Status> writeSubscriptionList(const QString &path, const SourceTree &tree);

} // namespace courant
