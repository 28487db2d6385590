// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/feedjob.h"
#include "reader/readertest.h"
#include "reader/refresher.h"
#include "reader/secretmemory.h"
#include "reader/sourcerequest.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// What a reader chose for one source, at work.
class TestOwnSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void chosenRequest_isSent();
    void dateWithoutAZone_isReadInTheChosenOne();
    void password_comesOutOfTheKeychain();
    void missingPassword_asksNobodyAndSaysWhy();
    void lockedKeychain_canBeCancelled();
    void canary_isNowhere();
    void proxyAddress_isReadOrExplained_data();
    void proxyAddress_isReadOrExplained();
    void brokenProxy_isNotPassedBy();
    void headerOfOurs_isRefused();
    void passwordInAnAddress_isTakenOut();

private:
    SourceId add(const SourceOptions &options);
    RefreshReport refresh() { return get(m_refresher->refresh()); }
    QString keep(const SourceSecrets &secrets, SourceOptions::SecretPlace place = {})
    {
        return *get(m_secrets->write(place, secrets));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Refresher> m_refresher;
    SecretMemory *m_keychain = nullptr;
};

void TestOwnSources::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<HttpServer>();
    m_server->on(u"/feed"_s, feedAnswer(rss("Blatt", 2)));
    m_client = std::make_unique<HttpClient>(HttpClient::Options());
    m_library = std::make_unique<Library>(Library::Options{m_folder->path(), false, {}});
    QVERIFY(get(m_library->open()));
    auto keychain = std::make_unique<SecretMemory>();
    m_keychain = keychain.get();
    m_secrets = std::make_unique<SecretStore>(std::move(keychain), makeSecretFile(m_folder->path()));
    m_refresher = std::make_unique<Refresher>(m_library.get(), m_client.get());
    m_refresher->setSecrets(m_secrets.get());
}

void TestOwnSources::cleanup()
{
    m_refresher.reset();
    m_secrets.reset();
    m_client.reset();
    m_library.reset();
    m_server.reset();
    m_folder.reset();
}

SourceId TestOwnSources::add(const SourceOptions &options)
{
    const SourceId id = *get(
        m_library->addSource({SourceKind::Feed, m_server->url(u"/feed"_s).toString(), {}, GroupId::None}));
    if (!get(m_library->setSourceOptions(id, options)))
        qFatal("the options were not kept");
    return id;
}

void TestOwnSources::chosenRequest_isSent()
{
    SourceOptions options;
    options.userAgent = u"Other/1"_s;
    options.headers = {{u"Accept-Language"_s, u"de"_s}};
    add(options);
    QCOMPARE(refresh().added, 2);
    QCOMPARE(m_server->requests().constFirst().header("user-agent"), "Other/1"_ba);
    QCOMPARE(m_server->requests().constFirst().header("accept-language"), "de"_ba);
}

void TestOwnSources::dateWithoutAZone_isReadInTheChosenOne()
{
    QByteArray body = rss("Blatt", 1);
    body.replace("Wed, 02 Jul 2026 10:00:00 GMT", "2026-07-02 10:00:00");
    QVERIFY(body.contains("2026-07-02 10:00:00"));
    m_server->on(u"/feed"_s, feedAnswer(body));
    SourceOptions options;
    const SourceId id = add(options);
    QCOMPARE(refresh().added, 1);
    const auto published = [this] { return rows(m_library.get()).constFirst().published; };
    QCOMPARE(published(), QDateTime(QDate(2026, 7, 2), QTime(10, 0), Qt::UTC));
    // Chosen later, it holds for what is there too: the feed is read again although it is the same.
    options.utcOffset = 8 * 60;
    QVERIFY(get(m_library->setSourceOptions(id, options)));
    QVERIFY(refresh().failures.isEmpty());
    QCOMPARE(published(), QDateTime(QDate(2026, 7, 2), QTime(2, 0), Qt::UTC));
}

void TestOwnSources::password_comesOutOfTheKeychain()
{
    SourceOptions options;
    options.auth = SourceOptions::Auth::Basic;
    options.user = u"安"_s;
    options.headers = {{u"Cookie"_s, {}, true}};
    options.secretId = keep({u"geheim"_s, {}, {{u"Cookie"_s, u"s=1"_s}}});
    add(options);
    QCOMPARE(refresh().added, 2);
    QCOMPARE(m_server->requests().constFirst().header("authorization"),
        "Basic " + u"安:geheim"_s.toUtf8().toBase64());
    QCOMPARE(m_server->requests().constFirst().header("cookie"), "s=1"_ba);
}

void TestOwnSources::missingPassword_asksNobodyAndSaysWhy()
{
    SourceOptions options;
    options.auth = SourceOptions::Auth::Bearer;
    options.secretId = u"not there"_s;
    const SourceId id = add(options);
    const RefreshReport report = refresh();
    QCOMPARE(report.failures.size(), 1);
    QCOMPARE(report.failures.constFirst().error.kind, Error::Kind::NoSecret);
    QCOMPARE(m_server->requests().size(), 0);
    const Source source = sourceOf(m_library.get(), id);
    QVERIFY2(source.fetch.lastError.contains(u"password"_s), qPrintable(source.fetch.lastError));
    QCOMPARE(source.options.secretId, u"not there"_s);
}

