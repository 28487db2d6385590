// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/intakegate.h"

#include <QScopedValueRollback>

namespace courant {

namespace {

constexpr qint64 mostInside = 6 * 1024 * 1024;
constexpr qint64 mostWaiting = 12 * 1024 * 1024;

} // namespace

void IntakeGate::enter(QObject *context, qint64 bytes, std::function<void()> go)
{
    m_waiting.push_back({context, bytes, std::move(go)});
    setWaiting(m_waitingBytes + bytes);
    admit();
}

void IntakeGate::leave(qint64 bytes)
{
    m_inside -= bytes;
    admit();
}

bool IntakeGate::isCrowded() const
{
    return m_waitingBytes >= mostWaiting;
}

void IntakeGate::setWaiting(qint64 bytes)
{
    m_waitingBytes = bytes;
    if (m_tell)
        m_tell(bytes);
}

void IntakeGate::admit()
{
    if (m_admitting) // somebody inside left before he was done entering
        return;
    const QScopedValueRollback guard(m_admitting, true);
    while (!m_waiting.empty() && (m_inside == 0 || m_inside + m_waiting.front().bytes <= mostInside)) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        setWaiting(m_waitingBytes - next.bytes);
        if (!next.context)
            continue;
        m_inside += next.bytes;
        next.go();
    }
}

} // namespace courant
