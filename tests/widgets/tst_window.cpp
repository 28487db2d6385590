// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/emptystate.h"
#include "widgets/newpill.h"
#include "widgets/pagepane.h"
#include "widgets/problemlist.h"
#include "widgets/reading.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/windowtest.h"

#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What a desktop does when something is let go over the window.
bool drop(QWidget *window, const QMimeData *data)
{
    const QPoint at(600, 400);
    QDragEnterEvent enter(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(window, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(at, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window, &event);
    return event.isAccepted();
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void keyboard_walksThroughTheArticles();
    void views_showWhatIsChosen();
    void keyboard_marksAndBookmarks();
    void letters_inTheSearchFieldAreLetters();
    void arrivals_doNotMoveTheList();
    void arrivals_aboveAreAnnounced();
    void arrivals_inSightAreNotAnnounced();
    void refresh_thatFailedSaysWhere();
    void space_goesThroughTheUnread();
    void nextUnread_isFoundBehindTheLoadedRows();
    void drop_ofADocumentShowsIt();
    void drop_ofSomethingElseIsRefused();
    void openDocument_thatIsNoneSaysSo();
    void emptyLibrary_saysWhatToDo();
    void emptyViews_sayWhy();
    void search_findsAndClears();
    void markAllRead_canBeTakenBack();
    void removedSource_isGoneWithItsArticles();
    void selectArticle_findsItInAnotherView();
    void originals_openInTheBrowser();
    void pdf_isWrittenAndAnnounced();
    void state_isKept();
    void everyControl_hasAName();
    void everyAction_isDescribed();
    void theme_changesWhileOpen();

private:
    Theme m_theme{Theme::Mode::Light};
};

void TestWindow::keyboard_walksThroughTheArticles()
{
    MAKE_DESK(5)
    QCOMPARE(reading->shown().id, ArticleId::None);
    press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 5"_s);
    press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 4"_s);
    QCOMPARE(window->pagePane()->view()->article(), reading->shown().id);
    press(Qt::Key_K);
    QCOMPARE(reading->shown().title, u"Story 5"_s);
    press(Qt::Key_K);
    QCOMPARE(reading->shown().title, u"Story 5"_s);
    QTRY_COMPARE(list->model()->nextUnread(0), 2);
    press(Qt::Key_N);
    QCOMPARE(reading->shown().title, u"Story 3"_s);
    press(Qt::Key_N);
    press(Qt::Key_N);
    QCOMPARE(reading->shown().title, u"Story 1"_s);
    QTRY_COMPARE(list->model()->nextUnread(0), -1);
    press(Qt::Key_N);
    QTRY_COMPARE(window->statusLine()->message(), u"Nothing unread here."_s);
    QCOMPARE(reading->shown().title, u"Story 1"_s);
}

void TestWindow::views_showWhatIsChosen()
{
    MAKE_DESK(3)
    const QTreeView *sources = window->sourcePane()->view();
    QCOMPARE(window->sourcePane()->currentKey(), u"all"_s);
    QVERIFY(sources->selectionModel()->isSelected(sources->currentIndex()));
    list->view()->setFocus(Qt::TabFocusReason);
    QTRY_COMPARE(reading->shown().title, u"Story 3"_s);
    QVERIFY(list->view()->selectionModel()->isSelected(list->view()->currentIndex()));
}

void TestWindow::keyboard_marksAndBookmarks()
{
    MAKE_DESK(3)
    press(Qt::Key_J);
    QTRY_VERIFY(reading->shown().read);
    press(Qt::Key_M);
    QTRY_VERIFY(!reading->shown().read);
    press(Qt::Key_M);
    QTRY_VERIFY(reading->shown().read);
    QVERIFY(!window->actions()->bookmark->isChecked());
    press(Qt::Key_S);
    QTRY_VERIFY(reading->shown().bookmarked);
    QVERIFY(window->actions()->bookmark->isChecked());
    const auto article = desk.await(desk.library.article(reading->shown().id));
    QVERIFY(article && *article && (*article)->row.bookmarked);
    QTRY_COMPARE(window->sourcePane()
                     ->model()
                     ->indexOf(SourceTreeModel::Kind::Bookmarks)
                     .data(SourceTreeModel::CountRole),
        1);
    press(Qt::Key_S);
    QTRY_VERIFY(!reading->shown().bookmarked);
    QVERIFY(!window->actions()->bookmark->isChecked());
}

void TestWindow::letters_inTheSearchFieldAreLetters()
{
    MAKE_DESK(3)
    press(Qt::Key_Slash);
    QTRY_VERIFY(window->searchField()->hasFocus());
    for (Qt::Key key : {Qt::Key_J, Qt::Key_N, Qt::Key_S, Qt::Key_Space, Qt::Key_M})
        QTest::keyClick(window->searchField(), key);
    QCOMPARE(window->searchField()->text(), u"jns m"_s);
    QCOMPARE(reading->shown().id, ArticleId::None);
    QTest::keyClick(window->searchField(), Qt::Key_Escape);
    QTRY_COMPARE(window->searchField()->text(), QString());
    QVERIFY(list->view()->hasFocus());
}

void TestWindow::arrivals_doNotMoveTheList()
{
    MAKE_DESK(60)
    QScrollBar *bar = list->view()->verticalScrollBar();
    for (int i = 0; i < 20; ++i)
        press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 41"_s);
    const QModelIndex at = list->view()->currentIndex();
    const int place = list->view()->visualRect(at).top();
    const int value = bar->value();
    QVERIFY(value > 0);
    QVERIFY(desk.addStories(u"Evening Post"_s, 100, 140) != SourceId::None);
    QTRY_COMPARE(list->model()->rowCount(), 101);
    QTRY_VERIFY(bar->value() > value);
    QCOMPARE(reading->shown().title, u"Story 41"_s);
    QCOMPARE(list->model()->article(list->view()->currentIndex())->title, u"Story 41"_s);
    QCOMPARE(list->view()->visualRect(list->view()->currentIndex()).top(), place);

    // Nothing chosen, but scrolled: the same.
    list->clearSelection();
    bar->setValue(bar->value() + 37);
    const QString top = list->view()->indexAt({100, 1}).data().toString();
    const int topAt = list->view()->visualRect(list->view()->indexAt({100, 1})).top();
    QVERIFY(desk.addStories(u"Night Post"_s, 200, 230) != SourceId::None);
    QTRY_COMPARE(list->model()->rowCount(), 132);
    QTRY_COMPARE(list->view()->indexAt({100, 1}).data().toString(), top);
    QCOMPARE(list->view()->visualRect(list->view()->indexAt({100, 1})).top(), topAt);
}

void TestWindow::arrivals_aboveAreAnnounced()
{
    MAKE_DESK(60)
    NewPill *pill = list->newPill();
    QScrollBar *bar = list->view()->verticalScrollBar();
    // At the top with an article chosen: the list keeps it in its place, the new ones stand above.
    press(Qt::Key_J);
    const int place = list->view()->visualRect(list->view()->currentIndex()).top();
    QVERIFY(!pill->isVisible());
    QVERIFY(desk.addStories(u"Evening Post"_s, 100, 104) != SourceId::None);
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(pill->text(), u"5 new"_s);
    QCOMPARE(list->view()->visualRect(list->view()->currentIndex()).top(), place);
    QVERIFY(desk.addStories(u"Night Post"_s, 200, 201) != SourceId::None);
    QTRY_COMPARE(pill->text(), u"7 new"_s);
    QAccessibleInterface *face = QAccessible::queryAccessibleInterface(pill);
    QCOMPARE(face->text(QAccessible::Name), u"7 new"_s);
    QTest::mouseClick(pill, Qt::LeftButton);
    QCOMPARE(bar->value(), 0);
    QVERIFY(!pill->isVisible());

    bar->setValue(bar->maximum());
    QVERIFY(desk.addStories(u"Dawn Post"_s, 300, 302) != SourceId::None);
    QTRY_COMPARE(pill->text(), u"3 new"_s);
    pill->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(pill->hasFocus());
    QTest::keyClick(pill, Qt::Key_Return);
    QCOMPARE(bar->value(), 0);
    QVERIFY(!pill->isVisible());
    QVERIFY(list->view()->hasFocus());

    // Another view begins without it.
    bar->setValue(bar->maximum());
    QVERIFY(desk.addStories(u"Noon Post"_s, 400, 401) != SourceId::None);
    QTRY_VERIFY(pill->isVisible());
    window->sourcePane()->select(SourceTreeModel::Kind::Unread);
    QTRY_VERIFY(!pill->isVisible());
    QCOMPARE(pill->count(), 0);
}

void TestWindow::arrivals_inSightAreNotAnnounced()
{
    MAKE_DESK(60)
    list->clearSelection();
    QVERIFY(desk.addStories(u"Evening Post"_s, 100, 104) != SourceId::None);
    QTRY_COMPARE(list->model()->rowCount(), 65);
    QTRY_COMPARE(list->view()->indexAt({100, 1}).row(), 0);
    QVERIFY(!list->newPill()->isVisible());
    QCOMPARE(list->newPill()->count(), 0);
}

void TestWindow::refresh_thatFailedSaysWhere()
{
    MAKE_DESK(0)
    for (const QString &name : {u"North"_s, u"South"_s}) {
        NewSource source;
        source.kind = SourceKind::Folder;
        source.url = desk.folder.filePath(name);
        source.title = name;
        const auto id = desk.await(desk.library.addSource(source));
        QVERIFY(id && *id);
    }
    QTRY_COMPARE(window->sourcePane()->model()->sourceCount(), 2);
    window->actions()->refresh->trigger();
    QTRY_COMPARE(window->statusLine()->message(),
        u"Refreshed 2 source(s) · Nothing new · 2 source(s) could not be refreshed"_s);
    QToolButton *button = window->statusLine()->actionButton();
    QVERIFY(button->isVisible() && button->focusPolicy() & Qt::TabFocus);
    QCOMPARE(QAccessible::queryAccessibleInterface(button)->text(QAccessible::Name), u"Details"_s);
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    ProblemList *problems = nullptr;
    QTRY_VERIFY((problems = window->findChild<ProblemList *>()) && problems->isVisible());
    QVERIFY(!problems->isModal());
    QCOMPARE(problems->list()->count(), 2);
    QCOMPARE(QAccessible::queryAccessibleInterface(problems->list())->text(QAccessible::Name), u"Problems"_s);
    QStringList titles;
    for (int row = 0; row < 2; ++row) {
        const QStringList lines = problems->list()->item(row)->text().split(u'\n');
        QCOMPARE(lines.size(), 2);
        titles.append(lines.first());
        QVERIFY2(lines.last().endsWith(u'.') && lines.last().size() > 10, qPrintable(lines.last()));
    }
    titles.sort();
    QCOMPARE(titles, (QStringList{u"North"_s, u"South"_s}));
    QTRY_VERIFY(problems->list()->hasFocus());
    const QPointer<ProblemList> closing = problems;
    QTest::keyClick(problems->list(), Qt::Key_Escape);
    QTRY_VERIFY(!closing || !closing->isVisible());
}

void TestWindow::space_goesThroughTheUnread()
{
    MAKE_DESK(3)
    list->view()->setFocus();
    QTest::keyClick(list->view(), Qt::Key_Space);
    QTRY_COMPARE(reading->shown().title, u"Story 3"_s);
    QCOMPARE(desk.await(window->ready()), true);
    // The page is short: there is nothing left to scroll.
    QTest::keyClick(list->view(), Qt::Key_Space);
    QTRY_COMPARE(reading->shown().title, u"Story 2"_s);
}

void TestWindow::nextUnread_isFoundBehindTheLoadedRows()
{
    MAKE_DESK(450)
    ArticleQuery all;
    const auto ids = desk.await(desk.library.setFlagForAll(all, Flag::Read, true));
    QVERIFY(ids && *ids && (*ids)->size() == 450);
    const auto page = desk.await(desk.library.page(all, std::nullopt, 450));
    const ArticleRow far = (*page)->rows.at(420);
    QVERIFY(desk.await(desk.library.setFlag({far.id}, Flag::Read, false)));
    QTRY_COMPARE(list->model()->nextUnread(0), -1);
    press(Qt::Key_N);
    QTRY_COMPARE(reading->shown().id, far.id);
    QCOMPARE(list->current(), far.id);
}

void TestWindow::drop_ofADocumentShowsIt()
{
    MAKE_DESK(0)
    const QString path = desk.folder.filePath(u"清晨.md"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("---\ntitle: '港口的清晨'\ncategories:\n  - 城市\n  - 晨报\ndate: 2026-03-14 08:00:00\n---\n"
               "<p>第一班渡轮在雾里出发。</p>\n");
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QVERIFY(drop(window.get(), &data));
    QTRY_COMPARE(reading->shown().title, u"港口的清晨"_s);
    QCOMPARE(window->statusLine()->message(), u"Added “港口的清晨”."_s);
    QTRY_COMPARE(window->sourcePane()->model()->sourceCount(), 1);
    QVERIFY(drop(window.get(), &data));
    QTRY_COMPARE(window->statusLine()->message(), u"“港口的清晨” was already there."_s);
    QCOMPARE(list->model()->rowCount(), 1);
}

void TestWindow::drop_ofSomethingElseIsRefused()
{
    MAKE_DESK(0)
    QMimeData text;
    text.setText(u"just words"_s);
    QVERIFY(!drop(window.get(), &text));
    QMimeData script;
    script.setUrls({QUrl(u"javascript:alert(1)"_s), QUrl(u"ftp://example.org/"_s)});
    QVERIFY(!drop(window.get(), &script));
}

void TestWindow::openDocument_thatIsNoneSaysSo()
{
    MAKE_DESK(0)
    window->openDocument(desk.folder.filePath(u"nowhere.md"_s));
    QTRY_VERIFY(window->statusLine()->message().startsWith(u"nowhere.md: "_s));
    QCOMPARE(list->model()->rowCount(), 0);
}

void TestWindow::emptyLibrary_saysWhatToDo()
{
    MAKE_DESK(0)
    QTRY_VERIFY(window->sourcePane()->emptyState()->isVisible());
    QCOMPARE(window->sourcePane()->emptyState()->sentence(), u"No sources yet."_s);
    QTRY_VERIFY(list->emptyState()->isVisible());
    QCOMPARE(list->emptyState()->sentence(), u"Add a source, and its articles appear here."_s);
    QVERIFY(window->pagePane()->emptyState()->isVisible());
    QVERIFY(!window->pagePane()->emptyState()->button()->isVisible());
    QSignalSpy wanted(window->actions()->add, &QAction::triggered);
    list->emptyState()->button()->click();
    QCOMPARE(wanted.size(), 1);
    QDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = window->findChild<QDialog *>(u"AddDialog"_s)) && dialog->isVisible());
    auto *input = dialog->findChild<QLineEdit *>(u"input"_s);
    input->setText(desk.folder.filePath(u"nowhere"_s));
    QTest::keyClick(input, Qt::Key_Return);
    const auto *problem = dialog->findChild<QLabel *>(u"problem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().startsWith(u"This was not found"_s));
    QCOMPARE(input->text(), desk.folder.filePath(u"nowhere"_s));
}

void TestWindow::emptyViews_sayWhy()
{
    MAKE_DESK(1)
    SourcePane *sources = window->sourcePane();
    sources->select(SourceTreeModel::Kind::Bookmarks);
    QTRY_COMPARE(list->emptyState()->sentence(), u"No bookmarks yet. Press S to keep an article."_s);
    QTRY_VERIFY(list->emptyState()->isVisible());
    list->emptyState()->button()->click();
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QVERIFY(list->view()->isVisible());
    QTRY_VERIFY(window->pagePane()->emptyState()->button()->isVisible());
    window->pagePane()->emptyState()->button()->click();
    QTRY_VERIFY(reading->shown().read);
    sources->select(SourceTreeModel::Kind::Unread);
    QTRY_COMPARE(list->emptyState()->sentence(), u"You have read everything."_s);
    window->searchField()->setText(u"nowhere"_s);
    QTRY_COMPARE(list->emptyState()->sentence(), u"Nothing found for “nowhere” in Unread."_s);
    QTRY_VERIFY(list->emptyState()->isVisible());
}

void TestWindow::search_findsAndClears()
{
    MAKE_DESK(20)
    QVERIFY(desk.await(desk.library.indexPending()));
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(window->searchField()->hasFocus());
    QTest::keyClicks(window->searchField(), u"story 17"_s);
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->article(0)->title, u"Story 17"_s);
    QTest::keyClick(window->searchField(), Qt::Key_Return);
    QVERIFY(list->view()->hasFocus());
    press(Qt::Key_J);
    QCOMPARE(reading->shown().title, u"Story 17"_s);
    press(Qt::Key_Escape);
    QTRY_COMPARE(list->model()->rowCount(), 20);
    QVERIFY(window->searchField()->text().isEmpty());
    // The article stays on the page, and the list shows where it stands.
    QTRY_COMPARE(list->current(), reading->shown().id);
    QCOMPARE(reading->shown().title, u"Story 17"_s);
}

void TestWindow::markAllRead_canBeTakenBack()
{
    MAKE_DESK(4)
    window->sourcePane()->select(SourceTreeModel::Kind::Unread);
    QTRY_COMPARE(list->model()->query().unreadOnly, true);
    QTRY_COMPARE(list->model()->rowCount(), 4);
    window->actions()->markAllRead->trigger();
    QTRY_COMPARE(list->model()->nextUnread(0), -1);
    QCOMPARE(list->model()->rowCount(), 4);
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 0);
    QTRY_COMPARE(window->statusLine()->actionButton()->text(), u"Undo"_s);
    window->statusLine()->actionButton()->click();
    QTRY_COMPARE(window->sourcePane()->model()->unread(), 4);
    QTRY_COMPARE(list->model()->nextUnread(0), 0);
}

