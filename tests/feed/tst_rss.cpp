// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedtesting.h"

using namespace courant;
using namespace courant::testing;
using namespace Qt::Literals::StringLiterals;

class TestRss : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyVersion_isRead_data();
    void everyVersion_isRead();
    void channel_fillsTheFeed();
    void hints_areRead();
    void item_fillsEveryField();
    void title_isPlainText_data();
    void title_isPlainText();
    void author_isTheName_data();
    void author_isTheName();
    void permalinkGuid_isTheLinkWhenThereIsNone();
    void guidThatIsNoPermalink_isNoLink();
    void descriptionWithMarkup_isTakenAsMarkup();
    void modules_fillWhatIsMissing();
    void contentEncoded_winsOverDescription();
    void mediaGroup_givesFilesAndThePicture();
    void plainDescriptions_keepTheirLines();
    void podcast_givesEnclosureAndPicture();
    void geoAndSlash_areIgnored();
    void atomLinks_giveSelfHubAndNext();
    void relativeAddresses_resolve();
    void xmlBase_isNested();
    void language_isInherited();
    void feedWithoutNewestDate_hasThatOfTheNewestItem();
    void cdata_isTakenVerbatim();
};

void TestRss::everyVersion_isRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FeedFormat>("format");
    const QByteArray item = "<item><title>One</title><link>https://a.example/1</link></item>";
    const QByteArray channel = "<channel><title>T</title><link>https://a.example/</link>";
    for (const char *version : {"0.91", "0.92", "0.93", "0.94", "2.0"}) {
        QTest::newRow(version) << QByteArray("<rss version=\"" + QByteArray(version) + "\">" + channel +
                                             item + "</channel></rss>")
                               << FeedFormat::Rss;
    }
    QTest::newRow("0.91 with Netscape's declaration")
        << QByteArray("<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" "
                      "\"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\">" +
                      channel + item + "</channel></rss>")
        << FeedFormat::Rss;
    const QByteArray rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"";
    QTest::newRow("0.90") << QByteArray(rdf + "http://my.netscape.com/rdf/simple/0.9/\">" + channel +
                                        "</channel>" + item + "</rdf:RDF>")
                          << FeedFormat::Rdf;
    QTest::newRow("1.0")
        << QByteArray(
               rdf + "http://purl.org/rss/1.0/\">" + channel +
               "<items><rdf:Seq><rdf:li rdf:resource=\"https://a.example/1\"/></rdf:Seq></items></channel>"
               "<image><url>https://a.example/i.png</url><title>not this</title></image>" +
               item + "</rdf:RDF>")
        << FeedFormat::Rdf;
    QTest::newRow("in a namespace of its own")
        << QByteArray("<rss version=\"2.0\" xmlns=\"http://backend.userland.com/rss2\">" + channel + item +
                      "</channel></rss>")
        << FeedFormat::Rss;
    QTest::newRow("items beside the channel")
        << QByteArray("<rss>" + channel + "</channel>" + item + "</rss>") << FeedFormat::Rss;
    QTest::newRow("items in a list") << QByteArray(
                                            "<rss>" + channel + "<items>" + item + "</items></channel></rss>")
                                     << FeedFormat::Rss;
    QTest::newRow("in Atom's namespace")
        << QByteArray("<rss version=\"2.0\" xmlns=\"http://www.w3.org/2005/Atom\">" + channel + item +
                      "</channel></rss>")
        << FeedFormat::Rss;
    QTest::newRow("in an envelope") << QByteArray("<e:Body xmlns:e=\"urn:e\"><rss>" + channel + item +
                                                  "</channel></rss></e:Body>")
                                    << FeedFormat::Rss;
    QTest::newRow("upper case")
        << QByteArray("<RSS VERSION=\"2.0\"><CHANNEL><TITLE>T</TITLE><LINK>https://a.example/</LINK>"
                      "<ITEM><TITLE>One</TITLE><LINK>https://a.example/1</LINK></ITEM></CHANNEL></RSS>")
        << FeedFormat::Rss;
}

