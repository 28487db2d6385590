// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/reachability.h"

#include <QNetworkInformation>

namespace courant {

namespace {

// Qt's one and only; null where the system has no such service.
QNetworkInformation *information()
{
    if (!QNetworkInformation::loadBackendByFeatures(
            QNetworkInformation::Feature::Reachability | QNetworkInformation::Feature::Metered) &&
        !QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return nullptr;
    return QNetworkInformation::instance(); // allowed: Qt offers no other way to it
}

} // namespace

Reachability::Reachability(QObject *parent) : QObject(parent)
{
    if (QNetworkInformation *system = information()) {
        connect(system, &QNetworkInformation::reachabilityChanged, this, &Reachability::changed);
        connect(system, &QNetworkInformation::isMeteredChanged, this, &Reachability::changed);
    }
}

bool Reachability::isOnline() const
{
    const QNetworkInformation *system = information();
    // A desktop bridge may say "local" or "site" behind proxies and VPNs: only a clear no counts.
    return !system || system->reachability() != QNetworkInformation::Reachability::Disconnected;
}

bool Reachability::isMetered() const
{
    const QNetworkInformation *system = information();
    return system && system->isMetered();
}

} // namespace courant
