// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"
#include "net/httpclient.h"
#include "reader/imagefetcher.h"
#include "reader/imagejob.h"
#include "store/library.h"
#include "support/httpserver.h"

#include <QBuffer>
#include <QHostAddress>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestImageFetcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void pictures_areStoredWithTypeAndSize();
    void failures_carryTheirReason();
    void refererLadder_isClimbedAndRemembered();
    void pageInsteadOfAPicture_isNotStored();
    void scriptedSvg_isNotStored();
    void privatePictures_onlyFromInside();
    void fetchedDocument_opensNoPrivatePictures();
    void sourcesOwnChoice_overridesTheGeneralOne();
    void sourcesProxy_carriesItsPictures();
    void quota_leavesOnlyBookmarkedOnes();
    void largestPicture_isTheReadersChoice();
    void passingTrouble_isTriedAgainInTime();
    void oneArticle_fetchesItsOwnOnly();
    void automatic_fetchesWhatArrives();
    void onlyBookmarked_waitsForTheStar();
    void twoRuns_fetchEachPictureOnce();
    void cancelled_endsAtOnceAndKeepsTheRestPending();
    void noNetwork_givesUpEarly();
    void refererOf_showsNoMoreThanItsRung();

private:
    SourceId source(SourceKind kind, const QString &url);
    ArticleId article(SourceId source, const QString &title, const QList<QUrl> &images,
        const QString &link = {}, const QString &origin = {});
    ImageReport fetch(const QList<ArticleId> &articles = {});
    QList<ArticleImage> images(ArticleId article);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<ImageFetcher> m_fetcher;
};

template<class T>
static T get(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
        qFatal("A future did not finish.");
    return future.result();
}

static QByteArray png(int width = 8, int height = 6, Qt::GlobalColor color = Qt::red)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

static HttpAnswer answer(const QByteArray &body, const QByteArray &type = "image/png")
{
    HttpAnswer answer;
    answer.body = body;
    answer.type = type;
    return answer;
}

static HttpAnswer status(int code)
{
    HttpAnswer answer;
    answer.status = code;
    return answer;
}

void TestImageFetcher::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    m_client = std::make_unique<HttpClient>(HttpClient::Options());
    m_library = std::make_unique<Library>(Library::Options{m_folder->path(), false, {}});
    QVERIFY(get(m_library->open()));
    m_fetcher = std::make_unique<ImageFetcher>(m_library.get(), m_client.get());
}

void TestImageFetcher::cleanup()
{
    m_fetcher.reset();
    m_client.reset();
    m_library.reset();
    m_server.reset();
    m_folder.reset();
}

SourceId TestImageFetcher::source(SourceKind kind, const QString &url)
{
    return *get(m_library->addSource({kind, url, u"Source"_s, GroupId::None}));
}

ArticleId TestImageFetcher::article(SourceId source, const QString &title, const QList<QUrl> &images,
    const QString &link, const QString &origin)
{
    IncomingArticle incoming;
    incoming.item.id = title;
    incoming.item.title = title;
    incoming.item.link = link;
    incoming.origin = origin;
    incoming.item.content = u"<p>Text</p>"_s;
    incoming.text = u"Text"_s;
    for (const QUrl &url : images) {
        ArticleImage image;
        image.url = url.toString();
        image.key = html::imageKey(image.url);
        incoming.images.append(image);
    }
    MergeInput input;
    input.articles = {incoming};
    return get(m_library->merge(source, input))->ids.value(0);
}

ImageReport TestImageFetcher::fetch(const QList<ArticleId> &articles)
{
    return get(m_fetcher->fetch(articles));
}

QList<ArticleImage> TestImageFetcher::images(ArticleId article)
{
    return get(m_library->article(article))->imageList;
}

void TestImageFetcher::pictures_areStoredWithTypeAndSize()
{
    m_server->on(u"/a.jpg"_s, answer(png(40, 30), "text/html")); // neither name nor type is believed
    m_server->on(u"/b.svg"_s, answer("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='7'/>"));
    const ArticleId id = article(source(SourceKind::Documents, u"x"_s), u"One"_s,
        {m_server->url(u"/a.jpg"_s), m_server->url(u"/b.svg"_s)});
    const ImageReport report = fetch();
    QCOMPARE(report.stored, 2);
    QCOMPARE(report.failed, 0);
    const auto list = images(id);
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0].type, u"image/png"_s);
    QCOMPARE(list[0].size, QSize(40, 30));
    QCOMPARE(list[1].type, u"image/svg+xml"_s);
    QCOMPARE(get(m_library->image(list[0].key))->bytes, png(40, 30));
    const int requests = int(m_server->requests().size());
    QCOMPARE(fetch().stored, 0); // nothing is fetched twice
    QCOMPARE(m_server->requests().size(), requests);
}

