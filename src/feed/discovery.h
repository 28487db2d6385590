// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"

namespace courant::feed {

struct FoundFeed
{
    QString url; ///< absolute
    QString title;
    QString type; ///< "rss", "atom", "json", or a media type
};

struct Discovered
{
    QList<FoundFeed> feeds; ///< best first
    QStringList icons; ///< absolute URLs, best first; /favicon.ico is not among them unless the page names it
    QString manifest;  ///< web app manifest, absolute, may name more icons; empty if none
};

/// Feeds and icons that an HTML page served at `url` points to. Fetches nothing.
Discovered discover(const QByteArray &page, const QString &url, const QString &contentType = {});

/// Addresses worth trying for what somebody typed (a bare domain, feed:, a YouTube channel, a repository),
/// best first.
QStringList candidateUrls(const QString &typed);

/// Well-known feed paths of a site, tried last.
QStringList wellKnownFeedUrls(const QString &siteUrl);

} // namespace courant::feed
