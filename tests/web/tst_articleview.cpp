// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypage.h"
#include "web/articleview.h"
#include "web/viewstate.h"

#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QWebEngineView>

#include <signal.h>

using namespace courant;
using namespace courant::test;

class TestArticleView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void nothingChosen_saysSoWithoutAnEngine();
    void article_isShownWithItsPicture();
    void pictureNotThereYet_appearsWhenItArrives();
    void latestArticle_wins();
    void missingArticle_isSaidAndNotTheOneBefore();
    void nothingAgain_hidesThePage();
    void article_contactsNobody();
    void pageDown_saysWhenThereIsNoMore();
    void theme_changesAndKeepsThePlace();
    void pageThatCannotBeShown_isPlainText();
    void grabbedWindow_showsThePage();
    void preparedArticle_isShownAsItIsNow();
    void heldKey_neverShowsAWrongPageAndNeverQueues();
    void text_isFoundAndCounted();
    void searchedWords_areMarkedInThePage();
    void pictureClicked_isTold();
    void place_isRememberedAndToldWhileReading();
    void verticalPage_isTurnedByKeys();
    void viewGoneWhileLoading_isNoHarm();

private:
    QWebEnginePage *page() const { return m_view->findChild<QWebEngineView *>()->page(); }
    bool show(ArticleId id);
    QString shownText() const { return ask(page(), u"document.body.innerText"_s).toString(); }
    QWidget *current() const { return qobject_cast<QStackedLayout *>(m_view->layout())->currentWidget(); }

    std::unique_ptr<PageLibrary> m_data;
    std::unique_ptr<ArticleView> m_view;
};

void TestArticleView::init()
{
    m_data = std::make_unique<PageLibrary>();
    m_view = std::make_unique<ArticleView>(m_data->library.get());
    m_view->resize(700, 500);
    m_view->show();
}

void TestArticleView::cleanup()
{
    m_view.reset();
    m_data.reset();
}

bool TestArticleView::show(ArticleId id)
{
    QSignalSpy shown(m_view.get(), &ArticleView::shown);
    connect(m_view.get(), &ArticleView::failed, this,
        [](ArticleId, const QString &detail) { qWarning() << detail; });
    m_view->showArticle(id);
    return waitFor([&] { return !shown.isEmpty(); }, 10000) && shown.at(0).at(0).value<ArticleId>() == id;
}

void TestArticleView::nothingChosen_saysSoWithoutAnEngine()
{
    QVERIFY(!m_view->findChild<QWebEngineView *>());
    QVERIFY(!qobject_cast<ViewState *>(current())->sentence().isEmpty());
    QCOMPARE(m_view->article(), ArticleId::None);
    QCOMPARE(wait(m_view->settled()), false);
    QCOMPARE(wait(m_view->pageDown()), false);
}

void TestArticleView::article_isShownWithItsPicture()
{
    const ArticleId id = m_data->add(u"秋天的第一场雨"_s,
        u"<p>北京的秋天来了。<p><img src=\"%1\" alt>"_s.arg(pictureUrl), {pictureUrl}, u"李雷"_s);
    m_data->storePicture(pictureUrl);
    QVERIFY(show(id));
    QVERIFY(wait(m_view->settled()));
    QCOMPARE(current(), m_view->findChild<QWebEngineView *>());
    const QString text = shownText();
    QVERIFY2(text.contains(u"秋天的第一场雨"_s) && text.contains(u"北京的秋天来了。"_s) &&
                 text.contains(u"李雷"_s),
        qPrintable(text));
    QCOMPARE(ask(page(), u"document.images[0].naturalWidth"_s).toInt(), 320);
    QCOMPARE(m_view->article(), id);
}

