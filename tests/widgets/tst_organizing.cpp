// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/schemes.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/commandpalette.h"
#include "widgets/desk.h"
#include "widgets/fuzzy.h"
#include "widgets/groupchoice.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestOrganizing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void init();
    void cleanup();
    void newGroup_isMadeByKeyboard();
    void severalSources_areDraggedIntoAGroup();
    void group_isNotDraggedIntoItself();
    void sources_areMovedByKeyboard();
    void moveToGroup_makesANewOne();
    void name_isEditedInPlace();
    void takenName_isRefusedInWords();
    void removal_isTakenBackWithTheArticles();
    void removedGroup_leavesItsSources();
    void names_areSortedAsTheLanguageSorts();
    void typing_findsNames_data();
    void typing_findsNames();
    void palette_runsACommand();
    void palette_jumpsToASource();
    void palette_passesOverWhatIsNotPossible();

private:
    QTreeView *view() { return m_window->sourcePane()->view(); }
    SourceTreeModel *model() { return m_window->sourcePane()->model(); }
    QModelIndex find(const QString &name)
    {
        const auto found = model()->match(model()->index(0, 0), Qt::DisplayRole, name, 1,
            Qt::MatchExactly | Qt::MatchRecursive | Qt::MatchWrap);
        return found.value(0);
    }
    QString outline(const QModelIndex &parent = {})
    {
        QStringList names;
        for (int row = parent.isValid() ? 0 : 4; row < model()->rowCount(parent); ++row) {
            const QModelIndex at = model()->index(row, 0, parent);
            const QString below = outline(at);
            names.append(
                below.isEmpty() ? at.data().toString() : QString(at.data().toString() + u'(' + below + u')'));
        }
        return names.join(u' ');
    }
    bool drop(const QModelIndexList &rows, const QPoint &at)
    {
        const std::unique_ptr<QMimeData> data(model()->mimeData(rows));
        QDragEnterEvent enter(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view()->viewport(), &enter);
        QDragMoveEvent move(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view()->viewport(), &move);
        if (!move.isAccepted())
            return false;
        QDropEvent event(at, Qt::MoveAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(view()->viewport(), &event);
        return event.isAccepted();
    }
    template<class T>
    T *dialog(const QString &name)
    {
        T *found = nullptr;
        (void)QTest::qWaitFor([&] {
            found = m_window->findChild<T *>(name);
            return found && found->isVisible();
        });
        return found;
    }
    void shot(QWidget *widget, const QString &name)
    {
        const QString folder = qEnvironmentVariable("COURANT_SHOTS");
        if (!folder.isEmpty())
            widget->grab().save(folder + u'/' + name + u".png"_s);
    }

    Theme m_theme{qEnvironmentVariableIsSet("COURANT_DARK") ? Theme::Mode::Dark : Theme::Mode::Light};
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestOrganizing::init()
{
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->open());
    QVERIFY(*Desk::await(m_desk->library.ensureGroup({u"Ports"_s})));
    for (const QString &name : {u"北京港"_s, u"安庆港"_s, u"Lisbon"_s})
        QVERIFY(m_desk->addStories(name, 1, 2) != SourceId::None);
    m_window = m_desk->window(&m_theme);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_COMPARE(outline(), u"Ports 北京港 安庆港 Lisbon"_s);
}

void TestOrganizing::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestOrganizing::newGroup_isMadeByKeyboard()
{
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto *asked = dialog<QDialog>(u"groupDialog"_s);
    QVERIFY(asked);
    auto *name = asked->findChild<QLineEdit *>(u"name"_s);
    QVERIFY(!asked->findChild<QPushButton *>(u"ok"_s)->isEnabled());
    QTest::keyClicks(name, u"Rivers"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(outline(), u"Ports Rivers 北京港 安庆港 Lisbon"_s);
}

void TestOrganizing::severalSources_areDraggedIntoAGroup()
{
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, view()->visualRect(find(u"北京港"_s)).center());
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::ControlModifier,
        view()->visualRect(find(u"Lisbon"_s)).center());
    const QModelIndexList rows = view()->selectionModel()->selectedIndexes();
    QCOMPARE(rows.size(), 2);
    QVERIFY(drop(rows, view()->visualRect(find(u"Ports"_s)).center()));
    QTRY_COMPARE(outline(), u"Ports(北京港 Lisbon) 安庆港"_s);
    // And out again, to the very front.
    view()->expand(find(u"Ports"_s));
    const QRect first = view()->visualRect(find(u"安庆港"_s));
    QVERIFY(drop({find(u"Lisbon"_s)}, {first.center().x(), first.top() + 1}));
    QTRY_COMPARE(outline(), u"Ports(北京港) Lisbon 安庆港"_s);
}

