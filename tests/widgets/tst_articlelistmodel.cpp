// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whendone.h"
#include "widgets/articlelistmodel.h"
#include "widgets/relativedate.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A library in memory whose answers come when the test says so.
class Shelf
{
public:
    QList<ArticleRow> rows;
    bool hold = false;

    ArticleListModel::PageSource source()
    {
        return [this](const ArticleQuery &query, std::optional<PageKey> after, int limit) {
            ++asked;
            const Result<ArticlePage> answer =
                fail ? Result<ArticlePage>(Error{Error::Kind::Database, u"no"_s, 0})
                     : Result<ArticlePage>(page(query, after, limit));
            if (!hold)
                return readyFuture(answer);
            held.emplace_back(QPromise<Result<ArticlePage>>(), answer);
            held.back().first.start();
            return held.back().first.future();
        };
    }

    void release()
    {
        for (auto &[promise, answer] : std::exchange(held, {})) {
            promise.addResult(answer);
            promise.finish();
        }
    }

    ArticlePage page(const ArticleQuery &query, std::optional<PageKey> after, int limit) const
    {
        QList<ArticleRow> matching;
        for (const ArticleRow &row : rows) {
            const PageKey key{row.sortKey, row.id};
            const bool found = query.search.isEmpty() || row.title.contains(query.search);
            if (found && query.matches(row) && (!after || standsBefore(*after, key, query.order)))
                matching.append(row);
        }
        std::sort(matching.begin(), matching.end(), [&](const ArticleRow &a, const ArticleRow &b) {
            return standsBefore({a.sortKey, a.id}, {b.sortKey, b.id}, query.order);
        });
        return {matching.mid(0, limit), matching.size() <= limit};
    }

    std::vector<std::pair<QPromise<Result<ArticlePage>>, Result<ArticlePage>>> held;
    int asked = 0;
    bool fail = false;
};

ArticleRow row(qint64 id, qint64 sortKey, bool read = false)
{
    ArticleRow made;
    made.id = ArticleId(id);
    made.source = SourceId(1);
    made.title = u"article %1"_s.arg(id);
    made.sortKey = sortKey;
    made.published = QDateTime::fromMSecsSinceEpoch(sortKey, Qt::UTC);
    made.read = read;
    return made;
}

/// "3 2* 1": the ids from top to bottom, a star at the unread ones.
QString snapshot(const ArticleListModel &model)
{
    QStringList ids;
    for (int i = 0; i < model.rowCount(); ++i) {
        const ArticleRow *shown = model.article(i);
        ids.append(QString::number(toInt(shown->id)) + (shown->read ? u""_s : u"*"_s));
    }
    return ids.join(u' ');
}

} // namespace

class TestArticleListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newQuery_loadsFirstPageOnly();
    void fetchMore_loadsTheRestOnce();
    void arrivals_findTheirPlaceWithoutReset();
    void arrivalBehindTheLoadedRows_waitsForItsPage();
    void arrivalDuringAPage_isNeitherLostNorDoubled();
    void removalDuringAPage_staysRemoved();
    void justRead_staysUntilTheViewChanges();
    void unreadAgain_comesBackIntoTheView();
    void changedDate_movesTheRow();
    void changedOutOfTheView_leaves();
    void search_asksAgainQuietly();
    void bestHits_standAsTheyCame();
    void arrivalWhileAskingAgain_isNotLost();
    void failure_canBeTriedAgain();
    void latestQueryWins();
    void widerQuery_takesInWithoutReset();
    void farPlace_isLoaded();
    void veryManyArrivals_areLetGoAtTheEnd();
    void randomLife_equalsTheLibrary();
    void roles_describeTheArticle();
    void pictures_areToldAsCompleteOrMissing();
};

void TestArticleListModel::newQuery_loadsFirstPageOnly()
{
    Shelf shelf;
    for (int i = 1; i <= 250; ++i)
        shelf.rows.append(row(i, i));
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.state(), ArticleListModel::State::Loading);
    model.setQuery({});
    QTRY_COMPARE(model.state(), ArticleListModel::State::Ready);
    QCOMPARE(model.rowCount(), ArticleListModel::PageSize);
    QCOMPARE(toInt(model.article(0)->id), 250);
    QCOMPARE(shelf.asked, 1);
    model.setQuery({});
    QCOMPARE(shelf.asked, 1);
}

