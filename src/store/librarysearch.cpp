// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_p.h"
#include "store/packing.h"
#include "store/searchexcerpt.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Excerpts = QHash<ArticleId, QString>;

struct Body
{
    ArticleId id = ArticleId::None;
    QString html;
};

/// The bodies of those whose excerpt does not show it anyway.
QList<Body> readBodies(Connection &connection, const QList<ArticleId> &ids, const QList<SearchNode> &wanted)
{
    QList<Body> bodies;
    for (const ArticleId id : ids) {
        Statement statement =
            connection.prepare(u"SELECT b.content, b.summary, h.excerpt FROM bodies b CROSS JOIN heads h"
                               " ON h.article_id=b.article_id WHERE b.article_id=?"_s);
        if (!statement.bind(id).exec() || !statement.next() || hasAny(statement.text(2), wanted))
            continue;
        std::optional<QString> html = unpackText(statement.blob(0));
        if (!html || html->isEmpty())
            html = unpackText(statement.blob(1));
        if (html && !html->isEmpty())
            bodies.append({id, *html});
    }
    return bodies;
}

} // namespace

QFuture<Result<QHash<ArticleId, QString>>> Library::searchExcerpts(
    const QList<ArticleId> &ids, const QString &search)
{
    const Result<SearchNode> node = parseSearch(search, QDateTime::currentDateTime());
    if (!node)
        return finished<Result<Excerpts>>(node.error());
    const QList<SearchNode> wanted = wantedInBody(*node);
    if (wanted.isEmpty() || !d->options.plainText)
        return finished<Result<Excerpts>>(Excerpts());
    auto promise = std::make_shared<QPromise<Result<Excerpts>>>();
    promise->start();
    QFuture<Result<Excerpts>> future = promise->future();
    d->database.run<Status>(Database::Lane::Interactive,
        [ids, wanted, promise, plainText = d->options.plainText](Connection &connection) {
            const QList<Body> bodies = readBodies(connection, ids, wanted);
            const Status read = connection.status();
            QThreadPool::globalInstance()->start([bodies, read, wanted, promise, plainText] {
                Excerpts excerpts;
                for (const Body &body : bodies) {
                    const QString excerpt = searchExcerpt(plainText(body.html), wanted);
                    if (!excerpt.isEmpty())
                        excerpts.insert(body.id, excerpt);
                }
                promise->addResult(
                    read ? Result<Excerpts>(std::move(excerpts)) : Result<Excerpts>(read.error()));
                promise->finish();
            });
            return Status();
        });
    return future;
}

} // namespace courant
