// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/hostqueue.h"

#include "net/transfer.h"

namespace courant {

void HostQueue::add(const QString &host, Transfer *transfer, bool first)
{
    Waiting &waiting = m_hosts[host];
    if (first)
        waiting.transfers.emplace_front(transfer);
    else
        waiting.transfers.emplace_back(transfer);
    freed(host);
}

void HostQueue::freed(const QString &host)
{
    const auto it = m_hosts.find(host);
    if (it == m_hosts.end() || it->inTurn)
        return;
    it->inTurn = true;
    m_turns.push_back(host);
}

Transfer *HostQueue::takeFrom(const QString &host)
{
    const auto it = m_hosts.find(host);
    Transfer *next = nullptr;
    while (!next && !it->transfers.empty()) {
        next = it->transfers.front(); // null when it was cancelled while it waited
        it->transfers.pop_front();
        if (next && next->isDone())
            next = nullptr;
    }
    if (it->transfers.empty())
        m_hosts.erase(it);
    else
        freed(host);
    return next;
}

} // namespace courant
