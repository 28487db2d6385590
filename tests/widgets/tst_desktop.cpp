// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/desktopsettings.h"
#include "web/schemes.h"
#include "widgets/actions.h"
#include "widgets/desk.h"
#include "widgets/help.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/tray.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QSignalSpy>
#include <QTextBrowser>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestDesktop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void init();
    void cleanup();
    void tray_staysAwayUnlessWanted();
    void window_closesWithoutATray();
    void news_areToldByGroup();
    void oneGroup_opensItself();
    void manual_isShown();
    void about_namesVersionsAndLicences();
    void diagnostics_holdNothingPrivate();

private:
    Theme m_theme{Theme::Mode::Light};
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
};

void TestDesktop::init()
{
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->open());
    m_window = m_desk->window(&m_theme);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestDesktop::cleanup()
{
    m_window.reset();
    m_desk.reset();
}

void TestDesktop::tray_staysAwayUnlessWanted()
{
    Tray tray(&m_desk->library, &m_desk->settings, m_window.get());
    QVERIFY(!tray.isShown());
    QVERIFY(m_desk->addStories(u"Harbour Post"_s, 1, 3) != SourceId::None);
    QTRY_COMPARE(tray.tip(), u"Courant: 3 unread"_s);
}

void TestDesktop::window_closesWithoutATray()
{
    // Where there is no tray to come back from, closing is closing whatever was chosen.
    desktopsettings::setClosesToTray(m_desk->settings, true);
    QVERIFY(desktopsettings::closesToTray(m_desk->settings));
    Tray tray(&m_desk->library, &m_desk->settings, m_window.get());
    if (!tray.isShown()) {
        QVERIFY(m_window->close());
        QVERIFY(!m_window->isVisible());
    } else {
        QVERIFY(!m_window->close());
        QVERIFY(!m_window->isVisible());
        m_window->show();
    }
}

void TestDesktop::news_areToldByGroup()
{
    const Announcement both = announcement({{u"科技"_s, u"group/1"_s, 12}, {u"Harbour"_s, u"source/2"_s, 1}});
    QVERIFY(both.text.startsWith(u"12 new in 科技\n"_s));
    QCOMPARE(both.view, u"unread"_s);
    QVERIFY(announcement({}).text.isEmpty());
}

void TestDesktop::oneGroup_opensItself()
{
    Tray tray(&m_desk->library, &m_desk->settings, m_window.get());
    QSignalSpy told(&tray, &Tray::announced);
    const auto group = Desk::await(m_desk->library.ensureGroup({u"科技"_s}));
    const SourceId loud = m_desk->addStories(u"Loud"_s, 1, 1);
    const SourceId quiet = m_desk->addStories(u"Quiet"_s, 1, 1);
    SourceOptions options;
    options.notify = true;
    QVERIFY(*Desk::await(m_desk->library.setSourceOptions(loud, options)));
    QVERIFY(*Desk::await(m_desk->library.moveSource(loud, **group)));
    QTRY_VERIFY(m_window->sourcePane()->model()->groupPath(loud) == QStringList{u"科技"_s});
    QTRY_VERIFY(m_window->sourcePane()->model()->sourceOf(loud)->options.notify);
    m_window->hide();
    QTRY_VERIFY(!m_window->isActiveWindow());
    QCOMPARE(m_desk->addStories(u"Quiet"_s, 5, 9), quiet);
    QCOMPARE(m_desk->addStories(u"Loud"_s, 5, 7), loud);
    QTRY_COMPARE(told.size(), 1);
    const auto made = told.first().first().value<Announcement>();
    QCOMPARE(made.text, u"3 new in 科技"_s);
    QVERIFY(made.view.startsWith(u"group/"_s));
}

void TestDesktop::manual_isShown()
{
    m_window->actions()->manual->trigger();
    auto *dialog = m_window->findChild<QDialog *>(u"manual"_s);
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->findChild<QTextBrowser *>()->toPlainText().contains(u"Ctrl+K"_s));
}

void TestDesktop::about_namesVersionsAndLicences()
{
    m_window->actions()->about->trigger();
    auto *dialog = m_window->findChild<QDialog *>(u"about"_s);
    QVERIFY(dialog && dialog->isVisible());
}

void TestDesktop::diagnostics_holdNothingPrivate()
{
    QVERIFY(m_desk->addStories(u"Secret Harbour"_s, 1, 2) != SourceId::None);
    m_window->actions()->copyDiagnostics->trigger();
    QTRY_VERIFY(m_window->statusLine()->message().contains(u"clipboard"_s));
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(u"Articles: 2, unread 2, bookmarked 0"_s));
    QVERIFY(text.contains(QString::fromLatin1(qVersion())));
    for (const QString &secret : QStringList{u"Secret"_s, u"example"_s, u"http"_s, u"Story"_s,
             m_desk->folder.path(), QDir::homePath() + u'/', QSysInfo::machineHostName()})
        QVERIFY2(!text.contains(secret), qPrintable(secret));
}

int main(int argc, char *argv[])
{
    registerSchemes();
    QApplication application(argc, argv);
    TestDesktop test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_desktop.moc"
