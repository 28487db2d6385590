// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/headers.h"

#include <QTest>

using namespace courant;

class TestHeaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void retryAfter_isReadAndCapped_data();
    void retryAfter_isReadAndCapped();
    void retryAfter_nonsense_isNone();
    void maxAge_isRead();
};

static const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

void TestHeaders::retryAfter_isReadAndCapped_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("120") << qint64(120);
    QTest::newRow(" 0 ") << qint64(0);
    QTest::newRow("315360000") << maxRetryAfter;
    QTest::newRow("99999999999999999999999") << maxRetryAfter;
    QTest::newRow("Sun, 01 Mar 2026 13:00:00 GMT") << qint64(3600);
    QTest::newRow("Sunday, 01-Mar-26 12:10:00 GMT") << qint64(600);
    QTest::newRow("Sun Mar 1 12:00:30 2026") << qint64(30);
    QTest::newRow("Sun, 01 Mar 2015 13:00:00 GMT") << qint64(0);
    QTest::newRow("Sat, 01 Mar 2036 13:00:00 GMT") << maxRetryAfter;
}

void TestHeaders::retryAfter_isReadAndCapped()
{
    QFETCH(qint64, seconds);
    const QDateTime when = retryAfter(QTest::currentDataTag(), now);
    QVERIFY(when.isValid());
    QCOMPARE(now.secsTo(when), seconds);
    QCOMPARE(when.timeSpec(), Qt::UTC);
}

void TestHeaders::retryAfter_nonsense_isNone()
{
    for (const char *value : {"", "soon", "-5", "12 minutes"})
        QVERIFY2(!retryAfter(value, now).isValid(), value);
}

void TestHeaders::maxAge_isRead()
{
    QCOMPARE(maxAge("max-age=3600, public"), 3600);
    QCOMPARE(maxAge("Public,Max-Age=\"60\""), 60);
    QCOMPARE(maxAge("no-cache, max-age=60"), 0);
    QCOMPARE(maxAge("no-store"), 0);
    QCOMPARE(maxAge("private"), -1);
    QCOMPARE(maxAge("max-age=abc"), -1);
    QCOMPARE(maxAge(""), -1);
}

QTEST_GUILESS_MAIN(TestHeaders)
#include "tst_headers.moc"
