// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/keyboard.h"
#include "widgets/notice.h"
#include "widgets/pagepane.h"
#include "widgets/settingspage.h"
#include "widgets/settingswindow.h"
#include "widgets/windowtest.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The control of a row by the name it tells assistive technology.
template<class T>
T *control(QWidget *window, const QString &name)
{
    for (T *found : window->findChildren<T *>()) {
        if (found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

void choose(QComboBox *box, const QString &text)
{
    box->setCurrentIndex(box->findText(text));
}

QStringList pagesShown(const SettingsWindow *window)
{
    QStringList names;
    for (int i = 0; i < window->pageList()->count(); ++i) {
        if (!window->pageList()->item(i)->isHidden())
            names.append(window->pageList()->item(i)->text());
    }
    return names;
}

} // namespace

class TestSettingsWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void cleanup() { m_theme.setMode(Theme::Mode::Light); }
    void pages_areFoundByWords();
    void controls_haveNamesAndSentences();
    void choices_holdAtOnce();
    void videosAndSounds_openOutsideUntilChosenOtherwise();
    void picturesAndConnection_areLimited();
    void roomForPictures_isToldWhenItIsUsedUp();
    void markingRead_followsTheSetting();
    void key_isChangedAndKept();
    void keyBeingChanged_doesNotOutliveTheWindow();
    void keyOfAnother_isShownAsConflict();
    void preset_changesKeysButNotOnesOwn();
    void backup_isMadeListedAndRestoredAfterAQuestion();
    void check_saysThatAllIsWell();
    void clearing_showsWhatWouldGoAndTakesItBack();

private:
    Theme m_theme{Theme::Mode::Light};
};

#define OPEN_SETTINGS                                                                                        \
    press(Qt::Key_Comma, Qt::ControlModifier);                                                               \
    auto *settings = window->findChild<SettingsWindow *>();                                                  \
    QVERIFY(settings && settings->isVisible() && !settings->isModal());                                      \
    QVERIFY(QTest::qWaitForWindowActive(settings));

void TestSettingsWindow::pages_areFoundByWords()
{
    MAKE_DESK(0)
    OPEN_SETTINGS
    QCOMPARE(pagesShown(settings), QStringList({u"General"_s, u"Reading"_s, u"Refresh"_s, u"Pictures"_s,
                                       u"Desktop"_s, u"Library"_s, u"Shortcuts"_s}));
    QTest::keyClicks(settings->searchField(), u"offline PICTURES"_s);
    QCOMPARE(pagesShown(settings), QStringList{u"Pictures"_s});
    QCOMPARE(settings->currentPage()->title(), u"Pictures"_s);
    settings->searchField()->setText(u"next unread"_s);
    QCOMPARE(settings->currentPage()->title(), u"Shortcuts"_s);
    QVERIFY(control<QKeySequenceEdit>(settings, u"Next Unread"_s)->isVisible());
    QVERIFY(!control<QKeySequenceEdit>(settings, u"Previous Article"_s)->isVisible());
    settings->searchField()->setText(u"qqqq"_s);
    QVERIFY(!settings->currentPage());
    settings->searchField()->clear();
    QCOMPARE(pagesShown(settings).size(), 7);
    QVERIFY(settings->currentPage());
}

void TestSettingsWindow::controls_haveNamesAndSentences()
{
    MAKE_DESK(0)
    OPEN_SETTINGS
    int controls = 0;
    for (int page = 0; page < settings->pageList()->count(); ++page) {
        settings->showPage(page);
        for (QWidget *widget : settings->currentPage()->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() ||
                widget->parentWidget()->inherits("QKeySequenceEdit") ||
                widget->parentWidget()->inherits("QAbstractSpinBox"))
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
            if (page < 4)
                QVERIFY2(!face->text(QAccessible::Description).isEmpty(),
                    qPrintable(face->text(QAccessible::Name)));
            ++controls;
        }
    }
    QVERIFY2(controls > 50, qPrintable(QString::number(controls)));
}

