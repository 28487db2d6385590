// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace courant {

/// What somebody typed into the search field, as a tree. Pure; any thread.
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
    QByteArray tokens;   ///< as segment() gives them
    bool prefix = false; ///< the last word may go on
    QDateTime time;

    bool isText() const; ///< nothing but Text below And, Or and Not
};

/// Parses. `now` is what spans like "7d" count from. An empty or blank text gives an And without children,
/// which matches everything. InvalidArgument, with a sentence, for what cannot be understood.
Result<SearchNode> parseSearch(const QString &text, const QDateTime &now);

} // namespace courant
