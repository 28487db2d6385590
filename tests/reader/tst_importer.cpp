// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/importer.h"
#include "reader/opmlimport.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestImporter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void feedUrl_becomesASource();
    void sameFeedAgain_isThereAlready();
    void pageUrl_leadsToItsFeed();
    void pageWithoutFeed_wellKnownPathsAreTried();
    void nothingFound_saysSo();
    void unreachableUrl_saysSo();
    void feedIntoAGroup_landsThere();
    void documentFile_becomesAnArticle_once();
    void documentUrl_becomesAnArticle();
    void folder_becomesASource();
    void folderAgain_readsNothing();
    void brokenFilesInAFolder_areNamed();
    void opmlFile_becomesSourcesInGroups();
    void opmlAgain_addsNothing();
    void hostileOpml_addsWebAddressesOnly();
    void missingThings_areErrors();
    void samples_comeOnceWithTheirPictures();
    void permanentRedirect_isKept_temporaryIsNot();
    void cancelled_endsTheFuture();

private:
    Result<AddReport> add(const QString &input, const QStringList &group = {});

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<Refresher> m_refresher;
    std::unique_ptr<Importer> m_importer;
};

void TestImporter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    m_client = std::make_unique<HttpClient>(HttpClient::Options());
    m_library = std::make_unique<Library>(Library::Options{m_folder->filePath(u"data"_s), false, {}});
    QVERIFY(get(m_library->open()));
    m_refresher = std::make_unique<Refresher>(m_library.get(), m_client.get());
    m_importer = std::make_unique<Importer>(m_library.get(), m_client.get(), m_refresher.get());
}

void TestImporter::cleanup()
{
    m_importer.reset();
    m_refresher.reset();
    m_client.reset();
    m_library.reset();
    m_server.reset();
    m_folder.reset();
}

Result<AddReport> TestImporter::add(const QString &input, const QStringList &group)
{
    return get(m_importer->add(input, group));
}

static HttpAnswer page(const QByteArray &head)
{
    HttpAnswer answer;
    answer.type = "text/html; charset=utf-8";
    answer.body =
        "<!DOCTYPE html><html><head><title>Site</title>" + head + "</head><body><p>Hello</p></body></html>";
    return answer;
}

void TestImporter::feedUrl_becomesASource()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Abendblatt", 4)));
    const auto report = add(m_server->url(u"/feed"_s).toString());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->what, AddReport::What::Feed);
    QCOMPARE(report->title, u"Abendblatt"_s);
    QCOMPARE(report->added, 4);
    const Source source = sourceOf(m_library.get(), report->source);
    QCOMPARE(source.kind, SourceKind::Feed);
    QCOMPARE(source.url, m_server->url(u"/feed"_s).toString());
    QCOMPARE(source.total, 4);
    // What the first fetch gave is asked back with on the next one.
    QCOMPARE(get(m_refresher->refresh()).unchangedSources, 1);
    QVERIFY(!m_server->requests().last().header("if-none-match").isEmpty());
}

void TestImporter::sameFeedAgain_isThereAlready()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Abendblatt", 4)));
    const auto first = add(m_server->url(u"/feed"_s).toString());
    const auto second = add(m_server->url(u"/feed"_s).toString());
    QVERIFY(first && second);
    QCOMPARE(second->source, first->source);
    QCOMPARE(second->added, 0);
    QCOMPARE(second->alreadyThere, 4);
    QCOMPARE(get(m_library->sources())->size(), 1);
}

void TestImporter::pageUrl_leadsToItsFeed()
{
    m_server->on(
        u"/"_s, page("<link rel='alternate' type='application/rss+xml' title='All' href='/news.xml'>"));
    m_server->on(u"/news.xml"_s, feedAnswer(rss("Discovered", 2)));
    const auto report = add(m_server->url(u"/"_s).toString());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->title, u"Discovered"_s);
    QCOMPARE(sourceOf(m_library.get(), report->source).url, m_server->url(u"/news.xml"_s).toString());
}

void TestImporter::pageWithoutFeed_wellKnownPathsAreTried()
{
    m_server->on(u"/"_s, page({}));
    m_server->on(u"/feed"_s, feedAnswer(rss("Hidden", 2)));
    m_server->on(u"/feed/"_s, feedAnswer(rss("Hidden", 2)));
    const auto report = add(m_server->url(u"/"_s).toString());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->title, u"Hidden"_s);
}

void TestImporter::nothingFound_saysSo()
{
    m_server->on(u"/"_s, page({}));
    const auto report = add(m_server->url(u"/"_s).toString());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::NotUnderstood);
    QVERIFY(report.error().detail.contains("no feed was found"_L1));
    QVERIFY(m_server->requests().size() <= 20);
    QVERIFY(get(m_library->sources())->isEmpty());
}

void TestImporter::unreachableUrl_saysSo()
{
    const QString url = m_server->url(u"/feed"_s).toString();
    m_server->stop();
    const auto report = add(url);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Unreachable);
}

