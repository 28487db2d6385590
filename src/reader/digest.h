// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

/// From parsed values to what the library takes: the HTML pass. Pure; for the pool.
namespace courant {

struct DigestContext
{
    QString url;            ///< of the feed, for what has no base of its own
    bool keepTitle = false; ///< the source has a title already
    QString filePath;       ///< of a document of a folder
};

/// Text, excerpt, language and pictures of every item, and the source's own fields. The fetch state stays
/// empty.
MergeInput digestFeed(const ParsedFeed &feed, const DigestContext &context);

IncomingArticle digestItem(const ParsedItem &item, const QString &feedLanguage, const QUrl &feedUrl);

} // namespace courant
