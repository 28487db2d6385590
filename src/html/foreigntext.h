// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <gumbo.h>

namespace courant::html {

/// What SVG or MathML says in words: MathML its alttext, TeX annotation or linear text; SVG its title.
QByteArray foreignText(const GumboNode *element);

} // namespace courant::html