void TestImageFetcher::failures_carryTheirReason()
{
    m_server->on(u"/403"_s, status(403));
    m_server->on(u"/404"_s, status(404));
    HttpAnswer reset = answer(png());
    reset.fault = HttpAnswer::Fault::ResetMidBody;
    m_server->on(u"/reset"_s, reset);
    HttpAnswer large = answer(QByteArray(11 * 1024 * 1024, 'x'));
    m_server->on(u"/large"_s, large);
    const ArticleId id = article(source(SourceKind::Documents, u"x"_s), u"One"_s,
        {m_server->url(u"/403"_s), m_server->url(u"/404"_s), m_server->url(u"/reset"_s),
            m_server->url(u"/large"_s)});
    const ImageReport report = fetch({id});
    QCOMPARE(report.failed, 4);
    QCOMPARE(report.reasons.value(u"403"_s), 1);
    QStringList errors;
    for (const ArticleImage &image : images(id)) {
        QCOMPARE(image.state, ArticleImage::State::Failed);
        errors.append(image.error);
    }
    QCOMPARE(errors, QStringList({u"403"_s, u"404"_s, u"unreachable"_s, u"too large"_s}));
    // Asked for again by name, what failed gets another chance.
    m_server->on(u"/404"_s, answer(png()));
    QCOMPARE(fetch({id}).stored, 1);
}

void TestImageFetcher::refererLadder_isClimbedAndRemembered()
{
    const QString link = u"https://news.example.org/2026/story?id=1#top"_s;
    m_server->onPrefix(u"/origin"_s, [](const HttpRequestSeen &seen) {
        return seen.header("referer") == "https://news.example.org/" ? answer(png()) : status(403);
    });
    m_server->onPrefix(u"/full"_s, [](const HttpRequestSeen &seen) {
        return seen.header("referer") == "https://news.example.org/2026/story?id=1"
                   ? answer(png())
                   : answer("<html>no</html>");
    });
    const SourceId documents = source(SourceKind::Documents, u"x"_s);
    article(documents, u"One"_s, {m_server->url(u"/origin1"_s, u"127.0.0.2"_s)}, link);
    article(documents, u"Two"_s, {m_server->url(u"/full1"_s, u"127.0.0.3"_s)}, link);
    QCOMPARE(fetch().stored, 2);
    QCOMPARE(m_server->requests().size(), 2 + 3);
    QVERIFY(m_server->requests().first().header("referer").isEmpty());
    // Another picture of the host, after a restart: first what worked before.
    m_fetcher = std::make_unique<ImageFetcher>(m_library.get(), m_client.get());
    m_server->forget();
    article(documents, u"Three"_s, {m_server->url(u"/full2"_s, u"127.0.0.3"_s)}, link);
    QCOMPARE(fetch().stored, 1);
    QCOMPARE(m_server->requests().size(), 1);
}

void TestImageFetcher::pageInsteadOfAPicture_isNotStored()
{
    m_server->on(u"/p.png"_s, answer("<!DOCTYPE html><title>Log in</title>"));
    const ArticleId id =
        article(source(SourceKind::Documents, u"x"_s), u"One"_s, {m_server->url(u"/p.png"_s)});
    QCOMPARE(fetch().failed, 1);
    QCOMPARE(images(id).first().error, u"not a picture"_s);
}

void TestImageFetcher::scriptedSvg_isNotStored()
{
    m_server->on(u"/p.svg"_s, answer("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"));
    const ArticleId id =
        article(source(SourceKind::Documents, u"x"_s), u"One"_s, {m_server->url(u"/p.svg"_s)});
    QCOMPARE(fetch().failed, 1);
    QCOMPARE(images(id).first().error, u"refused"_s);
}

