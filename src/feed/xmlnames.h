// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace courant::feed {

/// The vocabularies a feed may speak. `None` is also every namespace RSS itself was ever put in.
enum class Ns {
    None,
    Atom,
    Rdf,
    DublinCore,
    DcTerms,
    Content,
    Media,
    Itunes,
    Syndication,
    Slash,
    Wfw,
    Thread,
    GeoRss,
    Xhtml,
    Xml,
    FeedBurner,
    Podcast,
    WebFeeds,
    Svg,
    MathMl,
    Other,
};

/// The vocabulary of a namespace name, however it was misspelt; Other when it is none of ours.
Ns namespaceForUri(QStringView uri);

/// What a prefix stands for when nobody said so, or said something unknown; Other when it is no known one.
Ns namespaceForPrefix(QStringView prefix);

} // namespace courant::feed
