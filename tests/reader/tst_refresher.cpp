// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/readertest.h"
#include "reader/refresher.h"
#include "reader/rhythm.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestRefresher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void feed_isFetchedAndMerged();
    void unchangedFeed_isAskedConditionally_alsoAfterARestart();
    void sameBodyWithoutValidators_isNotMergedAgain();
    void newArticles_joinTheOldOnes();
    void failure_keepsArticlesValidatorsAndSaysWhy();
    void truncatedBody_keepsTheOldValidators();
    void backOff_isRespectedUnlessForced();
    void retryAfter_isKeptInTheSource();
    void goneFeed_isMarked();
    void page_isNoFeed();
    void manyFeeds_mixedWithFaults_allGoodOnesArrive();
    void secondCall_joinsTheRunningOne();
    void cancel_endsAtOnce();
    void cancelAtAnyMoment_endsAtOnceAndLosesNothing();
    void deletedRefresher_endsItsFuture();
    void folder_isReadOnceAndFollowed();
    void missingFolder_losesNothing();
    void movedFeed_isFollowedWhenProven();
    void progress_comesToItsTotal();
    void largeFeed_isTaken();
    void largeFeed_isAskedOnce();
    void hugeFeed_isRefused();

private:
    SourceId add(const QString &path, const QString &host = u"127.0.0.1"_s);
    RefreshReport refresh(const QList<SourceId> &ids = {}, bool force = true);
    void openLibrary();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Refresher> m_refresher;
};

void TestRefresher::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    openLibrary();
}

void TestRefresher::openLibrary()
{
    m_refresher.reset();
    m_library.reset();
    m_client = std::make_unique<HttpClient>(HttpClient::Options());
    m_library = std::make_unique<Library>(Library::Options{m_folder->filePath(u"data"_s), false, {}});
    QVERIFY(get(m_library->open()));
    m_refresher = std::make_unique<Refresher>(m_library.get(), m_client.get());
}

void TestRefresher::cleanup()
{
    m_refresher.reset();
    m_client.reset();
    m_library.reset();
    m_server.reset();
    m_folder.reset();
}

SourceId TestRefresher::add(const QString &path, const QString &host)
{
    return *get(
        m_library->addSource({SourceKind::Feed, m_server->url(path, host).toString(), {}, GroupId::None}));
}

RefreshReport TestRefresher::refresh(const QList<SourceId> &ids, bool force)
{
    return get(m_refresher->refresh(ids, force));
}

void TestRefresher::feed_isFetchedAndMerged()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Morgenblatt", 3)));
    const SourceId id = add(u"/feed"_s);
    const RefreshReport report = refresh();
    QCOMPARE(report.sources, 1);
    QCOMPARE(report.added, 3);
    QVERIFY(report.failures.isEmpty());
    const Source source = sourceOf(m_library.get(), id);
    QCOMPARE(source.title, u"Morgenblatt"_s);
    QCOMPARE(source.homepage, u"https://example.org/"_s);
    QCOMPARE(source.total, 3);
    QVERIFY(source.fetch.lastSuccess.isValid());
    QVERIFY(!source.fetch.etag.isEmpty());
    const auto all = rows(m_library.get());
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.first().excerpt, u"Text of story 3."_s);
}

void TestRefresher::unchangedFeed_isAskedConditionally_alsoAfterARestart()
{
    HttpAnswer answer = feedAnswer(rss("Morgenblatt", 3));
    answer.headers = {{"Last-Modified", "Wed, 01 Jul 2026 10:00:00 GMT"}};
    m_server->on(u"/feed"_s, answer);
    const SourceId id = add(u"/feed"_s);
    refresh();
    const Source before = sourceOf(m_library.get(), id);
    openLibrary();
    const RefreshReport report = refresh();
    QCOMPARE(report.unchangedSources, 1);
    QCOMPARE(report.added + report.updated, 0);
    const HttpRequestSeen seen = m_server->requests().last();
    QCOMPARE(seen.header("if-none-match"), before.fetch.etag);
    QCOMPARE(seen.header("if-modified-since"), "Wed, 01 Jul 2026 10:00:00 GMT"_ba);
    const Source after = sourceOf(m_library.get(), id);
    QVERIFY(after.fetch.lastSuccess > before.fetch.lastSuccess);
    QCOMPARE(after.fetch.etag, before.fetch.etag);
    QCOMPARE(after.fetch.bodyHash, before.fetch.bodyHash);
}

