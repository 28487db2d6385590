// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/keyboard.h"
#include "widgets/sourcepane.h"
#include "widgets/windowtest.h"

#include <QMenu>
#include <QMenuBar>
#include <QTreeView>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Where a command takes its keys: the widgets it was added to, menus aside.
QList<const QWidget *> homes(const QAction *action)
{
    QList<const QWidget *> found;
    for (const QObject *object : action->associatedObjects()) {
        const auto *widget = qobject_cast<const QWidget *>(object);
        if (widget && !qobject_cast<const QMenu *>(widget) && !qobject_cast<const QMenuBar *>(widget))
            found.append(widget);
    }
    return found;
}

bool takesKeyAt(const QAction *action, const QWidget *focus)
{
    const QList<const QWidget *> all = homes(action);
    switch (action->shortcutContext()) {
    case Qt::WidgetShortcut:
        return all.contains(focus);
    case Qt::WidgetWithChildrenShortcut:
        return std::any_of(all.begin(), all.end(),
            [focus](const QWidget *home) { return home == focus || home->isAncestorOf(focus); });
    default:
        return !all.isEmpty();
    }
}

/// Two enabled commands that would both want a key while `focus` has the focus: then neither works.
QStringList clashes(const QWidget *window, const QWidget *focus)
{
    QList<QAction *> wanting;
    for (QAction *action : window->findChildren<QAction *>()) {
        if (action->isEnabled() && !action->shortcuts().isEmpty() && takesKeyAt(action, focus))
            wanting.append(action);
    }
    QStringList found;
    for (int i = 0; i < wanting.size(); ++i) {
        for (int j = i + 1; j < wanting.size(); ++j) {
            for (const QKeySequence &key : wanting.at(i)->shortcuts()) {
                if (wanting.at(j)->shortcuts().contains(key))
                    found.append(u"%1: %2 and %3"_s.arg(
                        key.toString(), wanting.at(i)->objectName(), wanting.at(j)->objectName()));
            }
        }
    }
    return found;
}

} // namespace

/// The window by keyboard alone, and for those who hear it.
class TestAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void everyKey_belongsToOneCommandAnywhere_data();
    void everyKey_belongsToOneCommandAnywhere();

private:
    Theme m_theme{Theme::Mode::Light};
};

void TestAccess::everyKey_belongsToOneCommandAnywhere_data()
{
    QTest::addColumn<QString>("preset");
    QTest::newRow("classic") << u"classic"_s;
    QTest::newRow("vim") << u"vim"_s;
}

void TestAccess::everyKey_belongsToOneCommandAnywhere()
{
    QFETCH(QString, preset);
    MAKE_DESK(5)
    window->findChild<Keyboard *>()->setPreset(preset);
    QVERIFY(*Desk::await(desk.library.addGroup(u"Harbours"_s, GroupId::None)));
    QVERIFY(*Desk::await(desk.library.addView(u"Ships"_s, u"story"_s)));
    SourcePane *sources = window->sourcePane();
    QTRY_COMPARE(sources->model()->rowCount(), 7);
    list->view()->setCurrentIndex(list->model()->index(2, 0));
    QTRY_VERIFY(reading->shown().read);
    int looked = 0;
    for (int row = 0; row < sources->model()->rowCount(); ++row) {
        sources->view()->setCurrentIndex(sources->model()->index(row, 0));
        for (const QWidget *focus : window->findChildren<QWidget *>()) {
            if (focus->focusPolicy() == Qt::NoFocus)
                continue;
            const QStringList found = clashes(window.get(), focus);
            QVERIFY2(found.isEmpty(), qPrintable(found.join(u"; "_s)));
            ++looked;
        }
    }
    QVERIFY(looked > 50);
}

WINDOW_TEST_MAIN(TestAccess)
#include "tst_access.moc"
