// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/opening.h"

#include "db/sqlerror.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QtEndian>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// The file is looked at before SQLite opens it, so that a file we refuse is not touched at all.
// Offsets: https://sqlite.org/fileformat2.html#the_database_header
Status checkFile(const Database::Options &options)
{
    QFile file(options.fileName);
    if (!file.exists()) {
        if (options.mode == Database::Mode::ReadOnly)
            return Error{Error::Kind::NotFound, options.fileName, 0};
        return {};
    }
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Unreadable, options.fileName % ": "_L1 % file.errorString(), 0};
    const QByteArray header = file.read(100);
    if (header.isEmpty()) // the trace of a start that ended before its first write
        return {};
    const auto number = [&header](
                            int offset) { return qFromBigEndian<quint32>(header.constData() + offset); };
    if (header.size() < 100 || !header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return Error{Error::Kind::Corrupt, options.fileName % " is not a database"_L1, 0};
    if (number(60) > quint32(options.newestSchema))
        return Error{Error::Kind::NewerSchema, options.fileName, 0};
    if (number(68) != options.applicationId && number(28) != 0 && number(68) != 0)
        return Error{Error::Kind::Corrupt, options.fileName % " belongs to another application"_L1, 0};
    const qint64 pageSize = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 expected = (pageSize == 1 ? 65536 : pageSize) * qint64(number(28));
    // A journal belongs to a first start that was cut off: SQLite takes back what it had begun.
    const bool hasLog = QFileInfo(options.fileName + "-wal"_L1).size() > 0 ||
                        QFileInfo(options.fileName + "-journal"_L1).size() > 0;
    if (!hasLog && file.size() < expected)
        return Error{Error::Kind::Corrupt, options.fileName % " is cut short"_L1, 0};
    return {};
}

QVariant ask(QSqlDatabase &database, const QString &sql, QSqlError *error)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    if (!query.exec(sql)) {
        *error = query.lastError();
        return {};
    }
    return query.next() ? query.value(0) : QVariant();
}

Status checkContent(QSqlDatabase &database, const Database::Options &options)
{
    QSqlError error;
    const QVariant version = ask(database, u"PRAGMA user_version"_s, &error);
    const QVariant tables = ask(database, u"SELECT count(*) FROM sqlite_master"_s, &error);
    const QVariant application = ask(database, u"PRAGMA application_id"_s, &error);
    const QVariant fts5 =
        ask(database, u"SELECT count(*) FROM pragma_module_list WHERE name='fts5'"_s, &error);
    if (error.isValid())
        return toError(error);
    if (version.toInt() > options.newestSchema)
        return Error{Error::Kind::NewerSchema, options.fileName, 0};
    if (tables.toInt() > 0 && application.toUInt() != options.applicationId)
        return Error{Error::Kind::Corrupt, options.fileName % " belongs to another application"_L1, 0};
    if (fts5.toInt() == 0)
        return Error{Error::Kind::Unsupported, u"this SQLite was built without FTS5"_s, 0};
    return {};
}

Status configure(QSqlDatabase &database, const Database::Options &options)
{
    QStringList pragmas = {u"foreign_keys=ON"_s, u"trusted_schema=OFF"_s, u"cell_size_check=ON"_s,
        u"temp_store=MEMORY"_s, u"cache_size=-16000"_s};
    if (options.mode == Database::Mode::ReadWrite) {
        // These two count only for a file that is made now.
        pragmas.prepend(u"auto_vacuum=INCREMENTAL"_s);
        pragmas.prepend(u"page_size=16384"_s);
        pragmas << u"journal_mode=WAL"_s << u"synchronous=FULL"_s << u"journal_size_limit=33554432"_s;
    }
    if (options.maxPages > 0)
        pragmas << u"max_page_count=%1"_s.arg(options.maxPages);
    QSqlError error;
    for (const QString &pragma : std::as_const(pragmas)) {
        ask(database, "PRAGMA "_L1 % pragma, &error);
        if (error.isValid())
            return toError(error);
    }
    return {};
}

Status openAs(const QString &name, const QString &fileName, const QString &connectOptions,
    const Database::Options &options)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(fileName);
    database.setConnectOptions(connectOptions);
    if (!database.open())
        return toError(database.lastError());
    if (options.damaged)
        return {};
    if (const Status content = checkContent(database, options); !content)
        return content;
    return configure(database, options);
}

} // namespace

Result<QSqlDatabase> openConnection(const QString &name, const Database::Options &options)
{
    if (const Status file = checkFile(options); !file && !options.damaged)
        return file.error();
    QString connectOptions = u"QSQLITE_BUSY_TIMEOUT=5000"_s;
    const bool readOnly = options.mode == Database::Mode::ReadOnly;
    const QString reading = u";QSQLITE_OPEN_READONLY"_s;
    if (readOnly)
        connectOptions += reading;
    if (!readOnly && !options.damaged && QFileInfo(options.fileName + "-wal"_L1).size() > 0) {
        // That the schema is a newer one, or damage, may be in the log alone. Whoever closes the file for
        // writing works the log into it: a file that we refuse is only read.
        Database::Options looking = options;
        looking.mode = Database::Mode::ReadOnly;
        const Status looked = openAs(name, options.fileName, connectOptions + reading, looking);
        QSqlDatabase::removeDatabase(name);
        if (!looked &&
            (looked.error().kind == Error::Kind::NewerSchema || looked.error().kind == Error::Kind::Corrupt))
            return looked.error();
    }
    Status opened = openAs(name, options.fileName, connectOptions, options);
    if (!opened && readOnly && opened.error().kind == Error::Kind::Unreadable) {
        // In a folder that cannot be written SQLite cannot make the index of its log. Without a log the file
        // is all there is, and nobody can be writing to it.
        QSqlDatabase::removeDatabase(name);
        if (QFileInfo(options.fileName + "-wal"_L1).size() == 0) {
            QUrl url = QUrl::fromLocalFile(options.fileName);
            url.setQuery(u"immutable=1"_s);
            opened = openAs(
                name, url.toString(QUrl::FullyEncoded), connectOptions + u";QSQLITE_OPEN_URI"_s, options);
        }
    }
    if (!opened) {
        QSqlDatabase::removeDatabase(name);
        return opened.error();
    }
    return QSqlDatabase::database(name, false);
}

} // namespace courant
