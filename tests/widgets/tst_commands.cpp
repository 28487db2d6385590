// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/emptystate.h"
#include "widgets/pagepane.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/windowtest.h"

#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>
#include <QTreeView>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// What the menus offer, by keyboard and menu.
class TestCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void menus_holdEveryCommand();
    void menuBar_opensByKey();
    void readArticles_areWalkedBackAndForward();
    void lastMark_isTakenBack();
    void manyMarks_areTakenBackInTurn();
    void above_isMarkedRead();
    void below_isMarkedReadAlsoWhereNotLoaded();
    void order_isRememberedForEachView();
    void look_isRememberedForEachView();
    void views_areReachedByKey();
    void panes_areReachedByKey();
    void link_isCopied();
    void keys_canBeOthers();
    void article_isDeletedAndBroughtBack();
    void search_isSavedAsAViewAndCountsLive();
    void view_isEditedAndRemovedAndBroughtBack();
    void wrongSearch_saysWhatIsWrong();
    void searchHelp_opens();

private:
    Theme m_theme{Theme::Mode::Light};
};

void TestCommands::menus_holdEveryCommand()
{
    MAKE_DESK(0)
    QSet<QAction *> shown;
    QList<QMenu *> open;
    for (QAction *top : window->menuBar()->actions()) {
        QVERIFY(top->menu());
        QVERIFY2(top->text().contains(u'&'), qPrintable(top->text()));
        open.append(top->menu());
    }
    while (!open.isEmpty()) {
        for (QAction *action : open.takeFirst()->actions()) {
            if (action->menu())
                open.append(action->menu());
            else if (!action->isSeparator())
                shown.insert(action);
        }
    }
    // What only stands for a moment where a pane has nothing to show is no command of the menus.
    const QSet<QString> momentary{u"reload"_s, u"showAll"_s};
    int commands = 0;
    for (QAction *action : window->actions()->findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        QVERIFY2(!action->text().isEmpty() && !action->toolTip().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!action->icon().isNull() || action->isCheckable(), qPrintable(action->objectName()));
        if (momentary.contains(action->objectName()))
            continue;
        QVERIFY2(shown.contains(action), qPrintable(action->objectName()));
        ++commands;
    }
    QVERIFY(commands >= 40);
}

void TestCommands::menuBar_opensByKey()
{
    MAKE_DESK(1)
    press(Qt::Key_F10);
    QTRY_VERIFY(window->menuBar()->activeAction());
    QTest::keyClick(window->menuBar(), Qt::Key_Escape);
    press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 1"_s);
}

void TestCommands::readArticles_areWalkedBackAndForward()
{
    MAKE_DESK(5)
    const Actions *a = window->actions();
    QVERIFY(!a->back->isEnabled() && !a->forward->isEnabled());
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 3"_s);
    QVERIFY(a->back->isEnabled() && !a->forward->isEnabled());
    a->back->trigger();
    QTRY_COMPARE(reading->shown().title, u"Story 4"_s);
    a->back->trigger();
    QTRY_COMPARE(reading->shown().title, u"Story 5"_s);
    QVERIFY(!a->back->isEnabled());
    a->forward->trigger();
    QTRY_COMPARE(reading->shown().title, u"Story 4"_s);
    QCOMPARE(list->current(), reading->shown().id);
    // A new article ends the way forward.
    list->view()->setCurrentIndex(list->model()->index(4, 0));
    QTRY_COMPARE(reading->shown().title, u"Story 1"_s);
    QVERIFY(!a->forward->isEnabled());
    // Back to where another view hides it.
    window->sourcePane()->select(SourceTreeModel::Kind::Bookmarks);
    QTRY_COMPARE(list->model()->rowCount(), 0);
    a->back->trigger();
    QTRY_COMPARE(reading->shown().title, u"Story 4"_s);
}

void TestCommands::lastMark_isTakenBack()
{
    MAKE_DESK(3)
    QAction *undo = window->actions()->undo;
    QVERIFY(!undo->isEnabled());
    press(Qt::Key_J);
    QTRY_VERIFY(reading->shown().read);
    press(Qt::Key_S);
    QTRY_VERIFY(reading->shown().bookmarked && undo->isEnabled());
    QCOMPARE(undo->text(), u"Undo Bookmark"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!reading->shown().bookmarked);
    QVERIFY(!undo->isEnabled());
    press(Qt::Key_M);
    QTRY_VERIFY(!reading->shown().read && undo->isEnabled());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(reading->shown().read);
}

