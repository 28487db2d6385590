// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "support/httpserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

/// What a reader may say of one source's requests: its own headers, agent, proxy.
class TestOwnRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void ownHeaders_areSent();
    void ownHeaders_cannotBreakTheRequest();
    void ownHeaders_stayAtTheirOrigin_data();
    void ownHeaders_stayAtTheirOrigin();
    void ownHeaders_followARedirectAtHome();
    void passwordInTheAddress_isSentOnceAndNotRemembered();
    void passwordInTheAddress_isInNoError();
    void httpProxy_isAskedInsteadOfTheServer();
    void socksProxy_isGivenTheName();
    void noProxy_andOwnProxy_liveSideBySide();
    void socksProxy_doesNotOpenTheReadersNetworkToARedirect();

private:
    HttpRequest request(const QString &path, const QString &host = u"127.0.0.1"_s) const;
    Result<HttpResponse> fetch(const HttpRequest &request);
    HttpAnswer redirect(const QUrl &to) const;

    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<HttpServer> m_other;
    std::unique_ptr<HttpClient> m_client;
};

void TestOwnRequest::init()
{
    m_server = std::make_unique<HttpServer>();
    m_other = std::make_unique<HttpServer>();
    m_client = std::make_unique<HttpClient>(HttpClient::Options());
}

void TestOwnRequest::cleanup()
{
    m_client.reset();
    m_server.reset();
    m_other.reset();
}

HttpRequest TestOwnRequest::request(const QString &path, const QString &host) const
{
    HttpRequest request;
    request.url = m_server->url(path, host);
    request.allowPrivate = true;
    return request;
}

Result<HttpResponse> TestOwnRequest::fetch(const HttpRequest &request)
{
    const auto future = m_client->get(request);
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{Error::Kind::Unknown, u"no answer in time"_s};
    return future.result();
}

HttpAnswer TestOwnRequest::redirect(const QUrl &to) const
{
    HttpAnswer answer;
    answer.status = 302;
    answer.headers = {{"Location", to.toEncoded()}};
    return answer;
}

void TestOwnRequest::ownHeaders_areSent()
{
    m_server->on(u"/"_s, {});
    HttpRequest asked = request(u"/"_s);
    asked.userAgent = "Reader/7";
    asked.headers = {{"Authorization", "Bearer t0ken"}, {"Cookie", "a=b"}, {"X-Api-Key", "k"}};
    QVERIFY(fetch(asked));
    const HttpRequestSeen seen = m_server->requests().value(0);
    QCOMPARE(seen.header("user-agent"), "Reader/7"_ba);
    QCOMPARE(seen.header("authorization"), "Bearer t0ken"_ba);
    QCOMPARE(seen.header("cookie"), "a=b"_ba);
    QCOMPARE(seen.header("x-api-key"), "k"_ba);
}

void TestOwnRequest::ownHeaders_cannotBreakTheRequest()
{
    m_server->on(u"/"_s, {});
    HttpRequest asked = request(u"/"_s);
    asked.headers = {{"X-A", "1\r\nX-Evil: 2"}, {"X B", "1"}, {"", "1"}, {"Host", "evil.test"},
        {"Transfer-Encoding", "chunked"}, {"Content-Length", "5"}, {"Accept-Encoding", "zstd"},
        {"X-Good", "1"}};
    QVERIFY(fetch(asked));
    const HttpRequestSeen seen = m_server->requests().value(0);
    for (const char *name : {"x-a", "x-evil", "x b", "transfer-encoding", "content-length"})
        QVERIFY2(!seen.headers.contains(name), name);
    QCOMPARE(seen.host, u"127.0.0.1"_s);
    QVERIFY(seen.header("accept-encoding").contains("gzip"));
    QCOMPARE(seen.header("x-good"), "1"_ba);
}

void TestOwnRequest::ownHeaders_stayAtTheirOrigin_data()
{
    QTest::addColumn<bool>("otherPort");
    QTest::newRow("another host") << false;
    QTest::newRow("another port") << true;
}

void TestOwnRequest::ownHeaders_stayAtTheirOrigin()
{
    QFETCH(const bool, otherPort);
    HttpServer *target = otherPort ? m_other.get() : m_server.get();
    const QString host = otherPort ? u"127.0.0.1"_s : u"127.0.0.2"_s;
    m_server->on(u"/"_s, redirect(target->url(u"/there"_s, host)));
    target->on(u"/there"_s, redirect(m_server->url(u"/back"_s)));
    m_server->on(u"/back"_s, {});
    HttpRequest asked = request(u"/"_s);
    asked.headers = {{"Authorization", "Basic canary"}, {"Cookie", "canary"}};
    QVERIFY(fetch(asked));
    int there = 0;
    for (const HttpRequestSeen &seen : m_server->requests() + m_other->requests()) {
        if (seen.path != u"/there"_s)
            continue;
        ++there;
        QVERIFY(!seen.headers.contains("authorization"));
        QVERIFY(!seen.headers.contains("cookie"));
    }
    QCOMPARE(there, 1);
    // Who was elsewhere may have been sent back to a place of somebody else's choice.
    QCOMPARE(m_server->requests().last().path, u"/back"_s);
    QVERIFY(!m_server->requests().last().headers.contains("authorization"));
    QVERIFY(m_server->requests().constFirst().headers.contains("authorization"));
}

