// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"

namespace courant::feed {

/// Whether decoded text begins like JSON.
bool looksLikeJson(QStringView text);

/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1); JSON cut off or with stray commas is mended, with a
/// warning.
Result<ParsedFeed> readJsonFeed(const QString &text, const ParseContext &context);

} // namespace courant::feed
