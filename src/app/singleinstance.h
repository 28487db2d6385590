// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

class QLocalServer;

namespace courant {

/// Lets a second start on the same library hand its files to the first and raise its window. Main thread.
class SingleInstance final : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Asks the running instance to raise its window and to open these (absolute paths or URLs).
    /// Blocks at most a second; for use before the event loop runs. False: nobody answered.
    bool askRunning(const QStringList &inputs) const;
    /// Listens for later starts. False: the name is taken by somebody who does not answer.
    bool listen();

Q_SIGNALS:
    void raised(const QStringList &inputs);

private:
    void receive();

    QString m_name;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace courant
