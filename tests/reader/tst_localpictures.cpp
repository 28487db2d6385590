// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/articlepage.h"
#include "html/link.h"
#include "html/sanitize.h"
#include "net/httpclient.h"
#include "reader/digest.h"
#include "reader/imagefetcher.h"
#include "reader/localfile.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QBuffer>
#include <QImage>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// Pictures that lie beside a document on this machine.
class TestLocalPictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picturesOfAFolder_areStored();
    void lonePage_findsThePicturesBesideIt();
    void leadPicture_liesBesideItsDocument();
    void leadPicture_ofADocumentWithALink_liesThere();
    void leadPicture_fromElsewhereCannotNameAFile();
    void address_namesAFileBelowItsFolder();
    void pictureOutsideTheFolder_isNoPictureOfTheDocument_data();
    void pictureOutsideTheFolder_isNoPictureOfTheDocument();
    void linkOutOfTheFolder_isNotFollowed();
    void articleFromElsewhere_cannotNameAFile();
};

namespace {

QByteArray png(int width)
{
    QImage image(width, 6, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

QHash<QString, ArticleImage> imagesOf(Library *library, const QString &title)
{
    QHash<QString, ArticleImage> images;
    for (const ArticleRow &row : rows(library)) {
        if (row.title != title)
            continue;
        const auto article = get(library->article(row.id));
        for (const ArticleImage &image : article->imageList)
            images.insert(html::localPicture(QUrl(image.url)).path, image);
    }
    return images;
}

} // namespace

void TestLocalPictures::picturesOfAFolder_areStored()
{
    QTemporaryDir folder;
    const QString root = folder.filePath(u"新闻 notes"_s);
    QVERIFY(writeFile(root + u"/sub/a.md"_s,
        document("A", "<p>a</p><img src='pics/one.png'><img src=\"../图 二.png?x=1\"><img src='/three.png'>"
                      "<img src='none.png'><img src='words.png'>")));
    QVERIFY(writeFile(root + u"/sub/pics/one.png"_s, png(11)));
    QVERIFY(writeFile(root + u"/图 二.png"_s, png(12)));
    QVERIFY(writeFile(root + u"/three.png"_s, png(13)));
    QVERIFY(writeFile(root + u"/sub/words.png"_s, "not a picture"));
    HttpClient client({});
    Library library({folder.filePath(u"data"_s), false, {}});
    QVERIFY(get(library.open()));
    Refresher refresher(&library, &client);
    QVERIFY(get(library.addSource({SourceKind::Folder, root, u"News"_s, GroupId::None})));
    get(refresher.refresh());
    ImageFetcher fetcher(&library, &client);
    get(fetcher.fetch());
    const auto images = imagesOf(&library, u"A"_s);
    QCOMPARE(images.size(), 5);
    const auto width = [&](const QString &path) {
        const ArticleImage image = images.value(path);
        return image.state == ArticleImage::State::Stored ? image.size.width() : 0;
    };
    QCOMPARE(width(u"sub/pics/one.png"_s), 11);
    QCOMPARE(width(u"图 二.png"_s), 12);
    QCOMPARE(width(u"three.png"_s), 13);
    QVERIFY(images.value(u"sub/none.png"_s).state != ArticleImage::State::Stored);
    QVERIFY(images.value(u"sub/words.png"_s).state != ArticleImage::State::Stored);
    QCOMPARE(rows(&library).first().images, 5);
    QCOMPARE(rows(&library).first().imagesStored, 3);
}

void TestLocalPictures::lonePage_findsThePicturesBesideIt()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"note.md"_s);
    QVERIFY(writeFile(path, "# Note\n\nA boat: ![boat](boat.png)\n"));
    const LocalFile file = readLocal(path);
    QVERIFY(file.parsed);
    QCOMPARE(file.input.articles.size(), 1);
    QCOMPARE(file.input.articles.first().images.size(), 1);
    const auto picture = html::localPicture(QUrl(file.input.articles.first().images.first().url));
    QCOMPARE(QDir(picture.root).filePath(picture.path), folder.filePath(u"boat.png"_s));
}

