// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedtesting.h"
#include "feed/xmlreader.h"

#include <QRandomGenerator>
#include <QXmlStreamReader>

using namespace courant;
using namespace courant::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a reader told, one line an event, so that two readers can be compared.
QStringList eventsOfOurs(const QString &text, feed::Flaws *flaws = nullptr, QString *refusal = nullptr)
{
    QStringList events;
    feed::XmlReader reader(text);
    QString characters;
    const auto flush = [&] {
        if (!characters.isEmpty())
            events << u"text "_s + characters;
        characters.clear();
    };
    int depth = 0;
    for (;;) {
        const feed::XmlReader::Event event = reader.next();
        if (event == feed::XmlReader::Event::End)
            break;
        if (event == feed::XmlReader::Event::Text) {
            characters +=
                reader.isCData() ? reader.text().toString() : reader.tokenizer().decoded(reader.text());
            continue;
        }
        flush();
        if (event == feed::XmlReader::Event::StartElement) {
            ++depth;
            QString line = u"start "_s + reader.qualifiedName();
            for (const feed::RawAttribute &attribute : reader.attributes()) {
                if (!attribute.name.startsWith(u"xmlns"))
                    line +=
                        u' ' + attribute.name.toString() + u'=' + reader.tokenizer().decoded(attribute.value);
            }
            events << line;
        } else {
            --depth;
            events << u"end "_s + reader.qualifiedName();
        }
    }
    flush();
    if (flaws)
        *flaws = reader.flaws();
    if (refusal)
        *refusal = reader.refusal();
    if (depth != 0 && reader.refusal().isEmpty())
        events << u"out of balance"_s;
    return events;
}

QStringList eventsOfQt(const QString &text, bool *wellFormed)
{
    QStringList events;
    QXmlStreamReader reader(text);
    QString characters;
    const auto flush = [&] {
        if (!characters.isEmpty())
            events << u"text "_s + characters;
        characters.clear();
    };
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters()) {
            characters += reader.text();
            continue;
        }
        if (reader.isStartElement()) {
            flush();
            QString line = u"start "_s + reader.qualifiedName();
            for (const QXmlStreamAttribute &attribute : reader.attributes())
                line += u' ' + attribute.qualifiedName().toString() + u'=' + attribute.value();
            events << line;
        } else if (reader.isEndElement()) {
            flush();
            events << u"end "_s + reader.qualifiedName();
        }
    }
    *wellFormed = !reader.hasError();
    return events;
}

/// Random well-formed documents of the kind feeds are.
class DocumentMaker
{
public:
    explicit DocumentMaker(quint32 seed) : m_random(seed) {}

    QString document()
    {
        QString out = u"<?xml version=\"1.0\"?>\n<!-- made -->\n<root xmlns:x=\"urn:x\" xmlns=\"urn:d\">"_s;
        fill(out, 0);
        return out + u"</root>\n"_s;
    }

    QRandomGenerator &random() { return m_random; }

private:
    int pick(int n) { return int(m_random.bounded(n)); }

    void fill(QString &out, int depth)
    {
        static const QStringList texts = {u"plain "_s, u"a &amp; b"_s, u"&lt;p&gt;"_s, u"新闻"_s,
            u"&#65;&#x4e2d;"_s, u"<![CDATA[raw <b> & ]] ]]>"_s, u"<!-- gone -->"_s, u"\n  "_s, u"&quot;'>"_s,
            u"<?pi some?>"_s};
        static const QStringList names = {u"alpha"_s, u"x:beta"_s, u"gamma-1"_s, u"δέλτα"_s, u"x:e.f"_s};
        static const QStringList values = {
            u""_s, u"v"_s, u"a &amp; b"_s, u"it's"_s, u"&lt;&#10;"_s, u"a>b"_s, u"x=y"_s};
        const int parts = pick(6);
        for (int i = 0; i < parts; ++i) {
            if (pick(2) == 0 || depth > 6) {
                out += texts[pick(int(texts.size()))];
                continue;
            }
            const QString name = names[pick(int(names.size()))];
            out += u'<' + name;
            const int attributes = pick(3);
            for (int a = 0; a < attributes; ++a)
                out += u" a"_s + QString::number(a) + u" = \""_s + values[pick(int(values.size()))] + u'"';
            if (pick(4) == 0) {
                out += u"/>"_s;
                continue;
            }
            out += u'>';
            fill(out, depth + 1);
            out += u"</"_s + name + u" >"_s;
        }
    }

    QRandomGenerator m_random;
};

} // namespace

class TestMalformed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wellFormed_readsAsTheStrictReaderReadsIt();
    void whateverIsBroken_staysInBalanceAndIsTold();
    void titleSurvives_data();
    void titleSurvives();
    void truncatedFeed_givesWhatIsThere();
    void itemLeftOpen_endsWithTheNext();
    void htmlThatNobodyEscaped_isKept();
    void textBeforeTheProlog_isSkipped();
    void prefixNobodyDeclared_isUnderstood();
    void prefixForAnotherName_isUnderstood();
    void wrongContentType_doesNotMatter();
    void cleanFeed_hasNoWarnings();
    void page_isToldFromAFeed();
    void nothing_isRefusedInASentence();
};

