// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/fulltextfetcher.h"
#include "reader/imagefetcher.h"
#include "reader/readertest.h"
#include "reader/refresher.h"
#include "reader/secretmemory.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray png()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

HttpAnswer html(const QByteArray &body)
{
    HttpAnswer answer;
    answer.type = "text/html";
    answer.body = "<html><nav>menu</nav><article>" + body + "</article></html>";
    return answer;
}

/// Stands in for the engine: what is between the article tags.
QFuture<Result<Extracted>> extract(const QString &page, const QUrl &url)
{
    Extracted article;
    article.content = page.section(u"<article>"_s, 1).section(u"</article>"_s, 0, 0);
    article.base = url.toString();
    if (article.content.isEmpty())
        return readyFuture(
            Result<Extracted>(Error{Error::Kind::NotFound, u"no article was found in the page"_s, 0}));
    return readyFuture(Result<Extracted>(article));
}

struct Setup
{
    QTemporaryDir folder;
    HttpServer server;
    HttpClient client{HttpClient::Options()};
    Library library{{folder.path(), false, {}}};
    Refresher refresher{&library, &client};
    FullTextFetcher fetcher{&library, &client, extract};
    SourceId source = SourceId::None;

    explicit Setup(bool whole, int stories = 3)
    {
        if (!get(library.open()))
            qFatal("no library");
        QByteArray body = rss("Harbour", stories);
        body.replace("https://example.org/", server.url(u"/"_s).toEncoded());
        server.on(u"/feed"_s, feedAnswer(body));
        source =
            get(library.addSource({SourceKind::Feed, server.url(u"/feed"_s).toString(), {}, GroupId::None}))
                .value();
        SourceOptions options;
        options.fullArticle = whole;
        if (!get(library.setSourceOptions(source, options)))
            qFatal("no options");
    }

    void refresh() { get(refresher.refresh()); }
    Article article(const QString &title)
    {
        for (const ArticleRow &row : rows(&library)) {
            if (row.title == title)
                return get(library.article(row.id)).value();
        }
        return {};
    }
    void fetchPending()
    {
        QSignalSpy idle(&fetcher, &FullTextFetcher::idle);
        fetcher.setAutomatic(true);
        QTRY_VERIFY_WITH_TIMEOUT(!idle.isEmpty(), 20'000);
        fetcher.setAutomatic(false);
    }
};

} // namespace

class TestFullTextFetcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourceSetToWholeArticles_getsThemAtRefresh()
    {
        Setup setup(true);
        setup.server.on(u"/1"_s, html("<p>The whole story with <b>much</b> more to read in it.</p>"));
        setup.server.on(u"/2"_s, html("<p>x</p>"));
        setup.refresh();
        setup.fetchPending();
        const Article one = setup.article(u"Story 1"_s);
        QVERIFY(one.fullText && one.fullText->isShown());
        QVERIFY(one.fullText->content.contains(u"much"_s));
        QCOMPARE(one.content.isEmpty() ? one.summary : one.content, u"<p>Text of story 1.</p>"_s);
        // Shorter than what the source sent: kept, not shown.
        const Article two = setup.article(u"Story 2"_s);
        QVERIFY(two.fullText);
        QCOMPARE(two.fullText->state, FullText::State::Stored);
        QVERIFY(!two.fullText->isShown());
        // Not there: the reason is kept.
        const Article three = setup.article(u"Story 3"_s);
        QCOMPARE(three.fullText->state, FullText::State::Failed);
        QCOMPARE(three.fullText->error, u"404"_s);
        // Each page was asked for once, and once only however often the source is refreshed.
        setup.refresh();
        setup.fetchPending();
        for (const QString &page : {u"/1"_s, u"/2"_s, u"/3"_s})
            QCOMPARE(setup.server.count(page), 1);
    }

    void page_isAskedForAsItsSourceIs()
    {
        Setup setup(true, 2);
        SourceOptions options = sourceOf(&setup.library, setup.source).options;
        options.userAgent = u"Reader of Harbour/2"_s;
        options.headers = {{u"X-Paper"_s, u"harbour"_s}};
        options.auth = SourceOptions::Auth::Basic;
        options.user = u"anna"_s;
        SecretStore secrets(std::make_unique<SecretMemory>(), std::make_unique<SecretMemory>());
        SourceSecrets kept;
        kept.password = u"pass"_s;
        options.secretId = *get(secrets.write(options.secretPlace, kept));
        QVERIFY(get(setup.library.setSourceOptions(setup.source, options)));
        setup.refresher.setSecrets(&secrets);
        setup.fetcher.setSecrets(&secrets);
        // One article lies on the feed's own server, the other one elsewhere.
        QByteArray body = rss("Harbour", 2);
        body.replace("https://example.org/1", setup.server.url(u"/1"_s).toEncoded());
        body.replace("https://example.org/2", setup.server.url(u"/2"_s, u"127.0.0.9"_s).toEncoded());
        setup.server.on(u"/feed"_s, feedAnswer(body));
        setup.server.on(u"/1"_s, html("<p>The whole story with much more to read in it.</p>"));
        setup.server.on(u"/2"_s, html("<p>The other story with much more to read in it.</p>"));
        setup.refresh();
        setup.fetchPending();
        int asked = 0;
        for (const HttpRequestSeen &seen : setup.server.requests()) {
            if (seen.path != u"/1" && seen.path != u"/2")
                continue;
            ++asked;
            const bool own = seen.path == u"/1";
            QCOMPARE(seen.header("user-agent"), "Reader of Harbour/2"_ba);
            QCOMPARE(seen.header("x-paper"), own ? "harbour"_ba : QByteArray());
            QCOMPARE(seen.header("authorization"), own ? "Basic " + "anna:pass"_ba.toBase64() : QByteArray());
        }
        QCOMPARE(asked, 2);
    }

    void lockedKeychain_asksForNoPageAndSaysWhy()
    {
        Setup setup(false, 1);
        setup.refresh();
        SourceOptions options;
        options.fullArticle = true;
        options.proxy = SourceOptions::Proxy::Own;
        options.proxyUrl = u"http://127.0.0.1:9"_s;
        options.secretId = u"nobody-has-it"_s;
        QVERIFY(get(setup.library.setSourceOptions(setup.source, options)));
        SecretStore secrets(std::make_unique<SecretMemory>(), std::make_unique<SecretMemory>());
        setup.fetcher.setSecrets(&secrets);
        setup.fetchPending();
        QCOMPARE(setup.server.count(u"/1"_s), 0);
        const Article one = setup.article(u"Story 1"_s);
        QVERIFY(one.fullText);
        QCOMPARE(one.fullText->state, FullText::State::Failed);
        QVERIFY(!one.fullText->error.isEmpty());
    }

    void sourceNotSetSo_asksForNoPage()
    {
        Setup setup(false);
        setup.refresh();
        setup.fetchPending();
        QCOMPARE(setup.server.count(u"/1"_s), 0);
    }

    void articleAskedFor_isFetchedAndShown()
    {
        Setup setup(false);
        setup.server.on(u"/1"_s, html("<p>x</p>"));
        setup.refresh();
        const Status done = get(setup.fetcher.fetch(setup.article(u"Story 1"_s).row.id));
        QVERIFY(done);
        QVERIFY(setup.article(u"Story 1"_s).fullText->isShown());
    }

    void failure_saysWhyAndCanBeRetried()
    {
        Setup setup(false);
        setup.refresh();
        const ArticleId id = setup.article(u"Story 1"_s).row.id;
        const Status failed = get(setup.fetcher.fetch(id));
        QVERIFY(!failed);
        QCOMPARE(failed.error().status, 404);
        QCOMPARE(setup.article(u"Story 1"_s).fullText->error, u"404"_s);
        setup.server.on(u"/1"_s, html("<p>back again</p>"));
        QVERIFY(get(setup.fetcher.fetch(id)));
        const FullText text = *setup.article(u"Story 1"_s).fullText;
        QCOMPARE(text.state, FullText::State::Stored);
        QCOMPARE(text.error, QString());
    }

    void whatIsNoPage_isSaid_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::newRow("pdf") << "application/pdf"_ba
                             << "%PDF-1.7"_ba << u"not a web page"_s;
        QTest::newRow("picture") << "image/png"_ba << png() << u"not a web page"_s;
        QTest::newRow("no article") << "text/html"_ba
                                    << "<html><p>Sign in</p></html>"_ba
                                    << u"no article was found in the page"_s;
        QTest::newRow("too large") << "text/html"_ba << QByteArray(6 * 1024 * 1024, 'x') << u"too large"_s;
    }

    void whatIsNoPage_isSaid()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        Setup setup(false);
        HttpAnswer answer;
        answer.type = type;
        answer.body = body;
        setup.server.on(u"/1"_s, answer);
        setup.refresh();
        QVERIFY(!get(setup.fetcher.fetch(setup.article(u"Story 1"_s).row.id)));
        QCOMPARE(setup.article(u"Story 1"_s).fullText->error, reason);
    }

    void pageInAnotherEncoding_isRead()
    {
        Setup setup(false);
        HttpAnswer answer = html("<p>\xd6\xd0\xb9\xfa\xd0\xc2\xce\xc5\xd6\xd0\xb9\xfa\xd0\xc2\xce\xc5</p>");
        answer.type = "text/html; charset=gb2312";
        setup.server.on(u"/1"_s, answer);
        setup.refresh();
        QVERIFY(get(setup.fetcher.fetch(setup.article(u"Story 1"_s).row.id)));
        QVERIFY(setup.article(u"Story 1"_s).fullText->content.contains(u"中国新闻"_s));
    }

    void picturesOfTheWholeArticle_comeIntoTheStore()
    {
        Setup setup(false);
        setup.server.on(
            u"/1"_s, html("<p>Seen</p><img src='/p/one.png'><img data-src='two.png?a=1&amp;b=图'>"));
        HttpAnswer picture;
        picture.type = "image/png";
        picture.body = png();
        setup.server.onPrefix(u"/p/"_s, [picture](const HttpRequestSeen &) { return picture; });
        setup.server.onPrefix(u"/two"_s, [picture](const HttpRequestSeen &) { return picture; });
        setup.refresh();
        const ArticleId id = setup.article(u"Story 1"_s).row.id;
        QVERIFY(get(setup.fetcher.fetch(id)));
        ImageFetcher images(&setup.library, &setup.client);
        QCOMPARE(get(images.fetch({id})).stored, 2);
        const Article article = setup.article(u"Story 1"_s);
        QCOMPARE(article.row.images, 2);
        QCOMPARE(article.row.imagesStored, 2);
    }

    void linkMissing_isInvalid()
    {
        Setup setup(false);
        QByteArray body = rss("Harbour", 1);
        body.replace("<link>https://example.org/1</link>", "");
        setup.server.on(u"/feed"_s, feedAnswer(body));
        setup.refresh();
        const Status done = get(setup.fetcher.fetch(setup.article(u"Story 1"_s).row.id));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::InvalidArgument);
    }

    void destroyedInTheMiddle_answersCancelled()
    {
        Setup setup(false);
        HttpAnswer slow;
        slow.fault = HttpAnswer::Fault::Hang;
        setup.server.on(u"/1"_s, slow);
        setup.refresh();
        auto fetcher = std::make_unique<FullTextFetcher>(&setup.library, &setup.client, extract);
        const auto future = fetcher->fetch(setup.article(u"Story 1"_s).row.id);
        QTRY_COMPARE(setup.server.count(u"/1"_s), 1);
        fetcher.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestFullTextFetcher)
#include "tst_fulltextfetcher.moc"
