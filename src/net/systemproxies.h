// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QNetworkProxyFactory>

namespace courant {

/// The proxies of the system, remembered a while per host: asking the system can be slow.
/// Independent of the application proxy, which may be set to a dead end for the article view.
class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query = QNetworkProxyQuery()) override;

private:
    struct Entry
    {
        QList<QNetworkProxy> proxies;
        qint64 at = 0; ///< ms
    };
    QHash<QString, Entry> m_known;
};

} // namespace courant
