// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imagefetcher.h"

#include "model/whendone.h"
#include "reader/imagerun.h"
#include "store/library.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

const QString referersProperty = u"images.referers"_s;
const QString retriedProperty = u"images.retried"_s;
constexpr qint64 retryInterval = 24 * 60 * 60; // s
constexpr int afterArticles = 500;             // ms
constexpr int maxBookmarked = 100'000;
constexpr int maxRememberedHosts = 2000;

} // namespace

struct ImageFetcher::Private
{
    ImageFetcher *q;
    ImageShared shared;
    QSet<ImageRun *> runs;
    ImageRun *automaticRun = nullptr;
    QTimer automaticTimer;
    bool automatic = false;
    bool onlyBookmarked = false;
    bool listing = false; ///< the bookmarked articles
    bool prepared = false;

    void prepare(const std::function<void()> &then);
    void retryOld(const std::function<void()> &then);
    ImageRun *makeRun(const QList<ArticleId> &articles);
    void begin(ImageRun *run, const QList<ArticleId> &articles);
    void ended(ImageRun *run);
    void saveReferers();
    void runAutomatically();
    void runBookmarked();
    bool isWanted(const Changes &changes) const;
};

/// What worked for which host is read once.
void ImageFetcher::Private::prepare(const std::function<void()> &then)
{
    if (prepared)
        return then();
    whenDone(shared.library->property(referersProperty), q, [this, then](const Result<QString> &text) {
        prepared = true;
        const QJsonObject hosts = QJsonDocument::fromJson(text ? text->toUtf8() : QByteArray()).object();
        for (auto it = hosts.begin(); it != hosts.end(); ++it)
            shared.rungs.insert(it.key(), RefererRung(std::clamp(it.value().toInt(), 0, 2)));
        then();
    });
}

/// What failed is tried again once a day.
void ImageFetcher::Private::retryOld(const std::function<void()> &then)
{
    whenDone(shared.library->property(retriedProperty), q, [this, then](const Result<QString> &text) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime last = QDateTime::fromString(text ? *text : QString(), Qt::ISODate);
        if (last.isValid() && last <= now && last.secsTo(now) < retryInterval)
            return then();
        whenDone(shared.library->setProperty(retriedProperty, now.toString(Qt::ISODate)), q,
            [](const Status &) {});
        whenDone(shared.library->retryImages({}), q, [then](const Status &) { then(); });
    });
}

ImageRun *ImageFetcher::Private::makeRun(const QList<ArticleId> &articles)
{
    auto *run = new ImageRun(&shared, articles, q);
    runs.insert(run);
    QObject::connect(run, &ImageRun::progressed, q, &ImageFetcher::progressed);
    QObject::connect(run, &ImageRun::pictureDone, q, [this, run] {
        for (ImageRun *other : std::as_const(runs)) {
            if (other != run)
                QMetaObject::invokeMethod(other, &ImageRun::otherDone, Qt::QueuedConnection);
        }
    });
    QObject::connect(run, &ImageRun::finished, q, [this, run] { ended(run); });
    return run;
}

void ImageFetcher::Private::begin(ImageRun *run, const QList<ArticleId> &articles)
{
    const auto start = [run = QPointer<ImageRun>(run)] {
        if (run)
            run->start();
    };
    prepare([this, start, articles] {
        if (articles.isEmpty())
            retryOld(start);
        else
            whenDone(shared.library->retryImages(articles), q, [start](const Status &) { start(); });
    });
}

void ImageFetcher::Private::ended(ImageRun *run)
{
    runs.remove(run);
    if (run == automaticRun)
        automaticRun = nullptr;
    run->deleteLater();
    saveReferers();
}

void ImageFetcher::Private::saveReferers()
{
    if (!std::exchange(shared.rungsChanged, false))
        return;
    QJsonObject hosts;
    for (auto it = shared.rungs.cbegin(); it != shared.rungs.cend() && hosts.size() < maxRememberedHosts;
         ++it) {
        if (*it != RefererRung::None)
            hosts.insert(it.key(), int(*it));
    }
    const QByteArray text = QJsonDocument(hosts).toJson(QJsonDocument::Compact);
    whenDone(
        shared.library->setProperty(referersProperty, QString::fromUtf8(text)), q, [](const Status &) {});
}

void ImageFetcher::Private::runAutomatically()
{
    if (!automatic)
        return;
    if (automaticRun) {
        automaticTimer.start(); // what came meanwhile may have been missed
        return;
    }
    if (onlyBookmarked)
        return runBookmarked();
    automaticRun = makeRun({});
    begin(automaticRun, {});
}

void ImageFetcher::Private::runBookmarked()
{
    if (std::exchange(listing, true))
        return;
    ArticleQuery query;
    query.bookmarkedOnly = true;
    whenDone(
        shared.library->page(query, std::nullopt, maxBookmarked), q, [this](const Result<ArticlePage> &page) {
            listing = false;
            QList<ArticleId> articles;
            for (const ArticleRow &row : page ? page->rows : QList<ArticleRow>()) {
                if (row.images > row.imagesStored)
                    articles.append(row.id);
            }
            if (articles.isEmpty() || !automatic || automaticRun)
                return;
            automaticRun = makeRun(articles);
            // Not begin(): what failed is not tried again with every bookmark.
            prepare([this] {
                if (automaticRun)
                    automaticRun->start();
            });
        });
}

bool ImageFetcher::Private::isWanted(const Changes &changes) const
{
    const auto lacks = [this](const ArticleRow &row) {
        return row.images > row.imagesStored && (row.bookmarked || !onlyBookmarked);
    };
    const auto bookmarks = [](const FlagChange &change) {
        return change.flag == Flag::Bookmarked && change.value;
    };
    return std::any_of(changes.added.begin(), changes.added.end(), lacks) ||
           std::any_of(changes.updated.begin(), changes.updated.end(), lacks) ||
           (onlyBookmarked && std::any_of(changes.flags.begin(), changes.flags.end(), bookmarks));
}

ImageFetcher::ImageFetcher(Library *library, HttpClient *client, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->shared.library = library;
    d->shared.client = client;
    d->automaticTimer.setSingleShot(true);
    d->automaticTimer.setInterval(afterArticles);
    connect(&d->automaticTimer, &QTimer::timeout, this, [this] { d->runAutomatically(); });
    connect(library, &Library::changed, this, [this](const Changes &changes) {
        if (d->automatic && d->isWanted(changes) && !d->automaticTimer.isActive())
            d->automaticTimer.start();
    });
}

ImageFetcher::~ImageFetcher()
{
    for (ImageRun *run : std::exchange(d->runs, {}))
        delete run;
}

QFuture<ImageReport> ImageFetcher::fetch(const QList<ArticleId> &articles)
{
    ImageRun *run = d->makeRun(articles);
    const auto future = run->future();
    d->begin(run, articles);
    return future;
}

void ImageFetcher::setAutomatic(bool on)
{
    if (std::exchange(d->automatic, on) == on)
        return;
    if (on)
        d->automaticTimer.start();
    else
        d->automaticTimer.stop();
}

void ImageFetcher::setOnlyBookmarked(bool only)
{
    if (std::exchange(d->onlyBookmarked, only) != only && d->automatic)
        d->automaticTimer.start();
}

void ImageFetcher::cancel()
{
    const QSet<ImageRun *> runs = d->runs;
    for (ImageRun *run : runs)
        run->cancel();
}

bool ImageFetcher::isRunning() const
{
    return !d->runs.isEmpty();
}

} // namespace courant
