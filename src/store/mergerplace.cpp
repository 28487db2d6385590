// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which article of a source an incoming one is.
#include "db/connection.h"
#include "store/merger.h"

#include <QDateTime>
#include <QUrl>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 sameArticleSpan = 43'200'000; // ms: half a day

const QString knownColumns =
    u"SELECT a.id, a.channel_id, a.key, a.link_key, h.title, a.published, a.added, a.sort_key, a.read,"
    " a.bookmarked, a.images, a.images_stored, a.content_hash, a.text_hash, a.index_rowid"
    " FROM articles a CROSS JOIN heads h ON h.article_id=a.id WHERE "_s;

// A feed whose guids change at every fetch, or an article that another one follows under the same link?
bool isLikelySame(
    const QString &titleA, const QDateTime &dateA, const QString &titleB, const QDateTime &dateB)
{
    const bool bothDated = dateA.isValid() && dateB.isValid();
    if (bothDated && dateA == dateB)
        return true;
    return titleA == titleB && (!bothDated || std::abs(dateA.msecsTo(dateB)) < sameArticleSpan);
}

bool isFrontPage(const QString &link)
{
    const QUrl url(link);
    return (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
}

} // namespace

// An article from before FastHash is compared as it was written, and from then on by the new hash.
void Merger::renewHashes(qsizetype index, Known &known)
{
    if (known.contentHash.size() != FormerHashes::size)
        return;
    const FormerHashes former = formerHashes(incoming(index), prepared(index));
    if (known.textHash == former.text)
        known.textHash = prepared(index).textHash;
    if (known.contentHash != former.content)
        return;
    known.contentHash = prepared(index).contentHash;
    m_connection.run(u"UPDATE articles SET content_hash=?, text_hash=? WHERE id=?"_s, known.contentHash,
        known.textHash, known.id);
}

bool Merger::isTakenByOther(ArticleId id, qsizetype index) const
{
    const auto taken = m_takenIds.constFind(id);
    return taken != m_takenIds.constEnd() && incoming(*taken).item.title != incoming(index).item.title;
}

Merger::Place Merger::place(qsizetype index)
{
    if (std::optional<Place> found = placeByGuid(index))
        return *found;
    if (std::optional<Place> found = placeByLink(index, false))
        return *found;
    return placeByHash(index);
}

std::optional<Merger::Place> Merger::placeByGuid(qsizetype index)
{
    const QByteArray &key = prepared(index).guidKey;
    if (key.isEmpty())
        return std::nullopt;
    const qint64 link = prepared(index).linkKey;
    const QString &title = incoming(index).item.title;
    if (const auto taken = m_takenKeys.constFind(key); taken != m_takenKeys.constEnd()) {
        // A guid that different items share tells nothing.
        if (prepared(*taken).linkKey != link && incoming(*taken).item.title != title)
            return std::nullopt;
        return Place{findByKey(key), key};
    }
    std::optional<Known> known = findByKey(key);
    if (known && known->linkKey != link && known->title != title) {
        const std::optional<Known> byLink = findByLink(link, prepared(index).linkIdentityKey);
        if (byLink && byLink->id != known->id && !isTakenByOther(byLink->id, index))
            return Place{byLink, byLink->key};
    }
    if (known)
        return Place{std::move(known), key};
    if (std::optional<Place> byLink = placeByLink(index, true)) {
        byLink->key = key; // the next fetch finds it by its new guid
        return byLink;
    }
    return Place{std::nullopt, key};
}

std::optional<Merger::Place> Merger::placeByLink(qsizetype index, bool ownGuid)
{
    const QByteArray &key = prepared(index).linkIdentityKey;
    if (key.isEmpty())
        return std::nullopt;
    const ParsedItem &item = incoming(index).item;
    const bool shared = m_sharedLinks.contains(prepared(index).linkKey);
    const std::optional<Known> known = findByLink(prepared(index).linkKey, key);
    if (!known) {
        if (ownGuid)
            return std::nullopt;
        return m_takenKeys.contains(key) ? std::nullopt : std::optional(Place{std::nullopt, key});
    }
    const bool likely = isLikelySame(known->title, known->published, item.title, item.published);
    if (ownGuid) {
        const bool taken = m_takenIds.contains(known->id);
        return !shared && !taken && likely ? std::optional(Place{known, known->key}) : std::nullopt;
    }
    if (isTakenByOther(known->id, index) || (shared && known->title != item.title))
        return std::nullopt;
    if (known->title != item.title) {
        // It may have had to fall back to the hash before, when others had its link.
        if (findByKey(prepared(index).hashKey))
            return std::nullopt;
        // Many feeds without guids link every item to the front page.
        const bool otherDate =
            known->published.isValid() && item.published.isValid() && known->published != item.published;
        if (otherDate && isFrontPage(item.link))
            return std::nullopt;
    }
    // An item that shares its guid with another must not swallow an article that came by its own guid.
    if (!prepared(index).guidKey.isEmpty() && known->key != key && known->title != item.title)
        return std::nullopt;
    return Place{known, known->key};
}

Merger::Place Merger::placeByHash(qsizetype index)
{
    const QByteArray &key = prepared(index).hashKey;
    return {findByKey(key), key};
}

Merger::Known Merger::knownFrom(const Statement &statement)
{
    Known known;
    known.id = statement.id<ArticleId>(0);
    known.channel = statement.id<ChannelId>(1);
    known.key = statement.blob(2);
    known.linkKey = statement.integer(3);
    known.title = statement.text(4);
    known.published = statement.time(5);
    known.added = statement.integer(6);
    known.sortKey = statement.integer(7);
    known.read = statement.boolean(8);
    known.bookmarked = statement.boolean(9);
    known.images = int(statement.integer(10));
    known.imagesStored = int(statement.integer(11));
    known.contentHash = statement.blob(12);
    known.textHash = statement.integer(13);
    known.indexRow = statement.integer(14);
    return known;
}

std::optional<Merger::Known> Merger::findByKey(const QByteArray &key)
{
    if (m_wasEmpty && !m_takenKeys.contains(key))
        return std::nullopt;
    Statement statement = m_connection.prepare(knownColumns % "a.source_id=? AND a.key=?"_L1);
    if (!statement.bind(m_source, key).exec() || !statement.next())
        return std::nullopt;
    return knownFrom(statement);
}

std::optional<Merger::Known> Merger::findByLink(qint64 linkKey, const QByteArray &preferredKey)
{
    if (linkKey == 0 || (m_wasEmpty && !m_takenLinks.contains(linkKey)))
        return std::nullopt;
    Statement statement = m_connection.prepare(
        knownColumns % "a.source_id=? AND a.link_key=? ORDER BY a.key=? DESC, a.id DESC LIMIT 1"_L1);
    if (!statement.bind(m_source, linkKey, preferredKey).exec() || !statement.next())
        return std::nullopt;
    return knownFrom(statement);
}

} // namespace courant
