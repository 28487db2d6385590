// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sourcetreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

Source source(int id, const QString &title, int unread, int group = 0)
{
    Source made;
    made.id = SourceId(id);
    made.title = title;
    made.unread = unread;
    made.total = unread + 10;
    made.group = GroupId(group);
    return made;
}

Channel channel(int id, int sourceId, const QString &title, int unread, int parent = 0)
{
    return {ChannelId(id), ChannelId(parent), SourceId(sourceId), title, unread, unread + 1};
}

SourceTree sample()
{
    SourceTree tree;
    tree.groups = {{GroupId(1), GroupId::None, u"Science"_s, 0}, {GroupId(2), GroupId(1), u"Space"_s, 0}};
    tree.sources = {source(1, u"Orbit"_s, 4, 2), source(2, u"Cells"_s, 1, 1), source(3, u"Papers"_s, 6)};
    tree.channels = {
        channel(1, 3, u"新媒体"_s, 0), channel(2, 3, u"半岛网"_s, 2, 1), channel(3, 3, u"新闻"_s, 4, 2)};
    tree.unread = 11;
    tree.total = 40;
    tree.bookmarked = 3;
    tree.today = 2;
    return tree;
}

void describe(const SourceTreeModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        lines.append(QString(depth, u'-') + at.data(Qt::DisplayRole).toString() + u' ' +
                     at.data(SourceTreeModel::CountRole).toString());
        describe(model, at, depth + 1, lines);
    }
}

QString snapshot(const SourceTreeModel &model)
{
    QStringList lines;
    describe(model, {}, 0, lines);
    return lines.join(u'\n');
}

} // namespace

class TestSourceTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void empty_hasTheSmartRows();
    void tree_addsUpCounts();
    void counts_changeWithoutTouchingRows();
    void changedTree_keepsWhatStays();
    void query_ofEveryKind();
    void emptyGroup_showsNothing();
    void key_findsTheRowAgain();
    void failingSource_saysWhy();
};

void TestSourceTreeModel::empty_hasTheSmartRows()
{
    SourceTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(snapshot(model), u"All 0\nUnread 0\nToday 0\nBookmarks 0"_s);
    QVERIFY(!model.hasTree());
}

void TestSourceTreeModel::tree_addsUpCounts()
{
    SourceTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(sample());
    QCOMPARE(snapshot(model),
        u"All 40\nUnread 11\nToday 2\nBookmarks 3\nScience 5\n-Space 4\n--Orbit 4\n-Cells 1\nPapers 6\n"
        "-新媒体 6\n--半岛网 6\n---新闻 4"_s);
}

void TestSourceTreeModel::counts_changeWithoutTouchingRows()
{
    SourceTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(sample());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    Changes changes;
    changes.sources = {source(1, u"Orbit Weekly"_s, 9, 2), source(77, u"Stranger"_s, 1)};
    changes.channels = {channel(3, 3, u"新闻"_s, 1, 2)};
    changes.unread = 13;
    model.apply(changes);
    QCOMPARE(snapshot(model), u"All 40\nUnread 13\nToday 2\nBookmarks 3\nScience 10\n-Space 9\n--Orbit "
                              u"Weekly 9\n-Cells 1\nPapers 6\n"
                              "-新媒体 3\n--半岛网 3\n---新闻 1"_s);
    QCOMPARE(resets.size() + inserted.size() + removed.size(), 0);
}

