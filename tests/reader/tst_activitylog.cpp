// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/activitylog.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestActivityLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refresh_isToldFromBeginningToEnd();
    void addresses_areToldByTheirHostsOnly();
    void log_staysSmall();
    void unknownEnd_isIgnored();
};

struct Desk
{
    QTemporaryDir folder;
    HttpServer server;
    HttpClient client{HttpClient::Options()};
    Library library{Library::Options{folder.path(), false, {}}};
    Refresher refresher{&library, &client};
    ActivityLog log;

    Desk()
    {
        if (!get(library.open()))
            qFatal("the library cannot be opened");
        log.watch(&refresher);
    }
    SourceId add(const QString &path)
    {
        return *get(library.addSource({SourceKind::Feed, server.url(path).toString(), {}, GroupId::None}));
    }
};

void TestActivityLog::refresh_isToldFromBeginningToEnd()
{
    Desk desk;
    desk.server.on(u"/good"_s, feedAnswer(rss("Good", 3)));
    HttpAnswer refuses;
    refuses.status = 403;
    desk.server.on(u"/bad"_s, refuses);
    const SourceId good = desk.add(u"/good"_s);
    const SourceId bad = desk.add(u"/bad"_s);
    QSignalSpy began(&desk.log, &ActivityLog::began);
    QSignalSpy ended(&desk.log, &ActivityLog::ended);
    int mostRunning = 0;
    connect(&desk.log, &ActivityLog::began, &desk.log,
        [&] { mostRunning = std::max(mostRunning, int(desk.log.running().size())); });
    get(desk.refresher.refresh());
    QCOMPARE(began.size(), 2);
    QCOMPARE(ended.size(), 2);
    QCOMPARE(mostRunning, 2);
    QVERIFY(desk.log.running().isEmpty());
    QCOMPARE(desk.log.past().size(), 2);
    for (const Activity &activity : desk.log.past()) {
        if (activity.source == good) {
            QCOMPARE(activity.state, Activity::State::Done);
            QCOMPARE(activity.added, 3);
            QVERIFY(activity.bytes > 100);
            QVERIFY(!activity.isProblem());
        } else {
            QCOMPARE(activity.source, bad);
            QCOMPARE(activity.state, Activity::State::Failed);
            QCOMPARE(activity.error.status, 403);
            QVERIFY(activity.isProblem());
        }
    }
    get(desk.refresher.refresh({good}));
    QCOMPARE(desk.log.past().constFirst().state, Activity::State::Unchanged);
    QCOMPARE(desk.log.past().constFirst().title, u"Good"_s);
}

void TestActivityLog::addresses_areToldByTheirHostsOnly()
{
    Desk desk;
    desk.add(u"/feed?token=canary"_s);
    HttpAnswer answer;
    answer.fault = HttpAnswer::Fault::ResetMidBody;
    answer.body = QByteArray(1000, 'x');
    desk.server.on(u"/feed?token=canary"_s, answer);
    get(desk.refresher.refresh());
    const Activity activity = desk.log.past().constFirst();
    QCOMPARE(activity.state, Activity::State::Failed);
    QCOMPARE(activity.host, u"127.0.0.1"_s);
    QVERIFY2(!QString(activity.title + activity.error.detail + activity.host).contains(u"canary"_s),
        qPrintable(activity.error.detail));
}

void TestActivityLog::log_staysSmall()
{
    ActivityLog log;
    for (int i = 0; i < ActivityLog::capacity * 2; ++i) {
        Activity end;
        end.state = Activity::State::Done;
        end.added = i;
        log.end(log.begin({}), end);
    }
    QCOMPARE(log.past().size(), ActivityLog::capacity);
    QCOMPARE(log.past().constFirst().added, ActivityLog::capacity * 2 - 1);
}

void TestActivityLog::unknownEnd_isIgnored()
{
    ActivityLog log;
    QSignalSpy ended(&log, &ActivityLog::ended);
    log.end(77, {});
    QCOMPARE(ended.size(), 0);
    QVERIFY(log.activities().isEmpty());
}

QTEST_GUILESS_MAIN(TestActivityLog)
#include "tst_activitylog.moc"
