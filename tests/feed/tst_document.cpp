// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/document.h"
#include "feed/documentfields.h"

#include <QElapsedTimer>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

ParsedFeed feedOf(const QByteArray &bytes, const QString &fileName = u"a/post.md"_s)
{
    feed::ParseContext context;
    context.fileName = fileName;
    const Result<ParsedFeed> feed = feed::parseDocument(bytes, context);
    return feed ? *feed : ParsedFeed();
}

ParsedItem itemOf(const QByteArray &bytes, const QString &fileName = u"a/post.md"_s)
{
    return feedOf(bytes, fileName).items.value(0);
}

/// A document as the dumps have it, with one line of front matter of the test's own.
QByteArray dumped(const QByteArray &line)
{
    return "\n---\ntitle: 'x'\ncategories: \n - g\n" + line +
           "\n---\n\n<div>   \ntext  \n</div>\n            ";
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dumpedItem_fillsEveryField();
    void bodyOfADump_arrivesByteForByte_data();
    void bodyOfADump_arrivesByteForByte();
    void title_isWhatWasMeant_data();
    void title_isWhatWasMeant();
    void untitledDocument_isNamedByHeadingOrFile();
    void categories_areAPath_data();
    void categories_areAPath();
    void author_isPlainText_data();
    void author_isPlainText();
    void unreadableDate_isNoneWithAWarning_data();
    void unreadableDate_isNoneWithAWarning();
    void date_isFoundUnderItsNames_data();
    void date_isFoundUnderItsNames();
    void fileName_datesAJekyllPost();
    void zonelessDate_isTheSources();
    void image_isTheFirstUsable_data();
    void image_isTheFirstUsable();
    void thumbnailTrue_isTheImage();
    void relativeAddresses_resolveAgainstTheLink();
    void unknownKeys_areKeptWithTypes();
    void excerpt_comesFromTheBestPlace_data();
    void excerpt_comesFromTheBestPlace();
    void language_isATag();
    void comments_areAddressOrKept();
    void guid_isTheId();
    void encodings_areFoundOut();
    void noText_isNoDocument();
    void prose_betweenRulesIsShown();
    void textWithoutFrontMatter_isADocument();
    void brokenFrontMatter_losesNoText();
    void looksLikeDocument_knowsTheFences();
    void hugeDocument_isReadInTime();
};

void TestDocument::dumpedItem_fillsEveryField()
{
    const ParsedFeed feed = feedOf("\n---\n"
                                   "title: '河上的桥：第一天'\n"
                                   "categories: \n"
                                   "    - 地方\n"
                                   "    - 河边日报\n"
                                   "    - 要闻\n"
                                   "headimg: 'https://img.example/b.jpg?w=7&h=5'\n"
                                   "author: 河边日报（本地版）\n"
                                   "comments: false\n"
                                   "date: Tue, 07 May 2024 01:02:03 GMT\n"
                                   "thumbnail: 'https://img.example/t.jpg'\n"
                                   "---\n\n<div>   \n<p>桥通了。  \n</div>\n            ");
    QCOMPARE(feed.format, FeedFormat::Document);
    QCOMPARE(feed.encoding, u"utf-8"_s);
    QCOMPARE(feed.warnings, QStringList());
    QCOMPARE(feed.items.size(), 1);
    const ParsedItem &item = feed.items.first();
    QCOMPARE(item.title, u"河上的桥：第一天"_s);
    QCOMPARE(item.categories, (QStringList{u"地方"_s, u"河边日报"_s, u"要闻"_s}));
    QCOMPARE(item.image, u"https://img.example/b.jpg?w=7&h=5"_s);
    QCOMPARE(item.thumbnail, u"https://img.example/t.jpg"_s);
    QCOMPARE(item.author, u"河边日报（本地版）"_s);
    QCOMPARE(item.published.toString(Qt::ISODate), u"2024-05-07T01:02:03Z"_s);
    QCOMPARE(item.extra, (QVariantMap{{u"comments"_s, false}}));
    QCOMPARE(item.content, u"<div>   \n<p>桥通了。  \n</div>\n            "_s);
    QVERIFY(item.document->bodyIsContent);
    QVERIFY(item.document->body.isEmpty());
}

