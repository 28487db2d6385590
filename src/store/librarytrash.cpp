// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/images.h"
#include "store/library_p.h"
#include "store/rows.h"
#include "store/trash.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int restoredPerStep = 100;

QList<TrashedArticle> readTrashed(Connection &connection, int limit)
{
    QList<TrashedArticle> articles;
    // The tables of the trash are made with the first deletion.
    if (connection.value(u"SELECT 1 FROM trashed LIMIT 1"_s).isNull())
        return articles;
    Statement statement = connection.prepare(
        u"SELECT t.article_id, h.title, ifnull(h.path_title, s.title), d.time, a.bookmarked"
        " FROM trashed t CROSS JOIN deletions d ON d.id=t.deletion_id"
        " CROSS JOIN trash_articles a ON a.id=t.article_id CROSS JOIN trash_heads h ON h.article_id=a.id"
        " CROSS JOIN sources s ON s.id=t.source_id"
        " ORDER BY t.deletion_id DESC, a.sort_key DESC, a.id DESC LIMIT ?"_s);
    statement.bind(limit).exec();
    while (statement.next())
        articles.append({statement.id<ArticleId>(0), statement.text(1), statement.text(2), statement.time(3),
            statement.boolean(4)});
    return articles;
}

/// Ids are numbers: nothing of a text gets into the condition.
QString among(const QList<ArticleId> &ids)
{
    return "article_id IN (SELECT value FROM json_each('"_L1 % jsonArray(ids) % "'))"_L1;
}

} // namespace

QFuture<Result<QList<TrashedArticle>>> Library::trashed(int limit)
{
    return d->read<Result<QList<TrashedArticle>>>(
        [limit](Connection &connection) { return readTrashed(connection, limit); });
}

QFuture<Result<int>> Library::restoreTrashed(const QList<ArticleId> &ids)
{
    struct State
    {
        DeletionId deletion = DeletionId::None;
        int restored = 0;
    };
    auto state = std::make_shared<State>();
    return d->inSteps<int>(
        [state, ids](Writing &writing) {
            Trash trash(writing);
            if (state->deletion == DeletionId::None) {
                // As a deletion of their own they come back like any other.
                state->deletion = trash.begin();
                writing.connection().run(
                    "UPDATE trashed SET deletion_id=? WHERE "_L1 % among(ids), toInt(state->deletion));
            }
            if (trash.giveBack(state->deletion, restoredPerStep, &state->restored) > 0)
                return true;
            trash.dropEmpty();
            return false;
        },
        [state]() -> Result<int> { return state->restored; });
}

QFuture<Status> Library::purgeTrashed(const QList<ArticleId> &ids)
{
    return d->write<Status>(Database::Lane::Interactive, [ids](Writing &writing) {
        Trash(writing).purgeWhere(among(ids));
        dropUnusedImages(writing);
        writing.noteRoom();
        return Status();
    });
}

} // namespace courant
