// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QString>

#include <deque>

namespace courant {

class Transfer;

/// The waiting transfers of one lane: hosts take turns, a busy host holds up nobody else.
/// Every operation is constant in time, however many wait.
class HostQueue final
{
public:
    void append(const QString &host, Transfer *transfer) { add(host, transfer, false); }
    /// For a redirect: it has waited its turn already.
    void prepend(const QString &host, Transfer *transfer) { add(host, transfer, true); }
    /// The next transfer of a host that is not full; null if there is none.
    template<class IsFull>
    Transfer *take(IsFull isFull)
    {
        while (!m_turns.empty()) {
            const QString host = m_turns.front();
            m_turns.pop_front();
            Waiting &waiting = m_hosts[host];
            waiting.inTurn = false;
            if (isFull(host))
                continue; // freed() brings it back
            if (Transfer *next = takeFrom(host))
                return next;
        }
        return nullptr;
    }
    /// A connection to this host became free.
    void freed(const QString &host);

private:
    struct Waiting
    {
        std::deque<QPointer<Transfer>> transfers;
        bool inTurn = false;
    };

    void add(const QString &host, Transfer *transfer, bool first);
    Transfer *takeFrom(const QString &host);

    QHash<QString, Waiting> m_hosts;
    std::deque<QString> m_turns;
};

} // namespace courant
