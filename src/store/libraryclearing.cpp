// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/images.h"
#include "store/library_p.h"
#include "store/rows.h"
#include "store/trash.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

constexpr qsizetype articlesPerStep = 100; // moves in some 20 ms
constexpr int titlesShown = 20;

/// Articles of one rule, and what must still hold when they go.
struct Chosen
{
    QList<ArticleId> ids;
    QString condition;
};

QList<Chosen> chooseExpired(Connection &connection, const RetentionRules &rules)
{
    QList<Chosen> all;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
        const QList<ArticleId> ids = courant::findExpired(connection, rule.key(), *rule, now);
        if (!ids.isEmpty())
            all.append({ids, expiredCondition(*rule)});
    }
    return all;
}

RetentionPreview preview(Connection &connection, const RetentionRules &rules)
{
    RetentionPreview preview;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<ArticleRow> newest;
    const auto newer = [](const ArticleRow &a, const ArticleRow &b) { return a.sortKey > b.sortKey; };
    for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
        const QList<ArticleId> ids = courant::findExpired(connection, rule.key(), *rule, now);
        const std::optional<Source> source = readSource(connection, rule.key());
        if (ids.isEmpty() || !source)
            continue;
        preview.articles += int(ids.size());
        preview.sources.append({source->id, source->title, int(ids.size())});
        newest += readRows(connection, ids.mid(0, titlesShown));
        std::sort(newest.begin(), newest.end(), newer);
        newest = newest.mid(0, titlesShown);
    }
    std::sort(preview.sources.begin(), preview.sources.end(),
        [](const auto &a, const auto &b) { return a.articles > b.articles; });
    for (const ArticleRow &row : std::as_const(newest))
        preview.titles.append(row.title);
    return preview;
}

/// A deletion on its way, one short transaction after the other.
struct Clearing
{
    std::function<QList<Chosen>(Connection &)> choose;
    QList<Chosen> left;
    Deletion deletion;
};

bool clearSome(Writing &writing, Clearing &clearing)
{
    if (const auto choose = std::exchange(clearing.choose, nullptr))
        clearing.left = choose(writing.connection());
    if (clearing.left.isEmpty() || writing.connection().failed())
        return false;
    Chosen &chosen = clearing.left.first();
    Trash trash(writing);
    if (clearing.deletion.id == DeletionId::None)
        clearing.deletion = {trash.begin(), QDateTime::currentDateTimeUtc(), 0};
    clearing.deletion.articles +=
        trash.take(clearing.deletion.id, chosen.ids.mid(0, articlesPerStep), chosen.condition);
    chosen.ids.remove(0, std::min(articlesPerStep, chosen.ids.size()));
    if (chosen.ids.isEmpty())
        clearing.left.removeFirst();
    if (!clearing.left.isEmpty())
        return true;
    trash.dropEmpty(); // every one of them was bookmarked meanwhile
    return false;
}

} // namespace

QFuture<Result<RetentionPreview>> Library::previewRetention(const RetentionRules &rules)
{
    return d->read<Result<RetentionPreview>>(
        [rules](Connection &connection) { return preview(connection, rules); });
}

static QFuture<Result<Deletion>> clear(Library::Private *d, std::function<QList<Chosen>(Connection &)> choose)
{
    auto clearing = std::make_shared<Clearing>();
    clearing->choose = std::move(choose);
    return d->inSteps<Deletion>([clearing](Writing &writing) { return clearSome(writing, *clearing); },
        [clearing] { return clearing->deletion.articles > 0 ? clearing->deletion : Deletion(); });
}

QFuture<Result<Deletion>> Library::applyRetention(const RetentionRules &rules)
{
    return clear(d.get(), [rules](Connection &connection) { return chooseExpired(connection, rules); });
}

QFuture<Result<Deletion>> Library::deleteArticles(const QList<ArticleId> &ids)
{
    return clear(d.get(), [ids](Connection &) {
        return ids.isEmpty() ? QList<Chosen>() : QList<Chosen>{{ids, u"1"_s}};
    });
}

QFuture<Result<int>> Library::undoDeletion(DeletionId id)
{
    struct State
    {
        bool found = false;
        int restored = 0;
    };
    auto state = std::make_shared<State>();
    return d->inSteps<int>(
        [state, id](Writing &writing) {
            Trash trash(writing);
            if (trash.giveBack(id, articlesPerStep, &state->restored) > 0) {
                state->found = true;
                return true;
            }
            trash.dropEmpty();
            return false;
        },
        [state, id]() -> Result<int> {
            if (!state->found)
                return Error{Error::Kind::NotFound, u"deletion %1"_s.arg(toInt(id)), 0};
            return state->restored;
        });
}

QFuture<Result<QList<Deletion>>> Library::deletions()
{
    return d->read<Result<QList<Deletion>>>(
        [](Connection &connection) { return Trash::deletions(connection); });
}

QFuture<Result<int>> Library::purgeDeleted(int olderThanDays)
{
    const qint64 time = QDateTime::currentDateTimeUtc().addDays(-olderThanDays).toMSecsSinceEpoch();
    auto purged = std::make_shared<int>(0);
    return d->inSteps<int>(
        [time, purged](Writing &writing) {
            Trash trash(writing);
            if (const int some = trash.purge(time, articlesPerStep); some > 0) {
                *purged += some;
                return true;
            }
            if (*purged > 0) {
                trash.dropEmpty();
                dropUnusedImages(writing);
                writing.noteRoom();
            }
            return false;
        },
        [purged] { return *purged; });
}

} // namespace courant
