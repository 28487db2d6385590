// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imagerun.h"

#include "model/whendone.h"
#include "net/address.h"
#include "reader/fetchstate.h"

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

// Bounds the memory: so many times ten megabytes at the very most.
constexpr int maxJobs = 12;
constexpr int fewJobs = 6;
constexpr int askAtOnce = 500;
// So many pictures of so many hosts unreachable in a row: it is our network, the rest waits for a better
// time.
constexpr int offlinePictures = 20;
constexpr int offlineHosts = 3;

} // namespace

ImageRun::ImageRun(ImageShared *shared, const QList<ArticleId> &articles, QObject *parent)
    : QObject(parent), m_shared(shared), m_articles(articles)
{
    m_promise.start();
}

ImageRun::~ImageRun()
{
    if (!m_ended) {
        stop();
        m_report.cancelled = true;
        m_promise.addResult(m_report);
        m_promise.finish();
    }
}

void ImageRun::cancel()
{
    m_report.cancelled = true;
    stop();
    const QSet<ImageJob *> jobs = m_jobs;
    for (ImageJob *job : jobs)
        job->cancel();
    pump();
}

void ImageRun::pump()
{
    if (m_ended || m_asking)
        return;
    while (!m_stopped && !m_waiting.empty() && m_jobs.size() < maxJobs) {
        const PendingImage image = std::move(m_waiting.front());
        m_waiting.pop_front();
        startJob(image);
    }
    if (m_stopped) {
        if (m_jobs.isEmpty())
            end();
    } else if (m_waiting.empty() && (m_jobs.isEmpty() || (m_jobs.size() < fewJobs && !m_nothingNew))) {
        ask();
    }
}

void ImageRun::ask()
{
    m_asking = true;
    const int limit = askAtOnce + int(m_seen.size()) + int(m_shared->inWork.size());
    whenDone(m_shared->library->pendingImages(limit, m_articles), this,
        [this](const Result<QList<PendingImage>> &images) { pending(images); });
}

void ImageRun::pending(const Result<QList<PendingImage>> &images)
{
    m_asking = false;
    m_nothingNew = true;
    m_waitsForOther = false;
    for (const PendingImage &image : images ? *images : QList<PendingImage>()) {
        const QString &key = image.image.key;
        if (m_seen.contains(key))
            continue;
        if (m_shared->inWork.contains(key)) {
            m_waitsForOther = true;
            continue;
        }
        m_seen.insert(key);
        m_shared->inWork.insert(key);
        m_waiting.push_back(image);
        m_nothingNew = false;
    }
    if (m_nothingNew && m_jobs.isEmpty() && !m_waitsForOther)
        end();
    else if (!m_nothingNew || !m_jobs.isEmpty())
        pump();
}

void ImageRun::startJob(const PendingImage &image)
{
    m_shared->inWork.insert(image.image.key);
    const RefererRung rung = m_shared->rungs.value(QUrl(image.image.url).host(), RefererRung::None);
    const auto inside = [this](ArticleId article, const std::function<void(bool)> &then) {
        askInside(article, then);
    };
    auto *job = new ImageJob(image, rung, m_shared->library, m_shared->client, inside, this);
    m_jobs.insert(job);
    connect(
        job, &ImageJob::finished, this, [this, job](const ImageOutcome &outcome) { jobDone(job, outcome); });
    job->start();
}

void ImageRun::jobDone(ImageJob *job, const ImageOutcome &outcome)
{
    m_jobs.remove(job);
    job->deleteLater();
    m_shared->inWork.remove(outcome.key);
    if (outcome.stored) {
        ++m_report.stored;
        if (m_shared->rungs.value(outcome.host, RefererRung::None) != outcome.rung) {
            m_shared->rungs.insert(outcome.host, outcome.rung);
            m_shared->rungsChanged = true;
        }
    } else if (outcome.error.kind != Error::Kind::Cancelled) {
        ++m_report.failed;
        ++m_report.reasons[fetchstate::reason(outcome.error)];
        if (outcome.error.kind == Error::Kind::DiskFull)
            stop();
    }
    watchNetwork(outcome);
    Q_EMIT progressed(m_report.stored + m_report.failed, int(m_seen.size()));
    Q_EMIT pictureDone();
    pump();
}

void ImageRun::watchNetwork(const ImageOutcome &outcome)
{
    if (outcome.stored || outcome.error.kind != Error::Kind::Unreachable) {
        m_unreachable.clear();
        m_unreachableCount = 0;
        return;
    }
    m_unreachable.insert(outcome.host);
    if (++m_unreachableCount >= offlinePictures && m_unreachable.size() >= offlineHosts) {
        stop();
    }
}

void ImageRun::stop()
{
    m_stopped = true;
    for (const PendingImage &image : m_waiting)
        m_shared->inWork.remove(image.image.key);
    m_waiting.clear();
}

void ImageRun::askInside(ArticleId article, const std::function<void(bool)> &then)
{
    whenDone(m_shared->library->article(article), this, [this, then](const Result<Article> &found) {
        if (found)
            sourceInside(found->row.source, then);
        else
            then(false);
    });
}

void ImageRun::sourceInside(SourceId source, const std::function<void(bool)> &then)
{
    if (const auto it = m_inside.constFind(source); it != m_inside.cend())
        return then(*it);
    whenDone(m_shared->library->sources(), this, [this, source, then](const Result<QList<Source>> &sources) {
        // A picture may lie inside the reader's network only when its article does: files of the reader's
        // own, or a feed from there. Else any publisher could make us knock at the doors of that network.
        for (const Source &one : sources ? *sources : QList<Source>())
            m_inside.insert(one.id, one.kind != SourceKind::Feed || isPrivateHost(QUrl(one.url).host()));
        then(m_inside.value(source, false));
    });
}

void ImageRun::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_promise.addResult(m_report);
    m_promise.finish();
    Q_EMIT finished();
}

} // namespace courant
