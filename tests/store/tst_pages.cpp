// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"

#include <QRandomGenerator>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// The SQL of a view and ArticleQuery::matches() say the same, for any query over any articles.
class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void randomQueries_agreeWithMatches();
    void farFuture_sortsByArrivalButIsSinceEver();
    void zeroRows_areAPage();

private:
    ArticleQuery randomQuery();
    QList<ArticleRow> allRows(Library &library);
    QRandomGenerator m_random{4711};
    QList<SourceId> m_sources;
    QList<ChannelId> m_channels;
    std::unique_ptr<QTemporaryDir> m_folder;
};

ArticleQuery TestPages::randomQuery()
{
    ArticleQuery query;
    for (int i = m_random.bounded(4); i > 0 && m_random.bounded(2); --i)
        query.sources.insert(m_sources.at(m_random.bounded(m_sources.size())));
    for (int i = m_random.bounded(3); i > 0 && m_random.bounded(2); --i)
        query.channels.insert(m_channels.at(m_random.bounded(m_channels.size())));
    query.unreadOnly = m_random.bounded(3) == 0;
    query.bookmarkedOnly = m_random.bounded(5) == 0;
    if (m_random.bounded(3) == 0)
        query.publishedSince =
            QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + m_random.bounded(100) * 86'400'000LL, Qt::UTC);
    if (m_random.bounded(2))
        query.order = ArticleQuery::Order::OldestFirst;
    return query;
}

QList<ArticleRow> TestPages::allRows(Library &library)
{
    return must(library.page({}, std::nullopt, 100'000)).rows;
}

void TestPages::randomQueries_agreeWithMatches()
{
    const auto library = openLibrary(m_folder->path());
    for (int s = 0; s < 15; ++s) {
        NewSource source;
        source.kind = s % 3 == 0 ? SourceKind::Folder : SourceKind::Feed;
        source.url = u"/%1"_s.arg(s);
        source.title = source.url;
        m_sources.append(must(library->addSource(source)));
        QList<IncomingArticle> articles;
        for (int i = 0; i < (s == 0 ? 300 : 15); ++i) {
            QDateTime time;
            const int kind = m_random.bounded(10);
            if (kind < 7)
                time = QDateTime::fromMSecsSinceEpoch(
                    1'700'000'000'000 + m_random.bounded(100) * 86'400'000LL, Qt::UTC);
            else if (kind < 8)
                time = QDateTime::currentDateTimeUtc().addYears(10);
            IncomingArticle article = incoming(u"%1-%2"_s.arg(s).arg(i), u"t"_s, u"x"_s, time);
            article.item.categories = {u"c%1"_s.arg(m_random.bounded(3)), u"d%1"_s.arg(m_random.bounded(3))};
            articles.append(article);
        }
        mergeAll(*library, m_sources.constLast(), articles);
    }
    for (const ArticleRow &row : allRows(*library)) {
        if (m_random.bounded(2))
            must(library->setFlag({row.id}, Flag::Read, true));
        if (m_random.bounded(6) == 0)
            must(library->setFlag({row.id}, Flag::Bookmarked, true));
        if (row.channel != ChannelId::None && !m_channels.contains(row.channel))
            m_channels.append(row.channel);
    }
    const QList<ArticleRow> rows = allRows(*library);
    QCOMPARE(rows.size(), 300 + 14 * 15);
    QVERIFY(m_channels.size() > 30);
    int shown = 0;
    for (int round = 0; round < 300; ++round) {
        const ArticleQuery query = randomQuery();
        QList<ArticleRow> expected;
        for (const ArticleRow &row : rows) {
            if (query.matches(row))
                expected.append(row);
        }
        std::sort(expected.begin(), expected.end(), [&query](const ArticleRow &a, const ArticleRow &b) {
            return standsBefore({a.sortKey, a.id}, {b.sortKey, b.id}, query.order);
        });
        QList<ArticleRow> actual;
        std::optional<PageKey> after;
        const int limit = 1 + m_random.bounded(60);
        for (bool end = false; !end;) {
            const ArticlePage page = must(library->page(query, after, limit));
            actual += page.rows;
            end = page.end;
            QVERIFY(end || page.rows.size() == limit);
            if (!page.rows.isEmpty())
                after = PageKey{page.rows.constLast().sortKey, page.rows.constLast().id};
        }
        QCOMPARE(actual, expected);
        QCOMPARE(must(library->count(query)), expected.size());
        shown += int(expected.size());
    }
    QVERIFY(shown > 3'000);
    for (int round = 0; round < 20; ++round) {
        const ArticleQuery query = randomQuery();
        const QList<ArticleRow> before = allRows(*library);
        const bool value = m_random.bounded(2);
        QSet<ArticleId> expected;
        for (const ArticleRow &row : before) {
            if (query.matches(row) && row.read != value)
                expected.insert(row.id);
        }
        const QList<ArticleId> changed = must(library->setFlagForAll(query, Flag::Read, value));
        QCOMPARE(QSet<ArticleId>(changed.begin(), changed.end()), expected);
    }
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestPages::farFuture_sortsByArrivalButIsSinceEver()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    mergeAll(*library, source,
        {incoming(u"1"_s, u"Soon"_s, u"x"_s, now.addSecs(3600)),
            incoming(u"2"_s, u"Far"_s, u"x"_s, now.addYears(5)),
            incoming(u"3"_s, u"Past"_s, u"x"_s, now.addDays(-3))});
    QCOMPARE(
        titles(must(library->page({}, std::nullopt, 10))), (QStringList{u"Soon"_s, u"Far"_s, u"Past"_s}));
    ArticleQuery query;
    query.publishedSince = now.addYears(1);
    QCOMPARE(titles(must(library->page(query, std::nullopt, 10))), QStringList{u"Far"_s});
}

void TestPages::zeroRows_areAPage()
{
    const auto library = openLibrary(m_folder->path());
    const ArticlePage page = must(library->page({}, std::nullopt, 10));
    QVERIFY(page.rows.isEmpty());
    QVERIFY(page.end);
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
