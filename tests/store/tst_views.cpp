// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"

#include <QRandomGenerator>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// Searches with a name and their live counts.
class tst_views final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void view_countsWhatItsSearchFinds();
    void markingAFew_isFollowedAtOnce();
    void anyMixOfChanges_endsInTheRightCounts();
    void viewsAreKeptInOrderAndMoved();
    void wrongSearch_isRefusedInWords();
    void counts_areThereAtTheNextStart();

private:
    static SmartView viewOf(Library &library, ViewId id);
    static void compare(Library &library, ViewId id);
    std::unique_ptr<QTemporaryDir> m_folder;
};

SmartView tst_views::viewOf(Library &library, ViewId id)
{
    for (const SmartView &view : must(library.views())) {
        if (view.id == id)
            return view;
    }
    return {};
}

/// Waits until the counts are those of a search made now.
void tst_views::compare(Library &library, ViewId id)
{
    must(library.indexPending());
    ArticleQuery all;
    all.search = viewOf(library, id).search;
    ArticleQuery unread = all;
    unread.unreadOnly = true;
    const int total = must(library.count(all));
    const int unreadTotal = must(library.count(unread));
    QTRY_COMPARE_WITH_TIMEOUT(viewOf(library, id).total, total, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(viewOf(library, id).unread, unreadTotal, 20'000);
}

void tst_views::view_countsWhatItsSearchFinds()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    mergeAll(*library, source,
        {incoming(u"1"_s, u"经济新闻"_s, u"x"_s), incoming(u"2"_s, u"体育"_s, u"经济"_s),
            incoming(u"3"_s, u"体育"_s, u"足球"_s)});
    QList<SmartView> told;
    connect(
        library.get(), &Library::changed, this, [&told](const Changes &changes) { told += changes.views; });
    const ViewId id = must(library->addView(u" Economy "_s, u"经济"_s));
    compare(*library, id);
    QCOMPARE(viewOf(*library, id).total, 2);
    QCOMPARE(viewOf(*library, id).name, u"Economy"_s);
    QTRY_VERIFY(!told.isEmpty());
    QCOMPARE(told.constLast().unread, 2);
    QCOMPARE(must(library->sourceTree()).views, must(library->views()));

    mergeAll(*library, source, {incoming(u"4"_s, u"经济"_s, u"x"_s)});
    compare(*library, id);
    QCOMPARE(viewOf(*library, id).total, 3);
    must(library->changeView(id, u"Sport"_s, u"足球"_s));
    compare(*library, id);
    QCOMPARE(viewOf(*library, id).total, 1);
    must(library->removeView(id));
    QVERIFY(must(library->views()).isEmpty());
}

void tst_views::markingAFew_isFollowedAtOnce()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    const MergeReport merged = mergeAll(*library, source,
        {incoming(u"1"_s, u"news one"_s, u"x"_s), incoming(u"2"_s, u"news two"_s, u"x"_s),
            incoming(u"3"_s, u"other"_s, u"x"_s)});
    const ViewId news = must(library->addView(u"News"_s, u"news"_s));
    const ViewId unreadNews = must(library->addView(u"Unread"_s, u"news is:unread"_s));
    const ViewId starred = must(library->addView(u"Starred"_s, u"is:bookmarked"_s));
    for (const ViewId id : {news, unreadNews, starred})
        compare(*library, id);

    must(library->setFlag({merged.ids.at(0), merged.ids.at(2)}, Flag::Read, true));
    must(library->setFlag({merged.ids.at(2)}, Flag::Bookmarked, true));
    // No waiting here: within the same transaction.
    QCOMPARE(viewOf(*library, news).unread, 1);
    QCOMPARE(viewOf(*library, news).total, 2);
    QCOMPARE(viewOf(*library, unreadNews).total, 1);
    QCOMPARE(viewOf(*library, unreadNews).unread, 1);
    QCOMPARE(viewOf(*library, starred).total, 1);
    QCOMPARE(viewOf(*library, starred).unread, 0);
}

void tst_views::anyMixOfChanges_endsInTheRightCounts()
{
    const auto library = openLibrary(m_folder->path());
    const QList<SourceId> sources = {feed(*library, u"a"_s), feed(*library, u"b"_s)};
    QList<ViewId> views;
    for (const QString &search : {u"one"_s, u"one OR two"_s, u"-one"_s, u"two is:read"_s, u"source:b two"_s,
             u"is:bookmarked -two"_s, u"after:2020"_s})
        views.append(must(library->addView(search, search)));
    QRandomGenerator random(7);
    const QStringList words = {u"one"_s, u"two"_s, u"three"_s, u"four"_s};
    QList<ArticleId> ids;
    for (int round = 0; round < 60; ++round) {
        const SourceId source = sources.at(random.bounded(2));
        switch (random.bounded(5)) {
        case 0:
        case 1: {
            QList<IncomingArticle> some;
            for (int i = 0; i < 30; ++i) {
                some.append(incoming(QString::number(random.bounded(400)), words.at(random.bounded(4)),
                    words.at(random.bounded(4)), utc(u"2019-12-01"_s).addDays(random.bounded(60))));
            }
            for (const ArticleId id : mergeAll(*library, source, some).ids) {
                if (id != ArticleId::None)
                    ids.append(id);
            }
            break;
        }
        case 2:
        case 3:
            if (!ids.isEmpty()) {
                QList<ArticleId> chosen;
                for (int i = random.bounded(1, 30); i > 0; --i)
                    chosen.append(ids.at(random.bounded(ids.size())));
                // Deleted ones are among them now and then, which is refused.
                (void)await(library->setFlag(
                    chosen, random.bounded(2) ? Flag::Read : Flag::Bookmarked, random.bounded(2)));
            }
            break;
        default:
            if (!ids.isEmpty())
                must(library->deleteArticles({ids.at(random.bounded(ids.size()))}));
        }
        if (round % 10 == 9) {
            for (const ViewId id : std::as_const(views))
                compare(*library, id);
        } else {
            QCoreApplication::processEvents();
        }
    }
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_views::viewsAreKeptInOrderAndMoved()
{
    const auto library = openLibrary(m_folder->path());
    QList<ViewId> ids;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        ids.append(must(library->addView(name, name)));
    must(library->moveView(ids.at(2), 0));
    const QList<SmartView> views = must(library->views());
    QCOMPARE(views.at(0).name, u"c"_s);
    QCOMPARE(views.at(1).name, u"a"_s);
    QCOMPARE(await(library->moveView(ViewId(99), 0)).error().kind, Error::Kind::NotFound);
}

void tst_views::wrongSearch_isRefusedInWords()
{
    const auto library = openLibrary(m_folder->path());
    QCOMPARE(await(library->addView(u"x"_s, u"is:purple"_s)).error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(await(library->addView(u" "_s, u"x"_s)).error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(await(library->addView(u"x"_s, u" "_s)).error().kind, Error::Kind::InvalidArgument);
    QVERIFY(must(library->views()).isEmpty());
}

void tst_views::counts_areThereAtTheNextStart()
{
    ViewId id{};
    {
        const auto library = openLibrary(m_folder->path());
        mergeAll(*library, feed(*library, u"a"_s), {incoming(u"1"_s, u"one"_s, u"x"_s)});
        id = must(library->addView(u"One"_s, u"one"_s));
        compare(*library, id);
    }
    const auto library = openLibrary(m_folder->path(), true);
    QCOMPARE(viewOf(*library, id).total, 1);
}

QTEST_GUILESS_MAIN(tst_views)
#include "tst_views.moc"
