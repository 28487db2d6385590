// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"

#include <QFile>
#include <QSignalSpy>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

static ArticleImage picture(const QString &key)
{
    ArticleImage image;
    image.key = key;
    image.url = u"https://example.org/"_s + key;
    return image;
}

class TestLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void newLibrary_isEmptyAndClean();
    void mergedArticle_comesBackWhole();
    void mergedArticles_areThereAfterReopening();
    void sameArticleAgain_isUpdatedAndKeepsItsFlags();
    void changes_tellWhatHappened();
    void documents_makeChannelsOfTheirCategories();
    void manySources_areAddedAllOrNone();
    void missingId_changesNothing();
    void flagForAll_returnsWhatItChanged();
    void bookmarks_outliveTheirSource();
    void removedSourceAddedAgain_findsItsBookmarks();
    void renamedSource_keepsItsTitleAtTheNextMerge();
    void groups_nestAndDissolve();
    void images_goFromPendingToStored();
    void failedImage_isTriedAgainWhenAsked();
    void missingImageFile_isFoundAndMended();
    void readOnly_readsWhileAnotherWrites();
    void readOnly_withoutLibraryIsNotFound();
    void files_areRemembered();
    void properties_persist();
    void oddValues_doNotStopAMerge();

private:
    QString path() const { return m_folder->path(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibrary::newLibrary_isEmptyAndClean()
{
    const auto library = openLibrary(path());
    const SourceTree tree = must(library->sourceTree());
    QVERIFY(tree.sources.isEmpty());
    QCOMPARE(tree.total, 0);
    const VerifyReport report = must(library->verify());
    QVERIFY2(report.ok, qPrintable(report.problems.join(u'\n')));
}

void TestLibrary::mergedArticle_comesBackWhole()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    IncomingArticle article =
        incoming(u"guid-1"_s, u"A title"_s, u"Some text"_s, utc(u"2026-01-02T03:04:05"_s));
    article.item.link = u"https://example.org/1"_s;
    article.item.author = u"Ann"_s;
    article.item.summary = u"short"_s;
    article.item.base = u"https://example.org/"_s;
    article.item.categories = {u"a"_s, u"b"_s};
    article.item.enclosures = {{u"https://example.org/1.mp3"_s, u"audio/mpeg"_s, 12345}};
    article.item.commentsUrl = u"https://example.org/1#comments"_s;
    article.item.updated = utc(u"2026-01-03T00:00:00"_s);
    article.item.extra = {{u"weight"_s, 1.5}, {u"draft"_s, true}, {u"list"_s, QVariantList{1, u"two"_s}}};
    article.item.document = DocumentSource{"---\ntitle: x\n---\n"_ba, {}, true};
    article.leadImage = u"https://example.org/1.jpg"_s;
    article.language = u"en"_s;
    const MergeReport report = mergeAll(*library, source, {article});
    QCOMPARE(report.added, 1);
    const Article back = must(library->article(report.ids.constFirst()));
    QCOMPARE(back.row.title, article.item.title);
    QCOMPARE(back.row.published, article.item.published);
    QCOMPARE(back.row.sortKey, article.item.published.toMSecsSinceEpoch());
    QCOMPARE(back.row.author, article.item.author);
    QCOMPARE(back.row.excerpt, article.excerpt);
    QCOMPARE(back.row.language, article.language);
    QCOMPARE(back.guid, article.item.id);
    QCOMPARE(back.link, article.item.link);
    QCOMPARE(back.content, article.item.content);
    QCOMPARE(back.summary, article.item.summary);
    QCOMPARE(back.base, article.item.base);
    QCOMPARE(back.categories, article.item.categories);
    QCOMPARE(back.enclosures, article.item.enclosures);
    QCOMPARE(back.commentsUrl, article.item.commentsUrl);
    QCOMPARE(back.updated, article.item.updated);
    QCOMPARE(back.leadImage, article.leadImage);
    QCOMPARE(back.extra, article.item.extra);
    QVERIFY(back.document);
    QCOMPARE(*back.document, *article.item.document);
}

void TestLibrary::mergedArticles_areThereAfterReopening()
{
    QList<ArticleId> ids;
    {
        const auto library = openLibrary(path());
        const SourceId source = feed(*library, u"https://example.org/feed"_s);
        ids = mergeAll(*library, source,
            {incoming(u"1"_s, u"One"_s, u"first"_s), incoming(u"2"_s, u"Two"_s, QString(5000, u'x'))})
                  .ids;
        must(library->setFlag({ids.at(0)}, Flag::Bookmarked, true));
    }
    const auto library = openLibrary(path());
    QCOMPARE(must(library->article(ids.at(1))).content.size(), 5007);
    QVERIFY(must(library->article(ids.at(0))).row.bookmarked);
    QCOMPARE(must(library->sourceTree()).bookmarked, 1);
    QCOMPARE(found(*library, u"first"_s), QStringList{u"One"_s});
    must(library->indexPending());
    QCOMPARE(found(*library, u"first"_s), QStringList{u"One"_s});
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestLibrary::sameArticleAgain_isUpdatedAndKeepsItsFlags()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    const ArticleId id =
        mergeAll(*library, source, {incoming(u"1"_s, u"Old"_s, u"elephant"_s)}).ids.constFirst();
    must(library->setFlag({id}, Flag::Read, true));
    must(library->setFlag({id}, Flag::Bookmarked, true));
    must(library->indexPending());
    MergeReport report = mergeAll(*library, source, {incoming(u"1"_s, u"Old"_s, u"elephant"_s)});
    QCOMPARE(report.unchanged, 1);
    report = mergeAll(*library, source, {incoming(u"1"_s, u"New"_s, u"giraffe"_s)});
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.ids.constFirst(), id);
    const Article article = must(library->article(id));
    QCOMPARE(article.row.title, u"New"_s);
    QVERIFY(article.row.read && article.row.bookmarked);
    QCOMPARE(found(*library, u"giraffe"_s), QStringList{u"New"_s});
    QCOMPARE(found(*library, u"elephant"_s), QStringList());
    must(library->indexPending());
    QCOMPARE(found(*library, u"giraffe"_s), QStringList{u"New"_s});
    QCOMPARE(found(*library, u"elephant"_s), QStringList());
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestLibrary::changes_tellWhatHappened()
{
    const auto library = openLibrary(path());
    QSignalSpy spy(library.get(), &Library::changed);
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(spy.takeFirst().at(0).value<Changes>().treeChanged);
    const ArticleId id = mergeAll(*library, source, {incoming(u"1"_s, u"One"_s, u"text"_s)}).ids.constFirst();
    QTRY_COMPARE(spy.size(), 1);
    Changes changes = spy.takeFirst().at(0).value<Changes>();
    QCOMPARE(changes.added.size(), 1);
    QCOMPARE(changes.added.constFirst(), must(library->article(id)).row);
    QCOMPARE(changes.unread, 1);
    QCOMPARE(changes.total, 1);
    QCOMPARE(changes.sources.constFirst().unread, 1);
    must(library->setFlag({id}, Flag::Read, true));
    QTRY_COMPARE(spy.size(), 1);
    changes = spy.takeFirst().at(0).value<Changes>();
    QCOMPARE(changes.flags.size(), 1);
    QVERIFY(changes.added.isEmpty() && changes.updated.isEmpty());
    QCOMPARE(changes.unread, 0);
    // What is so already is no change.
    must(library->setFlag({id}, Flag::Read, true));
    mergeAll(*library, source, {incoming(u"1"_s, u"Better"_s, u"text"_s)});
    QTRY_COMPARE(spy.size(), 1);
    changes = spy.takeFirst().at(0).value<Changes>();
    QCOMPARE(changes.updated.size(), 1);
    QCOMPARE(changes.updated.constFirst(), must(library->article(id)).row);
}

void TestLibrary::documents_makeChannelsOfTheirCategories()
{
    const auto library = openLibrary(path());
    NewSource folder;
    folder.kind = SourceKind::Folder;
    folder.url = u"/news"_s;
    folder.title = u"News"_s;
    const SourceId source = must(library->addSource(folder));
    IncomingArticle article = incoming({}, u"标题"_s, u"正文"_s, utc(u"2026-01-02T03:04:05"_s));
    article.item.categories = {u"新闻"_s, u"半岛网"_s, u"中文"_s};
    article.item.document = DocumentSource();
    IncomingArticle other = article;
    other.item.title = u"另一个"_s;
    other.item.categories = {u"新闻"_s, u"半岛网"_s};
    mergeAll(*library, source, {article, other});
    const SourceTree tree = must(library->sourceTree());
    QCOMPARE(tree.channels.size(), 3);
    QCOMPARE(tree.channels.at(0).title, u"新闻"_s);
    QCOMPARE(tree.channels.at(0).total, 0);
    QCOMPARE(tree.channels.at(1).parent, tree.channels.at(0).id);
    QCOMPARE(tree.channels.at(1).unread, 1);
    QCOMPARE(tree.channels.at(2).unread, 1);
    ArticleQuery query;
    query.channels = {tree.channels.at(2).id};
    const ArticlePage page = must(library->page(query, std::nullopt, 10));
    QCOMPARE(titles(page), QStringList{u"标题"_s});
    QCOMPARE(page.rows.constFirst().sourceTitle, u"半岛网 · 中文"_s);
    QCOMPARE(page.rows.constFirst().channel, tree.channels.at(2).id);
    QCOMPARE(must(library->count(query)), 1);
    // The same document in another folder of the source is the same article, and moves.
    article.item.categories = {u"新闻"_s, u"半岛网"_s, u"English"_s};
    QCOMPARE(mergeAll(*library, source, {article}).updated, 1);
    QCOMPARE(must(library->count(query)), 0);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestLibrary::manySources_areAddedAllOrNone()
{
    const auto library = openLibrary(path());
    QList<NewSource> sources(3);
    for (qsizetype i = 0; i < sources.size(); ++i)
        sources[i].url = u"https://example.org/%1"_s.arg(i);
    const SourceId known = feed(*library, sources.at(1).url);
    QList<NewSource> bad = sources;
    bad[2].group = GroupId(4711);
    QCOMPARE(await(library->addSources(bad)).error().kind, Error::Kind::NotFound);
    QCOMPARE(must(library->sources()).size(), 1);
    const QList<SourceId> ids = must(library->addSources(sources));
    QCOMPARE(ids.size(), 3);
    QCOMPARE(ids.at(1), known);
    QCOMPARE(must(library->sources()).size(), 3);
}

void TestLibrary::missingId_changesNothing()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    const ArticleId id = mergeAll(*library, source, {incoming(u"1"_s, u"One"_s, u"text"_s)}).ids.constFirst();
    const Status status = await(library->setFlag({id, ArticleId(4711)}, Flag::Read, true));
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::NotFound);
    QVERIFY(!must(library->article(id)).row.read);
    QCOMPARE(await(library->article(ArticleId(4711))).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(library->merge(SourceId(99), {})).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(library->removeSource(SourceId(99))).error().kind, Error::Kind::NotFound);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestLibrary::flagForAll_returnsWhatItChanged()
{
    const auto library = openLibrary(path());
    const SourceId one = feed(*library, u"https://example.org/1"_s);
    const SourceId two = feed(*library, u"https://example.org/2"_s);
    const QList<ArticleId> ids = mergeAll(
        *library, one, {incoming(u"1"_s, u"One"_s, u"apple"_s), incoming(u"2"_s, u"Two"_s, u"pear"_s)})
                                     .ids;
    mergeAll(*library, two, {incoming(u"3"_s, u"Three"_s, u"apple"_s)});
    must(library->setFlag({ids.at(0)}, Flag::Read, true));
    ArticleQuery query;
    query.sources = {one};
    QCOMPARE(must(library->setFlagForAll(query, Flag::Read, true)), QList<ArticleId>{ids.at(1)});
    QCOMPARE(must(library->sourceTree()).unread, 1);
    ArticleQuery search;
    search.search = u"apple"_s;
    QCOMPARE(must(library->setFlagForAll(search, Flag::Bookmarked, true)).size(), 2);
    QCOMPARE(must(library->sourceTree()).bookmarked, 2);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestLibrary::bookmarks_outliveTheirSource()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    const QList<ArticleId> ids = mergeAll(
        *library, source, {incoming(u"1"_s, u"Kept"_s, u"text"_s), incoming(u"2"_s, u"Gone"_s, u"text"_s)})
                                     .ids;
    must(library->setFlag({ids.at(0)}, Flag::Bookmarked, true));
    must(library->removeSource(source));
    QVERIFY(await(library->article(ids.at(0))));
    QVERIFY(!await(library->article(ids.at(1))));
    QList<Source> sources = must(library->sources());
    QCOMPARE(sources.size(), 1);
    QCOMPARE(sources.constFirst().kind, SourceKind::Documents); // nothing fetches it
    QCOMPARE(sources.constFirst().total, 1);
    QCOMPARE(auditProblems(*library), QStringList());
    must(library->setFlag({ids.at(0)}, Flag::Bookmarked, false));
    must(library->removeSource(sources.constFirst().id));
    QVERIFY(must(library->sources()).isEmpty());
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestLibrary::removedSourceAddedAgain_findsItsBookmarks()
{
    const auto library = openLibrary(path());
    const QString url = u"https://example.org/feed"_s;
    const SourceId source = feed(*library, url);
    const ArticleId id =
        mergeAll(*library, source, {incoming(u"1"_s, u"Kept"_s, u"text"_s)}).ids.constFirst();
    must(library->setFlag({id}, Flag::Bookmarked, true));
    must(library->removeSource(source));
    QCOMPARE(feed(*library, url), source);
    const MergeReport report = mergeAll(*library, source, {incoming(u"1"_s, u"Kept"_s, u"text"_s)});
    QCOMPARE(report.unchanged, 1);
    QVERIFY(must(library->article(id)).row.bookmarked);
    QCOMPARE(must(library->sources()).constFirst().kind, SourceKind::Feed);
}

void TestLibrary::renamedSource_keepsItsTitleAtTheNextMerge()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    MergeInput input;
    input.title = u"Given"_s;
    input.articles = {incoming(u"1"_s, u"One"_s, u"text"_s)};
    must(library->merge(source, input));
    QCOMPARE(must(library->sources()).constFirst().title, u"Given"_s);
    must(library->renameSource(source, u"Chosen"_s));
    must(library->merge(source, input));
    QCOMPARE(must(library->sources()).constFirst().title, u"Chosen"_s);
    // A search for the source's name finds its articles, by the name it has now.
    must(library->indexPending());
    QCOMPARE(found(*library, u"chosen"_s), QStringList{u"One"_s});
    QCOMPARE(found(*library, u"given"_s), QStringList());
}

void TestLibrary::groups_nestAndDissolve()
{
    const auto library = openLibrary(path());
    const GroupId inner = must(library->ensureGroup({u"World"_s, u"Asia"_s}));
    QCOMPARE(must(library->ensureGroup({u"World"_s, u"Asia"_s})), inner);
    const GroupId outer = must(library->ensureGroup({u"World"_s}));
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    must(library->moveSource(source, inner));
    QCOMPARE(must(library->sources()).constFirst().group, inner);
    must(library->ensureGroup({u"Asia"_s}));
    must(library->removeGroup(outer));
    SourceTree tree = must(library->sourceTree());
    QCOMPARE(tree.groups.size(), 2);
    must(library->removeGroup(inner));
    QCOMPARE(must(library->sources()).constFirst().group, GroupId::None);
    QCOMPARE(await(library->moveSource(source, inner)).error().kind, Error::Kind::NotFound);
}

void TestLibrary::images_goFromPendingToStored()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    IncomingArticle older = incoming(u"1"_s, u"Older"_s, u"text"_s, utc(u"2026-01-01T00:00:00"_s));
    older.item.link = u"https://example.org/1"_s;
    older.images = {picture(u"aaaa"_s), picture(u"bbbb"_s), picture(u"aaaa"_s)};
    IncomingArticle newer = incoming(u"2"_s, u"Newer"_s, u"text"_s, utc(u"2026-01-02T00:00:00"_s));
    newer.images = {picture(u"cccc"_s)};
    const QList<ArticleId> ids = mergeAll(*library, source, {older, newer}).ids;
    QList<PendingImage> pending = must(library->pendingImages(10));
    QCOMPARE(pending.size(), 3);
    QCOMPARE(pending.constFirst().image.key, u"cccc"_s);
    must(library->setFlag({ids.at(0)}, Flag::Bookmarked, true));
    pending = must(library->pendingImages(10));
    QCOMPARE(pending.constFirst().article, ids.at(0));
    QCOMPARE(pending.constFirst().referer, u"https://example.org/1"_s);
    QCOMPARE(must(library->pendingImages(10, {ids.at(1)})).size(), 1);
    QCOMPARE(must(library->article(ids.at(0))).row.images, 2);

    QSignalSpy spy(library.get(), &Library::imageStored);
    QCOMPARE(await(library->image(u"aaaa"_s)).error().kind, Error::Kind::NotFound);
    must(library->storeImage(u"aaaa"_s, "picture"_ba, u"image/png"_s, QSize(4, 3)));
    const ImageData data = must(library->image(u"aaaa"_s));
    QCOMPARE(data.bytes, "picture"_ba);
    QCOMPARE(data.type, u"image/png"_s);
    QTRY_COMPARE(spy.size(), 1);
    const Article article = must(library->article(ids.at(0)));
    QCOMPARE(article.row.imagesStored, 1);
    QCOMPARE(article.imageList.at(0).state, ArticleImage::State::Stored);
    QCOMPARE(article.imageList.at(0).size, QSize(4, 3));
    // A later article with the same picture has it at once.
    IncomingArticle third = incoming(u"3"_s, u"Third"_s, u"text"_s);
    third.images = {picture(u"aaaa"_s)};
    const ArticleId thirdId = mergeAll(*library, source, {third}).ids.constFirst();
    QCOMPARE(must(library->article(thirdId)).row.imagesStored, 1);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestLibrary::failedImage_isTriedAgainWhenAsked()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    IncomingArticle article = incoming(u"1"_s, u"One"_s, u"text"_s);
    article.images = {picture(u"aaaa"_s)};
    const ArticleId id = mergeAll(*library, source, {article}).ids.constFirst();
    must(library->failImage(u"aaaa"_s, u"404"_s));
    QVERIFY(must(library->pendingImages(10)).isEmpty());
    QCOMPARE(must(library->article(id)).imageList.constFirst().error, u"404"_s);
    must(library->retryImages({id}));
    QCOMPARE(must(library->pendingImages(10)).size(), 1);
    QCOMPARE(await(library->failImage(u"none"_s, u"404"_s)).error().kind, Error::Kind::NotFound);
}

