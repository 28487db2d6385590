// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "model/changes.h"

#include <QHash>
#include <QStringList>

namespace courant {

/// The text of an article that waits for the search index.
struct WaitingText
{
    ArticleId id = ArticleId::None;
    qint64 textHash = 0; ///< as in the article's row
    QString text;
};

/// One write on its way through a job: the connection, what the models will be told, and the counter deltas
/// that are written once, at the end. Database thread only.
class Writing final
{
public:
    explicit Writing(Connection &connection) : m_connection(connection) {}

    Connection &connection() { return m_connection; }
    Changes &changes() { return m_changes; }

    /// An article of a source (and maybe a channel) came (+1) or went (-1).
    void countArticle(SourceId source, ChannelId channel, bool read, bool bookmarked, int direction);
    void countFlag(SourceId source, ChannelId channel, Flag flag, bool value);
    /// The source's row changed otherwise: it is in the changes.
    void touch(SourceId source) { m_sources[source]; }
    /// Image files that nothing may refer to any more once this is committed.
    QStringList &unusedFiles() { return m_unusedFiles; }
    /// Keys of images that are in the store once this is committed.
    QStringList &storedImages() { return m_storedImages; }
    /// Articles whose pages show something else once this is committed.
    QList<std::pair<ArticleId, PageChange>> &changedPages() { return m_changedPages; }
    /// Texts of articles that are to be indexed, as their merge knows them: the index need not make them from
    /// the bodies again once this is committed.
    QList<WaitingText> &waitingTexts() { return m_waitingTexts; }
    void noteIndexWork() { m_indexWork = true; }
    bool hasIndexWork() const { return m_indexWork; }
    /// There is room in the file to give back.
    void noteRoom() { m_room = true; }
    bool hasRoom() const { return m_room; }

    /// Writes the counters and completes the changes. Call last before the commit.
    void finish();

private:
    struct Delta
    {
        int unread = 0;
        int total = 0;
        int bookmarked = 0;
    };
    static bool isZero(const Delta &delta)
    {
        return delta.unread == 0 && delta.total == 0 && delta.bookmarked == 0;
    }

    Connection &m_connection;
    Changes m_changes;
    QHash<SourceId, Delta> m_sources;
    QHash<ChannelId, Delta> m_channels;
    QStringList m_unusedFiles;
    QStringList m_storedImages;
    QList<std::pair<ArticleId, PageChange>> m_changedPages;
    QList<WaitingText> m_waitingTexts;
    bool m_indexWork = false;
    bool m_room = false;
};

} // namespace courant
