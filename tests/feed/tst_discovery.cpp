// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/discovery.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList feedsOf(const QByteArray &page, const QString &url = u"https://s.example/blog/post"_s)
{
    QStringList urls;
    for (const feed::FoundFeed &found : feed::discover(page, url).feeds)
        urls << found.url;
    return urls;
}

} // namespace

class TestDiscovery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void alternateLinks_areFoundWithTitleAndType();
    void otherAlternates_areNoFeeds();
    void base_isHonoured();
    void looseMarkup_isRead();
    void anchors_countWhenNothingElseDoes();
    void scriptsAndComments_holdNoLinks();
    void icons_areOrdered();
    void manifest_isNamed();
    void addressesOfKnownSites_tellTheirFeeds();
    void onlyTheWeb_isOffered();
    void chinesePage_isDecoded();
    void typedText_givesCandidates_data();
    void typedText_givesCandidates();
    void wellKnownPaths_areUnderTheFolderAndTheRoot();
};

void TestDiscovery::alternateLinks_areFoundWithTitleAndType()
{
    const feed::Discovered found = feed::discover(
        "<link rel=alternate type=application/rss+xml title='All &amp; more' href=/rss>"
        "<LINK REL=\"ALTERNATE feed\" TYPE=\"application/atom+xml; charset=utf-8\" HREF=\"atom.xml\">"
        "<link rel=alternate type=application/feed+json href='https://j.example/feed.json'><link "
        "rel=alternate href='/feed.xml'>"
        "<link rel=alternate type=application/rss+xml title=again href=/rss>",
        u"https://s.example/blog/"_s);
    QCOMPARE(found.feeds.size(), 4);
    QCOMPARE(found.feeds[0].url, u"https://s.example/rss"_s);
    QCOMPARE(found.feeds[0].title, u"All & more"_s);
    QCOMPARE(found.feeds[0].type, u"rss"_s);
    QCOMPARE(found.feeds[1].url, u"https://s.example/blog/atom.xml"_s);
    QCOMPARE(found.feeds[1].type, u"atom"_s);
    QCOMPARE(found.feeds[1].title, found.feeds[1].url);
    QCOMPARE(found.feeds[2].type, u"json"_s);
    QCOMPARE(found.feeds[3].url, u"https://s.example/feed.xml"_s);
}

void TestDiscovery::otherAlternates_areNoFeeds()
{
    QCOMPARE(
        feedsOf(
            "<link rel=alternate hreflang=de href=/de/feed/><link rel='alternate stylesheet' href=/rss.css>"
            "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/1>"
            "<link rel=alternate type='application/json+oembed' href=/oembed><link rel=alternate "
            "media=handheld href=/m>"
            "<link rel=canonical href=/feed><link rel=alternate type=application/rss+xml><link "
            "rel=stylesheet href=/feed.xml>"),
        QStringList());
}

void TestDiscovery::base_isHonoured()
{
    QCOMPARE(feedsOf("<base href='/other/'><base href='https://no.example/'><link rel=alternate "
                     "type=text/xml href=rss.xml>"),
        QStringList{u"https://s.example/other/rss.xml"_s});
}

void TestDiscovery::looseMarkup_isRead()
{
    QCOMPARE(feedsOf("<html><head><title>x<link rel=alternate type=application/rss+xml href=/a\n<link "
                     "href='/b' type=\"text/rss\" rel=alternate"),
        QStringList{u"https://s.example/a"_s});
    QCOMPARE(
        feedsOf(
            "<meta name=x content='a > b'><link rel=\"alternate\"type=\"application/rss+xml\"href=\"/a\"/>"),
        QStringList{u"https://s.example/a"_s});
}

void TestDiscovery::anchors_countWhenNothingElseDoes()
{
    const QByteArray anchors =
        "<a href=/about>What is RSS?</a><a href=/feed/cows>moo</a><a href=/x.xml><img alt=RSS></a>"
        "<a href='/index.php?feed=rss2'>here</a><a href=/blog/feed/>there</a><a "
        "href=mailto:rss@s.example>RSS</a>";
    QCOMPARE(feedsOf(anchors),
        (QStringList{u"https://s.example/x.xml"_s, u"https://s.example/index.php?feed=rss2"_s,
            u"https://s.example/blog/feed/"_s}));
    QCOMPARE(feedsOf("<link rel=alternate type=application/rss+xml href=/real>" + anchors),
        QStringList{u"https://s.example/real"_s});
}

void TestDiscovery::scriptsAndComments_holdNoLinks()
{
    QCOMPARE(feedsOf("<script>var a = '<link rel=alternate type=application/rss+xml href=/no>';</script>"
                     "<!-- <link rel=alternate type=application/rss+xml href=/no> --><style><link "
                     "rel=alternate type=text/xml href=/no></style>"),
        QStringList());
}

