// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/extractor.h"

#include "model/whendone.h"
#include "web/hardenedpage.h"
#include "web/pageloader.h"
#include "web/webprofile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QQueue>
#include <QTimer>
#include <QtConcurrentRun>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int defaultTimeoutMs = 10'000;
constexpr qsizetype longestPage = 5 * 1024 * 1024;
constexpr qsizetype longestArticle = 4 * 1024 * 1024;
constexpr int pagesAProcess = 25; // then a fresh one, so that nothing piles up
constexpr int idleMs = 60'000;    // then none

QString resource(const QString &name)
{
    QFile file(u":/readability/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The whole script for a page; the page is an argument in it, as JSON.
QString scriptFor(const QString &html, const QUrl &url)
{
    // The engine's parser takes a NUL for the end of the script's text.
    QString page = html;
    page.remove(QChar(0));
    const QByteArray arguments =
        QJsonDocument(QJsonArray{page, url.toString(QUrl::FullyEncoded)}).toJson(QJsonDocument::Compact);
    const QString readability = resource(u"Readability.js"_s);
    QString extract = resource(u"extract.js"_s);
    return u"(() => { "_s % readability % u"\nreturn ("_s % extract % u")(..."_s %
           QString::fromUtf8(arguments) % u"); })()"_s;
}

Result<Extracted> extractedFrom(const QVariant &answer)
{
    if (!answer.isValid() || answer.userType() != QMetaType::QString)
        return Error{Error::Kind::TooComplex, u"the page could not be taken apart in time"_s, 0};
    const QJsonDocument json = QJsonDocument::fromJson(answer.toString().toUtf8());
    const QJsonObject article = json.object();
    Extracted extracted;
    extracted.content = article.value("content"_L1).toString();
    if (extracted.content.trimmed().isEmpty() || article.value("length"_L1).toInt() == 0)
        return Error{Error::Kind::NotFound, u"no article was found in the page"_s, 0};
    if (extracted.content.size() > longestArticle)
        return Error{Error::Kind::TooLarge, u"the article of the page is longer than 4 Mi characters"_s, 0};
    extracted.title = article.value("title"_L1).toString().simplified();
    extracted.byline = article.value("byline"_L1).toString().simplified();
    extracted.excerpt = article.value("excerpt"_L1).toString().simplified();
    extracted.language = article.value("language"_L1).toString().trimmed();
    extracted.base = article.value("base"_L1).toString();
    return extracted;
}

} // namespace

struct Extractor::Private
{
    struct Job
    {
        QString html;
        QUrl url;
        QPromise<Result<Extracted>> promise;
    };

    explicit Private(Extractor *extractor) : q(extractor)
    {
        idle.setSingleShot(true);
        idle.setInterval(idleMs);
        QObject::connect(&idle, &QTimer::timeout, q, [this] { loader.reset(); });
    }

    void next();
    void ensureLoader();
    void run();
    void finish(const Result<Extracted> &result);
    void onLoaded();

    Extractor *q;
    QQueue<std::shared_ptr<Job>> waiting;
    std::shared_ptr<Job> job; ///< the one under way
    bool running = false;     ///< its script was sent
    int ticket = 0;           ///< of the job under way, so that a late answer is not taken for the next one's
    int done = 0;             ///< pages of this process
    int blocked = 0;
    int timeout = defaultTimeoutMs;
    QTimer idle;
    std::unique_ptr<PageLoader> loader;
};

void Extractor::Private::ensureLoader()
{
    if (loader)
        return;
    loader = std::make_unique<PageLoader>([](const QString &) {
        return readyFuture(Result<ImageData>(Error{Error::Kind::NotFound, {}, 0}));
    });
    loader->setTimeout(timeout);
    QObject::connect(loader.get(), &PageLoader::loaded, q, [this] { onLoaded(); });
    QObject::connect(loader.get(), &PageLoader::failed, q, [this] {
        if (job && !running) // otherwise the script's answer says so
            finish(Error{Error::Kind::TooComplex, u"the engine could not be started"_s, 0});
    });
}

void Extractor::Private::next()
{
    if (job || waiting.isEmpty())
        return;
    idle.stop();
    job = waiting.dequeue();
    ++ticket;
    ensureLoader();
    if (loader->isLoaded() && done < pagesAProcess) {
        run();
        return;
    }
    done = 0;
    loader->load("<!doctype html><meta charset=utf-8><title></title>"_ba);
}

void Extractor::Private::onLoaded()
{
    if (!job)
        return;
    // Loaded a second time: the process died while it worked on the page.
    if (running)
        finish(Error{Error::Kind::TooComplex, u"the page made the engine crash"_s, 0});
    else
        run();
}

void Extractor::Private::run()
{
    running = true;
    ++done;
    const auto script = QtConcurrent::run(scriptFor, job->html, job->url);
    whenDone(script, q, [this, mine = ticket](const QString &text) {
        if (mine != ticket || !job)
            return;
        loader->run(text, q, [this, mine](const QVariant &answer) {
            if (mine != ticket || !job)
                return;
            const auto read = QtConcurrent::run(extractedFrom, answer);
            whenDone(read, q, [this, mine](const Result<Extracted> &result) {
                if (mine == ticket && job)
                    finish(result);
            });
        });
    });
}

void Extractor::Private::finish(const Result<Extracted> &result)
{
    const auto finished = std::exchange(job, nullptr);
    running = false;
    ++ticket;
    blocked = loader->profile()->blockedRequests();
    finished->promise.addResult(result);
    finished->promise.finish();
    idle.start();
    // Not from inside the loader's own notification.
    QTimer::singleShot(0, q, [this] { next(); });
}

Extractor::Extractor(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this)) {}

Extractor::~Extractor()
{
    const auto cancel = [](Private::Job &job) {
        job.promise.addResult(Error{Error::Kind::Cancelled, {}, 0});
        job.promise.finish();
    };
    if (d->job)
        cancel(*d->job);
    for (const auto &job : std::as_const(d->waiting))
        cancel(*job);
    d->job.reset();
    d->waiting.clear();
}

QFuture<Result<Extracted>> Extractor::extract(const QString &html, const QUrl &url)
{
    if (html.size() > longestPage)
        return readyFuture(
            Result<Extracted>(Error{Error::Kind::TooLarge, u"the page is larger than 5 MiB"_s, 0}));
    auto job = std::make_shared<Private::Job>();
    job->html = html;
    job->url = url;
    job->promise.start();
    const auto future = job->promise.future();
    d->waiting.enqueue(job);
    d->next();
    return future;
}

void Extractor::setTimeout(int ms)
{
    d->timeout = ms;
    if (d->loader)
        d->loader->setTimeout(ms);
}

int Extractor::blockedRequests() const
{
    return d->loader ? d->loader->profile()->blockedRequests() : d->blocked;
}

} // namespace courant
