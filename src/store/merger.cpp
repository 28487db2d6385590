// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/merger.h"

#include "db/connection.h"
#include "store/fulltexts.h"
#include "store/images.h"
#include "store/revisions.h"
#include "store/rhythmtext.h"
#include "store/rows.h"
#include "store/searchindex.h"
#include "store/trash.h"
#include "store/writing.h"

#include <QDateTime>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 dayMs = 86'400'000;

} // namespace

Merger::Merger(Writing &writing, SourceId source, const PreparedMerge &merge)
    : m_writing(writing)
    , m_connection(writing.connection())
    , m_source(source)
    , m_merge(merge)
    , m_now(QDateTime::currentMSecsSinceEpoch())
{
}

Result<MergeReport> Merger::run()
{
    if (!loadSource())
        return m_connection.failed() ? m_connection.error()
                                     : Error{Error::Kind::NotFound, u"source %1"_s.arg(toInt(m_source)), 0};
    updateSource();
    noteSharedLinks();
    m_report.ids.reserve(m_merge.input.articles.size());
    for (qsizetype i = 0; i < m_merge.input.articles.size() && !m_connection.failed(); ++i)
        mergeOne(i);
    updateFiles();
    if (m_connection.failed())
        return m_connection.error();
    return m_report;
}

bool Merger::loadSource()
{
    Statement statement = m_connection.prepare(u"SELECT kind, title, total FROM sources WHERE id=?"_s);
    if (!statement.bind(m_source).exec() || !statement.next())
        return false;
    m_kind = SourceKind(statement.integer(0));
    m_sourceTitle = statement.text(1);
    m_wasEmpty = statement.integer(2) == 0;
    m_hasDeleted = !m_merge.input.evenDeleted && hasTombstones(m_connection, m_source);
    return true;
}

void Merger::updateSource()
{
    const MergeInput &input = m_merge.input;
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QString() : text; };
    m_connection.run(u"UPDATE sources SET title=iif(custom_title, title, ifnull(?, title)),"
                     " homepage=ifnull(?, homepage), description=ifnull(?, description),"
                     " language=ifnull(?, language), icon=ifnull(?, icon) WHERE id=?"_s,
        input.keepTitle ? QString() : orNull(input.title), orNull(input.homepage), orNull(input.description),
        orNull(input.language), orNull(input.icon), m_source);
    const FetchState &fetch = input.fetch;
    m_connection.run(
        u"UPDATE sources SET etag=?, last_modified=?, body_hash=?, last_attempt=?, last_success=?,"
        " last_error=?, failures=?, not_before=?, rhythm=? WHERE id=?"_s,
        fetch.etag, fetch.lastModified, fetch.bodyHash, fetch.lastAttempt, fetch.lastSuccess, fetch.lastError,
        fetch.failures, fetch.notBefore, rhythmToText(fetch.rhythm), m_source);
    m_sourceTitle = m_connection.value(u"SELECT title FROM sources WHERE id=?"_s, m_source).toString();
    m_writing.touch(m_source);
}

void Merger::noteSharedLinks()
{
    QHash<qint64, qsizetype> first;
    for (qsizetype i = 0; i < m_merge.input.articles.size(); ++i) {
        const qint64 link = prepared(i).linkKey;
        if (link == 0)
            continue;
        const auto other = first.constFind(link);
        if (other == first.constEnd())
            first.insert(link, i);
        else if (prepared(*other).guidKey != prepared(i).guidKey &&
                 incoming(*other).item.title != incoming(i).item.title)
            m_sharedLinks.insert(link);
    }
}

void Merger::mergeOne(qsizetype index)
{
    Place found = place(index);
    if (m_connection.failed())
        return;
    ArticleId id = ArticleId::None;
    if (!found.known && m_hasDeleted &&
        isDeleted(m_connection, m_source, prepared(index), incoming(index).item.title)) {
        ++m_report.deleted;
        m_report.ids.append(ArticleId::None);
        return;
    }
    if (!found.known) {
        id = insert(index, found.key);
        ++m_report.added;
    } else {
        id = found.known->id;
        renewHashes(index, *found.known);
        if (found.known->contentHash == prepared(index).contentHash) {
            if (found.known->key != found.key)
                m_connection.run(u"UPDATE articles SET key=? WHERE id=?"_s, found.key, id);
            ++m_report.unchanged;
        } else {
            update(index, *found.known, found.key);
            ++m_report.updated;
        }
    }
    m_takenKeys.insert(found.key, index);
    m_takenIds.insert(id, index);
    m_takenLinks.insert(prepared(index).linkKey);
    m_report.ids.append(id);
    if (!incoming(index).filePath.isEmpty())
        m_files.insert(incoming(index).filePath, index);
}

qint64 Merger::sortKeyFor(const ParsedItem &item, qint64 added) const
{
    if (!item.published.isValid())
        return added;
    const qint64 published = item.published.toMSecsSinceEpoch();
    return published > m_now + dayMs ? added : published;
}

