// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/fetchstate.h"
#include "reader/schedule.h"

#include <QRandomGenerator>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

static const QDateTime start(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC); // a Monday

class TestSchedule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newSource_isDueAtOnce();
    void interval_followsTheRhythm_data();
    void interval_followsTheRhythm();
    void spread_isSmallAndFixed();
    void skippedHoursAndDays_areSkipped();
    void backOff_isWaitedFor();
    void goneAndLocalSources_areNotAsked();
    void clockSetBack_doesNotSilence();
    void limit_takesTheLongestDue();
    void neverMeansNever();
    void ownInterval_holdsForItsSource();
    void tenThousandSources_overDays();
};

static Source feedAt(const QDateTime &lastAttempt, qint64 id = 1)
{
    Source source;
    source.id = SourceId(id);
    source.fetch.lastAttempt = lastAttempt;
    return source;
}

void TestSchedule::newSource_isDueAtOnce()
{
    QCOMPARE(schedule::due({feedAt({})}, start, {}), QList<SourceId>({SourceId(1)}));
}

void TestSchedule::interval_followsTheRhythm_data()
{
    QTest::addColumn<Rhythm>("rhythm");
    QTest::addColumn<schedule::Policy>("policy");
    QTest::addColumn<int>("minutes");
    const auto row = [](const char *name, const std::function<void(Rhythm &, schedule::Policy &)> &with,
                         int minutes) {
        Rhythm rhythm;
        schedule::Policy policy;
        with(rhythm, policy);
        QTest::newRow(name) << rhythm << policy << minutes;
    };
    row(
        "nothing known", [](auto &, auto &) {}, 60);
    row(
        "every five minutes", [](Rhythm &r, auto &) { r.publishMinutes = 5; }, 60);
    row(
        "every six hours", [](Rhythm &r, auto &) { r.publishMinutes = 360; }, 180);
    row(
        "every month", [](Rhythm &r, auto &) { r.publishMinutes = 43'200; }, 1440);
    row(
        "reader wants it sooner",
        [](Rhythm &r, schedule::Policy &p) {
            r.publishMinutes = 5;
            p.everyMinutes = 15;
        },
        15);
    row(
        "reader wants it fixed",
        [](Rhythm &r, schedule::Policy &p) {
            r.publishMinutes = 5000;
            p.adaptive = false;
        },
        60);
    row(
        "fallen silent",
        [](Rhythm &r, auto &) {
            r.publishMinutes = 30;
            r.newest = start.addDays(-10);
        },
        720);
    row(
        "dead for years",
        [](Rhythm &r, auto &) {
            r.publishMinutes = 30;
            r.newest = start.addYears(-3);
        },
        1440);
    row(
        "ttl", [](Rhythm &r, auto &) { r.wishMinutes = 240; }, 240);
    row(
        "ttl against the reader",
        [](Rhythm &r, schedule::Policy &p) {
            r.wishMinutes = 240;
            p.everyMinutes = 15;
        },
        240);
    row(
        "ttl of a year", [](Rhythm &r, auto &) { r.wishMinutes = 500'000; }, 1440);
    row(
        "max-age", [](Rhythm &r, auto &) { r.maxAgeMinutes = 90; }, 90);
}

void TestSchedule::interval_followsTheRhythm()
{
    QFETCH(Rhythm, rhythm);
    QFETCH(schedule::Policy, policy);
    QFETCH(int, minutes);
    QCOMPARE(schedule::intervalMinutes(rhythm, policy, start), minutes);
}

void TestSchedule::spread_isSmallAndFixed()
{
    QSet<qint64> moments;
    for (int id = 1; id <= 500; ++id) {
        const QDateTime next = schedule::nextTime(feedAt(start, id), {});
        const qint64 seconds = start.secsTo(next);
        QVERIFY(seconds >= 3600 && seconds <= 3960);
        QCOMPARE(schedule::nextTime(feedAt(start, id), {}), next);
        moments.insert(seconds);
    }
    QVERIFY(moments.size() > 200);
}

void TestSchedule::skippedHoursAndDays_areSkipped()
{
    Source source = feedAt(start);
    source.fetch.rhythm.skipHours = {13, 14, 15};
    QCOMPARE(schedule::nextTime(source, {}), QDateTime(start.date(), QTime(16, 0), Qt::UTC));
    source.fetch.rhythm.skipDays = {1, 2};
    QCOMPARE(schedule::nextTime(source, {}), QDateTime(start.date().addDays(2), QTime(0, 0), Qt::UTC));
    source.fetch.rhythm.skipDays = {1, 2, 3, 4, 5, 6, 7}; // nonsense is not obeyed
    QVERIFY(schedule::nextTime(source, {}) < start.addSecs(2 * 3600));
}

void TestSchedule::backOff_isWaitedFor()
{
    Source source = feedAt(start);
    source.fetch.notBefore = start.addSecs(5 * 3600);
    QVERIFY(schedule::due({source}, start.addSecs(5 * 3600 - 1), {}).isEmpty());
    QCOMPARE(schedule::due({source}, start.addSecs(6 * 3600), {}).size(), 1);
}

void TestSchedule::goneAndLocalSources_areNotAsked()
{
    Source gone = feedAt(start);
    gone.fetch.rhythm.gone = true;
    Source documents = feedAt(start, 2);
    documents.kind = SourceKind::Documents;
    Source samples = feedAt({}, 3);
    samples.kind = SourceKind::Samples;
    Source folder = feedAt(start, 4);
    folder.kind = SourceKind::Folder;
    QCOMPARE(schedule::due({gone, documents, samples, folder}, start.addYears(1), {}),
        QList<SourceId>({SourceId(4)}));
}

void TestSchedule::clockSetBack_doesNotSilence()
{
    QCOMPARE(schedule::due({feedAt(start.addYears(5))}, start, {}).size(), 1);
    QCOMPARE(schedule::due({feedAt(start.addSecs(10))}, start, {}).size(), 0);
}

void TestSchedule::limit_takesTheLongestDue()
{
    const auto ids = schedule::due({feedAt(start.addDays(-1), 1), feedAt(start.addDays(-3), 2),
                                       feedAt(start.addDays(-2), 3), feedAt(start, 4)},
        start, {}, 2);
    QCOMPARE(ids, QList<SourceId>({SourceId(2), SourceId(3)}));
}

void TestSchedule::neverMeansNever()
{
    schedule::Policy policy;
    policy.everyMinutes = 0;
    QVERIFY(schedule::due({feedAt({}), feedAt(start.addYears(-1), 2)}, start, policy).isEmpty());
}

void TestSchedule::ownInterval_holdsForItsSource()
{
    schedule::Policy never;
    never.everyMinutes = 0;
    Source own = feedAt(start.addSecs(-40 * 60));
    own.options.refreshMinutes = 30;
    own.fetch.rhythm.publishMinutes = 10'000; // an adaptive interval would be a day
    QCOMPARE(schedule::due({own}, start, never).size(), 1);
    own.options.refreshMinutes = 60;
    QVERIFY(schedule::due({own}, start, {}).isEmpty());
    own.options.refreshMinutes = SourceOptions::onlyWhenAsked;
    own.fetch.lastAttempt = start.addYears(-1);
    QVERIFY(schedule::due({own}, start, {}).isEmpty());
    // The source's own wish still counts.
    own.options.refreshMinutes = 15;
    own.fetch.lastAttempt = start.addSecs(-40 * 60);
    own.fetch.rhythm.wishMinutes = 120;
    QVERIFY(schedule::due({own}, start, {}).isEmpty());
}

/// One source of the simulation, with the rule nobody may break for it.
struct Simulated
{
    Source source;
    int publishes = 60;
    bool fails = false;
    bool gone = false;
    QDateTime earliest; ///< by the rule of the last answer
    QDateTime firstAsked;
    int asked = 0;
    qint64 longestWait = 0;
};

static void answer(Simulated &one, const QDateTime &now, QRandomGenerator &random)
{
    FetchState &fetch = one.source.fetch;
    if (one.gone) {
        fetch = fetchstate::afterFailure(fetch, {Error::Kind::Http, {}, 410}, {}, now);
        one.earliest = now.addYears(100);
    } else if (one.fails) {
        const bool names = random.bounded(4) == 0;
        const QDateTime retry = names ? now.addSecs(random.bounded(60, 100'000)) : QDateTime();
        fetch = fetchstate::afterFailure(fetch, {Error::Kind::Http, {}, 503}, retry, now);
        one.earliest = names ? std::max(retry, now.addSecs(3600)) : now.addSecs(3600);
    } else {
        HttpResponse response;
        response.status = 304;
        fetch = fetchstate::afterSuccess(fetch, response, {}, now);
        fetch.rhythm.publishMinutes = one.publishes;
        fetch.rhythm.newest = now.addSecs(-60LL * one.publishes / 2);
        one.earliest = now.addSecs(3600);
    }
}

void TestSchedule::tenThousandSources_overDays()
{
    constexpr int count = 10'000;
    QRandomGenerator random(4711);
    std::vector<Simulated> all(count);
    QList<Source> sources(count);
    for (int i = 0; i < count; ++i) {
        all[size_t(i)].source.id = SourceId(i + 1);
        all[size_t(i)].publishes = random.bounded(5, 10'000);
        all[size_t(i)].fails = i % 10 < 3;
        all[size_t(i)].gone = i % 100 == 99;
    }
    constexpr int days = 12;
    constexpr int stepMinutes = 30;
    int peak = 0;
    for (int minute = 0; minute < days * 24 * 60; minute += stepMinutes) {
        if (minute / 60 % 24 == 3)
            continue; // the program is closed an hour every night: it must catch up
        const QDateTime now = start.addSecs(60LL * minute);
        for (int i = 0; i < count; ++i)
            sources[i] = all[size_t(i)].source;
        const auto due = schedule::due(sources, now, {}, 2000);
        peak = std::max(peak, int(due.size()));
        for (const SourceId id : due) {
            Simulated &one = all[size_t(toInt(id) - 1)];
            QVERIFY2(!one.earliest.isValid() || now >= one.earliest, qPrintable(now.toString(Qt::ISODate)));
            if (one.source.fetch.lastAttempt.isValid())
                one.longestWait = std::max(one.longestWait, one.source.fetch.lastAttempt.secsTo(now));
            ++one.asked;
            answer(one, now, random);
        }
    }
    for (const Simulated &one : all) {
        QVERIFY(one.asked > 0);
        if (one.gone) {
            QCOMPARE(one.asked, 1);
            continue;
        }
        // Nobody is forgotten: at least every 26.4 hours and an hour of sleep, however rarely it publishes or
        // often it fails.
        QVERIFY2(one.longestWait <= 32 * 3600, QByteArray::number(one.longestWait));
        QVERIFY(one.asked >= days * 24 / 32);
        QVERIFY(one.asked <= days * 24);
    }
    QVERIFY(peak > 0);
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
