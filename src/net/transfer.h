// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace courant {

class BodyBudget;

class Decoder;

/// One request through all its redirects, with its own deadlines and limits. HttpClient gives it a
/// connection for each hop by run(). On the thread of its client.
class Transfer final : public QObject
{
    Q_OBJECT
public:
    Transfer(
        const HttpRequest &request, const HttpClient::Options *options, BodyBudget *budget, QObject *parent);
    ~Transfer() override;

    QFuture<Result<HttpResponse>> future() const { return m_future; }
    HttpRequest::Lane lane() const { return m_request.lane; }
    const QUrl &url() const { return m_url; }
    QString host() const { return m_url.host(); }
    const HttpProxy &proxy() const { return m_request.proxy; }
    bool isDone() const { return m_done; }
    bool isRedirected() const { return m_hops > 0; }
    /// Of a 429 or 503; invalid if the server named none.
    QDateTime retryAfter() const { return m_retryAfter; }

    void run(QNetworkAccessManager *network);
    void fail(const Error &error);
    /// There may be room for more of the body.
    void readOn();

Q_SIGNALS:
    /// About to be sent on this connection.
    void sent();
    /// Gave its connection back and waits for one to host().
    void redirected();
    /// Nothing has come from the server for a while.
    void lingered();
    void finished();

private:
    std::optional<Error> refusal() const;
    void checkAddress();
    void checkPreviousAddress();
    void resolve(const QString &host, std::function<void(bool known, bool isPrivate)> then);
    void send();
    void readHeaders();
    void readBody();
    void takeBody();
    bool takeSlice();
    bool mayHold(qint64 bytes);
    void holdClock();
    void resumeClock();
    void replyFinished();
    void follow(int status, const QUrl &target);
    HttpResponse response(int status);
    Error replyError(int status) const;
    bool isAtOrigin() const;
    void setHeaders(QNetworkRequest &request) const;
    void stopHop();
    void succeed(HttpResponse response);
    void end(Result<HttpResponse> result);

    HttpRequest m_request;
    const HttpClient::Options *m_options;
    BodyBudget *m_budget;
    QUrl m_url;
    QUrl m_previous;
    int m_hops = 0;
    bool m_leftOrigin = false; ///< and stays so, even if a redirect leads back
    bool m_done = false;
    bool m_large = false; ///< allowed to be
    QPromise<Result<HttpResponse>> m_promise;
    QFuture<Result<HttpResponse>> m_future;
    QFutureWatcher<Result<HttpResponse>> m_watcher;
    QNetworkAccessManager *m_network = nullptr;
    QNetworkReply *m_reply = nullptr;
    QTimer m_linger;
    QTimer m_firstByte;
    QTimer m_total;
    QElapsedTimer m_hopClock;
    qint64 m_timeLeft = 0; ///< ms of the total, waiting for a connection or for room not counted
    std::unique_ptr<Decoder> m_decoder;
    qint64 m_received = 0;
    QList<HttpRedirect> m_redirects;
    QDateTime m_retryAfter;
};

} // namespace courant
