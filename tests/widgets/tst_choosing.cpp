// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/startatlogin.h"
#include "widgets/actions.h"
#include "widgets/articlelinks.h"
#include "widgets/articlelistview.h"
#include "widgets/pagepane.h"
#include "widgets/panelayout.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/windowtest.h"

#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QMenuBar>
#include <QScrollBar>
#include <QSplitter>
#include <QStandardPaths>
#include <QTreeView>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// Several articles at once, the further buttons of the mouse, and where the panes stand.
class TestChoosing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        m_theme.install();
    }
    void several_areMarkedAndBroughtBack();
    void several_areDeletedAndBroughtBack();
    void links_areCopiedAndOpened();
    void markdown_escapesWhatEndsALink();
    void mouseButtons_walkAndOpen();
    void scrolledPast_isRead();
    void panes_standOverEachOtherAndComeBack();
    void narrowWindow_showsOnePane();
    void wideWindow_isMadeNarrowAtOneGo();
    void shortcutSheet_fitsTheScreen();
    void resizedWindow_isKeptWhileItIsOpen();
    void articleOnly_hidesTheRest();
    void lastArticle_isThereAfterAKill();
    void loginEntry_isWrittenAndRemoved();

private:
    Theme m_theme{Theme::Mode::Light};
};

#define CLICK(row, with, button)                                                                             \
    QTest::mouseClick(list->view()->viewport(), button, with,                                                \
        list->view()->visualRect(list->model()->index(row, 0)).center())

void TestChoosing::several_areMarkedAndBroughtBack()
{
    MAKE_DESK(6)
    CLICK(0, Qt::NoModifier, Qt::LeftButton);
    QTRY_VERIFY(reading->shown().read);
    CLICK(2, Qt::ShiftModifier, Qt::LeftButton);
    CLICK(4, Qt::ControlModifier, Qt::LeftButton);
    QCOMPARE(list->severalChosen().size(), 4);
    QCOMPARE(reading->shown().title, u"Story 6"_s); // the page stays
    QCOMPARE(window->actions()->read->text(), u"Mark as Read"_s);
    window->actions()->read->trigger();
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 2);
    QTRY_COMPARE(window->actions()->read->text(), u"Mark as Unread"_s);
    window->actions()->undo->trigger();
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 5);
    window->actions()->bookmark->trigger();
    QTRY_VERIFY(list->model()->article(4)->bookmarked && list->model()->article(1)->bookmarked);
    QVERIFY(!list->model()->article(3)->bookmarked);
    // One of them, and the page follows.
    CLICK(4, Qt::NoModifier, Qt::LeftButton);
    QVERIFY(list->severalChosen().isEmpty());
    QCOMPARE(reading->shown().title, u"Story 2"_s);
    list->view()->selectAll();
    QCOMPARE(list->severalChosen().size(), 6);
    press(Qt::Key_Escape);
    QVERIFY(list->severalChosen().isEmpty());
}

void TestChoosing::several_areDeletedAndBroughtBack()
{
    MAKE_DESK(6)
    CLICK(1, Qt::NoModifier, Qt::LeftButton);
    CLICK(3, Qt::ShiftModifier, Qt::LeftButton);
    QTest::keyClick(list->view(), Qt::Key_Delete);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    QCOMPARE(reading->shown().title, u"Story 2"_s);
    QTRY_COMPARE(window->statusLine()->message(), u"Deleted 3 article(s)."_s);
    window->actions()->undo->trigger();
    QTRY_COMPARE(list->model()->rowCount(), 6);
}

void TestChoosing::links_areCopiedAndOpened()
{
    MAKE_DESK(3)
    CLICK(0, Qt::NoModifier, Qt::LeftButton);
    window->actions()->copyTitleLink->trigger();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"Story 3\nhttps://example.org/story/3"_s);
    window->actions()->copyMarkdown->trigger();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"[Story 3](https://example.org/story/3)"_s);
    CLICK(1, Qt::ShiftModifier, Qt::LeftButton);
    window->actions()->copyLink->trigger();
    QTRY_COMPARE(
        QGuiApplication::clipboard()->text(), u"https://example.org/story/3\nhttps://example.org/story/2"_s);
    QCOMPARE(window->statusLine()->message(), u"Copied 2 link(s)."_s);
    window->actions()->openInBrowser->trigger();
    QTRY_COMPARE(desk.opened.size(), 2);
}

