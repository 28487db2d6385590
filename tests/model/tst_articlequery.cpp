// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/articlequery.h"
#include "model/result.h"

#include <QTest>

using namespace courant;

class TestArticleQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyQuery_matchesEverything();
    void everyCondition_narrows();
    void undatedArticle_isNeverToday();
    void order_isTotal();
    void result_holdsValueOrError();
};

void TestArticleQuery::emptyQuery_matchesEverything()
{
    QVERIFY(ArticleQuery().matches(ArticleRow()));
}

void TestArticleQuery::everyCondition_narrows()
{
    ArticleRow row;
    row.source = SourceId(7);
    row.channel = ChannelId(3);
    row.read = true;
    ArticleQuery query;
    query.sources = {SourceId(8)};
    QVERIFY(!query.matches(row));
    query.sources = {SourceId(7), SourceId(8)};
    QVERIFY(query.matches(row));
    query.channels = {ChannelId(4)};
    QVERIFY(!query.matches(row));
    query.channels = {ChannelId(3)};
    QVERIFY(query.matches(row));
    query.unreadOnly = true;
    QVERIFY(!query.matches(row));
    query.unreadOnly = false;
    query.bookmarkedOnly = true;
    QVERIFY(!query.matches(row));
    row.bookmarked = true;
    QVERIFY(query.matches(row));
}

void TestArticleQuery::undatedArticle_isNeverToday()
{
    ArticleQuery today;
    today.publishedSince = QDateTime(QDate(2026, 1, 2), QTime(0, 0), Qt::UTC);
    ArticleRow row;
    row.sortKey = today.publishedSince.toMSecsSinceEpoch() + 1000;
    QVERIFY(!today.matches(row));
    row.published = today.publishedSince;
    QVERIFY(today.matches(row));
    row.published = today.publishedSince.addSecs(-1);
    QVERIFY(!today.matches(row));
}

void TestArticleQuery::order_isTotal()
{
    const PageKey older{10, ArticleId(9)}, newer{20, ArticleId(1)}, same{10, ArticleId(10)};
    using Order = ArticleQuery::Order;
    QVERIFY(standsBefore(newer, older, Order::NewestFirst));
    QVERIFY(standsBefore(older, newer, Order::OldestFirst));
    QVERIFY(standsBefore(same, older, Order::NewestFirst));
    QVERIFY(standsBefore(older, same, Order::OldestFirst));
    QVERIFY(!standsBefore(older, older, Order::NewestFirst));
    QVERIFY(!standsBefore(older, older, Order::OldestFirst));
}

void TestArticleQuery::result_holdsValueOrError()
{
    const Result<int> value = 3;
    QVERIFY(value);
    QCOMPARE(*value, 3);
    const Result<int> failed = Error{Error::Kind::Timeout, QStringLiteral("example.org"), 0};
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, Error::Kind::Timeout);
    QVERIFY(Status());
    QVERIFY(!Status(Error{}));
}

QTEST_APPLESS_MAIN(TestArticleQuery)
#include "tst_articlequery.moc"
