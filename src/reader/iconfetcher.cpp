// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/iconfetcher.h"

#include "feed/discovery.h"
#include "model/imagekey.h"
#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/imagetype.h"
#include "store/library.h"

#include <QTimer>
#include <QtConcurrent>

#include <deque>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qint64 maxIconBytes = 1024 * 1024;
constexpr qint64 maxPageBytes = 4 * 1024 * 1024;
constexpr int maxCandidates = 5;
constexpr qint64 secondsBetweenTries = 7 * 24 * 60 * 60;
constexpr int afterChange = 3000; // ms: the articles of a new source come first

QString triedProperty(SourceId id)
{
    return u"icon.tried."_s + QString::number(toInt(id));
}

bool isWeb(const QUrl &url)
{
    return (url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty();
}

QUrl siteOf(const Source &source)
{
    const QUrl homepage(source.homepage);
    return isWeb(homepage) ? homepage : QUrl(source.url).resolved(QUrl(u"/"_s));
}

} // namespace

struct IconFetcher::Private
{
    IconFetcher *q;
    Library *library;
    HttpClient *client;
    QTimer timer;
    std::deque<Source> waiting;
    QSet<SourceId> seen; ///< looked at since the program started
    Source source;
    QStringList candidates;
    bool started = false;
    bool busy = false;
    bool pageAsked = false;

    void look();
    void next();
    void consider(const Source &candidate);
    void begin();
    void tryNext();
    void askPage();
    void received(const QString &url, const Result<HttpResponse> &response);
    void keep(const QString &url, const QByteArray &bytes, const PictureInfo &info);
};

void IconFetcher::Private::look()
{
    whenDone(library->sources(), q, [this](const Result<QList<Source>> &sources) {
        for (const Source &candidate : sources ? *sources : QList<Source>()) {
            if (candidate.kind == SourceKind::Feed && candidate.fetch.lastSuccess.isValid() &&
                !seen.contains(candidate.id)) {
                seen.insert(candidate.id);
                waiting.push_back(candidate);
            }
        }
        if (!busy)
            next();
    });
}

void IconFetcher::Private::next()
{
    busy = !waiting.empty();
    if (!busy) {
        Q_EMIT q->idle();
        return;
    }
    const Source candidate = waiting.front();
    waiting.pop_front();
    if (candidate.icon.isEmpty())
        return consider(candidate);
    whenDone(
        library->image(imageKeyOf(candidate.icon)), q, [this, candidate](const Result<ImageData> &image) {
            if (image)
                next();
            else
                consider(candidate);
        });
}

void IconFetcher::Private::consider(const Source &candidate)
{
    source = candidate;
    whenDone(library->property(triedProperty(source.id)), q, [this](const Result<QString> &tried) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime last = QDateTime::fromString(tried ? *tried : QString(), Qt::ISODate);
        if (last.isValid() && last <= now && last.secsTo(now) < secondsBetweenTries)
            return next();
        whenDone(library->setProperty(triedProperty(source.id), now.toString(Qt::ISODate)), q,
            [this](const Status &) { begin(); });
    });
}

void IconFetcher::Private::begin()
{
    pageAsked = false;
    candidates.clear();
    if (isWeb(QUrl(source.icon)))
        candidates.append(source.icon);
    tryNext();
}

void IconFetcher::Private::tryNext()
{
    if (candidates.isEmpty()) {
        if (std::exchange(pageAsked, true))
            next();
        else
            askPage();
        return;
    }
    HttpRequest request;
    const QString url = candidates.takeFirst();
    request.url = QUrl(url);
    request.lane = HttpRequest::Lane::Image;
    request.accept = "image/svg+xml,image/png,image/*;q=0.8,*/*;q=0.5";
    request.maxBytes = maxIconBytes;
    // Only a site on the reader's own network may name an icon there.
    request.allowPrivate = request.url.host() == QUrl(source.url).host();
    whenDone(client->get(request), q,
        [this, url](const Result<HttpResponse> &response) { received(url, response); });
}

void IconFetcher::Private::askPage()
{
    HttpRequest request;
    request.url = siteOf(source);
    if (!isWeb(request.url))
        return next();
    request.lane = HttpRequest::Lane::Image;
    request.accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5";
    request.maxBytes = maxPageBytes;
    request.allowPrivate = request.url.host() == QUrl(source.url).host();
    whenDone(client->get(request), q, [this, site = request.url](const Result<HttpResponse> &response) {
        const QString fallback = site.resolved(QUrl(u"/favicon.ico"_s)).toString();
        if (!response) {
            candidates = {fallback};
            return tryNext();
        }
        const auto discovering = QtConcurrent::run(&feed::discover, response->body,
            response->finalUrl.toString(QUrl::FullyEncoded), QString::fromLatin1(response->contentType));
        whenDone(discovering, q, [this, fallback](const feed::Discovered &found) {
            candidates = found.icons.first(std::min<qsizetype>(found.icons.size(), maxCandidates));
            if (!candidates.contains(fallback))
                candidates.append(fallback);
            tryNext();
        });
    });
}

void IconFetcher::Private::received(const QString &url, const Result<HttpResponse> &response)
{
    if (!response)
        return tryNext();
    whenDone(QtConcurrent::run(&recognisePicture, response->body), q,
        [this, url, bytes = response->body](const Result<PictureInfo> &info) {
            if (info)
                keep(url, bytes, *info);
            else
                tryNext();
        });
}

void IconFetcher::Private::keep(const QString &url, const QByteArray &bytes, const PictureInfo &info)
{
    whenDone(library->storeSourceIcon(source.id, url, bytes, info.type, info.size), q,
        [this](const Status &status) {
            if (status)
                Q_EMIT q->stored(source.id);
            next();
        });
}

IconFetcher::IconFetcher(Library *library, HttpClient *client, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->library = library;
    d->client = client;
    d->timer.setSingleShot(true);
    d->timer.setInterval(afterChange);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->look(); });
    connect(library, &Library::changed, this, [this](const Changes &changes) {
        const bool fresh = std::any_of(changes.sources.begin(), changes.sources.end(),
            [this](const Source &source) { return !d->seen.contains(source.id); });
        if (d->started && (fresh || changes.treeChanged) && !d->timer.isActive())
            d->timer.start();
    });
}

IconFetcher::~IconFetcher() = default;

void IconFetcher::start()
{
    d->started = true;
    d->look();
}

} // namespace courant
