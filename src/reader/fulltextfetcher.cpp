// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/fulltextfetcher.h"

#include "feed/encoding.h"
#include "html/digest.h"
#include "model/whendone.h"
#include "net/address.h"
#include "net/httpclient.h"
#include "reader/fetchstate.h"
#include "reader/secrets.h"
#include "reader/sourcerequest.h"
#include "store/library.h"

#include <QPromise>
#include <QTimer>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int maxJobs = 4;
constexpr int askAtOnce = 200;
constexpr int afterArticles = 1000; // ms
constexpr qint64 maxPage = 5 * 1024 * 1024;
constexpr qint64 retrySeconds = 6 * 60 * 60;
constexpr qint64 offlineSeconds = 15 * 60;
constexpr qint64 pauseSeconds = 5 * 60;

/// Bytes of the page as text; nothing when they are no web page.
Result<QString> pageOf(const HttpResponse &response)
{
    const QByteArray type = response.contentType.toLower();
    const QByteArray start = response.body.left(512).trimmed();
    const bool isPage = type.contains("html") || type.contains("xml") ||
                        ((type.isEmpty() || type.startsWith("text/plain")) && start.startsWith('<'));
    if (!isPage)
        return Error{Error::Kind::NotUnderstood, u"not a web page"_s, 0};
    return feed::decode(response.body, QString::fromLatin1(response.contentType), feed::TextKind::Html).text;
}

struct Digested
{
    IncomingFullText text;
    bool isLonger = false; ///< than what the source sent
};

Digested digested(const Extracted &extracted, const Article &article)
{
    Digested result;
    result.text.article = extracted;
    const html::Digest digest = html::digest(extracted.content, QUrl(extracted.base));
    for (const html::ImageRef &image : digest.images) {
        ArticleImage one;
        one.url = image.url;
        one.key = html::imageKey(image.url);
        one.size = image.size;
        result.text.images.append(one);
    }
    if (result.text.article.language.isEmpty())
        result.text.article.language = digest.language;
    const QString sent = html::plainText(article.content.isEmpty() ? article.summary : article.content);
    result.isLonger = digest.text.size() >= sent.size();
    return result;
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

/// What the reader sees as the reason.
QString reasonOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NotFound:
    case Error::Kind::NotUnderstood:
    case Error::Kind::TooComplex:
        return error.detail;
    default:
        return fetchstate::reason(error);
    }
}

/// When it is worth another try without being asked; invalid when it is not.
QDateTime nextTry(const Error &error)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (error.kind) {
    case Error::Kind::Unreachable:
        return now.addSecs(offlineSeconds);
    case Error::Kind::Timeout:
        return now.addSecs(retrySeconds);
    case Error::Kind::Http:
        return error.status >= 500 || error.status == 429 ? now.addSecs(retrySeconds) : QDateTime();
    default:
        return {};
    }
}

} // namespace

struct FullTextFetcher::Private
{
    struct Job
    {
        PendingFullText pending;
        bool asked = false; ///< by the reader
        QFuture<Result<HttpResponse>> request;
        std::shared_ptr<QPromise<Status>> promise;
    };
    using JobPtr = std::shared_ptr<Job>;

    void ask();
    void pump();
    void start(const JobPtr &job);
    void request(const JobPtr &job, const SourceSecrets &secrets);
    void received(const JobPtr &job, const Result<HttpResponse> &response);
    void extracted(const JobPtr &job, const Extracted &extracted);
    void fail(const JobPtr &job, const Error &error);
    void end(const JobPtr &job, const Status &status);

    FullTextFetcher *q;
    Library *library;
    HttpClient *client;
    SecretStore *secrets = nullptr;
    ExtractArticle extract;
    QHash<ArticleId, JobPtr> jobs;        ///< in work
    QHash<ArticleId, QDateTime> attempts; ///< the last of each
    QList<PendingFullText> waiting;
    QTimer soon;
    bool automatic = false;
    bool asking = false;
};

void FullTextFetcher::Private::ask()
{
    if (!automatic || std::exchange(asking, true))
        return;
    whenDone(library->pendingFullTexts(askAtOnce), q, [this](const Result<QList<PendingFullText>> &pending) {
        asking = false;
        waiting = pending ? *pending : QList<PendingFullText>();
        // One that cannot even be noted as failed must not go round and round.
        waiting.removeIf([this](const PendingFullText &one) {
            const auto tried = attempts.constFind(one.article);
            return tried != attempts.cend() && tried->secsTo(QDateTime::currentDateTimeUtc()) < pauseSeconds;
        });
        if (waiting.isEmpty() && jobs.isEmpty())
            Q_EMIT q->idle();
        pump();
    });
}

void FullTextFetcher::Private::pump()
{
    while (!waiting.isEmpty() && jobs.size() < maxJobs) {
        const PendingFullText next = waiting.takeFirst();
        if (jobs.contains(next.article))
            continue;
        const auto job = std::make_shared<Job>();
        job->pending = next;
        start(job);
    }
}

void FullTextFetcher::Private::start(const JobPtr &job)
{
    jobs.insert(job->pending.article, job);
    attempts.insert(job->pending.article, QDateTime::currentDateTimeUtc());
    const SourceOptions &options = job->pending.sourceOptions;
    if (options.secretId.isEmpty())
        return request(job, {});
    const Error unknown{Error::Kind::NoSecret, u"no keychain was asked"_s};
    if (!secrets)
        return fail(job, unknown);
    whenDone(secrets->read(options), q, [this, job](const Result<SourceSecrets> &known) {
        if (known)
            request(job, *known);
        else
            fail(job, {Error::Kind::NoSecret, known.error().detail});
    });
}

