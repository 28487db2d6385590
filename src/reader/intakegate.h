// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include <deque>
#include <functional>

namespace courant {

/// Bounds the bodies that are parsed, digested and written at a time: each takes about six times its size in
/// memory until it is durable. First come, first served; whatever its size, one always passes. Main thread.
class IntakeGate final
{
public:
    /// @param waiting told the bytes that wait whenever they change
    explicit IntakeGate(std::function<void(qint64)> waiting = {}) : m_tell(std::move(waiting)) {}
    /// Calls `go` at once or later, unless `context` is gone by then; leave() it with the same bytes.
    void enter(QObject *context, qint64 bytes, std::function<void()> go);
    void leave(qint64 bytes);
    /// Whether so much waits that nothing more is to be fetched for now.
    bool isCrowded() const;

private:
    struct Waiting
    {
        QPointer<QObject> context;
        qint64 bytes = 0;
        std::function<void()> go;
    };
    void admit();
    void setWaiting(qint64 bytes);

    const std::function<void(qint64)> m_tell;
    std::deque<Waiting> m_waiting;
    qint64 m_waitingBytes = 0;
    qint64 m_inside = 0;
    bool m_admitting = false;
};

} // namespace courant
