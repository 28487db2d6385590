// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedtesting.h"

using namespace courant;
using namespace courant::testing;
using namespace Qt::Literals::StringLiterals;

class TestAtom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void feed_fillsEveryField();
    void entry_fillsEveryField();
    void oldAtom_isRead();
    void contentTypes_areHonoured_data();
    void contentTypes_areHonoured();
    void links_areToldApart();
    void author_isInherited();
    void textTitle_keepsItsTags();
    void prefixedAtom_isRead();
    void atomWithoutNamespace_isRead();
    void singleEntry_isAFeed();
    void contentElsewhere_isALinkOrAFile();
    void bases_nest();
};

void TestAtom::feed_fillsEveryField()
{
    const ParsedFeed feed = parsed(
        atom("<title type=\"html\">The &lt;i&gt;Times&lt;/i&gt;</title><subtitle>Every &amp; all</subtitle>"
             "<link href=\"https://t.example/\"/><link rel=\"self\" href=\"https://t.example/atom\"/>"
             "<link rel=\"hub\" href=\"https://hub.example/\"/><link rel=\"next\" "
             "href=\"https://t.example/atom/2\"/>"
             "<updated>2022-01-19T02:23:51Z</updated><author><name>Ann</name></author><author><name>Bob</"
             "name></author>"
             "<icon>/favicon.ico</icon><logo>/logo.png</logo>"));
    QCOMPARE(feed.format, FeedFormat::Atom);
    QCOMPARE(feed.title, u"The Times"_s);
    QCOMPARE(feed.description, u"Every &amp; all"_s);
    QCOMPARE(feed.link, u"https://t.example/"_s);
    QCOMPARE(feed.selfUrl, u"https://t.example/atom"_s);
    QCOMPARE(feed.hubUrl, u"https://hub.example/"_s);
    QCOMPARE(feed.nextUrl, u"https://t.example/atom/2"_s);
    QCOMPARE(feed.updated, QDateTime(QDate(2022, 1, 19), QTime(2, 23, 51), Qt::UTC));
    QCOMPARE(feed.author, u"Ann, Bob"_s);
    QCOMPARE(feed.icon, u"https://t.example/favicon.ico"_s);
    QCOMPARE(feed.image, u"https://t.example/logo.png"_s);
}

void TestAtom::entry_fillsEveryField()
{
    const ParsedItem item = onlyItem(parsed(
        atom("<entry xml:lang=\"en_gb\"><title>A</title><id> urn:1 </id><link href=\"https://t.example/1\"/>"
             "<link rel=\"enclosure\" href=\"https://t.example/1.mp3\" type=\"audio/mpeg\" length=\"7\"/>"
             "<published>2022-01-18T00:00:00Z</published><updated>2022-01-19T00:00:00Z</updated>"
             "<summary>Short &lt; long</summary><content type=\"html\">&lt;p&gt;Long&lt;/p&gt;</content>"
             "<author><name> Ann  Lee </name><email>a@t.example</email></author>"
             "<category term=\"t1\" label=\"Term one\"/><category term=\"t2\"/></entry>")));
    QCOMPARE(item.id, u"urn:1"_s);
    QCOMPARE(item.link, u"https://t.example/1"_s);
    QCOMPARE(item.summary, u"Short &lt; long"_s);
    QCOMPARE(item.content, u"<p>Long</p>"_s);
    QCOMPARE(item.author, u"Ann Lee"_s);
    QCOMPARE(item.categories, (QStringList{u"Term one"_s, u"t2"_s}));
    QCOMPARE(item.published.date(), QDate(2022, 1, 18));
    QCOMPARE(item.updated.date(), QDate(2022, 1, 19));
    QCOMPARE(item.language, u"en-GB"_s);
    QCOMPARE(item.enclosures, (QList<Enclosure>{{u"https://t.example/1.mp3"_s, u"audio/mpeg"_s, 7}}));
}

