// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/dom.h"

namespace courant::html {

/// Colours the code of a clean tree: what stands in <pre><code class="language-…"> is cut into spans of the
/// classes code-word, code-string, code-note and code-number. By a common notion of what languages have, not
/// by their grammars. The text stays as it is.
void highlightCode(Node &root);

} // namespace courant::html
