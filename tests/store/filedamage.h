// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <QtEndian>

/// Where things lie in a library's file, so that a test damages what it means to: which pages are the texts',
/// the index's or free depends on when the index was written.
namespace courant::test {

/// Runs statements of SQL on a file that nobody has open; the first value that the last one answers.
inline QVariant runSql(const QString &fileName, const QStringList &statements)
{
    const QString name = QStringLiteral("filedamage");
    QVariant answer;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(fileName);
        if (!database.open())
            qFatal("%s does not open", qUtf8Printable(fileName));
        QSqlQuery query(database);
        for (const QString &statement : statements) {
            if (!query.exec(statement))
                qFatal("%s: %s", qUtf8Printable(statement), qUtf8Printable(query.lastError().text()));
        }
        if (query.next())
            answer = query.value(0);
    }
    QSqlDatabase::removeDatabase(name);
    return answer;
}

inline qint64 pageSize(const QString &fileName)
{
    return runSql(fileName, {QStringLiteral("PRAGMA page_size")}).toLongLong();
}

/// The numbers, from 1, of a table's pages that hold rows, in their order. The file is closed well.
inline QList<qint64> leavesOf(const QString &fileName, const QString &table)
{
    const qint64 size = pageSize(fileName);
    const qint64 root =
        runSql(fileName, {QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name='%1'").arg(table)})
            .toLongLong();
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly) || root <= 1)
        qFatal("%s has no table %s", qUtf8Printable(fileName), qUtf8Printable(table));
    // https://sqlite.org/fileformat2.html#b_tree_pages
    constexpr char interiorTable = 5;
    QList<qint64> leaves;
    QList<qint64> ahead{root};
    while (!ahead.isEmpty()) {
        const qint64 number = ahead.takeFirst();
        file.seek((number - 1) * size);
        const QByteArray page = file.read(size);
        if (page.at(0) != interiorTable) {
            leaves.append(number);
            continue;
        }
        const int cells = qFromBigEndian<quint16>(page.constData() + 3);
        QList<qint64> children;
        for (int i = 0; i < cells; ++i) {
            const int at = qFromBigEndian<quint16>(page.constData() + 12 + 2 * i);
            children.append(qFromBigEndian<quint32>(page.constData() + at));
        }
        children.append(qFromBigEndian<quint32>(page.constData() + 8));
        ahead = children + ahead;
    }
    return leaves;
}

/// Overwrites pages with bytes that mean nothing.
inline void damagePages(const QString &fileName, const QList<qint64> &pages)
{
    const qint64 size = pageSize(fileName);
    QFile file(fileName);
    if (!file.open(QIODevice::ReadWrite))
        qFatal("%s cannot be written", qUtf8Printable(fileName));
    for (const qint64 page : pages) {
        file.seek((page - 1) * size);
        file.write(QByteArray(size, 'Z'));
    }
}

} // namespace courant::test
