// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFile>

/// MiB of memory of this process and all below it; what several share counts in parts (PSS). Linux.
inline double memoryOfAll(qint64 root = QCoreApplication::applicationPid())
{
    QMultiHash<qint64, qint64> children;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const qint64 pid = name.toLongLong(&isNumber);
        QFile stat(QStringLiteral("/proc/%1/stat").arg(name));
        if (!isNumber || !stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray text = stat.readAll();
        children.insert(text.mid(text.lastIndexOf(')') + 2).split(' ').value(1).toLongLong(), pid);
    }
    double sum = 0;
    QList<qint64> open{root};
    while (!open.isEmpty()) {
        const qint64 pid = open.takeLast();
        open.append(children.values(pid));
        QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
        if (!rollup.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : rollup.readAll().split('\n')) {
            if (line.startsWith("Pss:"))
                sum += line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    return sum;
}