void TestArticleListModel::fetchMore_loadsTheRestOnce()
{
    Shelf shelf;
    for (int i = 1; i <= 250; ++i)
        shelf.rows.append(row(i, 7)); // all at one moment: the id decides
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 100);
    model.fetchMore({});
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 200);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 250);
    QVERIFY(!model.canFetchMore({}));
    for (int i = 0; i < 250; ++i)
        QCOMPARE(toInt(model.article(i)->id), 250 - i);
}

void TestArticleListModel::arrivals_findTheirPlaceWithoutReset()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20), row(3, 30)};
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(snapshot(model), u"3* 2* 1*"_s);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    Changes changes;
    changes.added = {row(4, 15), row(5, 40), row(6, 5), row(7, 16), row(8, 30)};
    model.apply(changes);
    QCOMPARE(snapshot(model), u"5* 8* 3* 2* 7* 4* 1* 6*"_s);
    QCOMPARE(inserts.size(), 3);
    model.apply(changes);
    QCOMPARE(snapshot(model), u"5* 8* 3* 2* 7* 4* 1* 6*"_s);
    Changes removed;
    removed.removed = {ArticleId(8), ArticleId(1), ArticleId(99)};
    model.apply(removed);
    QCOMPARE(snapshot(model), u"5* 3* 2* 7* 4* 6*"_s);
    QCOMPARE(resets.size(), 0);
}

void TestArticleListModel::arrivalBehindTheLoadedRows_waitsForItsPage()
{
    Shelf shelf;
    for (int i = 1; i <= 150; ++i)
        shelf.rows.append(row(i, i * 10));
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 100);
    shelf.rows.append(row(200, 5));
    Changes changes;
    changes.added = {shelf.rows.last()};
    model.apply(changes);
    QCOMPARE(model.rowCount(), 100);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 151);
    QCOMPARE(toInt(model.article(150)->id), 200);
}

void TestArticleListModel::arrivalDuringAPage_isNeitherLostNorDoubled()
{
    Shelf shelf;
    for (int i = 1; i <= 150; ++i)
        shelf.rows.append(row(i, i * 10));
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 100);
    shelf.hold = true;
    model.fetchMore({}); // this answer was made before what follows
    Changes early;
    early.added = {row(200, 101), row(201, 1500), row(202, 3)};
    model.apply(early);
    Changes late; // and this is in the answer as well
    late.added = {row(50, 500)};
    late.flags = {{ArticleId(49), Flag::Read, true}};
    model.apply(late);
    shelf.release();
    QTRY_VERIFY(!model.hasMore());
    QCOMPARE(model.rowCount(), 153);
    QVERIFY(model.rowOf(ArticleId(200)) > 100);
    QVERIFY(model.rowOf(ArticleId(201)) >= 0);
    QCOMPARE(model.rowOf(ArticleId(202)), 152);
    QVERIFY(model.article(model.rowOf(ArticleId(49)))->read);
}

void TestArticleListModel::removalDuringAPage_staysRemoved()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20)};
    shelf.hold = true;
    ArticleListModel model(shelf.source());
    model.setQuery({});
    Changes changes;
    changes.removed = {ArticleId(2)};
    model.apply(changes);
    shelf.release();
    QTRY_COMPARE(model.state(), ArticleListModel::State::Ready);
    QCOMPARE(snapshot(model), u"1*"_s);
}

void TestArticleListModel::justRead_staysUntilTheViewChanges()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20), row(3, 30)};
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ArticleQuery unread;
    unread.unreadOnly = true;
    model.setQuery(unread);
    QTRY_COMPARE(snapshot(model), u"3* 2* 1*"_s);
    shelf.rows[1].read = true;
    Changes changes;
    changes.flags = {{ArticleId(2), Flag::Read, true}};
    model.apply(changes);
    QCOMPARE(snapshot(model), u"3* 2 1*"_s);
    Changes again;
    again.updated = {shelf.rows[1]};
    model.apply(again);
    QCOMPARE(snapshot(model), u"3* 2 1*"_s);
    model.setQuery({});
    QTRY_COMPARE(snapshot(model), u"3* 2 1*"_s);
    model.setQuery(unread);
    QTRY_COMPARE(snapshot(model), u"3* 1*"_s);
}