void TestDocument::bodyOfADump_arrivesByteForByte_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &body) { QTest::newRow(name) << body; };
    row("unclosed tags", "<div>   \n<p>one\n<p>two\n");
    row("cut off", "<div>   \n<img src=\"http://example.org/a.p");
    row("only the wrapper", "<div>   \n");
    row("indented text", "<div>   \nfirst\n\n        # not a heading\n\n    * no list\n</div>\n            ");
    row("stray closers", "<div>   \n<p>a</p></div></div>\n\n# 1 is a number\n\n**not bold**\n</div>");
    row("braces as references", "<div>   \n<p>&#123;&#123; x &#125;&#125; &#123;% if %&#125;</p>\n</div>");
    row("valueless and broken attributes",
        "<div>   \n<img alt hidden onclick=\"a'b\"c\" src=x><源路径>x</源路径>\n</div>");
    row("preformatted", "<div>   \n<pre><code>```\n# x\n```\n</code></pre>\n</div>");
    row("rules in the body", "<div>   \na\n---\nb\n</div>");
    row("wide blanks", "<div>   \n　　段落一<br>　　段落二\n</div>");
    row("bare ampersands", "<div>   \n<a href=\"?a=1&b=2&copy=3\">R&D</a>\n</div>");
    row("carriage returns", "<div>   \r\n<p>a</p>\r\n</div>\r\n");
    row("html of a page", "<p>one</p>\n\n<p>two <b>bold</b></p>\n");
    row("text with line breaks", "one<br>\ntwo<br/>\nthree & four");
    row("comment first", "<!-- made by hand -->\n<section>\n<p>x</p>\n</section>");
}

void TestDocument::bodyOfADump_arrivesByteForByte()
{
    QFETCH(QByteArray, body);
    QCOMPARE(itemOf("\n---\ntitle: 'x'\n---\n\n" + body).content.toUtf8(), body);
}

void TestDocument::title_isWhatWasMeant_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *line, const QString &title) {
        QTest::newRow(line) << QByteArray(line) << title;
    };
    row("title: plain words", u"plain words"_s);
    row("title: 'it''s'", u"it's"_s);
    row("title: \"tab\\there\"", u"tab here"_s);
    row("title: one: two", u"one: two"_s);
    row("title: 2015", u"2015"_s);
    row("title: '2015'", u"2015"_s);
    row("title: 1.10", u"1.10"_s);
    row("title: 007", u"007"_s);
    row("title: true", u"true"_s);
    row("title: \"\"\"\"\"\"\"'A'\"\"\"\"\"\"\"", u"A"_s);
    row("title: 'don't'", u"don't"_s);
    row("title: 'say \"hi\"'", u"say \"hi\""_s);
    row("title: '&#123;a&#125; &amp; b'", u"{a} & b"_s);
    row("title: '<b>bold</b> <源> 1 < 2'", u"bold <源> 1 < 2"_s);
    row("title: #1 in the charts", u"#1 in the charts"_s);
    row("title: Number #1", u"Number"_s); // YAML's comment
    row("title: Wood #  comment", u"Wood"_s);
    row("title: !important news", u"!important news"_s);
    row("title: [Live] The match", u"[Live] The match"_s);
    row("title: @home", u"@home"_s);
    row("title: >\n  folded\n  words", u"folded words"_s);
    row("title: |\n  two\n  lines", u"two lines"_s);
    row("title: '  spaced    out '", u"spaced out"_s);
    row("Title: Capital", u"Capital"_s);
    row("title: 'first\nsecond's'", u"first second's"_s);
    row("title: \"C:\\dir\\x\"", u"C:\\dir\\x"_s);
    row("title: Sale ends\n      \n          \n\n   soon\n\n             Volume 1.5",
        u"Sale ends soon Volume 1.5"_s);
    row("title: ''", QString());
}

void TestDocument::title_isWhatWasMeant()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, title);
    QCOMPARE(itemOf("---\n" + line + "\nlayout: post\n---\n<p>x</p>").title, title);
}

void TestDocument::untitledDocument_isNamedByHeadingOrFile()
{
    QCOMPARE(itemOf("---\nlayout: post\n---\n# The *first* line\n\ntext").title, u"The first line"_s);
    QCOMPARE(itemOf("---\nlayout: post\n---\n<h1 id=a>Head &amp; tail</h1><p>x").title, u"Head & tail"_s);
    QCOMPARE(
        itemOf("---\nlayout: post\n---\ntext", u"/x/2024-05-07-how-it_went.md"_s).title, u"how it went"_s);
    QCOMPARE(itemOf("---\nlayout: post\n---\ntext", u"/x/A name (1).md"_s).title, u"A name (1)"_s);
    QCOMPARE(itemOf("---\nlayout: post\n---\ntext", QString()).title, QString());
}

