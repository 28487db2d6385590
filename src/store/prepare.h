// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <QByteArray>

#include <vector>

namespace courant {

/// What can be made of an incoming article before the database is asked: hashes and packed texts.
struct PreparedArticle
{
    QByteArray guidKey;         ///< see identity.h; empty without guid
    QByteArray linkIdentityKey; ///< identity by link; empty without link
    QByteArray hashKey;
    qint64 linkKey = 0;
    QByteArray contentHash; ///< of every field
    qint64 textHash = 0;    ///< of what is searched
    QByteArray content;     ///< packed
    QByteArray summary;     ///< packed
    QByteArray details;
    QString pathTitle; ///< source as shown for a document; null: the source's own title
    QString thumbnail;
    QString language;
    QList<ArticleImage> images; ///< each once
};

/// Pure; any thread.
PreparedArticle prepare(const IncomingArticle &incoming);

/// The hashes of an article in libraries before FastHash; a content hash of this kind has 16 bytes.
struct FormerHashes
{
    static constexpr qsizetype size = 16;
    QByteArray content;
    qint64 text = 0;
};
FormerHashes formerHashes(const IncomingArticle &incoming, const PreparedArticle &prepared);

/// A merge on its way: the input, and room for what the thread pool prepares of it.
struct PreparedMerge
{
    MergeInput input;
    std::vector<PreparedArticle> articles;
    std::function<QString(const QString &)> plainText; ///< of HTML, to see what a reader would see
};

} // namespace courant