void TestArticleListModel::unreadAgain_comesBackIntoTheView()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20, true), row(3, 30)};
    ArticleListModel model(shelf.source());
    ArticleQuery unread;
    unread.unreadOnly = true;
    model.setQuery(unread);
    QTRY_COMPARE(snapshot(model), u"3* 1*"_s);
    shelf.rows[1].read = false;
    Changes changes;
    changes.flags = {{ArticleId(2), Flag::Read, false}};
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.apply(changes);
    QTRY_COMPARE(snapshot(model), u"3* 2* 1*"_s);
    QCOMPARE(resets.size(), 0);
}

void TestArticleListModel::changedDate_movesTheRow()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20), row(3, 30), row(4, 40)};
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 4);
    QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
    Changes up;
    up.updated = {row(1, 35)};
    model.apply(up);
    QCOMPARE(snapshot(model), u"4* 1* 3* 2*"_s);
    Changes down;
    down.updated = {row(4, 5)};
    model.apply(down);
    QCOMPARE(snapshot(model), u"1* 3* 2* 4*"_s);
    Changes little;
    little.updated = {row(3, 31)};
    model.apply(little);
    QCOMPARE(snapshot(model), u"1* 3* 2* 4*"_s);
    QCOMPARE(moves.size(), 2);
    QCOMPARE(model.article(1)->sortKey, 31);
}

void TestArticleListModel::changedOutOfTheView_leaves()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20)};
    ArticleListModel model(shelf.source());
    ArticleQuery today;
    today.publishedSince = QDateTime::fromMSecsSinceEpoch(5, Qt::UTC);
    model.setQuery(today);
    QTRY_COMPARE(snapshot(model), u"2* 1*"_s);
    Changes changes;
    changes.updated = {row(2, 3)};
    model.apply(changes);
    QCOMPARE(snapshot(model), u"1*"_s);
}

void TestArticleListModel::search_asksAgainQuietly()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20), row(11, 30)};
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ArticleQuery search;
    search.search = u"article 1"_s;
    model.setQuery(search);
    QTRY_COMPARE(snapshot(model), u"11* 1*"_s);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    shelf.rows.append({row(12, 15), row(21, 40)});
    Changes changes;
    changes.added = {row(12, 15), row(21, 40)};
    changes.flags = {{ArticleId(1), Flag::Read, true}};
    model.apply(changes);
    QCOMPARE(snapshot(model), u"11* 1"_s);
    shelf.rows[0].read = true;
    QTRY_COMPARE(snapshot(model), u"11* 12* 1"_s);
    QCOMPARE(resets.size(), 0);
}

void TestArticleListModel::bestHits_standAsTheyCame()
{
    QList<ArticleRow> ranked = {row(2, 20), row(9, 90), row(5, 50), row(7, 70)};
    const auto source = [&ranked](const ArticleQuery &, std::optional<PageKey> after, int) {
        ArticlePage page;
        const auto last = std::find_if(ranked.cbegin(), ranked.cend(),
            [&after](const ArticleRow &r) { return after && r.id == after->id; });
        const qsizetype from = last == ranked.cend() ? 0 : last - ranked.cbegin() + 1;
        page.rows = ranked.mid(from, 2);
        page.end = from + 2 >= ranked.size();
        return readyFuture(Result<ArticlePage>(page));
    };
    ArticleListModel model(source);
    const QAbstractItemModelTester tester(&model);
    ArticleQuery query;
    query.search = u"article"_s;
    query.order = ArticleQuery::Order::Relevance;
    model.setQuery(query);
    QTRY_COMPARE(snapshot(model), u"2* 9*"_s);
    model.fetchMore({});
    QTRY_COMPARE(snapshot(model), u"2* 9* 5* 7*"_s);
    QCOMPARE(model.rowOf(ArticleId(5)), 2);
    // A change leaves a hit where it is; one that is found later stands behind.
    Changes changes;
    changes.updated = {row(9, 95, true)};
    changes.added = {row(11, 110)};
    ranked[1] = row(9, 95, true);
    ranked.prepend(row(11, 110));
    model.apply(changes);
    QTRY_COMPARE(snapshot(model), u"2* 9 5* 7* 11*"_s);
    query.order = ArticleQuery::Order::NewestFirst;
    model.setQuery(query);
    QTRY_VERIFY(model.rowCount() > 0);
    QCOMPARE(snapshot(model), u"11* 2*"_s);
}

