// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/tagscanner.h"

/// What quickDigest() makes of elements.
namespace courant::html {

/// What an element is to the reader of tidy markup.
enum class Kind : quint8 {
    Other,
    Inline,
    Block,
    Paragraph,
    Heading,
    List,
    Item,
    Terms,
    Term,
    Break,
    Rule,
    Image,
    Pre
};

Kind kindOf(GumboTag tag);

/// Classes and styles by which the cleaning makes something else of an element.
bool isTransformed(const ScannedTag &tag);

/// Whether preformatted text may say what language it is in.
bool mayNameLanguage(const ScannedTag &tag);

} // namespace courant::html