void TestDocument::categories_areAPath_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *lines, const char *path) {
        QTest::newRow(lines) << QByteArray(lines) << QString::fromUtf8(path);
    };
    row("categories: \n - a\n - b b\n - c", "a/b b/c");
    row("categories:\n- a\n- b", "a/b");
    row("categories:\n\t- a\n\t- b", "a/b");
    row("categories:\n - a\n    - b\n - c", "a/b/c");
    row("categories:\n - 'a'\n - \"b\"\n -   c  ", "a/b/c");
    row("categories: [a, 'b, c']", "a/b, c");
    row("categories: one thing", "one thing");
    row("categories: 2024", "2024");
    row("categories:\n - 2024\n - 1.10\n - yes", "2024/1.10/yes");
    row("categories:\n - [a, b]\n - [a, c]", "a/b/c");
    row("categories:\n - a: b", "a: b");
    row("categories:\n - #sea\n - b", "#sea/b");
    row("categories:\n - IT's\n - &#123;x&#125;\n - @y", "IT's/{x}/@y");
    row("categories:", "");
    row("categories: []", "");
    row("category: solo", "solo");
    row("tags: [a, b]", "");
}

void TestDocument::categories_areAPath()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, path);
    QCOMPARE(itemOf("---\ntitle: x\n" + lines + "\n---\ntext").categories.join(u'/'), path);
}

void TestDocument::author_isPlainText_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("author");
    const auto row = [](const char *line, const char *author) {
        QTest::newRow(line) << QByteArray(line) << QString::fromUtf8(author);
    };
    row("author: 快科技（原驱动之家）", "快科技（原驱动之家）");
    row("author: Desk: Evening", "Desk: Evening");
    row("author: '<a href=\"x\">Ann</a> &amp; Ben'", "Ann & Ben");
    row("author: \"[Ann](https://example.org/ann) (Office)\"", "Ann (Office)");
    row("author: >\n  Ann,\n  Ben\n", "Ann, Ben");
    row("authors: [Ann, Ben]", "Ann, Ben");
    row("author:\n  name: Ann\n  email: a@example.org", "Ann");
    row("authors:\n  - name: Ann\n  - name: Ben", "Ann, Ben");
    row("author: 36", "36");
    row("author:", "");
}

void TestDocument::author_isPlainText()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, author);
    QCOMPARE(itemOf("---\ntitle: x\n" + line + "\n---\ntext").author, author);
}

void TestDocument::unreadableDate_isNoneWithAWarning_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("warnings");
    QTest::newRow("dump") << QByteArray("date: Invalid Date") << 1;
    QTest::newRow("template") << QByteArray("date: <%= now %>") << 1;
    QTest::newRow("impossible") << QByteArray("date: 2024-02-30 10:00:00") << 1;
    QTest::newRow("before there was printing") << QByteArray("date: Fri, 01 Jan 0900 00:00:00 GMT") << 1;
    QTest::newRow("undefined") << QByteArray("date: undefined") << 1;
    QTest::newRow("empty") << QByteArray("date:") << 0;
    QTest::newRow("missing") << QByteArray("layout: post") << 0;
}

void TestDocument::unreadableDate_isNoneWithAWarning()
{
    QFETCH(QByteArray, line);
    QFETCH(int, warnings);
    const ParsedFeed feed = feedOf(dumped(line));
    QVERIFY(!feed.items.first().published.isValid());
    QCOMPARE(feed.warnings.size(), warnings);
    QVERIFY(!feed.items.first().extra.contains(u"date"_s));
}

void TestDocument::date_isFoundUnderItsNames_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("published");
    QTest::addColumn<QString>("updated");
    const QString first = u"2024-05-07T01:02:03Z"_s;
    const QString second = u"2024-06-01T00:00:00Z"_s;
    QTest::newRow("hexo") << QByteArray("date: 2024-05-07 01:02:03\nupdated: 2024-06-01") << first << second;
    QTest::newRow("hugo") << QByteArray("date: 2024-05-07T03:02:03+02:00\nlastmod: 2024-06-01") << first
                          << second;
    QTest::newRow("jekyll") << QByteArray("date: 2024-05-07 01:02:03 +0000\nlast_modified_at: 2024-06-01")
                            << first << second;
    QTest::newRow("publishDate") << QByteArray("publishDate: 2024-05-07T01:02:03Z") << first << QString();
    QTest::newRow("unix") << QByteArray("date: 1715043723") << first << QString();
    QTest::newRow("quoted") << QByteArray("date: '2024-05-07 01:02:03'") << first << QString();
    QTest::newRow("published is a switch") << QByteArray("published: true") << QString() << QString();
}

