// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/mediafetcher.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

HttpAnswer answer(const QByteArray &type, const QByteArray &body)
{
    HttpAnswer made;
    made.type = type;
    made.body = body;
    return made;
}

HttpClient::Options open()
{
    HttpClient::Options options;
    options.isPrivate = [](const QHostAddress &) { return false; };
    return options;
}

struct Setup
{
    QTemporaryDir folder;
    HttpServer server;
    HttpClient client;
    Library library{{folder.path(), false, {}}};
    MediaFetcher fetcher{&library, &client, nullptr};
    ArticleId article = ArticleId::None;

    explicit Setup(const HttpClient::Options &options = open()) : client(options)
    {
        if (!get(library.open()))
            qFatal("no library");
        const auto source =
            get(library.addSource({SourceKind::Feed, server.url(u"/feed"_s).toString(), {}, GroupId::None}));
        if (!source)
            qFatal("no source");
        MergeInput input;
        IncomingArticle one;
        one.item.id = one.item.title = u"one"_s;
        input.articles = {one};
        const auto merged = get(library.merge(*source, input));
        article = merged ? merged->ids.value(0) : ArticleId::None;
    }
};

} // namespace

/// A film or sound on the reader's click.
class TestMediaFetcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kind_isToldByTheBytes()
    {
        QCOMPARE(mediaType(QByteArray("\0\0\0\x18"
                                      "ftypisom",
                               12),
                     "text/html"),
            u"video/mp4"_s);
        QCOMPARE(mediaType(QByteArray("\0\0\0\x18"
                                      "ftypM4A ",
                               12),
                     {}),
            u"audio/mp4"_s);
        QCOMPARE(mediaType(QByteArray("\0\0\0\x18"
                                      "ftypisom",
                               12),
                     "audio/mp4; x=1"),
            u"audio/mp4"_s);
        QCOMPARE(mediaType("OggS rest", "video/ogg"), u"video/ogg"_s);
        QCOMPARE(mediaType("\xff\xfb\x90", "application/octet-stream"), u"audio/mpeg"_s);
        QCOMPARE(mediaType("<html>", "video/mp4"), QString());
        QCOMPARE(mediaType({}, "video/mp4"), QString());
    }

    void sound_comesWithoutARefererOrCookies()
    {
        Setup setup;
        QVERIFY(setup.article != ArticleId::None);
        setup.server.on(u"/a.wav"_s, answer("audio/x-wav", "RIFF....WAVEfmt "));
        const auto got = get(setup.fetcher.fetch(setup.article, setup.server.url(u"/a.wav"_s)));
        QVERIFY(got);
        QCOMPARE(got->type, u"audio/wav"_s);
        QCOMPARE(got->bytes, "RIFF....WAVEfmt "_ba);
        QCOMPARE(setup.server.requests().size(), 1);
        QVERIFY(setup.server.requests().first().header("referer").isEmpty());
        QVERIFY(setup.server.requests().first().header("cookie").isEmpty());
    }

    void webPage_isNotPlayed()
    {
        Setup setup;
        setup.server.on(u"/a.mp4"_s, answer("video/mp4", "<script>alert(1)</script>"));
        const auto got = get(setup.fetcher.fetch(setup.article, setup.server.url(u"/a.mp4"_s)));
        QVERIFY(!got);
        QCOMPARE(got.error().kind, Error::Kind::NotUnderstood);
    }

    void privateAddress_isRefused()
    {
        Setup setup(HttpClient::Options{});
        setup.server.on(u"/a.wav"_s, answer("audio/wav", "RIFF....WAVEfmt "));
        const auto got = get(setup.fetcher.fetch(setup.article, setup.server.url(u"/a.wav"_s)));
        QVERIFY(!got);
        QCOMPARE(got.error().kind, Error::Kind::Refused);
        QCOMPARE(setup.server.requests().size(), 0);
    }

    void endlessFile_isTooLarge()
    {
        Setup setup;
        HttpAnswer large = answer("video/mp4", "x");
        large.headers = {{"Content-Length", QByteArray::number(MediaFetcher::MaxBytes + 1)}};
        large.fault = HttpAnswer::Fault::EndlessBody;
        setup.server.on(u"/a.mp4"_s, large);
        const auto got = get(setup.fetcher.fetch(setup.article, setup.server.url(u"/a.mp4"_s)));
        QVERIFY(!got);
        QCOMPARE(got.error().kind, Error::Kind::TooLarge);
    }

    void next_cancelsTheOneBefore()
    {
        Setup setup;
        HttpAnswer hang;
        hang.fault = HttpAnswer::Fault::Hang;
        setup.server.on(u"/hang"_s, hang);
        setup.server.on(u"/a.wav"_s, answer("audio/wav", "RIFF....WAVEfmt "));
        const auto first = setup.fetcher.fetch(setup.article, setup.server.url(u"/hang"_s));
        QTRY_COMPARE_WITH_TIMEOUT(setup.server.count(u"/hang"_s), 1, 30'000);
        const auto second = setup.fetcher.fetch(setup.article, setup.server.url(u"/a.wav"_s));
        const auto old = get(first);
        QVERIFY(!old);
        QCOMPARE(old.error().kind, Error::Kind::Cancelled);
        QVERIFY(get(second));
    }
};

QTEST_GUILESS_MAIN(TestMediaFetcher)
#include "tst_mediafetcher.moc"