void TestMalformed::wellFormed_readsAsTheStrictReaderReadsIt()
{
    for (quint32 seed = 1; seed <= 400; ++seed) {
        const QString text = DocumentMaker(seed).document();
        bool wellFormed = false;
        const QStringList expected = eventsOfQt(text, &wellFormed);
        QVERIFY2(wellFormed, qPrintable(text));
        feed::Flaws flaws;
        QCOMPARE(eventsOfOurs(text, &flaws), expected);
        QVERIFY2(!flaws, qPrintable(feed::sentencesFor(flaws).join(u' ') + text));
    }
}

void TestMalformed::whateverIsBroken_staysInBalanceAndIsTold()
{
    static const QStringList junk = {u"<"_s, u"&"_s, u">"_s, u"\""_s, u"</alpha>"_s, u"<open>"_s, u"&nbsp;"_s,
        u"]]>"_s, u"<!"_s, u"<?"_s, u"'"_s, u"<y:z/>"_s, u"<![CDATA["_s, u"<!--"_s, u" = "_s, u"/"_s};
    int broken = 0, told = 0;
    for (quint32 seed = 1; seed <= 1500; ++seed) {
        DocumentMaker maker(seed);
        QString text = maker.document();
        QRandomGenerator &random = maker.random();
        const qsizetype at = random.bounded(int(text.size()));
        switch (random.bounded(3)) {
        case 0:
            text.insert(at, junk[random.bounded(int(junk.size()))]);
            break;
        case 1:
            text.remove(at, 1 + random.bounded(8));
            break;
        default:
            text.truncate(at);
        }
        bool wellFormed = false;
        eventsOfQt(text, &wellFormed);
        feed::Flaws flaws;
        QString refusal;
        const QStringList events = eventsOfOurs(text, &flaws, &refusal);
        QVERIFY2(!events.contains(u"out of balance"_s), qPrintable(text));
        if (!wellFormed) {
            ++broken;
            told += flaws || !refusal.isEmpty() ? 1 : 0;
        }
    }
    QVERIFY(broken > 500);
    QVERIFY2(told * 100 >= broken * 85, qPrintable(u"%1 of %2"_s.arg(told).arg(broken)));
}

void TestMalformed::titleSurvives_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("title");
    QTest::newRow("undeclared entity") << QByteArray("a&nbsp;b &eacute;&hellip;") << u"a b é…"_s;
    QTest::newRow("bare ampersand") << QByteArray("Q&A, R & B, AT&T; x&") << u"Q&A, R & B, AT&T; x&"_s;
    QTest::newRow("stray less-than") << QByteArray("3 < 4 <5") << u"3 < 4 <5"_s;
    QTest::newRow("control characters") << QByteArray("a\x01\x08\x1f"
                                                      "b\x0c")
                                        << u"ab"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"ab"_s;
    QTest::newRow("tag left open") << QByteArray("a <b>bold") << u"a bold"_s;
    QTest::newRow("tag never opened") << QByteArray("a</b> b</i>") << u"a b"_s;
    QTest::newRow("tags crossing") << QByteArray("<b>a<i>b</b>c</i>") << u"abc"_s;
    QTest::newRow("reference without semicolon") << QByteArray("a &lt b &copy 2022") << u"a < b © 2022"_s;
    QTest::newRow("attribute without quotes")
        << QByteArray("<a href=x.html?a=1&b=2 target=_top>t</a>") << u"t"_s;
    QTest::newRow("attribute without value") << QByteArray("<input disabled>t") << u"t"_s;
    QTest::newRow("quotes inside quotes")
        << QByteArray("<img alt=\"the \"best\" one\" src=\"x\"/>t") << u"t"_s;
}

void TestMalformed::titleSurvives()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, title);
    const ParsedFeed feed = parsed(rssItem("<title>" + source + "</title><link>https://n.example/1</link>"));
    QCOMPARE(onlyItem(feed).title, title);
    QCOMPARE(onlyItem(feed).link, u"https://n.example/1"_s);
    QVERIFY(!feed.warnings.isEmpty());
}

void TestMalformed::truncatedFeed_givesWhatIsThere()
{
    const QByteArray whole =
        rss("<title>T</title><item><title>One</title><description>first</description></item>"
            "<item><title>Two</title><description>&lt;p&gt;second of them&lt;/p&gt;</description></item>");
    for (qsizetype size = whole.indexOf("<title>Two"); size < whole.size() - 8; ++size) {
        const ParsedFeed feed = parsed(whole.left(size));
        QVERIFY(feed.items.size() == 1 || feed.items.size() == 2);
        QCOMPARE(feed.items[0].title, u"One"_s);
        QVERIFY(feed.warnings.contains(u"The document ends too early."_s));
    }
    QCOMPARE(parsed(whole.left(whole.indexOf("second of"))).items[1].summary, u"<p>"_s);
}

