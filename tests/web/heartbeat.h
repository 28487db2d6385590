// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace courant::test {

/// Beats in the thread that makes it and, for comparison, in a thread of its own that does nothing else.
/// What the machine kept from the one (the time the thread stood in the queue for a processor) or from the
/// other (beats that came late) is no fault of the window; what is left of a gap is.
class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_clock.start();
        m_idle = std::thread([this] { beatIdly(); });
        m_queued = queuedMs();
        connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
        m_timer.start(Beat);
    }
    ~Heartbeat() override
    {
        m_ends = true;
        m_idle.join();
    }
    /// The longest gap, in ms.
    qint64 longest() const { return m_longest; }
    /// The longest gap less what the machine had of it, in ms.
    qint64 longestOwn() const { return m_longestOwn; }

private:
    static constexpr int Beat = 5;

    struct Late
    {
        qint64 from;
        qint64 to;
    };

    void beat()
    {
        const qint64 now = m_clock.elapsed();
        const double queued = queuedMs();
        const qint64 gap = now - m_last;
        const qint64 kept = std::max(qint64(queued - m_queued), lateWithin(m_last, now));
        m_longest = std::max(m_longest, gap);
        m_longestOwn = std::max(m_longestOwn, gap - kept);
        m_last = now;
        m_queued = queued;
    }

    void beatIdly()
    {
        QElapsedTimer beat;
        beat.start();
        while (!m_ends) {
            beat.restart();
            std::this_thread::sleep_for(std::chrono::milliseconds(Beat));
            if (const qint64 took = beat.elapsed(); took > 2 * Beat) {
                const std::lock_guard lock(m_lock);
                const qint64 now = m_clock.elapsed();
                m_late.push_back({now - took + Beat, now});
            }
        }
    }

    qint64 lateWithin(qint64 from, qint64 to)
    {
        const std::lock_guard lock(m_lock);
        qint64 sum = 0;
        for (const Late &late : m_late)
            sum += std::max<qint64>(0, std::min(late.to, to) - std::max(late.from, from));
        std::erase_if(m_late, [to](const Late &late) { return late.to <= to; });
        return sum;
    }

    /// How long this thread was ready to run and had no processor, in ms since it began.
    static double queuedMs()
    {
#ifdef Q_OS_LINUX
        const auto path =
            QStringLiteral("/proc/self/task/%1/schedstat").arg(static_cast<qlonglong>(syscall(SYS_gettid)));
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return file.readAll().split(' ').value(1).toDouble() / 1e6;
#endif
        return 0;
    }

    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_last = 0;
    qint64 m_longest = 0;
    qint64 m_longestOwn = 0;
    double m_queued = 0;
    std::mutex m_lock;
    std::vector<Late> m_late;
    std::atomic_bool m_ends = false;
    std::thread m_idle;
};

} // namespace courant::test
