// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"

namespace courant::feed {

/// What a whole HTML page says of itself (title, description, language, address, icon); format Html, no
/// items.
ParsedFeed readHtmlPage(QStringView text, const ParseContext &context);

} // namespace courant::feed
