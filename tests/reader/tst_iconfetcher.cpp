// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/imagekey.h"
#include "net/httpclient.h"
#include "reader/iconfetcher.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestIconFetcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void iconOfThePage_isStoredWithTheSource();
    void faviconAtTheRoot_isTheLastResort();
    void notAPicture_isPassedOver();
    void sourceWithoutLuck_isNotAskedAgainSoon();
    void storedIcon_survivesTheCleanUp();
};

namespace {

QByteArray png(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

HttpAnswer answer(const QByteArray &type, const QByteArray &body)
{
    HttpAnswer made;
    made.type = type;
    made.body = body;
    return made;
}

struct Setup
{
    QTemporaryDir folder;
    HttpServer server;
    HttpClient client{HttpClient::Options()};
    Library library{{folder.path(), false, {}}};
    Refresher refresher{&library, &client};
    SourceId source = SourceId::None;

    Setup()
    {
        if (!get(library.open()))
            qFatal("no library");
        QByteArray body = rss("Harbour", 1);
        body.replace("https://example.org/<", QByteArray(server.url(u"/"_s).toEncoded() + "<"));
        server.on(u"/feed"_s, feedAnswer(body));
        const auto added =
            get(library.addSource({SourceKind::Feed, server.url(u"/feed"_s).toString(), {}, GroupId::None}));
        if (!added)
            qFatal("no source");
        source = *added;
        get(refresher.refresh());
    }

    void fetch()
    {
        IconFetcher fetcher(&library, &client);
        QSignalSpy idle(&fetcher, &IconFetcher::idle);
        fetcher.start();
        QTRY_VERIFY_WITH_TIMEOUT(!idle.isEmpty(), 20'000);
    }

    QString icon() { return sourceOf(&library, source).icon; }
};

} // namespace

void TestIconFetcher::iconOfThePage_isStoredWithTheSource()
{
    Setup setup;
    setup.server.on(
        u"/"_s, answer("text/html",
                    "<html><head><link rel='icon' href='/brand/mark.png'><title>x</title></head></html>"));
    setup.server.on(u"/brand/mark.png"_s, answer("text/plain", png(32)));
    setup.fetch();
    QCOMPARE(setup.icon(), setup.server.url(u"/brand/mark.png"_s).toString());
    const auto image = get(setup.library.image(imageKeyOf(setup.icon())));
    QVERIFY(image);
    QCOMPARE(image->bytes, png(32));
    QCOMPARE(image->type, u"image/png"_s);
}

void TestIconFetcher::faviconAtTheRoot_isTheLastResort()
{
    Setup setup;
    setup.server.on(u"/favicon.ico"_s, answer("image/x-icon", png(16)));
    setup.fetch();
    QCOMPARE(setup.icon(), setup.server.url(u"/favicon.ico"_s).toString());
}

void TestIconFetcher::notAPicture_isPassedOver()
{
    Setup setup;
    setup.server.on(u"/"_s, answer("text/html", "<link rel='icon' href='/soft404.png'>"));
    setup.server.on(u"/soft404.png"_s, answer("image/png", "<html>Nothing here</html>"));
    setup.server.on(u"/favicon.ico"_s, answer("image/x-icon", png(16)));
    setup.fetch();
    QCOMPARE(setup.icon(), setup.server.url(u"/favicon.ico"_s).toString());
}

void TestIconFetcher::sourceWithoutLuck_isNotAskedAgainSoon()
{
    Setup setup;
    setup.fetch();
    QVERIFY(setup.server.count(u"/favicon.ico"_s) == 1);
    setup.server.forget();
    setup.fetch();
    QCOMPARE(setup.server.requests().size(), 0);
}

void TestIconFetcher::storedIcon_survivesTheCleanUp()
{
    Setup setup;
    setup.server.on(u"/favicon.ico"_s, answer("image/x-icon", png(16)));
    setup.fetch();
    const QString url = setup.icon();
    const auto report = get(setup.library.verify(true));
    QVERIFY(report && report->ok);
    QVERIFY(get(setup.library.image(imageKeyOf(url))));
    QVERIFY(get(setup.library.removeSource(setup.source)));
    QVERIFY(get(setup.library.verify(true)));
    QVERIFY(!get(setup.library.image(imageKeyOf(url))));
}

QTEST_GUILESS_MAIN(TestIconFetcher)
#include "tst_iconfetcher.moc"
