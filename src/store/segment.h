// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringView>

/// Text as search sees it. Pure; any thread.
///
/// Folded: NFKC, case, accents of Latin, Greek and Cyrillic, Traditional to Simplified Chinese. Cut: one
/// token a character in scripts that set no blanks between words (Chinese, Japanese, Korean, Thai...), one a
/// word in others.
namespace courant {

/// Stands where text is interrupted, so that no phrase is found across it: at block borders, at anything
/// between two characters of the first kind, at punctuation between one of them and a word.
constexpr char searchBorder[] = "\u00b6";

struct Segments
{
    QByteArray tokens;       ///< UTF-8, one blank before, between and after the tokens; empty: no token
    bool endsInWord = false; ///< the last token is a word, which a prefix search may go on with
};

Segments segment(QStringView text);

/// Which part of the text, in UTF-16 units, a character of the tokens is from.
struct TokenPlace
{
    qsizetype token = 0; ///< where it begins in Segments::tokens
    qsizetype from = 0;
    qsizetype to = 0;
};

/// The same, and where everything is from; places only of what stays as it is: of conjoining Jamo none.
Segments segment(QStringView text, QList<TokenPlace> *places);

} // namespace courant