void TestWindow::removedSource_isGoneWithItsArticles()
{
    MAKE_DESK(4)
    SourcePane *sources = window->sourcePane();
    QVERIFY(!window->actions()->remove->isEnabled());
    const QModelIndex at = sources->model()->index(4, 0);
    QCOMPARE(at.data().toString(), u"Harbour Post"_s);
    sources->view()->setCurrentIndex(at);
    QTRY_VERIFY(window->actions()->remove->isEnabled());
    sources->view()->setFocus();
    QTest::keyClick(sources->view(), Qt::Key_Delete);
    QTRY_COMPARE(sources->model()->sourceCount(), 0);
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QCOMPARE(window->statusLine()->message(), u"Removed “Harbour Post”. Bookmarked articles are kept."_s);
    QCOMPARE(window->statusLine()->actionButton()->text(), u"Undo"_s);
    QTRY_COMPARE(list->emptyState()->sentence(), u"Add a source, and its articles appear here."_s);
}

void TestWindow::selectArticle_findsItInAnotherView()
{
    MAKE_DESK(300)
    const auto page = desk.await(desk.library.page({}, std::nullopt, 300));
    const ArticleRow far = (*page)->rows.at(280);
    window->sourcePane()->select(SourceTreeModel::Kind::Bookmarks);
    QTRY_COMPARE(list->model()->rowCount(), 0);
    window->selectArticle(far.id);
    QTRY_COMPARE(reading->shown().id, far.id);
    QCOMPARE(window->sourcePane()->currentKey(), u"all"_s);
    QCOMPARE(list->current(), far.id);
    QCOMPARE(desk.await(window->ready()), true);
    QCOMPARE(window->pagePane()->view()->blockedRequests(), 0);
    QCOMPARE(window->statusLine()->articleState(), u"Complete offline"_s);
}