void TestRefresher::sameBodyWithoutValidators_isNotMergedAgain()
{
    HttpAnswer answer = feedAnswer(rss("Morgenblatt", 3));
    answer.validators = false;
    m_server->on(u"/feed"_s, answer);
    add(u"/feed"_s);
    refresh();
    const RefreshReport report = refresh();
    QCOMPARE(report.unchangedSources, 1);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestRefresher::newArticles_joinTheOldOnes()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Morgenblatt", 3)));
    add(u"/feed"_s);
    refresh();
    m_server->on(u"/feed"_s, feedAnswer(rss("Morgenblatt", 4, 3)));
    const RefreshReport report = refresh();
    QCOMPARE(report.added, 3);
    QCOMPARE(rows(m_library.get()).size(), 6);
}

void TestRefresher::failure_keepsArticlesValidatorsAndSaysWhy()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Morgenblatt", 3)));
    const SourceId id = add(u"/feed"_s);
    refresh();
    const FetchState before = sourceOf(m_library.get(), id).fetch;
    HttpAnswer broken;
    broken.status = 500;
    m_server->on(u"/feed"_s, broken);
    for (int i = 1; i <= 2; ++i) {
        const RefreshReport report = refresh();
        QCOMPARE(report.failures.size(), 1);
        QCOMPARE(report.failures.first().source, id);
        QCOMPARE(report.failures.first().title, u"Morgenblatt"_s);
        QCOMPARE(report.failures.first().error.status, 500);
        const FetchState state = sourceOf(m_library.get(), id).fetch;
        QCOMPARE(state.failures, i);
        QVERIFY(state.lastError.contains("500"_L1));
        QCOMPARE(state.etag, before.etag);
        QCOMPARE(state.lastSuccess, before.lastSuccess);
        QVERIFY(state.notBefore > QDateTime::currentDateTimeUtc().addSecs(3000));
    }
    QCOMPARE(rows(m_library.get()).size(), 3);
    m_server->on(u"/feed"_s, feedAnswer(rss("Morgenblatt", 3)));
    refresh();
    QCOMPARE(sourceOf(m_library.get(), id).fetch.failures, 0);
    QVERIFY(sourceOf(m_library.get(), id).fetch.lastError.isEmpty());
}

void TestRefresher::truncatedBody_keepsTheOldValidators()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Morgenblatt", 3)));
    const SourceId id = add(u"/feed"_s);
    refresh();
    const QByteArray etag = sourceOf(m_library.get(), id).fetch.etag;
    HttpAnswer cut = feedAnswer(rss("Morgenblatt", 9));
    cut.fault = HttpAnswer::Fault::ShortBody;
    m_server->on(u"/feed"_s, cut);
    QCOMPARE(refresh().failures.size(), 1);
    QCOMPARE(sourceOf(m_library.get(), id).fetch.etag, etag);
    QCOMPARE(rows(m_library.get()).size(), 3);
    cut.fault = HttpAnswer::Fault::None;
    m_server->on(u"/feed"_s, cut);
    QCOMPARE(refresh().added, 6);
}

void TestRefresher::backOff_isRespectedUnlessForced()
{
    HttpAnswer broken;
    broken.status = 404;
    m_server->on(u"/feed"_s, broken);
    const SourceId id = add(u"/feed"_s);
    refresh();
    QCOMPARE(refresh({}, false).sources, 0);
    QCOMPARE(refresh({id}, false).sources, 0);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(refresh({}, true).sources, 1);
    QCOMPARE(m_server->requests().size(), 2);
}

void TestRefresher::retryAfter_isKeptInTheSource()
{
    HttpAnswer busy;
    busy.status = 503;
    busy.headers = {{"Retry-After", "7200"}};
    m_server->on(u"/feed"_s, busy);
    const SourceId id = add(u"/feed"_s);
    refresh();
    const qint64 wait = QDateTime::currentDateTimeUtc().secsTo(sourceOf(m_library.get(), id).fetch.notBefore);
    QVERIFY2(wait > 7100 && wait <= 7200, QByteArray::number(wait));
}

