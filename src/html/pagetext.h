// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"

/// The words at the head of an article page. All plain text, not escaped.
namespace courant::html {

/// The title; without one the first words of the text.
QString headline(const Article &article, const QString &text);

/// The category path of a document, else the title of the source.
QString kicker(const Article &article);

/// The author, unless the kicker says the same; else empty.
QString shownAuthor(const Article &article);

/// Date and time in the reader's zone and locale.
QString localTime(const QDateTime &utc, const PageStyle &style);

/// Whole minutes, at least one: 400 Han characters or 230 words a minute.
int readingMinutes(const QString &text);

/// BCP 47; what the source declared unless the text shows it to be wrong or too vague.
QString pageLanguage(const Article &article, const QString &text);
bool isRightToLeft(const QString &language);
bool isHanLanguage(const QString &language);

/// Equal but for case, blanks and punctuation.
bool sameWords(const QString &a, const QString &b);

/// The headline as HTML, broken into lines of about the same length: Chinese and Japanese at punctuation
/// where there is some near the middle, else by a width. By estimate: the engine has no balancing of its own.
QString headlineElement(const QString &title);

} // namespace courant::html
