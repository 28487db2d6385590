// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"

namespace courant::feed {

/// Reads RSS of every version, RDF and Atom from decoded text, well-formed or not. An HTML page gives format
/// Html.
///
/// Every field of the feed is taken from the first of these places that has something:
/// - title: title; dc:title; itunes:title; the title of its image
/// - link: link rel=alternate or RSS link; rdf:about; link without rel; an absolute link rel=self is
/// `selfUrl`
/// - description: description, subtitle, tagline; dc:description; itunes:summary; itunes:subtitle
/// - author: atom:author; managingEditor; dc:creator; itunes:author; webMaster; itunes:owner
/// - updated: updated, modified, lastBuildDate; pubDate; dc:date, dcterms:modified; the latest item is not
/// taken
/// - image: image/url, logo; itunes:image; media:thumbnail; webfeeds:cover; icon: icon; webfeeds:icon
/// - language: language; dc:language; xml:lang
Result<ParsedFeed> readXmlFeed(QStringView text, const ParseContext &context);

/// The URL a document's relative URLs resolve against: Content-Location against the address, else the
/// address.
QString documentBase(const ParseContext &context);

} // namespace courant::feed
