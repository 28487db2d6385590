// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/librarytest.h"

#include <QSignalSpy>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestGroups : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void group_isAddedOnceByName();
    void group_isRenamedUnlessTheNameIsTaken();
    void group_neverStandsInsideItself();
    void group_thatMovesToItsNamesakeGetsANumber();
    void sources_standWhereTheyWerePut();
    void severalMoved_keepTheirOrder();
    void removed_comesBackWithArticlesFlagsAndPictures();
    void removed_withBookmarksComesBackWhole();
    void removed_isFoundBySearchAgain();
    void removed_doesNotReplaceWhatWasAddedAnew();
    void removed_isForgottenByTheNextRemoval();

private:
    SourceId addSource(Library &library, const QString &name, GroupId group = GroupId::None)
    {
        return must(library.addSource({SourceKind::Feed, u"https://example.org/"_s + name, name, group}));
    }
    QStringList titles(Library &library, GroupId group)
    {
        QStringList names;
        const SourceTree tree = must(library.sourceTree());
        for (const Group &child : tree.groups) {
            if (child.parent == group)
                names.append(child.title);
        }
        for (const Source &source : tree.sources) {
            if (source.group == group)
                names.append(source.title);
        }
        return names;
    }
    QTemporaryDir m_folder;
};

#define LIBRARY                                                                                              \
    QTemporaryDir folder;                                                                                    \
    auto library = openLibrary(folder.path());

void TestGroups::group_isAddedOnceByName()
{
    LIBRARY
    const GroupId news = must(library->addGroup(u"  News "_s));
    QVERIFY(must(library->addGroup(u"News"_s, news)) != news);
    const Result<GroupId> again = await(library->addGroup(u"News"_s));
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(await(library->addGroup(u" "_s)).error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(await(library->addGroup(u"x"_s, GroupId(99))).error().kind, Error::Kind::NotFound);
    QCOMPARE(titles(*library, GroupId::None), QStringList{u"News"_s});
}

void TestGroups::group_isRenamedUnlessTheNameIsTaken()
{
    LIBRARY
    const GroupId news = must(library->addGroup(u"News"_s));
    must(library->addGroup(u"科技"_s));
    must(library->renameGroup(news, u"Daily"_s));
    must(library->renameGroup(news, u"Daily"_s));
    QCOMPARE(await(library->renameGroup(news, u"科技"_s)).error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(await(library->renameGroup(GroupId(77), u"x"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"Daily"_s, u"科技"_s}));
}

void TestGroups::group_neverStandsInsideItself()
{
    LIBRARY
    const GroupId a = must(library->ensureGroup({u"a"_s}));
    const GroupId c = must(library->ensureGroup({u"a"_s, u"b"_s, u"c"_s}));
    Placement placement;
    placement.groups = {a};
    placement.parent = c;
    QCOMPARE(await(library->place(placement)).error().kind, Error::Kind::InvalidArgument);
    placement.parent = a;
    QCOMPARE(await(library->place(placement)).error().kind, Error::Kind::InvalidArgument);
    placement.groups = {c};
    placement.parent = GroupId::None;
    must(library->place(placement));
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"a"_s, u"c"_s}));
}

void TestGroups::group_thatMovesToItsNamesakeGetsANumber()
{
    LIBRARY
    must(library->ensureGroup({u"x"_s}));
    const GroupId inner = must(library->ensureGroup({u"y"_s, u"x"_s}));
    must(library->place({{}, {inner}, GroupId::None, SourceId::None, GroupId::None}));
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"x"_s, u"y"_s, u"x (2)"_s}));
}

void TestGroups::sources_standWhereTheyWerePut()
{
    LIBRARY
    const SourceId a = addSource(*library, u"a"_s);
    addSource(*library, u"b"_s);
    const SourceId c = addSource(*library, u"c"_s);
    Placement placement;
    placement.sources = {c};
    placement.beforeSource = a;
    must(library->place(placement));
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    placement.beforeSource = SourceId::None;
    must(library->place(placement));
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    const GroupId group = must(library->addGroup(u"g"_s));
    placement.parent = group;
    QSignalSpy changes(library.get(), &Library::changed);
    must(library->place(placement));
    QTRY_VERIFY(!changes.isEmpty());
    QVERIFY(changes.last().first().value<Changes>().treeChanged);
    QCOMPARE(titles(*library, group), QStringList{u"c"_s});
    placement.sources = {SourceId(999)};
    QCOMPARE(await(library->place(placement)).error().kind, Error::Kind::NotFound);
}

void TestGroups::severalMoved_keepTheirOrder()
{
    LIBRARY
    const SourceId a = addSource(*library, u"a"_s);
    const SourceId b = addSource(*library, u"b"_s);
    const SourceId c = addSource(*library, u"c"_s);
    addSource(*library, u"d"_s);
    // Before one of themselves: before the next that stays.
    must(library->place({{c, a}, {}, GroupId::None, a, GroupId::None}));
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"c"_s, u"a"_s, u"b"_s, u"d"_s}));
    const GroupId one = must(library->addGroup(u"1"_s));
    const GroupId two = must(library->addGroup(u"2"_s));
    must(library->place({{b, c}, {two}, one, SourceId::None, GroupId::None}));
    QCOMPARE(titles(*library, one), (QStringList{u"2"_s, u"b"_s, u"c"_s}));
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"1"_s, u"a"_s, u"d"_s}));
}