void TestLibrary::missingImageFile_isFoundAndMended()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    IncomingArticle article = incoming(u"1"_s, u"One"_s, u"text"_s);
    article.images = {picture(u"aaaa"_s)};
    const ArticleId id = mergeAll(*library, source, {article}).ids.constFirst();
    must(library->storeImage(u"aaaa"_s, "picture"_ba, u"image/png"_s, {}));
    const QString hash = must(library->article(id)).imageList.constFirst().hash;
    QVERIFY(QFile::remove(path() + u"/images/"_s + hash.left(2) + u'/' + hash));
    QCOMPARE(auditProblems(*library).size(), 1);
    QVERIFY(!must(library->verify(true)).ok);
    QCOMPARE(auditProblems(*library), QStringList());
    QCOMPARE(must(library->article(id)).row.imagesStored, 0);
    QCOMPARE(must(library->pendingImages(10)).size(), 1);
}

void TestLibrary::readOnly_readsWhileAnotherWrites()
{
    const auto writer = openLibrary(path());
    const SourceId source = feed(*writer, u"https://example.org/feed"_s);
    mergeAll(*writer, source, {incoming(u"1"_s, u"One"_s, u"text"_s)});
    const auto reader = openLibrary(path(), true);
    QCOMPARE(must(reader->sourceTree()).total, 1);
    mergeAll(*writer, source, {incoming(u"2"_s, u"Two"_s, u"text"_s)});
    QCOMPARE(must(reader->sourceTree()).total, 2);
    QCOMPARE(found(*reader, u"text"_s).size(), 2);
    const Status refused = await(reader->setProperty(u"a"_s, u"b"_s));
    QCOMPARE(refused.error().kind, Error::Kind::Unreadable);
}

