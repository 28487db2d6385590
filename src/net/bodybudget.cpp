// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/bodybudget.h"

namespace courant {

bool BodyBudget::hasRoomFor(Transfer *transfer) const
{
    if (m_elsewhere >= m_limit)
        return false;
    return m_held + m_elsewhere < m_limit || (transfer && m_bytes.value(transfer) < m_share) ||
           (!m_order.isEmpty() && m_order.constFirst() == transfer);
}

bool BodyBudget::mayRead(Transfer *transfer)
{
    if (hasRoomFor(transfer)) {
        m_waiting.remove(transfer);
        return true;
    }
    m_waiting.insert(transfer);
    return false;
}

void BodyBudget::hold(Transfer *transfer, qint64 bytes)
{
    if (!m_bytes.contains(transfer))
        m_order.append(transfer);
    m_held += bytes - std::exchange(m_bytes[transfer], bytes);
}

void BodyBudget::forget(Transfer *transfer)
{
    m_waiting.remove(transfer);
    if (!m_bytes.contains(transfer))
        return;
    m_held -= m_bytes.take(transfer);
    m_order.removeOne(transfer);
}

QList<Transfer *> BodyBudget::takeWaiting()
{
    Transfer *const first = m_order.isEmpty() ? nullptr : m_order.constFirst();
    if (!hasRoomFor(m_waiting.contains(first) ? first : nullptr))
        return {};
    return std::exchange(m_waiting, {}).values();
}

} // namespace courant
