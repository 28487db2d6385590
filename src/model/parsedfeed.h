// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace courant {

/// A file that belongs to an item (RSS enclosure, media:content, Atom link rel=enclosure).
struct Enclosure
{
    QString url;        ///< absolute where there was a base
    QString type;       ///< media type, may be empty
    qint64 length = -1; ///< bytes; -1 unknown

    bool operator==(const Enclosure &) const = default;
};

/// The bytes of a news document, kept so that it can be given back as it came.
/// The file is `header` + `body`; when `bodyIsContent`, `body` is empty and the item's
/// `content` encoded in UTF-8 is the body.
struct DocumentSource
{
    QByteArray header; ///< up to and with the line that closes the front matter, and one blank line after it
    QByteArray body;
    bool bodyIsContent = false;

    bool operator==(const DocumentSource &) const = default;
};

/// One article as a source gave it. Absent texts are null QStrings, absent times invalid.
struct ParsedItem
{
    QString id;             ///< guid, atom:id: verbatim but for blanks around it
    QString title;          ///< plain text
    QString link;           ///< absolute
    QString author;         ///< plain text, several authors in one string
    QDateTime published;    ///< UTC
    QDateTime updated;      ///< UTC
    QString summary;        ///< HTML as given, not sanitized
    QString content;        ///< HTML as given, not sanitized
    QString base;           ///< URL against which relative URLs in the HTML resolve
    QStringList categories; ///< a document's path (group / source / channel); a feed's tags
    QString image;          ///< lead image, absolute
    QString thumbnail;      ///< absolute
    QString language;       ///< BCP 47
    QString commentsUrl;
    QList<Enclosure> enclosures;
    QVariantMap extra; ///< front matter that has no field of its own, with its YAML types
    std::optional<DocumentSource> document;
};

/// A node of an OPML subscription list; a folder has no xmlUrl.
struct Outline
{
    QString title;
    QString xmlUrl;
    QString htmlUrl;
    QList<Outline> children;
};

enum class FeedFormat { Unknown, Document, Rss, Rdf, Atom, JsonFeed, Opml, Html };

/// What a feed says about how often it wants to be asked; 0 or empty when it says nothing.
struct UpdateHints
{
    int ttlMinutes = 0;    ///< RSS ttl
    int periodMinutes = 0; ///< sy:updatePeriod / sy:updateFrequency
    QList<int> skipHours;  ///< 0..23, GMT
    QList<int> skipDays;   ///< 1 = Monday .. 7 = Sunday
};

/// A whole source as parsed: pure value, no I/O behind it.
struct ParsedFeed
{
    FeedFormat format = FeedFormat::Unknown;
    QString encoding;
    QString title;       ///< plain text
    QString link;        ///< the site, absolute
    QString description; ///< HTML as given
    QString language;
    QString author;
    QDateTime updated;
    QString image;
    QString icon;
    QString selfUrl;
    QString hubUrl;
    QString nextUrl;
    UpdateHints hints;
    QStringList warnings; ///< English, one sentence each
    QList<ParsedItem> items;
    QVariantMap extra;
    QList<Outline> outlines;
};

} // namespace courant
