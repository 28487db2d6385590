// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/source.h"

#include <QFuture>
#include <QHash>

#include <optional>

namespace courant {

class Library;
class SecretStore;

/// What a source shall be.
struct SourceEdit
{
    QString title;
    QString url;
    GroupId group = GroupId::None;
    SourceOptions options; ///< its secretId is taken care of; secretPlace says where the reader wants them
    // Secrets; those that are not named stay as they are.
    std::optional<QString> password;
    std::optional<QString> proxyPassword;
    QHash<QString, QString> headers; ///< values of secret headers by name
};

/// Makes a source what it shall be: first the secrets, under a new name, then the library, then the old
/// secrets go; an error on the way loses nothing. Errors: NoSecret (the keychain does not keep it: nothing
/// was changed), InvalidArgument (another source has the address), those of the library. Main thread.
QFuture<Status> saveSource(
    Library *library, SecretStore *secrets, const Source &before, const SourceEdit &after);

} // namespace courant
