// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transfer.h"

#include "net/address.h"
#include "net/bodybudget.h"
#include "net/decoder.h"
#include "net/headers.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

// What the network thread may hold ahead of us: bounds the memory of an endless body.
constexpr qint64 readAhead = 256 * 1024;

// A body that may have no end.
constexpr qint64 mostOfUnknownLength = 16 * 1024 * 1024;

// What a body may have without asking.
constexpr qint64 mostUnasked = 16 * 1024 * 1024;

// A large body is unpacked and looked at in pieces: a bomb grows by one of them at most.
constexpr qint64 slice = 64 * 1024;

// A server that says nothing for so long, ms, shall not hold up the others.
constexpr int lingerTime = 3000;

bool isHttp(const QUrl &url)
{
    return url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QByteArray basic(const QUrl &url)
{
    return "Basic " + (url.userName() + u':' + url.password()).toUtf8().toBase64();
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool usesProxy(QNetworkAccessManager *network, const QUrl &url)
{
    if (!network->proxyFactory())
        return network->proxy().type() != QNetworkProxy::NoProxy;
    const QList<QNetworkProxy> proxies = network->proxyFactory()->queryProxy(QNetworkProxyQuery(url));
    return !proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy;
}

} // namespace

Transfer::Transfer(
    const HttpRequest &request, const HttpClient::Options *options, BodyBudget *budget, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_options(options)
    , m_budget(budget)
    , m_url(request.url)
    , m_timeLeft(request.totalTimeout)
{
    // Said in a header of ours, or Qt would keep the password and use it for other sources of that host.
    if (m_request.allowPrivate && !m_url.userInfo().isEmpty()) {
        m_request.headers.prepend({"Authorization", basic(m_url)});
        m_url.setUserInfo({});
        m_request.url = m_url;
    }
    m_promise.start();
    m_future = m_promise.future();
    m_linger.setSingleShot(true);
    m_firstByte.setSingleShot(true);
    m_total.setSingleShot(true);
    connect(&m_linger, &QTimer::timeout, this, &Transfer::lingered);
    connect(&m_firstByte, &QTimer::timeout, this, [this] { fail({Error::Kind::Timeout, host()}); });
    connect(&m_total, &QTimer::timeout, this, [this] { fail({Error::Kind::Timeout, host()}); });
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] {
        fail({Error::Kind::Cancelled, host()});
    });
    m_watcher.setFuture(m_future);
}

Transfer::~Transfer()
{
    if (!m_done) {
        stopHop();
        m_promise.addResult(Result<HttpResponse>(Error{Error::Kind::Cancelled, host()}));
        m_promise.finish();
    }
}

void Transfer::run(QNetworkAccessManager *network)
{
    m_network = network;
    m_hopClock.start();
    m_total.start(int(std::max<qint64>(1, m_timeLeft)));
    m_firstByte.start(m_request.firstByteTimeout);
    m_linger.start(lingerTime);
    if (const auto error = refusal())
        fail(*error);
    else
        checkAddress();
}

std::optional<Error> Transfer::refusal() const
{
    const auto refuse = [](const QString &why) { return Error{Error::Kind::Refused, why}; };
    if (!m_url.isValid() || m_url.host().isEmpty())
        return isHttp(m_url) ? Error{Error::Kind::InvalidArgument, m_url.toString(QUrl::RemoveUserInfo)}
                             : refuse(u"scheme "_s + m_url.scheme());
    if (!isHttp(m_url))
        return refuse(u"scheme "_s + m_url.scheme());
    // A password in an address is the reader's own business (see the constructor); nobody else may hand us
    // one.
    if (!m_url.userInfo().isEmpty())
        return refuse(u"an address with a user name"_s);
    if (m_previous.scheme() == "https"_L1 && m_url.scheme() == "http"_L1)
        return refuse(u"a redirect from https to http"_s);
    return std::nullopt;
}

void Transfer::checkAddress()
{
    if (m_request.allowPrivate && m_hops == 0)
        return send();
    // Who goes by a SOCKS proxy does not want the names he reads to be looked up from here.
    if (m_request.proxy.kind == HttpProxy::Kind::Socks5 && QHostAddress(host()).isNull()) {
        if (isPrivateHost(host()))
            return fail({Error::Kind::Refused, u"the private address "_s + host()});
        return send();
    }
    resolve(host(), [this](bool known, bool isPrivate) {
        // Behind a proxy names may be unknown here.
        if (!known && !usesProxy(m_network, m_url))
            fail({Error::Kind::Unreachable, host()});
        else if (!known || !isPrivate)
            send();
        else if (m_request.allowPrivate)
            checkPreviousAddress();
        else
            fail({Error::Kind::Refused, u"the private address "_s + host()});
    });
}

