// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/refresher.h"

#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/feedjob.h"
#include "reader/folderjob.h"
#include "reader/intakegate.h"
#include "store/library.h"

#include <QTimer>

#include <deque>

namespace courant {

namespace {

// Sources between the first request and the commit; their bodies are bounded by the gate.
constexpr int maxFeedsInWork = 48;
constexpr int mostLingering = 64;
constexpr int interactiveLimit = 3;
constexpr int stateBatch = 1000;
constexpr int progressInterval = 100; // ms
constexpr int holdIndexing = 3'000;   // ms: the index waits for the first rush

} // namespace

struct Refresher::Private
{
    Refresher *q;
    Library *library;
    HttpClient *client;
    SecretStore *secrets = nullptr;

    std::optional<QPromise<RefreshReport>> promise;
    RefreshReport report;
    RefreshProgress progress;
    std::deque<std::pair<Source, HttpRequest::Lane>> feeds;
    std::deque<Source> folders;
    QSet<FeedJob *> feedJobs;
    std::deque<std::pair<Source, HttpRequest::Lane>> large; ///< found to be; one at a time
    FeedJob *largeJob = nullptr;                            ///< the one that may be
    QSet<FeedJob *> lingering;                              ///< of those: they hold nothing but a connection
    IntakeGate gate{[this](qint64 waiting) { client->setBodiesElsewhere(waiting); }};
    FolderJob *folderJob = nullptr;
    QHash<SourceId, QString> titles; ///< of all sources of this run
    QList<std::pair<SourceId, FetchState>> states;
    int writes = 0; ///< of states, under way
    int asking = 0; ///< for the list of sources, under way
    QTimer progressTimer;
    QTimer holdTimer;