ArticleId Merger::insert(qsizetype index, const QByteArray &key)
{
    const ParsedItem &item = incoming(index).item;
    const PreparedArticle &ready = prepared(index);
    const ChannelId channel = channelFor(item);
    Statement statement = m_connection.prepare(
        u"INSERT INTO articles(source_id, channel_id, key, link_key, published, added, sort_key, images,"
        " content_hash, text_hash) VALUES(?,?,?,?,?,?,?,?,?,?)"_s);
    const qint64 sortKey = sortKeyFor(item, m_now);
    statement.bind(m_source, channel == ChannelId::None ? QVariant() : QVariant(toInt(channel)), key,
        ready.linkKey == 0 ? QVariant() : QVariant(ready.linkKey), item.published, m_now, sortKey,
        ready.images.size(), ready.contentHash, ready.textHash);
    if (!statement.exec())
        return ArticleId::None;
    const auto id = ArticleId(statement.lastId());
    writeHead(id, index);
    writeBody(id, index);
    writePending(id, index);
    const int stored = writeImages(id, index, sortKey);
    if (stored > 0)
        m_connection.run(u"UPDATE articles SET images_stored=? WHERE id=?"_s, stored, id);
    m_writing.countArticle(m_source, channel, false, false, 1);
    ArticleRow row = rowFor(id, index);
    row.channel = channel;
    row.sortKey = sortKey;
    row.imagesStored = stored;
    m_writing.changes().added.append(row);
    return id;
}

void Merger::update(qsizetype index, const Known &known, const QByteArray &key)
{
    const ParsedItem &item = incoming(index).item;
    const PreparedArticle &ready = prepared(index);
    const ChannelId channel = channelFor(item);
    const qint64 sortKey = sortKeyFor(item, known.added);
    // The row id in the index tells the hour: another one needs another entry.
    const bool reindex = known.textHash != ready.textHash ||
                         SearchIndex::hourOf(known.sortKey) != SearchIndex::hourOf(sortKey);
    m_connection.run(
        u"UPDATE articles SET channel_id=?, key=?, link_key=?, published=?, sort_key=?, images=?,"
        " content_hash=?, text_hash=? WHERE id=?"_s,
        channel == ChannelId::None ? QVariant() : QVariant(toInt(channel)), key,
        ready.linkKey == 0 ? QVariant() : QVariant(ready.linkKey), item.published, sortKey,
        ready.images.size(), ready.contentHash, ready.textHash, known.id);
    if (known.textHash != ready.textHash)
        keepRevision(m_writing, known.id, item.title, item.content, item.summary, m_merge.plainText);
    writeHead(known.id, index);
    writeBody(known.id, index);
    if (reindex) {
        m_connection.run(u"UPDATE articles SET index_rowid=NULL WHERE id=?"_s, known.id);
        writePending(known.id, index);
    }
    m_connection.run(u"DELETE FROM article_images WHERE article_id=?"_s, known.id);
    const int stored = writeImages(known.id, index, imageRank(sortKey, known.bookmarked));
    if (stored != known.imagesStored)
        m_connection.run(u"UPDATE articles SET images_stored=? WHERE id=?"_s, stored, known.id);
    if (channel != known.channel) {
        m_writing.countArticle(m_source, known.channel, known.read, known.bookmarked, -1);
        m_writing.countArticle(m_source, channel, known.read, known.bookmarked, 1);
    }
    const bool unreadAgain =
        m_merge.input.unreadWhenChanged && known.read && known.textHash != ready.textHash;
    if (unreadAgain) {
        m_connection.run(u"UPDATE articles SET read=0 WHERE id=?"_s, known.id);
        m_writing.countFlag(m_source, channel, Flag::Read, false);
    }
    ArticleRow row = rowFor(known.id, index);
    row.channel = channel;
    row.sortKey = sortKey;
    row.read = known.read && !unreadAgain;
    row.bookmarked = known.bookmarked;
    row.imagesStored = stored;
    if (addFullImages(m_writing, known.id)) // which changes more than the incoming article says
        row = readRow(m_connection, known.id).value_or(row);
    m_writing.changes().updated.append(row);
}

void Merger::writeHead(ArticleId id, qsizetype index)
{
    const IncomingArticle &article = incoming(index);
    const PreparedArticle &ready = prepared(index);
    const auto orNull = [](const QString &text) { return text.isEmpty() ? QString() : text; };
    m_connection.run(
        u"INSERT OR REPLACE INTO heads(article_id, title, path_title, author, excerpt, thumbnail,"
        " language, link) VALUES(?,?,?,?,?,?,?,?)"_s,
        id, article.item.title, ready.pathTitle, orNull(article.item.author), orNull(article.excerpt),
        orNull(ready.thumbnail), orNull(ready.language), orNull(article.item.link));
}

