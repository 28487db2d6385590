// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWebEngineUrlRequestInterceptor>

#include <atomic>

namespace courant {

/// Lets article:, artimg: and data: through, blocks and counts everything else.
/// Called by the engine on the GUI thread; the count may be read from any thread.
class RequestFilter final : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;
    int blocked() const { return m_blocked; }
    int seen() const { return m_seen; }

private:
    std::atomic<int> m_blocked = 0;
    std::atomic<int> m_seen = 0;
};

} // namespace courant
