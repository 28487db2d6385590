// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <memory>
#include <type_traits>

class QSqlQuery;

namespace courant {

class Connection;

/// A prepared statement in use; leaves no cursor open when it goes. Database thread only.
class Statement final
{
public:
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    Statement &operator=(Statement &&) = delete;

    /// Binds the values to the question marks in order. Null strings, arrays and invalid times become NULL;
    /// times are milliseconds since the epoch, enums numbers.
    template<class... Values>
    Statement &bind(const Values &...values)
    {
        int position = 0;
        (bindAt(position++, toSql(values)), ...);
        return *this;
    }
    Statement &bindList(const QVariantList &values);
    /// Runs it. False: the connection keeps the error.
    bool exec();
    bool next();
    /// Ends reading before the object goes.
    void finish();
    int changes() const; ///< rows the statement changed

    bool isNull(int column) const;
    qint64 integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    QString text(int column) const;
    QByteArray blob(int column) const;
    QVariant raw(int column) const;
    QDateTime time(int column) const; ///< UTC; invalid for NULL
    template<class Id>
    Id id(int column) const
    {
        return Id(integer(column));
    }
    qint64 lastId() const;

private:
    friend class Connection;
    Statement(Connection *connection, QString sql, std::unique_ptr<QSqlQuery> query);
    void bindAt(int position, const QVariant &value);

    template<class Value>
    static QVariant toSql(const Value &value)
    {
        if constexpr (std::is_enum_v<Value> || std::is_same_v<Value, bool>)
            return QVariant::fromValue(static_cast<qint64>(value));
        else if constexpr (std::is_integral_v<Value>)
            return QVariant::fromValue(qint64(value));
        else if constexpr (std::is_same_v<Value, QDateTime>)
            return value.isValid() ? QVariant(value.toMSecsSinceEpoch()) : QVariant();
        else if constexpr (std::is_same_v<Value, QString> || std::is_same_v<Value, QByteArray>)
            return value.isNull() ? QVariant() : QVariant(value);
        else if constexpr (std::is_same_v<Value, QVariant>)
            return value;
        else if constexpr (std::is_same_v<Value, std::nullptr_t>)
            return QVariant();
        else
            return QVariant(QString(value));
    }

    Connection *m_connection;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query;
};

/// The connection as jobs see it: cached statements and one latched error, so that a job checks once, at its
/// end, as with a stream. After an error every statement does nothing. Database thread only.
class Connection final
{
public:
    explicit Connection(QSqlDatabase database);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// Goes on with another file, without statements or error of the last one.
    void replace(QSqlDatabase database);
    Statement prepare(const QString &sql);
    /// Runs a statement that returns nothing, with its values.
    template<class... Values>
    bool run(const QString &sql, const Values &...values)
    {
        Statement statement = prepare(sql);
        statement.bind(values...);
        return statement.exec();
    }
    /// The first column of the first row of a query, or null.
    template<class... Values>
    QVariant value(const QString &sql, const Values &...values)
    {
        Statement statement = prepare(sql);
        statement.bind(values...);
        return statement.exec() && statement.next() ? first(statement) : QVariant();
    }

    /// Runs a statement whose failure is an answer: nothing is latched. Does nothing after an error.
    Status attempt(const QString &sql);

    bool failed() const { return !m_error.has_value(); }
    const Error &error() const { return m_error.error(); }
    /// The latched error or success.
    Status status() const { return m_error; }
    void fail(Error error);
    void clearError()
    {
        m_error = Status();
        m_damage = Damage::None;
    }
    /// What SQLite met in the statement that failed.
    enum class Damage { None, File, Index };
    Damage damage() const { return m_damage; }

private:
    friend class Statement;
    friend class Snapshot;
    friend class Transaction;
    static QVariant first(const Statement &statement);
    void failStatement(const QSqlQuery &query);
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query);
    /// Runs a statement whatever the latched error is.
    Status runAnyway(const QString &sql);

    struct Cache;
    QSqlDatabase m_database;
    std::unique_ptr<Cache> m_cache;
    Status m_error;
    Damage m_damage = Damage::None;
};

/// What is read while it lives is of one moment, whatever another process writes meanwhile. Database thread
/// only.
class Snapshot final
{
public:
    explicit Snapshot(Connection &connection);
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    Connection &m_connection;
    bool m_open = false;
};

/// A write transaction; rolled back unless commit() succeeded. Database thread only.
class Transaction final
{
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    /// Durable when it returns success. After any failed statement it rolls back and returns that error.
    Status commit();

private:
    Connection &m_connection;
    bool m_open = false;
};

} // namespace courant