void TestImageFetcher::privatePictures_onlyFromInside()
{
    m_server->on(u"/p.png"_s, answer(png()));
    const auto picture = [&](const QString &host) { return m_server->url(u"/p.png"_s, host); };
    const ArticleId outside = article(source(SourceKind::Feed, u"https://news.example.org/feed"_s),
        u"Outside"_s, {picture(u"127.0.0.1"_s)});
    const ArticleId inside = article(source(SourceKind::Feed, m_server->url(u"/feed"_s).toString()),
        u"Inside"_s, {picture(u"127.0.0.2"_s)});
    const ArticleId folder =
        article(source(SourceKind::Folder, m_folder->path()), u"Folder"_s, {picture(u"127.0.0.3"_s)});
    const ImageReport report = fetch();
    QCOMPARE(report.stored, 2);
    QCOMPARE(report.failed, 1);
    QCOMPARE(images(outside).first().error, u"refused"_s);
    QCOMPARE(images(inside).first().state, ArticleImage::State::Stored);
    QCOMPARE(images(folder).first().state, ArticleImage::State::Stored);
    for (const HttpRequestSeen &seen : m_server->requests())
        QVERIFY(seen.host != "127.0.0.1"_L1);
}

void TestImageFetcher::fetchedDocument_opensNoPrivatePictures()
{
    m_server->on(u"/p.png"_s, answer(png()));
    const SourceId documents = source(SourceKind::Documents, u"x"_s);
    const ArticleId fetched = article(documents, u"Fetched"_s, {m_server->url(u"/p.png"_s, u"127.0.0.1"_s)},
        {}, u"https://news.example.org/story.md"_s);
    const ArticleId own = article(
        documents, u"Own"_s, {m_server->url(u"/p.png"_s, u"127.0.0.2"_s)}, u"https://news.example.org/"_s);
    fetch();
    QCOMPARE(images(fetched).first().error, u"refused"_s);
    QCOMPARE(images(own).first().state, ArticleImage::State::Stored);
    for (const HttpRequestSeen &seen : m_server->requests())
        QVERIFY(seen.host != "127.0.0.1"_L1);
}

void TestImageFetcher::sourcesOwnChoice_overridesTheGeneralOne()
{
    m_server->onPrefix(u"/"_s, [](const HttpRequestSeen &) { return answer(png()); });
    using Pictures = SourceOptions::Pictures;
    const auto with = [&](const QString &name, Pictures pictures) {
        const SourceId id = source(SourceKind::Feed, m_server->url(u'/' + name).toString());
        SourceOptions options;
        options.pictures = pictures;
        [&] { QVERIFY(get(m_library->setSourceOptions(id, options))); }();
        return article(id, name, {m_server->url(u"/%1.png"_s.arg(name))});
    };
    const ArticleId usual = with(u"usual"_s, Pictures::Default);
    const ArticleId all = with(u"all"_s, Pictures::All);
    const ArticleId starred = with(u"starred"_s, Pictures::Bookmarked);
    const ArticleId none = with(u"none"_s, Pictures::None);
    const auto stored = [&](ArticleId id) { return images(id).first().state == ArticleImage::State::Stored; };

    PicturePolicy policy;
    policy.byDefault = Pictures::None;
    m_fetcher->setPolicy(policy);
    fetch();
    QVERIFY(!stored(usual) && stored(all) && !stored(starred) && !stored(none));

    QVERIFY(get(m_library->setFlag({usual, starred, none}, Flag::Bookmarked, true)));
    policy.byDefault = Pictures::Bookmarked;
    m_fetcher->setPolicy(policy);
    fetch();
    QVERIFY(stored(usual) && stored(starred) && !stored(none));

    // Asked for by name, they come.
    fetch({none});
    QVERIFY(stored(none));
}

void TestImageFetcher::sourcesProxy_carriesItsPictures()
{
    HttpServer proxy;
    proxy.onPrefix(u"http://"_s, [](const HttpRequestSeen &) { return answer(png()); });
    const SourceId id = source(SourceKind::Feed, u"http://192.168.77.1/feed"_s);
    SourceOptions options;
    options.proxy = SourceOptions::Proxy::Own;
    options.proxyUrl = u"http://127.0.0.1:%1"_s.arg(proxy.port());
    QVERIFY(get(m_library->setSourceOptions(id, options)));
    const ArticleId one = article(id, u"One"_s, {QUrl(u"http://192.168.77.1/p.png"_s)});
    QCOMPARE(fetch().stored, 1);
    QCOMPARE(images(one).first().state, ArticleImage::State::Stored);
    QCOMPARE(proxy.requests().size(), 1);
}

