// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "net/reachability.h"
#include "reader/readertest.h"
#include "reader/refresher.h"
#include "reader/scheduler.h"

#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class TestScheduler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dueSources_areAskedOnce();
    void nobodyIsAsked_beforeTheFirstLookOrWhenOff();
    void networkThatComesBack_isCaughtUpWith();
    void paidConnection_isLeftAlone();
};

struct Setup
{
    QTemporaryDir folder;
    HttpServer server;
    HttpClient client{HttpClient::Options()};
    Library library{{folder.path(), false, {}}};
    Refresher refresher{&library, &client};

    explicit Setup(int feeds)
    {
        if (!get(library.open()))
            qFatal("no library");
        for (int i = 0; i < feeds; ++i) {
            server.on(u"/feed%1"_s.arg(i), feedAnswer(rss("Feed", 1)));
            const QString url = server.url(u"/feed%1"_s.arg(i), u"127.0.2.%1"_s.arg(i + 1)).toString();
            if (!get(library.addSource({SourceKind::Feed, url, {}, GroupId::None})))
                qFatal("no source");
        }
    }
};

class Network final : public Reachability
{
public:
    bool online = true;
    bool metered = false;
    mutable int asked = 0;

    bool isOnline() const override
    {
        ++asked;
        return online;
    }
    bool isMetered() const override { return metered; }
};

void TestScheduler::dueSources_areAskedOnce()
{
    Setup setup(100); // more than are asked at a time
    Scheduler scheduler(&setup.library, &setup.refresher, [] { return schedule::Policy(); });
    scheduler.start();
    QTRY_COMPARE_WITH_TIMEOUT(rows(&setup.library).size(), 100, 20'000);
    QTRY_VERIFY(!setup.refresher.isRunning());
    QTest::qWait(300);
    QCOMPARE(setup.server.requests().size(), 100);
}

void TestScheduler::nobodyIsAsked_beforeTheFirstLookOrWhenOff()
{
    Setup setup(3);
    Scheduler later(&setup.library, &setup.refresher, [] { return schedule::Policy(); });
    later.start(60'000);
    schedule::Policy off;
    off.everyMinutes = 0;
    Scheduler never(&setup.library, &setup.refresher, [off] { return off; });
    never.start();
    QTest::qWait(300);
    QCOMPARE(setup.server.requests().size(), 0);
}

void TestScheduler::networkThatComesBack_isCaughtUpWith()
{
    Setup setup(3);
    Network network;
    network.online = false;
    Scheduler scheduler(
        &setup.library, &setup.refresher, [] { return schedule::Policy(); }, nullptr, &network);
    scheduler.start();
    QTRY_COMPARE(network.asked, 1);
    QVERIFY(!setup.refresher.isRunning());
    Q_EMIT network.changed(); // to another network that is none
    QCOMPARE(network.asked, 2);
    network.online = true;
    Q_EMIT network.changed();
    QTRY_COMPARE(rows(&setup.library).size(), 3);
    QCOMPARE(setup.server.requests().size(), 3);
}

void TestScheduler::paidConnection_isLeftAlone()
{
    Setup setup(3);
    Network network;
    network.metered = true;
    Scheduler scheduler(
        &setup.library, &setup.refresher, [] { return schedule::Policy(); }, nullptr, &network);
    scheduler.setPausedWhenMetered(true);
    scheduler.start();
    QTRY_COMPARE(network.asked, 1);
    QVERIFY(!setup.refresher.isRunning());
    network.metered = false;
    Q_EMIT network.changed();
    QTRY_COMPARE(rows(&setup.library).size(), 3);
    // Who does not mind is refreshed there as well.
    Setup other(2);
    Network paid;
    paid.metered = true;
    Scheduler careless(
        &other.library, &other.refresher, [] { return schedule::Policy(); }, nullptr, &paid);
    careless.start();
    QTRY_COMPARE(rows(&other.library).size(), 2);
}

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
