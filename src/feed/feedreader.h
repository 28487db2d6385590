// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"

namespace courant::feed {

/// Reads RSS of every version, RDF and Atom from decoded text, well-formed or not. An HTML page gives format
/// Html. Where each field is taken from stands in docs/feeds.md. Errors: NotUnderstood, TooComplex.
Result<ParsedFeed> readXmlFeed(QStringView text, const ParseContext &context);

/// The URL a document's relative URLs resolve against: Content-Location against the address, else the
/// address.
QString documentBase(const ParseContext &context);

} // namespace courant::feed
