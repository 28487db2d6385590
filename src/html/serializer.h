// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/dom.h"
#include "html/sanitize.h"

namespace courant::html {

/// Writes a tree as HTML: every attribute quoted, everything escaped. `options` map the images.
QByteArray serialize(const Node &root, const SanitizeOptions &options = {});

/// Escapes for element content.
void appendText(QByteArray &out, const QByteArray &text);
/// Escapes for a double-quoted attribute.
void appendAttributeValue(QByteArray &out, const QByteArray &value);

/// Plain text of a tree: blocks and br as newlines, blanks folded but in pre.
QString textOf(const Node &root);

} // namespace courant::html