void TestAtom::oldAtom_isRead()
{
    const ParsedFeed feed = parsed(
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>Old</title><tagline>Tag</tagline>"
        "<modified>2003-12-13T18:30:02Z</modified><entry><title>E</title><issued>2003-12-12T00:00:00Z</"
        "issued>"
        "<modified>2003-12-13T18:30:02Z</modified><content type=\"text/html\" "
        "mode=\"escaped\">&lt;b&gt;x&lt;/b&gt;</content>"
        "<summary type=\"text/html\" mode=\"base64\">PGk+eTwvaT4=</summary></entry></feed>");
    QCOMPARE(feed.format, FeedFormat::Atom);
    QCOMPARE(feed.description, u"Tag"_s);
    const ParsedItem item = onlyItem(feed);
    QCOMPARE(item.content, u"<b>x</b>"_s);
    QCOMPARE(item.summary, u"<i>y</i>"_s);
    QCOMPARE(item.published.date(), QDate(2003, 12, 12));
    QCOMPARE(item.updated.date(), QDate(2003, 12, 13));
}

void TestAtom::contentTypes_areHonoured_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<QString>("html");
    QTest::newRow("text") << QByteArray("<content type=\"text\">1 &lt; 2 &amp; &lt;b&gt;</content>")
                          << u"1 &lt; 2 &amp; &lt;b&gt;"_s;
    QTest::newRow("html") << QByteArray("<content type=\"html\">&lt;b&gt;x&lt;/b&gt;</content>")
                          << u"<b>x</b>"_s;
    QTest::newRow("html in CDATA") << QByteArray("<content type=\"html\"><![CDATA[<b>x</b>]]></content>")
                                   << u"<b>x</b>"_s;
    QTest::newRow("xhtml")
        << QByteArray(
               "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a &lt; b</p><br/>"
               "<a href=\"?x=1&amp;y=2\" title='\"q\"'>c</a></div></content>")
        << u"<p>a &lt; b</p><br><a href=\"?x=1&amp;y=2\" title=\"&quot;q&quot;\">c</a>"_s;
    QTest::newRow("xhtml with prefix")
        << QByteArray("<content type=\"xhtml\"><h:div "
                      "xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p>a</h:p></h:div></content>")
        << u"<p>a</p>"_s;
    QTest::newRow("xhtml with text only")
        << QByteArray("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">about "
                      "&lt;em&gt;</div></content>")
        << u"about &lt;em&gt;"_s;
    QTest::newRow("html that forgot to escape")
        << QByteArray("<content type=\"html\"><p>a</p></content>") << u"<p>a</p>"_s;
    QTest::newRow("no type, yet HTML")
        << QByteArray("<content>&lt;p&gt;a&lt;/p&gt;</content>") << u"<p>a</p>"_s;
    QTest::newRow("base64") << QByteArray("<content type=\"application/octet-stream\">PGI+eDwvYj4=</content>")
                            << u"<b>x</b>"_s;
    QTest::newRow("base64 that is none")
        << QByteArray("<content type=\"application/octet-stream\">not base64!</content>") << u"not base64!"_s;
}

void TestAtom::contentTypes_areHonoured()
{
    QFETCH(QByteArray, element);
    QFETCH(QString, html);
    QCOMPARE(onlyItem(parsed(atom("<entry>" + element + "</entry>"))).content, html);
}