void Merger::writeBody(ArticleId id, qsizetype index)
{
    const IncomingArticle &article = incoming(index);
    const ParsedItem &item = article.item;
    const PreparedArticle &ready = prepared(index);
    const int form = !item.document ? 0 : item.document->bodyIsContent ? 2 : 1;
    m_connection.run(
        u"INSERT OR REPLACE INTO bodies(article_id, content, summary, guid, base, lead_image, comments_url,"
        " updated, details, document_header, document_body, document_form, origin) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
        id, ready.content, ready.summary, item.id, item.base,
        article.leadImage.isEmpty() ? item.image : article.leadImage, item.commentsUrl, item.updated,
        ready.details, item.document ? item.document->header : QByteArray(),
        item.document ? item.document->body : QByteArray(), form,
        article.origin.isEmpty() ? QVariant() : QVariant(article.origin));
}

void Merger::writePending(ArticleId id, qsizetype index)
{
    m_connection.run(u"INSERT OR IGNORE INTO pending(article_id) VALUES(?)"_s, id);
    if (!hasFullContent(m_connection, id)) // which is searched by both of its texts
        m_writing.waitingTexts().append({id, prepared(index).textHash, incoming(index).text});
    m_writing.noteIndexWork();
}

int Merger::writeImages(ArticleId id, qsizetype index, qint64 rank)
{
    int stored = 0;
    int position = 0;
    for (const ArticleImage &image : prepared(index).images) {
        qint64 imageId = 0;
        {
            Statement statement = m_connection.prepare(
                u"INSERT OR IGNORE INTO images(key, url, width, height, rank) VALUES(?,?,?,?,?)"_s);
            statement.bind(image.key, image.url,
                image.size.isValid() ? QVariant(image.size.width()) : QVariant(),
                image.size.isValid() ? QVariant(image.size.height()) : QVariant(), rank);
            if (!statement.exec())
                return stored;
            if (statement.changes() > 0)
                imageId = statement.lastId();
        }
        if (imageId == 0) { // another article shows it too
            Statement known = m_connection.prepare(
                u"UPDATE images SET rank=max(rank, ?) WHERE key=? RETURNING id, state"_s);
            if (!known.bind(rank, image.key).exec() || !known.next())
                return stored;
            imageId = known.integer(0);
            stored += ArticleImage::State(known.integer(1)) == ArticleImage::State::Stored;
        }
        m_connection.run(u"INSERT INTO article_images(article_id, position, image_id) VALUES(?,?,?)"_s, id,
            position++, imageId);
    }
    return stored;
}

ChannelId Merger::channelFor(const ParsedItem &item)
{
    if (m_kind == SourceKind::Feed || item.categories.isEmpty())
        return ChannelId::None;
    if (const auto known = m_channels.constFind(item.categories); known != m_channels.constEnd())
        return *known;
    qint64 parent = 0;
    for (const QString &title : item.categories) {
        if (title.isEmpty())
            continue;
        const QVariant found = m_connection.value(
            u"SELECT id FROM channels WHERE source_id=? AND ifnull(parent,0)=? AND title=?"_s, m_source,
            parent, title);
        if (!found.isNull()) {
            parent = found.toLongLong();
            continue;
        }
        Statement insert =
            m_connection.prepare(u"INSERT INTO channels(source_id, parent, title) VALUES(?,?,?)"_s);
        insert.bind(m_source, parent == 0 ? QVariant() : QVariant(parent), title).exec();
        parent = insert.lastId();
        m_writing.changes().treeChanged = true;
    }
    m_channels.insert(item.categories, ChannelId(parent));
    return ChannelId(parent); // None when all the titles were empty
}

ArticleRow Merger::rowFor(ArticleId id, qsizetype index) const
{
    const IncomingArticle &article = incoming(index);
    const PreparedArticle &ready = prepared(index);
    ArticleRow row;
    row.id = id;
    row.source = m_source;
    row.title = article.item.title;
    row.sourceTitle = ready.pathTitle.isNull() ? m_sourceTitle : ready.pathTitle;
    row.author = article.item.author;
    row.excerpt = article.excerpt;
    row.published = article.item.published;
    row.thumbnail = ready.thumbnail;
    row.language = ready.language;
    row.images = int(ready.images.size());
    return row;
}

void Merger::updateFiles()
{
    for (const FileState &file : m_merge.input.files) {
        const auto article = m_files.constFind(file.path);
        const ArticleId id = article == m_files.constEnd() ? ArticleId::None : m_report.ids.value(*article);
        m_connection.run(
            u"INSERT INTO files(source_id, path, size, mtime, hash, error, gone, article_id)"
            " VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(source_id, path) DO UPDATE SET size=excluded.size,"
            " mtime=excluded.mtime, hash=excluded.hash, error=excluded.error, gone=excluded.gone,"
            " article_id=ifnull(excluded.article_id, article_id)"_s,
            m_source, file.path, file.size, file.mtime, file.hash, file.error, file.gone,
            id == ArticleId::None ? QVariant() : QVariant(toInt(id)));
    }
}

} // namespace courant
