// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "net/address.h"
#include "net/bodybudget.h"
#include "net/hostqueue.h"
#include "net/systemproxies.h"
#include "net/transfer.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

// Connections of the total that only a reader's own request may take.
constexpr int keptForInteractive = 4;
// Connections to servers that say nothing do not count in the total, up to so many.
constexpr int mostLingering = 64;
// A manager keeps a connection open for each host a while: so many hosts, then a new one takes over.
constexpr int hostsPerManager = 128;
// One body may always hold such a part of what all may.
constexpr int shares = 32;

class NoCookies final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

QNetworkProxy networkProxy(const HttpProxy &proxy)
{
    if (proxy.kind == HttpProxy::Kind::None)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto type =
        proxy.kind == HttpProxy::Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
    return {type, proxy.host, proxy.port, proxy.user, proxy.password};
}

/// A network manager that dies with its last transfer once it has seen enough hosts.
class Manager final : public QNetworkAccessManager
{
public:
    explicit Manager(const HttpProxy &proxy) : way(proxy)
    {
        setCookieJar(new NoCookies(this));
        if (proxy.kind == HttpProxy::Kind::System)
            setProxyFactory(new SystemProxies);
        else
            setProxy(networkProxy(proxy));
    }
    const HttpProxy way;
    QSet<QString> hosts;
};

} // namespace

struct HttpClient::Private
{
    HttpClient *q;
    Options options;
    std::array<HostQueue, 3> lanes;
    QSet<Transfer *> transfers;         ///< waiting and running
    QHash<Transfer *, QString> running; ///< with the host whose connection it holds
    QSet<Transfer *> lingering;         ///< of the running ones
    QHash<QString, int> connections;
    QHash<QString, QDateTime> notBefore;
    std::vector<std::shared_ptr<Manager>> present; ///< one for each proxy in use
    QHash<Transfer *, std::shared_ptr<Manager>> managers;
    std::unique_ptr<BodyBudget> budget;
    qint64 sent = 0;
    bool wakePosted = false;
    bool pumpPosted = false;

    HostQueue &lane(const Transfer *transfer) { return lanes[size_t(transfer->lane())]; }
    void enqueue(Transfer *transfer);
    void postPump();
    void postWake();
    void pump();
    Transfer *next();
    void start(Transfer *transfer);
    void release(Transfer *transfer);
    void finish(Transfer *transfer);
    std::shared_ptr<Manager> managerFor(const QString &host, const HttpProxy &proxy);
    void retire(std::shared_ptr<Manager> manager);
    void cancelWhere(const std::function<bool(const Transfer *)> &which);
};

void HttpClient::Private::enqueue(Transfer *transfer)
{
    transfers.insert(transfer);
    QObject::connect(transfer, &Transfer::sent, q, [this] { ++sent; });
    QObject::connect(transfer, &Transfer::lingered, q, [this, transfer] {
        lingering.insert(transfer);
        Q_EMIT q->lingers(transfer->url());
        postPump();
    });
    QObject::connect(transfer, &Transfer::redirected, q, [this, transfer] {
        release(transfer);
        postWake();
        lane(transfer).prepend(transfer->host(), transfer);
        postPump();
    });
    QObject::connect(transfer, &Transfer::finished, q, [this, transfer] { finish(transfer); });
    lane(transfer).append(transfer->host(), transfer);
    postPump();
}

void HttpClient::Private::postPump()
{
    // Through the event loop: a transfer that fails at once must not re-enter the queues.
    if (pumpPosted)
        return;
    pumpPosted = true;
    QMetaObject::invokeMethod(
        q, [this] { pump(); }, Qt::QueuedConnection);
}

/// Through the event loop: who reads on may end, and make room again.
void HttpClient::Private::postWake()
{
    if (std::exchange(wakePosted, true))
        return;
    QMetaObject::invokeMethod(
        q,
        [this] {
            wakePosted = false;
            const QList<Transfer *> waiting = budget->takeWaiting();
            for (Transfer *transfer : waiting) {
                if (transfers.contains(transfer))
                    transfer->readOn();
            }
        },
        Qt::QueuedConnection);
}

void HttpClient::Private::pump()
{
    pumpPosted = false;
    while (Transfer *transfer = next())
        start(transfer);
}

Transfer *HttpClient::Private::next()
{
    const auto isFull = [this](const QString &host) { return connections.value(host) >= options.maxPerHost; };
    for (size_t lane = 0; lane < lanes.size(); ++lane) {
        const bool interactive = HttpRequest::Lane(lane) == HttpRequest::Lane::Interactive;
        const auto busy = running.size() - std::min<qsizetype>(lingering.size(), mostLingering);
        if (busy >= options.maxConnections - (interactive ? 0 : keptForInteractive))
            continue;
        if (Transfer *transfer = lanes[lane].take(isFull))
            return transfer;
    }
    return nullptr;
}

