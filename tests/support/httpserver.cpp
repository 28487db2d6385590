// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/httpserver.h"

#include "support/testcertificate.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QPointer>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace courant::test {

namespace {

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 304:
        return "Not Modified";
    case 404:
        return "Not Found";
    default:
        return "Status";
    }
}

quint32 crc32(const QByteArray &data)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made{};
        for (quint32 i = 0; i < 256; ++i) {
            quint32 c = i;
            for (int bit = 0; bit < 8; ++bit)
                c = c & 1 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
            made[i] = c;
        }
        return made;
    }();
    quint32 crc = 0xFFFFFFFFU;
    for (const char byte : data)
        crc = table[(crc ^ quint8(byte)) & 0xFF] ^ (crc >> 8);
    return ~crc;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes.append(char(value >> (8 * i)));
    return bytes;
}

} // namespace

QByteArray gzipHead()
{
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
}

QByteArray emptyDeflateBlock()
{
    return QByteArray("\0\0\0\xff\xff", 5);
}

QByteArray gzip(const QByteArray &data)
{
    // qCompress: four bytes of length, two of zlib's head, deflate, four of Adler.
    const QByteArray packed = qCompress(data);
    return gzipHead() + packed.mid(6, packed.size() - 10) + littleEndian(crc32(data)) +
           littleEndian(quint32(data.size()));
}

/// One connection: reads requests, plays answers, one after the other.
class Connection final : public QObject
{
    Q_OBJECT
public:
    Connection(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, this, &Connection::close);
        connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) {
            Q_EMIT wrote(bytes);
            if (m_endless)
                pour();
        });
        m_drip.setInterval(20);
        connect(&m_drip, &QTimer::timeout, this, &Connection::drip);
    }

    std::function<HttpAnswer(const HttpRequestSeen &)> answerer;
    QString busyHost;

Q_SIGNALS:
    void began(const QString &host);
    void ended(const QString &host);
    void wrote(qint64 bytes);

private:
    void read();
    void play(const HttpRequestSeen &request, HttpAnswer answer);
    void drip();
    void pour();
    void done();
    void close();

    QPointer<QTcpSocket> m_socket;
    QByteArray m_in;
    QByteArray m_pending; ///< what is dripped
    QByteArray m_again;   ///< what is poured
    bool m_refill = false;
    bool m_endless = false;
    QTimer m_drip;
};

void Connection::read()
{
    m_in += m_socket->readAll();
    const qsizetype end = m_in.indexOf("\r\n\r\n");
    if (end < 0 || !busyHost.isNull())
        return;
    const QList<QByteArray> lines = m_in.left(end).split('\n');
    m_in.remove(0, end + 4);
    HttpRequestSeen request;
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = QString::fromUtf8(first.value(1));
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        // One blank and the line's end are the syntax's, all else is the value's.
        QByteArray value = line.mid(colon + 1);
        while (value.endsWith('\r'))
            value.chop(1);
        if (value.startsWith(' '))
            value.remove(0, 1);
        request.headers.insert(line.left(colon).toLower(), value);
    }
    request.host = QString::fromUtf8(request.header("host")).section(u':', 0, 0);
    busyHost = request.host;
    Q_EMIT began(busyHost);
    const HttpAnswer answer = answerer(request);
    if (answer.latency > 0)
        QTimer::singleShot(answer.latency, this, [this, request, answer] { play(request, answer); });
    else
        play(request, answer);
}

