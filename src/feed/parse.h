// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"
#include "model/result.h"

#include <QByteArray>
#include <QString>

/// Bytes in, plain values out. Every function here is pure and safe to call from any thread.
namespace courant::feed {

/// What is known of the bytes besides themselves; all of it may be empty.
struct ParseContext
{
    QString url;              ///< where they were fetched from; relative URLs resolve against it
    QString contentType;      ///< the HTTP header, with parameters
    QString contentLocation;  ///< the HTTP header
    QString fileName;         ///< a local name; its ending helps to tell Markdown from HTML
    int utcOffsetSeconds = 0; ///< for times without a zone
};

/// Parses a feed (RSS 0.9x-2.0, RDF, Atom, JSON Feed), a news document, or an OPML list;
/// an HTML page comes back as format Html with no items. Errors: NotUnderstood, TooComplex, TooLarge.
Result<ParsedFeed> parse(const QByteArray &bytes, const ParseContext &context = {});

} // namespace courant::feed