    QFuture<RefreshReport> begin();
    void enqueue(const Result<QList<Source>> &sources, const QList<SourceId> &wanted, bool force);
    void pump();
    void startFeed(std::deque<std::pair<Source, HttpRequest::Lane>> &from);
    void startFolder();
    void done(const JobOutcome &outcome);
    void writeStates();
    void tellProgress();
    void finish();
};

QFuture<RefreshReport> Refresher::Private::begin()
{
    if (!promise) {
        promise.emplace();
        promise->start();
        report = {};
        progress = {};
        titles.clear();
        library->holdIndexing(true);
        holdTimer.start(holdIndexing);
        Q_EMIT q->started();
    }
    return promise->future();
}

void Refresher::Private::enqueue(
    const Result<QList<Source>> &sources, const QList<SourceId> &wanted, bool force)
{
    if (!sources)
        report.failures.append({SourceId::None, {}, sources.error()});
    const QSet<SourceId> ids(wanted.begin(), wanted.end());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto lane = force && !ids.isEmpty() && ids.size() <= interactiveLimit
                          ? HttpRequest::Lane::Interactive
                          : HttpRequest::Lane::Background;
    for (const Source &source : sources && !report.cancelled ? *sources : QList<Source>()) {
        const bool fetched = source.kind == SourceKind::Feed || source.kind == SourceKind::Folder;
        if (!fetched || titles.contains(source.id) || (!ids.isEmpty() && !ids.contains(source.id)))
            continue;
        if (!force && source.fetch.notBefore > now)
            continue;
        titles.insert(source.id, source.title.isEmpty() ? source.url : source.title);
        if (source.kind == SourceKind::Folder)
            folders.push_back(source);
        else
            feeds.emplace_back(source, lane);
        ++report.sources;
        ++progress.total;
    }
    // Who failed last time comes last: a dead server holds up nobody.
    std::stable_sort(feeds.begin(), feeds.end(),
        [](const auto &a, const auto &b) { return a.first.fetch.failures < b.first.fetch.failures; });
    tellProgress();
    pump();
}

void Refresher::Private::pump()
{
    if (!promise)
        return;
    const auto inWork = [this] {
        return feedJobs.size() - std::min<qsizetype>(lingering.size(), mostLingering);
    };
    while (!feeds.empty() && inWork() < maxFeedsInWork && !gate.isCrowded())
        startFeed(feeds);
    if (!large.empty() && !largeJob)
        startFeed(large);
    if (!folders.empty() && !folderJob)
        startFolder();
    if (!feedJobs.isEmpty() || folderJob || asking > 0)
        return;
    writeStates();
    if (writes == 0 || report.cancelled) // who cancels does not wait for the disk; it is written all the same
        finish();
}

void Refresher::Private::startFeed(std::deque<std::pair<Source, HttpRequest::Lane>> &from)
{
    auto [source, lane] = std::move(from.front());
    from.pop_front();
    auto *job = new FeedJob(source, lane, library, client, q);
    if (&from == &large)
        largeJob = job;
    feedJobs.insert(job);
    QObject::connect(job, &FeedJob::finished, q, [this, job, lane = lane](const JobOutcome &outcome) {
        feedJobs.remove(job);
        lingering.remove(job);
        job->deleteLater();
        if (largeJob == job)
            largeJob = nullptr;
        const bool tooLarge =
            outcome.what == JobOutcome::What::Failed && outcome.error.kind == Error::Kind::TooLarge;
        if (!tooLarge || !job->lacksRoom() || report.cancelled)
            return done(outcome);
        large.emplace_back(job->source(), lane);
        pump();
    });
    job->setSecrets(secrets);
    job->setGate(&gate);
    job->setMayBeLarge([this, job] {
        if (!largeJob)
            largeJob = job;
        return largeJob == job;
    });
    Q_EMIT q->jobStarted(source);
    job->start();
}

void Refresher::Private::startFolder()
{
    Q_EMIT q->jobStarted(folders.front());
    folderJob = new FolderJob(folders.front(), library, q);
    folders.pop_front();
    QObject::connect(folderJob, &FolderJob::finished, q, [this](const JobOutcome &outcome) {
        std::exchange(folderJob, nullptr)->deleteLater();
        done(outcome);
    });
    folderJob->start();
}

void Refresher::Private::done(const JobOutcome &outcome)
{
    switch (outcome.what) {
    case JobOutcome::What::Unchanged:
        ++report.unchangedSources;
        break;
    case JobOutcome::What::Failed:
        report.failures.append({outcome.source, titles.value(outcome.source), outcome.error});
        break;
    case JobOutcome::What::Cancelled:
        report.cancelled = true;
        break;
    case JobOutcome::What::Merged:
        break;
    }
    report.added += outcome.added;
    report.updated += outcome.updated;
    progress.added = report.added;
    ++progress.done;
    Q_EMIT q->jobFinished(outcome);
    if (outcome.state)
        states.append({outcome.source, *outcome.state});
    if (states.size() >= stateBatch)
        writeStates();
    // Another source may have that address already: then the old one keeps working as long as it redirects.
    if (!outcome.movedTo.isEmpty() && outcome.what != JobOutcome::What::Failed)
        whenDone(library->setSourceUrl(outcome.source, outcome.movedTo), q, [](const Status &) {});
    if (!progressTimer.isActive())
        progressTimer.start();
    pump();
}

void Refresher::Private::writeStates()
{
    if (states.isEmpty())
        return;
    ++writes;
    whenDone(library->setFetchStates(std::exchange(states, {})), q, [this](const Status &status) {
        --writes;
        if (!status)
            report.failures.append({SourceId::None, {}, status.error()});
        pump();
    });
}

void Refresher::Private::tellProgress()
{
    if (promise)
        Q_EMIT q->progressed(progress);
}

void Refresher::Private::finish()
{
    progressTimer.stop();
    holdTimer.stop();
    library->holdIndexing(false);
    tellProgress();
    const RefreshReport result = std::exchange(report, {});
    auto ended = std::move(*promise);
    promise.reset();
    ended.addResult(result);
    ended.finish();
    Q_EMIT q->finished(result);
}

Refresher::Refresher(Library *library, HttpClient *client, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->library = library;
    d->client = client;
    connect(client, &HttpClient::lingers, this, [this](const QUrl &url) {
        for (FeedJob *job : std::as_const(d->feedJobs)) {
            if (job->url() == url)
                d->lingering.insert(job);
        }
        d->pump();
    });
    d->holdTimer.setSingleShot(true);
    connect(&d->holdTimer, &QTimer::timeout, this, [this] { d->library->holdIndexing(false); });
    d->progressTimer.setSingleShot(true);
    d->progressTimer.setInterval(progressInterval);
    connect(&d->progressTimer, &QTimer::timeout, this, [this] { d->tellProgress(); });
}

Refresher::~Refresher()
{
    if (d->promise) {
        d->library->holdIndexing(false);
        d->report.cancelled = true;
        d->promise->addResult(d->report);
        d->promise->finish();
    }
}

QFuture<RefreshReport> Refresher::refresh(const QList<SourceId> &sources, bool force)
{
    const QFuture<RefreshReport> future = d->begin();
    ++d->asking;
    whenDone(d->library->sources(), this, [this, sources, force](const Result<QList<Source>> &all) {
        --d->asking;
        d->enqueue(all, sources, force);
    });
    return future;
}

void Refresher::cancel()
{
    if (!d->promise)
        return;
    d->report.cancelled = true;
    d->feeds.clear();
    d->large.clear();
    d->folders.clear();
    if (FolderJob *job = std::exchange(d->folderJob, nullptr)) {
        job->disconnect(this);
        job->cancel();
        job->deleteLater();
        d->done({JobOutcome::What::Cancelled, job->sourceId()});
    }
    const QSet<FeedJob *> jobs = d->feedJobs;
    for (FeedJob *job : jobs)
        job->cancel();
    d->pump();
}

void Refresher::setSecrets(SecretStore *secrets)
{
    d->secrets = secrets;
}

bool Refresher::isRunning() const
{
    return d->promise.has_value();
}

RefreshProgress Refresher::progress() const
{
    return d->progress;
}

} // namespace courant
