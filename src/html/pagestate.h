// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"

/// What the head of an article page says of its pictures, of its full text and of its changes.
namespace courant::html {

/// The HTML the page shows, not sanitized: the full article if it is there and wanted, else what the source
/// sent. And its base.
struct ShownBody
{
    QString html;
    QString base;
};
ShownBody shownBody(const Article &article);

/// Whether pictures of an article are missing, and why.
struct PictureState
{
    int shown = 0;
    int missing = 0;
    int failed = 0;      ///< of the missing
    QStringList reasons; ///< of the failed ones, the most frequent first: "403", "timeout"
};
/// @param shown addresses of the pictures of the page
PictureState pictureState(const Article &article, const QStringList &shown);

/// The line as HTML; empty when there is nothing to say. `text`: of the body, plain.
QString stateLine(
    const Article &article, const PageStyle &style, const QStringList &shown, const QString &text);

/// A link of the page that asks the program for something: `word` for style.commands. Plain text without.
QString commandLink(const PageStyle &style, const QString &word, const QString &text);

} // namespace courant::html
