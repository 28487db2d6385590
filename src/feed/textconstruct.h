// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/xmltree.h"

namespace courant::feed {

/// What holds for an element because of those around it.
struct FeedScope
{
    QString base; ///< absolute where anything told one
    QString language;
    bool atom = false; ///< an element without a namespace means Atom's
    int utcOffsetSeconds = 0;
};

/// Which vocabulary an element speaks in that scope.
Ns vocabulary(const XmlTree::Node &node, const FeedScope &scope);

/// The base for relative URLs in an element: the scope's and every xml:base on the way down.
QString baseOf(const XmlTree &tree, int i, const FeedScope &scope);

/// The HTML in an element by Atom's type and mode; elements without them (RSS) hold HTML, escaped or not.
QString htmlOf(const XmlTree &tree, int i, const FeedScope &scope);

/// The same as plain text on one line.
QString plainOf(const XmlTree &tree, int i, const FeedScope &scope);

/// A person as RSS writes one: the name of "ann@example.org (Ann)" and "Ann <ann@example.org>", else the
/// text.
QString personName(const QString &text);

/// An Atom person construct: the name, else the address.
QString personOf(const XmlTree &tree, int i);

/// Appends to "Ann, Bob" what is not in it.
void addPerson(QString &people, const QString &person);

/// "en_us" -> "en-US"; null when it is no language tag.
QString languageTag(const QString &text);

} // namespace courant::feed