void TestDiscovery::icons_areOrdered()
{
    const feed::Discovered found =
        feed::discover("<link rel='shortcut icon' href=/favicon.ico><link rel=icon sizes=32x32 "
                       "href=/32.png><link rel=apple-touch-icon href=/touch.png>"
                       "<link rel=icon type=image/svg+xml href=/i.svg><link rel=icon sizes=512x512 "
                       "href=/512.png><link rel=icon href='data:image/png;base64,AA=='>"
                       "<link rel=icon href=''><link rel=icon href=/32.png>",
            u"https://s.example/"_s);
    QCOMPARE(found.icons, (QStringList{u"https://s.example/i.svg"_s, u"https://s.example/512.png"_s,
                              u"https://s.example/touch.png"_s, u"https://s.example/32.png"_s,
                              u"https://s.example/favicon.ico"_s}));
}

void TestDiscovery::manifest_isNamed()
{
    QCOMPARE(feed::discover("<link rel=manifest href=/site.webmanifest>", u"https://s.example/"_s).manifest,
        u"https://s.example/site.webmanifest"_s);
}

void TestDiscovery::addressesOfKnownSites_tellTheirFeeds()
{
    QVERIFY(feedsOf("", u"https://www.youtube.com/channel/UCabc_123"_s)
                .contains(u"https://www.youtube.com/feeds/videos.xml?channel_id=UCabc_123"_s));
    QCOMPARE(feedsOf("", u"https://www.youtube.com/playlist?list=PLx"_s),
        QStringList{u"https://www.youtube.com/feeds/videos.xml?playlist_id=PLx"_s});
    QVERIFY(feedsOf("", u"https://github.com/courant/reader"_s)
                .contains(u"https://github.com/courant/reader/releases.atom"_s));
    QVERIFY(feedsOf("", u"https://github.com/features"_s).isEmpty());
    QCOMPARE(feedsOf("", u"https://old.reddit.com/r/news/"_s),
        QStringList{u"https://www.reddit.com/r/news/.rss"_s});
    QVERIFY(feedsOf("", u"https://github.example/courant/reader"_s).isEmpty());
}

void TestDiscovery::onlyTheWeb_isOffered()
{
    QCOMPARE(feedsOf("<link rel=alternate type=application/rss+xml href='javascript:alert(1)'><link "
                     "rel=alternate type=text/xml href='file:///etc/passwd'>"
                     "<link rel=alternate type=text/xml href='data:text/xml,x'>"),
        QStringList());
}

void TestDiscovery::chinesePage_isDecoded()
{
    const feed::Discovered found =
        feed::discover("<meta charset=gb2312><link rel=alternate type=application/rss+xml "
                       "title='\xd0\xc2\xce\xc5' href=/rss>",
            u"https://s.example/"_s);
    QCOMPARE(found.feeds.value(0).title, u"新闻"_s);
}

void TestDiscovery::typedText_givesCandidates_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("urls");
    QTest::newRow("domain") << u" s.example "_s << QStringList{u"https://s.example"_s, u"http://s.example"_s};
    QTest::newRow("domain and path") << u"s.example/feed"_s
                                     << QStringList{u"https://s.example/feed"_s, u"http://s.example/feed"_s};
    QTest::newRow("port") << u"localhost:8080/x"_s
                          << QStringList{u"https://localhost:8080/x"_s, u"http://localhost:8080/x"_s};
    QTest::newRow("address") << u"HTTP://s.example/a?b=c"_s << QStringList{u"http://s.example/a?b=c"_s};
    QTest::newRow("feed:") << u"feed:https://s.example/rss"_s << QStringList{u"https://s.example/rss"_s};
    QTest::newRow("feed://") << u"feed://s.example/rss"_s
                             << QStringList{u"https://s.example/rss"_s, u"http://s.example/rss"_s};
    QTest::newRow("angle brackets") << u"<https://s.example/>"_s << QStringList{u"https://s.example/"_s};
    QTest::newRow("fediverse") << u"@ann@social.example"_s
                               << QStringList{u"https://social.example/@ann.rss"_s};
    QTest::newRow("words") << u"my favourite site"_s << QStringList();
    QTest::newRow("one word") << u"news"_s << QStringList();
    QTest::newRow("script") << u"javascript:alert(1)"_s << QStringList();
    QTest::newRow("file") << u"file:///etc/passwd"_s << QStringList();
    QTest::newRow("nothing") << QString() << QStringList();
}

void TestDiscovery::typedText_givesCandidates()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, urls);
    QCOMPARE(feed::candidateUrls(typed), urls);
}

void TestDiscovery::wellKnownPaths_areUnderTheFolderAndTheRoot()
{
    const QStringList urls = feed::wellKnownFeedUrls(u"https://s.example/blog?x#y"_s);
    QVERIFY(urls.contains(u"https://s.example/blog/feed"_s));
    QVERIFY(urls.contains(u"https://s.example/atom.xml"_s));
    QVERIFY(urls.contains(u"https://s.example/?feed=rss2"_s));
    QVERIFY(urls.indexOf(u"https://s.example/blog/feed"_s) < urls.indexOf(u"https://s.example/feed"_s));
    QCOMPARE(feed::wellKnownFeedUrls(u"file:///x"_s), QStringList());
}

QTEST_APPLESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