void TestSettingsWindow::choices_holdAtOnce()
{
    MAKE_DESK(1)
    OPEN_SETTINGS
    QSignalSpy told(window.get(), &MainWindow::settingsChanged);
    choose(control<QComboBox>(settings, u"Appearance"_s), u"Dark"_s);
    QVERIFY(m_theme.isDark());
    window->actions()->light->trigger();
    QCOMPARE(control<QComboBox>(settings, u"Appearance"_s)->currentText(), u"Light"_s);
    control<QSpinBox>(settings, u"Text size"_s)->setValue(24);
    QCOMPARE(window->pagePane()->textSize(), 24);
    choose(control<QComboBox>(settings, u"Keep pictures for reading offline"_s), u"None"_s);
    QCOMPARE(desk.settings.pictures(), Settings::Pictures::None);
    choose(control<QComboBox>(settings, u"Look for new articles every"_s), u"Only when asked"_s);
    QCOMPARE(desk.settings.refreshMinutes(), 0);
    QVERIFY(told.count() >= 2);
    auto *atStart = control<QCheckBox>(settings, u"Refresh at start"_s);
    QVERIFY(atStart->isChecked());
    atStart->click();
    QVERIFY(!desk.settings.refreshAtStart());
    control<QCheckBox>(settings, u"Changed articles become unread"_s)->click();
    QVERIFY(desk.settings.unreadWhenChanged());
    QSignalSpy language(window.get(), &MainWindow::languageChosen);
    choose(control<QComboBox>(settings, u"Language"_s), u"简体中文"_s);
    QCOMPARE(desk.settings.language(), u"zh_CN"_s);
    QCOMPARE(language.count(), 1);
    QVERIFY(settings->close());
}

void TestSettingsWindow::videosAndSounds_openOutsideUntilChosenOtherwise()
{
    MAKE_DESK(0)
    QVERIFY(!desk.settings.playsMedia());
    OPEN_SETTINGS
    QTest::keyClicks(settings->searchField(), u"videos sounds"_s);
    QCOMPARE(settings->currentPage()->title(), u"Reading"_s);
    auto *box = control<QComboBox>(settings, u"Videos and sounds"_s);
    QVERIFY(box && box->isVisible());
    QCOMPARE(box->currentText(), u"Open outside"_s);
    choose(box, u"Play in the article"_s);
    QVERIFY(desk.settings.playsMedia());
    QVERIFY(window->pagePane()->view()->style().playMedia);
    choose(box, u"Open outside"_s);
    QVERIFY(!window->pagePane()->view()->style().playMedia);
}

void TestSettingsWindow::picturesAndConnection_areLimited()
{
    MAKE_DESK(0)
    OPEN_SETTINGS
    QSignalSpy told(window.get(), &MainWindow::settingsChanged);
    choose(control<QComboBox>(settings, u"Largest picture"_s), u"2 MB"_s);
    QCOMPARE(desk.settings.pictureMegabytes(), 2);
    auto *room = control<QComboBox>(settings, u"Room for all pictures"_s);
    QCOMPARE(room->currentText(), u"No limit"_s);
    choose(room, u"500 MB"_s);
    QCOMPARE(desk.settings.picturesMegabytes(), 500);
    auto *metered = control<QCheckBox>(settings, u"Rest on metered connections"_s);
    QVERIFY(!metered->isChecked());
    metered->click();
    QVERIFY(desk.settings.pausedWhenMetered());
    QCOMPARE(told.count(), 3);
}

void TestSettingsWindow::roomForPictures_isToldWhenItIsUsedUp()
{
    MAKE_DESK(0)
    auto *notice = window->notice();
    QVERIFY(!notice->isVisible());
    Q_EMIT desk.images.overQuotaChanged(true);
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(u"room for pictures"_s), qPrintable(notice->text()));
    notice->actionButton()->click();
    QVERIFY(!notice->isVisible());
    auto *settings = window->findChild<SettingsWindow *>();
    QVERIFY(settings && settings->isVisible());
    QCOMPARE(settings->currentPage()->title(), u"Pictures"_s);
}

void TestSettingsWindow::markingRead_followsTheSetting()
{
    MAKE_DESK(4)
    OPEN_SETTINGS
    auto *how = control<QComboBox>(settings, u"Mark articles as read"_s);
    auto *seconds = control<QSpinBox>(settings, u"Seconds until then"_s);
    QVERIFY(!seconds->isEnabled());
    choose(how, u"Only by hand"_s);
    window->actions()->next->trigger();
    QCOMPARE(reading->shown().title, u"Story 4"_s);
    window->actions()->read->trigger();
    QTRY_VERIFY(reading->shown().read);
    choose(how, u"After some seconds"_s);
    QVERIFY(seconds->isEnabled());
    seconds->setValue(1);
    window->actions()->next->trigger();
    window->actions()->next->trigger(); // too short a look at Story 3
    QCOMPARE(reading->shown().title, u"Story 2"_s);
    QVERIFY(!reading->shown().read);
    QTRY_VERIFY(reading->shown().read);
    QVERIFY(!list->model()->article(1)->read);
    choose(how, u"At once"_s);
    window->actions()->next->trigger();
    QTRY_VERIFY(reading->shown().read);
    QVERIFY(!list->model()->article(1)->read);
}

