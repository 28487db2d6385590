// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/localconnection.h"

#include "db/opening.h"

#include <QFile>
#include <QFileInfo>

#include <atomic>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nextName()
{
    static std::atomic<int> counter = 0;
    return "courant-local-"_L1 % QString::number(++counter);
}

#ifdef Q_OS_UNIX
bool sync(const QString &path, int flags)
{
    const int handle = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool done = ::fsync(handle) == 0;
    ::close(handle);
    return done;
}
#endif

} // namespace

LocalConnection::LocalConnection()
    : m_name(nextName()), m_connection(std::make_unique<Connection>(QSqlDatabase()))
{
}

LocalConnection::~LocalConnection()
{
    m_connection.reset();
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

Status LocalConnection::open(const Database::Options &options)
{
    Result<QSqlDatabase> opened = openConnection(m_name, options);
    if (!opened)
        return opened.error();
    m_connection = std::make_unique<Connection>(std::move(*opened));
    return {};
}

Status syncFile(const QString &fileName)
{
#ifdef Q_OS_UNIX
    if (!sync(fileName, O_RDONLY))
        return Error{Error::Kind::Unreadable, "cannot flush "_L1 % fileName, 0};
    sync(QFileInfo(fileName).path(), O_RDONLY);
#else
    Q_UNUSED(fileName)
#endif
    return {};
}

} // namespace courant