void TestImporter::feedIntoAGroup_landsThere()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Abendblatt", 1)));
    const auto report = add(m_server->url(u"/feed"_s).toString(), {u"News"_s, u"德国"_s});
    QVERIFY(report);
    const auto tree = get(m_library->sourceTree());
    QCOMPARE(tree->groups.size(), 2);
    QVERIFY(sourceOf(m_library.get(), report->source).group != GroupId::None);
}

void TestImporter::documentFile_becomesAnArticle_once()
{
    const QString path = m_folder->filePath(u"北约 one.md"_s);
    QVERIFY(writeFile(path, document("北约: the story", "<p>Text</p>", "author: Somebody\n")));
    const auto first = add(path);
    QVERIFY2(first, qPrintable(first.error().detail));
    QCOMPARE(first->what, AddReport::What::Document);
    QCOMPARE(first->added, 1);
    QCOMPARE(first->articles.size(), 1);
    QCOMPARE(first->title, u"北约: the story"_s);
    QVERIFY(get(m_library->setFlag(first->articles, Flag::Bookmarked, true)));
    const auto again = add(QUrl::fromLocalFile(path).toString());
    QVERIFY(again);
    QCOMPARE(again->articles, first->articles);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->alreadyThere, 1);
    QVERIFY(writeFile(path, document("北约: the story", "<p>Text, corrected</p>")));
    QCOMPARE(add(path)->updated, 1);
    const auto article = get(m_library->article(first->articles.first()));
    QVERIFY(article->content.contains("corrected"_L1));
    QVERIFY(article->row.bookmarked);
    QCOMPARE(article->categories, QStringList({u"综合"_s, u"Quelle"_s, u"新闻"_s}));
}

void TestImporter::documentUrl_becomesAnArticle()
{
    HttpAnswer answer;
    answer.body = document("From the web", "<p>Text</p>");
    answer.type = "text/markdown; charset=utf-8";
    m_server->on(u"/story.md"_s, answer);
    const auto report = add(m_server->url(u"/story.md"_s).toString());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->what, AddReport::What::Document);
    QCOMPARE(report->articles.size(), 1);
    QCOMPARE(sourceOf(m_library.get(), report->source).kind, SourceKind::Documents);
}

void TestImporter::folder_becomesASource()
{
    const QString root = m_folder->filePath(u"文章"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(
            writeFile(root + u"/a/%1.markdown"_s.arg(i), document("T" + QByteArray::number(i), "<p>x</p>")));
    QVERIFY(writeFile(root + u"/page.html"_s,
        "<html><head><title>A page &amp; more</title></head><body><p>Body</p></body></html>"));
    QVERIFY(writeFile(root + u"/note.txt"_s, "First line\n\nSecond <line>"));
    const auto report = add(root);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->what, AddReport::What::Folder);
    QCOMPARE(report->title, u"文章"_s);
    QVERIFY2(report->problems.isEmpty(), qPrintable(report->problems.join(u'|')));
    QCOMPARE(report->added, 7);
    QStringList titles;
    for (const ArticleRow &row : rows(m_library.get()))
        titles.append(row.title);
    QVERIFY2(titles.contains(u"A page & more"_s), qPrintable(titles.join(u'|')));
}

