// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imagefetcher.h"

#include "model/whendone.h"
#include "net/reachability.h"
#include "reader/imagerun.h"
#include "store/library.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

const QString referersProperty = u"images.referers"_s;
constexpr int retryInterval = 10 * 60 * 1000; // ms
constexpr int afterArticles = 500;            // ms
constexpr int maxRememberedHosts = 2000;

} // namespace

struct ImageFetcher::Private
{
    ImageFetcher *q;
    ImageShared shared;
    QSet<ImageRun *> runs;
    ImageRun *automaticRun = nullptr;
    QTimer automaticTimer;
    QTimer retryTimer;
    Reachability network;
    bool automatic = false;
    bool pausedWhenMetered = false;
    bool overQuota = false; ///< as told
    bool prepared = false;

    void prepare(const std::function<void()> &then);
    void retryOld(const std::function<void()> &then);
    ImageRun *makeRun(const QList<ArticleId> &articles);
    void begin(ImageRun *run, const QList<ArticleId> &articles);
    void ended(ImageRun *run);
    void saveReferers();
    void runAutomatically();
    void tellQuota();
    bool rests() const { return pausedWhenMetered && network.isMetered(); }
    static bool isWanted(const Changes &changes);
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

/// What failed is tried again when its time has come.
void ImageFetcher::Private::retryOld(const std::function<void()> &then)
{
    shared.size = -1; // articles may have gone since
    whenDone(shared.library->retryDueImages(QDateTime::currentDateTimeUtc()), q,
        [then](const Status &) { then(); });
}

ImageRun *ImageFetcher::Private::makeRun(const QList<ArticleId> &articles)
{
    auto *run = new ImageRun(&shared, articles, q);
    runs.insert(run);
    Q_EMIT q->started();
    QObject::connect(run, &ImageRun::progressed, q, &ImageFetcher::progressed);
    QObject::connect(run, &ImageRun::pictureDone, q, [this, run] {
        tellQuota();
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
    tellQuota();
    Q_EMIT q->finished(run->report());
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
    if (rests())
        return;
    automaticRun = makeRun({});
    begin(automaticRun, {});
}

void ImageFetcher::Private::tellQuota()
{
    if (std::exchange(overQuota, shared.isOverQuota()) != overQuota)
        Q_EMIT q->overQuotaChanged(overQuota);
}

bool ImageFetcher::Private::isWanted(const Changes &changes)
{
    const auto lacks = [](const ArticleRow &row) { return row.images > row.imagesStored; };
    const auto bookmarks = [](const FlagChange &change) {
        return change.flag == Flag::Bookmarked && change.value;
    };
    return std::any_of(changes.added.begin(), changes.added.end(), lacks) ||
           std::any_of(changes.updated.begin(), changes.updated.end(), lacks) ||
           std::any_of(changes.flags.begin(), changes.flags.end(), bookmarks);
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
    d->retryTimer.setInterval(retryInterval);
    connect(&d->retryTimer, &QTimer::timeout, this, [this] { d->runAutomatically(); });
    connect(&d->network, &Reachability::changed, this, [this] {
        if (d->rests() && d->automaticRun)
            d->automaticRun->cancel();
        else if (d->automatic && !d->automaticTimer.isActive())
            d->automaticTimer.start();
    });
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
    if (on) {
        d->automaticTimer.start();
        d->retryTimer.start();
    } else {
        d->automaticTimer.stop();
        d->retryTimer.stop();
    }
}

void ImageFetcher::setOnlyBookmarked(bool only)
{
    PicturePolicy policy = d->shared.policy;
    policy.byDefault = only ? SourceOptions::Pictures::Bookmarked : SourceOptions::Pictures::All;
    setPolicy(policy);
}

void ImageFetcher::setPolicy(const PicturePolicy &policy)
{
    d->shared.policy = policy;
    if (d->automatic)
        d->automaticTimer.start();
}

void ImageFetcher::setMaxBytes(qint64 bytes)
{
    d->shared.maxBytes = bytes;
}

void ImageFetcher::setQuota(qint64 bytes)
{
    d->shared.quota = bytes;
    if (d->automatic)
        d->automaticTimer.start();
}

bool ImageFetcher::isOverQuota() const
{
    return d->shared.isOverQuota();
}

void ImageFetcher::setPausedWhenMetered(bool paused)
{
    d->pausedWhenMetered = paused;
}

void ImageFetcher::setSecrets(SecretStore *secrets)
{
    d->shared.secrets = secrets;
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
