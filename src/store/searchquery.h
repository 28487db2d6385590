// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace courant {

/// What somebody typed into the search field, as a tree. Pure; any thread.
///
/// Words are found by their beginning, "phrases" as they are; all must be there, those after a minus must
/// not, of those with OR between them one. A field before a word or phrase, title: author: source: group:
/// tag:, looks there only. is:unread, is:read, is:bookmarked, has:image, before: and after: with a year,
/// month or day (2026, 2026-01, 2026-01-31) or a span back from now (12h, 7d, 2w, 3m, 1y).
struct SearchNode
{
    enum class Kind {
        And,
        Or,
        Not,  ///< of its one child
        Text, ///< tokens, in `field`
        Unread,
        Read,
        Bookmarked,
        HasImage,
        Before, ///< `time`: published (else added) earlier
        After,  ///< `time`: at or later
    };
    enum class Field { Any, Title, Author, Source, Group, Tag };

    Kind kind = Kind::And;
    QList<SearchNode> children;
    Field field = Field::Any;
    QString text;        ///< as typed
    QByteArray tokens;   ///< as segment() gives them
    bool prefix = false; ///< the last word may go on
    QDateTime time;

    bool isText() const; ///< nothing but Text below And, Or and Not
};

/// Parses. `now` is what spans count back from; dates are of its time zone. A blank text gives an And without
/// children, which matches everything; one of nothing but signs an Or without children, which matches
/// nothing. InvalidArgument, with a sentence in the
/// reader's language, for what cannot be understood.
Result<SearchNode> parseSearch(const QString &text, const QDateTime &now);

/// The words and phrases a search wants in the text, as typed, for highlighting them.
QStringList wantedTexts(const SearchNode &node);

} // namespace courant
