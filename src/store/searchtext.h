// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace courant {

/// What is searched of an article: its fields as segment() gives them. `source` is the path of a document.
struct SearchText
{
    QByteArray title;
    QByteArray body;
    QByteArray author;
    QByteArray source;
    QByteArray tags;
    qint64 sourceId = 0;
    bool showsSourceTitle = false; ///< instead of a path; not held, because it may change
};

// Terms that no text has, because segment() takes their first sign for punctuation.

/// The term every article has in its source column.
inline QByteArray everyTerm()
{
    return "\u00a7";
}
/// That of the articles of one source.
inline QByteArray sourceTerm(qint64 sourceId)
{
    return everyTerm().append(QByteArray::number(sourceId));
}
/// That of the articles that show a path instead of their source's title.
inline QByteArray documentTerm()
{
    return "\u00a4";
}
/// And of those that show its title.
inline QByteArray shownSourceTerm(qint64 sourceId)
{
    return QByteArray("\u00a4").append(QByteArray::number(sourceId));
}

} // namespace courant
