// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedtesting.h"
#include "feed/opml.h"

using namespace courant;
using namespace courant::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray opml(const QByteArray &body)
{
    return "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>My &amp; list</title></head><body>" +
           body + "</body></opml>";
}

// The tree as text: "Folder(One<url>, Two<url>)".
QString drawn(const QList<Outline> &outlines)
{
    QStringList parts;
    for (const Outline &outline : outlines) {
        QString part = outline.title;
        if (!outline.xmlUrl.isEmpty())
            part += u'<' + outline.xmlUrl + u'>';
        if (!outline.children.isEmpty())
            part += u'(' + drawn(outline.children) + u')';
        parts << part;
    }
    return parts.join(u", "_s);
}

bool warned(const ParsedFeed &feed, const QString &words)
{
    return std::any_of(
        feed.warnings.cbegin(), feed.warnings.cend(), [&](const QString &w) { return w.contains(words); });
}

} // namespace

class TestOpml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldersAndFeeds_keepTheirPlaces();
    void attributes_areReadInAnyCase();
    void title_fallsBack();
    void duplicates_areReported();
    void whatIsNotOfTheWeb_isSkippedWithItsLine();
    void brokenMarkup_losesNoFeed_data();
    void brokenMarkup_losesNoFeed();
    void outlinesLeftOpen_areBesideEachOther();
    void feedWithFeedsInIt_keepsThem();
    void headIsMissing_isRead();
    void writing_roundTrips();
    void writing_escapes();
};

void TestOpml::foldersAndFeeds_keepTheirPlaces()
{
    const ParsedFeed list = parsed(
        opml("<outline text=\"News\"><outline text=\"World\"><outline text=\"A\" title=\"A!\" type=\"rss\" "
             "xmlUrl=\"https://a.example/rss\" htmlUrl=\"https://a.example/\"/></outline>"
             "<outline text=\"B\" xmlUrl=\"https://b.example/rss\"></outline></outline>"
             "<outline text=\"C\" xmlUrl=\"https://c.example/rss\"/><outline text=\"Empty\"></outline>"));
    QCOMPARE(list.format, FeedFormat::Opml);
    QCOMPARE(list.title, u"My & list"_s);
    QCOMPARE(drawn(list.outlines),
        u"News(World(A!<https://a.example/rss>), B<https://b.example/rss>), C<https://c.example/rss>, Empty"_s);
    QCOMPARE(list.outlines[0].children[0].children[0].htmlUrl, u"https://a.example/"_s);
    QCOMPARE(list.warnings, QStringList());
}

void TestOpml::attributes_areReadInAnyCase()
{
    const ParsedFeed list = parsed(opml(
        "<outline TEXT=\"A\" XMLURL=\"https://a.example/\"/><Outline text='B' xmlurl='https://b.example/'/>"
        "<outline text=\"C\" type=\"rss\" url=\"https://c.example/\"/>"
        "<outline text=\"D\" feedUrl=\"feed://d.example/rss\"/><outline text=\"E\" "
        "xmlUrl=\"e.example/rss\"/>"));
    QCOMPARE(drawn(list.outlines),
        u"A<https://a.example/>, B<https://b.example/>, C<https://c.example/>, D<http://d.example/rss>, E<http://e.example/rss>"_s);
}

void TestOpml::title_fallsBack()
{
    const ParsedFeed list =
        parsed(opml("<outline title=\"\" text=\"Text\" xmlUrl=\"https://a.example/\"/><outline "
                    "xmlUrl=\"https://b.example/\"/>"));
    QCOMPARE(list.outlines[0].title, u"Text"_s);
    QCOMPARE(list.outlines[1].title, u"https://b.example/"_s);
}

void TestOpml::duplicates_areReported()
{
    const ParsedFeed list = parsed(opml("<outline text=\"A\" xmlUrl=\"https://a.example/\"/>\n\n<outline "
                                        "text=\"A2\" xmlUrl=\"https://a.example/\"/>"));
    QVERIFY(warned(list, u"Line 3"_s));
    QVERIFY(warned(list, u"more than once"_s));
}

void TestOpml::whatIsNotOfTheWeb_isSkippedWithItsLine()
{
    const ParsedFeed list = parsed(opml(
        "\n<outline text=\"cmd\" xmlUrl=\"|rm -rf /\"/><outline text=\"f\" xmlUrl=\"file:///etc/passwd\">"
        "</outline>\n<outline text=\"j\" xmlUrl=\"javascript:alert(1)\"/>"
        "<outline text=\"d\" xmlUrl=\"data:text/xml,x\"/><outline text=\"A\" xmlUrl=\"https://a.example/\" "
        "htmlUrl=\"javascript:x\"/>"));
    QCOMPARE(drawn(list.outlines), u"A<https://a.example/>"_s);
    QCOMPARE(list.outlines[0].htmlUrl, QString());
    QCOMPARE(list.warnings.size(), 4);
    QVERIFY(warned(list, u"Line 2: the outline \"cmd\""_s));
    QVERIFY(warned(list, u"Line 3: the outline \"j\""_s));
}