void TestOrganizing::group_isNotDraggedIntoItself()
{
    QVERIFY(!drop({find(u"Ports"_s)}, view()->visualRect(find(u"Ports"_s)).center()));
    // Among the views at the top: before all other sources.
    QVERIFY(drop({find(u"Lisbon"_s)}, view()->visualRect(model()->index(1, 0)).center()));
    QTRY_COMPARE(outline(), u"Ports Lisbon 北京港 安庆港"_s);
}

void TestOrganizing::sources_areMovedByKeyboard()
{
    view()->setFocus();
    view()->setCurrentIndex(find(u"Lisbon"_s));
    QTest::keyClick(view(), Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(outline(), u"Ports 北京港 Lisbon 安庆港"_s);
    QTest::keyClick(view(), Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(outline(), u"Ports Lisbon 北京港 安庆港"_s);
    QTest::keyClick(view(), Qt::Key_Up, Qt::AltModifier); // groups stay above
    QTest::keyClick(view(), Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(outline(), u"Ports 北京港 Lisbon 安庆港"_s);
    QCOMPARE(view()->currentIndex().data().toString(), u"Lisbon"_s);
}

void TestOrganizing::moveToGroup_makesANewOne()
{
    view()->setFocus();
    view()->setCurrentIndex(find(u"北京港"_s));
    QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto *asked = dialog<QDialog>(u"groupDialog"_s);
    QVERIFY(asked);
    auto *box = asked->findChild<QComboBox *>(u"group"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End);
    auto *name = asked->findChild<QLineEdit *>(u"newGroup"_s);
    QTest::keyClicks(name, u"Ports/China"_s);
    shot(asked, u"move"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(outline(), u"Ports(China(北京港 安庆港)) Lisbon"_s);
}

void TestOrganizing::name_isEditedInPlace()
{
    for (const auto &[before, after] :
        {std::pair{u"Lisbon"_s, u"Lisboa"_s}, std::pair{u"Ports"_s, u"港口"_s}}) {
        view()->setFocus();
        view()->setCurrentIndex(find(before));
        QTest::keyClick(view(), Qt::Key_F2);
        auto *editor = view()->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QCOMPARE(editor->text(), before);
        // Counts that change below leave the editor alone.
        QVERIFY(m_desk->addStories(u"Lisbon"_s, 5, 7) != SourceId::None);
        editor->setText(after);
        shot(m_window.get(), u"rename"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(find(after).isValid());
        QVERIFY(!find(before).isValid());
    }
}

void TestOrganizing::takenName_isRefusedInWords()
{
    QVERIFY(*Desk::await(m_desk->library.ensureGroup({u"Rivers"_s})));
    QTRY_VERIFY(find(u"Rivers"_s).isValid());
    QVERIFY(model()->setData(find(u"Rivers"_s), u"Ports"_s, Qt::EditRole));
    QTRY_VERIFY(m_window->statusLine()->message().contains(u"“Ports”"_s));
    QVERIFY(find(u"Rivers"_s).isValid());
}

void TestOrganizing::removal_isTakenBackWithTheArticles()
{
    m_window->sourcePane()->select(SourceTreeModel::Kind::All);
    QTRY_COMPARE(m_window->articlePane()->model()->rowCount(), 6);
    view()->setFocus();
    view()->setCurrentIndex(find(u"北京港"_s));
    QTest::keyClick(view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(view(), Qt::Key_Delete);
    QTRY_COMPARE(outline(), u"Ports Lisbon"_s);
    QTRY_COMPARE(m_window->statusLine()->actionButton()->text(), u"Undo"_s);
    m_window->sourcePane()->select(SourceTreeModel::Kind::All);
    QTRY_COMPARE(m_window->articlePane()->model()->rowCount(), 2);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(outline(), u"Ports 北京港 安庆港 Lisbon"_s);
    QTRY_COMPARE(m_window->articlePane()->model()->rowCount(), 6);
}

void TestOrganizing::removedGroup_leavesItsSources()
{
    QVERIFY(drop({find(u"Lisbon"_s)}, view()->visualRect(find(u"Ports"_s)).center()));
    QTRY_COMPARE(outline(), u"Ports(Lisbon) 北京港 安庆港"_s);
    view()->setFocus();
    view()->setCurrentIndex(find(u"Ports"_s));
    QTest::keyClick(view(), Qt::Key_Delete);
    QTRY_COMPARE(outline().contains(u"Ports"_s), false);
    QVERIFY(find(u"Lisbon"_s).isValid());
    QTRY_COMPARE(m_window->statusLine()->actionButton()->text(), u"Undo"_s);
    m_window->statusLine()->actionButton()->click();
    QTRY_COMPARE(outline(), u"Ports(Lisbon) 北京港 安庆港"_s);
}

void TestOrganizing::names_areSortedAsTheLanguageSorts()
{
    model()->setSortedByName(true, QLocale(QLocale::Chinese, QLocale::China));
    // By pinyin: an, bei.
    QVERIFY(outline().indexOf(u"安庆港"_s) < outline().indexOf(u"北京港"_s));
    m_window->actions()->sortByName->trigger();
    QVERIFY(m_desk->settings.windowState(u"sortByName"_s) == "1");
    QVERIFY(!m_window->actions()->moveUp->isEnabled());
    m_window->actions()->sortByName->trigger();
    QCOMPARE(outline(), u"Ports 北京港 安庆港 Lisbon"_s);
}

void TestOrganizing::typing_findsNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("word") << u"mark"_s << u"Mark All as Read"_s << u"Bookmark"_s;
    QTest::newRow("initials") << u"mar"_s << u"Mark Above as Read"_s << u"Normal Text"_s;
    QTest::newRow("initials of words") << u"nu"_s << u"Next Unread"_s << u"Menu bar"_s.mid(0, 3);
    QTest::newRow("any order") << u"read mark"_s << u"Mark All as Read"_s << u"Bookmark"_s;
    QTest::newRow("chinese") << u"已读"_s << u"全部标为已读"_s << u"阅读"_s;
    QTest::newRow("accents") << u"lisboa"_s << u"Lisbôa"_s << u"Lison"_s;
}

void TestOrganizing::typing_findsNames()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);
    QVERIFY(fuzzyScore(typed, better) > fuzzyScore(typed, worse));
    QVERIFY(fuzzyScore(typed, better) > 0);
}

void TestOrganizing::palette_runsACommand()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = dialog<CommandPalette>(u"commandPalette"_s);
    QVERIFY(palette);
    shot(palette, u"palette"_s);
    QTest::keyClicks(palette->input(), u"dark"_s);
    QCOMPARE(palette->list()->currentIndex().data().toString(), u"Dark"_s);
    shot(palette, u"palette-dark"_s);
    QTest::keyClick(palette->input(), Qt::Key_Return);
    QTRY_VERIFY(m_theme.isDark());
    QVERIFY(
        !m_window->findChild<CommandPalette *>() || !m_window->findChild<CommandPalette *>()->isVisible());
    m_window->actions()->light->trigger();
}

void TestOrganizing::palette_jumpsToASource()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = dialog<CommandPalette>(u"commandPalette"_s);
    QVERIFY(palette);
    palette->input()->setText(u"安庆"_s);
    QTest::keyClick(palette->input(), Qt::Key_Return);
    QCOMPARE(view()->currentIndex().data().toString(), u"安庆港"_s);
}

void TestOrganizing::palette_passesOverWhatIsNotPossible()
{
    QVERIFY(!m_window->actions()->undo->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = dialog<CommandPalette>(u"commandPalette"_s);
    QVERIFY(palette);
    palette->input()->setText(u"undo"_s);
    const QAbstractItemModel *found = palette->list()->model();
    QVERIFY(found->rowCount() >= 1);
    for (int row = 0; row < found->rowCount(); ++row) {
        const QModelIndex at = found->index(row, 0);
        if (at.data().toString() == u"Undo"_s)
            QVERIFY(!(at.flags() & Qt::ItemIsEnabled));
    }
    QVERIFY(palette->list()->currentIndex().data().toString() != u"Undo"_s);
    palette->input()->setText(u"zzzz qqq"_s);
    QCOMPARE(found->rowCount(), 0);
    QTest::keyClick(palette->input(), Qt::Key_Return);
    QVERIFY(palette->isVisible());
    QTest::keyClick(palette->input(), Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<CommandPalette *>());
}

int main(int argc, char *argv[])
{
    registerSchemes();
    QApplication application(argc, argv);
    TestOrganizing test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_organizing.moc"
