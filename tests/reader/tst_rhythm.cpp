// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/rhythm.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

static const QDateTime start(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

class TestRhythm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void feed_tellsItsRhythm();
    void datesOfTheFuture_doNotCount();
    void move_isProvenOnlyByTimeAndRepetition();
    void temporaryRedirect_provesNothing();
    void otherTarget_startsAgain();
};

static ParsedFeed feedEvery(int minutes, int count)
{
    ParsedFeed feed;
    for (int i = 0; i < count; ++i) {
        ParsedItem item;
        item.published = start.addSecs(-60LL * minutes * (i + 1));
        feed.items.append(item);
    }
    return feed;
}

static HttpResponse redirected(int status, const QString &to)
{
    HttpResponse response;
    response.status = 200;
    response.redirects = {{status, QUrl(to)}};
    return response;
}

void TestRhythm::feed_tellsItsRhythm()
{
    Rhythm rhythm;
    ParsedFeed feed = feedEvery(90, 20);
    feed.hints.ttlMinutes = 30;
    feed.hints.periodMinutes = 120;
    feed.hints.skipHours = {1, 2};
    rhythm::learnFromFeed(rhythm, feed, start);
    QCOMPARE(rhythm.publishMinutes, 90);
    QCOMPARE(rhythm.wishMinutes, 120);
    QCOMPARE(rhythm.skipHours, QList<int>({1, 2}));
    QCOMPARE(rhythm.newest, start.addSecs(-90 * 60));
    rhythm::learnFromFeed(rhythm, feedEvery(60, 1), start);
    QCOMPARE(rhythm.publishMinutes, 0);
    QCOMPARE(rhythm.wishMinutes, 0);
}

void TestRhythm::datesOfTheFuture_doNotCount()
{
    ParsedFeed feed = feedEvery(60, 5);
    feed.items[0].published = start.addYears(10);
    Rhythm rhythm;
    rhythm::learnFromFeed(rhythm, feed, start);
    QCOMPARE(rhythm.newest, start.addSecs(-120 * 60));
}

void TestRhythm::move_isProvenOnlyByTimeAndRepetition()
{
    Rhythm rhythm;
    const HttpResponse moved = redirected(301, u"https://new.example/feed"_s);
    // A hundred times on one day is one maintenance page.
    for (int i = 0; i < 100; ++i)
        rhythm::learnFromResponse(rhythm, moved, start.addSecs(i * 60));
    QVERIFY(rhythm::provenMove(rhythm).isEmpty());
    rhythm::learnFromResponse(rhythm, moved, start.addDays(1));
    rhythm::learnFromResponse(rhythm, moved, start.addDays(2));
    QVERIFY(rhythm::provenMove(rhythm).isEmpty());
    rhythm::learnFromResponse(rhythm, moved, start.addDays(3));
    QCOMPARE(rhythm::provenMove(rhythm), u"https://new.example/feed"_s);
    // One answer without the redirect and all is forgotten.
    HttpResponse plain;
    plain.status = 304;
    rhythm::learnFromResponse(rhythm, plain, start.addDays(4));
    QVERIFY(rhythm::provenMove(rhythm).isEmpty());
    QVERIFY(rhythm.movedTo.isEmpty());
}

void TestRhythm::temporaryRedirect_provesNothing()
{
    for (const int status : {302, 303, 307}) {
        Rhythm rhythm;
        for (int day = 0; day < 30; ++day)
            rhythm::learnFromResponse(
                rhythm, redirected(status, u"https://new.example/feed"_s), start.addDays(day));
        QVERIFY(rhythm::provenMove(rhythm).isEmpty());
        HttpResponse mixed = redirected(308, u"https://new.example/feed"_s);
        mixed.redirects.append({status, QUrl(u"https://other.example/"_s)});
        for (int day = 0; day < 30; ++day)
            rhythm::learnFromResponse(rhythm, mixed, start.addDays(day));
        QVERIFY(rhythm::provenMove(rhythm).isEmpty());
    }
}

void TestRhythm::otherTarget_startsAgain()
{
    Rhythm rhythm;
    for (int day = 0; day < 30; ++day) {
        rhythm::learnFromResponse(
            rhythm, redirected(301, u"https://login.example/?session=%1"_s.arg(day)), start.addDays(day));
        QVERIFY(rhythm::provenMove(rhythm).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestRhythm)
#include "tst_rhythm.moc"