void TestArticleView::pictureNotThereYet_appearsWhenItArrives()
{
    const QString other = u"https://pictures.example/other.png"_s;
    const ArticleId id = m_data->add(u"Two"_s,
        u"<p>x<p><img src=\"%1\"><p><img src=\"%2\">"_s.arg(pictureUrl, other), {pictureUrl, other});
    QVERIFY(show(id));
    QVERIFY(wait(m_view->settled()));
    QCOMPARE(ask(page(), u"document.querySelectorAll('[data-state=pending]').length"_s).toInt(), 2);
    m_data->storePicture(pictureUrl, {32, 20});
    TRY_COMPARE(ask(page(), u"document.images[0].naturalWidth"_s).toInt(), 32);
    QCOMPARE(ask(page(), u"document.images[1].naturalWidth"_s).toInt(), 640);
    QCOMPARE(ask(page(), u"document.querySelectorAll('.missing').length"_s).toInt(), 1);
    m_data->storePicture(other, {48, 20});
    TRY_COMPARE(ask(page(), u"document.images[1].naturalWidth"_s).toInt(), 48);
    QCOMPARE(ask(page(), u"document.querySelectorAll('.missing, [data-state]').length"_s).toInt(), 0);
    QVERIFY(wait(m_view->settled()));
    QCOMPARE(m_view->blockedRequests(), 0);
}

void TestArticleView::latestArticle_wins()
{
    QList<ArticleId> ids;
    for (int i = 0; i < 15; ++i)
        ids.append(m_data->add(u"Title %1"_s.arg(i), u"<p>Body number %1."_s.arg(i)));
    QSignalSpy shown(m_view.get(), &ArticleView::shown);
    for (const ArticleId id : ids) {
        m_view->showArticle(id);
        rest(7);
    }
    TRY_VERIFY(!shown.isEmpty() && shown.last().at(0).value<ArticleId>() == ids.last());
    QVERIFY(shownText().contains(u"Body number 14."_s));
    rest(200);
    QVERIFY(shownText().contains(u"Body number 14."_s));
}

void TestArticleView::missingArticle_isSaidAndNotTheOneBefore()
{
    QVERIFY(show(m_data->add(u"One"_s, u"<p>x"_s)));
    QSignalSpy failed(m_view.get(), &ArticleView::failed);
    const auto settled = [&] {
        m_view->showArticle(ArticleId(4711));
        return m_view->settled();
    }();
    TRY_COMPARE(failed.size(), 1);
    QVERIFY(qobject_cast<ViewState *>(current()));
    QVERIFY(!qobject_cast<ViewState *>(current())->sentence().isEmpty());
    QCOMPARE(wait(settled), false);
}

void TestArticleView::nothingAgain_hidesThePage()
{
    QVERIFY(show(m_data->add(u"One"_s, u"<p>x"_s)));
    m_view->showArticle(ArticleId::None);
    QVERIFY(qobject_cast<ViewState *>(current()));
    rest(100);
    QVERIFY(qobject_cast<ViewState *>(current()));
}

void TestArticleView::article_contactsNobody()
{
    QVERIFY(show(m_data->add(u"<b>x</b><script>1</script>"_s,
        u"<img src=https://a.example/1><iframe src=https://a.example></iframe><link rel=stylesheet "
        u"href=https://a.example/c>"
        "<style>@import 'https://a.example/i.css'</style><video src=https://a.example/v></video>"_s)));
    QVERIFY(wait(m_view->settled()));
    QCOMPARE(m_view->blockedRequests(), 0);
}

void TestArticleView::pageDown_saysWhenThereIsNoMore()
{
    QVERIFY(show(m_data->add(u"Short"_s, u"<p>x"_s)));
    QCOMPARE(wait(m_view->pageDown()), false);
    QVERIFY(show(m_data->add(u"Long"_s, u"<p>One line of the article.</p>"_s.repeated(60))));
    int pages = 0;
    while (pages < 30 && wait(m_view->pageDown()))
        ++pages;
    QVERIFY2(pages >= 3 && pages < 30, qPrintable(QString::number(pages)));
    m_view->pageUp();
    QCOMPARE(wait(m_view->pageDown()), true);
}