void TestSettingsWindow::key_isChangedAndKept()
{
    MAKE_DESK(2)
    OPEN_SETTINGS
    settings->searchField()->setText(u"next article"_s);
    auto *field = control<QKeySequenceEdit>(settings, u"Next Article"_s);
    auto *reset = settings->findChild<QToolButton *>(u"reset-next"_s);
    QVERIFY(field->isVisible() && !reset->isVisible());
    field->setFocus();
    QTest::keyClick(field, Qt::Key_B, Qt::ControlModifier);
    QTRY_COMPARE(Actions::keysOf(window->actions()->next), QStringList{u"Ctrl+B"_s});
    QVERIFY(reset->isVisible());
    {
        const auto again = desk.window(&m_theme);
        QCOMPARE(Actions::keysOf(again->actions()->next), QStringList{u"Ctrl+B"_s});
    }
    reset->click();
    QCOMPARE(Actions::keysOf(window->actions()->next), QStringList{u"J"_s});
    QCOMPARE(field->keySequence(), QKeySequence(Qt::Key_J));
    QVERIFY(!desk.settings.keys(u"next"_s));
    field->clear();
    QCOMPARE(Actions::keysOf(window->actions()->next), QStringList());
    QCOMPARE(desk.settings.keys(u"next"_s), QStringList());
    settings->findChild<QPushButton *>(u"resetAllKeys"_s)->click();
    QCOMPARE(Actions::keysOf(window->actions()->next), QStringList{u"J"_s});
}

void TestSettingsWindow::keyBeingChanged_doesNotOutliveTheWindow()
{
    Desk desk;
    QVERIFY(desk.open());
    {
        const auto window = desk.window(&m_theme);
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto *settings = window->findChild<SettingsWindow *>();
        QVERIFY(settings && QTest::qWaitForWindowActive(settings));
        settings->showPage(6);
        auto *field = control<QKeySequenceEdit>(settings, u"Next Article"_s);
        field->setFocus();
        QTRY_VERIFY(QApplication::focusWidget() &&
                    (field->hasFocus() || field->isAncestorOf(QApplication::focusWidget()) ||
                        QApplication::focusWidget()->focusProxy() == field));
        QTest::keyClick(field, Qt::Key_B, Qt::ControlModifier);
    }
    // The key that was pressed last is taken when the field loses the focus.
    QCOMPARE(desk.settings.keys(u"next"_s), QStringList{u"Ctrl+B"_s});
}

void TestSettingsWindow::keyOfAnother_isShownAsConflict()
{
    MAKE_DESK(0)
    OPEN_SETTINGS
    settings->showPage(6);
    const auto says = [settings](const QString &text) {
        for (const QLabel *label : settings->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == text)
                return true;
        }
        return false;
    };
    auto *field = control<QKeySequenceEdit>(settings, u"Next Article"_s);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_K);
    QTRY_COMPARE(Actions::keysOf(window->actions()->next), QStringList{u"K"_s});
    QVERIFY(says(u"“Previous Article” has this key as well: neither works."_s));
    QVERIFY(says(u"“Next Article” has this key as well: neither works."_s));
    settings->findChild<QToolButton *>(u"reset-next"_s)->click();
    QVERIFY(!says(u"“Next Article” has this key as well: neither works."_s));
}

