// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fulltext.h"
#include "model/ids.h"
#include "model/parsedfeed.h"

#include <QDateTime>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace courant {

enum class Flag { Read, Bookmarked };

/// One row of the list: what the delegate paints, never a body.
struct ArticleRow
{
    ArticleId id = ArticleId::None;
    SourceId source = SourceId::None;
    ChannelId channel = ChannelId::None; ///< for documents: the leaf of the category path
    QString title;                       ///< plain text
    QString sourceTitle;                 ///< as shown over the headline, e.g. "半岛网 · 新闻"
    QString author;
    QString excerpt;     ///< plain text, at most 200 characters and 400 bytes of UTF-8
    QDateTime published; ///< UTC; invalid when the source gave none that can be read
    qint64 sortKey = 0;  ///< ms since epoch, UTC: published, else when it was first seen
    bool read = false;
    bool bookmarked = false;
    QString thumbnail; ///< absolute URL of the picture to show, may be empty
    QString language;
    int images = 0;       ///< images the article shows
    int imagesStored = 0; ///< how many of them are in the store

    bool operator==(const ArticleRow &) const = default;
};

/// One image an article shows. `key` addresses it in pages: hex SHA-256 of the URL, first 32 digits.
struct ArticleImage
{
    enum class State { Pending, Stored, Failed };

    QString url; ///< absolute
    QString key;
    State state = State::Pending;
    QString hash;  ///< hex SHA-256 of the bytes when stored
    QString type;  ///< media type by the bytes when stored
    QSize size;    ///< pixels when known
    QString error; ///< why it failed, in English: "403", "timeout"

    bool operator==(const ArticleImage &) const = default;
};

/// A whole article as the page and the exporters need it.
struct Article
{
    ArticleRow row;
    QString key;  ///< identity inside its source
    QString guid; ///< as the source gave it, may be empty
    QString link;
    QString summary; ///< HTML as given, not sanitized
    QString content; ///< HTML as given, not sanitized
    QString base;
    QString leadImage; ///< absolute URL, may be empty
    QStringList categories;
    QString commentsUrl;
    QList<Enclosure> enclosures;
    QVariantMap extra;
    QDateTime updated;
    QDateTime added; ///< when it was first seen
    QList<ArticleImage> imageList;
    std::optional<DocumentSource> document;
    std::optional<FullText> fullText; ///< once somebody wanted it
    int revisions = 0;                ///< earlier texts that are kept
};

} // namespace courant
