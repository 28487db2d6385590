// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imageretry.h"

#include <QTest>

using namespace courant;

class TestImageRetry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passingTrouble_isTriedLessAndLess();
    void refusal_isTriedTwice();
    void goneAndWrong_areTriedWhenAskedOnly();
};

static const QDateTime now(QDate(2026, 7, 1), QTime(12, 0), Qt::UTC);

static QList<qint64> hours(const Error &error)
{
    QList<qint64> all;
    for (int tries = 0; tries < 20; ++tries) {
        const QDateTime next = nextImageTry(error, tries, now);
        if (next.isValid())
            all.append(now.secsTo(next) / 3600);
    }
    return all;
}

void TestImageRetry::passingTrouble_isTriedLessAndLess()
{
    const QList<qint64> passing{1, 6, 24, 72, 168};
    QCOMPARE(hours({Error::Kind::Timeout, {}}), passing);
    QCOMPARE(hours({Error::Kind::Unreachable, {}}), passing);
    QCOMPARE(hours({Error::Kind::Http, {}, 503}), passing);
    QCOMPARE(hours({Error::Kind::Http, {}, 429}), passing);
}

void TestImageRetry::refusal_isTriedTwice()
{
    QCOMPARE(hours({Error::Kind::Http, {}, 403}), (QList<qint64>{24, 168}));
}

void TestImageRetry::goneAndWrong_areTriedWhenAskedOnly()
{
    for (const int status : {404, 410, 400})
        QVERIFY(hours({Error::Kind::Http, {}, status}).isEmpty());
    QVERIFY(hours({Error::Kind::NotUnderstood, {}}).isEmpty());
    QVERIFY(hours({Error::Kind::TooLarge, {}}).isEmpty());
    QVERIFY(hours({Error::Kind::Refused, {}}).isEmpty());
}

QTEST_APPLESS_MAIN(TestImageRetry)
#include "tst_imageretry.moc"
