// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedtesting.h"
#include "feed/jsonrepair.h"

using namespace courant;
using namespace courant::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray json(const QByteArray &members)
{
    return "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\"" +
           (members.isEmpty() ? QByteArray() : ", " + members) + "}";
}

} // namespace

class TestJsonFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void feed_fillsEveryField();
    void item_fillsEveryField();
    void plainText_isEscaped();
    void firstVersion_hasOneAuthor();
    void loneAuthor_isRead();
    void numbers_countAsIds();
    void looseTypes_areUnderstood();
    void controlCharacters_areLeftOut();
    void brokenJson_isMended_data();
    void brokenJson_isMended();
    void wellFormedJson_comesBackFromTheMender();
    void otherJson_isRefused();
};

void TestJsonFeed::feed_fillsEveryField()
{
    const ParsedFeed feed = parsed(
        json("\"home_page_url\": \"https://j.example/\", \"feed_url\": \"https://j.example/f.json\", "
             "\"description\": \"a < b\","
             "\"icon\": \"/i.png\", \"favicon\": \"/f.ico\", \"language\": \"en-us\", \"next_url\": \"?p=2\","
             "\"authors\": [{\"name\": \"Ann\"}, {\"url\": \"https://b.example\"}], \"hubs\": [{\"type\": "
             "\"WebSub\", \"url\": \"https://h.example\"}]"));
    QCOMPARE(feed.format, FeedFormat::JsonFeed);
    QCOMPARE(feed.title, u"J"_s);
    QCOMPARE(feed.link, u"https://j.example/"_s);
    QCOMPARE(feed.selfUrl, u"https://j.example/f.json"_s);
    QCOMPARE(feed.description, u"a &lt; b"_s);
    QCOMPARE(feed.image, u"https://j.example/i.png"_s);
    QCOMPARE(feed.icon, u"https://j.example/f.ico"_s);
    QCOMPARE(feed.language, u"en-US"_s);
    QCOMPARE(feed.nextUrl, u"https://j.example/f.json?p=2"_s);
    QCOMPARE(feed.author, u"Ann, https://b.example"_s);
    QCOMPARE(feed.hubUrl, u"https://h.example"_s);
}

void TestJsonFeed::item_fillsEveryField()
{
    const ParsedItem item = onlyItem(parsedAt(
        json("\"items\": [{\"id\": \" 1 \", \"url\": \"/a\", \"title\": \"A &amp; B\", \"content_html\": "
             "\"<p>x</p>\", \"content_text\": \"x\","
             "\"summary\": \"s\", \"image\": \"/i.png\", \"date_published\": \"2022-01-19T10:23:51+08:00\","
             "\"date_modified\": \"2022-01-20T00:00:00Z\", \"tags\": [\"t\", \"t\", \"u\"], \"language\": "
             "\"zh\","
             "\"attachments\": [{\"url\": \"/a.mp3\", \"mime_type\": \"audio/mpeg\", \"size_in_bytes\": "
             "12}]}, 7]"),
        "https://j.example/f.json"));
    QCOMPARE(item.id, u"1"_s);
    QCOMPARE(item.link, u"https://j.example/a"_s);
    QCOMPARE(item.title, u"A & B"_s);
    QCOMPARE(item.content, u"<p>x</p>"_s);
    QCOMPARE(item.summary, u"s"_s);
    QCOMPARE(item.image, u"https://j.example/i.png"_s);
    QCOMPARE(item.published, QDateTime(QDate(2022, 1, 19), QTime(2, 23, 51), Qt::UTC));
    QCOMPARE(item.updated.date(), QDate(2022, 1, 20));
    QCOMPARE(item.categories, (QStringList{u"t"_s, u"u"_s}));
    QCOMPARE(item.language, u"zh"_s);
    QCOMPARE(item.enclosures, (QList<Enclosure>{{u"https://j.example/a.mp3"_s, u"audio/mpeg"_s, 12}}));
}

