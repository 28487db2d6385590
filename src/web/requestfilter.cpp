// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/requestfilter.h"

#include "web/schemes.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

void RequestFilter::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    ++m_seen;
    const QByteArray scheme = info.requestUrl().scheme().toLatin1();
    const bool ours = scheme == articleScheme() || scheme == imageScheme() || scheme == "data"_ba;
    if (ours && info.requestMethod() == "GET"_ba)
        return;
    ++m_blocked;
    info.block(true);
}

} // namespace courant