namespace {

MergeInput threeStories()
{
    MergeInput input;
    for (const QString &name : {u"one"_s, u"two"_s, u"three"_s}) {
        IncomingArticle article =
            incoming(name, u"Story "_s + name, u"harbour 港口新闻 "_s + name, utc(u"2026-05-01T10:00:00"_s));
        article.images = {{}};
        article.images.first().url = u"https://example.org/"_s + name + u".png"_s;
        article.images.first().key = u"k"_s + name;
        input.articles.append(article);
    }
    return input;
}

} // namespace

void TestGroups::removed_comesBackWithArticlesFlagsAndPictures()
{
    LIBRARY
    const GroupId group = must(library->addGroup(u"g"_s));
    const SourceId id = addSource(*library, u"a"_s, group);
    const MergeReport merged = must(library->merge(id, threeStories()));
    must(library->setFlag({merged.ids.first()}, Flag::Read, true));
    must(library->storeImage(u"kone"_s, "png bytes", u"image/png"_s, {4, 4}));
    const SourceTree before = must(library->sourceTree());
    must(library->removeSources({id}));
    QCOMPARE(must(library->sources()).size(), 0);
    QCOMPARE(must(library->count({})), 0);
    QCOMPARE(must(library->restoreRemoved()), 1);
    const SourceTree after = must(library->sourceTree());
    QCOMPARE(after.sources.size(), 1);
    QCOMPARE(after.sources.first().id, id);
    QCOMPARE(after.sources.first().group, group);
    QCOMPARE(after.unread, before.unread);
    QCOMPARE(after.sources.first().unread, 2);
    QCOMPARE(must(library->article(merged.ids.first())).row.read, true);
    QCOMPARE(must(library->image(u"kone"_s)).bytes, QByteArray("png bytes"));
    must(library->indexPending());
    const VerifyReport report = must(library->verify());
    QVERIFY2(report.ok, qPrintable(report.problems.join(u"; "_s)));
}

void TestGroups::removed_withBookmarksComesBackWhole()
{
    LIBRARY
    const SourceId id = addSource(*library, u"a"_s);
    const MergeReport merged = must(library->merge(id, threeStories()));
    must(library->setFlag({merged.ids.at(1)}, Flag::Bookmarked, true));
    must(library->removeSources({id}));
    QCOMPARE(must(library->count({})), 1);
    QCOMPARE(must(library->restoreRemoved()), 1);
    const QList<Source> sources = must(library->sources());
    QCOMPARE(sources.size(), 1);
    QCOMPARE(sources.first().kind, SourceKind::Feed);
    QCOMPARE(sources.first().url, u"https://example.org/a"_s);
    QCOMPARE(sources.first().total, 3);
    QCOMPARE(must(library->sourceTree()).bookmarked, 1);
    must(library->indexPending());
    const VerifyReport report = must(library->verify());
    QVERIFY2(report.ok, qPrintable(report.problems.join(u"; "_s)));
}

void TestGroups::removed_isFoundBySearchAgain()
{
    LIBRARY
    const SourceId id = addSource(*library, u"a"_s);
    must(library->merge(id, threeStories()));
    must(library->indexPending());
    ArticleQuery query;
    query.search = u"港口"_s;
    QCOMPARE(must(library->page(query, std::nullopt, 9)).rows.size(), 3);
    must(library->removeSources({id}));
    QCOMPARE(must(library->page(query, std::nullopt, 9)).rows.size(), 0);
    must(library->restoreRemoved());
    QCOMPARE(must(library->page(query, std::nullopt, 9)).rows.size(), 3);
    must(library->indexPending());
    QCOMPARE(must(library->page(query, std::nullopt, 9)).rows.size(), 3);
}

void TestGroups::removed_doesNotReplaceWhatWasAddedAnew()
{
    LIBRARY
    const SourceId a = addSource(*library, u"a"_s);
    const SourceId b = addSource(*library, u"b"_s);
    must(library->merge(a, threeStories()));
    must(library->removeSources({a, b}));
    const SourceId again = addSource(*library, u"a"_s);
    QVERIFY(again != a);
    QCOMPARE(must(library->restoreRemoved()), 1);
    QCOMPARE(titles(*library, GroupId::None), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(must(library->count({})), 0);
    const VerifyReport report = must(library->verify());
    QVERIFY2(report.ok, qPrintable(report.problems.join(u"; "_s)));
}

void TestGroups::removed_isForgottenByTheNextRemoval()
{
    QTemporaryDir folder;
    {
        auto library = openLibrary(folder.path());
        QCOMPARE(await(library->restoreRemoved()).error().kind, Error::Kind::NotFound);
        const SourceId a = addSource(*library, u"a"_s);
        const SourceId b = addSource(*library, u"b"_s);
        must(library->merge(a, threeStories()));
        must(library->removeSources({a}));
        must(library->removeSources({b}));
        QCOMPARE(must(library->restoreRemoved()), 1);
        QCOMPARE(titles(*library, GroupId::None), QStringList{u"b"_s});
        QVERIFY(must(library->verify()).ok);
        must(library->merge(b, threeStories()));
        must(library->removeSources({b}));
    }
    // Nobody took it back: the next to open the library clears its pictures away.
    auto library = openLibrary(folder.path());
    const VerifyReport report = must(library->verify());
    QVERIFY2(report.ok, qPrintable(report.problems.join(u"; "_s)));
    QCOMPARE(await(library->restoreRemoved()).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestGroups)
#include "tst_groups.moc"
