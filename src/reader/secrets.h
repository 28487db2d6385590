// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/sourceoptions.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <memory>

namespace courant {

/// What a reader told us in confidence for one source.
struct SourceSecrets
{
    QString password; ///< of Auth::Basic, or the token of Auth::Bearer
    QString proxyPassword;
    QHash<QString, QString> headers; ///< values of secret headers by their name

    bool isEmpty() const { return password.isEmpty() && proxyPassword.isEmpty() && headers.isEmpty(); }
    bool operator==(const SourceSecrets &) const = default;
};

/// A place where small secrets are kept by a name. Main thread; answers come later. Errors: NotFound,
/// Timeout (it does not answer, or waits to be unlocked), Refused (the reader said no), Unsupported (there is
/// no such place on this system), Unreadable, DiskFull.
class SecretBackend
{
public:
    virtual ~SecretBackend() = default;
    virtual QFuture<Result<QByteArray>> read(const QString &name) = 0;
    virtual QFuture<Status> write(const QString &name, const QByteArray &secret) = 0;
    virtual QFuture<Status> remove(const QString &name) = 0;
};

/// The keychain of the system. Never falls back to anything else.
/// @param deadline ms until a keychain that does not answer is given up
std::unique_ptr<SecretBackend> makeKeychain(int deadline = 60'000);
/// A file that only its owner may read, "secrets.json" in the data folder: for readers who chose so.
std::unique_ptr<SecretBackend> makeSecretFile(const QString &dataFolder);

/// Keeps the secrets of sources where the reader wants them, and remembers them as long as it lives, so that
/// the keychain is asked once. Nothing goes anywhere by itself: a place that fails is an error. Main thread.
class SecretStore final : public QObject
{
    Q_OBJECT
public:
    SecretStore(std::unique_ptr<SecretBackend> keychain, std::unique_ptr<SecretBackend> file,
        QObject *parent = nullptr);
    ~SecretStore() override;

    /// Those of `options.secretId`; empty ones when that is empty.
    QFuture<Result<SourceSecrets>> read(const SourceOptions &options);
    /// Keeps them under a new name and reads them back; the name. The old ones stay until remove(), so that
    /// nothing is lost between here and the database.
    QFuture<Result<QString>> write(SourceOptions::SecretPlace place, const SourceSecrets &secrets);
    QFuture<Status> remove(const SourceOptions &options);

private:
    SecretBackend &backend(SourceOptions::SecretPlace place) const;

    std::unique_ptr<SecretBackend> m_keychain;
    std::unique_ptr<SecretBackend> m_file;
    QHash<QString, SourceSecrets> m_known;
};

} // namespace courant
