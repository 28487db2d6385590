// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/folderjob.h"

#include "model/whendone.h"
#include "reader/fetchstate.h"

#include <QtConcurrent>

namespace courant {

namespace {

constexpr int batchFiles = 200;
constexpr qint64 batchBytes = 8 * 1024 * 1024;

} // namespace

FolderJob::FolderJob(const Source &source, Library *library, QObject *parent)
    : QObject(parent), m_source(source), m_library(library)
{
    m_outcome.source = source.id;
}

FolderJob::~FolderJob()
{
    *m_cancelled = true;
}

void FolderJob::start()
{
    whenDone(m_library->files(m_source.id), this,
        [this](const Result<QList<FileState>> &files) { filesKnown(files); });
}

void FolderJob::cancel()
{
    *m_cancelled = true;
}

void FolderJob::filesKnown(const Result<QList<FileState>> &files)
{
    if (!files)
        return fail(files.error());
    for (const FileState &file : *files)
        m_known.insert(file.path, file);
    const auto listing = QtConcurrent::run([path = m_source.url, known = m_known, cancelled = m_cancelled] {
        Listing listing;
        const auto found = folderscan::list(path, *cancelled);
        if (found && !*cancelled)
            listing.difference = folderscan::difference(*found, known);
        else if (!found)
            listing.error = found.error();
        return listing;
    });
    whenDone(listing, this, [this](const Listing &listing) { listed(listing); });
}

void FolderJob::listed(const Listing &listing)
{
    if (listing.error)
        return fail(*listing.error);
    m_difference = listing.difference;
    m_outcome.alreadyThere = m_difference.unchanged;
    if (m_difference.toRead.isEmpty() && !m_difference.toWrite.isEmpty())
        m_ready.emplace().input.keepTitle = true;
    readMore();
    mergeMore();
}

void FolderJob::readMore()
{
    const auto &files = m_difference.toRead;
    if (m_reading || m_ready || *m_cancelled || m_read >= files.size())
        return;
    QList<folderscan::FoundFile> batch;
    for (qint64 bytes = 0; m_read < files.size() && batch.size() < batchFiles && bytes < batchBytes;
         ++m_read) {
        bytes += files.at(m_read).size;
        batch.append(files.at(m_read));
    }
    m_reading = true;
    const auto reading = QtConcurrent::run([batch, root = m_source.url, known = m_known] {
        return folderscan::readDocuments(batch, root, known);
    });
    whenDone(reading, this, [this](const folderscan::Batch &batch) {
        m_reading = false;
        m_ready = batch;
        mergeMore();
    });
}

void FolderJob::mergeMore()
{
    if (m_merging)
        return;
    if (*m_cancelled || !m_ready) {
        if (!m_reading)
            finish();
        return;
    }
    m_merging = true;
    folderscan::Batch batch = *std::exchange(m_ready, std::nullopt);
    m_outcome.problems += batch.problems;
    const int files = int(batch.input.files.size());
    batch.input.files += std::exchange(m_difference.toWrite, {});
    HttpResponse nothing;
    batch.input.fetch =
        fetchstate::afterSuccess(m_source.fetch, nothing, {}, QDateTime::currentDateTimeUtc());
    whenDone(m_library->merge(m_source.id, batch.input), this,
        [this, files](const Result<MergeReport> &report) { merged(report, files); });
    readMore(); // the next ones while these are written
}

void FolderJob::merged(const Result<MergeReport> &report, int files)
{
    m_merging = false;
    if (!report)
        return fail(report.error());
    m_wrote = true;
    m_outcome.added += report->added;
    m_outcome.updated += report->updated;
    m_outcome.alreadyThere += report->unchanged;
    m_done += files;
    Q_EMIT progressed(m_done, int(m_difference.toRead.size()));
    mergeMore();
}

void FolderJob::fail(const Error &error)
{
    *m_cancelled = true;
    m_outcome.what = JobOutcome::What::Failed;
    m_outcome.error = error;
    m_outcome.state = fetchstate::afterFailure(m_source.fetch, error, {}, QDateTime::currentDateTimeUtc());
    finish();
}

void FolderJob::finish()
{
    if (std::exchange(m_finished, true))
        return;
    if (m_outcome.what != JobOutcome::What::Failed) {
        const bool complete = m_done >= m_difference.toRead.size();
        m_outcome.what = *m_cancelled && !complete ? JobOutcome::What::Cancelled
                         : m_wrote                 ? JobOutcome::What::Merged
                                                   : JobOutcome::What::Unchanged;
    }
    if (m_outcome.what == JobOutcome::What::Unchanged)
        m_outcome.state = fetchstate::afterSuccess(m_source.fetch, {}, {}, QDateTime::currentDateTimeUtc());
    Q_EMIT finished(m_outcome);
}

} // namespace courant