void HttpClient::Private::start(Transfer *transfer)
{
    const QString host = transfer->host();
    if (transfer->lane() != HttpRequest::Lane::Interactive && notBefore.contains(host)) {
        if (notBefore.value(host) > QDateTime::currentDateTimeUtc()) {
            lane(transfer).freed(host);
            return transfer->fail({Error::Kind::Http, host + u" asked us to wait"_s, 429});
        }
        notBefore.remove(host);
    }
    running.insert(transfer, host);
    ++connections[host];
    managers.insert(transfer, managerFor(host, transfer->proxy()));
    transfer->run(managers.value(transfer).get());
}

void HttpClient::Private::release(Transfer *transfer)
{
    const auto it = running.find(transfer);
    if (it == running.end())
        return;
    const QString host = *it;
    running.erase(it);
    lingering.remove(transfer);
    if (--connections[host] <= 0)
        connections.remove(host);
    auto old = managers.take(transfer);
    if (std::find(present.begin(), present.end(), old) == present.end())
        retire(std::move(old));
    for (HostQueue &queue : lanes)
        queue.freed(host);
}

void HttpClient::Private::finish(Transfer *transfer)
{
    if (transfer->retryAfter().isValid())
        notBefore.insert(transfer->host(), transfer->retryAfter());
    release(transfer);
    budget->forget(transfer);
    postWake();
    transfers.remove(transfer);
    transfer->deleteLater();
    postPump();
}

/// Lets go of a manager; the last one to do so must never be inside a signal of one of its replies.
void HttpClient::Private::retire(std::shared_ptr<Manager> manager)
{
    QMetaObject::invokeMethod(
        q, [old = std::move(manager)] {}, Qt::QueuedConnection);
}

std::shared_ptr<Manager> HttpClient::Private::managerFor(const QString &host, const HttpProxy &proxy)
{
    constexpr size_t mostManagers = 8;
    auto it = std::find_if(
        present.begin(), present.end(), [&proxy](const auto &manager) { return manager->way == proxy; });
    if (it != present.end() && (*it)->hosts.size() >= hostsPerManager && !(*it)->hosts.contains(host)) {
        retire(std::move(*it));
        present.erase(it);
        it = present.end();
    }
    if (it == present.end()) {
        if (present.size() >= mostManagers) {
            retire(std::move(present.front()));
            present.erase(present.begin());
        }
        it = present.insert(present.end(), std::make_shared<Manager>(proxy));
    }
    (*it)->hosts.insert(host);
    return *it;
}

void HttpClient::Private::cancelWhere(const std::function<bool(const Transfer *)> &which)
{
    const QSet<Transfer *> all = transfers;
    for (Transfer *transfer : all) {
        if (which(transfer))
            transfer->fail({Error::Kind::Cancelled, transfer->host()});
    }
}

HttpClient::HttpClient(Options options, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->options = std::move(options);
    d->budget = std::make_unique<BodyBudget>(d->options.maxBodies, d->options.maxBodies / shares);
    if (d->options.userAgent.isEmpty()) {
        const QString version = QCoreApplication::applicationVersion();
        d->options.userAgent =
            "Courant/" + (version.isEmpty() ? "0"_ba : version.toUtf8()) + " (desktop news reader)";
    }
    if (!d->options.isPrivate)
        d->options.isPrivate = isPrivateAddress;
}

HttpClient::~HttpClient()
{
    cancelAll();
    qDeleteAll(findChildren<Transfer *>(Qt::FindDirectChildrenOnly));
}

QFuture<Result<HttpResponse>> HttpClient::get(const HttpRequest &request)
{
    auto *transfer = new Transfer(request, &d->options, d->budget.get(), this);
    d->enqueue(transfer);
    return transfer->future();
}

void HttpClient::cancel(HttpRequest::Lane lane)
{
    d->cancelWhere([lane](const Transfer *transfer) { return transfer->lane() == lane; });
}

void HttpClient::cancelAll()
{
    d->cancelWhere([](const Transfer *) { return true; });
}

void HttpClient::setBodiesElsewhere(qint64 bytes)
{
    d->budget->setElsewhere(bytes);
    d->postWake();
}

void HttpClient::setMaxConnections(int connections)
{
    d->options.maxConnections = std::max(connections, keptForInteractive + 2);
    d->postPump();
}

QDateTime HttpClient::notBefore(const QUrl &url) const
{
    return d->notBefore.value(url.host());
}

qint64 HttpClient::requestsSent() const
{
    return d->sent;
}

} // namespace courant