void TestArticleView::theme_changesAndKeepsThePlace()
{
    QVERIFY(show(m_data->add(u"Long"_s, u"<p>One line of the article.</p>"_s.repeated(60))));
    QVERIFY(wait(m_view->pageDown()));
    TRY_VERIFY(page()->scrollPosition().y() > 100);
    const double before = ask(page(), u"scrollY"_s).toDouble();
    const QString light =
        ask(page(), u"getComputedStyle(document.documentElement).backgroundColor"_s).toString();
    QSignalSpy shown(m_view.get(), &ArticleView::shown);
    html::PageStyle style = m_view->style();
    style.theme = html::PageTheme::Dark;
    m_view->setStyle(style);
    TRY_COMPARE(shown.size(), 1);
    QVERIFY(wait(m_view->settled()));
    QVERIFY(ask(page(), u"getComputedStyle(document.documentElement).backgroundColor"_s).toString() != light);
    QVERIFY(qAbs(ask(page(), u"scrollY"_s).toDouble() - before) < 20);
}

void TestArticleView::pageThatCannotBeShown_isPlainText()
{
    const ArticleId id = m_data->add(u"Breaks"_s, u"<p>The text of it."_s);
    QVERIFY(show(id));
    QSignalSpy failed(m_view.get(), &ArticleView::failed);
    QSignalSpy shown(m_view.get(), &ArticleView::shown);
    ::kill(static_cast<pid_t>(page()->renderProcessPid()), SIGKILL);
    TRY_COMPARE(shown.size(), 1);
    ::kill(static_cast<pid_t>(page()->renderProcessPid()), SIGKILL);
    TRY_COMPARE(failed.size(), 1);
    TRY_VERIFY(qobject_cast<QPlainTextEdit *>(current()));
    QVERIFY(qobject_cast<QPlainTextEdit *>(current())->toPlainText().contains(u"The text of it."_s));
    QVERIFY(show(m_data->add(u"Fine"_s, u"<p>Other."_s)));
    QVERIFY(shownText().contains(u"Other."_s));
}

void TestArticleView::grabbedWindow_showsThePage()
{
    const ArticleId id = m_data->add(u"Picture"_s, u"<p><img src=\"%1\">"_s.arg(pictureUrl), {pictureUrl});
    m_data->storePicture(pictureUrl, {400, 300}, Qt::magenta);
    QVERIFY(show(id));
    QVERIFY(wait(m_view->settled()));
    const QImage image = m_view->grab().toImage();
    int coloured = 0;
    for (int y = 0; y < image.height(); y += 4)
        for (int x = 0; x < image.width(); x += 4)
            coloured += image.pixelColor(x, y) == QColor(Qt::magenta);
    QVERIFY2(coloured > 1000, qPrintable(QString::number(coloured)));
}

void TestArticleView::preparedArticle_isShownAsItIsNow()
{
    const ArticleId one = m_data->add(u"One"_s, u"<p>First."_s);
    const ArticleId two = m_data->add(u"Two"_s, u"<p>Second as it was."_s);
    QVERIFY(show(one));
    m_view->prepare({one, two});
    rest(200);
    m_data->add(u"Two"_s, u"<p>Second as it is."_s); // the publisher changed it
    QVERIFY(show(two));
    QVERIFY2(shownText().contains(u"Second as it is."_s), qPrintable(shownText()));
    QVERIFY(!shownText().contains(u"First."_s));
}

