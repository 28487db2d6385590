// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <gumbo.h>

namespace courant::html {

/// What the HTML parser does with a tag, as far as nesting goes.
enum Trait : quint8 {
    Void = 1,
    ClosesP = 2,     ///< its start tag ends an open p
    Scope = 4,       ///< end tags of other elements do not reach through it
    Raw = 8,         ///< its content is no markup
    Formatting = 16, ///< the parser opens it again in following blocks until it is closed
    Special = 32,    ///< end tags of ordinary elements do not reach through it
};

/// The sum of an element's traits.
quint8 traitsOf(GumboTag tag);

} // namespace courant::html
