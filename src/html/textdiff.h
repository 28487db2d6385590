// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

/// What changed between two plain texts. Pure.
namespace courant::html {

struct DiffPiece
{
    enum class Kind { Same, Inserted, Deleted };

    Kind kind = Kind::Same;
    QString text;

    bool operator==(const DiffPiece &) const = default;
};

/// The pieces of one paragraph, or of several that are the same. Han characters and kana stand for
/// themselves, other writing is compared by words. Deleted pieces come before the inserted ones of their
/// place.
struct DiffParagraph
{
    QList<DiffPiece> pieces;
    bool isSame = false; ///< as it was

    bool operator==(const DiffParagraph &) const = default;
};

QList<DiffPiece> diffWords(const QString &before, const QString &after);

/// Paragraph by paragraph (lines), then word by word where one took the place of another. The time is
/// bounded: what differs too much is all deleted and all inserted.
QList<DiffParagraph> diffTexts(const QString &before, const QString &after);

} // namespace courant::html