void Transfer::checkPreviousAddress()
{
    // From one machine of the reader's own network to another is fine, from outside into it is not.
    resolve(m_previous.host(), [this](bool known, bool isPrivate) {
        if (known && isPrivate)
            send();
        else
            fail({Error::Kind::Refused, u"a redirect to the private address "_s + host()});
    });
}

void Transfer::resolve(const QString &host, std::function<void(bool, bool)> then)
{
    const QHostAddress literal(host);
    if (!literal.isNull())
        return then(true, m_options->isPrivate(literal));
    // The socket's own look-up comes right behind and is answered from the same cache.
    QHostInfo::lookupHost(host, this, [this, then = std::move(then)](const QHostInfo &info) {
        if (m_done)
            return;
        const QList<QHostAddress> addresses = info.addresses();
        then(!addresses.isEmpty(), std::any_of(addresses.begin(), addresses.end(), m_options->isPrivate));
    });
}

bool Transfer::isAtOrigin() const
{
    return m_url.scheme() == m_request.url.scheme() && m_url.host() == m_request.url.host() &&
           portOf(m_url) == portOf(m_request.url);
}

void Transfer::setHeaders(QNetworkRequest &request) const
{
    request.setRawHeader("Accept-Encoding", Decoder::accepted()); // set by us: Qt leaves the body packed
    request.setRawHeader(
        "User-Agent", m_request.userAgent.isEmpty() ? m_options->userAgent : m_request.userAgent);
    request.setRawHeader("Accept", m_request.accept.isEmpty() ? "*/*"_ba : m_request.accept);
    if (!m_request.etag.isEmpty())
        request.setRawHeader("If-None-Match", m_request.etag);
    if (!m_request.lastModified.isEmpty())
        request.setRawHeader("If-Modified-Since", m_request.lastModified);
    if (!m_request.referer.isEmpty())
        request.setRawHeader("Referer", m_request.referer);
    if (m_leftOrigin)
        return;
    for (const auto &[name, value] : m_request.headers) {
        if (isHeaderName(name) && isHeaderValue(value) && !isOurs(name))
            request.setRawHeader(name, value);
    }
}

void Transfer::send()
{
    QNetworkRequest request(m_url.adjusted(QUrl::RemoveFragment));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Qt before 6.5.7 has known holes in its HTTP/2.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // No password that Qt may have seen for another source of this host.
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    setHeaders(request);

    m_decoder.reset();
    Q_EMIT sent();
    m_reply = m_network->get(request);
    m_reply->setReadBufferSize(readAhead);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Transfer::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Transfer::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &Transfer::replyFinished);
}

void Transfer::readHeaders()
{
    m_firstByte.stop();
    m_linger.stop();
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (length > m_request.maxBytes || (length > mostUnasked && !mayHold(length)))
        fail({Error::Kind::TooLarge, host()});
}

/// Whether a body of so many bytes may be held; that of a large one is nobody else's room.
bool Transfer::mayHold(qint64 bytes)
{
    if (m_large || bytes <= mostUnasked || !m_request.mayBeLarge)
        return true;
    m_large = m_request.mayBeLarge();
    if (m_large)
        m_budget->forget(this);
    return m_large;
}

/// What is not read stays in the network: the reply's buffer is small.
void Transfer::readBody()
{
    if (m_large || m_budget->mayRead(this)) {
        resumeClock();
        takeBody();
    } else {
        holdClock(); // it is not the server that is slow
    }
}

void Transfer::holdClock()
{
    m_total.stop();
    if (m_hopClock.isValid())
        m_timeLeft -= m_hopClock.elapsed();
    m_hopClock.invalidate();
}

void Transfer::resumeClock()
{
    if (m_hopClock.isValid())
        return;
    m_hopClock.start();
    m_total.start(int(std::max<qint64>(1, m_timeLeft)));
}

void Transfer::readOn()
{
    if (m_done || !m_reply)
        return;
    if (m_reply->bytesAvailable() > 0)
        readBody();
    else
        resumeClock();
}

