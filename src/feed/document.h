// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"
#include "model/article.h"

namespace courant::feed {

/// Whether the bytes begin like a news document (front matter, after an optional BOM and blank lines).
bool looksLikeDocument(const QByteArray &bytes);

/// Parses one news document: front matter (YAML, TOML, JSON) and an HTML or Markdown body.
Result<ParsedFeed> parseDocument(const QByteArray &bytes, const ParseContext &context = {});

/// The document of an article: byte for byte what came in when it came as one and was not edited,
/// else a new one in the shape of the seed documents. UTF-8.
QByteArray writeDocument(const Article &article);

} // namespace courant::feed