void TestLibrary::readOnly_withoutLibraryIsNotFound()
{
    Library::Options options;
    options.dataFolder = path() + u"/none"_s;
    options.readOnly = true;
    Library library(options);
    const Status opened = await(library.open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::NotFound);
    QVERIFY(!QFile::exists(options.dataFolder));
}

void TestLibrary::files_areRemembered()
{
    const auto library = openLibrary(path());
    NewSource folder;
    folder.kind = SourceKind::Folder;
    folder.url = u"/news"_s;
    const SourceId source = must(library->addSource(folder));
    MergeInput input;
    input.articles = {incoming({}, u"One"_s, u"text"_s)};
    input.articles[0].filePath = u"/news/one.md"_s;
    input.files = {
        {u"/news/one.md"_s, 10, 20, "hash"_ba, {}, false}, {u"/news/bad.md"_s, 1, 2, {}, u"broken"_s, false}};
    must(library->merge(source, input));
    QList<FileState> files = must(library->files(source));
    QCOMPARE(files.size(), 2);
    QCOMPARE(files.at(0).error, u"broken"_s);
    QCOMPARE(files.at(1).hash, "hash"_ba);
    MergeInput gone;
    gone.files = {{u"/news/one.md"_s, 10, 20, "hash"_ba, {}, true}};
    must(library->merge(source, gone));
    QVERIFY(must(library->files(source)).at(1).gone);
    QCOMPARE(must(library->sourceTree()).total, 1); // a removed file does not remove the article
}