void TestChoosing::markdown_escapesWhatEndsALink()
{
    QCOMPARE(markdownLinks({{u"Ships [and] *harbours*"_s, QUrl(u"https://example.org/a_(b)"_s)}}),
        u"[Ships \\[and\\] \\*harbours\\*](https://example.org/a_%28b%29)"_s);
    QCOMPARE(titlesAndLinks({{u"A\nB"_s, QUrl(u"https://example.org/"_s)}}), u"A B\nhttps://example.org/"_s);
}

void TestChoosing::mouseButtons_walkAndOpen()
{
    MAKE_DESK(3)
    CLICK(0, Qt::NoModifier, Qt::LeftButton);
    CLICK(1, Qt::NoModifier, Qt::LeftButton);
    QCOMPARE(reading->shown().title, u"Story 2"_s);
    QTest::mouseClick(window->sourcePane()->view()->viewport(), Qt::BackButton);
    QTRY_COMPARE(reading->shown().title, u"Story 3"_s);
    CLICK(2, Qt::NoModifier, Qt::ForwardButton);
    QTRY_COMPARE(reading->shown().title, u"Story 2"_s);
    CLICK(2, Qt::NoModifier, Qt::MiddleButton);
    QTRY_COMPARE(desk.opened, QList<QUrl>{QUrl(u"https://example.org/story/1"_s)});
    QCOMPARE(reading->shown().title, u"Story 2"_s);
}

void TestChoosing::scrolledPast_isRead()
{
    MAKE_DESK(60)
    desk.settings.setMarkRead(Settings::MarkRead::ScrolledPast);
    QScrollBar *bar = list->view()->verticalScrollBar();
    bar->setValue(1);
    const int height = list->view()->visualRect(list->model()->index(0, 0)).height();
    bar->setValue(4 * height + 2);
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 56);
    QVERIFY(list->model()->article(3)->read && !list->model()->article(4)->read);
    window->actions()->undo->trigger();
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 60);
}

void TestChoosing::panes_standOverEachOtherAndComeBack()
{
    MAKE_DESK(2)
    PaneLayout *panes = window->panes();
    QVERIFY(!panes->isStacked());
    window->actions()->stacked->trigger();
    QVERIFY(panes->isStacked());
    QTRY_VERIFY(window->pagePane()->mapTo(window.get(), QPoint()).y() > list->height());
    QCOMPARE(window->pagePane()->mapTo(window.get(), QPoint()).x(), list->mapTo(window.get(), QPoint()).x());
    window->saveState();
    const auto again = desk.window(&m_theme);
    QVERIFY(again->panes()->isStacked() && again->actions()->stacked->isChecked());
    again->actions()->sideBySide->trigger();
    QTRY_VERIFY(again->pagePane()->mapTo(again.get(), QPoint()).x() > again->articlePane()->width());
}