void TestRss::everyVersion_isRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(FeedFormat, format);
    const ParsedFeed feed = parsed(bytes);
    QCOMPARE(feed.format, format);
    QCOMPARE(feed.title, u"T"_s);
    QCOMPARE(feed.link, u"https://a.example/"_s);
    QCOMPARE(feed.items.size(), 1);
    QCOMPARE(feed.items[0].title, u"One"_s);
    QCOMPARE(feed.items[0].link, u"https://a.example/1"_s);
    QCOMPARE(feed.warnings, QStringList());
}

void TestRss::channel_fillsTheFeed()
{
    const ParsedFeed feed = parsed(rss(
        "<title> The\n Daily  &amp;amp; Co "
        "</title><link>https://d.example/</link><description>&lt;b&gt;All&lt;/b&gt; news</description>"
        "<language>zh_cn</language><managingEditor>ed@d.example (Eve Editor)</managingEditor>"
        "<webMaster>root@d.example</webMaster><lastBuildDate>Wed, 19 Jan 2022 02:23:51 GMT</lastBuildDate>"
        "<pubDate>Tue, 18 Jan 2022 00:00:00 "
        "GMT</pubDate><image><url>/logo.png</url><title>x</title></image>"));
    QCOMPARE(feed.title, u"The Daily & Co"_s);
    QCOMPARE(feed.description, u"<b>All</b> news"_s);
    QCOMPARE(feed.language, u"zh-CN"_s);
    QCOMPARE(feed.author, u"Eve Editor"_s);
    QCOMPARE(feed.updated, QDateTime(QDate(2022, 1, 19), QTime(2, 23, 51), Qt::UTC));
    QCOMPARE(feed.image, u"https://d.example/logo.png"_s);
}

void TestRss::hints_areRead()
{
    const ParsedFeed feed =
        parsed(rss("<title>T</title><ttl> 90 </ttl><skipHours><hour>0</hour><hour>23</hour><hour>24</hour>"
                   "<hour>x</hour></skipHours><skipDays><day>Saturday</day><day>Sunday</day></skipDays>"
                   "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"));
    QCOMPARE(feed.hints.ttlMinutes, 90);
    QCOMPARE(feed.hints.periodMinutes, 360);
    QCOMPARE(feed.hints.skipHours, (QList<int>{0, 23}));
    QCOMPARE(feed.hints.skipDays, (QList<int>{6, 7}));
}

void TestRss::item_fillsEveryField()
{
    const ParsedItem item = onlyItem(parsed(rssItem(
        "<title>A &amp; B</title><link> https://news.example/a </link><guid isPermaLink=\"false\">\n tag-1 "
        "</guid>"
        "<description>Short "
        "&lt;i&gt;text&lt;/i&gt;</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"
        "<author>ann@news.example (Ann Author)</author><pubDate>Wed, 19 Jan 2022 02:23:51 GMT</pubDate>"
        "<category>World</category><category domain=\"x\"> Far  away </category><category>World</category>"
        "<comments>/a#comments</comments><enclosure url=\"/a.mp3\" type=\"audio/mpeg\" length=\"1,024\"/>")));
    QCOMPARE(item.title, u"A & B"_s);
    QCOMPARE(item.link, u"https://news.example/a"_s);
    QCOMPARE(item.id, u"tag-1"_s);
    QCOMPARE(item.summary, u"Short <i>text</i>"_s);
    QCOMPARE(item.content, u"<p>Long</p>"_s);
    QCOMPARE(item.author, u"Ann Author"_s);
    QCOMPARE(item.published, QDateTime(QDate(2022, 1, 19), QTime(2, 23, 51), Qt::UTC));
    QVERIFY(!item.updated.isValid());
    QCOMPARE(item.categories, (QStringList{u"World"_s, u"Far away"_s}));
    QCOMPARE(item.commentsUrl, u"https://news.example/a#comments"_s);
    QCOMPARE(item.enclosures, (QList<Enclosure>{{u"https://news.example/a.mp3"_s, u"audio/mpeg"_s, 1024}}));
    QCOMPARE(item.base, u"https://news.example/"_s);
}