void TestMalformed::itemLeftOpen_endsWithTheNext()
{
    const ParsedFeed feed =
        parsed(rss("<item><title>One<link>https://n.example/1</link><item><title>Two</title></item>"
                   "<item><title>Three</title>"));
    QCOMPARE(feed.items.size(), 3);
    QCOMPARE(feed.items[0].title, u"One"_s);
    QCOMPARE(feed.items[0].link, u"https://n.example/1"_s);
    QCOMPARE(feed.items[1].title, u"Two"_s);
    QCOMPARE(feed.items[2].title, u"Three"_s);
}

void TestMalformed::htmlThatNobodyEscaped_isKept()
{
    const ParsedItem item =
        onlyItem(parsed(rssItem("<description><p>One<br>two<img src=\"a.png\" "
                                "alt>three<p>four<ul><li>a<li>b</ul></description><guid>7</guid>")));
    QCOMPARE(item.id, u"7"_s);
    QCOMPARE(item.summary,
        u"<p>One<br>two<img src=\"a.png\" alt=\"\">three</p><p>four<ul><li>a</li><li>b</li></ul></p>"_s);
}

void TestMalformed::textBeforeTheProlog_isSkipped()
{
    for (const QByteArray &junk :
        {QByteArray("\n\n  "), QByteArray("Warning: mysql_connect() in /x.php on line 3\n"),
            QByteArray("<br />\n<b>Notice</b>: x<br />\n"), QByteArray("\xef\xbb\xbf\xef\xbb\xbf")}) {
        const ParsedFeed feed = parsed(junk + rssItem("<title>x</title>"));
        QCOMPARE(feed.format, FeedFormat::Rss);
        QCOMPARE(feed.title, u"Channel"_s);
        QCOMPARE(onlyItem(feed).title, u"x"_s);
    }
}

void TestMalformed::prefixNobodyDeclared_isUnderstood()
{
    const ParsedFeed feed =
        parsed("<rss version=\"2.0\"><channel><title>T</title><item><dc:creator>Ann</dc:creator>"
               "<content:encoded>&lt;p&gt;x&lt;/p&gt;</content:encoded><media:thumbnail "
               "url=\"https://n.example/t.png\"/>"
               "</item></channel></rss>");
    QCOMPARE(onlyItem(feed).author, u"Ann"_s);
    QCOMPARE(onlyItem(feed).content, u"<p>x</p>"_s);
    QCOMPARE(onlyItem(feed).thumbnail, u"https://n.example/t.png"_s);
    QVERIFY(!feed.warnings.isEmpty());
}

void TestMalformed::prefixForAnotherName_isUnderstood()
{
    const ParsedFeed feed =
        parsed("<rss version=\"2.0\" xmlns:dublin=\"https://purl.org/dc/elements/1.1\" "
               "xmlns:media=\"http://example.org/not/media\"><channel><title>T</title><item>"
               "<dublin:creator>Ann</dublin:creator><media:thumbnail url=\"https://n.example/t.png\"/>"
               "</item></channel></rss>");
    QCOMPARE(onlyItem(feed).author, u"Ann"_s);
    QCOMPARE(onlyItem(feed).thumbnail, u"https://n.example/t.png"_s);
}

void TestMalformed::wrongContentType_doesNotMatter()
{
    for (const char *type :
        {"text/html", "text/plain; charset=utf-8", "application/octet-stream", "image/png", ""}) {
        feed::ParseContext context;
        context.contentType = QString::fromLatin1(type);
        QCOMPARE(parsed(rssItem("<title>x</title>"), context).format, FeedFormat::Rss);
    }
}

void TestMalformed::cleanFeed_hasNoWarnings()
{
    QCOMPARE(
        parsed(rssItem("<title>x &amp; y</title><description><![CDATA[<b> & ]]></description>")).warnings,
        QStringList());
    QCOMPARE(parsed(atom("<title>x</title><entry><id>1</id></entry>")).warnings, QStringList());
}

void TestMalformed::page_isToldFromAFeed()
{
    const ParsedFeed page = parsed("<!DOCTYPE html><html lang=\"en\"><head><title>A &amp; "
                                   "B</title></head><body><item>no</item></body></html>");
    QCOMPARE(page.format, FeedFormat::Html);
    QCOMPARE(page.title, u"A & B"_s);
    QVERIFY(page.items.isEmpty());
}

void TestMalformed::nothing_isRefusedInASentence()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("  \n"), QByteArray("hello"),
             QByteArray("<note>x</note>"), QByteArray("{\"a\":1}"),
             QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), QByteArray(500, '\0')}) {
        const Result<ParsedFeed> result = feed::parse(bytes);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::NotUnderstood);
        QVERIFY(!result.error().detail.isEmpty());
    }
}

QTEST_APPLESS_MAIN(TestMalformed)
#include "tst_malformed.moc"