void TestRefresher::goneFeed_isMarked()
{
    HttpAnswer gone;
    gone.status = 410;
    m_server->on(u"/feed"_s, gone);
    const SourceId id = add(u"/feed"_s);
    refresh();
    QVERIFY(sourceOf(m_library.get(), id).fetch.rhythm.gone);
    m_server->on(u"/feed"_s, feedAnswer(rss("Back", 1)));
    refresh({id});
    QVERIFY(!sourceOf(m_library.get(), id).fetch.rhythm.gone);
}

void TestRefresher::page_isNoFeed()
{
    HttpAnswer page;
    page.body = "<!DOCTYPE html><html><head><title>Maintenance</title></head><body>Back soon</body></html>";
    page.type = "text/html";
    m_server->on(u"/feed"_s, page);
    const SourceId id = add(u"/feed"_s);
    const RefreshReport report = refresh();
    QCOMPARE(report.failures.size(), 1);
    QCOMPARE(report.failures.first().error.kind, Error::Kind::NotUnderstood);
    const FetchState state = sourceOf(m_library.get(), id).fetch;
    QVERIFY(state.etag.isEmpty()); // else a 304 would make the page a success next time
    QCOMPARE(state.failures, 1);
}

void TestRefresher::manyFeeds_mixedWithFaults_allGoodOnesArrive()
{
    constexpr int count = 120;
    for (int i = 0; i < count; ++i) {
        const QString path = u"/feed%1"_s.arg(i);
        HttpAnswer answer = feedAnswer(rss("Feed " + QByteArray::number(i), 5));
        if (i % 6 == 1)
            answer.status = 500;
        else if (i % 6 == 2)
            answer.fault = HttpAnswer::Fault::ResetMidBody;
        else if (i % 6 == 3)
            answer.body = "<rss><channel><item>";
        answer.gzip = i % 2 == 0;
        m_server->on(path, answer);
        add(path, u"127.0.3.%1"_s.arg(i + 1));
    }
    const RefreshReport report = refresh();
    QCOMPARE(report.sources, count);
    QCOMPARE(report.added / 5, count / 2);
    QCOMPARE(report.failures.size(), count / 3); // of what is cut short by its maker the rest is still a feed
    QVERIFY(m_server->peakPerHost() <= 2);
    QVERIFY(get(m_library->verify())->ok);
}

void TestRefresher::secondCall_joinsTheRunningOne()
{
    HttpAnswer slow = feedAnswer(rss("Slow", 2));
    slow.latency = 200;
    m_server->on(u"/a"_s, slow);
    m_server->on(u"/b"_s, slow);
    const SourceId a = add(u"/a"_s);
    const SourceId b = add(u"/b"_s);
    QSignalSpy started(m_refresher.get(), &Refresher::started);
    const auto first = m_refresher->refresh({a});
    const auto second = m_refresher->refresh({a, b});
    QVERIFY(m_refresher->isRunning());
    QCOMPARE(get(first).sources, 2);
    QCOMPARE(get(second).added, 4);
    QCOMPARE(started.size(), 1);
    QCOMPARE(m_server->count(u"/a"_s), 1);
    QCOMPARE(m_server->count(u"/b"_s), 1);
    QVERIFY(!m_refresher->isRunning());
}

void TestRefresher::cancel_endsAtOnce()
{
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    for (int i = 0; i < 100; ++i) {
        const QString path = u"/hang%1"_s.arg(i);
        m_server->on(path, hang);
        add(path, u"127.0.4.%1"_s.arg(i + 1));
    }
    const auto future = m_refresher->refresh();
    QTRY_VERIFY(m_server->requests().size() >= 20);
    m_refresher->cancel();
    QVERIFY(future.isFinished()); // no turn of the event loop passed
    QVERIFY(future.result().cancelled);
    QVERIFY(future.result().failures.isEmpty());
    const auto sources = get(m_library->sources());
    for (const Source &source : *sources)
        QCOMPARE(source.fetch.failures, 0);
}

