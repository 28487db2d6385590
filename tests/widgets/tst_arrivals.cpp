// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/desk.h"

#include <QScrollBar>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int stories = 100'000;
constexpr int arrivals = 5'000;

/// Story `number` is `number` hours younger than the first; `minute` puts one between two of them.
IncomingArticle story(const QString &name, int number, int minute)
{
    IncomingArticle article;
    article.item.id = name + QString::number(number);
    article.item.title = u"%1 %2"_s.arg(name).arg(number);
    article.item.published =
        QDateTime({2010, 1, 1}, {0, 0}, Qt::UTC).addSecs(qint64(number) * 3600 + minute * 60);
    article.text = u"Text of it."_s;
    article.excerpt = article.text;
    return article;
}

bool bring(Desk &desk, const QString &name, const QList<IncomingArticle> &articles)
{
    NewSource source;
    source.url = QString(u"https://example.org/" + name);
    source.title = name;
    const auto id = desk.await(desk.library.addSource(source));
    if (!id || !*id)
        return false;
    int added = 0;
    for (qsizetype from = 0; from < articles.size(); from += arrivals) {
        MergeInput input;
        input.articles = articles.mid(from, arrivals);
        const auto merged = desk.await(desk.library.merge(**id, input));
        added += merged && *merged ? (*merged)->added : 0;
    }
    return added == int(articles.size());
}

} // namespace

/// What the reader looks at stays where it is, pixel by pixel, whatever comes in.
class TestArrivals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void arrivals_changeNoPixelOfWhatIsRead_data();
    void arrivals_changeNoPixelOfWhatIsRead();

private:
    Theme m_theme{Theme::Mode::Light};
    Desk m_desk;
    QHash<int, ArticleRow> m_rows; ///< by number
    int m_rounds = 0;
};

void TestArrivals::initTestCase()
{
    m_theme.install();
    QVERIFY(m_desk.open());
    QList<IncomingArticle> first;
    for (int i = 1; i <= stories; ++i)
        first.append(story(u"Story"_s, i, 0));
    QVERIFY(bring(m_desk, u"Harbour Post"_s, first));
    const ArticlePage page = **m_desk.await(m_desk.library.page({}, std::nullopt, stories));
    QCOMPARE(page.rows.size(), stories);
    for (const int number : {stories - 4, stories / 2, 3})
        m_rows.insert(number, page.rows.at(stories - number));
}

void TestArrivals::arrivals_changeNoPixelOfWhatIsRead_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("near the top") << stories - 4;
    QTest::newRow("in the middle") << stories / 2;
    QTest::newRow("near the end") << 3;
}

void TestArrivals::arrivals_changeNoPixelOfWhatIsRead()
{
    QFETCH(int, number);
    Desk &desk = m_desk;
    const int round = m_rounds++; // what came before stays
    const QString which = QString::number(round);
    Actions actions(&m_theme);
    ArticlePane pane(&desk.library, &m_theme, &actions, QLocale::c());
    QCursor::setPos(790, 790); // no row is under the pointer
    pane.resize(380, 700);
    pane.showQuery({}, u"All"_s, ArticlePane::Emptiness::Nothing);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const ArticleRow wanted = m_rows.value(number);
    QCOMPARE(wanted.title, u"Story %1"_s.arg(number));
    pane.selectAt({wanted.sortKey, wanted.id});
    QTRY_COMPARE(pane.current(), wanted.id);
    ArticleListView *view = pane.view();
    const auto chosen = [view] { return view->visualRect(view->currentIndex()); };
    QTRY_VERIFY(view->viewport()->rect().intersects(chosen()));
    const auto pixels = [view](QRect part) { return view->viewport()->grab(part).toImage(); };
    const QRect place = chosen();
    const QImage whole = pixels(view->viewport()->rect());
    const QImage row = pixels(place);

    // Above and below what is in sight: nothing of it changes.
    QList<IncomingArticle> above, below, between;
    for (int i = 0; i < arrivals; ++i) {
        above.append(story(u"Later"_s, stories + 1 + i + round * arrivals, 0));
        below.append(story(u"Earlier"_s, -1 - i - round * arrivals, 0));
        between.append(story(u"Between "_s + which, number - arrivals / 2 + i, 30 + round));
    }
    const int before = pane.model()->rowOf(wanted.id);
    int rows = 0;
    QVERIFY(bring(desk, u"Evening Post "_s + which, above));
    QTRY_VERIFY_WITH_TIMEOUT((rows = pane.model()->rowOf(wanted.id)) >= before + arrivals, 30'000);
    QTRY_COMPARE(chosen(), place);
    QCOMPARE(pixels(view->viewport()->rect()), whole);
    QVERIFY(bring(desk, u"Old Post "_s + which, below));
    QTRY_COMPARE(chosen(), place);
    QCOMPARE(pixels(view->viewport()->rect()), whole);
    QCOMPARE(pane.current(), wanted.id);

    // Between the rows in sight: the chosen one stays where it is, as it is.
    QVERIFY(bring(desk, u"Noon Post "_s + which, between));
    QTRY_VERIFY_WITH_TIMEOUT(pane.model()->rowOf(wanted.id) > rows, 30'000);
    QTRY_COMPARE(chosen(), place);
    QCOMPARE(pixels(place), row);
    QCOMPARE(pane.current(), wanted.id);
    QVERIFY(pixels(view->viewport()->rect()) != whole);
}

QTEST_MAIN(TestArrivals)
#include "tst_arrivals.moc"
