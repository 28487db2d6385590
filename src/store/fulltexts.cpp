// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fulltexts.h"

#include "db/connection.h"
#include "model/imagekey.h"
#include "store/images.h"
#include "store/packing.h"
#include "store/rows.h"
#include "store/writing.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using State = FullText::State;

// Those of the whole article stand behind those of what the source sent.
constexpr int firstPosition = 10'000;
// A source that is set to whole articles gets those of what is new, not of its whole past.
constexpr qint64 newMs = qint64(14) * 86'400'000;

QString imagesToText(const QList<ArticleImage> &images)
{
    QJsonArray list;
    for (const ArticleImage &image : images)
        list.append(QJsonArray{image.url, image.size.width(), image.size.height()});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

void showPage(Writing &writing, ArticleId id)
{
    writing.changedPages().append({id, PageChange::Body});
}

void notifyRow(Writing &writing, ArticleId id)
{
    if (const auto row = readRow(writing.connection(), id))
        writing.changes().updated.append(*row);
}

Status notThere(Connection &connection, ArticleId id)
{
    return connection.failed() ? connection.status()
                               : Status(Error{Error::Kind::NotFound, u"article %1"_s.arg(toInt(id)), 0});
}

bool isThere(Connection &connection, ArticleId id)
{
    return !connection.value(u"SELECT 1 FROM articles WHERE id=?"_s, id).isNull();
}

qint64 addImage(Connection &connection, const QString &url, QSize size, qint64 rank)
{
    Statement statement =
        connection.prepare(u"INSERT INTO images(key, url, width, height, rank) VALUES(?,?,?,?,?)"
                           " ON CONFLICT(key) DO UPDATE SET rank=max(rank, excluded.rank) RETURNING id"_s);
    statement.bind(imageKeyOf(url), url, size.isValid() ? QVariant(size.width()) : QVariant(),
        size.isValid() ? QVariant(size.height()) : QVariant(), rank);
    return statement.exec() && statement.next() ? statement.integer(0) : 0;
}

} // namespace

std::optional<FullText> readFullText(Connection &connection, ArticleId id)
{
    Statement statement =
        connection.prepare(u"SELECT state, shown, content, title, byline, language, base, fetched, error"
                           " FROM full_texts WHERE article_id=?"_s);
    if (!statement.bind(id).exec() || !statement.next())
        return std::nullopt;
    FullText text;
    text.state = State(statement.integer(0));
    text.shown = statement.boolean(1);
    const std::optional<QString> content = unpackText(statement.blob(2));
    if (!content) {
        connection.fail(
            {Error::Kind::Corrupt, u"the whole text of article %1 is damaged"_s.arg(toInt(id)), 0});
        return std::nullopt;
    }
    text.content = *content;
    text.title = statement.text(3);
    text.byline = statement.text(4);
    text.language = statement.text(5);
    text.base = statement.text(6);
    text.fetched = statement.time(7);
    text.error = statement.text(8);
    return text;
}

QString readFullContent(Connection &connection, ArticleId id)
{
    const QVariant packed = connection.value(u"SELECT content FROM full_texts WHERE article_id=?"_s, id);
    return unpackText(packed.toByteArray()).value_or(QString());
}

bool hasFullContent(Connection &connection, ArticleId id)
{
    return !connection.value(u"SELECT 1 FROM full_texts WHERE article_id=? AND content IS NOT NULL"_s, id)
                .isNull();
}

QList<PendingFullText> readPendingFullTexts(
    Connection &connection, int limit, const QList<ArticleId> &articles, const QDateTime &now)
{
    const QString columns =
        u"SELECT a.id, h.link, s.kind, s.url, s.options FROM articles a"
        " CROSS JOIN heads h ON h.article_id=a.id CROSS JOIN sources s ON s.id=a.source_id"_s;
    const QString web = u" AND (h.link LIKE 'http://%' OR h.link LIKE 'https://%')"_s;
    QList<PendingFullText> pending;
    const auto take = [&](Statement &statement) {
        statement.exec();
        while (statement.next() && pending.size() < limit)
            pending.append({statement.id<ArticleId>(0), statement.text(1), SourceKind(statement.integer(2)),
                statement.text(3), sourceOptionsFromText(statement.text(4))});
    };
    if (!articles.isEmpty()) {
        Statement statement =
            connection.prepare(columns % " WHERE a.id IN (SELECT value FROM json_each(?))"_L1 % web);
        statement.bind(jsonArray(articles));
        take(statement);
        return pending;
    }
    {
        Statement statement = connection.prepare(
            columns % " WHERE a.id IN (SELECT article_id FROM full_texts WHERE state=0"
                      " OR (state=2 AND next_try<=?)) ORDER BY a.sort_key DESC LIMIT ?"_L1);
        statement.bind(now, limit);
        take(statement);
    }
    const qint64 since = now.toMSecsSinceEpoch() - newMs;
    Statement statement = connection.prepare(
        columns %
        " WHERE s.id IN (SELECT id FROM sources WHERE kind=0 AND options LIKE '%\"fullArticle\":true%')"
        " AND a.added>=? AND (a.read=0 OR a.bookmarked=1)"
        " AND NOT EXISTS(SELECT 1 FROM full_texts f WHERE f.article_id=a.id)"_L1 %
        web % " ORDER BY a.sort_key DESC LIMIT ?"_L1);
    statement.bind(since, limit);
    take(statement);
    return pending;
}

