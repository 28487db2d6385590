// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/fulltexts.h"
#include "store/library_p.h"
#include "store/packing.h"
#include "store/revisions.h"

namespace courant {

using Lane = Database::Lane;

QFuture<Result<QList<PendingFullText>>> Library::pendingFullTexts(int limit, const QList<ArticleId> &articles)
{
    return d->read<Result<QList<PendingFullText>>>([limit, articles](Connection &connection) {
        return readPendingFullTexts(connection, limit, articles, QDateTime::currentDateTimeUtc());
    });
}

QFuture<Status> Library::wantFullText(const QList<ArticleId> &articles)
{
    return d->write<Status>(
        Lane::Interactive, [articles](Writing &writing) { return markFullWanted(writing, articles); });
}

QFuture<Status> Library::storeFullText(ArticleId id, const IncomingFullText &text, bool show)
{
    const auto packed = std::make_shared<QByteArray>();
    return d->write<Status>(Lane::Background,
        [id, text, packed, show](
            Writing &writing) { return writeFullText(writing, id, text, *packed, show); },
        {[packed, content = text.article.content] { *packed = packText(content); }});
}

QFuture<Status> Library::failFullText(ArticleId id, const QString &error, const QDateTime &nextTry)
{
    return d->write<Status>(Lane::Background,
        [id, error, nextTry](Writing &writing) { return markFullFailed(writing, id, error, nextTry); });
}

QFuture<Status> Library::showFullText(ArticleId id, bool shown)
{
    return d->write<Status>(
        Lane::Interactive, [id, shown](Writing &writing) { return markFullShown(writing, id, shown); });
}

QFuture<Result<QList<Revision>>> Library::revisions(ArticleId id)
{
    return d->read<Result<QList<Revision>>>(
        [id](Connection &connection) { return readRevisions(connection, id); });
}

} // namespace courant
