// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/sanitize.h"
#include "html/strictcheck.h"
#include "support/httpserver.h"
#include "web/extractor.h"
#include "web/webtest.h"

#include <QTcpSocket>

using namespace courant;
using namespace courant::test;

namespace {

QString paragraph(const QString &start)
{
    return u"<p>"_s + start +
           u" The boats left the harbour at dawn, with nets, lamps and bread, and by noon, when the fog had "
           "lifted, all of them were seen again from the tower, which nobody had expected.</p>"_s;
}

QString page(const QString &head, const QString &body)
{
    return u"<!DOCTYPE html><html lang='en'><head>"_s + head +
           u"</head><body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article>"_s + body +
           paragraph(u"First."_s) + paragraph(u"Second."_s) + paragraph(u"Third."_s) +
           u"</article><footer>Imprint</footer></body></html>"_s;
}

} // namespace

class TestExtractor final : public QObject
{
    Q_OBJECT

private:
    Extractor m_extractor;

    Result<Extracted> extract(const QString &html, const QString &url = u"https://news.example/a/b.html"_s)
    {
        const auto future = m_extractor.extract(html, QUrl(url));
        waitFor([&] { return future.isFinished(); }, 60000);
        if (!future.isFinished())
            return Error{Error::Kind::Timeout, u"no answer"_s, 0};
        return future.result();
    }

private Q_SLOTS:
    void pageWithAnArticle_givesItWithoutWhatIsAround()
    {
        const Result<Extracted> found =
            extract(page(u"<title>All the boats return by noon | The Daily</title>"
                         "<meta name='author' content='Ann  Lee'>"
                         "<meta name='description' content='All came back.'>"_s,
                u"<h1>All the boats return by noon</h1>"_s));
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(found->title, u"All the boats return by noon"_s);
        QCOMPARE(found->byline, u"Ann Lee"_s);
        QCOMPARE(found->excerpt, u"All came back."_s);
        QCOMPARE(found->language, u"en"_s);
        QVERIFY(found->content.contains(u"Second. The boats left"_s));
        QVERIFY(!found->content.contains(u"Imprint"_s));
        QVERIFY(!found->content.contains(u"Sport"_s));
    }

    void chinesePage_givesItsText()
    {
        const QString text =
            u"<p>渔船清晨离开港口，带着渔网、灯和面包；中午雾散之后，人们在塔上又看见了它们，谁也没有料到。</p>"_s;
        const Result<Extracted> found =
            extract(u"<html lang='zh-CN'><title>渔船归来</title><body><div class='content'>"_s +
                    text.repeated(8) + u"</div></body></html>"_s);
        QVERIFY(found);
        QCOMPARE(found->title, u"渔船归来"_s);
        QCOMPARE(found->language, u"zh-CN"_s);
        QVERIFY(found->content.contains(u"人们在塔上又看见了它们"_s));
    }

