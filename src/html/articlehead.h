// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"

namespace courant::html {

/// What a page of ours is made of; the body is HTML that is safe already.
struct PageParts
{
    QString title;
    QString language; ///< BCP 47, may be empty
    QString body;     ///< what stands in <main>
};

/// The document around it: charset, CSP, style sheets of the theme. Defined in articlepage.cpp, which has the
/// sheets.
QString wholePage(const PageParts &parts, const PageStyle &style);

/// What the page of an article says of its pictures, full text and changes, as HTML: to bring a shown page up
/// to date. Empty when there is nothing to say.
QString articleState(const Article &article, const PageStyle &style);

} // namespace courant::html
