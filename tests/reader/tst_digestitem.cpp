// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"
#include "reader/digest.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestDigestItem : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void article_hasTextExcerptAndPictures();
    void leadPictureTheBodyShows_isNotFetchedTwice();
    void thumbnail_isOneOfThePagesPictures();
    void thumbnailOfAPictureless_isFetched();
    void language_declaredThenSeenThenTheFeeds();
    void relativePictures_resolveAgainstTheItem();
    void feed_givesTheSourceItsFields();
};

static ParsedItem item(const QString &content)
{
    ParsedItem item;
    item.title = u"Title"_s;
    item.content = content;
    item.base = u"https://example.org/news/1"_s;
    return item;
}

static IncomingArticle digested(const ParsedItem &item)
{
    return digestItem(item, {}, QUrl(u"https://example.org/feed"_s));
}

void TestDigestItem::article_hasTextExcerptAndPictures()
{
    const auto article = digested(item(
        u"<p>First.</p><p>Second <b>bold</b>.</p><img src='https://i.example/a.jpg' width='300' height='200'>"_s));
    QVERIFY(article.text.contains("Second bold."_L1));
    QVERIFY(article.excerpt.startsWith("First."_L1));
    QCOMPARE(article.images.size(), 1);
    QCOMPARE(article.images.first().url, u"https://i.example/a.jpg"_s);
    QCOMPARE(article.images.first().key, html::imageKey(u"https://i.example/a.jpg"_s));
    QCOMPARE(article.images.first().size, QSize(300, 200));
    ParsedItem summary = item({});
    summary.summary = u"<p>Only a summary</p>"_s;
    QCOMPARE(digested(summary).text, u"Only a summary"_s);
}

void TestDigestItem::leadPictureTheBodyShows_isNotFetchedTwice()
{
    ParsedItem one = item(u"<img src='https://i.example/a.jpg'><p>x</p>"_s);
    one.image = u"https://i.example/a.jpg"_s;
    QCOMPARE(digested(one).images.size(), 1);
    one.image = u"https://i.example/lead.jpg"_s;
    const auto article = digested(one);
    QCOMPARE(article.images.size(), 2);
    QCOMPARE(article.images.first().url, one.image);
    QCOMPARE(article.leadImage, one.image);
    one.image = u"true"_s;
    QVERIFY(digested(one).leadImage.isEmpty());
}

void TestDigestItem::thumbnail_isOneOfThePagesPictures()
{
    ParsedItem one = item(u"<img src='https://i.example/a.jpg'><img src='https://i.example/b.jpg'>"_s);
    QCOMPARE(digested(one).item.thumbnail, u"https://i.example/a.jpg"_s);
    one.thumbnail = u"https://i.example/b.jpg"_s;
    QCOMPARE(digested(one).item.thumbnail, u"https://i.example/b.jpg"_s);
    one.thumbnail =
        u"https://i.example/tiny.jpg"_s; // one picture more only for the list is not worth its bytes
    QCOMPARE(digested(one).item.thumbnail, u"https://i.example/a.jpg"_s);
    QCOMPARE(digested(one).images.size(), 2);
}

void TestDigestItem::thumbnailOfAPictureless_isFetched()
{
    ParsedItem one = item(u"<p>Text</p>"_s);
    one.thumbnail = u"https://i.example/tiny.jpg"_s;
    QCOMPARE(digested(one).images.size(), 1);
    one.thumbnail = u"true"_s;
    QVERIFY(digested(one).images.isEmpty());
    QVERIFY(digested(one).item.thumbnail.isEmpty());
}

void TestDigestItem::language_declaredThenSeenThenTheFeeds()
{
    ParsedItem chinese = item(u"<p>周三，两国外长在柏林举行会谈，讨论了粮食出口和边境口岸的问题。</p>"_s);
    QVERIFY(digestItem(chinese, u"en-US"_s, {}).language.startsWith("zh"_L1));
    chinese.language = u"zh-HK"_s;
    QCOMPARE(digestItem(chinese, u"en-US"_s, {}).language, u"zh-HK"_s);
    QCOMPARE(digestItem(item(u"<p>42</p>"_s), u"de"_s, {}).language, u"de"_s);
}

void TestDigestItem::relativePictures_resolveAgainstTheItem()
{
    ParsedItem one = item(u"<img src='../a.jpg'>"_s);
    QCOMPARE(digested(one).images.value(0).url, u"https://example.org/a.jpg"_s);
    one.base.clear();
    one.link = u"https://other.example/x/y"_s;
    QCOMPARE(digested(one).images.value(0).url, u"https://other.example/a.jpg"_s);
    QCOMPARE(digested(one).item.base, one.link);
}

void TestDigestItem::feed_givesTheSourceItsFields()
{
    ParsedFeed feed;
    feed.title = u"Blatt"_s;
    feed.link = u"https://example.org/"_s;
    feed.description = u"<b>All</b> the news"_s;
    feed.image = u"https://example.org/i.png"_s;
    feed.items = {item(u"<p>a</p>"_s), item(u"<p>b</p>"_s)};
    const MergeInput input = digestFeed(feed, {u"https://example.org/feed"_s, true, u"/a/b.md"_s});
    QCOMPARE(input.title, u"Blatt"_s);
    QVERIFY(input.keepTitle);
    QCOMPARE(input.description, u"All the news"_s);
    QCOMPARE(input.icon, feed.image);
    QCOMPARE(input.articles.size(), 2);
    QCOMPARE(input.articles.last().filePath, u"/a/b.md"_s);
}

QTEST_GUILESS_MAIN(TestDigestItem)
#include "tst_digestitem.moc"