void TestArticleView::heldKey_neverShowsAWrongPageAndNeverQueues()
{
    QList<ArticleId> ids;
    for (int i = 0; i < 200; ++i)
        ids.append(m_data->add(u"Title %1"_s.arg(i), u"<p>Body number %1.</p>"_s.arg(i).repeated(20)));
    QVERIFY(show(ids.first()));
    int wrong = 0;
    int told = 0;
    connect(m_view.get(), &ArticleView::shown, this, [&](ArticleId id) {
        wrong += id != m_view->article();
        const auto row = ids.indexOf(id);
        m_view->prepare({id, ids.value(row + 1)});
        ++told;
    });
    for (const ArticleId id : ids) {
        m_view->showArticle(id);
        rest(3);
    }
    QElapsedTimer clock;
    clock.start();
    TRY_VERIFY(wait(m_view->settled()));
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(shownText().contains(u"Body number 199."_s) && !shownText().contains(u"Body number 198."_s));
    QCOMPARE(wrong, 0);
    QVERIFY(told <= 200);
}

void TestArticleView::text_isFoundAndCounted()
{
    QVERIFY(show(m_data->add(u"Rain"_s, u"<p>Rain and rain, and 秋天的雨，秋天的风.<p>More rain."_s)));
    QVERIFY(wait(m_view->settled()));
    QSignalSpy found(m_view.get(), &ArticleView::found);
    const auto last = [&found] { return found.isEmpty() ? -1 : found.last().at(1).toInt(); };
    m_view->find(u"rain"_s);
    TRY_COMPARE(last(), 4);
    m_view->find(u"秋天"_s);
    TRY_COMPARE(last(), 2);
    m_view->find(u"snow"_s);
    TRY_COMPARE(last(), 0);
    // It holds for the next article.
    m_view->find(u"rain"_s);
    TRY_COMPARE(last(), 4);
    QVERIFY(show(m_data->add(u"Dry"_s, u"<p>No rain at all."_s)));
    TRY_COMPARE(last(), 1);
}

void TestArticleView::searchedWords_areMarkedInThePage()
{
    const ArticleId id = m_data->add(u"Cafés of the harbour"_s,
        u"<p>A CAF\u00c9, a decaf and two <b>caf</b>eterias.<p>圖書館在港口。<p>港<p>口 is \u65e0."_s);
    const auto marked = [this] {
        return ask(page(), u"[...document.querySelectorAll('mark.hit')].map(m => m.textContent)"_s)
            .toStringList()
            .join(u'|');
    };
    const auto whole = [this] { return ask(page(), u"document.querySelector('.body').textContent"_s); };
    m_view->setMarked(Library::searchFinder(u"cafe 图书 港口 -unwanted"_s));
    QVERIFY(show(id));
    // Folded as the search folds; by the beginning of words; in one piece or in several, never over a border.
    TRY_COMPARE(marked(), u"Café|CAFÉ|caf|e|圖書|港口"_s);
    const QString text = whole().toString();
    // Another search takes the place of the first, in the open article and in the next.
    m_view->setMarked(Library::searchFinder(u"harbour"_s));
    TRY_COMPARE(marked(), u"harbour"_s);
    m_view->setMarked({});
    TRY_COMPARE(marked(), QString());
    QCOMPARE(whole().toString(), text);
    m_view->setMarked(Library::searchFinder(u"<script> 雨"_s));
    QVERIFY(show(m_data->add(u"Rain"_s, u"<p>秋天的雨，a &lt;script&gt;"_s)));
    TRY_COMPARE(marked(), u"雨|script"_s);
}

