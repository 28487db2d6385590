// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"
#include "store/identity.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Item
{
    QString guid;
    QString link;
    QString title;
    QString date = {};
};

IncomingArticle make(const Item &item)
{
    IncomingArticle article = incoming(item.guid, item.title, u"text of "_s + item.title,
        item.date.isEmpty() ? QDateTime() : utc(item.date));
    article.item.link = item.link;
    return article;
}

QList<IncomingArticle> make(const QList<Item> &items)
{
    QList<IncomingArticle> articles;
    for (const Item &item : items)
        articles.append(make(item));
    return articles;
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void links_areNormalised_data();
    void links_areNormalised();
    void fetches_giveTheseArticles_data();
    void fetches_giveTheseArticles();
    void documentInTwoFolders_isOneArticle();
    void sameItemInTwoSources_isTwoArticles();
    void changedText_isUnreadAgainOnlyWhenWished();
};

void TestIdentity::links_areNormalised_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &link, const QString &expected) {
        QTest::newRow(name) << link << expected;
    };
    row("plain", u"https://example.org/a"_s, u"https://example.org/a"_s);
    row("http", u"http://example.org/a"_s, u"https://example.org/a"_s);
    row("host", u"https://EXAMPLE.org/A"_s, u"https://example.org/A"_s);
    row("port", u"http://example.org:80/a"_s, u"https://example.org/a"_s);
    row("other port", u"http://example.org:8080/a"_s, u"https://example.org:8080/a"_s);
    row("slash", u"https://example.org/a/"_s, u"https://example.org/a"_s);
    row("front page", u"https://example.org/"_s, u"https://example.org"_s);
    row("tracking", u"https://example.org/a?utm_source=x&id=7&fbclid=y&spm=1"_s,
        u"https://example.org/a?id=7"_s);
    row("only tracking", u"https://example.org/a?UTM_medium=x"_s, u"https://example.org/a"_s);
    row("fragment", u"https://example.org/a#comments"_s, u"https://example.org/a"_s);
    row("page in a fragment", u"https://example.org/#!/a"_s, u"https://example.org#!/a"_s);
    row("escapes", u"https://example.org/%E4%B8%AD?q=%26"_s, u"https://example.org/%E4%B8%AD?q=%26"_s);
    row("no link", u""_s, u""_s);
    row("not http", u"mailto:a@example.org"_s, u"mailto:a@example.org"_s);
    row("a path", u"/a"_s, u"/a"_s);
}

void TestIdentity::links_areNormalised()
{
    QFETCH(const QString, link);
    QFETCH(const QString, expected);
    QCOMPARE(normalizedLink(link), expected);
    QCOMPARE(normalizedLink(expected), expected);
}

void TestIdentity::fetches_giveTheseArticles_data()
{
    QTest::addColumn<QList<IncomingArticle>>("first");
    QTest::addColumn<QList<IncomingArticle>>("second");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QList<Item> &first, const QList<Item> &second,
                         QStringList expected) {
        expected.sort();
        QTest::newRow(name) << make(first) << make(second) << expected;
    };
    const QString link = u"https://example.org/a"_s, other = u"https://example.org/b"_s;
    const QString home = u"https://example.org/"_s;
    const QString day1 = u"2026-01-01T10:00:00"_s, day2 = u"2026-01-05T10:00:00"_s;
    row("same guid", {{u"1"_s, link, u"A"_s}}, {{u"1"_s, link, u"A"_s}}, {u"A"_s});
    row("same guid, all else new", {{u"1"_s, link, u"A"_s}}, {{u"1"_s, other, u"B"_s}}, {u"B"_s});
    row("guid is exact", {{u"a"_s, {}, u"A"_s}}, {{u"A"_s, {}, u"B"_s}}, {u"A"_s, u"B"_s});
    row("new guid at each fetch", {{u"1"_s, link, u"A"_s, day1}}, {{u"2"_s, link, u"A"_s, day1}}, {u"A"_s});
    row("new guid, undated", {{u"1"_s, link, u"A"_s}}, {{u"2"_s, link, u"A"_s}}, {u"A"_s});
    row("new guid, title mended", {{u"1"_s, link, u"A"_s, day1}}, {{u"2"_s, link, u"B"_s, day1}}, {u"B"_s});
    row("every day the same page", {{u"1"_s, home, u"Word"_s, day1}}, {{u"2"_s, home, u"Word"_s, day2}},
        {u"Word"_s, u"Word"_s});
    row("same link, other guid, title and date", {{u"1"_s, home, u"A"_s, day1}},
        {{u"2"_s, home, u"B"_s, day2}}, {u"A"_s, u"B"_s});
    row("all link to the front page", {{u"1"_s, home, u"A"_s}, {u"2"_s, home, u"B"_s}},
        {{u"2"_s, home, u"B"_s}, {u"3"_s, home, u"C"_s}}, {u"A"_s, u"B"_s, u"C"_s});
    row("guid shared by different items", {{u"x"_s, link, u"A"_s}, {u"x"_s, other, u"B"_s}},
        {{u"x"_s, link, u"A"_s}, {u"x"_s, other, u"B"_s}}, {u"A"_s, u"B"_s});
    row("shared guid, other order", {{u"x"_s, link, u"A"_s}, {u"x"_s, other, u"B"_s}},
        {{u"x"_s, other, u"B"_s}, {u"x"_s, link, u"A"_s}}, {u"A"_s, u"B"_s});
    row("shared guid, one has gone", {{u"x"_s, link, u"A"_s}, {u"x"_s, other, u"B"_s}},
        {{u"x"_s, other, u"B"_s}}, {u"A"_s, u"B"_s});
    row("same guid twice, later one counts", {{u"x"_s, link, u"A"_s}, {u"x"_s, link, u"B"_s}}, {}, {u"B"_s});
    row("link only", {{{}, link, u"A"_s}}, {{{}, link, u"B"_s}}, {u"B"_s});
    row("link only, tracked", {{{}, link, u"A"_s}}, {{{}, link + u"?utm_source=x"_s, u"A"_s}}, {u"A"_s});
    row("link only, front page", {{{}, home, u"A"_s, day1}}, {{{}, home, u"B"_s, day2}}, {u"A"_s, u"B"_s});
    row("links shared in one fetch", {{{}, link, u"A"_s}, {{}, link, u"B"_s}}, {{{}, link, u"B"_s}},
        {u"A"_s, u"B"_s});
    row("links shared, other order", {{{}, link, u"A"_s}, {{}, link, u"B"_s}},
        {{{}, link, u"B"_s}, {{}, link, u"A"_s}}, {u"A"_s, u"B"_s});
    row("guid comes later", {{{}, link, u"A"_s}}, {{u"1"_s, link, u"A"_s}}, {u"A"_s});
    row("guid goes", {{u"1"_s, link, u"A"_s}}, {{{}, link, u"A"_s}}, {u"A"_s});
    row("title and date only", {{{}, {}, u"A"_s, day1}}, {{{}, {}, u"A"_s, day1}}, {u"A"_s});
    row("title only", {{{}, {}, u"A"_s}, {{}, {}, u"B"_s}}, {{{}, {}, u"A"_s}}, {u"A"_s, u"B"_s});
    row("same title, other date", {{{}, {}, u"A"_s, day1}}, {{{}, {}, u"A"_s, day2}}, {u"A"_s, u"A"_s});
}

