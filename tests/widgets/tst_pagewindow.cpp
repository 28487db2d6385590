// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/fulltextfetcher.h"
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/pagepane.h"
#include "windowtest.h"

#include <QWebEngineScript>
#include <QWebEngineView>

#include <csignal>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// The page within the whole window: its keys, and what happens when its process goes.
class TestPageWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keyForChanges_showsThemAndTheArticleAgain();
    void keyForFullText_showsItAndWhatTheSourceSent();
    void escape_leavesTheChanges();
    void killedProcess_isReplacedAndTheWindowGoesOn();
    void stoppedProcess_doesNotHoldTheNextArticle();

private:
    static QString words(const MainWindow *window);
    Theme m_theme{Theme::Mode::Light};
};

/// What the page says.
QString TestPageWindow::words(const MainWindow *window)
{
    const auto *view = window->pagePane()->view()->findChild<QWebEngineView *>();
    if (!view)
        return {};
    const auto answer = std::make_shared<std::optional<QString>>();
    view->page()->runJavaScript(u"document.body ? document.body.innerText : ''"_s,
        QWebEngineScript::ApplicationWorld, [answer](const QVariant &text) { *answer = text.toString(); });
    return QTest::qWaitFor([&] { return answer->has_value(); }, 20'000) ? answer->value() : QString();
}

void TestPageWindow::keyForChanges_showsThemAndTheArticleAgain()
{
    MAKE_DESK(2)
    const auto sources = desk.await(desk.library.sources());
    QVERIFY(sources && *sources && !(*sources)->isEmpty());
    MergeInput input;
    IncomingArticle article;
    article.item.id = u"Harbour Post2"_s;
    article.item.title = u"Story 2"_s;
    article.item.link = u"https://example.org/story/2"_s;
    article.item.content = u"<p>Text of chapter 2.</p>"_s;
    article.item.published = QDateTime::currentDateTimeUtc().addSecs(-60 * 498);
    article.text = article.excerpt = u"Text of chapter 2."_s;
    input.articles = {article};
    const auto merged = desk.await(desk.library.merge((*sources)->first().id, input));
    QVERIFY(merged && *merged);
    press(Qt::Key_J);
    QTRY_COMPARE_WITH_TIMEOUT(reading->shown().title, u"Story 2"_s, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Text of chapter 2."_s), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(window->actions()->changes->isEnabled(), 20'000);
    press(Qt::Key_D);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Back to the article"_s), 60'000);
    QVERIFY(
        words(window.get()).contains(u"storychapter"_s) || words(window.get()).contains(u"story chapter"_s));
    press(Qt::Key_D);
    QTRY_VERIFY_WITH_TIMEOUT(!words(window.get()).contains(u"Back to the article"_s), 60'000);
    QVERIFY(words(window.get()).contains(u"Text of chapter 2."_s));
}

void TestPageWindow::keyForFullText_showsItAndWhatTheSourceSent()
{
    Desk desk;
    QVERIFY(desk.open());
    QVERIFY(desk.addStories(u"Harbour Post"_s, 1, 1) != SourceId::None);
    FullTextFetcher fullTexts(&desk.library, &desk.client,
        [](const QString &, const QUrl &) { return readyFuture(Result<Extracted>(Extracted())); });
    MainWindow::Parts parts;
    parts.library = &desk.library;
    parts.refresher = &desk.refresher;
    parts.importer = &desk.importer;
    parts.images = &desk.images;
    parts.fullTexts = &fullTexts;
    parts.log = &desk.log;
    parts.theme = &m_theme;
    parts.settings = &desk.settings;
    MainWindow window(parts);
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTRY_COMPARE_WITH_TIMEOUT(window.articlePane()->model()->rowCount(), 1, 20'000);
    QTest::keyClick(&window, Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(words(&window).contains(u"Text of story 1."_s), 60'000);
    IncomingFullText full;
    full.article.content = u"<p>The whole of story 1.</p>"_s;
    const auto stored =
        desk.await(desk.library.storeFullText(window.pagePane()->view()->article(), full, false));
    QVERIFY(stored && *stored);
    QTRY_VERIFY_WITH_TIMEOUT(window.actions()->fullText->isEnabled(), 20'000);
    const bool whole = words(&window).contains(u"The whole of story 1."_s);
    QTest::keyClick(&window, Qt::Key_F);
    QTRY_COMPARE_WITH_TIMEOUT(words(&window).contains(u"The whole of story 1."_s), !whole, 60'000);
    QTest::keyClick(&window, Qt::Key_F);
    QTRY_COMPARE_WITH_TIMEOUT(words(&window).contains(u"The whole of story 1."_s), whole, 60'000);
}

void TestPageWindow::escape_leavesTheChanges()
{
    MAKE_DESK(1)
    const auto sources = desk.await(desk.library.sources());
    QVERIFY(sources && *sources && !(*sources)->isEmpty());
    MergeInput input;
    IncomingArticle article;
    article.item.id = u"Harbour Post1"_s;
    article.item.title = u"Story 1"_s;
    article.item.link = u"https://example.org/story/1"_s;
    article.item.content = u"<p>Text of chapter 1.</p>"_s;
    article.item.published = QDateTime::currentDateTimeUtc().addSecs(-60 * 499);
    article.text = article.excerpt = u"Text of chapter 1."_s;
    input.articles = {article};
    const auto merged = desk.await(desk.library.merge((*sources)->first().id, input));
    QVERIFY(merged && *merged);
    press(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Text of chapter 1."_s), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(window->actions()->changes->isEnabled(), 20'000);
    press(Qt::Key_D);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Back to the article"_s), 60'000);
    press(Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!words(window.get()).contains(u"Back to the article"_s), 60'000);
    QVERIFY(!window->pagePane()->view()->showsChanges());
    QVERIFY(window->isVisible());
}

void TestPageWindow::killedProcess_isReplacedAndTheWindowGoesOn()
{
    MAKE_DESK(3)
    press(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Text of story 3."_s), 60'000);
    auto *view = window->pagePane()->view()->findChild<QWebEngineView *>();
    const auto first = view->page()->renderProcessPid();
    QVERIFY(first > 0);
    QCOMPARE(::kill(static_cast<pid_t>(first), SIGKILL), 0);
    // It comes back by itself, in a process of its own.
    QTRY_VERIFY_WITH_TIMEOUT(
        view->page()->renderProcessPid() > 0 && view->page()->renderProcessPid() != first, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Text of story 3."_s), 60'000);
    press(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Text of story 2."_s), 60'000);
    QVERIFY(window->isVisible());
}

void TestPageWindow::stoppedProcess_doesNotHoldTheNextArticle()
{
    MAKE_DESK(3)
    press(Qt::Key_J);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Text of story 3."_s), 60'000);
    auto *view = window->pagePane()->view()->findChild<QWebEngineView *>();
    const auto process = static_cast<pid_t>(view->page()->renderProcessPid());
    QCOMPARE(::kill(process, SIGSTOP), 0);
    const auto end = qScopeGuard([process] { ::kill(process, SIGKILL); });
    press(Qt::Key_J);
    QTRY_COMPARE_WITH_TIMEOUT(reading->shown().title, u"Story 2"_s, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(view->page()->renderProcessPid() != process, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(words(window.get()).contains(u"Text of story 2."_s), 60'000);
}

WINDOW_TEST_MAIN(TestPageWindow)
#include "tst_pagewindow.moc"
