// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace courant {

class Library;
class SecretStore;

/// Keeps the secrets of sources and their sources together: a password that still stands in an address moves
/// to the secrets, and secrets that no source has any more go at the next start, when no removal can be taken
/// back. Main thread.
class SecretKeeper final : public QObject
{
    Q_OBJECT
public:
    SecretKeeper(Library *library, SecretStore *secrets, QObject *parent = nullptr);
    ~SecretKeeper() override;

    /// Once, when the library is open.
    void start();

Q_SIGNALS:
    /// What start() had to do is done.
    void settled();

private:
    void moveNext(QList<Source> waiting);
    void forgetUnused();
    void note();
    void keep(const QJsonObject &names);

    Library *m_library;
    SecretStore *m_secrets;
    QTimer m_soon;
};

} // namespace courant