void TestArticleView::pictureClicked_isTold()
{
    const QString other = u"https://pictures.example/other.png"_s;
    const ArticleId id = m_data->add(u"Two"_s,
        u"<p><img src=\"%1\"><p><a href=\"https://example.org/x\"><img src=\"%2\"></a>"_s.arg(
            pictureUrl, other),
        {pictureUrl, other});
    m_data->storePicture(pictureUrl, {320, 120});
    m_data->storePicture(other, {320, 120});
    QVERIFY(show(id));
    QVERIFY(wait(m_view->settled()));
    QSignalSpy pictures(m_view.get(), &ArticleView::pictureActivated);
    QSignalSpy links(m_view.get(), &ArticleView::linkActivated);
    const auto click = [this](int image) {
        const QVariantList at = ask(
            page(), u"(r => [r.x + 20, r.y + 20])(document.images[%1].getBoundingClientRect())"_s.arg(image))
                                    .toList();
        QTest::mouseClick(m_view->findChild<QWebEngineView *>()->focusProxy(), Qt::LeftButton, {},
            QPoint(at.value(0).toInt(), at.value(1).toInt()));
    };
    click(0);
    TRY_COMPARE(pictures.size(), 1);
    QCOMPARE(pictures.at(0).at(0).toStringList(),
        (QStringList{html::imageKey(pictureUrl), html::imageKey(other)}));
    QCOMPARE(pictures.at(0).at(1).toInt(), 0);
    QCOMPARE(links.size(), 0);
    click(1); // a link stays one
    TRY_COMPARE(links.size(), 1);
    QCOMPARE(pictures.size(), 1);
    QCOMPARE(m_view->blockedRequests(), 0);
}

void TestArticleView::place_isRememberedAndToldWhileReading()
{
    const ArticleId id = m_data->add(u"Long"_s, u"<p>One line of the article.</p>"_s.repeated(80));
    const ArticleId other = m_data->add(u"Other"_s, u"<p>Short."_s);
    QSignalSpy progress(m_view.get(), &ArticleView::progressed);
    QVERIFY(show(id));
    QVERIFY(wait(m_view->settled()));
    QVERIFY(wait(m_view->pageDown()));
    QVERIFY(wait(m_view->pageDown()));
    TRY_VERIFY(page()->scrollPosition().y() > 500);
    TRY_VERIFY(!progress.isEmpty() && progress.last().at(0).toDouble() > 0.1);
    const double at = ask(page(), u"scrollY"_s).toDouble();
    QVERIFY(show(other));
    TRY_COMPARE(progress.last().at(1).toBool(), false);
    QCOMPARE(ask(page(), u"scrollY"_s).toInt(), 0);
    // Another view, as after a new start, knows it from the library.
    ArticleView view(m_data->library.get());
    view.resize(m_view->size());
    view.show();
    view.showArticle(id);
    QVERIFY(wait(view.settled()));
    QWebEnginePage *again = view.findChild<QWebEngineView *>()->page();
    TRY_VERIFY(qAbs(ask(again, u"scrollY"_s).toDouble() - at) < 20);
}

void TestArticleView::verticalPage_isTurnedByKeys()
{
    html::PageStyle style;
    style.vertical = true;
    m_view->setStyle(style);
    const ArticleId id =
        m_data->add(u"竖排"_s, u"<p>北京的秋天来了，天空很蓝，街上的人都很高兴。</p>"_s.repeated(80));
    QVERIFY(show(id));
    QVERIFY(wait(m_view->settled()));
    QCOMPARE(ask(page(), u"getComputedStyle(document.documentElement).writingMode"_s).toString(),
        u"vertical-rl"_s);
    QVERIFY(wait(m_view->pageDown()));
    TRY_VERIFY(ask(page(), u"scrollX"_s).toDouble() < -100);
    QCOMPARE(ask(page(), u"scrollY"_s).toInt(), 0);
    m_view->pageUp();
    TRY_COMPARE(ask(page(), u"scrollX"_s).toInt(), 0);
}

void TestArticleView::viewGoneWhileLoading_isNoHarm()
{
    const ArticleId id = m_data->add(u"One"_s, u"<p>x"_s);
    for (int pause = 0; pause < 60; pause += 6) {
        ArticleView view(m_data->library.get());
        view.show();
        view.showArticle(id);
        const QFuture<bool> settled = view.settled();
        const QFuture<bool> scrolled = view.pageDown();
        rest(pause);
    }
    QVERIFY(show(id));
}

int main(int argc, char **argv)
{
    return runWebTest<TestArticleView>(argc, argv);
}

#include "tst_articleview.moc"
