// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypage.h"
#include "web/articleview.h"

#include <QLabel>
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
    QVERIFY(!qobject_cast<QLabel *>(current())->text().isEmpty());
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
    QVERIFY(qobject_cast<QLabel *>(current()));
    QVERIFY(!qobject_cast<QLabel *>(current())->text().isEmpty());
    QCOMPARE(wait(settled), false);
}

void TestArticleView::nothingAgain_hidesThePage()
{
    QVERIFY(show(m_data->add(u"One"_s, u"<p>x"_s)));
    m_view->showArticle(ArticleId::None);
    QVERIFY(qobject_cast<QLabel *>(current()));
    rest(100);
    QVERIFY(qobject_cast<QLabel *>(current()));
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
