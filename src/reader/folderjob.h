// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/feedjob.h"
#include "reader/folderscan.h"

#include <atomic>

namespace courant {

/// Refreshes one folder source: lists it, reads what is new or changed on the pool, merges batch by batch, so
/// that what was reported is durable whenever it is cut short. Main thread.
class FolderJob final : public QObject
{
    Q_OBJECT
public:
    FolderJob(const Source &source, Library *library, QObject *parent);
    ~FolderJob() override;

    SourceId sourceId() const { return m_source.id; }
    void start();
    void cancel();

Q_SIGNALS:
    /// Files done of those that had to be read.
    void progressed(int done, int total);
    void finished(const courant::JobOutcome &outcome);

private:
    struct Listing
    {
        std::optional<Error> error;
        folderscan::Difference difference;
    };

    void filesKnown(const Result<QList<FileState>> &files);
    void listed(const Listing &listing);
    void readMore();
    void mergeMore();
    void merged(const Result<MergeReport> &report, int files);
    void fail(const Error &error);
    void finish();

    const Source m_source;
    Library *m_library;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    QHash<QString, FileState> m_known;
    folderscan::Difference m_difference;
    qsizetype m_read = 0; ///< files handed out for reading
    int m_done = 0;
    bool m_reading = false;
    bool m_merging = false;
    bool m_wrote = false;
    std::optional<folderscan::Batch> m_ready;
    JobOutcome m_outcome;
    bool m_finished = false;
};

} // namespace courant