void TestDocument::date_isFoundUnderItsNames()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, published);
    QFETCH(QString, updated);
    const ParsedItem item = itemOf(dumped(lines));
    QCOMPARE(item.published.toString(Qt::ISODate), published);
    QCOMPARE(item.updated.toString(Qt::ISODate), updated);
}

void TestDocument::fileName_datesAJekyllPost()
{
    const QString name = u"_posts/2024-5-7-words.markdown"_s;
    QCOMPARE(itemOf("---\ntitle: x\n---\ntext", name).published.date(), QDate(2024, 5, 7));
    QVERIFY(!itemOf("---\ntitle: x\ndate: Invalid Date\n---\ntext", name).published.isValid());
    QVERIFY(!itemOf("---\ntitle: x\n---\ntext", u"2024-13-40-words.md"_s).published.isValid());
}

void TestDocument::zonelessDate_isTheSources()
{
    feed::ParseContext context;
    context.utcOffsetSeconds = 8 * 3600;
    const Result<ParsedFeed> feed = feed::parseDocument(dumped("date: 2024-05-07 09:02:03"), context);
    QCOMPARE(feed->items.first().published.toString(Qt::ISODate), u"2024-05-07T01:02:03Z"_s);
}

void TestDocument::image_isTheFirstUsable_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("image");
    const auto row = [](const char *lines, const char *image) {
        QTest::newRow(lines) << QByteArray(lines) << QString::fromUtf8(image);
    };
    row("headimg: https://a.example/1.jpg\ncover: https://a.example/2.jpg", "https://a.example/1.jpg");
    row("headimg: ''\nthumbnail: https://a.example/2.jpg", "https://a.example/2.jpg");
    row("headimg: 'https://picsum.photos/400/300?random=12'\ncover: https://a.example/2.jpg",
        "https://a.example/2.jpg");
    row("headimg: 'https://picsum.photos/400/300?random=12'", "");
    row("headimg: 'https://a.example/p/undefined'", "");
    row("headimg: undefined", "");
    row("headimg: 'https://relay.example.workers.dev/?https://a.example/1.jpg?x=1&y=2'",
        "https://a.example/1.jpg?x=1&y=2");
    row("headimg: 'https://relay.example/?https%3A%2F%2Fa.example%2F1.jpg'", "https://a.example/1.jpg");
    row("headimg: 'https://relay.example/?https://a.example/undefined'", "");
    row("headimg: '//a.example/1.jpg'", "https://a.example/1.jpg");
    row("headimg: 'https://a.example/&#123;1&#125;.jpg'", "https://a.example/{1}.jpg");
    row("thumbnail: true\nimage: https://a.example/1.jpg", "https://a.example/1.jpg");
    row("thumbnail: true", "");
    row("index_img: /img/1.png", "/img/1.png");
    row("banner_img: b.png\nimg: c.png", "b.png");
    row("img: c.png", "c.png");
    row("cover:\n  image: c.png", "c.png");
    row("images: [c.png, d.png]", "c.png");
    row("cover: false\nimage: c.png", "c.png");
}

void TestDocument::image_isTheFirstUsable()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, image);
    QCOMPARE(itemOf(dumped(lines)).image, image);
}

void TestDocument::thumbnailTrue_isTheImage()
{
    QCOMPARE(itemOf(dumped("thumbnail: true\nimage: https://a.example/1.jpg")).thumbnail,
        u"https://a.example/1.jpg"_s);
    QCOMPARE(itemOf(dumped("thumbnail: false\nimage: https://a.example/1.jpg")).thumbnail, QString());
}

void TestDocument::relativeAddresses_resolveAgainstTheLink()
{
    const ParsedItem item = itemOf(dumped("link: https://a.example/2024/post/\nimage: ../pic.jpg"));
    QCOMPARE(item.link, u"https://a.example/2024/post/"_s);
    QCOMPARE(item.base, u"https://a.example/2024/post/"_s);
    QCOMPARE(item.image, u"https://a.example/2024/pic.jpg"_s);
    const ParsedItem path = itemOf(dumped("permalink: /about/"));
    QCOMPARE(path.link, QString());
    QCOMPARE(path.extra.value(u"permalink"_s), QVariant(u"/about/"_s));
}