void FullTextFetcher::Private::request(const JobPtr &job, const SourceSecrets &known)
{
    HttpRequest request;
    request.url = QUrl(job->pending.link);
    request.lane = job->asked ? HttpRequest::Lane::Interactive : HttpRequest::Lane::Background;
    request.accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5";
    request.maxBytes = maxPage;
    // Inside the reader's network only for what comes from there.
    request.allowPrivate =
        job->pending.sourceKind != SourceKind::Feed || isPrivateHost(QUrl(job->pending.sourceUrl).host());
    // What the source's own server may know is nobody else's business.
    if (isSameOrigin(request.url, QUrl(job->pending.sourceUrl)))
        sourcerequest::apply(request, job->pending.sourceOptions, known);
    else
        sourcerequest::applyWay(request, job->pending.sourceOptions, known);
    job->request = client->get(request);
    whenDone(job->request, q, [this, job](const Result<HttpResponse> &response) { received(job, response); });
}

void FullTextFetcher::Private::received(const JobPtr &job, const Result<HttpResponse> &response)
{
    if (!response)
        return fail(job, response.error());
    const QUrl url = response->finalUrl;
    whenDone(QtConcurrent::run(pageOf, *response), q, [this, job, url](const Result<QString> &page) {
        if (!page)
            return fail(job, page.error());
        whenDone(extract(*page, url), q, [this, job](const Result<Extracted> &result) {
            if (result)
                extracted(job, *result);
            else
                fail(job, result.error());
        });
    });
}

void FullTextFetcher::Private::extracted(const JobPtr &job, const Extracted &extracted)
{
    const ArticleId id = job->pending.article;
    whenDone(library->article(id), q, [this, job, extracted](const Result<Article> &article) {
        if (!article)
            return end(job, article.error());
        whenDone(QtConcurrent::run(digested, extracted, *article), q, [this, job](const Digested &result) {
            const bool show = job->asked || result.isLonger;
            whenDone(library->storeFullText(job->pending.article, result.text, show), q,
                [this, job](const Status &status) { end(job, status); });
        });
    });
}

void FullTextFetcher::Private::fail(const JobPtr &job, const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return end(job, error);
    whenDone(library->failFullText(job->pending.article, reasonOf(error), nextTry(error)), q,
        [this, job, error](const Status &) { end(job, error); });
}

void FullTextFetcher::Private::end(const JobPtr &job, const Status &status)
{
    jobs.remove(job->pending.article);
    if (job->promise) {
        job->promise->addResult(status);
        job->promise->finish();
        job->promise.reset();
    }
    pump();
    if (!waiting.isEmpty() || !jobs.isEmpty())
        return;
    if (automatic)
        soon.start();
    else
        Q_EMIT q->idle();
}

FullTextFetcher::FullTextFetcher(
    Library *library, HttpClient *client, ExtractArticle extract, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->library = library;
    d->client = client;
    d->extract = std::move(extract);
    d->soon.setSingleShot(true);
    d->soon.setInterval(afterArticles);
    connect(&d->soon, &QTimer::timeout, this, [this] { d->ask(); });
    connect(library, &Library::changed, this, [this](const Changes &changes) {
        // Sources: one of them may be set to whole articles now.
        if (d->automatic && (!changes.added.isEmpty() || !changes.sources.isEmpty()) && !d->soon.isActive())
            d->soon.start();
    });
}

FullTextFetcher::~FullTextFetcher()
{
    const auto jobs = std::exchange(d->jobs, {});
    for (const auto &job : jobs) {
        job->request.cancel();
        if (job->promise) {
            job->promise->addResult(Status(Error{Error::Kind::Cancelled, {}, 0}));
            job->promise->finish();
        }
    }
}

QFuture<Status> FullTextFetcher::fetch(ArticleId id)
{
    if (const auto running = d->jobs.value(id)) {
        running->asked = true;
        if (!running->promise) {
            running->promise = std::make_shared<QPromise<Status>>();
            running->promise->start();
        }
        return running->promise->future();
    }
    const auto job = std::make_shared<Private::Job>();
    job->asked = true;
    job->pending.article = id;
    job->promise = std::make_shared<QPromise<Status>>();
    job->promise->start();
    d->jobs.insert(id, job);
    whenDone(d->library->pendingFullTexts(1, {id}), this,
        [this, job](const Result<QList<PendingFullText>> &found) {
            if (!found || found->isEmpty()) {
                d->end(
                    job, found ? Error{Error::Kind::InvalidArgument, u"no web address"_s, 0} : found.error());
                return;
            }
            job->pending = found->constFirst();
            whenDone(
                d->library->wantFullText({job->pending.article}), this, [this, job](const Status &wanted) {
                    if (wanted)
                        d->start(job);
                    else
                        d->end(job, wanted);
                });
        });
    return job->promise->future();
}

void FullTextFetcher::setAutomatic(bool on)
{
    if (std::exchange(d->automatic, on) == on)
        return;
    if (on)
        d->soon.start();
    else
        d->soon.stop();
}

void FullTextFetcher::setSecrets(SecretStore *secrets)
{
    d->secrets = secrets;
}

bool FullTextFetcher::isRunning() const
{
    return !d->jobs.isEmpty();
}

} // namespace courant
