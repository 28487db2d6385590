// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace courant {

/// Has Han text drawn in the weight it has. Qt thickens the stems of OpenType fonts with PostScript outlines,
/// such as Noto and Source Han, and evens that out again for dark text on light alone: light text on dark
/// looks bold. GUI thread, before any text is drawn. Does nothing where fonts are not drawn by FreeType.
void keepFontWeight();

} // namespace courant
