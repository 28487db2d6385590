// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/importer.h"
#include "reader/look.h"
#include "reader/readertest.h"

#include <QSignalSpy>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void feed_isShownAndNotAdded();
    void page_namesAllItsFeeds();
    void known_isRecognised();
    void wrongAddress_saysWhy();
    void list_isCounted();
    void folder_showsItsDocuments();
    void document_showsItsTitle();
    void deleted_saysNothingMore();

private:
    Result<Preview> look(const QString &input)
    {
        Look *look = m_importer->look(input, this);
        std::optional<Result<Preview>> found;
        connect(look, &Look::finished, look, [&found](const Result<Preview> &preview) { found = preview; });
        look->start();
        if (!QTest::qWaitFor([&] { return found.has_value(); }, 30'000))
            return Error{Error::Kind::Timeout, u"the look did not end"_s};
        delete look;
        return *found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<Refresher> m_refresher;
    std::unique_ptr<Importer> m_importer;
};

void TestLook::init()
{
    m_importer.reset();
    m_refresher.reset();
    m_client.reset();
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    m_library = std::make_unique<Library>(Library::Options{m_folder->filePath(u"data"_s), false, {}});
    QVERIFY(get(m_library->open()));
    m_client = std::make_unique<HttpClient>(HttpClient::Options());
    m_refresher = std::make_unique<Refresher>(m_library.get(), m_client.get());
    m_importer = std::make_unique<Importer>(m_library.get(), m_client.get(), m_refresher.get());
}

void TestLook::feed_isShownAndNotAdded()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Harbour &amp; Sea", 8)));
    const Result<Preview> found = look(m_server->url(u"/feed"_s).toString());
    QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
    QCOMPARE(found->what, Preview::What::Feed);
    QCOMPARE(found->format, FeedFormat::Rss);
    QCOMPARE(found->title, u"Harbour & Sea"_s);
    QCOMPARE(found->items, 8);
    QCOMPARE(found->newest.size(), 6);
    QCOMPARE(found->newest.first().title, u"Story 8"_s);
    QCOMPARE(found->already, SourceId::None);
    QCOMPARE(get(m_library->sources())->size(), 0);
}

void TestLook::page_namesAllItsFeeds()
{
    HttpAnswer page;
    page.type = "text/html";
    page.body = "<html><head><title>Site</title>"
                "<link rel='alternate' type='application/rss+xml' title='News' href='/news'>"
                "<link rel='alternate' type='application/atom+xml' title='Talk' href='/talk'>"
                "</head><body><p>x</p></body></html>";
    m_server->on(u"/"_s, page);
    m_server->on(u"/news"_s, feedAnswer(rss("News", 2)));
    m_server->on(u"/talk"_s, feedAnswer(rss("Talk", 1)));
    const Result<Preview> found = look(m_server->url(u"/"_s).toString());
    QVERIFY(found);
    QCOMPARE(found->title, u"News"_s);
    QCOMPARE(found->input, m_server->url(u"/news"_s).toString());
    QCOMPARE(found->others.size(), 2);
    QCOMPARE(found->others.at(1).title, u"Talk"_s);
}

void TestLook::known_isRecognised()
{
    m_server->on(u"/feed"_s, feedAnswer(rss("Harbour", 2)));
    const QString url = m_server->url(u"/feed"_s).toString();
    const auto added = get(m_importer->add(url));
    QVERIFY(added);
    const Result<Preview> found = look(url);
    QVERIFY(found);
    QCOMPARE(found->already, added->source);
}

void TestLook::wrongAddress_saysWhy()
{
    QCOMPARE(look(m_server->url(u"/nothing"_s).toString()).error().kind, Error::Kind::Http);
    QCOMPARE(look(u"  "_s).error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(look(m_folder->filePath(u"not there.md"_s)).error().kind, Error::Kind::NotFound);
    HttpAnswer page;
    page.type = "text/html";
    page.body = "<html><head><title>x</title></head><body><p>nothing to follow</p></body></html>";
    m_server->on(u"/page"_s, page);
    QCOMPARE(look(m_server->url(u"/page"_s).toString()).error().kind, Error::Kind::NotUnderstood);
}

void TestLook::list_isCounted()
{
    QVERIFY(get(m_library->addSource({SourceKind::Feed, u"https://example.org/a"_s, u"A"_s})));
    const QString path = m_folder->filePath(u"list.opml"_s);
    QVERIFY(writeFile(path, "<opml version='2.0'><head><title>Mine</title></head><body><outline text='G'>"
                            "<outline type='rss' text='A' xmlUrl='https://example.org/a'/>"
                            "<outline type='rss' text='B' xmlUrl='https://example.org/b'/></outline>"
                            "<outline type='rss' text='C' xmlUrl='gopher://example.org/c'/></body></opml>"));
    const Result<Preview> found = look(path);
    QVERIFY(found);
    QCOMPARE(found->what, Preview::What::Opml);
    QCOMPARE(found->title, u"Mine"_s);
    QCOMPARE(found->items, 2);
    QCOMPARE(found->known, 1);
    QCOMPARE(found->problems, 1);
}

void TestLook::folder_showsItsDocuments()
{
    const QString docs = m_folder->filePath(u"文档"_s);
    QVERIFY(writeFile(docs + u"/a.md"_s, document("Ein Titel", "Text")));
    QVERIFY(writeFile(docs + u"/sub/b.md"_s, document("港口", "Text")));
    const Result<Preview> found = look(docs);
    QVERIFY(found);
    QCOMPARE(found->what, Preview::What::Folder);
    QCOMPARE(found->title, u"文档"_s);
    QCOMPARE(found->items, 2);
    QStringList titles{found->newest.at(0).title, found->newest.at(1).title};
    titles.sort();
    QCOMPARE(titles, (QStringList{u"Ein Titel"_s, u"港口"_s}));
}

void TestLook::document_showsItsTitle()
{
    const QString path = m_folder->filePath(u"a.md"_s);
    QVERIFY(writeFile(path, document("Ein Titel", "Text")));
    const Result<Preview> found = look(path);
    QVERIFY(found);
    QCOMPARE(found->what, Preview::What::Document);
    QCOMPARE(found->title, u"Ein Titel"_s);
}

void TestLook::deleted_saysNothingMore()
{
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    m_server->on(u"/slow"_s, hang);
    Look *slow = m_importer->look(m_server->url(u"/slow"_s).toString(), this);
    QSignalSpy finished(slow, &Look::finished);
    slow->start();
    QTRY_COMPARE(m_server->requests().size(), 1);
    delete slow;
    m_server->on(u"/feed"_s, feedAnswer(rss("Harbour", 1)));
    QVERIFY(look(m_server->url(u"/feed"_s).toString()));
    QCOMPARE(finished.size(), 0);
}

QTEST_GUILESS_MAIN(TestLook)
#include "tst_look.moc"