void TestRss::title_isPlainText_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("plain");
    QTest::newRow("escaped markup") << QByteArray("A &lt;b&gt;bold&lt;/b&gt; step") << u"A bold step"_s;
    QTest::newRow("markup as elements") << QByteArray("A <b>bold</b> step") << u"A bold step"_s;
    QTest::newRow("markup in CDATA") << QByteArray("<![CDATA[A <em>bold</em> step]]>") << u"A bold step"_s;
    QTest::newRow("less-than") << QByteArray("1 &lt; 2 and 3 &gt; 2") << u"1 < 2 and 3 > 2"_s;
    QTest::newRow("type parameter") << QByteArray("vector&lt;T&gt; explained") << u"vector<T> explained"_s;
    QTest::newRow("bogus Chinese tag") << u"看&lt;源路径&gt;这里"_s.toUtf8() << u"看<源路径>这里"_s;
    QTest::newRow("escaped twice") << QByteArray("Cats &amp;amp; dogs &amp;#8217;n&amp;#8217; co")
                                   << u"Cats & dogs ’n’ co"_s;
    QTest::newRow("blanks") << QByteArray("\n\t one\n   two \t") << u"one two"_s;
    QTest::newRow("comment") << QByteArray("a&lt;!-- hidden --&gt;b") << u"ab"_s;
    QTest::newRow("script") << QByteArray("a&lt;script&gt;alert(1)&lt;/script&gt;b") << u"ab"_s;
    QTest::newRow("windows-1252 by number") << QByteArray("it&#146;s &#x93;x&#x94;") << u"it’s “x”"_s;
    QTest::newRow("UTF-8 spelled out") << QByteArray("wait&#226;&#128;&#166;") << u"wait…"_s;
    QTest::newRow("no character") << QByteArray("a&#0;&#xFFFE;b") << u"ab"_s;
}

void TestRss::title_isPlainText()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, plain);
    QCOMPARE(onlyItem(parsed(rssItem("<title>" + source + "</title>"))).title, plain);
}

void TestRss::author_isTheName_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("author");
    QTest::newRow("address and name") << QByteArray("<author>a@b.example (Ann Lee)</author>") << u"Ann Lee"_s;
    QTest::newRow("name and address") << QByteArray("<author>Ann Lee (a@b.example)</author>") << u"Ann Lee"_s;
    QTest::newRow("angle brackets") << QByteArray("<author>Ann Lee &lt;a@b.example&gt;</author>")
                                    << u"Ann Lee"_s;
    QTest::newRow("address only") << QByteArray("<author>a@b.example</author>") << u"a@b.example"_s;
    QTest::newRow("name with a remark")
        << QByteArray("<author>Ann Lee (Reuters)</author>") << u"Ann Lee (Reuters)"_s;
    QTest::newRow("free Chinese text")
        << u"<author>快科技（原驱动之家）</author>"_s.toUtf8() << u"快科技（原驱动之家）"_s;
    QTest::newRow("Dublin Core") << QByteArray("<dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator>")
                                 << u"Ann, Bob"_s;
    QTest::newRow("iTunes") << QByteArray("<itunes:author>Radio</itunes:author>") << u"Radio"_s;
    QTest::newRow("Atom") << QByteArray(
                                 "<atom:author><atom:name>Ann</atom:name></atom:author><author>x</author>")
                          << u"Ann"_s;
    QTest::newRow("none") << QByteArray("<title>x</title>") << QString();
}

void TestRss::author_isTheName()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, author);
    QCOMPARE(onlyItem(parsed(rssItem(source))).author, author);
}

void TestRss::permalinkGuid_isTheLinkWhenThereIsNone()
{
    const ParsedItem item =
        onlyItem(parsed(rssItem("<title>x</title><guid>https://news.example/p/1</guid>")));
    QCOMPARE(item.link, u"https://news.example/p/1"_s);
    QCOMPARE(item.id, u"https://news.example/p/1"_s);
}

void TestRss::guidThatIsNoPermalink_isNoLink()
{
    QCOMPARE(onlyItem(parsed(rssItem("<guid isPermaLink=\"false\">https://news.example/p/1</guid>"))).link,
        QString());
    QCOMPARE(onlyItem(parsed(rssItem("<guid>17</guid><title>x</title>"))).link, QString());
}

