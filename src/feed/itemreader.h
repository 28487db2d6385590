// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/textconstruct.h"
#include "model/parsedfeed.h"

namespace courant::feed {

/// Reads one <item> or <entry>. RSS, RDF and Atom are told apart element by element, since publishers mix
/// them. Where each field is taken from stands in docs/feeds.md.
ParsedItem readItem(const XmlTree &tree, const FeedScope &scope);

} // namespace courant::feed
