// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "db/connection.h"
#include "db/database.h"

#include <memory>

namespace courant {

/// A connection of its own on the current thread, for long copies and rescues beside a Database.
class LocalConnection final
{
public:
    LocalConnection();
    ~LocalConnection();
    LocalConnection(const LocalConnection &) = delete;
    LocalConnection &operator=(const LocalConnection &) = delete;

    /// As Database::open().
    Status open(const Database::Options &options);
    Connection &connection() { return *m_connection; }

private:
    const QString m_name;
    std::unique_ptr<Connection> m_connection;
};

/// Flushes a file, and the folder it is in, to the disk.
Status syncFile(const QString &fileName);

} // namespace courant
