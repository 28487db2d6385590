// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/bodybudget.h"

#include <algorithm>
#include <utility>

namespace courant {

std::vector<BodyBudget::Body>::const_iterator BodyBudget::find(const Transfer *transfer) const
{
    return std::find_if(
        m_bodies.begin(), m_bodies.end(), [transfer](const Body &body) { return body.transfer == transfer; });
}

bool BodyBudget::hasRoomFor(const Transfer *transfer) const
{
    if (m_elsewhere >= m_limit)
        return false;
    if (m_held + m_elsewhere < m_limit)
        return true;
    if (!transfer)
        return false;
    const auto body = find(transfer);
    return (body == m_bodies.end() ? 0 : body->bytes) < m_share ||
           (!m_bodies.empty() && m_bodies.front().transfer == transfer);
}

bool BodyBudget::mayRead(Transfer *transfer)
{
    const bool may = hasRoomFor(transfer);
    if (may)
        m_waiting.removeOne(transfer);
    else if (!m_waiting.contains(transfer))
        m_waiting.append(transfer);
    return may;
}

void BodyBudget::hold(Transfer *transfer, qint64 bytes)
{
    const auto index = size_t(find(transfer) - m_bodies.cbegin());
    if (index == m_bodies.size())
        m_bodies.push_back({transfer});
    m_held += bytes - std::exchange(m_bodies[index].bytes, bytes);
}

void BodyBudget::forget(Transfer *transfer)
{
    m_waiting.removeOne(transfer);
    const auto body = find(transfer);
    if (body == m_bodies.end())
        return;
    m_held -= body->bytes;
    m_bodies.erase(body);
}

QList<Transfer *> BodyBudget::takeWaiting()
{
    Transfer *const first = m_bodies.empty() ? nullptr : m_bodies.front().transfer;
    if (!hasRoomFor(m_waiting.contains(first) ? first : nullptr))
        return {};
    return std::exchange(m_waiting, {});
}

} // namespace courant