void TestCommands::manyMarks_areTakenBackInTurn()
{
    MAKE_DESK(4)
    press(Qt::Key_J);
    QTRY_VERIFY(reading->shown().read);
    press(Qt::Key_S);
    QTRY_VERIFY(window->actions()->undo->isEnabled());
    press(Qt::Key_A, Qt::ShiftModifier);
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 0);
    QTRY_COMPARE(window->actions()->undo->text(), u"Undo Mark as Read"_s);
    QCOMPARE(window->statusLine()->actionButton()->text(), u"Undo"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 3);
    // What is taken back is offered no more.
    QVERIFY(!window->statusLine()->actionButton()->isVisible());
    QCOMPARE(window->actions()->undo->text(), u"Undo Bookmark"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!reading->shown().bookmarked);
    QCOMPARE(window->sourcePane()->model()->unread(), 3);
}

void TestCommands::above_isMarkedRead()
{
    MAKE_DESK(6)
    QVERIFY(!window->actions()->markAboveRead->isEnabled());
    list->view()->setCurrentIndex(list->model()->index(3, 0));
    QTRY_VERIFY(reading->shown().read);
    window->actions()->markAboveRead->trigger();
    QTRY_COMPARE(window->statusLine()->message(), u"Marked 3 article(s) as read."_s);
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 2);
    for (int row = 0; row < 6; ++row)
        QCOMPARE(list->model()->article(row)->read, row <= 3);
    window->actions()->undo->trigger();
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 5);
    list->view()->setCurrentIndex(list->model()->index(0, 0));
    QTRY_VERIFY(reading->shown().read);
    window->actions()->markAboveRead->trigger();
    QTRY_COMPARE(window->statusLine()->message(), u"Nothing unread here."_s);
}

void TestCommands::below_isMarkedReadAlsoWhereNotLoaded()
{
    MAKE_DESK(260)
    QCOMPARE(list->model()->rowCount(), 100);
    list->view()->setCurrentIndex(list->model()->index(9, 0));
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 259);
    window->actions()->markBelowRead->trigger();
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 9);
    QVERIFY(!list->model()->article(8)->read);
    QTRY_COMPARE(window->statusLine()->message(), u"Marked 250 article(s) as read."_s);
    window->statusLine()->actionButton()->click();
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 259);
}

void TestCommands::order_isRememberedForEachView()
{
    MAKE_DESK(3)
    QCOMPARE(list->model()->article(0)->title, u"Story 3"_s);
    QVERIFY(window->actions()->newestFirst->isChecked());
    window->actions()->oldestFirst->trigger();
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->model()->article(0)->title, u"Story 1"_s);
    window->sourcePane()->select(SourceTreeModel::Kind::Unread);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->model()->article(0)->title, u"Story 3"_s);
    QVERIFY(window->actions()->newestFirst->isChecked());
    window->sourcePane()->select(SourceTreeModel::Kind::All);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->model()->article(0)->title, u"Story 1"_s);
    const auto again = desk.window(&m_theme);
    QTRY_COMPARE(again->articlePane()->model()->rowCount(), 3);
    QCOMPARE(again->articlePane()->model()->article(0)->title, u"Story 1"_s);
    QVERIFY(again->actions()->oldestFirst->isChecked());
}

void TestCommands::look_isRememberedForEachView()
{
    MAKE_DESK(3)
    const Actions *a = window->actions();
    const int before = list->view()->visualRect(list->model()->index(0, 0)).height();
    a->compactLayout->trigger();
    QTRY_VERIFY(list->view()->visualRect(list->model()->index(0, 0)).height() < before / 2);
    a->groupByDay->trigger();
    press(Qt::Key_J);
    QTRY_VERIFY(reading->shown().read);
    press(Qt::Key_U, Qt::ShiftModifier);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    window->sourcePane()->select(SourceTreeModel::Kind::Today);
    QVERIFY(a->listLayout->isChecked() && !a->groupByDay->isChecked() && !a->unreadOnly->isChecked());
    window->sourcePane()->select(SourceTreeModel::Kind::All);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const auto again = desk.window(&m_theme);
    QTRY_COMPARE(again->articlePane()->model()->rowCount(), 2);
    QVERIFY(again->actions()->compactLayout->isChecked() && again->actions()->groupByDay->isChecked());
}

