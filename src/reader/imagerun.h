// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/imagefetcher.h"
#include "reader/imagejob.h"
#include "reader/secrets.h"

#include <deque>

namespace courant {

/// What the runs of an ImageFetcher have in common.
struct ImageShared
{
    Library *library;
    HttpClient *client;
    SecretStore *secrets = nullptr;
    PicturePolicy policy;
    qint64 maxBytes = 10 * 1024 * 1024; ///< a picture
    qint64 quota = 0;                   ///< bytes of all pictures; 0: no limit
    qint64 size = -1;                   ///< of all pictures, as far as known
    QHash<QString, RefererRung> rungs;  ///< by host: what worked last
    bool rungsChanged = false;
    QSet<QString> inWork; ///< keys that wait or are fetched, of all runs

    bool isOverQuota() const { return quota > 0 && size >= quota; }
};

/// Fetches pictures until none of its articles is pending. Main thread.
class ImageRun final : public QObject
{
    Q_OBJECT
public:
    ImageRun(ImageShared *shared, const QList<ArticleId> &articles, QObject *parent);
    ~ImageRun() override;

    QFuture<ImageReport> future() { return m_promise.future(); }
    void start();
    const ImageReport &report() const { return m_report; }
    void cancel();
    /// Another run is done with a picture that this one may have waited for.
    void otherDone() { pump(); }

Q_SIGNALS:
    void progressed(int done, int total);
    void pictureDone();
    void finished();

private:
    void pump();
    void ask();
    void askNow();
    ImageJob *begin(const PendingImage &image, const HttpRequest &way);
    void dropWaiting();
    void pending(const Result<QList<PendingImage>> &images);
    void startJob(const PendingImage &image);
    void jobDone(ImageJob *job, const ImageOutcome &outcome);
    void stop();
    void watchNetwork(const ImageOutcome &outcome);
    void end();

    ImageShared *m_shared;
    const QList<ArticleId> m_articles;
    QPromise<ImageReport> m_promise;
    ImageReport m_report;
    std::deque<PendingImage> m_waiting;
    QSet<QString> m_seen; ///< keys, so that one that cannot be noted as failed ends the run all the same
    QSet<ImageJob *> m_jobs;
    QHash<SourceId, Source> m_sources;
    QSet<QString> m_unreachable; ///< hosts in a row
    int m_unreachableCount = 0;
    bool m_starting = true;
    bool m_asking = false;
    bool m_nothingNew = false;
    bool m_waitsForOther = false;
    bool m_stopped = false;
    bool m_ended = false;
};

} // namespace courant