void TestRefresher::cancelAtAnyMoment_endsAtOnceAndLosesNothing()
{
    constexpr int feeds = 12;
    const QString root = m_folder->filePath(u"news"_s);
    for (int i = 0; i < 30; ++i)
        QVERIFY(writeFile(
            root + u"/%1.md"_s.arg(i), document("Meldung " + QByteArray::number(i), "<p>Text</p>")));
    QVERIFY(get(m_library->addSource({SourceKind::Folder, root, u"News"_s, GroupId::None})));
    for (int i = 0; i < feeds; ++i)
        add(u"/feed%1"_s.arg(i), u"127.0.7.%1"_s.arg(i + 1));
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang; // no round ends by itself
    m_server->on(u"/hang"_s, hang);
    const SourceId silent = add(u"/hang"_s, u"127.0.7.99"_s);
    QTimer beat; // no turn is long
    beat.start(1);
    int there = 30;
    for (int turns = 0; turns < 60; ++turns) {
        there += feeds;
        for (int i = 0; i < feeds; ++i)
            m_server->on(u"/feed%1"_s.arg(i), feedAnswer(rss("Feed", turns + 1)));
        QSignalSpy began(m_refresher.get(), &Refresher::jobStarted);
        const auto future = m_refresher->refresh();
        QTRY_VERIFY(!began.isEmpty());
        for (int turn = 0; turn < turns; ++turn)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_refresher->cancel();
        QVERIFY(future.isFinished());
        QVERIFY(future.result().cancelled);
        const auto sources = get(m_library->sources());
        for (const Source &source : *sources)
            QCOMPARE(source.fetch.failures, 0);
    }
    QVERIFY(get(m_library->removeSource(silent)));
    QVERIFY(refresh().failures.isEmpty());
    QCOMPARE(rows(m_library.get()).size(), there);
    QVERIFY(get(m_library->verify())->ok);
}

void TestRefresher::deletedRefresher_endsItsFuture()
{
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    m_server->on(u"/feed"_s, hang);
    add(u"/feed"_s);
    const auto future = m_refresher->refresh();
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_refresher.reset();
    QVERIFY(future.isFinished());
    QVERIFY(future.result().cancelled);
}

void TestRefresher::folder_isReadOnceAndFollowed()
{
    const QString root = m_folder->filePath(u"news"_s);
    for (int i = 0; i < 450; ++i) {
        QVERIFY(writeFile(root + u"/%1/%2.md"_s.arg(i % 7).arg(i),
            document("Meldung " + QByteArray::number(i), "<p>Text " + QByteArray::number(i) + "</p>")));
    }
    QVERIFY(writeFile(root + u"/.hidden/x.md"_s, document("Hidden", "<p>x</p>")));
    QVERIFY(writeFile(root + u"/picture.png"_s, "no document"));
    const SourceId id = *get(m_library->addSource({SourceKind::Folder, root, u"News"_s, GroupId::None}));
    QCOMPARE(refresh().added, 450);
    RefreshReport report = refresh();
    QCOMPARE(report.unchangedSources, 1);
    QCOMPARE(report.added + report.updated, 0);

    QVERIFY(writeFile(root + u"/0/0.md"_s, document("Meldung 0", "<p>Another text, and longer</p>")));
    QVERIFY(writeFile(root + u"/new/n.md"_s, document("Neu", "<p>Neu</p>")));
    QVERIFY(QFile::remove(root + u"/1/1.md"_s));
    report = refresh();
    QCOMPARE(report.added, 1);
    QCOMPARE(report.updated, 1);
    QCOMPARE(rows(m_library.get()).size(), 451); // a removed file leaves its article
    int gone = 0;
    const auto files = get(m_library->files(id));
    for (const FileState &file : *files)
        gone += file.gone;
    QCOMPARE(gone, 1);
    QCOMPARE(refresh().unchangedSources, 1);
    QVERIFY(get(m_library->verify())->ok);
}

void TestRefresher::missingFolder_losesNothing()
{
    const QString root = m_folder->filePath(u"news"_s);
    QVERIFY(writeFile(root + u"/a.md"_s, document("Meldung", "<p>Text</p>")));
    const SourceId id = *get(m_library->addSource({SourceKind::Folder, root, u"News"_s, GroupId::None}));
    refresh();
    QVERIFY(QDir().rename(root, root + u"-away"_s));
    QCOMPARE(refresh().failures.size(), 1);
    QCOMPARE(get(m_library->files(id))->value(0).gone, false);
    QCOMPARE(rows(m_library.get()).size(), 1);
}

