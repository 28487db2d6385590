// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace courant {

class HttpClient;
class Library;
class SecretStore;
struct JobOutcome;
struct Source;

struct SourceFailure
{
    SourceId source = SourceId::None;
    QString title;
    Error error;
};

struct RefreshReport
{
    int sources = 0;
    int added = 0;
    int updated = 0;
    int unchangedSources = 0;
    bool cancelled = false;
    QList<SourceFailure> failures;
};

struct RefreshProgress
{
    int done = 0;
    int total = 0;
    int added = 0;
};

/// Brings sources up to date: fetches feeds, scans folders, parses and digests on the pool, merges
/// one source a transaction. Main thread; one refresh at a time, later calls join the running one.
class Refresher final : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("reader/feedjob.h")
public:
    Refresher(Library *library, HttpClient *client, QObject *parent = nullptr);
    ~Refresher() override;

    /// Empty: all sources. `force`: also those whose back-off or Retry-After is not over.
    QFuture<RefreshReport> refresh(const QList<SourceId> &sources = {}, bool force = true);
    /// Where the passwords of sources are. Call before the first refresh.
    void setSecrets(SecretStore *secrets);
    /// Ends the refresh at once. What the library is writing already it finishes behind.
    void cancel();
    bool isRunning() const;
    RefreshProgress progress() const;

Q_SIGNALS:
    void started();
    void progressed(const courant::RefreshProgress &progress);
    void finished(const courant::RefreshReport &report);
    /// One source's turn begins, and ends. Those that a cancel keeps from their turn are in neither.
    void jobStarted(const courant::Source &source);
    void jobFinished(const courant::JobOutcome &outcome);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant

Q_DECLARE_METATYPE(courant::RefreshProgress)
Q_DECLARE_METATYPE(courant::RefreshReport)
