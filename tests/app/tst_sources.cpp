// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"
#include "support/httpserver.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace courant::test;
using namespace commandline;
using namespace Qt::Literals::StringLiterals;

namespace {

HttpAnswer feed(const QByteArray &link)
{
    HttpAnswer answer;
    answer.type = "application/rss+xml";
    answer.body =
        "<rss version=\"2.0\"><channel><title>Harbour</title><item><title>Tide</title><guid>1</guid><link>" +
        link + "</link><description>Short.</description></item></channel></rss>";
    return answer;
}

HttpAnswer page()
{
    HttpAnswer answer;
    answer.type = "text/html";
    QByteArray paragraphs;
    for (int i = 0; i < 12; ++i)
        paragraphs += "<p>The tide came in as it does twice a day, and with it, slowly, came the boats, one "
                      "after the other, until the harbour was full of masts.</p>";
    answer.body = "<html><head><title>Tide</title></head><body><article><h1>Tide</h1>" + paragraphs +
                  "</article></body></html>";
    return answer;
}

} // namespace

/// What the command line does for single sources.
class TestSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<HttpServer>();
        m_server->on(u"/feed"_s, feed(m_server->url(u"/tide"_s).toEncoded()));
        m_server->on(u"/tide"_s, page());
        const Run added = courant({"add", "--no-images", m_server->url(u"/feed"_s).toString()});
        QVERIFY2(added.code == 0, added.err);
    }
    void settings_areKeptShownAndUsed();
    void wrongSettings_changeNothing_data();
    void wrongSettings_changeNothing();
    void health_isTold();
    void refresh_fetchesWholeArticles();
    void passwordTyped_isInNoOutputAndNoLibrary();

private:
    Run courant(std::initializer_list<Word> list, const QByteArray &input = {})
    {
        return run(words(list) + QStringList{u"--data"_s, m_folder->filePath(u"data"_s)}, input);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
};

void TestSources::settings_areKeptShownAndUsed()
{
    const Run set =
        courant({"source", "set", "1", "interval=60", "agent=Harbour reader", "header=X-Paper: blue",
            "pictures=none", "zone=-03:30", "keep-days=30", "keep-count=all", "notify=on"});
    QVERIFY2(set.code == 0, set.err);
    const Run shown = courant({"source", "show", "1", "--json"});
    const QJsonArray settings = shown.lines().constFirst().value("settings"_L1).toArray();
    QCOMPARE(settings.toVariantList(),
        QVariantList({u"interval=60"_s, u"agent=Harbour reader"_s, u"header=X-Paper: blue"_s,
            u"pictures=none"_s, u"notify=on"_s, u"zone=-03:30"_s, u"keep-days=30"_s, u"keep-count=all"_s}));
    m_server->forget();
    QCOMPARE(courant({"refresh"}).code, 0);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_server->requests().constFirst().header("user-agent"), "Harbour reader"_ba);
    QCOMPARE(m_server->requests().constFirst().header("x-paper"), "blue"_ba);
    const Run back =
        courant({"source", "set", "1", "interval=default", "agent=", "header=", "pictures=default",
            "zone=default", "keep-days=default", "keep-count=default", "notify=off", "--json"});
    QVERIFY(back.lines().constFirst().value("settings"_L1).toArray().isEmpty());
}

void TestSources::wrongSettings_changeNothing_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting : {"interval=3", "interval=often", "colour=blue", "plain", "zone=8",
             "pictures=some", "proxy=ftp://example.org:1", "proxy=http://example.org",
             "header=Host: elsewhere", "password=x", "user=a:b", "url=file:///etc/hostname", "keep-days=0"})
        QTest::newRow(setting) << QString::fromLatin1(setting);
}

void TestSources::wrongSettings_changeNothing()
{
    QFETCH(QString, setting);
    const Run wrong = courant({"source", "set", "1", "interval=60", setting});
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.err.startsWith("courant: "));
    QVERIFY(courant({"source", "show", "1", "--json"})
                .lines()
                .constFirst()
                .value("settings"_L1)
                .toArray()
                .isEmpty());
}

void TestSources::health_isTold()
{
    HttpAnswer gone;
    gone.status = 410;
    m_server->on(u"/feed"_s, gone);
    QCOMPARE(courant({"refresh"}).code, 1);
    const Run health = courant({"sources", "--health", "--json"});
    QVERIFY2(health.code == 0, health.err);
    const QJsonObject one = health.lines().constFirst();
    QCOMPARE(one.value("condition"_L1).toString(), u"gone"_s);
    QVERIFY(one.value("lastError"_L1).toString().contains(u"410"_s));
    QVERIFY(one.value("lastSuccess"_L1).isString());
    QVERIFY(one.value("nextRefresh"_L1).isNull());
    QVERIFY(courant({"sources", "--health"}).out.contains("gone"));
}

void TestSources::refresh_fetchesWholeArticles()
{
    QCOMPARE(courant({"source", "set", "1", "full-text=on"}).code, 0);
    QCOMPARE(m_server->count(u"/tide"_s), 0);
    const Run refreshed = courant({"refresh", "--no-images"});
    QVERIFY2(refreshed.code == 0, refreshed.err);
    QCOMPARE(m_server->count(u"/tide"_s), 1);
    const Run shown = courant({"show", "1", "--text"});
    QVERIFY2(shown.out.contains("full of masts"), shown.out);
    // Once, and not again.
    QCOMPARE(courant({"refresh", "--no-images"}).code, 0);
    QCOMPARE(m_server->count(u"/tide"_s), 1);
}

void TestSources::passwordTyped_isInNoOutputAndNoLibrary()
{
    const QByteArray canary = "Kanarienvogel";
    const Run set = courant({"source", "set", "1", "user=anna", "secrets=file", "password=-"}, canary + '\n');
    QVERIFY2(set.code == 0, set.err);
    m_server->forget();
    QCOMPARE(courant({"refresh"}).code, 0);
    QCOMPARE(m_server->requests().constFirst().header("authorization"),
        "Basic " + QByteArray("anna:" + canary).toBase64());
    for (const Run &output : {set, courant({"source", "show", "1"}), courant({"sources", "--json"}),
             courant({"sources", "--opml"}), courant({"sources", "--health", "--json"})})
        QVERIFY(!output.out.contains(canary) && !output.err.contains(canary));
    QFile library(m_folder->filePath(u"data/library.sqlite"_s));
    QVERIFY(library.open(QIODevice::ReadOnly));
    QVERIFY(!library.readAll().contains(canary));
    // Who removes the source removes what was told in confidence.
    const auto kept = [this] {
        QFile secrets(m_folder->filePath(u"data/secrets.json"_s));
        return secrets.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(secrets.readAll()).object().size()
                                                 : 0;
    };
    QCOMPARE(kept(), 1);
    QCOMPARE(courant({"remove", "--source", "1"}).code, 0);
    QCOMPARE(kept(), 0);
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
