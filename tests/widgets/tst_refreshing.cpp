// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/readertest.h"
#include "widgets/actions.h"
#include "widgets/problemlist.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/windowtest.h"

#include <QListWidget>
#include <QToolButton>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// What the real window says of a refresh, and does when it is told to.
class TestRefreshing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme.install(); }
    void refresh_tellsHowFarItIs();
    void cancel_stopsAtAClick();
    void whatFailed_staysOneClickAway();

private:
    Theme m_theme{Theme::Mode::Light};
};

/// Feeds of two stories, each on a host of its own, one after the other.
static bool addFeeds(Desk &desk, const HttpServer &server, const QString &path, int net, int count)
{
    for (int i = 1; i <= count; ++i) {
        NewSource source;
        source.url = server.url(path, u"127.0.%1.%2"_s.arg(net).arg(i)).toString();
        source.title = u"%1 %2"_s.arg(path.mid(1)).arg(i);
        const auto id = desk.await(desk.library.addSource(source));
        if (!id || !*id)
            return false;
    }
    return true;
}

static QWidget *shownText(MainWindow *window)
{
    return window->findChild<QWidget *>(u"statusText"_s);
}

void TestRefreshing::refresh_tellsHowFarItIs()
{
    HttpServer server;
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    server.on(u"/good"_s, feedAnswer(rss("Good", 2)));
    server.on(u"/silent"_s, hang);
    MAKE_DESK(0)
    QVERIFY(addFeeds(desk, server, u"/good"_s, 11, 9));
    QVERIFY(addFeeds(desk, server, u"/silent"_s, 12, 3));
    QTRY_COMPARE(window->sourcePane()->model()->sourceCount(), 12);
    press(Qt::Key_F5);
    QTRY_COMPARE(window->statusLine()->message(), u"Refreshing 9 of 12 · 18 new"_s);
    QVERIFY(shownText(window.get())->isVisible());
    QCOMPARE(window->statusLine()->actionButton()->text(), u"Cancel"_s);
    QTRY_COMPARE(list->model()->rowCount(), 18);
}

void TestRefreshing::cancel_stopsAtAClick()
{
    HttpServer server;
    HttpAnswer hang;
    hang.fault = HttpAnswer::Fault::Hang;
    server.on(u"/silent"_s, hang);
    MAKE_DESK(0)
    QVERIFY(addFeeds(desk, server, u"/silent"_s, 12, 3));
    QTRY_COMPARE(window->sourcePane()->model()->sourceCount(), 3);
    press(Qt::Key_F5);
    QTRY_COMPARE(server.requests().size(), 3);
    QToolButton *button = window->statusLine()->actionButton();
    QTRY_COMPARE(button->text(), u"Cancel"_s);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!desk.refresher.isRunning()); // at once
    QCOMPARE(window->statusLine()->message(), u"Stopped."_s);
    QVERIFY(!button->isVisible());
    const auto sources = desk.await(desk.library.sources());
    QVERIFY(sources && *sources);
    for (const Source &source : **sources)
        QCOMPARE(source.fetch.failures, 0);
}

void TestRefreshing::whatFailed_staysOneClickAway()
{
    HttpServer server;
    HttpAnswer missing;
    missing.status = 404;
    server.on(u"/good"_s, feedAnswer(rss("Good", 2)));
    server.on(u"/lost"_s, missing);
    MAKE_DESK(0)
    QVERIFY(addFeeds(desk, server, u"/good"_s, 13, 2));
    QVERIFY(addFeeds(desk, server, u"/lost"_s, 14, 3));
    QTRY_COMPARE(window->sourcePane()->model()->sourceCount(), 5);
    StatusLine *line = window->statusLine();
    QToolButton *button = line->actionButton();
    const auto opened = [&] { return window->findChild<ProblemList *>(); };
    press(Qt::Key_F5);
    QTRY_COMPARE(line->message(), u"Refreshed 5 source(s) · 4 new · 3 source(s) could not be refreshed"_s);
    QCOMPARE(button->text(), u"Details"_s);
    // The sentence goes, and what failed is still at hand.
    line->showMessage({});
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), u"3 failed"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(opened() && opened()->isVisible());
    QCOMPARE(opened()->list()->count(), 3);
    QVERIFY2(
        opened()->list()->item(0)->text().contains(u"404"_s), qPrintable(opened()->list()->item(0)->text()));
    QVERIFY(!button->isVisible()); // it was seen
    opened()->close();
    QTRY_VERIFY(!opened());
    // What is mended is no longer told of.
    window->actions()->refresh->trigger();
    QTRY_VERIFY(line->message().contains(u"could not"_s));
    server.on(u"/lost"_s, feedAnswer(rss("Found", 1)));
    window->actions()->refresh->trigger();
    QTRY_COMPARE(line->message(), u"Refreshed 5 source(s) · 3 new"_s);
    line->showMessage({});
    QVERIFY(!button->isVisible());
}

WINDOW_TEST_MAIN(TestRefreshing)
#include "tst_refreshing.moc"
