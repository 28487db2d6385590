// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"
#include "store/prepare.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace courant {

class Connection;
class Writing;

/// Writes one prepared merge into the open transaction. One object a merge; database thread only.
class Merger final
{
public:
    Merger(Writing &writing, SourceId source, const PreparedMerge &merge);

    /// NotFound when the source is not there.
    Result<MergeReport> run();

private:
    /// An article of this source as it is in the database.
    struct Known
    {
        ArticleId id = ArticleId::None;
        ChannelId channel = ChannelId::None;
        QByteArray key;
        qint64 linkKey = 0;
        QString title;
        QDateTime published;
        qint64 added = 0;
        qint64 sortKey = 0;
        bool read = false;
        bool bookmarked = false;
        int images = 0;
        int imagesStored = 0;
        QByteArray contentHash;
        qint64 textHash = 0;
        qint64 indexRow = 0;
    };
    /// Where an incoming article belongs: to a known one, or to a new one with this key.
    struct Place
    {
        std::optional<Known> known;
        QByteArray key;
    };

    bool loadSource();
    void updateSource();
    void updateFiles();
    void noteSharedLinks();
    void mergeOne(qsizetype index);

    Place place(qsizetype index);
    std::optional<Place> placeByGuid(qsizetype index);
    std::optional<Place> placeByLink(qsizetype index, bool ownGuid);
    Place placeByHash(qsizetype index);
    std::optional<Known> findByKey(const QByteArray &key);
    std::optional<Known> findByLink(qint64 linkKey, const QByteArray &preferredKey);
    static Known knownFrom(const class Statement &statement);
    void renewHashes(qsizetype index, Known &known);
    bool isTakenByOther(ArticleId id, qsizetype index) const;

    ArticleId insert(qsizetype index, const QByteArray &key);
    void update(qsizetype index, const Known &known, const QByteArray &key);
    void writeHead(ArticleId id, qsizetype index);
    void writeBody(ArticleId id, qsizetype index);
    void writePending(ArticleId id, qsizetype index);
    int writeImages(ArticleId id, qsizetype index, qint64 rank);
    ChannelId channelFor(const ParsedItem &item);
    qint64 sortKeyFor(const ParsedItem &item, qint64 added) const;
    ArticleRow rowFor(ArticleId id, qsizetype index) const;

    const IncomingArticle &incoming(qsizetype index) const { return m_merge.input.articles.at(index); }
    const PreparedArticle &prepared(qsizetype index) const { return m_merge.articles.at(size_t(index)); }

    Writing &m_writing;
    Connection &m_connection;
    const SourceId m_source;
    const PreparedMerge &m_merge;
    MergeReport m_report;
    SourceKind m_kind = SourceKind::Feed;
    QString m_sourceTitle;
    bool m_wasEmpty = false;                  ///< nothing to look up
    bool m_hasDeleted = false;                ///< the reader deleted articles of this source
    const qint64 m_now;                       ///< ms since the epoch
    QHash<QByteArray, qsizetype> m_takenKeys; ///< key -> the incoming article that has it
    QHash<ArticleId, qsizetype> m_takenIds;   ///< article -> the incoming article that is it
    QSet<qint64> m_takenLinks;                ///< of the incoming articles so far
    QSet<qint64> m_sharedLinks;               ///< links that do not tell the items of this input apart
    QHash<QStringList, ChannelId> m_channels;
    QHash<QString, qsizetype> m_files; ///< path -> incoming article
};

} // namespace courant
