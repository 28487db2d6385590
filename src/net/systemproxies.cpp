// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/systemproxies.h"

#include "net/address.h"

#include <QDateTime>
#include <QNetworkProxy>
#include <QUrl>

namespace courant {

QList<QNetworkProxy> SystemProxies::queryProxy(const QNetworkProxyQuery &query)
{
    const QString host = query.peerHostName();
    if (isPrivateHost(host))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    constexpr qint64 lifetime = 60'000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString key = query.url().scheme() + u' ' + host;
    if (const auto it = m_known.constFind(key); it != m_known.cend() && now - it->at < lifetime)
        return it->proxies;
    if (m_known.size() > 1000)
        m_known.clear();
    QList<QNetworkProxy> proxies = systemProxyForQuery(query);
    if (proxies.isEmpty())
        proxies = {QNetworkProxy(QNetworkProxy::NoProxy)};
    m_known.insert(key, {proxies, now});
    return proxies;
}

} // namespace courant