    void addresses_becomeAbsolute_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("attribute");
        QTest::addColumn<QString>("expected");
        QTest::newRow("relative") << QString() << u"pic/1.png"_s << u"https://news.example/a/pic/1.png"_s;
        QTest::newRow("root") << QString() << u"/1.png"_s << u"https://news.example/1.png"_s;
        QTest::newRow("protocol") << QString() << u"//cdn.example/1.png"_s << u"https://cdn.example/1.png"_s;
        QTest::newRow("base") << u"http://other.example/x/"_s << u"1.png"_s
                              << u"http://other.example/x/1.png"_s;
        QTest::newRow("relative base") << u"../c/"_s << u"1.png"_s << u"https://news.example/c/1.png"_s;
        QTest::newRow("hostile base")
            << u"javascript:1//"_s << u"1.png"_s << u"https://news.example/a/1.png"_s;
        QTest::newRow("query and Chinese")
            << QString() << u"图.png?a=1&b=2"_s << u"https://news.example/a/%E5%9B%BE.png?a=1&amp;b=2"_s;
    }

    void addresses_becomeAbsolute()
    {
        QFETCH(QString, base);
        QFETCH(QString, attribute);
        QFETCH(QString, expected);
        const QString head = base.isEmpty() ? QString() : QString(u"<base href='"_s + base + u"'>"_s);
        const Result<Extracted> found = extract(page(head, u"<img src='"_s + attribute + u"'>"_s));
        QVERIFY(found);
        QVERIFY2(
            found->content.contains(u"src=\""_s + expected + u'"'), qPrintable(found->content.left(400)));
    }

    void linkInThePage_staysInThePage()
    {
        const Result<Extracted> found = extract(page({}, u"<p><a href='#note'>note</a></p>"_s));
        QVERIFY(found);
        QVERIFY(found->content.contains(u"href=\"#note\""_s));
    }

    void lazyPictures_areFilledIn_data()
    {
        QTest::addColumn<QString>("image");
        const QString dot = u"data:image/gif;base64,R0lGODlhAQABAAAAACw="_s;
        for (const QString &name :
            {u"data-src"_s, u"data-original"_s, u"data-lazy-src"_s, u"data-actualsrc"_s})
            QTest::newRow(qPrintable(name))
                << QString(u"<img src='"_s + dot + u"' "_s + name + u"='/p/big?id=7'>"_s);
        QTest::newRow("srcset") << QString(u"<img src='"_s + dot + u"' data-srcset='/p/big?id=7 800w'>"_s);
        QTest::newRow("picture") << u"<picture><source data-srcset='/p/big?id=7 1x'><img src=''></picture>"_s;
        QTest::newRow("noscript") << QString(
            u"<img class='lazy' src='"_s + dot + u"'><noscript><img src='/p/big?id=7'></noscript>"_s);
    }

    void lazyPictures_areFilledIn()
    {
        QFETCH(QString, image);
        const Result<Extracted> found = extract(page({}, u"<figure>"_s + image + u"</figure>"_s));
        QVERIFY(found);
        html::SanitizeOptions options;
        options.base = QUrl(found->base);
        const QString clean = html::sanitize(found->content, options).html;
        QVERIFY2(clean.contains(u"https://news.example/p/big?id=7"_s), qPrintable(clean.left(500)));
    }

    void pageFullOfScripts_runsNothingAndAsksNobody()
    {
        HttpServer server;
        const QString at = server.url(u"/x"_s).toString();
        const QString hostile =
            u"<script>document.body.innerHTML='<article>'+'ran "
            u"'.repeat(900)+'</article>';fetch('%1')</script>"
            "<link rel=stylesheet href='%1'><style>@import '%1';</style><img src='%1' "
            "onerror='fetch(\"%1\")'>"
            "<iframe src='%1'></iframe><object data='%1'></object><video src='%1' poster='%1'></video>"
            "<svg><image href='%1'/><script href='%1'/></svg><meta http-equiv=refresh content='0;url=%1'>"
            "<p onclick='fetch(\"%1\")' style='background:url(%1)'>x</p><a href='javascript:1'>y</a>"_s.arg(
                at);
        const Result<Extracted> found = extract(page(hostile, hostile), server.url(u"/page"_s).toString());
        QVERIFY(found);
        QVERIFY(!found->content.contains(u"ran ran"_s));
        QVERIFY(found->content.contains(u"Third. The boats"_s));
        // It is handed on as it is, and made safe like any other content before it is shown.
        QVERIFY(!strictProblem(found->content).isEmpty());
        html::SanitizeOptions options;
        options.base = QUrl(found->base);
        const QString clean = html::sanitize(found->content, options).html;
        QCOMPARE(strictProblem(clean), QString());
        QCOMPARE(html::sanitize(clean, options).html, clean);
        QCOMPARE(server.connections(), 0);
        QCOMPARE(m_extractor.blockedRequests(), 0);
        // The server counts: it would have been seen.
        QTcpSocket control;
        control.connectToHost(server.url({}).host(), server.port());
        TRY_COMPARE(server.connections(), 1);
    }

    void pageWithoutAnArticle_isNotFound()
    {
        const Result<Extracted> found = extract(u"<html><title>Empty</title><body></body></html>"_s);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, Error::Kind::NotFound);
    }

    void tooLargePage_isRefusedAtOnce()
    {
        const Result<Extracted> found = extract(QString(6 * 1024 * 1024, u'a'));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, Error::Kind::TooLarge);
    }

    void pageThatTakesForever_isGivenUpAndTheNextIsRead()
    {
        Extractor extractor;
        extractor.setTimeout(500);
        const QString deep = u"<article>"_s + u"<div><b>word, word"_s.repeated(200'000);
        const auto first = extractor.extract(deep, QUrl(u"https://news.example/"_s));
        const auto second =
            extractor.extract(page(u"<title>Next</title>"_s, {}), QUrl(u"https://news.example/"_s));
        TRY_VERIFY(first.isFinished());
        QVERIFY(!first.result());
        QCOMPARE(first.result().error().kind, Error::Kind::TooComplex);
        TRY_VERIFY(second.isFinished());
        QVERIFY(second.result());
        QCOMPARE(second.result()->title, u"Next"_s);
    }

    void destroyedWhileReading_answersCancelled()
    {
        auto extractor = std::make_unique<Extractor>();
        const auto future = extractor->extract(page({}, {}), QUrl(u"https://news.example/"_s));
        extractor.reset();
        QVERIFY(future.isFinished());
        QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    }
};

int main(int argc, char **argv)
{
    return runWebTest<TestExtractor>(argc, argv);
}

#include "tst_extractor.moc"
