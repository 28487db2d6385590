// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gumbo.h>

namespace courant::html {

/// What becomes of an element of the input.
struct ElementRule
{
    enum Fate : unsigned char {
        Unwrap, ///< the element goes, what is in it stays
        Drop,   ///< it goes with all that is in it
        Keep,   ///< it stays, as `as`
    };

    Fate fate = Unwrap;
    GumboTag as = GUMBO_TAG_UNKNOWN; ///< the element it becomes
    bool isBlock = false;
    bool isVoid = false;
};

/// The rule of an HTML element. Elements of other namespaces have none: they never pass.
const ElementRule &ruleOf(GumboTag tag);

/// The name an element is written with.
const char *nameOf(GumboTag tag);

} // namespace courant::html
