// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/connection.h"

#include "db/sqlerror.h"

#include <QSqlError>
#include <QSqlQuery>

#include <unordered_map>
#include <utility>

namespace courant {

using namespace Qt::Literals::StringLiterals;

struct Connection::Cache
{
    // Sentences made for one query (sets of any size) would grow it without end.
    static constexpr size_t limit = 256;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> idle;
};

Statement::Statement(Connection *connection, QString sql, std::unique_ptr<QSqlQuery> query)
    : m_connection(connection), m_sql(std::move(sql)), m_query(std::move(query))
{
}

Statement::Statement(Statement &&other) noexcept = default;

Statement::~Statement()
{
    if (!m_query)
        return;
    m_query->finish();
    m_connection->giveBack(m_sql, std::move(m_query));
}

void Statement::bindAt(int position, const QVariant &value)
{
    if (m_query)
        m_query->bindValue(position, value);
}

Statement &Statement::bindList(const QVariantList &values)
{
    for (int i = 0; i < values.size(); ++i)
        bindAt(i, values.at(i));
    return *this;
}

bool Statement::exec()
{
    if (!m_query || m_connection->failed())
        return false;
    if (m_query->exec())
        return true;
    m_connection->failStatement(*m_query);
    return false;
}

bool Statement::next()
{
    if (!m_query || m_connection->failed())
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_connection->failStatement(*m_query);
    return false;
}

void Statement::finish()
{
    if (m_query)
        m_query->finish();
}

int Statement::changes() const
{
    return m_query ? m_query->numRowsAffected() : 0;
}

bool Statement::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 Statement::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

QString Statement::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Statement::blob(int column) const
{
    return m_query->value(column).toByteArray();
}

QVariant Statement::raw(int column) const
{
    return m_query->value(column);
}

QDateTime Statement::time(int column) const
{
    return isNull(column) ? QDateTime() : QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

qint64 Statement::lastId() const
{
    return m_query ? m_query->lastInsertId().toLongLong() : 0;
}

Connection::Connection(QSqlDatabase database)
    : m_database(std::move(database)), m_cache(std::make_unique<Cache>())
{
}

Connection::~Connection() = default;

void Connection::replace(QSqlDatabase database)
{
    m_cache->idle.clear();
    m_database = std::move(database);
    clearError();
}

Statement Connection::prepare(const QString &sql)
{
    if (failed())
        return Statement(this, sql, nullptr);
    const auto found = m_cache->idle.find(sql);
    if (found != m_cache->idle.end()) {
        std::unique_ptr<QSqlQuery> query = std::move(found->second);
        m_cache->idle.erase(found);
        return Statement(this, sql, std::move(query));
    }
    if (!m_database.isOpen()) {
        fail({Error::Kind::Database, u"the library is not open"_s, 0});
        return Statement(this, sql, nullptr);
    }
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(sql)) {
        failStatement(*query);
        return Statement(this, sql, nullptr);
    }
    return Statement(this, sql, std::move(query));
}

QVariant Connection::first(const Statement &statement)
{
    return statement.m_query->value(0);
}

void Connection::fail(Error error)
{
    if (!failed())
        m_error = Status(std::move(error));
}

void Connection::failStatement(const QSqlQuery &query)
{
    if (failed())
        return;
    const QSqlError error = query.lastError();
    fail(toError(error));
    constexpr int corruptVirtualTable = 11 | (1 << 8);
    if (m_error.error().kind == Error::Kind::Corrupt)
        m_damage = error.nativeErrorCode().toInt() == corruptVirtualTable ? Damage::Index : Damage::File;
}

void Connection::giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    if (m_cache->idle.size() >= Cache::limit)
        m_cache->idle.clear();
    m_cache->idle.insert_or_assign(sql, std::move(query));
}

Status Connection::attempt(const QString &sql)
{
    if (failed())
        return m_error;
    run(sql);
    const Status done = m_error;
    clearError();
    return done;
}

Status Connection::runAnyway(const QString &sql)
{
    const Status before = std::exchange(m_error, Status());
    run(sql);
    return std::exchange(m_error, before);
}

Snapshot::Snapshot(Connection &connection) : m_connection(connection)
{
    m_open = m_connection.run(u"BEGIN"_s);
}

Snapshot::~Snapshot()
{
    // Fails when SQLite has ended it by itself (damage met), which is as good.
    if (m_open)
        (void)m_connection.runAnyway(u"ROLLBACK"_s);
}

Transaction::Transaction(Connection &connection) : m_connection(connection)
{
    // IMMEDIATE: a second process that writes makes us wait here (busy_timeout), never fail half-way.
    m_open = m_connection.run(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    // Fails when SQLite has rolled back by itself (disk full), which is as good.
    if (m_open)
        (void)m_connection.runAnyway(u"ROLLBACK"_s);
}

Status Transaction::commit()
{
    if (m_connection.failed())
        return m_connection.status();
    m_connection.run(u"COMMIT"_s);
    m_open = m_connection.failed();
    return m_connection.status();
}

} // namespace courant