void TestImporter::folderAgain_readsNothing()
{
    const QString root = m_folder->filePath(u"docs"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(writeFile(root + u"/%1.md"_s.arg(i), document("T" + QByteArray::number(i), "<p>x</p>")));
    const auto first = add(root);
    const auto second = add(root + u'/');
    QVERIFY(first && second);
    QCOMPARE(second->source, first->source);
    QCOMPARE(second->added, 0);
    QCOMPARE(second->alreadyThere, 5);
}

void TestImporter::brokenFilesInAFolder_areNamed()
{
    const QString root = m_folder->filePath(u"docs"_s);
    QVERIFY(writeFile(root + u"/good.md"_s, document("Good", "<p>x</p>")));
    QVERIFY(writeFile(root + u"/binary.md"_s, QByteArray(1000, '\0')));
    QVERIFY(writeFile(root + u"/empty.txt"_s, {}));
    const auto report = add(root);
    QVERIFY(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(report->problems.size(), 2);
    QVERIFY(report->problems.first().startsWith("binary.md: "_L1));
}

static QByteArray opml(const QByteArray &body)
{
    return "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>My list</title></head><body>" + body +
           "</body></opml>";
}

void TestImporter::opmlFile_becomesSourcesInGroups()
{
    const QString path = m_folder->filePath(u"list.opml"_s);
    QVERIFY(writeFile(
        path, opml("<outline text='Alone' xmlUrl='https://one.example/feed'/>"
                   "<outline text='Folder'><outline text='In' xmlUrl='https://two.example/feed'/>"
                   "<outline text='Deep'><outline text='Twice' xmlUrl='https://one.example/feed'/>"
                   "<outline text='Below' xmlUrl='feed://three.example/rss'/></outline></outline>")));
    const auto report = add(path, {u"Imported"_s});
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->what, AddReport::What::Opml);
    QCOMPARE(report->added, 3);
    QCOMPARE(report->alreadyThere, 1);
    const auto tree = get(m_library->sourceTree());
    QCOMPARE(tree->sources.size(), 3);
    QStringList groups;
    for (const Group &group : tree->groups)
        groups.append(group.title);
    groups.sort();
    QCOMPARE(groups, QStringList({u"Deep"_s, u"Folder"_s, u"Imported"_s}));
    QVERIFY(m_server->requests().isEmpty());
}

void TestImporter::opmlAgain_addsNothing()
{
    HttpAnswer answer;
    answer.body = opml("<outline text='A' xmlUrl='https://a.example/feed'/><outline text='B' "
                       "xmlUrl='https://b.example/feed'/>");
    answer.type = "text/x-opml";
    m_server->on(u"/list.opml"_s, answer);
    QCOMPARE(add(m_server->url(u"/list.opml"_s).toString())->added, 2);
    const auto again = add(m_server->url(u"/list.opml"_s).toString());
    QVERIFY(again);
    QCOMPARE(again->added, 0);
    QCOMPARE(again->alreadyThere, 2);
}

void TestImporter::hostileOpml_addsWebAddressesOnly()
{
    const QString path = m_folder->filePath(u"bad.opml"_s);
    QVERIFY(writeFile(path,
        opml("<outline text='a' xmlUrl='file:///etc/passwd'/><outline text='b' xmlUrl='javascript:x()'/>"
             "<outline text='c' xmlUrl='|rm -rf'/><outline text='d' xmlUrl='data:text/xml,x'/>"
             "<outline text='e' xmlUrl='https://fine.example/feed'/>")));
    const auto report = add(path);
    QVERIFY(report);
    QCOMPARE(report->added, 1);
    QCOMPARE(get(m_library->sources())->size(), 1);
    QVERIFY(!report->problems.isEmpty());
}

void TestImporter::missingThings_areErrors()
{
    QCOMPARE(add(u"   "_s).error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(add(u"/no/such/file.md"_s).error().kind, Error::Kind::NotFound);
    const QString path = m_folder->filePath(u"picture.png"_s);
    QVERIFY(writeFile(path, "\x89PNG\r\n\x1a\n"));
    QCOMPARE(add(path).error().kind, Error::Kind::NotUnderstood);
    QVERIFY(get(m_library->sources())->isEmpty());
}

void TestImporter::samples_comeOnceWithTheirPictures()
{
    QVERIFY(get(m_importer->addSamplesOnce()));
    const auto sources = *get(m_library->sources());
    QCOMPARE(sources.size(), 1);
    QCOMPARE(sources.first().kind, SourceKind::Samples);
    QVERIFY(sources.first().total >= 4);
    const auto all = rows(m_library.get());
    int pictures = 0;
    bool chinese = false;
    for (const ArticleRow &row : all) {
        QCOMPARE(row.imagesStored, row.images);
        QVERIFY(!row.title.isEmpty() && !row.excerpt.isEmpty());
        pictures += row.images;
        chinese = chinese || row.language.startsWith("zh"_L1);
    }
    QVERIFY(pictures >= 4);
    QVERIFY(chinese);
    QVERIFY(get(m_library->pendingImages(10))->isEmpty());
    // Removed they stay removed.
    QVERIFY(get(m_library->removeSource(sources.first().id)));
    QVERIFY(get(m_importer->addSamplesOnce()));
    QVERIFY(get(m_library->sources())->isEmpty());
    QVERIFY(m_server->requests().isEmpty());
}

void TestImporter::permanentRedirect_isKept_temporaryIsNot()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Real", 1)));
    HttpAnswer moved;
    moved.headers = {{"Location", "/feed"}};
    moved.status = 301;
    m_server->on(u"/permanent"_s, moved);
    moved.status = 302;
    m_server->on(u"/temporary"_s, moved);
    const auto permanent = add(m_server->url(u"/permanent"_s).toString());
    QCOMPARE(sourceOf(m_library.get(), permanent->source).url, m_server->url(u"/feed"_s).toString());
    const auto temporary = add(m_server->url(u"/temporary"_s).toString());
    QCOMPARE(sourceOf(m_library.get(), temporary->source).url, m_server->url(u"/temporary"_s).toString());
}

void TestImporter::cancelled_endsTheFuture()
{
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    m_server->on(u"/feed"_s, hang);
    const auto future = m_importer->add(m_server->url(u"/feed"_s).toString());
    QTRY_COMPARE(m_server->requests().size(), 1);
    m_importer->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 100);
    QCOMPARE(future.result().error().kind, Error::Kind::Cancelled);
    const auto left = m_importer->add(m_server->url(u"/feed"_s).toString());
    QTRY_COMPARE(m_server->requests().size(), 2);
    m_importer.reset();
    QVERIFY(left.isFinished());
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
