// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/keyboard.h"
#include "widgets/settingswindow.h"
#include "widgets/sourcepane.h"
#include "widgets/translations.h"
#include "widgets/windowtest.h"

#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
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

QWidgetList windowsOf(QWidget *window)
{
    QWidgetList all{window};
    for (QWidget *child : window->findChildren<QWidget *>()) {
        if (child->isWindow() && child->isVisible())
            all.append(child);
    }
    return all;
}

/// Every window of the program, opened by its command.
QWidgetList openAll(MainWindow *window)
{
    const Actions *a = window->actions();
    const QList<QAction *> commands{a->settings, a->shortcuts, a->manual, a->about, a->searchHelp, a->add,
        a->addGroup, a->activity, a->quietSources, a->palette};
    for (QAction *command : commands) {
        const qsizetype before = windowsOf(window).size();
        command->trigger();
        if (!QTest::qWaitFor([&] { return windowsOf(window).size() > before; }))
            qWarning() << command->objectName() << "opened nothing";
    }
    return windowsOf(window);
}

/// Of what can be used and has no name to be heard. The engine names what is in the page itself.
void findUnnamed(QAccessibleInterface *at, const QString &path, QStringList *unnamed, int *named)
{
    if (!at || !at->isValid() || path.count(u'/') > 12)
        return;
    const QAccessible::State state = at->state();
    const QString name = at->text(QAccessible::Name);
    const QString kind =
        at->object() ? QString::fromLatin1(at->object()->metaObject()->className()) : u"item"_s;
    const QString here = QString(path + u'/' + kind);
    if (state.invisible || kind.startsWith("QtWebEngine"_L1) || kind.endsWith("WebView"_L1))
        return;
    switch (at->role()) {
    case QAccessible::Button:
    case QAccessible::ButtonMenu:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
    case QAccessible::ListItem:
    case QAccessible::TreeItem:
    case QAccessible::MenuItem:
    case QAccessible::PageTab:
    case QAccessible::Dialog:
    case QAccessible::Window:
        if (name.trimmed().isEmpty() && at->object() != nullptr)
            unnamed->append(QString(here + u" " + at->object()->objectName()));
        else
            ++*named;
        break;
    default:
        break;
    }
    // What is inside one control is its own matter.
    if (at->role() == QAccessible::ComboBox || at->role() == QAccessible::SpinBox)
        return;
    for (int i = 0; i < std::min(at->childCount(), 40); ++i)
        findUnnamed(at->child(i), here, unnamed, named);
}

/// Labels and buttons whose text has not the room it needs.
QStringList findClipped(const QWidget *window)
{
    QStringList found;
    for (const QWidget *widget : window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        QString text;
        bool clipped = false;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            text = label->text();
            clipped = label->wordWrap() ? label->heightForWidth(label->width()) > label->height() + 1
                                        : label->sizeHint().width() > label->width() + 1;
        } else if (const auto *button = qobject_cast<const QPushButton *>(widget)) {
            text = button->text();
            clipped = button->sizeHint().width() > button->width() + 1;
        } else if (const auto *box = qobject_cast<const QCheckBox *>(widget)) {
            text = box->text();
            clipped = box->sizeHint().width() > box->width() + 1;
        }
        if (clipped && !text.isEmpty())
            found.append(u"%1: %2"_s.arg(window->objectName(), text));
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
    void everyControl_hasAName();
    void rows_readWhatTheyShow();
    void noText_isClipped_data();
    void noText_isClipped();

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

void TestAccess::everyControl_hasAName()
{
    MAKE_DESK(3)
    QStringList unnamed;
    int named = 0;
    const QWidgetList windows = openAll(window.get());
    QCOMPARE(windows.size(), 11);
    for (QWidget *one : windows)
        findUnnamed(QAccessible::queryAccessibleInterface(one), one->objectName(), &unnamed, &named);
    auto *settings = window->findChild<SettingsWindow *>();
    QVERIFY(settings);
    for (int page = 0; page < settings->pageList()->count(); ++page) {
        settings->showPage(page);
        findUnnamed(QAccessible::queryAccessibleInterface(settings), u"settings"_s, &unnamed, &named);
    }
    unnamed.removeDuplicates();
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    QVERIFY(named > 150);
}

void TestAccess::rows_readWhatTheyShow()
{
    MAKE_DESK(2)
    QVERIFY(*Desk::await(desk.library.setFlag({list->model()->article(0)->id}, Flag::Bookmarked, true)));
    QTRY_VERIFY(list->model()->article(0)->bookmarked);
    QAccessibleInterface *view = QAccessible::queryAccessibleInterface(list->view());
    QVERIFY(view && view->tableInterface());
    QAccessibleInterface *row = view->tableInterface()->cellAt(0, 0);
    QVERIFY(row);
    const QString name = row->text(QAccessible::Name);
    QVERIFY2(name.startsWith(u"Story 2, Harbour Post, "_s), qPrintable(name));
    QVERIFY2(name.endsWith(u", Unread, Bookmarked"_s), qPrintable(name));
}

void TestAccess::noText_isClipped_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<int>("percent");
    QTest::newRow("English") << QLocale(u"en"_s) << 100;
    QTest::newRow("Chinese") << QLocale(u"zh_CN"_s) << 100;
    QTest::newRow("English, large text") << QLocale(u"en"_s) << 200;
    QTest::newRow("Chinese, large text") << QLocale(u"zh_CN"_s) << 200;
}

void TestAccess::noText_isClipped()
{
    QFETCH(QLocale, locale);
    QFETCH(int, percent);
    // allowed: translations and the font are the application's
    auto *application = static_cast<QApplication *>(QCoreApplication::instance());
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSizeF(before.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    installTranslations(application, locale);
    const auto back = qScopeGuard([&] {
        QApplication::setFont(before);
        installTranslations(application, QLocale::c());
    });
    MAKE_DESK(3)
    QStringList clipped;
    const QWidgetList windows = openAll(window.get());
    QTest::qWait(0);
    for (const QWidget *one : windows)
        clipped += findClipped(one);
    auto *settings = window->findChild<SettingsWindow *>();
    for (int page = 0; page < settings->pageList()->count(); ++page) {
        settings->showPage(page);
        QTest::qWait(0);
        clipped += findClipped(settings);
    }
    clipped.removeDuplicates();
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
}

WINDOW_TEST_MAIN(TestAccess)
#include "tst_access.moc"