void TestRss::descriptionWithMarkup_isTakenAsMarkup()
{
    const ParsedItem item = onlyItem(parsed(
        rssItem("<description><p>One &amp; two</p><img src=\"a.png?x=1&amp;y=2\"/><br/></description>")));
    QCOMPARE(item.summary, u"<p>One &amp; two</p><img src=\"a.png?x=1&amp;y=2\"><br>"_s);
}

void TestRss::modules_fillWhatIsMissing()
{
    const ParsedItem item = onlyItem(parsed(
        rssItem("<dc:title>T</dc:title><dc:identifier>id-1</"
                "dc:identifier><dc:date>2022-01-19T10:23:51+08:00</dc:date>"
                "<dc:subject>S</dc:subject><dc:description>D</dc:description><dc:language>fr</dc:language>"
                "<wfw:comment>https://news.example/c</wfw:comment>")));
    QCOMPARE(item.title, u"T"_s);
    QCOMPARE(item.id, u"id-1"_s);
    QCOMPARE(item.published, QDateTime(QDate(2022, 1, 19), QTime(2, 23, 51), Qt::UTC));
    QCOMPARE(item.categories, QStringList{u"S"_s});
    QCOMPARE(item.summary, u"D"_s);
    QCOMPARE(item.language, u"fr"_s);
    QCOMPARE(item.commentsUrl, u"https://news.example/c"_s);
}

void TestRss::contentEncoded_winsOverDescription()
{
    for (const QByteArray &order :
        {QByteArray("<content:encoded>Long</content:encoded><description>Short</description>"),
            QByteArray("<description>Short</description><content:encoded>Long</content:encoded>")}) {
        const ParsedItem item = onlyItem(parsed(rssItem(order)));
        QCOMPARE(item.content, u"Long"_s);
        QCOMPARE(item.summary, u"Short"_s);
    }
}

void TestRss::mediaGroup_givesFilesAndThePicture()
{
    const ParsedItem item = onlyItem(parsed(rssItem(
        "<media:group><media:content url=\"https://m.example/s.mp4\" type=\"video/mp4\" fileSize=\"5\"/>"
        "<media:content url=\"https://m.example/small.jpg\" medium=\"image\" width=\"100\"/>"
        "<media:content url=\"https://m.example/large.jpg\" medium=\"image\" width=\"800\"><media:title>No "
        "title</media:title></media:content>"
        "<media:thumbnail url=\"https://m.example/t.jpg\" "
        "width=\"50\"/><media:description>Told</media:description>"
        "</media:group><media:keywords>one, two</media:keywords>")));
    QCOMPARE(item.image, u"https://m.example/large.jpg"_s);
    QCOMPARE(item.thumbnail, u"https://m.example/t.jpg"_s);
    QCOMPARE(item.enclosures.size(), 3);
    QCOMPARE(item.enclosures[0], (Enclosure{u"https://m.example/s.mp4"_s, u"video/mp4"_s, 5}));
    QCOMPARE(item.summary, u"Told"_s);
    QCOMPARE(item.categories, (QStringList{u"one"_s, u"two"_s}));
}

void TestRss::plainDescriptions_keepTheirLines()
{
    const ParsedItem item = onlyItem(
        parsed(rssItem("<media:description type=\"plain\">One &lt; two\nthree</media:description>")));
    QCOMPARE(item.summary, u"One &lt; two<br>\nthree"_s);
    QCOMPARE(onlyItem(parsed(rssItem("<itunes:summary>a\nb</itunes:summary>"))).summary, u"a<br>\nb"_s);
    QCOMPARE(onlyItem(parsed(rssItem("<itunes:summary>&lt;p&gt;a&lt;/p&gt;</itunes:summary>"))).summary,
        u"<p>a</p>"_s);
}

void TestRss::podcast_givesEnclosureAndPicture()
{
    const ParsedItem item = onlyItem(
        parsed(rssItem("<itunes:title>Ep</itunes:title><itunes:summary>Talk</itunes:summary><itunes:image "
                       "href=\"https://p.example/e.jpg\"/>"
                       "<enclosure url=\"https://p.example/e.mp3\" length=\"x\" type=\"audio/mpeg\"/>")));
    QCOMPARE(item.title, u"Ep"_s);
    QCOMPARE(item.summary, u"Talk"_s);
    QCOMPARE(item.image, u"https://p.example/e.jpg"_s);
    QCOMPARE(item.link, u"https://p.example/e.mp3"_s);
    QCOMPARE(item.enclosures[0].length, -1);
}