void TestOwnSources::lockedKeychain_canBeCancelled()
{
    SourceOptions options;
    options.auth = SourceOptions::Auth::Bearer;
    options.secretId = u"x"_s;
    m_keychain->kept.insert(u"x"_s, "{}");
    m_keychain->mood = SecretMemory::Mood::Silent;
    add(options);
    const auto future = m_refresher->refresh();
    QTRY_COMPARE(m_keychain->reads, 1);
    m_refresher->cancel();
    QVERIFY(get(future).cancelled);
    m_keychain->answerAll();
    QCoreApplication::processEvents();
    QCOMPARE(m_server->requests().size(), 0);
}

/// No secret may be in any file but the one that the reader chose, nor in what is said of a failure.
void TestOwnSources::canary_isNowhere()
{
    SourceOptions options;
    options.auth = SourceOptions::Auth::Basic;
    options.user = u"ann"_s;
    options.headers = {{u"X-Api-Key"_s, {}, true}};
    options.proxy = SourceOptions::Proxy::None;
    options.secretId = keep({u"canaryone"_s, u"canarytwo"_s, {{u"X-Api-Key"_s, u"canarythree"_s}}});
    const SourceId id = add(options);
    QCOMPARE(refresh().added, 2);
    HttpAnswer refuses = feedAnswer({});
    refuses.status = 403;
    m_server->on(u"/feed"_s, refuses);
    const RefreshReport report = refresh();
    QCOMPARE(report.failures.size(), 1);
    const Source source = sourceOf(m_library.get(), id);
    QString said = report.failures.constFirst().error.detail + report.failures.constFirst().title +
                   source.fetch.lastError + sourceOptionsToText(source.options);
    QVERIFY2(!said.contains(u"canary"_s), qPrintable(said));
    m_refresher.reset();
    m_library.reset();
    int files = 0;
    for (QDirIterator it(m_folder->path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const QByteArray &canary :
            {"canary"_ba, "canaryone"_ba.toBase64(), "ann:canaryone"_ba.toBase64()})
            QVERIFY2(!bytes.contains(canary), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 0);
}

void TestOwnSources::proxyAddress_isReadOrExplained_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("good");
    QTest::newRow("http") << u"http://proxy.example:3128"_s << true;
    QTest::newRow("socks") << u" socks5://ann@localhost:9050/ "_s << true;
    QTest::newRow("ipv6") << u"socks5://[::1]:9050"_s << true;
    QTest::newRow("no port") << u"http://proxy.example"_s << false;
    QTest::newRow("no scheme") << u"proxy.example:3128"_s << false;
    QTest::newRow("https") << u"https://proxy.example:3128"_s << false;
    QTest::newRow("path") << u"http://proxy.example:3128/x"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
}

void TestOwnSources::proxyAddress_isReadOrExplained()
{
    QFETCH(const QString, address);
    QFETCH(const bool, good);
    const auto proxy = sourcerequest::proxyOf(address);
    QCOMPARE(proxy.has_value(), good);
    if (!good)
        QVERIFY(!proxy.error().detail.isEmpty());
}

void TestOwnSources::brokenProxy_isNotPassedBy()
{
    SourceOptions options;
    options.proxy = SourceOptions::Proxy::Own;
    options.proxyUrl = u"what is this"_s;
    add(options);
    QCOMPARE(refresh().failures.size(), 1);
    QCOMPARE(m_server->requests().size(), 0);
}

void TestOwnSources::headerOfOurs_isRefused()
{
    QVERIFY(!sourcerequest::headerProblem(u"Host"_s, u"x"_s).isEmpty());
    QVERIFY(!sourcerequest::headerProblem(u"X Y"_s, u"x"_s).isEmpty());
    QVERIFY(!sourcerequest::headerProblem(u"X-Y"_s, u"a\nb"_s).isEmpty());
    QVERIFY(sourcerequest::headerProblem(u"X-Y"_s, u"größe"_s).isEmpty());
}

void TestOwnSources::passwordInAnAddress_isTakenOut()
{
    const auto split = sourcerequest::splitAddress(u"https://ann:p%40ss@example.org/feed?a=b"_s);
    QCOMPARE(split.url, u"https://example.org/feed?a=b"_s);
    QCOMPARE(split.user, u"ann"_s);
    QCOMPARE(split.password, u"p@ss"_s);
    QCOMPARE(sourcerequest::splitAddress(u"https://example.org/ä"_s).url, u"https://example.org/ä"_s);
}

QTEST_GUILESS_MAIN(TestOwnSources)
#include "tst_ownsources.moc"