void TestLibrary::properties_persist()
{
    {
        const auto library = openLibrary(path());
        QVERIFY(must(library->property(u"welcome"_s)).isNull());
        must(library->setProperty(u"welcome"_s, u"imported"_s));
    }
    QCOMPARE(must(openLibrary(path())->property(u"welcome"_s)), u"imported"_s);
}

void TestLibrary::oddValues_doNotStopAMerge()
{
    const auto library = openLibrary(path());
    NewSource folder;
    folder.kind = SourceKind::Folder;
    const SourceId source = must(library->addSource(folder));
    IncomingArticle nothing;
    nothing.images = {ArticleImage()};
    nothing.item.categories = {QString(), u""_s};
    nothing.item.document = DocumentSource();
    IncomingArticle odd = incoming(u"\0guid"_s, u"a\0b"_s, QString(QChar(0xd800)) + u"\0x"_s, {});
    odd.item.title = QString::fromUtf16(u"a\0b", 3);
    odd.item.published = QDateTime(QDate(9999, 12, 31), QTime(0, 0), Qt::UTC);
    IncomingArticle ancient =
        incoming(u"ancient"_s, u"t"_s, u"x"_s, QDateTime(QDate(-4000, 1, 1), QTime(0, 0), Qt::UTC));
    const MergeReport report = mergeAll(*library, source, {nothing, odd, ancient});
    QCOMPARE(report.added, 3);
    QCOMPARE(must(library->article(report.ids.at(1))).row.title.size(), 3);
    must(library->indexPending());
    QCOMPARE(must(library->page({}, std::nullopt, 10)).rows.size(), 3);
    QCOMPARE(mergeAll(*library, source, {nothing, odd, ancient}).unchanged, 3);
    QCOMPARE(auditProblems(*library), QStringList());
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
