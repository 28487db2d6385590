// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rows.h"

#include "db/connection.h"
#include "store/fulltexts.h"
#include "store/packing.h"
#include "store/revisions.h"
#include "store/rhythmtext.h"
#include "store/views.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString sourceColumns =
    u"SELECT id, group_id, kind, title, url, homepage, description, language, icon,"
    " position, unread, total, etag, last_modified, body_hash, last_attempt,"
    " last_success, last_error, failures, not_before, rhythm, options FROM sources"_s;
const QString channelColumns = u"SELECT id, parent, source_id, title, unread, total FROM channels"_s;

Source sourceFrom(const Statement &statement)
{
    Source source;
    source.id = statement.id<SourceId>(0);
    source.group = statement.id<GroupId>(1);
    source.kind = SourceKind(statement.integer(2));
    source.title = statement.text(3);
    source.url = statement.text(4);
    source.homepage = statement.text(5);
    source.description = statement.text(6);
    source.language = statement.text(7);
    source.icon = statement.text(8);
    source.position = int(statement.integer(9));
    source.unread = int(statement.integer(10));
    source.total = int(statement.integer(11));
    source.fetch.etag = statement.blob(12);
    source.fetch.lastModified = statement.blob(13);
    source.fetch.bodyHash = statement.blob(14);
    source.fetch.lastAttempt = statement.time(15);
    source.fetch.lastSuccess = statement.time(16);
    source.fetch.lastError = statement.text(17);
    source.fetch.failures = int(statement.integer(18));
    source.fetch.notBefore = statement.time(19);
    source.fetch.rhythm = rhythmFromText(statement.text(20));
    source.options = sourceOptionsFromText(statement.text(21));
    return source;
}

Channel channelFrom(const Statement &statement)
{
    return {statement.id<ChannelId>(0), statement.id<ChannelId>(1), statement.id<SourceId>(2),
        statement.text(3), int(statement.integer(4)), int(statement.integer(5))};
}

QList<ArticleImage> readImages(Connection &connection, ArticleId id)
{
    QList<ArticleImage> images;
    Statement statement = connection.prepare(
        u"SELECT i.url, i.key, i.state, i.hash, i.type, i.width, i.height, i.error"
        " FROM article_images ai JOIN images i ON i.id=ai.image_id WHERE ai.article_id=? ORDER BY ai.position"_s);
    statement.bind(id).exec();
    while (statement.next()) {
        ArticleImage image;
        image.url = statement.text(0);
        image.key = statement.text(1);
        image.state = ArticleImage::State(statement.integer(2));
        image.hash = statement.text(3);
        image.type = statement.text(4);
        if (!statement.isNull(5))
            image.size = QSize(int(statement.integer(5)), int(statement.integer(6)));
        image.error = statement.text(7);
        images.append(image);
    }
    return images;
}

void readBody(Connection &connection, Article &article)
{
    Statement statement = connection.prepare(
        u"SELECT content, summary, guid, base, lead_image, comments_url, updated, details, document_header,"
        " document_body, document_form FROM bodies WHERE article_id=?"_s);
    if (!statement.bind(article.row.id).exec() || !statement.next())
        return;
    const std::optional<QString> content = unpackText(statement.blob(0));
    const std::optional<QString> summary = unpackText(statement.blob(1));
    if (!content || !summary) {
        connection.fail(
            {Error::Kind::Corrupt, u"the text of article %1 is damaged"_s.arg(toInt(article.row.id)), 0});
        return;
    }
    article.content = *content;
    article.summary = *summary;
    article.guid = statement.text(2);
    article.base = statement.text(3);
    article.leadImage = statement.text(4);
    article.commentsUrl = statement.text(5);
    article.updated = statement.time(6);
    ParsedItem details;
    unpackDetails(statement.blob(7), details);
    article.categories = details.categories;
    article.enclosures = details.enclosures;
    article.extra = details.extra;
    if (const qint64 form = statement.integer(10))
        article.document = DocumentSource{statement.blob(8), statement.blob(9), form == 2};
}

} // namespace

QString rowColumns()
{
    return u"a.id, a.source_id, a.channel_id, h.title, ifnull(h.path_title, s.title), h.author, h.excerpt,"
           " a.published, a.sort_key, a.read, a.bookmarked, h.thumbnail, h.language, a.images,"
           " a.images_stored"_s;
}

QString rowTables()
{
    return u" FROM articles a CROSS JOIN heads h ON h.article_id=a.id CROSS JOIN sources s ON s.id=a.source_id"_s;
}