void TestRss::geoAndSlash_areIgnored()
{
    const ParsedItem item = onlyItem(parsed(
        rssItem("<title>x</title><georss:point>45.2 -71.9</georss:point><slash:comments>3</slash:comments>"
                "<georss:where><title>y</title></georss:where>")));
    QCOMPARE(item.title, u"x"_s);
}

void TestRss::atomLinks_giveSelfHubAndNext()
{
    const ParsedFeed feed =
        parsed(rss("<title>T</title><atom:link rel=\"self\" href=\"https://n.example/rss\"/>"
                   "<atom:link rel=\"hub\" href=\"https://hub.example/\"/><link>https://n.example/</link>"
                   "<atom:link rel=\"next\" href=\"https://n.example/rss?page=2\"/>"));
    QCOMPARE(feed.selfUrl, u"https://n.example/rss"_s);
    QCOMPARE(feed.hubUrl, u"https://hub.example/"_s);
    QCOMPARE(feed.nextUrl, u"https://n.example/rss?page=2"_s);
    QCOMPARE(feed.link, u"https://n.example/"_s);
}

void TestRss::relativeAddresses_resolve()
{
    const QByteArray bytes =
        rss("<title>T</title><item><link>../a</link></item><item><link>//cdn.example/b</link></item>");
    const ParsedFeed feed = parsedAt(bytes, "https://n.example/feeds/all/rss.xml");
    QCOMPARE(feed.items[0].link, u"https://n.example/feeds/a"_s);
    QCOMPARE(feed.items[1].link, u"https://cdn.example/b"_s);
    QCOMPARE(feed.items[0].base, u"https://n.example/feeds/all/rss.xml"_s);

    feed::ParseContext context;
    context.url = u"https://n.example/feeds/all/rss.xml"_s;
    context.contentLocation = u"/moved/rss.xml"_s;
    QCOMPARE(parsed(bytes, context).items[0].link, u"https://n.example/a"_s);
}

void TestRss::xmlBase_isNested()
{
    const ParsedFeed feed = parsedAt(
        "<rss version=\"2.0\" xml:base=\"/one/\"><channel xml:base=\"two/\"><title>T</title>"
        "<item xml:base=\"three/\"><link>a</link><description xml:base=\"https://x.example/\">d</description>"
        "</item><item><link>b</link></item></channel></rss>",
        "https://n.example/rss");
    QCOMPARE(feed.items[0].link, u"https://n.example/one/two/three/a"_s);
    QCOMPARE(feed.items[0].base, u"https://x.example/"_s);
    QCOMPARE(feed.items[1].link, u"https://n.example/one/two/b"_s);
}

void TestRss::language_isInherited()
{
    const ParsedFeed feed =
        parsed(rss("<item><title>a</title></item><item xml:lang=\"ja\"><title>b</title></item>"
                   "<language>de-at</language>"));
    QCOMPARE(feed.items[0].language, u"de-AT"_s);
    QCOMPARE(feed.items[1].language, u"ja"_s);
}

void TestRss::feedWithoutNewestDate_hasThatOfTheNewestItem()
{
    const ParsedFeed feed = parsed(
        rss("<item><pubDate>Wed, 19 Jan 2022 02:23:51 GMT</pubDate></item>"
            "<item><pubDate>Thu, 20 Jan 2022 02:23:51 GMT</pubDate></item><item><title>x</title></item>"));
    QCOMPARE(feed.updated.date(), QDate(2022, 1, 20));
    QVERIFY(!feed.items[2].published.isValid());
}

void TestRss::cdata_isTakenVerbatim()
{
    const ParsedItem item =
        onlyItem(parsed(rssItem("<description><![CDATA[a &amp; b <br> ]]]]><![CDATA[> "
                                "c]]></description><link><![CDATA[https://n.example/?a=1&b=2]]></link>")));
    QCOMPARE(item.summary, u"a &amp; b <br> ]]> c"_s);
    QCOMPARE(item.link, u"https://n.example/?a=1&b=2"_s);
}

QTEST_APPLESS_MAIN(TestRss)
#include "tst_rss.moc"
