// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/smartview.h"
#include "model/sourceoptions.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace courant {

enum class SourceKind {
    Feed,      ///< fetched from `url`
    Folder,    ///< documents below the folder `url` (a local path)
    Documents, ///< single documents the user added; one such source a library
    Samples,   ///< the sample documents that Courant brings along
};

/// How often a source wants to be asked, as far as we know: minutes, 0 unknown. Times in UTC.
struct Rhythm
{
    int publishMinutes = 0; ///< between its articles, the median of the latest ones
    int wishMinutes = 0;    ///< its own wish: ttl, sy:updatePeriod
    int maxAgeMinutes = 0;  ///< Cache-Control
    QDateTime newest;       ///< time of its newest article
    QList<int> skipHours;   ///< 0..23, GMT
    QList<int> skipDays;    ///< 1 = Monday .. 7 = Sunday
    QString movedTo;        ///< where it permanently redirects to, until that is proven
    int movedTimes = 0;     ///< how often that was seen, at most every half day
    QDateTime movedSince;
    QDateTime movedLast;
    bool gone = false; ///< the server said 410: asked only when the reader wants it

    bool operator==(const Rhythm &) const = default;
};

/// What a server gave us to ask again with, byte for byte, and what we learnt of it.
struct FetchState
{
    QByteArray etag;
    QByteArray lastModified;
    QByteArray bodyHash;   ///< of the last body (fetchstate::hashOf)
    QDateTime lastAttempt; ///< UTC
    QDateTime lastSuccess; ///< UTC
    QString lastError;     ///< English sentence, empty after a success
    int failures = 0;      ///< in a row
    QDateTime notBefore;   ///< UTC: Retry-After and back-off
    Rhythm rhythm;
};

struct Source
{
    SourceId id = SourceId::None;
    GroupId group = GroupId::None; ///< None: top level
    SourceKind kind = SourceKind::Feed;
    QString title;
    QString url; ///< feed URL or absolute local path
    QString homepage;
    QString description;
    QString language;
    QString icon; ///< URL of the site's icon, may be empty
    int position = 0;
    int unread = 0;
    int total = 0;
    FetchState fetch;
    SourceOptions options;
};

/// A folder the user made, or OPML brought. Groups nest.
struct Group
{
    GroupId id = GroupId::None;
    GroupId parent = GroupId::None;
    QString title;
    int position = 0;
};

/// A node of the category path of a source's documents: group / source / channel.
/// Counts are of the articles exactly at this node; a tree adds them up.
struct Channel
{
    ChannelId id = ChannelId::None;
    ChannelId parent = ChannelId::None; ///< None: directly below the source
    SourceId source = SourceId::None;
    QString title;
    int unread = 0;
    int total = 0;
};

/// Everything the sources pane shows, in display order.
struct SourceTree
{
    QList<Group> groups;
    QList<Source> sources;
    QList<Channel> channels;
    QList<SmartView> views;
    int unread = 0;
    int total = 0;
    int bookmarked = 0;
    int today = 0; ///< published since local midnight, unread or not
};

} // namespace courant