void TestIdentity::fetches_giveTheseArticles()
{
    QFETCH(const QList<IncomingArticle>, first);
    QFETCH(const QList<IncomingArticle>, second);
    QFETCH(const QStringList, expected);
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    const SourceId source = feed(*library, u"zzz"_s);
    for (const auto &fetch : {first, second, second}) { // the third brings nothing new
        const MergeReport report = mergeAll(*library, source, fetch);
        QCOMPARE(report.ids.size(), fetch.size());
        QCOMPARE(report.added + report.updated + report.unchanged, fetch.size());
    }
    QStringList actual = titles(must(library->page({}, std::nullopt, 10)));
    actual.sort();
    QCOMPARE(actual, expected);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestIdentity::documentInTwoFolders_isOneArticle()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    NewSource files;
    files.kind = SourceKind::Folder;
    files.url = u"/news"_s;
    const SourceId source = must(library->addSource(files));
    IncomingArticle one = make(Item{{}, {}, u"A"_s, u"2026-01-01T10:00:00"_s});
    one.item.document = DocumentSource();
    one.item.categories = {u"News"_s, u"Paper"_s, u"Front"_s};
    one.filePath = u"/news/a/1.md"_s;
    IncomingArticle two = one;
    two.filePath = u"/news/b/1.md"_s;
    IncomingArticle elsewhere = one;
    elsewhere.item.categories = {u"News"_s, u"Other paper"_s, u"Front"_s};
    const MergeReport report = mergeAll(*library, source, {one, two, elsewhere});
    QCOMPARE(report.added, 2);
    QCOMPARE(report.unchanged, 1);
    QCOMPARE(report.ids.at(0), report.ids.at(1));
}

void TestIdentity::sameItemInTwoSources_isTwoArticles()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    const IncomingArticle article = make(Item{u"1"_s, u"https://example.org/a"_s, u"A"_s});
    QCOMPARE(mergeAll(*library, feed(*library, u"one"_s), {article}).added, 1);
    QCOMPARE(mergeAll(*library, feed(*library, u"two"_s), {article}).added, 1);
    QCOMPARE(must(library->sourceTree()).total, 2);
}

void TestIdentity::changedText_isUnreadAgainOnlyWhenWished()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    const QDateTime day = utc(u"2026-07-01T10:00:00Z"_s);
    const auto id =
        mergeAll(*library, source, {incoming(u"a"_s, u"Tides"_s, u"High at noon."_s, day)}).ids.first();
    const auto unread = [&] { return must(library->sourceTree()).unread; };
    must(library->setFlag({id}, Flag::Read, true));
    QCOMPARE(unread(), 0);

    mergeAll(*library, source, {incoming(u"a"_s, u"Tides"_s, u"High at one."_s, day)});
    QVERIFY(must(library->article(id)).row.read);

    library->setUnreadWhenChanged(true);
    mergeAll(*library, source, {incoming(u"a"_s, u"Tides"_s, u"High at one."_s, day)}); // the same again
    QVERIFY(must(library->article(id)).row.read);
    mergeAll(*library, source, {incoming(u"a"_s, u"Tides"_s, u"High at two."_s, day)});
    QVERIFY(!must(library->article(id)).row.read);
    QCOMPARE(unread(), 1);
    QVERIFY(must(library->verify()).ok);
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
