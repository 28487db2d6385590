// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "store/library.h"

#include <QFuture>

namespace courant {

class SecretStore;

struct AddedSource
{
    SourceId id = SourceId::None;
    bool secretInFile = false; ///< there is no keychain: its password went to the file
};

/// Adds a source; a name and a password in its address (user:password@host) become its sign-in, kept with the
/// secrets, and never reach the library. Errors: NoSecret (they cannot be kept: nothing was added), those of
/// the library. Main thread.
/// @param secrets may be null: then there is no place for a password
QFuture<Result<AddedSource>> addWithSecrets(Library *library, SecretStore *secrets, const NewSource &source);

/// Keeps a sign-in that came in an address: in the keychain, in the file only where the system has none. The
/// options of a source that signs in so. Error: NoSecret.
QFuture<Result<SourceOptions>> keepSignIn(
    SecretStore *secrets, const SourceOptions &options, const QString &user, const QString &password);

} // namespace courant
