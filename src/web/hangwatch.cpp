// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/hangwatch.h"

#include <QFile>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <signal.h>
#include <unistd.h>
#endif

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int tickMs = 100;
constexpr int patience = 7; // times the limit, by the clock
constexpr int stallMs = 2500;
constexpr int idleMs = 30; // of processor time, in a stall

#ifdef Q_OS_LINUX
QList<QByteArray> procFields(qint64 pid, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(QString::number(pid), name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    // The command's name stands in parentheses and may hold anything.
    return text.mid(text.lastIndexOf(')') + 1).simplified().split(' ');
}
#endif

/// User and system time a process has used, in milliseconds; -1 where it cannot be known.
qint64 processorTime(qint64 pid)
{
#ifdef Q_OS_LINUX
    const QList<QByteArray> fields = procFields(pid, u"stat"_s);
    if (fields.size() < 13)
        return -1;
    return (fields.at(11).toLongLong() + fields.at(12).toLongLong()) * 1000 / sysconf(_SC_CLK_TCK);
#elif defined(Q_OS_WIN)
    HANDLE process = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(pid));
    FILETIME made, ended, kernel, user;
    if (!process)
        return -1;
    const bool known = GetProcessTimes(process, &made, &ended, &kernel, &user);
    CloseHandle(process);
    const auto ms = [](const FILETIME &t) {
        return ((qint64(t.dwHighDateTime) << 32) + t.dwLowDateTime) / 10000;
    };
    return known ? ms(kernel) + ms(user) : -1;
#else
    Q_UNUSED(pid)
    return -1;
#endif
}

} // namespace

qint64 residentMemory(qint64 pid)
{
#ifdef Q_OS_LINUX
    return procFields(pid, u"statm"_s).value(1).toLongLong() * sysconf(_SC_PAGESIZE);
#else
    Q_UNUSED(pid)
    return 0;
#endif
}

void killProcess(qint64 pid)
{
    if (pid <= 0)
        return;
#ifdef Q_OS_WIN
    if (HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, static_cast<DWORD>(pid))) {
        TerminateProcess(process, 1);
        CloseHandle(process);
    }
#else
    ::kill(static_cast<pid_t>(pid), SIGKILL);
#endif
}

HangWatch::HangWatch(std::function<qint64()> pid, QObject *parent) : QObject(parent), m_pid(std::move(pid))
{
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &HangWatch::check);
}

void HangWatch::start(int ms)
{
    m_limit = ms;
    m_clock.start();
    m_watched = m_pid();
    m_before = m_watched > 0 ? processorTime(m_watched) : 0;
    m_mark = 0;
    m_usedAtMark = m_before;
    m_tick.start();
}

void HangWatch::stop()
{
    m_tick.stop();
}

void HangWatch::check()
{
    if (isHung()) {
        stop();
        Q_EMIT hung();
    } else if (isStalled()) {
        Q_EMIT stalled();
    }
}

bool HangWatch::isStalled()
{
    const qint64 elapsed = m_clock.elapsed();
    if (elapsed - m_mark < stallMs)
        return false;
    m_mark = elapsed;
    const qint64 used = m_watched > 0 ? processorTime(m_watched) : 0;
    const qint64 before = std::exchange(m_usedAtMark, used);
    // Where the processor time is not known, waiting is all there is to go by.
    return used < 0 || (used >= before && used - before < idleMs);
}

bool HangWatch::isHung()
{
    const qint64 pid = m_pid();
    if (pid != m_watched) {
        m_watched = pid;
        m_before = 0;
        m_usedAtMark = 0;
    }
    if (pid > 0 && residentMemory(pid) > pageMemoryLimit)
        return true;
    const qint64 elapsed = m_clock.elapsed();
    if (elapsed < m_limit)
        return false;
    if (elapsed >= qint64(m_limit) * patience)
        return true;
    if (pid <= 0)
        return false; // the engine is still starting
    const qint64 used = processorTime(pid);
    return used < 0 || used - m_before >= m_limit * 2 / 3;
}

} // namespace courant
