// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace courant {

/// Ends a process at once. Any thread.
void killProcess(qint64 pid);

/// Resident memory of a process in bytes, 0 where it cannot be known. Any thread.
qint64 residentMemory(qint64 pid);
/// What no page may take, in bytes.
constexpr qint64 pageMemoryLimit = qint64(1) << 30;

/// Tells when the process of a page works for too long: most of the time it was given in processor time (a
/// busy machine makes nobody a hang), several times of it by the clock, or a GiB of memory; and when it waits
/// for something that does not come. GUI thread.
class HangWatch final : public QObject
{
    Q_OBJECT
public:
    HangWatch(std::function<qint64()> pid, QObject *parent = nullptr);

    void start(int ms);
    void stop();

Q_SIGNALS:
    void hung();
    /// It did next to nothing for a few seconds: what it was to do was lost on the way. May come again.
    void stalled();

private:
    void check();
    bool isHung();
    bool isStalled();

    std::function<qint64()> m_pid;
    QTimer m_tick;
    QElapsedTimer m_clock;
    int m_limit = 0;
    qint64 m_watched = 0; ///< process id
    qint64 m_before = 0;  ///< processor time it had used at the start, in milliseconds
    qint64 m_mark = 0;    ///< clock at the last look for a stall, in milliseconds
    qint64 m_usedAtMark = 0;
};

} // namespace courant
