// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <vector>

namespace courant {

class Transfer;

/// How much of bodies on their way is held in memory, of all transfers together. Beyond the limit only the
/// one that has held the longest reads on; the others leave theirs to the network until there is room. Bodies
/// that came and wait elsewhere count too. Main thread.
class BodyBudget final
{
public:
    /// @param share what each may hold in any case: small bodies never wait for greedy ones
    explicit BodyBudget(qint64 limit, qint64 share = 0) : m_limit(limit), m_share(share) {}

    /// Whether it may read on now; if not, it is among takeWaiting() once there is room.
    bool mayRead(Transfer *transfer);
    /// It holds so many bytes now.
    void hold(Transfer *transfer, qint64 bytes);
    void forget(Transfer *transfer);
    /// Bytes of bodies that came and wait for their turn. While they alone reach the limit nobody reads on.
    void setElsewhere(qint64 bytes) { m_elsewhere = bytes; }
    /// Those that may try again; empty while there is no room.
    QList<Transfer *> takeWaiting();
    qint64 held() const { return m_held; }

private:
    struct Body
    {
        Transfer *transfer;
        qint64 bytes = 0;
    };

    std::vector<Body>::const_iterator find(const Transfer *transfer) const;
    bool hasRoomFor(const Transfer *transfer) const;

    const qint64 m_limit;
    const qint64 m_share;
    qint64 m_held = 0;
    qint64 m_elsewhere = 0;
    // No hash tables: in Qt 6.4 a pointer to a class of ours hashes differently where the class is only
    // declared, and the linker mixes both with those of the client.
    std::vector<Body> m_bodies; ///< the one that has held the longest first
    QList<Transfer *> m_waiting;
};

} // namespace courant
