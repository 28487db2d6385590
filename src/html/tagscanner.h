// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVarLengthArray>

#include <gumbo.h>

namespace courant::html {

/// One attribute as it stands in the markup.
struct ScannedAttribute
{
    QStringView name;
    QStringView value; ///< references not yet decoded
};

/// A start or end tag as tidy markup has it.
struct ScannedTag
{
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    bool end = false;
    bool selfClosing = false;
    QVarLengthArray<ScannedAttribute, 16> attributes;

    /// Whether an attribute of this name (in lower case) has these letters anywhere, in any case.
    bool attributeContains(QLatin1StringView name, QLatin1StringView letters) const;
    bool has(QLatin1StringView name) const;
};

/// Reads the tag that begins at `at`, which moves behind its '>'. False when it is not written the plain way:
/// quotes missing, blanks in odd places, more attributes than anybody needs.
bool scanTag(QStringView html, qsizetype &at, ScannedTag &tag);

/// Moves `at` from "<!--" to behind "-->"; false for comments that parsers argue about.
bool skipComment(QStringView html, qsizetype &at);

/// Decodes the reference at `at` ('&') and moves behind it; false when it is none of the plain ones.
bool scanReference(QStringView html, qsizetype &at, QString &out);

/// The value of an attribute with its references decoded; false as scanReference().
bool decodeValue(QStringView value, QString &out);

} // namespace courant::html
