// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/textconstruct.h"
#include "model/parsedfeed.h"

namespace courant::feed {

/// The pictures and files of an item, gathered from Media RSS, enclosures and links.
class MediaFields final
{
public:
    /// Reads an element of Media RSS with all in it (group, content, thumbnail, player, peerLink).
    void read(const XmlTree &tree, int i, const FeedScope &scope, int depth = 0);
    void addEnclosure(const QString &url, const QString &type, const QString &length);
    /// A lead picture; the lowest rank wins.
    void addImage(int rank, const QString &url);
    /// Falls back to enclosures and thumbnails where no picture was named.
    void finish();

    QList<Enclosure> enclosures;
    QString image;
    QString thumbnail;
    int title = -1;       ///< the element that holds media:title
    int description = -1; ///< media:description

private:
    void readContent(const XmlTree &tree, int i, const FeedScope &scope);

    int m_imageRank = 1000;
    qint64 m_imageWidth = -1;
    qint64 m_thumbnailWidth = -1;
};

/// The address in an <image> of any dialect: href, url or src as an attribute, url as an element, else the
/// text.
QString imageAddress(const XmlTree &tree, int i);

/// Bytes as publishers write them ("1,024", " 12 "); -1 when it is no number.
qint64 byteCount(const QString &text);

} // namespace courant::feed
