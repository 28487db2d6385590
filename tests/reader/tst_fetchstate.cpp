// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/fetchstate.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

static const QDateTime now(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

class TestFetchState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void success_takesNewValidatorsAndForgetsFailures();
    void successWithoutValidators_dropsTheOldOnes();
    void notModified_keepsWhatItDoesNotRenew();
    void failure_keepsValidatorsAndBacksOff();
    void retryAfter_winsWhenItIsLater();
    void gone_isNotAskedAgain();
    void everyError_hasASentence();
};

static FetchState before()
{
    FetchState state;
    state.etag = "\"old\"";
    state.lastModified = "Sun, 01 Feb 2026 00:00:00 GMT";
    state.bodyHash = "hash";
    state.lastSuccess = now.addDays(-1);
    state.failures = 3;
    state.lastError = u"x"_s;
    state.notBefore = now.addSecs(50);
    return state;
}

void TestFetchState::success_takesNewValidatorsAndForgetsFailures()
{
    HttpResponse response;
    response.status = 200;
    response.etag = "W/\"new\"";
    response.lastModified =
        before().lastModified; // the same date with a new tag is a new version all the same
    const FetchState state = fetchstate::afterSuccess(before(), response, "h2", now);
    QCOMPARE(state.etag, "W/\"new\""_ba);
    QCOMPARE(state.bodyHash, "h2"_ba);
    QCOMPARE(state.failures, 0);
    QVERIFY(state.lastError.isEmpty());
    QVERIFY(!state.notBefore.isValid());
    QCOMPARE(state.lastSuccess, now);
    QCOMPARE(state.lastAttempt, now);
}

void TestFetchState::successWithoutValidators_dropsTheOldOnes()
{
    HttpResponse response;
    response.status = 200;
    const FetchState state = fetchstate::afterSuccess(before(), response, "h2", now);
    QVERIFY(state.etag.isEmpty() && state.lastModified.isEmpty());
}

void TestFetchState::notModified_keepsWhatItDoesNotRenew()
{
    HttpResponse response;
    response.status = 304;
    FetchState state = fetchstate::afterSuccess(before(), response, {}, now);
    QCOMPARE(state.etag, "\"old\""_ba);
    QCOMPARE(state.bodyHash, "hash"_ba);
    response.etag = "\"renewed\"";
    state = fetchstate::afterSuccess(before(), response, {}, now);
    QCOMPARE(state.etag, "\"renewed\""_ba);
    QCOMPARE(state.lastModified, before().lastModified);
}

void TestFetchState::failure_keepsValidatorsAndBacksOff()
{
    FetchState state = before();
    state.failures = 0;
    qint64 last = 0;
    for (int i = 0; i < 20; ++i) {
        state = fetchstate::afterFailure(state, {Error::Kind::Timeout, {}}, {}, now);
        const qint64 wait = now.secsTo(state.notBefore);
        QVERIFY(wait >= last && wait >= 3600 && wait <= 24 * 3600);
        last = wait;
    }
    QCOMPARE(last, 24 * 3600);
    QCOMPARE(state.failures, 20);
    QCOMPARE(state.etag, "\"old\""_ba);
    QCOMPARE(state.lastSuccess, before().lastSuccess);
    QVERIFY(state.lastError.endsWith(u'.'));
}

void TestFetchState::retryAfter_winsWhenItIsLater()
{
    const Error busy{Error::Kind::Http, {}, 429};
    FetchState fresh;
    QCOMPARE(fetchstate::afterFailure(fresh, busy, now.addSecs(7200), now).notBefore, now.addSecs(7200));
    QCOMPARE(fetchstate::afterFailure(fresh, busy, now.addSecs(10), now).notBefore, now.addSecs(3600));
}

void TestFetchState::gone_isNotAskedAgain()
{
    const FetchState state = fetchstate::afterFailure({}, {Error::Kind::Http, {}, 410}, {}, now);
    QVERIFY(state.rhythm.gone);
    QVERIFY(state.lastError.contains("410"_L1));
}

void TestFetchState::everyError_hasASentence()
{
    for (int kind = 0; kind <= int(Error::Kind::Unsupported); ++kind) {
        for (const int status : {0, 401, 403, 404, 410, 418, 429, 500, 503}) {
            const Error error{Error::Kind(kind), u"detail"_s, status};
            QVERIFY(fetchstate::sentence(error).endsWith(u'.'));
            QVERIFY(!fetchstate::reason(error).isEmpty());
        }
    }
    QCOMPARE(fetchstate::reason({Error::Kind::Http, {}, 403}), u"403"_s);
    QCOMPARE(fetchstate::reason({Error::Kind::Timeout, {}}), u"timeout"_s);
}

QTEST_GUILESS_MAIN(TestFetchState)
#include "tst_fetchstate.moc"
