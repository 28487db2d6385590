// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QHostAddress;

namespace courant {

/// The way to the server.
struct HttpProxy
{
    enum class Kind { System, None, Http, Socks5 };

    Kind kind = Kind::System;
    QString host{};
    quint16 port = 0;
    QString user{};
    QString password{};

    bool operator==(const HttpProxy &) const = default;
};

/// What we ask for. Times in ms, sizes in bytes.
struct HttpRequest
{
    enum class Lane { Interactive, Background, Image };

    QUrl url;
    Lane lane = Lane::Background;
    QByteArray etag;         ///< sent back exactly
    QByteArray lastModified; ///< sent back exactly
    QByteArray accept;       ///< empty: */*
    QByteArray referer;      ///< empty: none is sent
    QByteArray userAgent;    ///< empty: the client's
    /// Of the reader's own, Authorization and Cookie among them. Never sent to another origin than that of
    /// `url`: none is after a redirect that leaves it.
    QList<std::pair<QByteArray, QByteArray>> headers;
    HttpProxy proxy;
    /// After decompression. A plain body whose length its server does not say gets 16 MiB at most.
    qint64 maxBytes = 16 * 1024 * 1024;
    /// Asked once, before a body becomes larger than 16 MiB: TooLarge if it says no. If it says yes, the body
    /// counts no more in Options::maxBodies: who says so bounds such bodies. Without it maxBytes alone rules.
    std::function<bool()> mayBeLarge;
    int firstByteTimeout = 20'000;
    int totalTimeout = 60'000;
    int maxRedirects = 10;
    /// The reader typed this address: it may be private. A redirect from public to private is always refused.
    bool allowPrivate = false;
};

struct HttpRedirect
{
    int status = 0;
    QUrl to;
};

struct HttpResponse
{
    int status = 0;
    QUrl finalUrl;
    QByteArray body;
    QByteArray contentType;
    QByteArray contentLocation;
    QByteArray etag;
    QByteArray lastModified;
    QList<HttpRedirect> redirects;
    QDateTime retryAfter; ///< UTC; of a 429 or 503 see HttpClient::notBefore
    int maxAge = -1;      ///< seconds of Cache-Control, -1 none
    qint64 received = 0;  ///< bytes of the body as they came, packed
    bool notModified() const { return status == 304; }
};

/// The one door to the network. Asynchronous on its thread (GUI or main); politeness and limits inside:
/// at most 2 connections a host and `maxConnections` in all, deadlines of its own, size limits, no cookies,
/// no Referer unless asked, HTTP/1.1, http and https only, on every redirect again.
class HttpClient final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        int maxConnections = 32;
        int maxPerHost = 2;
        /// Bytes of bodies on their way, all together; one of them may exceed it.
        qint64 maxBodies = 8 * 1024 * 1024;
        QByteArray userAgent; ///< empty: "Courant/<version> (desktop news reader)"
        /// What counts as a private address; null: isPrivateAddress().
        std::function<bool(const QHostAddress &)> isPrivate;
    };

    explicit HttpClient(Options options, QObject *parent = nullptr);
    ~HttpClient() override;

    /// Status 2xx and 304 are values. Errors: Unreachable, Timeout, Tls, Http, TooLarge, TooManyRedirects,
    /// Refused, Cancelled. Cancel the future to abort the request.
    QFuture<Result<HttpResponse>> get(const HttpRequest &request);
    /// Aborts everything of a lane within 100 ms; their futures end with Cancelled.
    void cancel(HttpRequest::Lane lane);
    void cancelAll();
    /// Bytes of bodies that came and wait for somebody's turn: they count in Options::maxBodies.
    void setBodiesElsewhere(qint64 bytes);
    /// From now on; at least 6.
    void setMaxConnections(int connections);
    /// Retry-After of the last 429/503 of this URL's host, invalid if none. UTC.
    QDateTime notBefore(const QUrl &url) const;
    /// Requests that were really sent, redirects included.
    qint64 requestsSent() const;

Q_SIGNALS:
    /// A request has waited three seconds for the first word of its server; it goes on, but others may
    /// overtake it.
    void lingers(const QUrl &url);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