void TestDocument::unknownKeys_areKeptWithTypes()
{
    const ParsedItem item =
        itemOf(dumped("tags: [a, 1]\nweight: 7\nrate: 0.5\ndraft: false\nnone: ~\nmap: {k: v}"));
    const QVariantMap expected{{u"tags"_s, QVariantList{u"a"_s, qlonglong(1)}}, {u"weight"_s, qlonglong(7)},
        {u"rate"_s, 0.5}, {u"draft"_s, false}, {u"none"_s, QVariant()},
        {u"map"_s, QVariantMap{{u"k"_s, u"v"_s}}}};
    QCOMPARE(item.extra, expected);
}

void TestDocument::excerpt_comesFromTheBestPlace_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("summary");
    QTest::newRow("key") << QByteArray("---\nexcerpt: a < b\n---\nx\n<!-- more -->\ny") << u"a &lt; b"_s;
    QTest::newRow("markup in the key")
        << QByteArray("---\nsummary: '<b>a</b> &amp; b'\n---\nx") << u"<b>a</b> &amp; b"_s;
    QTest::newRow("mark in Markdown")
        << QByteArray("---\ntitle: x\n---\n*a*\n\n<!-- more -->\n\nb") << u"<p><em>a</em></p>\n"_s;
    QTest::newRow("mark without blanks")
        << QByteArray("---\ntitle: x\n---\na\n\n<!--more-->\n\nb") << u"<p>a</p>\n"_s;
    QTest::newRow("mark in HTML") << QByteArray("---\ntitle: x\n---\n<p>a</p><!-- more --><p>b</p>")
                                  << u"<p>a</p>"_s;
    QTest::newRow("mark at the start")
        << QByteArray("---\ntitle: x\n---\n<!-- more --><p>b</p>") << QString();
    QTest::newRow("Jekyll's own mark")
        << QByteArray("---\nexcerpt_separator: '[cut]'\n---\na\n\n[cut]\n\nb") << u"<p>a</p>\n"_s;
    QTest::newRow("description") << QByteArray("---\ndescription: d\n---\na") << u"d"_s;
    QTest::newRow("nothing") << QByteArray("---\ntitle: x\n---\na") << QString();
}

void TestDocument::excerpt_comesFromTheBestPlace()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, summary);
    const ParsedItem item = itemOf(document);
    QCOMPARE(item.summary, summary);
    QVERIFY(!item.content.isEmpty());
}

void TestDocument::language_isATag()
{
    QCOMPARE(itemOf(dumped("lang: zh_CN")).language, u"zh-CN"_s);
    QCOMPARE(itemOf(dumped("language: en")).language, u"en"_s);
    const ParsedItem named = itemOf(dumped("language: 中文"));
    QCOMPARE(named.language, QString());
    QCOMPARE(named.extra.value(u"language"_s), QVariant(u"中文"_s));
}

void TestDocument::comments_areAddressOrKept()
{
    const ParsedItem address = itemOf(dumped("comments: https://a.example/c"));
    QCOMPARE(address.commentsUrl, u"https://a.example/c"_s);
    QVERIFY(address.extra.isEmpty());
    QCOMPARE(itemOf(dumped("comments: true")).extra.value(u"comments"_s), QVariant(true));
}

void TestDocument::guid_isTheId()
{
    QCOMPARE(itemOf(dumped("guid: '  tag:a,1 '")).id, u"tag:a,1"_s);
    const ParsedItem other = itemOf(dumped("id: intro"));
    QCOMPARE(other.id, QString()); // pages of a folder share such ids
    QCOMPARE(other.extra.value(u"id"_s), QVariant(u"intro"_s));
}

void TestDocument::encodings_areFoundOut()
{
    const QString text = u"---\ntitle: 桥\n---\n<p>河上的桥</p>\n"_s;
    QByteArray utf16("\xff\xfe", 2);
    for (const QChar c : text) {
        utf16 += char(c.unicode() & 0xff);
        utf16 += char(c.unicode() >> 8);
    }
    QVERIFY(feed::looksLikeDocument(utf16));
    const ParsedFeed wide = feedOf(utf16);
    QCOMPARE(wide.items.value(0).title, u"桥"_s);
    QCOMPARE(wide.items.value(0).content.trimmed(), u"<p>河上的桥</p>"_s);
    QVERIFY(wide.encoding.startsWith("utf-16"_L1));
    QCOMPARE(wide.items.value(0).document->header, utf16);

    const ParsedFeed bom = feedOf("\xef\xbb\xbf\n---\r\ntitle: x\r\n---\r\n\r\n<p>y</p>");
    QCOMPARE(bom.items.value(0).title, u"x"_s);
    QCOMPARE(bom.items.value(0).content, u"<p>y</p>"_s);

    // GBK
    const ParsedFeed chinese =
        feedOf("---\ntitle: "
               "\xc7\xc5\n---\n<p>"
               "\xba\xd3\xc9\xcf\xb5\xc4\xc7\xc5\xcd\xa8\xb3\xb5\xc1\xcb\xa3\xac\xc1\xbd\xb0\xb6\xb5\xc4\xc8"
               "\xcb\xc3\xc7\xb6\xbc\xc0\xb4\xbf\xb4\xc8\xc8\xc4\xd6\xa1\xa3"
               "</p>\n");
    QCOMPARE(chinese.items.value(0).title, u"桥"_s);
    QCOMPARE(chinese.items.value(0).content.trimmed(), u"<p>河上的桥通车了，两岸的人们都来看热闹。</p>"_s);
}