void TestAtom::links_areToldApart()
{
    const auto linkOf = [](const QByteArray &links) {
        return onlyItem(parsed(atom("<entry>" + links + "</entry>"))).link;
    };
    QCOMPARE(linkOf("<link rel=\"self\" href=\"https://t.example/self\"/><link rel=\"alternate\" "
                    "href=\"https://t.example/a\"/>"),
        u"https://t.example/a"_s);
    QCOMPARE(linkOf("<link rel=\"alternate\" type=\"application/json\" href=\"https://t.example/j\"/>"
                    "<link rel=\"alternate\" type=\"text/html\" href=\"https://t.example/h\"/>"),
        u"https://t.example/h"_s);
    QCOMPARE(linkOf("<link rel=\"http://www.iana.org/assignments/relation/alternate\" "
                    "href=\"https://t.example/i\"/>"),
        u"https://t.example/i"_s);
    QCOMPARE(linkOf("<link rel=\"edit\" href=\"https://t.example/e\"/><id>https://t.example/id</id>"),
        u"https://t.example/id"_s);
    QCOMPARE(linkOf("<link rel=\"edit\" href=\"https://t.example/e\"/><id>urn:x</id>"), QString());
    const ParsedItem replies = onlyItem(parsed(
        atom("<entry><link rel=\"replies\" href=\"https://t.example/c\" type=\"text/html\"/></entry>")));
    QCOMPARE(replies.commentsUrl, u"https://t.example/c"_s);
}

void TestAtom::author_isInherited()
{
    const ParsedFeed feed = parsed(atom("<author><name>Ann</name></author><entry><title>a</title></entry>"
                                        "<entry><author><email>b@t.example</email></author></entry>"));
    QCOMPARE(feed.items[0].author, u"Ann"_s);
    QCOMPARE(feed.items[1].author, u"b@t.example"_s);
}

void TestAtom::textTitle_keepsItsTags()
{
    QCOMPARE(onlyItem(parsed(atom("<entry><title type=\"text\">The &lt;b&gt; tag</title></entry>"))).title,
        u"The <b> tag"_s);
    QCOMPARE(onlyItem(parsed(atom("<entry><title type=\"xhtml\"><div "
                                  "xmlns=\"http://www.w3.org/1999/xhtml\">A <b>b</b></div></title></entry>")))
                 .title,
        u"A b"_s);
}

void TestAtom::prefixedAtom_isRead()
{
    const ParsedFeed feed = parsed("<a:feed "
                                   "xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>P</"
                                   "a:title><a:entry><a:id>1</a:id></a:entry></a:feed>");
    QCOMPARE(feed.format, FeedFormat::Atom);
    QCOMPARE(feed.title, u"P"_s);
    QCOMPARE(onlyItem(feed).id, u"1"_s);
}

void TestAtom::atomWithoutNamespace_isRead()
{
    const ParsedFeed feed =
        parsed("<feed><title>P</title><entry><id>1</id><link href=\"https://t.example/1\"/></entry></feed>");
    QCOMPARE(feed.format, FeedFormat::Atom);
    QCOMPARE(onlyItem(feed).link, u"https://t.example/1"_s);
}

void TestAtom::singleEntry_isAFeed()
{
    const ParsedFeed feed =
        parsed("<entry xmlns=\"http://www.w3.org/2005/Atom\"><id>1</id><title>Alone</title></entry>");
    QCOMPARE(feed.format, FeedFormat::Atom);
    QCOMPARE(onlyItem(feed).title, u"Alone"_s);
}

void TestAtom::contentElsewhere_isALinkOrAFile()
{
    const ParsedItem page =
        onlyItem(parsed(atom("<entry><content src=\"https://t.example/x\" type=\"text/html\"/></entry>")));
    QCOMPARE(page.link, u"https://t.example/x"_s);
    const ParsedItem file = onlyItem(
        parsed(atom("<entry><content src=\"https://t.example/x.mp4\" type=\"video/mp4\"/></entry>")));
    QCOMPARE(file.enclosures.value(0).url, u"https://t.example/x.mp4"_s);
}

void TestAtom::bases_nest()
{
    const ParsedFeed feed =
        parsedAt("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"/blog/\"><entry xml:base=\"2022/\">"
                 "<link href=\"a\"/><content type=\"html\" xml:base=\"img/\">x</content></entry></feed>",
            "https://t.example/atom.xml");
    QCOMPARE(onlyItem(feed).link, u"https://t.example/blog/2022/a"_s);
    QCOMPARE(onlyItem(feed).base, u"https://t.example/blog/2022/img/"_s);
}

QTEST_APPLESS_MAIN(TestAtom)
#include "tst_atom.moc"
