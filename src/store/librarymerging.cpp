// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_p.h"
#include "store/mergequeue.h"
#include "store/merger.h"
#include "store/prepare.h"

namespace courant {

namespace {

using Lane = Database::Lane;

constexpr qsizetype articlesPerPreparation = 128;

// Of one transaction over several sources: enough that the commit costs little, few enough that whoever
// clicks meanwhile does not notice.
constexpr qsizetype mostSources = 16;
constexpr qsizetype mostArticles = 240;

} // namespace

void MergeQueue::append(const std::shared_ptr<WaitingMerge> &merge)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(merge);
}

QList<std::shared_ptr<WaitingMerge>> MergeQueue::takeWith(const std::shared_ptr<WaitingMerge> &first)
{
    const std::lock_guard lock(m_mutex);
    QList<std::shared_ptr<WaitingMerge>> batch;
    QSet<SourceId> sources;
    qsizetype articles = 0;
    auto it = std::find(m_waiting.begin(), m_waiting.end(), first);
    while (it != m_waiting.end() && batch.size() < mostSources) {
        const std::shared_ptr<WaitingMerge> &next = *it;
        articles += next->merge.input.articles.size();
        // A second merge of a source has to see the counters that the first one left.
        const bool fits = next->preparationsLeft == 0 && !sources.contains(next->source) &&
                          (batch.isEmpty() || articles <= mostArticles);
        if (!fits)
            break;
        sources.insert(next->source);
        batch.append(next);
        it = m_waiting.erase(it);
    }
    return batch;
}

QFuture<Result<MergeReport>> Library::merge(SourceId source, const MergeInput &input)
{
    if (d->options.readOnly)
        return finished<Result<MergeReport>>(readOnlyError());
    auto waiting = std::make_shared<WaitingMerge>();
    waiting->source = source;
    PreparedMerge &merge = waiting->merge;
    merge.input = input;
    merge.input.unreadWhenChanged = input.unreadWhenChanged || d->unreadWhenChanged;
    merge.plainText = d->options.plainText;
    const qsizetype size = input.articles.size();
    merge.articles.resize(size_t(size));
    QList<std::function<void()>> preparations;
    for (qsizetype start = 0; start < size; start += articlesPerPreparation) {
        preparations.append([waiting, start, end = std::min(start + articlesPerPreparation, size)] {
            for (qsizetype i = start; i < end; ++i)
                waiting->merge.articles[size_t(i)] = prepare(waiting->merge.input.articles.at(i));
            --waiting->preparationsLeft;
        });
    }
    waiting->preparationsLeft = int(preparations.size());
    waiting->promise.start();
    QFuture<Result<MergeReport>> future = waiting->promise.future();
    d->merges.append(waiting);
    d->database.runPrepared<Status>(
        Lane::Background, std::move(preparations), [d = d.get(), waiting](Connection &connection) {
            d->mergeNow(connection, d->merges.takeWith(waiting));
            return Status();
        });
    return future;
}

// What is ready goes into one transaction: a commit costs about as much as twenty articles. When one source
// fails, each is tried by itself.
void Library::Private::mergeNow(Connection &connection, const QList<std::shared_ptr<WaitingMerge>> &batch)
{
    QList<MergeReport> reports;
    const auto together = [&batch, &reports](Writing &writing) -> Status {
        reports.clear(); // it may be tried again
        for (const auto &waiting : batch) {
            Result<MergeReport> report = Merger(writing, waiting->source, waiting->merge).run();
            if (!report)
                return report.error();
            reports.append(*report);
        }
        return {};
    };
    const bool done = batch.size() > 1 && writeNow<Status>(connection, together);
    for (qsizetype i = 0; i < batch.size(); ++i) {
        WaitingMerge &waiting = *batch.at(i);
        connection.clearError();
        waiting.promise.addResult(
            done ? reports.at(i) : writeNow<Result<MergeReport>>(connection, [&waiting](Writing &writing) {
                return Merger(writing, waiting.source, waiting.merge).run();
            }));
        waiting.promise.finish();
    }
}

} // namespace courant