void TestCommands::views_areReachedByKey()
{
    MAKE_DESK(2)
    const SourcePane *sources = window->sourcePane();
    for (const auto &[key, view] : {std::pair(Qt::Key_2, u"unread"_s), std::pair(Qt::Key_3, u"today"_s),
             std::pair(Qt::Key_4, u"bookmarks"_s), std::pair(Qt::Key_1, u"all"_s)}) {
        press(key, Qt::ControlModifier);
        QCOMPARE(sources->currentKey(), view);
    }
    QTRY_COMPARE(list->model()->rowCount(), 2);
    press(Qt::Key_J);
    press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 1"_s);
    press(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(reading->shown().title, u"Story 2"_s);
}

void TestCommands::panes_areReachedByKey()
{
    MAKE_DESK(2)
    window->searchField()->setFocus();
    press(Qt::Key_F6);
    QVERIFY(window->sourcePane()->view()->hasFocus());
    press(Qt::Key_F6);
    QVERIFY(list->view()->hasFocus());
    press(Qt::Key_J);
    QTRY_COMPARE(desk.await(window->ready()), true);
    QVERIFY(list->view()->hasFocus()); // the page has not taken it
    press(Qt::Key_F6);
    QTRY_VERIFY(window->focusWidget() && window->pagePane()->isAncestorOf(window->focusWidget()));
    press(Qt::Key_F6);
    QVERIFY(window->searchField()->hasFocus());
    press(Qt::Key_F6, Qt::ShiftModifier);
    QTRY_VERIFY(window->pagePane()->isAncestorOf(window->focusWidget()));
}

void TestCommands::link_isCopied()
{
    MAKE_DESK(1)
    QGuiApplication::clipboard()->clear();
    press(Qt::Key_J);
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"https://example.org/story/1"_s);
    QCOMPARE(window->statusLine()->message(), u"Copied the link."_s);
}

void TestCommands::keys_canBeOthers()
{
    MAKE_DESK(2)
    QAction *next = window->actions()->next;
    Actions::setKeys(next, {Qt::Key_B});
    QCOMPARE(next->toolTip(), u"Next Article (B)"_s);
    QCOMPARE(Actions::defaultKeysOf(next), QList<QKeySequence>{Qt::Key_J});
    press(Qt::Key_J);
    QCOMPARE(reading->shown().id, ArticleId::None);
    press(Qt::Key_B);
    QCOMPARE(reading->shown().title, u"Story 2"_s);
}

void TestCommands::article_isDeletedAndBroughtBack()
{
    MAKE_DESK(4)
    list->view()->setFocus();
    list->view()->setCurrentIndex(list->model()->index(1, 0));
    QTRY_VERIFY(reading->shown().read);
    QTest::keyClick(list->view(), Qt::Key_Delete);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(reading->shown().title, u"Story 2"_s);
    QCOMPARE(list->current(), reading->shown().id);
    QTRY_COMPARE(window->statusLine()->message(), u"Deleted “Story 3”."_s);
    window->statusLine()->actionButton()->click();
    QTRY_COMPARE(list->model()->rowCount(), 4);
    QCOMPARE(list->model()->article(1)->title, u"Story 3"_s);
    QTRY_COMPARE(window->statusLine()->message(), u"1 article(s) are back."_s);
}

#define SAVE_SEARCH(words, name)                                                                             \
    window->searchField()->setText(words);                                                                   \
    window->actions()->saveSearch->trigger();                                                                \
    {                                                                                                        \
        QDialog *dialog = nullptr;                                                                           \
        QTRY_VERIFY((dialog = window->findChild<QDialog *>(u"viewDialog"_s)) && dialog->isVisible());        \
        QCOMPARE(dialog->findChild<QLineEdit *>(u"viewSearch"_s)->text(), words);                            \
        dialog->findChild<QLineEdit *>(u"viewName"_s)->setText(name);                                        \
        dialog->accept();                                                                                    \
        delete dialog;                                                                                       \
    }