void TestImageFetcher::quota_leavesOnlyBookmarkedOnes()
{
    int number = 0;
    m_server->onPrefix(
        u"/"_s, [&number](const HttpRequestSeen &) { return answer(png(200 + ++number, 200)); });
    const SourceId documents = source(SourceKind::Documents, u"x"_s);
    QList<QUrl> urls;
    for (int i = 0; i < 40; ++i)
        urls.append(m_server->url(u"/%1"_s.arg(i), u"127.0.2.%1"_s.arg(i + 1)));
    const ArticleId plain = article(documents, u"Plain"_s, urls);
    const ArticleId starred = article(documents, u"Starred"_s, {m_server->url(u"/starred"_s)});
    QVERIFY(get(m_library->setFlag({starred}, Flag::Bookmarked, true)));
    m_fetcher->setQuota(png(200, 200).size() * 3);
    QSignalSpy over(m_fetcher.get(), &ImageFetcher::overQuotaChanged);
    fetch();
    QVERIFY(m_fetcher->isOverQuota());
    QCOMPARE(over.size(), 1);
    QCOMPARE(images(starred).first().state, ArticleImage::State::Stored);
    const auto stored = [&] {
        const auto list = images(plain);
        return std::count_if(list.begin(), list.end(),
            [](const ArticleImage &image) { return image.state == ArticleImage::State::Stored; });
    };
    // Those that were on their way already may still come.
    QVERIFY2(stored() < 20, QByteArray::number(qint64(stored())));
    const auto before = stored();
    fetch();
    QCOMPARE(stored(), before);
    m_fetcher->setQuota(0);
    fetch();
    QCOMPARE(stored(), 40);
}

void TestImageFetcher::largestPicture_isTheReadersChoice()
{
    m_server->on(u"/p.png"_s, answer(png() + QByteArray(5000, ' ')));
    const ArticleId id =
        article(source(SourceKind::Documents, u"x"_s), u"One"_s, {m_server->url(u"/p.png"_s)});
    m_fetcher->setMaxBytes(4000);
    fetch();
    QCOMPARE(images(id).first().error, u"too large"_s);
    m_fetcher->setMaxBytes(10'000);
    QCOMPARE(fetch().stored, 0); // not by itself
    QCOMPARE(fetch({id}).stored, 1);
}

void TestImageFetcher::passingTrouble_isTriedAgainInTime()
{
    m_server->on(u"/busy.png"_s, status(503));
    m_server->on(u"/gone.png"_s, status(404));
    const ArticleId id = article(source(SourceKind::Documents, u"x"_s), u"One"_s,
        {m_server->url(u"/busy.png"_s, u"127.0.0.8"_s), m_server->url(u"/gone.png"_s)});
    QCOMPARE(fetch().failed, 2);
    QCOMPARE(fetch().failed, 0); // not so soon
    QCOMPARE(m_server->count(u"/busy.png"_s), 1);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(get(m_library->retryDueImages(now.addSecs(50 * 60))));
    QVERIFY(get(m_library->pendingImages(10))->isEmpty());
    QVERIFY(get(m_library->retryDueImages(now.addSecs(61 * 60))));
    const auto due = get(m_library->pendingImages(10));
    QCOMPARE(due->size(), 1);
    QCOMPARE(due->constFirst().tries, 1);
    m_server->on(u"/busy.png"_s, answer(png()));
    QCOMPARE(fetch().stored, 1);
    QCOMPARE(images(id).value(1).error, u"404"_s);
    QCOMPARE(m_server->count(u"/gone.png"_s), 1);
}

void TestImageFetcher::oneArticle_fetchesItsOwnOnly()
{
    m_server->onPrefix(u"/"_s, [](const HttpRequestSeen &) { return answer(png()); });
    const SourceId documents = source(SourceKind::Documents, u"x"_s);
    const ArticleId one = article(documents, u"One"_s, {m_server->url(u"/1"_s)});
    article(documents, u"Two"_s, {m_server->url(u"/2"_s)});
    QCOMPARE(fetch({one}).stored, 1);
    QCOMPARE(m_server->count(u"/1"_s), 1);
    QCOMPARE(m_server->count(u"/2"_s), 0);
}

void TestImageFetcher::automatic_fetchesWhatArrives()
{
    m_server->onPrefix(u"/"_s, [](const HttpRequestSeen &) { return answer(png()); });
    const SourceId documents = source(SourceKind::Documents, u"x"_s);
    m_fetcher->setAutomatic(true);
    for (int i = 0; i < 3; ++i) {
        const ArticleId id = article(documents, QString::number(i), {m_server->url(u"/%1"_s.arg(i))});
        QTRY_COMPARE(images(id).first().state, ArticleImage::State::Stored);
    }
    m_fetcher->setAutomatic(false);
    QTRY_VERIFY(!m_fetcher->isRunning());
}

void TestImageFetcher::onlyBookmarked_waitsForTheStar()
{
    m_server->onPrefix(u"/"_s, [](const HttpRequestSeen &) { return answer(png()); });
    const SourceId documents = source(SourceKind::Documents, u"x"_s);
    m_fetcher->setOnlyBookmarked(true);
    m_fetcher->setAutomatic(true);
    const ArticleId plain = article(documents, u"Plain"_s, {m_server->url(u"/plain"_s)});
    const ArticleId starred = article(documents, u"Starred"_s, {m_server->url(u"/starred"_s)});
    QVERIFY(get(m_library->setFlag({starred}, Flag::Bookmarked, true)));
    QTRY_COMPARE(images(starred).first().state, ArticleImage::State::Stored);
    QTRY_VERIFY(!m_fetcher->isRunning());
    QCOMPARE(m_server->count(u"/plain"_s), 0);
    m_fetcher->setOnlyBookmarked(false);
    QTRY_COMPARE(images(plain).first().state, ArticleImage::State::Stored);
}

void TestImageFetcher::twoRuns_fetchEachPictureOnce()
{
    HttpAnswer slow = answer(png());
    slow.latency = 30;
    m_server->onPrefix(u"/"_s, [=](const HttpRequestSeen &) { return slow; });
    QList<QUrl> urls;
    for (int i = 0; i < 30; ++i)
        urls.append(m_server->url(u"/%1"_s.arg(i), u"127.0.1.%1"_s.arg(i + 1)));
    const ArticleId id = article(source(SourceKind::Documents, u"x"_s), u"One"_s, urls);
    const auto all = m_fetcher->fetch();
    const auto own = m_fetcher->fetch({id});
    const int stored = get(all).stored + get(own).stored;
    QCOMPARE(stored, 30);
    QCOMPARE(m_server->requests().size(), 30);
    for (const ArticleImage &image : images(id))
        QCOMPARE(image.state, ArticleImage::State::Stored);
}

void TestImageFetcher::cancelled_endsAtOnceAndKeepsTheRestPending()
{
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    m_server->onPrefix(u"/"_s, [=](const HttpRequestSeen &) { return hang; });
    QList<QUrl> urls;
    for (int i = 0; i < 30; ++i)
        urls.append(m_server->url(u"/%1"_s.arg(i), u"127.0.1.%1"_s.arg(i + 1)));
    const ArticleId id = article(source(SourceKind::Documents, u"x"_s), u"One"_s, urls);
    const auto future = m_fetcher->fetch();
    QTRY_VERIFY(m_server->requests().size() >= 5);
    m_fetcher->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 200);
    QVERIFY(future.result().cancelled);
    for (const ArticleImage &image : images(id))
        QCOMPARE(image.state, ArticleImage::State::Pending);
}