void TestOpml::brokenMarkup_losesNoFeed_data()
{
    QTest::addColumn<QByteArray>("outline");
    QTest::newRow("bare ampersand") << QByteArray(
        "<outline text=\"R&B\" xmlUrl=\"https://a.example/?x=1&y=2\"/>");
    QTest::newRow("quotes in the text")
        << QByteArray("<outline text=\"the \"best\" of\" xmlUrl=\"https://a.example/?x=1&amp;y=2\"/>");
    QTest::newRow("markup in the text")
        << QByteArray("<outline text=\"t\" description=\"by <a href=\"https://b.example/\">B</a> and <a "
                      "href=\"https://c.example\">C</a>, 2 > 1\" "
                      "xmlUrl=\"https://a.example/?x=1&amp;y=2\" type=\"rss\" />");
    QTest::newRow("less-than in the text")
        << QByteArray("<outline text=\"a < b\" xmlUrl=\"https://a.example/?x=1&amp;y=2\"/>");
    QTest::newRow("quote never closed")
        << QByteArray("<outline text=\"t\" xmlUrl=\"https://a.example/?x=1&amp;y=2/>");
    QTest::newRow("no quotes") << QByteArray("<outline text=t xmlUrl=https://a.example/?x=1&y=2 />");
    QTest::newRow("no blank between")
        << QByteArray("<outline text=\"t\"xmlUrl=\"https://a.example/?x=1&amp;y=2\"/>");
    QTest::newRow("tag never closed")
        << QByteArray("<outline text=\"t\" xmlUrl=\"https://a.example/?x=1&amp;y=2\"");
    QTest::newRow("control characters")
        << QByteArray("<outline text=\"\x02t\" xmlUrl=\"https://a.example/?x=1&amp;y=2\"/>");
    QTest::newRow("undeclared entity")
        << QByteArray("<outline text=\"caf&eacute;\" xmlUrl=\"https://a.example/?x=1&amp;y=2\"/>");
    QTest::newRow("foreign bytes") << QByteArray(
        "<outline text=\"caf\xe9\" xmlUrl=\"https://a.example/?x=1&amp;y=2\"/>");
}

void TestOpml::brokenMarkup_losesNoFeed()
{
    QFETCH(QByteArray, outline);
    const ParsedFeed list = parsed(opml("<outline text=\"F\" xmlUrl=\"https://f.example/\"/>\n" + outline +
                                        "\n<outline text=\"L\" xmlUrl=\"https://l.example/\"/>"));
    QCOMPARE(list.outlines.size(), 3);
    QCOMPARE(list.outlines[0].xmlUrl, u"https://f.example/"_s);
    QCOMPARE(list.outlines[1].xmlUrl, u"https://a.example/?x=1&y=2"_s);
    QCOMPARE(list.outlines[2].xmlUrl, u"https://l.example/"_s);
}

void TestOpml::outlinesLeftOpen_areBesideEachOther()
{
    const ParsedFeed list = parsed(opml(
        "<outline text=\"A\" xmlUrl=\"https://a.example/\"><outline text=\"B\" xmlUrl=\"https://b.example/\">"
        "<outline text=\"C\" xmlUrl=\"https://c.example/\">"));
    QCOMPARE(drawn(list.outlines), u"A<https://a.example/>, B<https://b.example/>, C<https://c.example/>"_s);
}

void TestOpml::feedWithFeedsInIt_keepsThem()
{
    const ParsedFeed list = parsed(opml("<outline text=\"A\" xmlUrl=\"https://a.example/\"><outline "
                                        "text=\"B\" xmlUrl=\"https://b.example/\"/></outline>"));
    QCOMPARE(drawn(list.outlines), u"A<https://a.example/>(B<https://b.example/>)"_s);
}

void TestOpml::headIsMissing_isRead()
{
    QCOMPARE(parsed("<opml><outline text=\"A\" xmlUrl=\"https://a.example/\"/></opml>").outlines.size(), 1);
    QCOMPARE(parsed("<body><outline text=\"A\" xmlUrl=\"https://a.example/\"/></body>").outlines.size(), 1);
    QVERIFY(parsed("<opml version=\"1.0\"><head/><body/></opml>").outlines.isEmpty());
}

void TestOpml::writing_roundTrips()
{
    const QList<Outline> outlines = {
        {u"News & \"views\""_s, {}, {},
            {{u"新闻 <1>"_s, u"https://a.example/?x=1&y='2'"_s, u"https://a.example/"_s, {}},
                {u"Deeper"_s, {}, {}, {{u"B"_s, u"http://b.example/"_s, {}, {}}}}}},
        {u"C"_s, u"https://c.example/"_s, {}, {}}, {u"Empty folder"_s, {}, {}, {}}};
    const QByteArray bytes = feed::writeOpml(u"Mine & yours"_s, outlines);
    const ParsedFeed list = parsed(bytes);
    QCOMPARE(list.title, u"Mine & yours"_s);
    QCOMPARE(drawn(list.outlines), drawn(outlines));
    QCOMPARE(list.outlines[0].children[0].htmlUrl, u"https://a.example/"_s);
    QCOMPARE(list.warnings, QStringList());
    QCOMPARE(feed::writeOpml(list.title, list.outlines), bytes);
}

void TestOpml::writing_escapes()
{
    const QByteArray bytes =
        feed::writeOpml(u"</title>"_s, {{u"\"/><outline xmlUrl=\"https://evil.example/"_s, {}, {}, {}}});
    QCOMPARE(parsed(bytes).outlines.size(), 1);
    QCOMPARE(parsed(bytes).outlines[0].xmlUrl, QString());
}

QTEST_APPLESS_MAIN(TestOpml)
#include "tst_opml.moc"
