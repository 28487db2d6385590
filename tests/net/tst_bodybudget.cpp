// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/bodybudget.h"

#include <QTest>

using namespace courant;

class TestBodyBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void beyondTheLimit_onlyTheOldestReadsOn();
    void roomThatComesBack_wakesTheWaiting();
    void oldestThatEnds_leavesItsPlaceToTheNext();
    void bodiesElsewhere_takeRoomToo();
    void smallBody_neverWaitsForGreedyOnes();

private:
    // Never looked into: names only.
    static Transfer *transfer(quintptr number) { return reinterpret_cast<Transfer *>(number * 16); }
    Transfer *const m_one = transfer(1);
    Transfer *const m_two = transfer(2);
    Transfer *const m_three = transfer(3);
};

void TestBodyBudget::beyondTheLimit_onlyTheOldestReadsOn()
{
    BodyBudget budget(100);
    QVERIFY(budget.mayRead(m_one) && budget.mayRead(m_two));
    budget.hold(m_one, 40);
    budget.hold(m_two, 59);
    QVERIFY(budget.mayRead(m_two));
    budget.hold(m_two, 60);
    QCOMPARE(budget.held(), 100);
    QVERIFY(budget.mayRead(m_one));
    QVERIFY(!budget.mayRead(m_two));
    QVERIFY(!budget.mayRead(m_three));
    QVERIFY(budget.takeWaiting().isEmpty());
    budget.hold(m_one, 5000); // what it may be is its own limit's care
    QVERIFY(budget.mayRead(m_one));
}

void TestBodyBudget::roomThatComesBack_wakesTheWaiting()
{
    BodyBudget budget(100);
    budget.hold(m_one, 90);
    budget.hold(m_two, 20);
    QVERIFY(!budget.mayRead(m_two) && !budget.mayRead(m_three));
    budget.forget(m_one);
    QCOMPARE(budget.held(), 20);
    QCOMPARE(budget.takeWaiting().size(), 2);
    QVERIFY(budget.takeWaiting().isEmpty());
    budget.forget(m_two);
    budget.forget(m_two);
    QCOMPARE(budget.held(), 0);
}

void TestBodyBudget::oldestThatEnds_leavesItsPlaceToTheNext()
{
    BodyBudget budget(100);
    budget.hold(m_one, 50);
    budget.hold(m_two, 200);
    QVERIFY(!budget.mayRead(m_two));
    budget.forget(m_one);
    // Still no room, but somebody has to go on.
    QCOMPARE(budget.takeWaiting(), QList<Transfer *>{m_two});
    QVERIFY(budget.mayRead(m_two));
}

void TestBodyBudget::bodiesElsewhere_takeRoomToo()
{
    BodyBudget budget(100);
    budget.hold(m_one, 30);
    budget.setElsewhere(80);
    QVERIFY(!budget.mayRead(m_two));
    QVERIFY(budget.mayRead(m_one));
    budget.setElsewhere(100); // they go on by themselves: nobody has to make way for the oldest
    QVERIFY(!budget.mayRead(m_one));
    QVERIFY(budget.takeWaiting().isEmpty());
    budget.setElsewhere(80);
    QCOMPARE(budget.takeWaiting().size(), 2);
    budget.setElsewhere(0);
    QVERIFY(budget.mayRead(m_two));
}

void TestBodyBudget::smallBody_neverWaitsForGreedyOnes()
{
    BodyBudget budget(100, 10);
    budget.hold(m_one, 60);
    budget.hold(m_two, 60);
    QVERIFY(budget.mayRead(m_three));
    budget.hold(m_three, 9);
    QVERIFY(budget.mayRead(m_three));
    budget.hold(m_three, 10); // from here on it is as the others are
    QVERIFY(!budget.mayRead(m_three));
    QVERIFY(!budget.mayRead(m_two));
    budget.setElsewhere(100);
    budget.forget(m_three);
    QVERIFY(!budget.mayRead(m_three));
}

QTEST_APPLESS_MAIN(TestBodyBudget)
#include "tst_bodybudget.moc"