void TestImageFetcher::noNetwork_givesUpEarly()
{
    QList<QUrl> urls;
    for (int i = 0; i < 200; ++i)
        urls.append(m_server->url(u"/%1"_s.arg(i), u"127.0.1.%1"_s.arg(i + 1)));
    m_server->stop();
    const ArticleId id = article(source(SourceKind::Documents, u"x"_s), u"One"_s, urls);
    const ImageReport report = fetch();
    QVERIFY2(report.failed >= 20 && report.failed < 60, QByteArray::number(report.failed));
    const auto list = images(id);
    const auto pending = std::count_if(list.begin(), list.end(),
        [](const ArticleImage &i) { return i.state == ArticleImage::State::Pending; });
    QCOMPARE(pending, 200 - report.failed);
}

void TestImageFetcher::refererOf_showsNoMoreThanItsRung()
{
    const QString link = u"https://user:secret@example.org:8443/a/b?c=d#e"_s;
    QVERIFY(refererOf(RefererRung::None, link).isEmpty());
    QCOMPARE(refererOf(RefererRung::Origin, link), "https://example.org:8443/"_ba);
    QCOMPARE(refererOf(RefererRung::Article, link), "https://example.org:8443/a/b?c=d"_ba);
    QVERIFY(refererOf(RefererRung::Article, u"file:///home/x"_s).isEmpty());
    QVERIFY(refererOf(RefererRung::Origin, {}).isEmpty());
}

QTEST_GUILESS_MAIN(TestImageFetcher)
#include "tst_imagefetcher.moc"