void Transfer::takeBody()
{
    if (!m_decoder) {
        const QByteArray encoding = m_reply->rawHeader("Content-Encoding");
        const bool endless = encoding.isEmpty() && !m_reply->hasRawHeader("Content-Length");
        m_decoder = std::make_unique<Decoder>(
            encoding, endless ? std::min(m_request.maxBytes, mostOfUnknownLength) : m_request.maxBytes);
    }
    while (takeSlice() && m_reply->bytesAvailable() > 0) {
    }
    if (!m_done && !m_large)
        m_budget->hold(this, m_decoder->bodySize());
}

/// Whether all is well.
bool Transfer::takeSlice()
{
    const QByteArray packed = m_reply->read(slice);
    m_received += packed.size();
    std::optional<Error> error;
    switch (m_decoder->feed(packed)) {
    case Decoder::State::Ok:
        if (!mayHold(m_decoder->bodySize()))
            error = Error{Error::Kind::TooLarge, host()};
        break;
    case Decoder::State::TooLarge:
        error = Error{Error::Kind::TooLarge, host()};
        break;
    case Decoder::State::Damaged:
        error = Error{Error::Kind::NotUnderstood, host() + u": the packed body is damaged"_s};
        break;
    case Decoder::State::Unknown:
        error = Error{Error::Kind::NotUnderstood, host() + u": the body is packed in an unknown way"_s};
    }
    if (error)
        fail(*error);
    return !error;
}

void Transfer::replyFinished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray location = m_reply->rawHeader("Location");
    if (status == 429 || status == 503)
        m_retryAfter =
            courant::retryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
    if (isRedirect(status) && !location.isEmpty())
        return follow(status, m_reply->url().resolved(QUrl::fromEncoded(location.trimmed())));
    if (status >= 300 && status != 304)
        return fail({Error::Kind::Http, host(), status});
    if (m_reply->error() != QNetworkReply::NoError)
        return fail(replyError(status));
    takeBody();
    if (m_done)
        return;
    if (m_decoder->end() == Decoder::State::Ok)
        succeed(response(status));
    else
        fail({Error::Kind::Unreachable, host() + u": the packed body ends early"_s});
}

void Transfer::follow(int status, const QUrl &target)
{
    if (m_redirects.size() >= m_request.maxRedirects)
        return fail({Error::Kind::TooManyRedirects, host()});
    m_redirects.append({status, target});
    m_previous = m_url;
    m_url = target;
    m_leftOrigin = m_leftOrigin || !isAtOrigin();
    ++m_hops;
    stopHop();
    if (const auto error = refusal())
        return fail(*error);
    Q_EMIT redirected();
}

HttpResponse Transfer::response(int status)
{
    HttpResponse response;
    response.status = status;
    response.finalUrl = m_url;
    response.body = m_decoder->takeBody();
    response.contentType = m_reply->rawHeader("Content-Type");
    response.contentLocation = m_reply->rawHeader("Content-Location");
    response.etag = m_reply->rawHeader("ETag");
    response.lastModified = m_reply->rawHeader("Last-Modified");
    response.redirects = m_redirects;
    response.received = m_received;
    response.retryAfter =
        courant::retryAfter(m_reply->rawHeader("Retry-After"), QDateTime::currentDateTimeUtc());
    response.maxAge = courant::maxAge(m_reply->rawHeader("Cache-Control"));
    return response;
}

Error Transfer::replyError(int status) const
{
    const QString detail = host() + u": "_s + m_reply->errorString();
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {Error::Kind::Tls, detail};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {Error::Kind::Timeout, detail};
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return {Error::Kind::Refused, detail};
    default:
        return {Error::Kind::Unreachable, detail, status};
    }
}

void Transfer::stopHop()
{
    holdClock();
    m_firstByte.stop();
    m_linger.stop();
    m_budget->forget(this);
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (!m_reply->isFinished())
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void Transfer::succeed(HttpResponse response)
{
    end(std::move(response));
}

void Transfer::fail(const Error &error)
{
    if (!m_done)
        end(error);
}

void Transfer::end(Result<HttpResponse> result)
{
    m_done = true;
    stopHop();
    m_promise.addResult(std::move(result));
    m_promise.finish();
    Q_EMIT finished();
}

} // namespace courant