void TestOwnRequest::ownHeaders_followARedirectAtHome()
{
    m_server->on(u"/"_s, redirect(m_server->url(u"/new"_s)));
    m_server->on(u"/new"_s, {});
    HttpRequest asked = request(u"/"_s);
    asked.headers = {{"Authorization", "Basic x"}};
    QVERIFY(fetch(asked));
    QCOMPARE(m_server->requests().last().header("authorization"), "Basic x"_ba);
}

void TestOwnRequest::passwordInTheAddress_isSentOnceAndNotRemembered()
{
    m_server->on(u"/mine"_s, {});
    m_server->on(u"/other"_s, {});
    HttpAnswer asks;
    asks.status = 401;
    asks.headers = {{"WWW-Authenticate", "Basic realm=\"x\""}};
    m_server->on(u"/asks"_s, asks);
    HttpRequest asked = request(u"/mine"_s);
    asked.url.setUserName(u"ann"_s);
    asked.url.setPassword(u"pässwort"_s);
    const auto response = fetch(asked);
    QVERIFY(response);
    QVERIFY(response->finalUrl.userInfo().isEmpty());
    QCOMPARE(m_server->requests().value(0).header("authorization"),
        "Basic " + u"ann:pässwort"_s.toUtf8().toBase64());
    QVERIFY(fetch(request(u"/other"_s)));
    const auto refused = fetch(request(u"/asks"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, 401);
    for (const HttpRequestSeen &seen : m_server->requests().mid(1))
        QVERIFY(!seen.headers.contains("authorization"));
}

void TestOwnRequest::passwordInTheAddress_isInNoError()
{
    HttpRequest asked = request(u"/"_s);
    asked.url.setUserName(u"ann"_s);
    asked.url.setPassword(u"canary"_s);
    asked.headers = {{"Authorization", "canary"}};
    HttpAnswer answer;
    for (const auto fault :
        {HttpAnswer::Fault::CloseAtOnce, HttpAnswer::Fault::ResetMidBody, HttpAnswer::Fault::Hang}) {
        answer.body = QByteArray(1000, 'n');
        answer.fault = fault;
        m_server->on(u"/"_s, answer);
        asked.firstByteTimeout = 300;
        const auto response = fetch(asked);
        QVERIFY(!response);
        QVERIFY2(!response.error().detail.contains(u"canary"_s), qPrintable(response.error().detail));
    }
}

void TestOwnRequest::httpProxy_isAskedInsteadOfTheServer()
{
    HttpAnswer answer;
    answer.body = "by proxy";
    m_other->on(u"http://news.example/feed"_s, answer);
    HttpRequest asked;
    asked.url = QUrl(u"http://news.example/feed"_s);
    asked.allowPrivate = true;
    asked.proxy = {HttpProxy::Kind::Http, u"127.0.0.1"_s, m_other->port()};
    const auto response = fetch(asked);
    QVERIFY2(response, qPrintable(response.error().detail));
    QCOMPARE(response->body, "by proxy"_ba);
}

void TestOwnRequest::socksProxy_isGivenTheName()
{
    // RFC 1928: greeting, then a request with address type 3, a name: nobody here looked it up.
    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    QByteArray got;
    connect(&proxy, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = proxy.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&got, socket] {
            const bool greeting = got.isEmpty();
            got += socket->readAll();
            if (greeting)
                socket->write(QByteArray("\x05\x00", 2));
            else if (got.contains("nobody.invalid"))
                socket->abort();
        });
    });
    HttpRequest asked;
    asked.url = QUrl(u"http://nobody.invalid/feed"_s);
    asked.proxy = {HttpProxy::Kind::Socks5, u"127.0.0.1"_s, proxy.serverPort()};
    QVERIFY(!fetch(asked));
    QVERIFY2(got.contains("nobody.invalid"), got.toHex());
}

void TestOwnRequest::noProxy_andOwnProxy_liveSideBySide()
{
    m_server->on(u"/"_s, {});
    const QString through = m_server->url(u"/"_s).toString();
    m_other->on(through, {});
    for (int i = 0; i < 3; ++i) {
        HttpRequest direct = request(u"/"_s);
        direct.proxy.kind = HttpProxy::Kind::None;
        QVERIFY(fetch(direct));
        HttpRequest byProxy = request(u"/"_s);
        byProxy.proxy = {HttpProxy::Kind::Http, u"127.0.0.1"_s, m_other->port()};
        QVERIFY(fetch(byProxy));
    }
    QCOMPARE(m_server->count(u"/"_s), 3);
    QCOMPARE(m_other->count(through), 3);
}

void TestOwnRequest::socksProxy_doesNotOpenTheReadersNetworkToARedirect()
{
    for (const QString &host : {u"localhost"_s, u"192.168.1.1"_s, u"printer.local"_s}) {
        HttpRequest asked;
        asked.url = QUrl(u"http://"_s + host + u"/"_s);
        asked.proxy = {HttpProxy::Kind::Socks5, u"127.0.0.1"_s, m_other->port()};
        const auto response = fetch(asked);
        QVERIFY(!response);
        QCOMPARE(response.error().kind, Error::Kind::Refused);
    }
    QCOMPARE(m_other->connections(), 0);
}

QTEST_GUILESS_MAIN(TestOwnRequest)
#include "tst_ownrequest.moc"
