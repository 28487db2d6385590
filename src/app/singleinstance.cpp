// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

namespace courant {

using namespace Qt::Literals::StringLiterals;

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent) : QObject(parent)
{
    const QString canonical = QDir(dataFolder).canonicalPath();
    const QByteArray seed =
        (canonical.isEmpty() ? dataFolder : canonical).toUtf8() + '\n' + QDir::homePath().toUtf8();
    m_name =
        u"courant-"_s +
        QString::fromLatin1(QCryptographicHash::hash(seed, QCryptographicHash::Sha256).toHex().first(24));
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::askRunning(const QStringList &inputs) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(500))
        return false;
    socket.write(QJsonDocument(QJsonObject{{u"open"_s, QJsonArray::fromStringList(inputs)}})
                     .toJson(QJsonDocument::Compact) +
                 '\n');
    return socket.waitForBytesWritten(500) && socket.waitForReadyRead(1000) &&
           socket.readAll().startsWith("ok");
}

bool SingleInstance::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::receive);
    if (m_server->listen(m_name))
        return true;
    // We hold the library's lock, so whoever left this socket behind is gone.
    QLocalServer::removeServer(m_name);
    return m_server->listen(m_name);
}

void SingleInstance::receive()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > 1024 * 1024) {
                socket->abort();
                return;
            }
            if (!socket->canReadLine())
                return;
            QStringList inputs;
            const QJsonArray open =
                QJsonDocument::fromJson(socket->readLine()).object().value("open"_L1).toArray();
            for (const QJsonValue &value : open)
                inputs.append(value.toString());
            socket->write("ok\n");
            socket->flush();
            Q_EMIT raised(inputs);
        });
    }
}

} // namespace courant