void TestDocument::noText_isNoDocument()
{
    QVERIFY(!feed::parseDocument({}).has_value());
    QVERIFY(!feed::parseDocument(" \n\t\n").has_value());
    QCOMPARE(itemOf("\n", u"left-blank.md"_s).title, u"left blank"_s);
    const ParsedItem bodyless = itemOf("---\ntitle: x\n---\n\n  \n");
    QCOMPARE(bodyless.title, u"x"_s);
    QVERIFY(bodyless.content.isEmpty());
}

void TestDocument::prose_betweenRulesIsShown()
{
    const ParsedItem item = itemOf("---\nOnce upon a time\n---\n\nThe end.\n");
    QVERIFY(item.content.contains("Once upon a time"_L1));
    QVERIFY(item.content.contains("The end."_L1));
}

void TestDocument::textWithoutFrontMatter_isADocument()
{
    const ParsedFeed feed = feedOf("# Notes\n\nSome *words*.\n", u"notes.txt"_s);
    QCOMPARE(feed.format, FeedFormat::Document);
    QCOMPARE(feed.items.value(0).title, u"Notes"_s);
    QVERIFY(feed.items.value(0).content.contains("<em>words</em>"_L1));
}

void TestDocument::brokenFrontMatter_losesNoText()
{
    const ParsedFeed open = feedOf("---\ntitle: x\ndate: 2024-05-07\n\nThe text goes on.\n");
    QCOMPARE(open.items.value(0).title, u"x"_s);
    QVERIFY(open.items.value(0).content.contains("The text goes on."_L1));
    QCOMPARE(open.warnings.size(), 1);

    const ParsedFeed list = feedOf("---\n- a\n- b\n---\ntext\n");
    QVERIFY(list.items.value(0).content.contains("<li>a</li>"_L1));
    QVERIFY(list.items.value(0).content.contains("text"_L1));
}

void TestDocument::looksLikeDocument_knowsTheFences()
{
    QVERIFY(feed::looksLikeDocument("\xef\xbb\xbf\n\n---\na: 1\n---\n"));
    QVERIFY(feed::looksLikeDocument("+++\na = 1\n+++\n"));
    QVERIFY(!feed::looksLikeDocument("<?xml version=\"1.0\"?><rss/>"));
    QVERIFY(!feed::looksLikeDocument("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}"));
    QVERIFY(!feed::looksLikeDocument("plain text"));
}

void TestDocument::hugeDocument_isReadInTime()
{
    const QByteArray matter("---\ntitle: x\n---\n");
    for (const QByteArray &part :
        {QByteArray("<p>words and words</p>\n"), QByteArray("*a* "), QByteArray("["),
            QByteArray("{% quote %}"), QByteArray("{{"), QByteArray("<!-- more"), QByteArray("**a**b"),
            QByteArray("`"), QByteArray("> "), QByteArray("<div>"), QByteArray("{% raw "), QByteArray("]("),
            QByteArray("[^a]: b\n"), QByteArray("[^a] "), QByteArray("https://a.example/(((("),
            QByteArray("https://a.example/))))"), QByteArray("<br>\n"), QByteArray("|-|\n"),
            QByteArray("<a \""), QByteArray("~~~\n"), QByteArray("<!--"), QByteArray("&")}) {
        QElapsedTimer timer;
        timer.start();
        const ParsedItem item = itemOf(matter + "x " + part.repeated(600'000 / part.size()));
        QVERIFY(!item.content.isEmpty());
        QVERIFY2(timer.elapsed() < 4000, part.constData());
    }
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