void TestArticleListModel::arrivalWhileAskingAgain_isNotLost()
{
    Shelf shelf;
    for (int i = 1; i <= 150; ++i)
        shelf.rows.append(row(i, i * 10, i == 70));
    ArticleListModel model(shelf.source());
    ArticleQuery unread;
    unread.unreadOnly = true;
    model.setQuery(unread);
    QTRY_COMPARE(model.rowCount(), 100);
    model.fetchMore({});
    QTRY_VERIFY(!model.hasMore());
    shelf.hold = true;
    Changes flag;
    flag.flags = {{ArticleId(70), Flag::Read, false}};
    shelf.rows[69].read = false;
    model.apply(flag);
    QTRY_VERIFY(!shelf.held.empty());
    Changes changes; // after that answer was made
    changes.added = {row(500, 1), row(501, 705)};
    model.apply(changes);
    shelf.hold = false;
    shelf.release();
    QTRY_VERIFY(model.rowOf(ArticleId(70)) >= 0);
    QCOMPARE(model.rowOf(ArticleId(500)), 151);
    QVERIFY(model.rowOf(ArticleId(501)) >= 0);
}

void TestArticleListModel::failure_canBeTriedAgain()
{
    Shelf shelf;
    shelf.rows = {row(1, 10)};
    shelf.fail = true;
    ArticleListModel model(shelf.source());
    model.setQuery({});
    QTRY_COMPARE(model.state(), ArticleListModel::State::Failed);
    QCOMPARE(model.error().kind, Error::Kind::Database);
    QVERIFY(!model.canFetchMore({}));
    shelf.fail = false;
    model.setQuery({}, true);
    QTRY_COMPARE(snapshot(model), u"1*"_s);
    QCOMPARE(model.state(), ArticleListModel::State::Ready);
}

void TestArticleListModel::latestQueryWins()
{
    Shelf shelf;
    shelf.rows = {row(1, 10), row(2, 20, true)};
    shelf.hold = true;
    ArticleListModel model(shelf.source());
    model.setQuery({});
    ArticleQuery unread;
    unread.unreadOnly = true;
    model.setQuery(unread);
    std::swap(shelf.held[0], shelf.held[1]);
    shelf.release();
    QTRY_COMPARE(model.state(), ArticleListModel::State::Ready);
    QTest::qWait(20);
    QCOMPARE(snapshot(model), u"1*"_s);
}

void TestArticleListModel::widerQuery_takesInWithoutReset()
{
    Shelf shelf;
    for (int i = 1; i <= 300; ++i) {
        shelf.rows.append(row(i, i));
        shelf.rows.last().source = SourceId(i % 2 + 1);
    }
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ArticleQuery one;
    one.sources = {SourceId(1)};
    model.setQuery(one);
    QTRY_COMPARE(model.rowCount(), 100);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    ArticleQuery both = one;
    both.sources.insert(SourceId(2));
    model.setQuery(both);
    QTRY_VERIFY(model.rowOf(ArticleId(299)) == 1);
    while (model.hasMore()) {
        model.fetchMore({});
        QTest::qWait(1);
    }
    QCOMPARE(model.rowCount(), 300);
    for (int i = 0; i < 300; ++i)
        QCOMPARE(toInt(model.article(i)->id), 300 - i);
    QCOMPARE(resets.size(), 0);
    model.setQuery(one);
    QCOMPARE(resets.size(), 1);
}

void TestArticleListModel::farPlace_isLoaded()
{
    Shelf shelf;
    for (int i = 1; i <= 3000; ++i)
        shelf.rows.append(row(i, i));
    ArticleListModel model(shelf.source());
    model.setQuery({});
    QSignalSpy reached(&model, &ArticleListModel::reached);
    model.loadUntil({40, ArticleId(40)});
    QTRY_COMPARE(reached.size(), 1);
    QCOMPARE(model.rowOf(ArticleId(40)), 2960);
    QVERIFY(shelf.asked <= 4);
    model.loadUntil({2000, ArticleId(2000)});
    QCOMPARE(reached.size(), 2);
}

