// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attacks.h"
#include "html/hostile.h"

#include <QBuffer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlSchemeHandler>

namespace courant::test {

/// Counts whoever connects, and answers like a server with nothing to say.
class Server : public QTcpServer
{
public:
    Server()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                    asked += socket->readAll();
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n"
                                  "Connection: close\r\n\r\n");
                    socket->disconnectFromHost();
                });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    int connections = 0;
    QByteArray asked;
};

inline QByteArray armed(QByteArray body, const Server &server)
{
    body.replace("@R", "document.documentElement.setAttribute('data-ran',1);new Image().src='@S/ran'");
    const QByteArray port = QByteArray::number(server.serverPort());
    body.replace("@S", QByteArray("http://127.0.0.1:" + port));
    return body.replace("@P", port);
}

/// Serves a body as it is.
class BareHandler : public QWebEngineUrlSchemeHandler
{
public:
    void requestStarted(QWebEngineUrlRequestJob *job) override
    {
        auto *buffer = new QBuffer(job);
        buffer->setData(html);
        buffer->open(QIODevice::ReadOnly);
        job->reply("text/html;charset=utf-8", buffer);
    }
    QByteArray html;
};

/// The markup the sanitizer is tested with, as attacks: what it would run is told.
inline QList<Attack> markupAttacks()
{
    static QList<QByteArray> names;
    if (names.isEmpty()) {
        for (const QString &markup : hostileMarkup())
            names += markup.toUtf8();
    }
    QList<Attack> all;
    for (const QByteArray &name : std::as_const(names)) {
        Attack attack{name.constData(), name};
        attack.body.replace("steal()", "document.documentElement.dataset.ran=1");
        all += attack;
    }
    return all;
}

inline QList<Attack> everyAttack()
{
    return attacks() + markupAttacks();
}

} // namespace courant::test