void TestCommands::search_isSavedAsAViewAndCountsLive()
{
    MAKE_DESK(20)
    const SourcePane *sources = window->sourcePane();
    QVERIFY(!window->actions()->saveSearch->isEnabled());
    SAVE_SEARCH(u"story 17"_s, u"Seventeen"_s)
    QTRY_COMPARE(sources->current().data().toString(), u"Seventeen"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(window->searchField()->text(), u"story 17"_s);
    QTRY_COMPARE(sources->current().data(SourceTreeModel::CountRole), 1);
    window->actions()->next->trigger();
    QTRY_VERIFY(reading->shown().read);
    QTRY_COMPARE(sources->current().data(SourceTreeModel::CountRole), 0);
    // Escape goes back to the view's own words, not to everything.
    window->searchField()->setText(u"story"_s);
    QTRY_COMPARE(list->model()->rowCount(), 20);
    window->actions()->clearSearch->trigger();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(window->searchField()->text(), u"story 17"_s);
    window->sourcePane()->select(SourceTreeModel::Kind::All);
    QTRY_COMPARE(list->model()->rowCount(), 20);
    QVERIFY(window->searchField()->text().isEmpty());
}

void TestCommands::view_isEditedAndRemovedAndBroughtBack()
{
    MAKE_DESK(20)
    SourcePane *sources = window->sourcePane();
    SAVE_SEARCH(u"story 17"_s, u"Seventeen"_s)
    QTRY_COMPARE(sources->current().data().toString(), u"Seventeen"_s);
    SAVE_SEARCH(u"story 18"_s, u"Eighteen"_s)
    QTRY_COMPARE(sources->current().data().toString(), u"Eighteen"_s);
    QTRY_COMPARE(list->model()->article(0) ? list->model()->article(0)->title : QString(), u"Story 18"_s);
    QCOMPARE(sources->model()->rowCount(), 6); // one view, not two
    const auto focusSources = [&] {            // keys go to the window that is active
        window->activateWindow();
        sources->view()->setFocus();
        return QTest::qWaitFor([&] { return QApplication::focusWidget() == sources->view(); });
    };
    QVERIFY(focusSources());
    QCOMPARE(window->actions()->remove->text(), u"Remove View"_s);
    QTest::keyClick(sources->view(), Qt::Key_F2);
    QDialog *edited = nullptr;
    QTRY_VERIFY((edited = window->findChild<QDialog *>(u"viewDialog"_s)) && edited->isVisible());
    QCOMPARE(edited->windowTitle(), u"Edit View"_s);
    delete edited;
    QVERIFY(focusSources());
    QTest::keyClick(sources->view(), Qt::Key_Delete);
    QTRY_COMPARE(sources->model()->rowCount(), 5);
    QCOMPARE(window->statusLine()->message(), u"Removed the view “Eighteen”."_s);
    const auto count = desk.await(desk.library.count({}));
    QVERIFY(count && *count && **count == 20);
    window->actions()->undo->trigger();
    QTRY_COMPARE(sources->model()->rowCount(), 6);
    QTRY_COMPARE(sources->model()->index(4, 0).data().toString(), u"Eighteen"_s);
}

void TestCommands::wrongSearch_saysWhatIsWrong()
{
    MAKE_DESK(2)
    window->searchField()->setText(u"before:never"_s);
    QTRY_COMPARE(list->model()->state(), ArticleListModel::State::Failed);
    QVERIFY2(list->emptyState()->sentence().contains(u"never"_s), qPrintable(list->emptyState()->sentence()));
    window->actions()->saveSearch->trigger();
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = window->findChild<QDialog *>(u"viewDialog"_s)) && dialog->isVisible());
    const QLabel *wrong = dialog->findChild<QLabel *>(u"viewError"_s);
    QVERIFY(wrong->isVisible() && wrong->text().contains(u"never"_s));
    dialog->findChild<QLineEdit *>(u"viewSearch"_s)->setText(u"before:2020"_s);
    QVERIFY(!wrong->isVisible());
}

void TestCommands::searchHelp_opens()
{
    MAKE_DESK(0)
    window->actions()->searchHelp->trigger();
    QDialog *help = nullptr;
    QTRY_VERIFY((help = window->findChild<QDialog *>(u"searchHelp"_s)) && help->isVisible());
    QVERIFY(!help->isModal());
}

WINDOW_TEST_MAIN(TestCommands)
#include "tst_commands.moc"
