// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/discovery.h"

namespace courant::feed {

/// Feeds whose addresses follow from the address of a page alone (YouTube, GitHub, Reddit and the like).
QList<FoundFeed> feedsOfKnownSites(const QString &url);

} // namespace courant::feed
