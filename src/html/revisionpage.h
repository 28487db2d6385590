// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"

namespace courant::html {

/// The whole HTML document that shows what a source changed in an article, the latest change first: words
/// and single Chinese characters as insertions and deletions, paragraphs that stayed folded away. Of the text
/// only, made of plain text. `revisions` as Library::revisions() gives them. Pure.
QString revisionPage(const Article &article, const QList<Revision> &revisions, const PageStyle &style);

/// The same as plain text: [-went-] and {+came+}.
QString revisionText(const Article &article, const QList<Revision> &revisions, const PageStyle &style);

} // namespace courant::html