Status markFullWanted(Writing &writing, const QList<ArticleId> &articles)
{
    Connection &connection = writing.connection();
    for (const ArticleId id : articles) {
        if (!isThere(connection, id))
            return notThere(connection, id);
        connection.run(u"INSERT INTO full_texts(article_id, state) VALUES(?, 0) ON CONFLICT(article_id)"
                       " DO UPDATE SET state=0, shown=1"_s,
            id);
        writing.changedPages().append({id, PageChange::State});
    }
    return connection.status();
}

Status writeFullText(
    Writing &writing, ArticleId id, const IncomingFullText &text, const QByteArray &content, bool show)
{
    Connection &connection = writing.connection();
    if (!isThere(connection, id))
        return notThere(connection, id);
    connection.run(
        u"INSERT OR REPLACE INTO full_texts(article_id, state, shown, content, title, byline, language, base,"
        " images, fetched) VALUES(?, 1, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        id, show, content, text.article.title, text.article.byline, text.article.language, text.article.base,
        imagesToText(text.images), QDateTime::currentDateTimeUtc());
    connection.run(u"DELETE FROM article_images WHERE article_id=? AND position>=?"_s, id, firstPosition);
    addFullImages(writing, id);
    // Searched by both texts.
    connection.run(u"UPDATE articles SET index_rowid=NULL WHERE id=?"_s, id);
    connection.run(u"INSERT OR IGNORE INTO pending(article_id) VALUES(?)"_s, id);
    writing.noteIndexWork();
    notifyRow(writing, id);
    showPage(writing, id);
    return connection.status();
}

Status markFullFailed(Writing &writing, ArticleId id, const QString &error, const QDateTime &nextTry)
{
    Connection &connection = writing.connection();
    if (!isThere(connection, id))
        return notThere(connection, id);
    connection.run(
        u"INSERT INTO full_texts(article_id, state, error, fetched, next_try) VALUES(?, 2, ?, ?, ?)"
        " ON CONFLICT(article_id) DO UPDATE SET state=2, error=excluded.error,"
        " fetched=excluded.fetched, next_try=excluded.next_try, tries=tries+1"_s,
        id, error, QDateTime::currentDateTimeUtc(), nextTry);
    // Three times by itself; after that the reader has to ask.
    connection.run(u"UPDATE full_texts SET next_try=NULL WHERE article_id=? AND tries>=3"_s, id);
    writing.changedPages().append({id, PageChange::State});
    return connection.status();
}

Status markFullShown(Writing &writing, ArticleId id, bool shown)
{
    Connection &connection = writing.connection();
    connection.run(u"UPDATE full_texts SET shown=? WHERE article_id=? AND content IS NOT NULL"_s, shown, id);
    showPage(writing, id);
    return connection.status();
}

bool addFullImages(Writing &writing, ArticleId id)
{
    Connection &connection = writing.connection();
    const QVariant text = connection.value(u"SELECT images FROM full_texts WHERE article_id=?"_s, id);
    if (text.isNull())
        return false;
    const qint64 rank =
        imageRank(connection.value(u"SELECT sort_key FROM articles WHERE id=?"_s, id).toLongLong(),
            connection.value(u"SELECT bookmarked FROM articles WHERE id=?"_s, id).toBool());
    int position = firstPosition;
    const QJsonArray images = QJsonDocument::fromJson(text.toString().toUtf8()).array();
    for (const QJsonValue &value : images) {
        const QJsonArray image = value.toArray();
        const qint64 imageId = addImage(
            connection, image.at(0).toString(), QSize(image.at(1).toInt(-1), image.at(2).toInt(-1)), rank);
        connection.run(
            u"INSERT INTO article_images(article_id, position, image_id) SELECT ?,?,? WHERE NOT EXISTS"
            "(SELECT 1 FROM article_images WHERE article_id=? AND image_id=?)"_s,
            id, position++, imageId, id, imageId);
    }
    // A picture for the list where the source sent none.
    if (!images.isEmpty())
        connection.run(u"UPDATE heads SET thumbnail=? WHERE article_id=? AND thumbnail IS NULL"_s,
            images.at(0).toArray().at(0).toString(), id);
    connection.run(
        u"UPDATE articles SET images=(SELECT count(*) FROM article_images WHERE article_id=articles.id),"
        " images_stored=(SELECT count(*) FROM article_images ai JOIN images i ON i.id=ai.image_id"
        " WHERE ai.article_id=articles.id AND i.state=1) WHERE id=?"_s,
        id);
    return true;
}

} // namespace courant