void TestChoosing::narrowWindow_showsOnePane()
{
    MAKE_DESK(3)
    const SourcePane *sources = window->sourcePane();
    QVERIFY(!window->actions()->goUp->isVisible());
    window->resize(600, 800);
    QTRY_VERIFY(window->panes()->isNarrow());
    QVERIFY(list->isVisible() && !sources->isVisible() && !window->pagePane()->isVisible());
    CLICK(1, Qt::NoModifier, Qt::LeftButton);
    QVERIFY(window->pagePane()->isVisible() && !list->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(list->isVisible());
    press(Qt::Key_Backspace);
    QVERIFY(sources->isVisible() && !list->isVisible());
    press(Qt::Key_J);
    QVERIFY(window->pagePane()->isVisible());
    QTRY_VERIFY(window->minimumSizeHint().width() <= 420); // and can be narrower still
    window->resize(420, 700);
    QTRY_COMPARE(window->width(), 420);
    window->resize(1280, 800);
    QTRY_VERIFY(!window->panes()->isNarrow());
    QVERIFY(list->isVisible() && sources->isVisible() && window->pagePane()->isVisible());
}

void TestChoosing::wideWindow_isMadeNarrowAtOneGo()
{
    MAKE_DESK(3)
    window->resize(520, 700); // as a state that comes back does it
    QTRY_COMPARE(window->width(), 520);
    QTRY_VERIFY(window->panes()->isNarrow());
    window->selectArticle(ArticleId(list->model()->index(0, 0).data(ArticleListModel::IdRole).toLongLong()));
    QTRY_VERIFY(window->pagePane()->isVisible() && !list->isVisible());
}

/// Without an orderly end: what a killed window leaves behind has its size.
void TestChoosing::resizedWindow_isKeptWhileItIsOpen()
{
    MAKE_DESK(0)
    window->saveState();
    const QByteArray before = desk.settings.windowState(u"geometry"_s);
    window->resize(1010, 640);
    QTRY_VERIFY_WITH_TIMEOUT(desk.settings.windowState(u"geometry"_s) != before, 30'000);
    const auto again = desk.window(&m_theme);
    QVERIFY(again->restoreGeometry(Settings(desk.folder.filePath(u"data"_s)).windowState(u"geometry"_s)));
    QTRY_COMPARE(again->size(), QSize(1010, 640));
}

/// Every key is written out, at a size that the screen has room for.
void TestChoosing::shortcutSheet_fitsTheScreen()
{
    MAKE_DESK(0)
    press(Qt::Key_F1);
    QDialog *sheet = nullptr;
    QTRY_VERIFY((sheet = window->findChild<QDialog *>(u"shortcutSheet"_s)) && sheet->isVisible());
    const QSize screen = sheet->screen()->availableSize();
    QVERIFY(sheet->width() <= screen.width() && sheet->height() <= screen.height());
    const QList<QLabel *> labels = sheet->findChildren<QLabel *>();
    QVERIFY(labels.size() > 60);
    for (const QLabel *label : labels)
        QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    sheet->close();
}

void TestChoosing::articleOnly_hidesTheRest()
{
    MAKE_DESK(2)
    press(Qt::Key_J);
    press(Qt::Key_F9);
    QVERIFY(window->pagePane()->isVisible() && !list->isVisible() && !window->sourcePane()->isVisible());
    QVERIFY(!window->menuBar()->isVisible() && !window->statusLine()->isVisible());
    press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 1"_s);
    press(Qt::Key_Escape);
    QVERIFY(list->isVisible() && window->sourcePane()->isVisible() && window->menuBar()->isVisible());
}

void TestChoosing::lastArticle_isThereAfterAKill()
{
    MAKE_DESK(5)
    window->sourcePane()->select(SourceTreeModel::Kind::Unread);
    QTRY_COMPARE(list->model()->rowCount(), 5);
    CLICK(2, Qt::NoModifier, Qt::LeftButton);
    const ArticleId shown = reading->shown().id;
    // Nobody closes this window: what the next one needs is on the disk by itself.
    const QByteArray wanted = QByteArray::number(toInt(shown));
    QTRY_COMPARE_WITH_TIMEOUT(
        Settings(desk.folder.filePath(u"data"_s)).windowState(u"article"_s), wanted, 20'000);
    const auto again = desk.window(&m_theme);
    again->showLastArticle();
    QTRY_COMPARE(again->sourcePane()->currentKey(), u"unread"_s);
    QTRY_COMPARE(again->reading()->shown().id, shown);
}

void TestChoosing::loginEntry_isWrittenAndRemoved()
{
    QVERIFY(!startatlogin::isOn());
    QVERIFY(*Desk::await(startatlogin::set(true, {u"--data"_s, u"/tmp/a \"b\""_s})));
    QVERIFY(startatlogin::isOn());
    QVERIFY(*Desk::await(startatlogin::set(false, {})));
    QVERIFY(!startatlogin::isOn());
}

WINDOW_TEST_MAIN(TestChoosing)
#include "tst_choosing.moc"
