// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/textconstruct.h"
#include "model/parsedfeed.h"

namespace courant::feed {

/// Reads one <item> or <entry>. RSS, RDF and Atom are told apart element by element, since publishers mix
/// them.
///
/// Every field is taken from the first of these places that has something:
/// - id: guid, atom:id; rdf:about; dc:identifier
/// - title: title; dc:title; media:title; itunes:title
/// - link: feedburner:origLink; link rel=alternate (HTML first), link without rel; RSS link; a guid that is a
/// permalink;
///   rdf:about; the address of the only enclosure; link rel=self
/// - author: atom:author; dc:creator; author; itunes:author; dc:contributor and media:credit are left alone
/// - published: atom:published, pubDate; issued, dcterms:issued; dc:date; created; date
/// - updated: atom:updated, modified; dcterms:modified; lastBuildDate
/// - content: content:encoded; atom:content; xhtml:body; fullText, body; else the longer description
/// - summary: description, atom:summary; itunes:summary; media:description; dc:description; itunes:subtitle
/// - categories: category (label, else term, else text); dc:subject; media:category; itunes:category;
/// media:keywords
/// - image: media:content that is an image; media:thumbnail; itunes:image; image; an enclosure that is an
/// image
/// - language: xml:lang of the content, dc:language, xml:lang of the item, the feed's
ParsedItem readItem(const XmlTree &tree, const FeedScope &scope);

} // namespace courant::feed