void TestArticleListModel::veryManyArrivals_areLetGoAtTheEnd()
{
    Shelf shelf;
    ArticleListModel model(shelf.source()); // no model tester: it fetches on its own
    model.setLastNeededRow([] { return 10; });
    model.setQuery({});
    QTRY_COMPARE(model.state(), ArticleListModel::State::Ready);
    for (int batch = 0; batch < 30; ++batch) {
        Changes changes;
        for (int i = 0; i < 200; ++i) {
            shelf.rows.append(row(batch * 200 + i + 1, i * 100 + batch));
            changes.added.append(shelf.rows.last());
        }
        model.apply(changes);
    }
    QVERIFY2(model.rowCount() < 4000, qPrintable(QString::number(model.rowCount())));
    QVERIFY(model.canFetchMore({}));
    while (model.canFetchMore({})) {
        const int before = model.rowCount();
        model.fetchMore({});
        QTRY_VERIFY(model.rowCount() > before || !model.hasMore());
    }
    QCOMPARE(model.rowCount(), 6000);
}

void TestArticleListModel::randomLife_equalsTheLibrary()
{
    QRandomGenerator random(20260314);
    Shelf shelf;
    for (int i = 1; i <= 120; ++i)
        shelf.rows.append(row(i, random.bounded(500)));
    ArticleListModel model(shelf.source());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_VERIFY(model.rowCount() > 0);
    int nextId = 1000;
    for (int step = 0; step < 400; ++step) {
        Changes changes;
        const int what = random.bounded(4);
        const int at = random.bounded(int(shelf.rows.size()));
        if (what == 0) {
            for (int i = random.bounded(1, 6); i > 0; --i) {
                shelf.rows.append(row(nextId++, random.bounded(500)));
                changes.added.append(shelf.rows.last());
            }
        } else if (what == 1) {
            shelf.rows[at].sortKey = random.bounded(500);
            changes.updated = {shelf.rows.at(at)};
        } else if (what == 2) {
            shelf.rows[at].read = !shelf.rows.at(at).read;
            changes.flags = {{shelf.rows.at(at).id, Flag::Read, shelf.rows.at(at).read}};
        } else if (shelf.rows.size() > 50) {
            changes.removed = {shelf.rows.takeAt(at).id};
        }
        shelf.hold = random.bounded(3) == 0;
        if (random.bounded(5) == 0)
            model.fetchMore({});
        model.apply(changes);
        shelf.release();
        if (random.bounded(3) == 0)
            QTest::qWait(1);
    }
    shelf.hold = false;
    QTest::qWait(20);
    while (model.canFetchMore({})) {
        model.fetchMore({});
        QTest::qWait(5);
    }
    QStringList expected;
    for (const ArticleRow &row : shelf.page({}, std::nullopt, 100000).rows)
        expected.append(QString::number(toInt(row.id)) + (row.read ? u""_s : u"*"_s));
    QCOMPARE(snapshot(model), expected.join(u' '));
}

void TestArticleListModel::pictures_areToldAsCompleteOrMissing()
{
    Shelf shelf;
    ArticleRow complete = row(2, 20);
    complete.images = complete.imagesStored = 3;
    ArticleRow lacking = row(1, 10);
    lacking.images = 9;
    lacking.imagesStored = 7;
    shelf.rows = {complete, lacking};
    ArticleListModel model(shelf.source());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(model.index(0).data(Qt::AccessibleDescriptionRole).toString().contains(u"Complete offline"_s));
    QVERIFY(model.index(1).data(Qt::AccessibleDescriptionRole).toString().contains(u"2 of 9 picture"_s));
    QCOMPARE(model.index(1).data(ArticleListModel::PicturesRole).toPoint(), QPoint(9, 7));
}

void TestArticleListModel::roles_describeTheArticle()
{
    Shelf shelf;
    ArticleRow full = row(1, 10);
    full.bookmarked = true;
    full.sourceTitle = u"半岛网 · 新闻"_s;
    full.excerpt = u"First words"_s;
    full.thumbnail = u"https://example.org/a.png"_s;
    shelf.rows = {full};
    ArticleListModel model(shelf.source());
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex at = model.index(0);
    QCOMPARE(at.data(Qt::AccessibleTextRole).toString(),
        u"article 1, 半岛网 · 新闻, "_s +
            relativeDate(full.published, QDateTime::currentDateTime(), QLocale()) +
            u", Unread, Bookmarked"_s);
    QCOMPARE(at.data(Qt::AccessibleDescriptionRole).toString(), u"First words"_s);
    QCOMPARE(at.data(ArticleListModel::ThumbnailRole).toString(), full.thumbnail);
    QCOMPARE(at.data(ArticleListModel::IdRole).toLongLong(), 1);
    QCOMPARE(model.nextUnread(0), 0);
}

QTEST_GUILESS_MAIN(TestArticleListModel)
#include "tst_articlelistmodel.moc"
