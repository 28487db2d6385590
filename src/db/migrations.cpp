// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/migrations.h"

#include "db/connection.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

Status migrate(Connection &connection, const QList<Migration> &steps, quint32 applicationId)
{
    for (qsizetype step = 0; step < steps.size(); ++step) {
        const qint64 before = connection.value(u"PRAGMA user_version"_s).toLongLong();
        if (connection.failed())
            return connection.status();
        if (before > step)
            continue;
        Transaction transaction(connection);
        // Asked again under the lock: another process may have been faster.
        if (connection.value(u"PRAGMA user_version"_s).toLongLong() > step)
            continue;
        steps[step](connection);
        connection.run("PRAGMA application_id="_L1 % QString::number(applicationId));
        connection.run("PRAGMA user_version="_L1 % QString::number(step + 1));
        if (const Status done = transaction.commit(); !done)
            return done;
    }
    return connection.status();
}

} // namespace courant
