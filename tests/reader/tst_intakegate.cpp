// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/intakegate.h"

#include <QTest>

using namespace courant;

namespace {
constexpr qint64 mebi = 1024 * 1024;
}

class TestIntakeGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bodies_passInTurnWithinTheBound();
    void bodyLargerThanTheBound_passesAlone();
    void whoIsGone_isPassedOver();
    void leavingWhileEntering_admitsTheNext();
    void whatWaits_isTold();
};

void TestIntakeGate::bodies_passInTurnWithinTheBound()
{
    IntakeGate gate;
    QList<int> inside;
    for (int i = 0; i < 20; ++i)
        gate.enter(this, mebi, [&inside, i] { inside.append(i); });
    QCOMPARE(inside, (QList<int>{0, 1, 2, 3, 4, 5}));
    QVERIFY(gate.isCrowded());
    for (int i = 0; i < 3; ++i)
        gate.leave(mebi);
    QCOMPARE(inside.size(), 9);
    QCOMPARE(inside.last(), 8);
    QVERIFY(!gate.isCrowded());
    for (int i = 0; i < 17; ++i)
        gate.leave(mebi);
    QCOMPARE(inside.size(), 20);
}

void TestIntakeGate::bodyLargerThanTheBound_passesAlone()
{
    IntakeGate gate;
    QStringList passed;
    gate.enter(this, 1, [&] { passed.append(QStringLiteral("small")); });
    gate.enter(this, 60 * mebi, [&] { passed.append(QStringLiteral("large")); });
    gate.enter(this, 1, [&] { passed.append(QStringLiteral("next")); });
    QCOMPARE(passed, QStringList{QStringLiteral("small")});
    gate.leave(1);
    QCOMPARE(passed.last(), QStringLiteral("large"));
    gate.leave(60 * mebi);
    QCOMPARE(passed.last(), QStringLiteral("next"));
}

void TestIntakeGate::whoIsGone_isPassedOver()
{
    IntakeGate gate;
    bool wrong = false;
    bool right = false;
    gate.enter(this, 10 * mebi, [] {});
    {
        QObject gone;
        gate.enter(&gone, 10 * mebi, [&] { wrong = true; });
    }
    gate.enter(this, 10 * mebi, [&] { right = true; });
    gate.leave(10 * mebi);
    QVERIFY(!wrong);
    QVERIFY(right);
    QVERIFY(!gate.isCrowded());
}

void TestIntakeGate::leavingWhileEntering_admitsTheNext()
{
    IntakeGate gate;
    int passed = 0;
    for (int i = 0; i < 1000; ++i) {
        gate.enter(this, 7 * mebi, [&] {
            ++passed;
            gate.leave(7 * mebi);
        });
    }
    QCOMPARE(passed, 1000);
}

void TestIntakeGate::whatWaits_isTold()
{
    qint64 told = 0;
    IntakeGate gate([&told](qint64 bytes) { told = bytes; });
    gate.enter(this, 5 * mebi, [] {});
    QCOMPARE(told, 0);
    gate.enter(this, 2 * mebi, [] {});
    gate.enter(this, 3 * mebi, [] {});
    QCOMPARE(told, 5 * mebi);
    gate.leave(5 * mebi);
    QCOMPARE(told, 0);
}

QTEST_GUILESS_MAIN(TestIntakeGate)
#include "tst_intakegate.moc"
