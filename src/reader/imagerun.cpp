// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imagerun.h"

#include "model/whendone.h"
#include "net/address.h"
#include "reader/fetchstate.h"
#include "reader/sourcerequest.h"

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

void ImageRun::start()
{
    whenDone(m_shared->library->sources(), this, [this](const Result<QList<Source>> &sources) {
        for (const Source &source : sources ? *sources : QList<Source>())
            m_sources.insert(source.id, source);
        m_starting = false;
        pump();
    });
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
    if (m_ended || m_asking || (m_starting && !m_stopped))
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
    if (m_shared->quota <= 0 || m_shared->size >= 0 || !m_articles.isEmpty())
        return askNow();
    whenDone(m_shared->library->picturesSize(), this, [this](const Result<qint64> &size) {
        if (size)
            m_shared->size = *size;
        askNow();
    });
}

void ImageRun::askNow()
{
    PicturePolicy policy = m_shared->policy;
    policy.onlyBookmarked = policy.onlyBookmarked || m_shared->isOverQuota();
    const int limit = askAtOnce + int(m_seen.size()) + int(m_shared->inWork.size());
    whenDone(m_shared->library->pendingImages(limit, m_articles, policy), this,
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
    const Source source = m_sources.value(image.source);
    HttpRequest way;
    way.maxBytes = m_shared->maxBytes;
    // A picture may lie inside the reader's network only when its article does: a file of the reader's own,
    // or a feed from there. Else any publisher could make us knock at the doors of that network.
    way.allowPrivate =
        image.local || (source.kind == SourceKind::Feed && isPrivateHost(QUrl(source.url).host()));
    sourcerequest::applyWay(way, source.options, {});
    auto *job = begin(image, way);
    const bool needsPassword = m_shared->secrets && source.options.proxy == SourceOptions::Proxy::Own &&
                               !source.options.secretId.isEmpty();
    if (!needsPassword)
        return job->start();
    whenDone(m_shared->secrets->read(source.options), job, [job](const Result<SourceSecrets> &secrets) {
        job->setProxyPassword(secrets ? secrets->proxyPassword : QString());
        job->start();
    });
}

ImageJob *ImageRun::begin(const PendingImage &image, const HttpRequest &way)
{
    const RefererRung rung = m_shared->rungs.value(QUrl(image.image.url).host(), RefererRung::None);
    auto *job = new ImageJob(image, rung, way, m_shared->library, m_shared->client, this);
    m_jobs.insert(job);
    connect(
        job, &ImageJob::finished, this, [this, job](const ImageOutcome &outcome) { jobDone(job, outcome); });
    return job;
}

void ImageRun::jobDone(ImageJob *job, const ImageOutcome &outcome)
{
    m_jobs.remove(job);
    job->deleteLater();
    m_shared->inWork.remove(outcome.key);
    if (outcome.stored) {
        ++m_report.stored;
        const bool wasOver = m_shared->isOverQuota();
        m_report.bytes += outcome.bytes;
        if (m_shared->size >= 0)
            m_shared->size += outcome.bytes;
        if (!wasOver && m_shared->isOverQuota() && m_articles.isEmpty())
            dropWaiting();
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
    dropWaiting();
}

void ImageRun::dropWaiting()
{
    for (const PendingImage &image : m_waiting) {
        m_shared->inWork.remove(image.image.key);
        m_seen.remove(image.image.key);
    }
    m_waiting.clear();
    m_nothingNew = false;
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
