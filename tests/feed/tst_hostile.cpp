// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/discovery.h"
#include "feed/feedtesting.h"
#include "feed/opml.h"

#include <QRandomGenerator>

#include <ctime>

using namespace courant;
using namespace courant::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype Megabyte = 1024 * 1024;

// A tenth of a second of CPU time for a megabyte; unoptimized code may take ten times that.
#ifdef NDEBUG
constexpr double SecondsPerMegabyte = 0.1;
constexpr qsizetype JunkSize = Megabyte;
#else
constexpr double SecondsPerMegabyte = 1.0;
constexpr qsizetype JunkSize = Megabyte / 4;
#endif

double secondsFor(const std::function<void()> &work)
{
    const std::clock_t start = std::clock();
    work();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

QByteArray repeated(const QByteArray &piece, qsizetype size)
{
    return piece.repeated(size / piece.size() + 1);
}

QByteArray randomBytes(qsizetype size)
{
    QRandomGenerator random(42);
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

} // namespace

class TestHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsTooComplex_isRefused_data();
    void whatIsTooComplex_isRefused();
    void harmlessDoctype_isRead_data();
    void harmlessDoctype_isRead();
    void entityOfTheDocument_expandsWithinBounds();
    void time_growsWithTheInputOnly_data();
    void time_growsWithTheInputOnly();
    void hundredThousandItems_areRead();
    void whatIsMoreThanAnyFeedHas_isLeftOut();
    void tenMegabyteTitle_isRead();
    void deepHtml_isKeptAsItIs();
    void deepOutlines_areRefused();
    void randomBytes_neverCrash();
};