void TestJsonFeed::plainText_isEscaped()
{
    QCOMPARE(
        onlyItem(parsed(json("\"items\": [{\"id\": \"1\", \"content_text\": \"a < b\\nc & d\"}]"))).content,
        u"a &lt; b<br>\nc &amp; d"_s);
}

void TestJsonFeed::firstVersion_hasOneAuthor()
{
    const ParsedFeed feed = parsed(
        "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"x\",\"author\":{\"name\":\"Ann\"},"
        "\"items\":[{\"id\":\"1\"},{\"id\":\"2\",\"author\":{\"name\":\"Bob\"}}]}");
    QCOMPARE(feed.items[0].author, u"Ann"_s);
    QCOMPARE(feed.items[1].author, u"Bob"_s);
}

void TestJsonFeed::loneAuthor_isRead()
{
    QCOMPARE(onlyItem(parsed(json("\"items\": [{\"authors\": {\"name\": \"Ann\"}}]"))).author, u"Ann"_s);
    QCOMPARE(onlyItem(parsed(json("\"items\": [{\"author\": \"Ann\"}]"))).author, u"Ann"_s);
}

void TestJsonFeed::numbers_countAsIds()
{
    QCOMPARE(onlyItem(parsed(json("\"items\": [{\"id\": 1234567890123}]"))).id, u"1234567890123"_s);
}

void TestJsonFeed::looseTypes_areUnderstood()
{
    const ParsedItem item =
        onlyItem(parsed(json("\"items\": [{\"id\": 1, \"tags\": \"a, b\", \"content\": \"<p>x</p>\","
                             "\"image\": {\"url\": \"https://j.example/i.png\"}, \"attachments\": null}]")));
    QCOMPARE(item.categories, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(item.content, u"<p>x</p>"_s);
    QCOMPARE(item.image, u"https://j.example/i.png"_s);
}

void TestJsonFeed::controlCharacters_areLeftOut()
{
    QCOMPARE(
        onlyItem(parsed(json("\"items\": [{\"id\": \"1\", \"title\": \"a\\u001b[31m\\u0007 b\\u0000\"}]")))
            .title,
        u"a[31m b"_s);
}

void TestJsonFeed::brokenJson_isMended_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("stray commas") << json("\"items\": [{\"id\": \"1\",},{\"id\": \"2\"},],");
    QTest::newRow("comments") << json("/* x */ \"items\": [{\"id\": \"1\"}, // y\n {\"id\": \"2\"}]");
    QTest::newRow("line breaks in strings")
        << json("\"items\": [{\"id\": \"1\", \"title\": \"a\nb\x01\"},{\"id\": \"2\"}],");
    QTest::newRow("cut off")
        << json("\"items\": [{\"id\": \"1\"},{\"id\": \"2\"},{\"id\": \"3\", \"ti").chopped(1);
    QTest::newRow("cut off in an item")
        << json("\"items\": [{\"id\": \"1\"},{\"id\": \"2\", \"title\": \"abc").chopped(1);
    QTest::newRow("byte order mark") << QByteArray(
        "\xef\xbb\xbf" + json("\"items\": [{\"id\": \"1\"},{\"id\": \"2\"}]"));
}

void TestJsonFeed::brokenJson_isMended()
{
    QFETCH(QByteArray, bytes);
    const ParsedFeed feed = parsed(bytes);
    QVERIFY(feed.items.size() >= 2);
    QCOMPARE(feed.items[0].id, u"1"_s);
    QCOMPARE(feed.items[1].id, u"2"_s);
}

void TestJsonFeed::wellFormedJson_comesBackFromTheMender()
{
    const QString text = u"{\"a\": [1, \"x,]}\\\"//\", {\"b\": null}], \"c\": {}}"_s;
    QCOMPARE(feed::repairedJson(text), text);
}

void TestJsonFeed::otherJson_isRefused()
{
    for (const char *bytes : {"{}", "{\"title\":\"x\"}", "[1,2]", "{\"version\":", "[{\"id\":1}]"})
        QVERIFY(!feed::parse(bytes));
}

QTEST_APPLESS_MAIN(TestJsonFeed)
#include "tst_jsonfeed.moc"