void TestRefresher::movedFeed_isFollowedWhenProven()
{
    m_server->on(u"/new"_s, feedAnswer(rss("Moved", 1)));
    HttpAnswer moved;
    moved.status = 301;
    moved.headers = {{"Location", m_server->url(u"/new"_s).toEncoded()}};
    m_server->on(u"/old"_s, moved);
    const SourceId id = add(u"/old"_s);
    refresh();
    QCOMPARE(sourceOf(m_library.get(), id).url, m_server->url(u"/old"_s).toString());
    // Days later: what was noted then.
    FetchState state = sourceOf(m_library.get(), id).fetch;
    QCOMPARE(state.rhythm.movedTo, m_server->url(u"/new"_s).toString());
    state.rhythm.movedTimes = 3;
    state.rhythm.movedSince = state.rhythm.movedSince.addDays(-4);
    state.rhythm.movedLast = state.rhythm.movedLast.addDays(-1);
    QVERIFY(get(m_library->setFetchState(id, state)));
    refresh();
    QTRY_COMPARE(sourceOf(m_library.get(), id).url, m_server->url(u"/new"_s).toString());
}

void TestRefresher::progress_comesToItsTotal()
{
    for (int i = 0; i < 30; ++i) {
        m_server->on(u"/feed%1"_s.arg(i), feedAnswer(rss("Feed", 2)));
        add(u"/feed%1"_s.arg(i), u"127.0.6.%1"_s.arg(i + 1));
    }
    QSignalSpy progressed(m_refresher.get(), &Refresher::progressed);
    QSignalSpy finished(m_refresher.get(), &Refresher::finished);
    refresh();
    QCOMPARE(finished.size(), 1);
    const auto last = progressed.last().first().value<RefreshProgress>();
    QCOMPARE(last.done, 30);
    QCOMPARE(last.total, 30);
    QCOMPARE(last.added, 60);
}

void TestRefresher::largeFeed_isTaken()
{
    const QByteArray filling = "<!--" + QByteArray(20 * 1024 * 1024, ' ') + "-->";
    m_server->on(u"/large"_s, feedAnswer(rss("Large", 3, 1, filling)));
    m_server->on(u"/small"_s, feedAnswer(rss("Small", 2)));
    add(u"/large"_s);
    add(u"/large"_s, u"127.0.0.2"_s);
    add(u"/small"_s, u"127.0.0.3"_s);
    const RefreshReport report = refresh();
    QCOMPARE(report.failures.size(), 0);
    QCOMPARE(report.sources, 3);
    QCOMPARE(report.added, 8);
    QCOMPARE(m_refresher->progress().done, 3);
    QVERIFY(m_server->count(u"/large"_s) <= 3); // one of them may have had to come back
}

void TestRefresher::largeFeed_isAskedOnce()
{
    const QByteArray filling = "<!--" + QByteArray(20 * 1024 * 1024, ' ') + "-->";
    m_server->on(u"/large"_s, feedAnswer(rss("Large", 3, 1, filling)));
    add(u"/large"_s);
    QCOMPARE(refresh().added, 3);
    QCOMPARE(m_server->requests().size(), 1);
    HttpAnswer endless = feedAnswer(rss("Endless", 3));
    endless.fault = HttpAnswer::Fault::EndlessBody;
    endless.validators = false;
    m_server->on(u"/endless"_s, endless);
    const SourceId id = add(u"/endless"_s, u"127.0.0.2"_s);
    const RefreshReport report = refresh({id});
    QCOMPARE(report.failures.value(0).error.kind, Error::Kind::TooLarge);
    QCOMPARE(m_server->count(u"/endless"_s), 1);
}

void TestRefresher::hugeFeed_isRefused()
{
    const QByteArray filling = "<!--" + QByteArray(65 * 1024 * 1024, ' ') + "-->";
    m_server->on(u"/huge"_s, feedAnswer(rss("Huge", 3, 1, filling)));
    add(u"/huge"_s);
    const RefreshReport report = refresh();
    QCOMPARE(report.failures.size(), 1);
    QCOMPARE(report.failures.constFirst().error.kind, Error::Kind::TooLarge);
    QCOMPARE(report.added, 0);
}

QTEST_GUILESS_MAIN(TestRefresher)
#include "tst_refresher.moc"
