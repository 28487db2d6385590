// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/wholefile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace courant {

using namespace Qt::Literals::StringLiterals;

Result<QString> writeWholeFile(const QString &path, const QByteArray &bytes)
{
    const QFileInfo there(path);
    if (there.exists() && !there.isFile())
        return Error{Error::Kind::Unreadable, path + u": not a plain file"_s};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return path;
    const bool full = file.error() == QFileDevice::ResourceError;
    return Error{full ? Error::Kind::DiskFull : Error::Kind::Unreadable, path + u": "_s + file.errorString()};
}

} // namespace courant