void TestSettingsWindow::preset_changesKeysButNotOnesOwn()
{
    MAKE_DESK(2)
    Settings &kept = desk.settings;
    kept.setKeys(u"goToday"_s, QStringList{u"Ctrl+T"_s});
    const auto other = desk.window(&m_theme);
    QVERIFY(QTest::qWaitForWindowActive(other.get()));
    QTest::keyClick(other.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *settings = other->findChild<SettingsWindow *>();
    QVERIFY(settings);
    choose(control<QComboBox>(settings, u"Set of keys"_s), u"Like Vim"_s);
    QCOMPARE(Actions::keysOf(other->actions()->goUnread), QStringList{u"G, U"_s});
    QCOMPARE(Actions::keysOf(other->actions()->goToday), QStringList{u"Ctrl+T"_s});
    QCOMPARE(kept.keyPreset(), u"vim"_s);
    settings->close();
    other->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(other.get()));
    QTest::keyClick(other.get(), Qt::Key_G);
    QTest::keyClick(other.get(), Qt::Key_U);
    QTRY_COMPARE(other->articlePane()->model()->query().unreadOnly, true);
    // In no set does a command stand in another's way.
    Keyboard keys(other->actions(), &kept);
    for (const QString &preset : {u"vim"_s, u"classic"_s}) {
        keys.setPreset(preset);
        for (QAction *action : other->actions()->findChildren<QAction *>(Qt::FindDirectChildrenOnly))
            QVERIFY2(keys.conflicts(action).isEmpty(), qPrintable(action->objectName()));
    }
}

void TestSettingsWindow::backup_isMadeListedAndRestoredAfterAQuestion()
{
    MAKE_DESK(3)
    OPEN_SETTINGS
    settings->showPage(5);
    QVERIFY(!settings->findChild<QPushButton *>(u"restore"_s));
    settings->findChild<QPushButton *>(u"backUp"_s)->click();
    QTRY_VERIFY(settings->findChild<QPushButton *>(u"restore"_s));
    const QList<Backup> backups = Library::backups(desk.library.dataFolder());
    QCOMPARE(backups.size(), 1);
    QSignalSpy wanted(window.get(), &MainWindow::restoreChosen);
    settings->findChild<QPushButton *>(u"restore"_s)->click();
    QPushButton *yes = nullptr;
    QTRY_VERIFY((yes = settings->findChild<QPushButton *>(u"confirmRestore"_s)) && yes->isVisible());
    QCOMPARE(wanted.count(), 0);
    yes->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), backups.first().path);
}

void TestSettingsWindow::check_saysThatAllIsWell()
{
    MAKE_DESK(3)
    OPEN_SETTINGS
    settings->showPage(5);
    settings->findChild<QPushButton *>(u"verify"_s)->click();
    const auto says = [settings] {
        for (const QLabel *label : settings->findChildren<QLabel *>()) {
            if (label->text() == u"All is well: 3 article(s)."_s)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says());
}

void TestSettingsWindow::clearing_showsWhatWouldGoAndTakesItBack()
{
    MAKE_DESK(130)
    const auto marked = desk.await(desk.library.setFlagForAll({}, Flag::Read, true));
    QVERIFY(marked && *marked);
    OPEN_SETTINGS
    settings->showPage(5);
    const auto open = [settings]() -> QDialog * {
        delete settings->findChild<QDialog *>(u"clearing"_s);
        settings->findChild<QPushButton *>(u"previewClearing"_s)->click();
        return settings->findChild<QDialog *>(u"clearing"_s);
    };
    QDialog *dialog = open();
    QTRY_COMPARE(dialog->findChild<QLabel *>(u"clearingSentence"_s)->text(),
        u"Nothing would go. Bookmarked articles always stay."_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"clearNow"_s)->isEnabled());
    choose(control<QComboBox>(settings, u"Keep of each source"_s), u"100"_s);
    QCOMPARE(desk.settings.retention().maxArticles, 100);
    dialog = open();
    QTRY_COMPARE(dialog->findChild<QLabel *>(u"clearingSentence"_s)->text(),
        u"30 article(s) would go. Bookmarked articles always stay."_s);
    QCOMPARE(dialog->findChild<QListWidget *>(u"clearingSources"_s)->item(0)->text(),
        u"Harbour Post: 30 article(s)"_s);
    const auto count = [&desk] { return **desk.await(desk.library.count({})); };
    QCOMPARE(count(), 130);
    auto *undo = dialog->findChild<QPushButton *>(u"clearUndo"_s);
    QVERIFY(!undo->isVisible());
    dialog->findChild<QPushButton *>(u"clearNow"_s)->click();
    QTRY_VERIFY(undo->isVisible());
    QCOMPARE(count(), 100);
    undo->click();
    QTRY_COMPARE(dialog->findChild<QLabel *>(u"clearingSentence"_s)->text(), u"30 article(s) are back."_s);
    QCOMPARE(count(), 130);
}

WINDOW_TEST_MAIN(TestSettingsWindow)
#include "tst_settingswindow.moc"
