// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/dom.h"

namespace courant::html {

enum class Tidied { Keep, Unwrap, Drop };

/// Puts an element right whose children are complete: paragraphs hold no blocks, figures have their words in
/// a caption, what is empty goes. Says what is to become of the element itself.
Tidied tidy(Node &node);

/// The same for the children of the root.
void tidyChildren(Node &root);

/// Text without control characters, and with at most 64 combining marks in a row.
QByteArray cleanText(const QByteArray &utf8);

} // namespace courant::html
