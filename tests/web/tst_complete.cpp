// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"
#include "net/httpclient.h"
#include "reader/fulltextfetcher.h"
#include "reader/imagefetcher.h"
#include "reader/refresher.h"
#include "store/librarytest.h"
#include "support/httpserver.h"
#include "web/articleview.h"
#include "web/extractor.h"
#include "webtest.h"

#include <QWebEngineView>

using namespace courant;
using namespace courant::test;

namespace {

/// How many; more by COURANT_ARTICLES.
int articles()
{
    const int wanted = qEnvironmentVariableIntValue("COURANT_ARTICLES");
    return wanted > 0 ? wanted : 40;
}

/// All the ways in which publishers name a picture.
QByteArray pictureMarkup(int way, const QByteArray &n)
{
    const QByteArray dot = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
    switch (way) {
    case 0:
        return "<img src='/good/" + n + ".png'>";
    case 1:
        return "<img src='" + dot + "' data-src='good/" + n + ".png?w=1&amp;h=2'>";
    case 2:
        return "<img data-original='/good/图片 " + n + ".png'>";
    case 3:
        return "<picture><source type='image/webp' srcset='/webp/" + n + " 1x'><img src='/webp/" + n +
               "'></picture>";
    case 4:
        return "<img class='lazy' src='" + dot + "'><noscript><img src='/good/n" + n + ".png'></noscript>";
    case 5:
        return "<img srcset='/good/small" + n + ".png 200w, /good/big" + n + ".png 900w' src='/good/small" +
               n + ".png'>";
    case 6:
        return "<img src='/gif/" + n + "'><img src='/avif/" + n + "'>";
    case 7:
        return "<img data-srcset='/good/set" + n + ".png 640w' src='" + dot + "'>";
    case 8:
        return "<img src='/forbidden/" + n + ".png'><img src='/good/beside" + n + ".png'>";
    case 9:
        return "<img src='/gone/" + n + ".png'>";
    case 10:
        return "<img src='/slow/" + n + ".png'>";
    default:
        return "<img src='/page/" + n + ".png'>";
    }
}
constexpr int ways = 12;
constexpr int goodWays = 8;

HttpAnswer picture(const QByteArray &type, const QByteArray &bytes)
{
    HttpAnswer answer;
    answer.type = type;
    answer.body = bytes;
    return answer;
}

QByteArray resource(const char *name)
{
    QFile file(QStringLiteral(SOURCE_FOLDER "/resources/samples/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Brought in from a server, which is then stopped: what says Complete shows all its pictures, what does not
/// says why.
class TestComplete final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    HttpServer m_server;

    void serve()
    {
        // 1x1, two frames.
        const QByteArray gif = QByteArray::fromBase64(
            "R0lGODlhAQABAIAAAP8AAAAA/yH/"
            "C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAAQABAAACAkQBACH5BAAKAAAALAAAAAABAAEA"
            "AAICTAEAOw==");
        // 8x8, one colour.
        const QByteArray avif = QByteArray::fromBase64("AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAADybWV0Y"
                                                       "QAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAA"
                                                       "AGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAeaWxvYwAAAABEAAABA"
                                                       "AEAAAABAAABGgAAABYAAAAoaWluZgAAAAAAAQAAABppbmZl"
                                                       "AgAAAAABAABhdjAxQ29sb3IAAAAAamlwcnAAAABLaXBjbwAAABRpc"
                                                       "3BlAAAAAAAAAAgAAAAIAAAAEHBpeGkAAAAAAwgICAAAAAxh"
                                                       "djFDgQAMAAAAABNjb2xybmNseAACAAIABoAAAAAXaXBtYQAAAAAAA"
                                                       "AABAAEEAQKDBAAAAB5tZGF0EgAKBxgABhAQ0GkyCRAAAAAA"
                                                       "AAAAAA==");
        m_server.onPrefix(u"/good/"_s, [](const HttpRequestSeen &seen) {
            return picture("image/png", png({40 + int(seen.path.size()), 30}, Qt::darkGreen));
        });
        m_server.onPrefix(u"/a/good/"_s, [](const HttpRequestSeen &) {
            return picture("image/png", png({50, 30}, Qt::darkBlue));
        });
        m_server.onPrefix(u"/webp/"_s,
            [](const HttpRequestSeen &) { return picture("image/webp", resource("boat.webp")); });
        m_server.onPrefix(u"/gif/"_s, [gif](const HttpRequestSeen &) { return picture("image/gif", gif); });
        m_server.onPrefix(
            u"/avif/"_s, [avif](const HttpRequestSeen &) { return picture("image/avif", avif); });
        m_server.onPrefix(u"/forbidden/"_s, [](const HttpRequestSeen &) {
            HttpAnswer answer;
            answer.status = 403;
            return answer;
        });
        m_server.onPrefix(u"/slow/"_s, [](const HttpRequestSeen &) {
            HttpAnswer answer;
            answer.fault = HttpAnswer::Fault::CloseAtOnce;
            return answer;
        });
        m_server.onPrefix(u"/page/"_s,
            [](const HttpRequestSeen &) { return picture("image/png", "<html>Sign in</html>"); });
        const int count = articles();
        QByteArray feed =
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>Tower</title>";
        for (int i = 0; i < count; ++i) {
            const QByteArray n = QByteArray::number(i);
            const QByteArray link = m_server.url(u"/a/"_s + QString::number(i)).toEncoded();
            QByteArray body = "<p>Boats came back, with nets, lamps and bread, as seen from the tower.</p>" +
                              pictureMarkup(i % ways, n);
            // Of every third only a teaser is in the feed.
            const bool teaser = i % 3 == 0;
            HttpAnswer page;
            page.type = "text/html; charset=utf-8";
            page.body = "<html><body><nav>menu</nav><article>" + body.repeated(1) +
                        QByteArray("<p>By noon, when the fog had lifted, all of them were seen again, which "
                                   "nobody had expected, from the old tower.</p>")
                            .repeated(8) +
                        "</article></body></html>";
            m_server.on(u"/a/"_s + QString::number(i), page);
            feed += "<item><title>Story " + n + "</title><guid>" + n + "</guid><link>" + link +
                    "</link><description><![CDATA[" + (teaser ? "<p>Teaser</p>"_ba : body) +
                    "]]></description></item>";
        }
        m_server.on(u"/feed"_s, picture("application/rss+xml", feed + "</channel></rss>"));
    }

    static QString ask(ArticleView *view, const QString &script)
    {
        return test::ask(view->findChild<QWebEngineView *>()->page(), script).toString();
    }

private Q_SLOTS:
    void completeArticles_showEveryPictureWithoutAServer()
    {
        serve();
        const auto library = openLibrary(m_folder.path());
        NewSource wanted;
        wanted.url = m_server.url(u"/feed"_s).toString();
        const SourceId source = must(library->addSource(wanted));
        SourceOptions options;
        options.fullArticle = true;
        must(library->setSourceOptions(source, options));
        {
            HttpClient client{HttpClient::Options()};
            Refresher refresher(library.get(), &client);
            Extractor extractor;
            FullTextFetcher texts(library.get(), &client,
                [&](const QString &html, const QUrl &url) { return extractor.extract(html, url); });
            ImageFetcher images(library.get(), &client);
            const auto refreshed = refresher.refresh();
            TRY_VERIFY(refreshed.isFinished());
            QCOMPARE(refreshed.result().added, articles());
            QSignalSpy idle(&texts, &FullTextFetcher::idle);
            texts.setAutomatic(true);
            QVERIFY(waitFor([&] { return !idle.isEmpty(); }, 120'000));
            const auto fetched = images.fetch();
            QVERIFY(waitFor([&] { return fetched.isFinished(); }, 120'000));
        }
        m_server.stop();
        ArticleView view(library.get());
        view.resize(700, 500);
        view.show();
        int complete = 0;
        int lacking = 0;
        for (const ArticleRow &row : must(library->page({}, std::nullopt, 1000)).rows) {
            const int number = row.title.section(u' ', 1).toInt();
            const int way = number % ways;
            QSignalSpy shown(&view, &ArticleView::shown);
            view.showArticle(row.id);
            QVERIFY(waitFor([&] { return !shown.isEmpty(); }));
            const QString state =
                ask(&view, u"[...document.querySelectorAll('.state')].map(e => e.innerText).join()"_s);
            // Below the fold they would wait for the reader to come.
            ask(&view, u"[...document.images].map(i => i.loading = 'eager').join()"_s);
            const QString all =
                u"document.images.length + ' ' + [...document.images].filter(i => i.complete &&"
                "i.naturalWidth > 0 && !i.dataset.state).length"_s;
            if (state.contains(u"Complete offline"_s)) {
                ++complete;
                QVERIFY2(way < goodWays, qPrintable(row.title + state));
                QVERIFY(row.images > 0 && row.images == row.imagesStored);
                const bool there = waitFor([&] {
                    const QStringList counts = ask(&view, all).split(u' ');
                    return counts.at(0).toInt() > 0 && counts.at(0) == counts.at(1);
                });
                QVERIFY2(there, qPrintable(row.title + u": "_s + ask(&view, all)));
            } else {
                ++lacking;
                QVERIFY2(way >= goodWays, qPrintable(row.title + u": "_s + state));
                const QString reason = way == 8    ? u"403"_s
                                       : way == 9  ? u"404"_s
                                       : way == 10 ? u"unreachable"_s
                                                   : u"not a picture"_s;
                QVERIFY2(state.contains(u"missing: "_s + reason), qPrintable(row.title + u": "_s + state));
                QVERIFY(state.contains(u"Try again"_s));
                QVERIFY(row.imagesStored < row.images);
            }
            if (number % 3 == 0)
                QVERIFY(state.contains(u"Full article"_s));
        }
        qInfo() << complete << "complete," << lacking << "lacking";
        QVERIFY(complete >= articles() / 2);
        QVERIFY(lacking >= articles() / 4);
        QCOMPARE(view.blockedRequests(), 0);
    }
};

int main(int argc, char **argv)
{
    return runWebTest<TestComplete>(argc, argv);
}

#include "tst_complete.moc"