void TestHostile::whatIsTooComplex_isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray feed = rss("<title>&c;</title>");
    const QByteArray body = feed.mid(feed.indexOf("<rss"));
    QTest::newRow("billion laughs") << QByteArray(
        "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;\">]>" + body);
    QTest::newRow("parameter entities")
        << QByteArray("<!DOCTYPE r [<!ENTITY % a \"x\"><!ENTITY % b \"%a;%a;\">]>" + body);
    QTest::newRow("entity in a file")
        << QByteArray("<!DOCTYPE r [<!ENTITY c SYSTEM \"file:///etc/hostname\">]>" + body);
    QTest::newRow("entity on the web")
        << QByteArray("<!DOCTYPE r [<!ENTITY c PUBLIC \"x\" \"http://n.example/\">]>" + body);
    QTest::newRow("entity with markup") << QByteArray("<!DOCTYPE r [<!ENTITY c \"<item/>\">]>" + body);
    QTest::newRow("long entity") << QByteArray(
        "<!DOCTYPE r [<!ENTITY c \"" + QByteArray(4000, 'x') + "\">]>" + body);
    QByteArray many;
    for (int i = 0; i < 1000; ++i)
        many += "<!ENTITY e" + QByteArray::number(i) + " \"x\">";
    QTest::newRow("many entities") << QByteArray("<!DOCTYPE r [" + many + "]>" + body);
    QTest::newRow("endless subset") << QByteArray(
        "<!DOCTYPE r [" + repeated("<!ELEMENT a ANY>", Megabyte) + "]>" + body);
    QByteArray attributes;
    for (int i = 0; i < 200'000; ++i)
        attributes += " a" + QByteArray::number(i) + "=''";
    QTest::newRow("200,000 attributes") << rss("<title" + attributes + ">x</title>");
    QTest::newRow("tag of 2 MB") << rss("<title a=\"" + QByteArray(2 * Megabyte, 'x') + "\">x</title>");
    QTest::newRow("deep nesting") << rssItem("<description>" + repeated("<b>", Megabyte) + "</description>");
    QTest::newRow("deep nesting around") << repeated("<x>", Megabyte);
    QTest::newRow("deep JSON") << QByteArray(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":" + QByteArray(100'000, '['));
    QByteArray names;
    for (int i = 0; i < 300; ++i)
        names += "<x xmlns:n" + QByteArray::number(i) + "='u' xmlns:m" + QByteArray::number(i) + "='u'>";
    QTest::newRow("namespaces") << rssItem(names);
}

void TestHostile::whatIsTooComplex_isRefused()
{
    QFETCH(QByteArray, bytes);
    Result<ParsedFeed> result = Error{};
    const double seconds = secondsFor([&] { result = feed::parse(bytes); });
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::TooComplex);
    QVERIFY(result.error().detail.endsWith(u'.'));
    QVERIFY2(seconds < 3, qPrintable(QString::number(seconds)));
}

void TestHostile::harmlessDoctype_isRead_data()
{
    QTest::addColumn<QByteArray>("doctype");
    QTest::newRow("Netscape") << QByteArray("<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS "
                                            "0.91//EN\" \"http://n.example/rss.dtd\">");
    QTest::newRow("Drupal") << QByteArray(
        "<!DOCTYPE rss [<!ENTITY % HTMLlat1 PUBLIC \"-//W3C//ENTITIES Latin 1 for XHTML//EN\" "
        "\"http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent\">]>");
    QTest::newRow("nbsp declared") << QByteArray("<!DOCTYPE rss [ <!ENTITY nbsp \"&#160;\"> <!-- ] > --> ]>");
    QTest::newRow("elements") << QByteArray(
        "<!DOCTYPE rss [<!ELEMENT rss (channel)><!ATTLIST rss version CDATA '>'>]>");
    QTest::newRow("lower case") << QByteArray("<!doctype rss>");
    QTest::newRow("twice") << QByteArray("<!DOCTYPE rss><!DOCTYPE rss>");
}

void TestHostile::harmlessDoctype_isRead()
{
    QFETCH(QByteArray, doctype);
    const QByteArray feed = rss("<title>a&nbsp;b</title>");
    QCOMPARE(parsed("<?xml version=\"1.0\"?>\n" + doctype + feed.mid(feed.indexOf("<rss"))).title, u"a b"_s);
}

void TestHostile::entityOfTheDocument_expandsWithinBounds()
{
    const QByteArray feed =
        rss("<title>&co; says</title><description>" + repeated("&co;", Megabyte) + "</description>");
    const QByteArray bytes =
        "<!DOCTYPE rss [<!ENTITY co \"" + QByteArray(120, 'C') + "\">]>" + feed.mid(feed.indexOf("<rss"));
    const ParsedFeed result = parsed(bytes);
    QVERIFY(result.title.startsWith(u"CCC"_s) && result.title.endsWith(u" says"_s));
    QVERIFY(result.description.size() < 3 * Megabyte);
}

void TestHostile::time_growsWithTheInputOnly_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<bool>("inItem");
    const QList<QByteArray> pieces = {"<", "&", ">", "<!--", "<?x ", "<![CDATA[", "]]>", "</a>",
        "<a b=\"c\"d ", "<a b='", "<a b=\"x\" ", "&#x", "&amp", "<!DOCTYPE a [", "<p>", "<br>", "<item>",
        "<title>", "<a href=\"<b c=\"", "\"", "= ", "&nbsp;", "<li><p>", "<a xmlns:b='c'/>",
        "<link rel=alternate>", "\n", QByteArray(1, '\0'), "<x/>", "a<b", "<!",
        "<outline text=\"a\" xmlUrl=\"http://b.c/", "{[\"", "\\", "<category>x</category>",
        "<enclosure url='http://a.b/c'/>", "&lt;a href=", "<media:content url='http://a.b/c'>", "é<",
        "\xe4\xb8"};
    for (const QByteArray &piece : pieces) {
        const QByteArray name = piece.toPercentEncoding(" <>=\"'&!?[]/:;");
        QTest::addRow("in an item: %s", name.constData()) << piece << true;
        QTest::addRow("alone: %s", name.constData()) << piece << false;
    }
    QTest::newRow("categories, all different") << QByteArray("#") << true;
}

void TestHostile::time_growsWithTheInputOnly()
{
    QFETCH(QByteArray, piece);
    QFETCH(bool, inItem);
    QByteArray junk;
    if (piece == "#") {
        for (int i = 0; junk.size() < JunkSize; ++i)
            junk += "<category>" + QByteArray::number(i) + "</category><enclosure url='http://a.b/" +
                    QByteArray::number(i) + "'/>";
    } else {
        junk = repeated(piece, JunkSize);
    }
    const QByteArray bytes = inItem ? rssItem("<title>" + junk + "</title>") + junk : junk;
    const double megabytes = double(bytes.size()) / double(Megabyte);
    const double parsing = secondsFor([&] { (void)feed::parse(bytes).has_value(); });
    QVERIFY2(parsing < SecondsPerMegabyte * megabytes, qPrintable(u"parse: %1 s"_s.arg(parsing)));
    const double finding =
        secondsFor([&] { (void)feed::discover(bytes, u"https://n.example/"_s).feeds.size(); });
    QVERIFY2(finding < SecondsPerMegabyte * megabytes, qPrintable(u"discover: %1 s"_s.arg(finding)));
    const double listing = secondsFor([&] { (void)feed::parseOpml(bytes).has_value(); });
    QVERIFY2(listing < SecondsPerMegabyte * megabytes, qPrintable(u"opml: %1 s"_s.arg(listing)));
}

void TestHostile::hundredThousandItems_areRead()
{
    QByteArray items;
    for (int i = 0; i < 100'000; ++i)
        items += "<item><guid>" + QByteArray::number(i) + "</guid><title>x</title></item>";
    ParsedFeed feed;
    const double seconds = secondsFor([&] { feed = parsed(rss(items)); });
    QCOMPARE(feed.items.size(), 100'000);
    QCOMPARE(feed.items.last().id, u"99999"_s);
    QVERIFY2(seconds < 12 * SecondsPerMegabyte, qPrintable(QString::number(seconds)));
}

void TestHostile::whatIsMoreThanAnyFeedHas_isLeftOut()
{
    const ParsedFeed feed = parsed(rss(repeated("<item/>", 2 * Megabyte)));
    QCOMPARE(feed.items.size(), 200'000);
    QVERIFY(feed.warnings.first().contains(u"more than 200000 items"_s));
    const ParsedItem item =
        onlyItem(parsed(rssItem("<title>first</title><description>" + repeated("<i/>x", 2 * Megabyte) +
                                "</description><link>https://n.example/</link>")));
    QCOMPARE(item.title, u"first"_s);
    QVERIFY(item.summary.size() > 100'000 && item.summary.size() < 2 * Megabyte);
    const Result<ParsedFeed> huge = feed::parse(QByteArray(65 * Megabyte, 'x'));
    QVERIFY(!huge);
    QCOMPARE(huge.error().kind, Error::Kind::TooLarge);
}

void TestHostile::tenMegabyteTitle_isRead()
{
    const ParsedFeed feed = parsed(rss("<title>" + QByteArray(10 * Megabyte, 'x') + "</title>"));
    QCOMPARE(feed.title.size(), 10 * Megabyte);
}

void TestHostile::deepHtml_isKeptAsItIs()
{
    const QByteArray html = QByteArray("&lt;div&gt;").repeated(10'000);
    QCOMPARE(onlyItem(parsed(rssItem("<description>" + html + "</description>"))).summary,
        u"<div>"_s.repeated(10'000));
}

void TestHostile::deepOutlines_areRefused()
{
    const Result<ParsedFeed> deep = feed::parse("<opml><body>" + repeated("<outline text='a'>", Megabyte));
    QVERIFY(!deep);
    QCOMPARE(deep.error().kind, Error::Kind::TooComplex);
    const ParsedFeed flat =
        parsed("<opml><body>" + repeated("<outline text='a' xmlUrl='http://a.example/'/>", 4 * Megabyte) +
               "</body></opml>");
    QVERIFY(flat.outlines.size() > 80'000);
    QVERIFY(flat.warnings.size() <= 110);
}

void TestHostile::randomBytes_neverCrash()
{
    const QByteArray noise = randomBytes(2 * Megabyte);
    const double seconds = secondsFor([&] { (void)feed::parse(noise).has_value(); });
    QVERIFY2(seconds < 3 * SecondsPerMegabyte, qPrintable(QString::number(seconds)));
    QRandomGenerator random(7);
    const QByteArray whole =
        rssItem("<title>t</title><description><p>x</p></description><pubDate>Wed, 19 Jan 2022</pubDate>");
    for (int i = 0; i < 3000; ++i) {
        QByteArray bytes = whole;
        for (int n = random.bounded(1, 6); n > 0; --n)
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        (void)feed::parse(bytes).has_value();
    }
}

QTEST_APPLESS_MAIN(TestHostile)
#include "tst_hostile.moc"
