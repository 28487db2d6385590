// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

namespace courant::test {

struct HttpRequestSeen
{
    QByteArray method;
    QString path;                          ///< with query
    QString host;                          ///< of the Host header, without port
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray header(const QByteArray &name) const { return headers.value(name); }
};

/// What the server answers, and how it misbehaves while doing so.
struct HttpAnswer
{
    enum class Fault {
        None,
        Hang,           ///< takes the request and says nothing
        CloseAtOnce,    ///< closes without an answer
        DripHeaders,    ///< one byte of the head every dripMs
        DripBody,       ///< one byte of the body every dripMs
        EndlessHeaders, ///< header lines without end, one every dripMs
        EndlessBody,    ///< the body again and again, as fast as it is taken
        ResetMidBody,   ///< half of the body, then a reset
        ShortBody,      ///< announces 100 bytes more than it sends, then closes
    };

    int status = 200;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray type = "text/plain";
    QByteArray body;
    Fault fault = Fault::None;
    bool chunked = false;
    bool gzip = false;      ///< packs the body
    QByteArray encoding;    ///< Content-Encoding of a body that is packed already
    bool validators = true; ///< ETag of the body and answers 304 to it
    int latency = 0;        ///< ms before the answer
    int dripMs = 20;
};

/// A small HTTP/1.1 server for tests: keep-alive, validators, gzip, TLS, faults on demand. Listens on all of
/// 127/8, so that many hosts can be played. On the thread of the test.
class HttpServer final : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<HttpAnswer(const HttpRequestSeen &)>;
    enum class Security { None, SelfSigned };

    explicit HttpServer(Security security = Security::None, QObject *parent = nullptr);
    ~HttpServer() override;

    quint16 port() const;
    QUrl url(const QString &path, const QString &host = QStringLiteral("127.0.0.1")) const;

    void on(const QString &path, HttpAnswer answer);
    /// For every path that begins so; the longest wins.
    void onPrefix(const QString &prefix, Handler handler);
    /// Refuses connections from now on.
    void stop();
    bool start();

    const QList<HttpRequestSeen> &requests() const;
    int count(const QString &path) const;
    void forget();
    /// Most requests of one host that were being answered at the same time.
    int peakPerHost() const;
    int peakTotal() const;
    /// Connections ever accepted.
    int connections() const;
    qint64 bytesSent() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// RFC 1952 around the data.
QByteArray gzip(const QByteArray &data);
/// An endless gzip stream can begin with this and go on with emptyDeflateBlock(): it unpacks to nothing.
QByteArray gzipHead();
QByteArray emptyDeflateBlock();

} // namespace courant::test
