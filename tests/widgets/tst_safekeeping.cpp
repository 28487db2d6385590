// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"
#include "widgets/openproblem.h"
#include "windowtest.h"

#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// The trash, backups by the menu, and what stands in for the window when a library cannot be opened.
class TestSafekeeping final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deletedArticles_areListedAndComeBack();
    void forGood_isAskedFirst();
    void backUpNow_makesABackup();
    void problem_isSaidWithWaysOut_data();
    void problem_isSaidWithWaysOut();
    void problem_offersTheBackupsThereAre();

private:
    Theme m_theme{Theme::Mode::Light};
};

namespace {

QAction *actionOf(QWidget *window, const QString &name)
{
    for (QAction *action : window->findChildren<QAction *>()) {
        if (action->objectName() == name)
            return action;
    }
    return nullptr;
}

} // namespace

void TestSafekeeping::deletedArticles_areListedAndComeBack()
{
    MAKE_DESK(5)
    QList<ArticleId> ids;
    for (int row = 0; row < 3; ++row)
        ids.append(list->model()->article(row)->id);
    QVERIFY(Desk::await(desk.library.deleteArticles(ids)));
    QTRY_COMPARE(list->model()->rowCount(), 2);
    actionOf(window.get(), u"trash"_s)->trigger();
    auto *trash = window->findChild<QDialog *>(u"trash"_s);
    QVERIFY(trash);
    auto *rows = trash->findChild<QTreeWidget *>(u"trashList"_s);
    QTRY_COMPARE(rows->topLevelItemCount(), 3);
    QCOMPARE(rows->topLevelItem(0)->text(0), u"Story 5"_s);
    QCOMPARE(rows->topLevelItem(0)->text(1), u"Harbour Post"_s);
    auto *restore = trash->findChild<QPushButton *>(u"trashRestore"_s);
    QVERIFY(!restore->isEnabled());
    rows->topLevelItem(0)->setSelected(true);
    rows->topLevelItem(2)->setSelected(true);
    restore->click();
    QTRY_COMPARE(list->model()->rowCount(), 4);
    QTRY_COMPARE(rows->topLevelItemCount(), 1);
    QCOMPARE(rows->topLevelItem(0)->text(0), u"Story 4"_s);
    // What is deleted meanwhile appears.
    QVERIFY(Desk::await(desk.library.deleteArticles({ids.at(0)})));
    QTRY_COMPARE(rows->topLevelItemCount(), 2);
}

void TestSafekeeping::forGood_isAskedFirst()
{
    MAKE_DESK(3)
    QVERIFY(Desk::await(desk.library.deleteArticles({list->model()->article(0)->id})));
    actionOf(window.get(), u"trash"_s)->trigger();
    auto *trash = window->findChild<QDialog *>(u"trash"_s);
    auto *rows = trash->findChild<QTreeWidget *>(u"trashList"_s);
    QTRY_COMPARE(rows->topLevelItemCount(), 1);
    rows->topLevelItem(0)->setSelected(true);
    trash->findChild<QPushButton *>(u"trashPurge"_s)->click();
    auto *box = trash->findChild<QMessageBox *>(u"askToPurge"_s);
    QVERIFY(box);
    QCOMPARE(rows->topLevelItemCount(), 1);
    box->findChild<QPushButton *>(u"confirmPurge"_s)->click();
    QTRY_COMPARE(rows->topLevelItemCount(), 0);
    const auto left = Desk::await(desk.library.deletions());
    QVERIFY(left && *left && (*left)->isEmpty());
}

void TestSafekeeping::backUpNow_makesABackup()
{
    MAKE_DESK(2)
    const QString folder = desk.folder.filePath(u"data"_s);
    QVERIFY(Library::backups(folder).isEmpty());
    actionOf(window.get(), u"backUp"_s)->trigger();
    QTRY_COMPARE(Library::backups(folder).size(), 1);
    QTRY_VERIFY(actionOf(window.get(), u"backUp"_s)->isEnabled());
}

void TestSafekeeping::problem_isSaidWithWaysOut_data()
{
    QTest::addColumn<int>("kind");
    using Kind = Error::Kind;
    for (const Kind kind :
        {Kind::NewerSchema, Kind::Locked, Kind::Unreadable, Kind::Corrupt, Kind::DiskFull, Kind::Database})
        QTest::addRow("%d", int(kind)) << int(kind);
}

void TestSafekeeping::problem_isSaidWithWaysOut()
{
    QFETCH(int, kind);
    OpenProblem problem({Error::Kind(kind), u"process 7 (courant)"_s, 0}, u"/somewhere/else"_s, &m_theme);
    problem.show();
    QVERIFY(!problem.headline().isEmpty());
    bool hasDetail = false;
    for (const QLabel *label : problem.findChildren<QLabel *>())
        hasDetail |= label->text().contains(u"process 7"_s) && label->text().contains(u"else"_s);
    QVERIFY(hasDetail);
    QSignalSpy retry(&problem, &OpenProblem::retryChosen);
    QSignalSpy end(&problem, &QDialog::finished);
    problem.findChild<QPushButton *>(u"openRetry"_s)->click();
    QCOMPARE(retry.size(), 1);
    QVERIFY(problem.findChild<QPushButton *>(u"openFolder"_s)->isVisible());
    QVERIFY(!problem.findChild<QPushButton *>(u"openRestore"_s)->isVisible()); // there is none
    problem.findChild<QPushButton *>(u"openQuit"_s)->click();
    QCOMPARE(end.size(), 1);
}

void TestSafekeeping::problem_offersTheBackupsThereAre()
{
    Desk desk;
    QVERIFY(desk.open());
    QVERIFY(desk.addStories(u"Harbour Post"_s, 1, 2) != SourceId::None);
    const auto made = Desk::await(desk.library.backUp());
    QVERIFY(made && *made);
    const QString folder = desk.folder.filePath(u"data"_s);
    OpenProblem problem({Error::Kind::Corrupt, {}, 0}, folder, &m_theme);
    problem.show();
    auto *restore = problem.findChild<QPushButton *>(u"openRestore"_s);
    QTRY_VERIFY(restore->isVisible());
    QSignalSpy chosen(&problem, &OpenProblem::restoreChosen);
    restore->menu()->actions().constFirst()->trigger();
    auto *ask = problem.findChild<QMessageBox *>(u"askToRestore"_s);
    QVERIFY(ask);
    ask->findChild<QPushButton *>(u"confirmRestore"_s)->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(QFileInfo(chosen.at(0).at(0).toString()), QFileInfo(**made));
}

WINDOW_TEST_MAIN(TestSafekeeping)
#include "tst_safekeeping.moc"