ArticleRow rowFrom(const Statement &statement)
{
    ArticleRow row;
    row.id = statement.id<ArticleId>(0);
    row.source = statement.id<SourceId>(1);
    row.channel = statement.id<ChannelId>(2);
    row.title = statement.text(3);
    row.sourceTitle = statement.text(4);
    row.author = statement.text(5);
    row.excerpt = statement.text(6);
    row.published = statement.time(7);
    row.sortKey = statement.integer(8);
    row.read = statement.boolean(9);
    row.bookmarked = statement.boolean(10);
    row.thumbnail = statement.text(11);
    row.language = statement.text(12);
    row.images = int(statement.integer(13));
    row.imagesStored = int(statement.integer(14));
    return row;
}

std::optional<ArticleRow> readRow(Connection &connection, ArticleId id)
{
    Statement statement = connection.prepare("SELECT "_L1 % rowColumns() % rowTables() % " WHERE a.id=?"_L1);
    if (!statement.bind(id).exec() || !statement.next())
        return std::nullopt;
    return rowFrom(statement);
}

QList<ArticleRow> readRows(Connection &connection, const QList<ArticleId> &ids)
{
    QList<ArticleRow> rows;
    for (const ArticleId id : ids) {
        if (const std::optional<ArticleRow> row = readRow(connection, id))
            rows.append(*row);
    }
    return rows;
}

std::optional<Article> readArticle(Connection &connection, ArticleId id)
{
    const std::optional<ArticleRow> row = readRow(connection, id);
    if (!row)
        return std::nullopt;
    Article article;
    article.row = *row;
    Statement statement = connection.prepare(
        u"SELECT a.key, h.link, a.added FROM articles a JOIN heads h ON h.article_id=a.id WHERE a.id=?"_s);
    if (statement.bind(id).exec() && statement.next()) {
        article.key = QString::fromLatin1(statement.blob(0).toHex());
        article.link = statement.text(1);
        article.added = statement.time(2);
    }
    readBody(connection, article);
    article.imageList = readImages(connection, id);
    article.fullText = readFullText(connection, id);
    article.revisions = countRevisions(connection, id);
    return article;
}

std::optional<Source> readSource(Connection &connection, SourceId id)
{
    Statement statement = connection.prepare(sourceColumns % " WHERE id=?"_L1);
    if (!statement.bind(id).exec() || !statement.next())
        return std::nullopt;
    return sourceFrom(statement);
}

QList<Source> readSources(Connection &connection)
{
    QList<Source> sources;
    Statement statement = connection.prepare(sourceColumns % " ORDER BY position, id"_L1);
    statement.exec();
    while (statement.next())
        sources.append(sourceFrom(statement));
    return sources;
}

std::optional<Channel> readChannel(Connection &connection, ChannelId id)
{
    Statement statement = connection.prepare(channelColumns % " WHERE id=?"_L1);
    if (!statement.bind(id).exec() || !statement.next())
        return std::nullopt;
    return channelFrom(statement);
}

Totals readTotals(Connection &connection)
{
    Statement statement = connection.prepare(
        u"SELECT ifnull(sum(unread),0), ifnull(sum(total),0), ifnull(sum(bookmarked),0) FROM sources"_s);
    if (!statement.exec() || !statement.next())
        return {};
    return {int(statement.integer(0)), int(statement.integer(1)), int(statement.integer(2))};
}

SourceTree readTree(Connection &connection)
{
    SourceTree tree;
    {
        Statement statement =
            connection.prepare(u"SELECT id, parent, title, position FROM groups ORDER BY position, id"_s);
        statement.exec();
        while (statement.next())
            tree.groups.append({statement.id<GroupId>(0), statement.id<GroupId>(1), statement.text(2),
                int(statement.integer(3))});
    }
    tree.sources = readSources(connection);
    {
        Statement statement = connection.prepare(channelColumns % " ORDER BY id"_L1);
        statement.exec();
        while (statement.next())
            tree.channels.append(channelFrom(statement));
    }
    tree.views = readViews(connection);
    const Totals totals = readTotals(connection);
    tree.unread = totals.unread;
    tree.total = totals.total;
    tree.bookmarked = totals.bookmarked;
    const qint64 midnight = QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    // The second part: dates far ahead, which sort by arrival.
    tree.today = int(connection
                         .value(u"SELECT (SELECT count(*) FROM articles WHERE sort_key>=? AND published>=?)"
                                " + (SELECT count(*) FROM articles WHERE published>sort_key"
                                " AND sort_key<? AND published>=?)"_s,
                             midnight, midnight, midnight, midnight)
                         .toLongLong());
    return tree;
}

QString jsonArray(const QList<ArticleId> &ids)
{
    QString json;
    json.reserve(ids.size() * 8 + 2);
    for (const ArticleId id : ids)
        json += QString(json.isEmpty() ? u'[' : u',') + QString::number(toInt(id));
    if (json.isEmpty())
        json = u"["_s;
    return json + u']';
}

} // namespace courant
