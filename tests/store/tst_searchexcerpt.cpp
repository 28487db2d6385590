// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"
#include "store/searchexcerpt.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// The text around a hit, and the order of the best hits.
class tst_searchexcerpt final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void excerpt_beginsShortlyBeforeTheHit_data();
    void excerpt_beginsShortlyBeforeTheHit();
    void excerptWithoutHit_isNull();
    void library_givesExcerptsOnlyWhereTheyTellMore();
    void relevance_putsTitlesFirstAndPagesOn();

private:
    static QString around(const QString &text, const QString &search)
    {
        return searchExcerpt(text, wantedInBody(*parseSearch(search, QDateTime::currentDateTime())));
    }
};

void tst_searchexcerpt::excerpt_beginsShortlyBeforeTheHit_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("hit");
    QTest::newRow("a word") << u"zebra"_s << u"zebra"_s;
    QTest::newRow("its beginning") << u"zeb"_s << u"zebra"_s;
    QTest::newRow("other accents") << u"CAFE"_s << u"café"_s;
    QTest::newRow("one character") << u"峰"_s << u"峰"_s;
    QTest::newRow("traditional for simplified") << u"峰會"_s << u"峰会"_s;
    QTest::newRow("a phrase") << u"\"zebra café\""_s << u"zebra café"_s;
    QTest::newRow("either") << u"absent OR zebra"_s << u"zebra"_s;
    QTest::newRow("not what is unwanted") << u"zebra -filler"_s << u"zebra"_s;
}

void tst_searchexcerpt::excerpt_beginsShortlyBeforeTheHit()
{
    QFETCH(QString, search);
    QFETCH(QString, hit);
    for (const int before : {0, 1, 7, 20, 50, 333}) {
        const QString text =
            u"filler, "_s.repeated(before) + u"zebra café 北约峰会"_s + u" more words to come"_s.repeated(40);
        const QString excerpt = around(text, search);
        const qsizetype at = excerpt.indexOf(hit);
        QVERIFY2(at >= 0 && at <= 90, qPrintable(u"%1 before: %2"_s.arg(before).arg(excerpt)));
        QVERIFY(excerpt.size() < 290);
        QCOMPARE(excerpt.startsWith(u'…'), before >= 7);
        QVERIFY(excerpt.endsWith(u'…'));
    }
}

void tst_searchexcerpt::excerptWithoutHit_isNull()
{
    QVERIFY(around(u"nothing of the kind"_s, u"zebra"_s).isNull());
    QVERIFY(around(u"reinter"_s, u"inter"_s).isNull());
    QVERIFY(around(QString(), u"zebra"_s).isNull());
    QVERIFY(around(u"a zebra"_s, u"title:zebra"_s).isNull());
    QVERIFY(around(u"a zebra"_s, u"-zebra"_s).isNull());
}

void tst_searchexcerpt::library_givesExcerptsOnlyWhereTheyTellMore()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    const QString filler = u"filler "_s.repeated(100);
    const QList<ArticleId> ids = mergeAll(*library, feed(*library, u"a"_s),
        {incoming(u"1"_s, u"late"_s, filler + u"北约峰会"_s),
            incoming(u"2"_s, u"early"_s, u"峰会 "_s + filler), incoming(u"3"_s, u"峰会"_s, filler)})
                                     .ids;
    const auto excerpts = must(library->searchExcerpts(ids, u"峰会"_s));
    QCOMPARE(excerpts.keys(), QList<ArticleId>({ids.at(0)}));
    QVERIFY(excerpts.value(ids.at(0)).endsWith(u"filler 北约峰会"_s));
    QVERIFY(!await(library->searchExcerpts(ids, u"is:purple"_s)));
    QVERIFY(must(library->searchExcerpts(ids, u"is:unread"_s)).isEmpty());
}

void tst_searchexcerpt::relevance_putsTitlesFirstAndPagesOn()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    QList<IncomingArticle> articles;
    const QDateTime day = utc(u"2020-01-01"_s);
    for (int i = 0; i < 700; ++i)
        articles.append(incoming(QString::number(i), u"body %1"_s.arg(i),
            u"something about the zebra and more"_s + u" filler"_s.repeated(20), day.addDays(i)));
    articles.append(incoming(u"t"_s, u"zebra"_s, u"short"_s, day.addDays(-400)));
    mergeAll(*library, feed(*library, u"a"_s), articles);
    ArticleQuery query;
    query.search = u"zebra"_s;
    query.order = ArticleQuery::Order::Relevance;
    QVERIFY(!must(library->page(query, std::nullopt, 10)).rows.isEmpty()); // while it waits for the index
    must(library->indexPending());
    QStringList all;
    std::optional<PageKey> after;
    for (int page = 0; page < 100; ++page) {
        const ArticlePage rows = must(library->page(query, after, 60));
        all += titles(rows);
        if (rows.end)
            break;
        after = PageKey{rows.rows.constLast().sortKey, rows.rows.constLast().id};
    }
    QCOMPARE(all.constFirst(), u"zebra"_s);
    QCOMPARE(all.size(), qsizetype(Library::mostRanked));
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
    query.search.clear();
    QCOMPARE(titles(must(library->page(query, std::nullopt, 1))), QStringList({u"body 699"_s}));
    query.search = u"is:purple"_s;
    QCOMPARE(await(library->page(query, std::nullopt, 1)).error().kind, Error::Kind::InvalidArgument);
}

QTEST_GUILESS_MAIN(tst_searchexcerpt)
#include "tst_searchexcerpt.moc"