void TestLocalPictures::leadPicture_liesBesideItsDocument()
{
    QTemporaryDir folder;
    const QString root = folder.filePath(u"notes"_s);
    QVERIFY(writeFile(root + u"/a.md"_s,
        "---\ntitle: A\ndate: 2026-03-01 08:00:00\nheadimg: pics/头 图.png\n---\nSome text.\n"));
    QVERIFY(writeFile(root + u"/b.md"_s,
        "---\ntitle: B\ndate: 2026-03-01 08:00:00\nheadimg: ../outside.png\n---\nSome text.\n"));
    QVERIFY(writeFile(root + u"/pics/头 图.png"_s, png(14)));
    QVERIFY(writeFile(folder.filePath(u"outside.png"_s), png(15)));
    HttpClient client({});
    Library library({folder.filePath(u"data"_s), false, {}});
    QVERIFY(get(library.open()));
    Refresher refresher(&library, &client);
    QVERIFY(get(library.addSource({SourceKind::Folder, root, u"News"_s, GroupId::None})));
    get(refresher.refresh());
    ImageFetcher fetcher(&library, &client);
    get(fetcher.fetch());
    const ArticleImage lead = imagesOf(&library, u"A"_s).value(u"pics/头 图.png"_s);
    QVERIFY(lead.state == ArticleImage::State::Stored);
    QCOMPARE(lead.size.width(), 14);
    for (const ArticleImage &image : imagesOf(&library, u"B"_s))
        QVERIFY(image.state != ArticleImage::State::Stored);
    for (const ArticleRow &row : rows(&library)) {
        const auto article = get(library.article(row.id));
        const bool shown =
            html::articlePage(*article, {}).contains(u"class=\"lead\"><img src=\"artimg://i/"_s + lead.key);
        QCOMPARE(shown, row.title == u"A"_s);
    }
}

void TestLocalPictures::leadPicture_ofADocumentWithALink_liesThere()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"note.md"_s);
    QVERIFY(
        writeFile(path, "---\ntitle: A\ndate: 2026-03-01 08:00:00\nlink: https://news.example/2026/a.html\n"
                        "thumbnail: pics/lead.png\n---\nSome text.\n"));
    const LocalFile file = readLocal(path);
    QVERIFY(file.parsed);
    QCOMPARE(file.input.articles.size(), 1);
    QCOMPARE(file.input.articles.first().leadImage, u"https://news.example/2026/pics/lead.png"_s);
    QCOMPARE(file.input.articles.first().images.size(), 1);
    QCOMPARE(file.input.articles.first().images.first().url, u"https://news.example/2026/pics/lead.png"_s);
}

void TestLocalPictures::leadPicture_fromElsewhereCannotNameAFile()
{
    ParsedItem item;
    item.link = u"https://news.example/a"_s;
    item.content = u"<p>a</p>"_s;
    item.image = item.thumbnail =
        html::localBase(u"/home/reader"_s, u"photo.png"_s).toString(QUrl::FullyEncoded);
    const IncomingArticle article = digestItem(item, {}, QUrl(u"https://news.example/feed"_s));
    QCOMPARE(article.leadImage, QString());
    QVERIFY(article.images.isEmpty());
    item.base = html::localBase(u"/home/reader/other"_s, u"a.md"_s).toString(QUrl::FullyEncoded);
    QVERIFY(digestItem(item, {}, {}).images.isEmpty());
}

void TestLocalPictures::address_namesAFileBelowItsFolder()
{
    const QUrl base = html::localBase(u"/home/a b/新%41"_s, u"c#d/e?f.md"_s);
    const auto picture = html::localPicture(QUrl::fromEncoded(html::safeImage("g%20h.png", base)));
    QCOMPARE(picture.root, u"/home/a b/新%41"_s);
    QCOMPARE(picture.path, u"c#d/g h.png"_s);
    // Its own links lead to no page.
    QCOMPARE(html::safeLink("other.md", base), QByteArray());
    QCOMPARE(html::safeLink("https://e.org/x", base), "https://e.org/x"_ba);
    QVERIFY(html::localPicture(QUrl(u"https://e.org/%2Fetc/x.png"_s)).root.isEmpty());
}