void TestWindow::originals_openInTheBrowser()
{
    MAKE_DESK(1)
    QVERIFY(!window->actions()->openInBrowser->isEnabled());
    press(Qt::Key_J);
    press(Qt::Key_V);
    QTRY_COMPARE(desk.opened, QList<QUrl>{QUrl(u"https://example.org/story/1"_s)});
}

void TestWindow::pdf_isWrittenAndAnnounced()
{
    MAKE_DESK(1)
    QVERIFY(!window->actions()->pdf->isEnabled());
    press(Qt::Key_J);
    QVERIFY(window->actions()->pdf->isEnabled());
    const QString path = desk.folder.filePath(u"Story 1.pdf"_s);
    window->reading()->exportPdf(path);
    QTRY_COMPARE_WITH_TIMEOUT(
        window->statusLine()->message(), u"Saved %1."_s.arg(QDir::toNativeSeparators(path)), 20'000);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("%PDF-"));
    window->statusLine()->actionButton()->click();
    QCOMPARE(desk.opened, QList<QUrl>{QUrl::fromLocalFile(path)});
    window->reading()->exportPdf(desk.folder.filePath(u"nowhere/Story 1.pdf"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        window->statusLine()->message().startsWith(u"A file or folder could not be"_s), 20'000);
}

void TestWindow::state_isKept()
{
    Desk desk;
    QVERIFY(desk.open());
    QVERIFY(desk.addStories(u"Harbour Post"_s, 1, 3) != SourceId::None);
    {
        const auto window = desk.window(&m_theme);
        QTRY_VERIFY(window->sourcePane()->isReady());
        window->resize(1111, 777);
        window->sourcePane()->view()->setCurrentIndex(window->sourcePane()->model()->index(4, 0));
        window->actions()->largerText->trigger();
        window->close();
    }
    const auto window = desk.window(&m_theme);
    QTRY_VERIFY(window->sourcePane()->isReady());
    QTRY_COMPARE(window->sourcePane()->current().data().toString(), u"Harbour Post"_s);
    QCOMPARE(window->pagePane()->textSize(), PagePane::NormalText + 1);
}

void TestWindow::everyControl_hasAName()
{
    MAKE_DESK(2)
    press(Qt::Key_F1);
    QDialog *sheet = nullptr;
    QTRY_VERIFY((sheet = window->findChild<QDialog *>(u"shortcutSheet"_s)) && sheet->isVisible());
    sheet->close();
    int controls = 0;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        // The engine's own widgets describe the page, not themselves.
        if ((widget->focusPolicy() == Qt::NoFocus && !qobject_cast<QAbstractButton *>(widget)) ||
            !widget->isVisible() || window->pagePane()->view()->isAncestorOf(widget))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        const QString name = face ? face->text(QAccessible::Name) : QString();
        QVERIFY2(!name.isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        ++controls;
    }
    QVERIFY2(controls >= 13, qPrintable(QString::number(controls)));
    QAccessibleInterface *rows = QAccessible::queryAccessibleInterface(list->view());
    QVERIFY(rows->childCount() >= 2);
    QVERIFY(rows->child(0)->text(QAccessible::Name).contains(u"Story 2"_s));
}

void TestWindow::everyAction_isDescribed()
{
    MAKE_DESK(0)
    QSet<QString> names, keys;
    for (const Actions::Section &section : window->actions()->sections()) {
        for (const QAction *action : section.actions) {
            QVERIFY(!action->objectName().isEmpty() && !names.contains(action->objectName()));
            names.insert(action->objectName());
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->objectName()));
            if (action->shortcutContext() == Qt::WidgetShortcut)
                continue; // the row or pane with the focus decides
            for (const QString &key : Actions::keysOf(action)) {
                QVERIFY2(!keys.contains(key), qPrintable(key));
                keys.insert(key);
            }
        }
    }
    for (const char *key : {"J", "K", "N", "S", "M", "V", "R", "/", "F1", "F10", "Ctrl+P", "Space", "Esc"})
        QVERIFY2(keys.contains(QString::fromLatin1(key)), key);
    for (const QToolButton *button : window->findChildren<QToolButton *>()) {
        if (button->parentWidget()->objectName() == "tools"_L1)
            QVERIFY2(!button->icon().isNull() || button->objectName() == "qt_toolbar_ext_button"_L1,
                qPrintable(button->objectName()));
    }
}

void TestWindow::theme_changesWhileOpen()
{
    MAKE_DESK(2)
    const QPoint inList = list->view()->viewport()->mapTo(window.get(), QPoint(200, 600));
    const QPoint inSources = window->sourcePane()->mapTo(window.get(), QPoint(100, 500));
    const QPoint inPage = window->pagePane()->mapTo(window.get(), QPoint(100, 600));
    const auto lightness = [&](QPoint at) { return window->grab().toImage().pixelColor(at).lightness(); };
    for (const QPoint &at : {QPoint(5, 5), inList, inSources, inPage})
        QVERIFY(lightness(at) > 200);
    window->actions()->dark->trigger();
    QVERIFY(m_theme.isDark());
    for (const QPoint &at : {QPoint(5, 5), inList, inSources, inPage})
        QTRY_VERIFY(lightness(at) < 60);
    window->actions()->light->trigger();
    for (const QPoint &at : {QPoint(5, 5), inList, inSources, inPage})
        QTRY_VERIFY(lightness(at) > 200);
}

WINDOW_TEST_MAIN(TestWindow)
#include "tst_window.moc"