void TestSourceTreeModel::changedTree_keepsWhatStays()
{
    SourceTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTree(sample());
    const QPersistentModelIndex papers = model.indexOf(u"source/3"_s);
    const QPersistentModelIndex news = model.indexOf(u"channel/3"_s);
    const QPersistentModelIndex orbit = model.indexOf(u"source/1"_s);
    QVERIFY(papers.isValid() && news.isValid() && orbit.isValid());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    SourceTree next = sample();
    next.groups.removeLast(); // "Space" is gone, its source moves up
    next.sources = {source(4, u"Ahead"_s, 0), source(3, u"Papers"_s, 6), source(2, u"Cells"_s, 1, 1),
        source(1, u"Orbit"_s, 4, 1)};
    next.channels.append(channel(4, 3, u"体育"_s, 1, 2));
    model.setTree(next);
    QCOMPARE(snapshot(model),
        u"All 40\nUnread 11\nToday 2\nBookmarks 3\nScience 5\n-Cells 1\n-Orbit 4\nAhead 0\nPapers 6\n"
        "-新媒体 7\n--半岛网 7\n---新闻 4\n---体育 1"_s);
    QVERIFY(papers.isValid() && news.isValid());
    QCOMPARE(news.data(Qt::DisplayRole).toString(), u"新闻"_s);
    QVERIFY(!orbit.isValid());

    std::swap(next.sources[0], next.sources[1]);
    model.setTree(next);
    QCOMPARE(papers.row(), 5);
    QCOMPARE(resets.size(), 0);
    model.setTree({});
    QCOMPARE(model.rowCount(), 4);
}

void TestSourceTreeModel::query_ofEveryKind()
{
    SourceTreeModel model;
    model.setTree(sample());
    const QDate day(2026, 3, 14);
    const auto query = [&](const char *key) {
        return model.query(model.indexOf(QString::fromLatin1(key)), day);
    };
    QCOMPARE(query("all"), ArticleQuery());
    QVERIFY(query("unread").unreadOnly);
    QVERIFY(query("bookmarks").bookmarkedOnly);
    QCOMPARE(query("today").publishedSince, day.startOfDay().toUTC());
    QCOMPARE(query("source/1").sources, QSet<SourceId>{SourceId(1)});
    QCOMPARE(query("group/1").sources, (QSet<SourceId>{SourceId(1), SourceId(2)}));
    QCOMPARE(query("channel/2").channels, (QSet<ChannelId>{ChannelId(2), ChannelId(3)}));
    QVERIFY(query("channel/2").sources.isEmpty());
}

void TestSourceTreeModel::emptyGroup_showsNothing()
{
    SourceTreeModel model;
    SourceTree tree;
    tree.groups = {{GroupId(5), GroupId::None, u"Later"_s, 0}};
    model.setTree(tree);
    const ArticleQuery query = model.query(model.indexOf(u"group/5"_s), QDate(2026, 1, 1));
    ArticleRow any;
    any.source = SourceId(3);
    QVERIFY(!query.matches(any));
}

void TestSourceTreeModel::key_findsTheRowAgain()
{
    SourceTreeModel model;
    model.setTree(sample());
    for (const char *key : {"all", "group/2", "source/3", "channel/3"})
        QCOMPARE(model.indexOf(QString::fromLatin1(key)).data(SourceTreeModel::KeyRole).toString(),
            QString::fromLatin1(key));
    QVERIFY(!model.indexOf(u"source/99"_s).isValid());
    QCOMPARE(model.source(model.indexOf(u"source/3"_s)), SourceId(3));
    QCOMPARE(model.source(model.indexOf(u"group/2"_s)), SourceId::None);
}

void TestSourceTreeModel::failingSource_saysWhy()
{
    SourceTreeModel model;
    SourceTree tree = sample();
    tree.sources[0].fetch.failures = 2;
    tree.sources[0].fetch.lastError = u"404 <b>gone</b>"_s;
    model.setTree(tree);
    const QModelIndex at = model.indexOf(u"source/1"_s);
    QCOMPARE(at.data(SourceTreeModel::FailureRole).toString(), u"404 <b>gone</b>"_s);
    QVERIFY(at.data(Qt::ToolTipRole).toString().contains(u"404 &lt;b&gt;"_s));
    QVERIFY(at.data(Qt::AccessibleTextRole).toString().startsWith(u"Orbit"_s));
}

QTEST_GUILESS_MAIN(TestSourceTreeModel)
#include "tst_sourcetreemodel.moc"