void TestLocalPictures::pictureOutsideTheFolder_isNoPictureOfTheDocument_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char *address : {"../../x.png", "/../../x.png", "..\\..\\x.png", "%2e%2e/%2e%2e/x.png",
             "https://documents.invalid/%2Fetc/x.png", "//documents.invalid/%2Fetc/x.png",
             "http://documents.invalid/x.png", "https://u@documents.invalid:8/%2Fetc/x.png",
             "file:///etc/x.png", "HTTPS://DOCUMENTS.INVALID/%2fetc/x.png"})
        QTest::newRow(address) << QByteArray(address);
}

void TestLocalPictures::pictureOutsideTheFolder_isNoPictureOfTheDocument()
{
    QFETCH(QByteArray, address);
    const QUrl base = html::localBase(u"/home/notes"_s, u"sub/a.md"_s);
    const auto picture = html::localPicture(QUrl::fromEncoded(html::safeImage(address, base)));
    // Either nothing, or a file of the folder itself: never above it, and no other folder.
    QVERIFY2(picture.root.isEmpty() || picture.root == u"/home/notes"_s, qPrintable(picture.root));
    QVERIFY2(!QDir::cleanPath(picture.path).startsWith(u".."_s), qPrintable(picture.path));
}

void TestLocalPictures::linkOutOfTheFolder_isNotFollowed()
{
    QTemporaryDir folder;
    const QString root = folder.filePath(u"notes"_s);
    QVERIFY(writeFile(folder.filePath(u"secret.png"_s), png(9)));
    QVERIFY(writeFile(root + u"/a.md"_s, document("A", "<img src='way.png'>")));
    QVERIFY(QFile::link(folder.filePath(u"secret.png"_s), root + u"/way.png"_s));
    HttpClient client({});
    Library library({folder.filePath(u"data"_s), false, {}});
    QVERIFY(get(library.open()));
    Refresher refresher(&library, &client);
    QVERIFY(get(library.addSource({SourceKind::Folder, root, u"News"_s, GroupId::None})));
    get(refresher.refresh());
    ImageFetcher fetcher(&library, &client);
    get(fetcher.fetch());
    const auto images = imagesOf(&library, u"A"_s);
    QCOMPARE(images.size(), 1);
    QVERIFY(images.begin()->state != ArticleImage::State::Stored);
}

void TestLocalPictures::articleFromElsewhere_cannotNameAFile()
{
    html::SanitizeOptions options;
    options.base = QUrl(u"https://news.example/a"_s);
    for (const QString &html : {u"<img src='https://documents.invalid/%2Fhome/x.png'>"_s,
             u"<img src='//documents.invalid/%2Fhome/x.png'>"_s,
             u"<div style='background:url(https://documents.invalid/%2Fhome/x.png)'></div>"_s})
        QVERIFY2(!html::sanitize(html, options).html.contains(u"invalid"_s), qPrintable(html));
    // Nor when it says so itself: the fetcher asks what kind of article it is.
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"x.png"_s), png(9)));
    HttpServer server;
    const QByteArray address = html::localBase(folder.path(), u"x.png"_s).toEncoded(QUrl::FullyEncoded);
    QByteArray feed = rss("Feed", 1);
    feed.replace("&lt;p&gt;Text", QByteArray("&lt;img src='" + address + "'&gt;&lt;p&gt;Text"));
    feed.replace("<item>", QByteArray("<item xml:base='" + address + "'>"));
    server.on(u"/feed"_s, feedAnswer(feed));
    HttpClient client({});
    Library library({folder.filePath(u"data"_s), false, {}});
    QVERIFY(get(library.open()));
    Refresher refresher(&library, &client);
    QVERIFY(get(library.addSource({SourceKind::Feed, server.url(u"/feed"_s).toString(), {}, GroupId::None})));
    get(refresher.refresh());
    QCOMPARE(rows(&library).size(), 1);
    ImageFetcher fetcher(&library, &client);
    get(fetcher.fetch());
    QCOMPARE(rows(&library).first().imagesStored, 0);
}

QTEST_GUILESS_MAIN(TestLocalPictures)
#include "tst_localpictures.moc"
