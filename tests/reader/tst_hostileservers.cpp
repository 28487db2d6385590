// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;
using Fault = HttpAnswer::Fault;

/// As many bad servers as good ones at once. COURANT_HOSTILE sets how many of each; 1000 takes some minutes.
class TestHostileServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goodOnes_allArriveAmongHostileOnes();
};

namespace {

constexpr int megabyte = 1024 * 1024;

/// Resident memory in MB; 0 where the system does not tell.
qint64 resident()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096 / megabyte;
}

HttpAnswer faulty(Fault fault)
{
    HttpAnswer answer = feedAnswer(rss("Bad", 40));
    answer.fault = fault;
    return answer;
}

HttpAnswer withStatus(int status, const QList<std::pair<QByteArray, QByteArray>> &headers = {})
{
    HttpAnswer answer;
    answer.status = status;
    answer.headers = headers;
    return answer;
}

QList<HttpAnswer> hostileAnswers()
{
    HttpAnswer bomb = feedAnswer(gzip(QByteArray(64 * megabyte, ' ')));
    bomb.encoding = "gzip";
    HttpAnswer wrongType;
    wrongType.body = "\x89PNG\r\n\x1a\n and so on";
    wrongType.type = "application/rss+xml";
    QByteArray deep = "<rss version=\"2.0\"><channel>";
    for (int i = 0; i < 20'000; ++i)
        deep += "<a>";
    return {faulty(Fault::Hang), faulty(Fault::CloseAtOnce), faulty(Fault::DripHeaders),
        faulty(Fault::DripBody), faulty(Fault::EndlessHeaders), faulty(Fault::EndlessBody),
        faulty(Fault::ResetMidBody), faulty(Fault::ShortBody), bomb, wrongType, feedAnswer(deep),
        withStatus(301, {{"Location", "/bad"}}), withStatus(302, {{"Location", "file:///etc/hostname"}}),
        withStatus(401), withStatus(403), withStatus(404), withStatus(410),
        withStatus(429, {{"Retry-After", "99999999999"}}), withStatus(500), withStatus(304)};
}

/// The servers, in a process of their own: what they take is not ours.
int serve(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    HttpServer server;
    const QList<HttpAnswer> bad = hostileAnswers();
    server.onPrefix(u"/bad"_s, [&bad](const HttpRequestSeen &seen) {
        return bad.at(seen.path.section(u'/', 2, 2).toInt() % bad.size());
    });
    server.onPrefix(u"/good"_s, [](const HttpRequestSeen &) { return feedAnswer(rss("Good", 5)); });
    std::printf("%d\n", int(server.port()));
    std::fflush(stdout);
    return application.exec();
}

} // namespace

void TestHostileServers::goodOnes_allArriveAmongHostileOnes()
{
    const int count = qEnvironmentVariableIntValue("COURANT_HOSTILE") > 0
                          ? qEnvironmentVariableIntValue("COURANT_HOSTILE")
                          : 60;
    QTemporaryDir folder;
    QProcess servers;
    servers.start(QCoreApplication::applicationFilePath(), {u"--serve"_s});
    QVERIFY(servers.waitForReadyRead(20'000));
    const int port = servers.readLine().trimmed().toInt();
    QVERIFY(port > 0);
    Library library(Library::Options{folder.path(), false, {}});
    QVERIFY(get(library.open()));
    const auto url = [port](const QString &kind, int net, int i) {
        return u"http://127.%1.%2.%3:%4/%5/%6"_s.arg(net)
            .arg(i / 250)
            .arg(i % 250 + 1)
            .arg(port)
            .arg(kind)
            .arg(i);
    };
    QSet<SourceId> good;
    for (int i = 0; i < count; ++i) {
        QVERIFY(get(library.addSource({SourceKind::Feed, url(u"bad"_s, 20, i), {}, GroupId::None})));
        good.insert(*get(library.addSource({SourceKind::Feed, url(u"good"_s, 30, i), {}, GroupId::None})));
    }
    HttpClient client{HttpClient::Options()};
    Refresher refresher(&library, &client);
    const qint64 before = resident();
    qint64 most = before;
    qint64 longestGap = 0;
    QElapsedTimer clock;
    QElapsedTimer whole;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] {
        longestGap = std::max(longestGap, clock.restart());
        most = std::max(most, resident());
    });
    clock.start();
    whole.start();
    heart.start(10);
    QSet<SourceId> arrived;
    connect(&library, &Library::changed, this, [&](const Changes &changes) {
        for (const ArticleRow &row : changes.added)
            arrived.insert(row.source);
    });
    const auto future = refresher.refresh();
    const bool all = QTest::qWaitFor([&] { return arrived.contains(good); }, 30'000 + count * 600);
    qInfo("%d + %d: all good ones after %lld ms, %lld MB more at the most, longest gap %lld ms", count, count,
        whole.elapsed(), most - before, longestGap);
    QVERIFY2(all, QByteArray::number(arrived.size()));
    QCOMPARE(arrived, good);
    QVERIFY2(most - before <= 100, QByteArray::number(most - before));
    refresher.cancel();
    const RefreshReport report = get(future);
    QCOMPARE(report.added, count * 5);
    for (const ArticleRow &row : rows(&library))
        QVERIFY(good.contains(row.source));
    servers.kill();
    servers.waitForFinished();
}

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--serve") == 0)
        return serve(argc, argv);
    QCoreApplication application(argc, argv);
    TestHostileServers test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostileservers.moc"