void Connection::play(const HttpRequestSeen &request, HttpAnswer answer)
{
    using Fault = HttpAnswer::Fault;
    if (!m_socket)
        return;
    if (answer.fault == Fault::Hang)
        return;
    if (answer.fault == Fault::CloseAtOnce)
        return m_socket->disconnectFromHost();
    if (answer.validators && answer.status == 200) {
        const QByteArray etag =
            '"' + QCryptographicHash::hash(answer.body, QCryptographicHash::Md5).toHex().left(16) + '"';
        answer.headers.append({"ETag", etag});
        if (request.header("if-none-match") == etag) {
            answer.status = 304;
            answer.body.clear();
        }
    }
    if (answer.gzip && !answer.body.isEmpty()) {
        answer.body = test::gzip(answer.body);
        answer.encoding = "gzip";
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason(answer.status) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    if (!answer.encoding.isEmpty())
        head += "Content-Encoding: " + answer.encoding + "\r\n";
    if (answer.status != 304) {
        head += "Content-Type: " + answer.type + "\r\n";
        if (answer.chunked)
            head += "Transfer-Encoding: chunked\r\n";
        else if (answer.fault == Fault::EndlessBody)
            head += "Connection: close\r\n";
        else if (answer.fault != Fault::EndlessHeaders)
            head += "Content-Length: " +
                    QByteArray::number(answer.body.size() + (answer.fault == Fault::ShortBody ? 100 : 0)) +
                    "\r\n";
    }
    if (answer.chunked) {
        const qsizetype size = answer.body.size();
        answer.body = QByteArray::number(size, 16) + "\r\n" + answer.body + "\r\n";
        if (answer.fault != Fault::ShortBody)
            answer.body += "0\r\n\r\n";
    }
    m_drip.setInterval(answer.dripMs);
    switch (answer.fault) {
    case Fault::DripHeaders:
        m_pending = head + "\r\n" + answer.body;
        return m_drip.start();
    case Fault::DripBody:
        m_socket->write(head + "\r\n");
        m_pending = answer.body;
        return m_drip.start();
    case Fault::EndlessHeaders:
        m_socket->write(head);
        m_refill = true;
        return m_drip.start();
    case Fault::EndlessBody:
        m_socket->write(head + "\r\n" + answer.body);
        m_again = answer.headers.isEmpty() ? answer.body : answer.headers.last().second;
        if (!answer.encoding.isEmpty())
            m_again = emptyDeflateBlock().repeated(10'000);
        m_endless = true;
        return pour();
    case Fault::ResetMidBody:
        m_socket->write(head + "\r\n" + answer.body.left(answer.body.size() / 2));
        m_socket->flush();
        return QTimer::singleShot(50, m_socket, [socket = m_socket] { socket->abort(); });
    case Fault::ShortBody:
        m_socket->write(head + "\r\n" + answer.body);
        return m_socket->disconnectFromHost();
    default:
        m_socket->write(head + "\r\n" + answer.body);
        done();
    }
}

void Connection::drip()
{
    if (m_refill)
        m_socket->write("X-More: and more\r\n");
    else if (m_pending.isEmpty())
        done();
    else {
        m_socket->write(m_pending.left(1));
        m_pending.remove(0, 1);
    }
}

void Connection::pour()
{
    while (m_socket && m_socket->isOpen() && m_socket->bytesToWrite() < 512 * 1024 && !m_again.isEmpty())
        m_socket->write(m_again);
}

void Connection::done()
{
    m_drip.stop();
    Q_EMIT ended(std::exchange(busyHost, QString()));
    if (m_in.contains("\r\n\r\n"))
        QTimer::singleShot(0, this, &Connection::read);
}

void Connection::close()
{
    m_drip.stop();
    m_endless = false;
    if (!busyHost.isNull())
        Q_EMIT ended(std::exchange(busyHost, QString()));
    deleteLater();
}

struct HttpServer::Private : public QTcpServer
{
    Security security = Security::None;
    quint16 fixedPort = 0;
    QHash<QString, HttpAnswer> answers;
    QList<std::pair<QString, Handler>> prefixes;
    QList<HttpRequestSeen> seen;
    QHash<QString, int> busy;
    int busyTotal = 0;
    int peakHost = 0;
    int peakAll = 0;
    int accepted = 0;
    qint64 sent = 0;

    HttpAnswer answer(const HttpRequestSeen &request);
    void incomingConnection(qintptr handle) override;
};

HttpAnswer HttpServer::Private::answer(const HttpRequestSeen &request)
{
    seen.append(request);
    if (const auto it = answers.constFind(request.path); it != answers.cend())
        return *it;
    const Handler *best = nullptr;
    qsizetype length = -1;
    for (const auto &[prefix, handler] : prefixes) {
        if (request.path.startsWith(prefix) && prefix.size() > length) {
            best = &handler;
            length = prefix.size();
        }
    }
    if (best)
        return (*best)(request);
    HttpAnswer missing;
    missing.status = 404;
    missing.body = "nothing here";
    return missing;
}

void HttpServer::Private::incomingConnection(qintptr handle)
{
    ++accepted;
    QTcpSocket *socket = nullptr;
    if (security == Security::SelfSigned) {
        auto *tls = new QSslSocket;
        socket = tls;
        tls->setSocketDescriptor(handle);
        tls->setLocalCertificate(QSslCertificate(QByteArray(certificatePem)));
        tls->setPrivateKey(QSslKey(QByteArray(certificateKeyPem), QSsl::Rsa));
        tls->startServerEncryption();
    } else {
        socket = new QTcpSocket;
        socket->setSocketDescriptor(handle);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    auto *connection = new Connection(socket, this);
    connection->answerer = [this](const HttpRequestSeen &request) { return answer(request); };
    connect(connection, &Connection::began, this, [this](const QString &host) {
        peakHost = std::max(peakHost, ++busy[host]);
        peakAll = std::max(peakAll, ++busyTotal);
    });
    connect(connection, &Connection::ended, this, [this](const QString &host) {
        --busy[host];
        --busyTotal;
    });
    connect(connection, &Connection::wrote, this, [this](qint64 bytes) { sent += bytes; });
}

HttpServer::HttpServer(Security security, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->security = security;
    d->setListenBacklogSize(500);
    if (!start())
        qFatal("The test server cannot listen.");
}

HttpServer::~HttpServer() = default;

bool HttpServer::start()
{
    const bool ok = d->listen(QHostAddress::AnyIPv4, d->fixedPort);
    d->fixedPort = d->serverPort();
    return ok;
}

void HttpServer::stop()
{
    d->close();
    for (Connection *connection : d->findChildren<Connection *>())
        delete connection;
    d->busy.clear();
    d->busyTotal = 0;
}

quint16 HttpServer::port() const
{
    return d->fixedPort;
}

QUrl HttpServer::url(const QString &path, const QString &host) const
{
    QUrl url(path);
    url.setScheme(d->security == Security::None ? u"http"_s : u"https"_s);
    url.setHost(host);
    url.setPort(d->fixedPort);
    return url;
}

void HttpServer::on(const QString &path, HttpAnswer answer)
{
    d->answers.insert(path, std::move(answer));
}

void HttpServer::onPrefix(const QString &prefix, Handler handler)
{
    d->prefixes.append({prefix, std::move(handler)});
}

const QList<HttpRequestSeen> &HttpServer::requests() const
{
    return d->seen;
}

int HttpServer::count(const QString &path) const
{
    return int(
        std::count_if(d->seen.begin(), d->seen.end(), [&](const auto &seen) { return seen.path == path; }));
}

void HttpServer::forget()
{
    d->seen.clear();
    d->peakHost = d->peakAll = 0;
}

int HttpServer::peakPerHost() const
{
    return d->peakHost;
}

int HttpServer::peakTotal() const
{
    return d->peakAll;
}

int HttpServer::connections() const
{
    return d->accepted;
}

qint64 HttpServer::bytesSent() const
{
    return d->sent;
}

} // namespace courant::test

#include "httpserver.moc"
