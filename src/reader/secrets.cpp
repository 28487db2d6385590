// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/secrets.h"

#include "model/whendone.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

QByteArray toBytes(const SourceSecrets &secrets)
{
    QJsonObject headers;
    for (auto it = secrets.headers.cbegin(); it != secrets.headers.cend(); ++it)
        headers.insert(it.key(), it.value());
    QJsonObject object;
    if (!secrets.password.isEmpty())
        object.insert("password"_L1, secrets.password);
    if (!secrets.proxyPassword.isEmpty())
        object.insert("proxyPassword"_L1, secrets.proxyPassword);
    if (!headers.isEmpty())
        object.insert("headers"_L1, headers);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<SourceSecrets> fromBytes(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return Error{Error::Kind::Unreadable, u"the secret is damaged"_s};
    SourceSecrets secrets;
    secrets.password = document.object().value("password"_L1).toString();
    secrets.proxyPassword = document.object().value("proxyPassword"_L1).toString();
    const QJsonObject headers = document.object().value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        secrets.headers.insert(it.key(), it.value().toString());
    return secrets;
}

/// A promise that the answers of a backend fulfil; Cancelled if nobody ever does.
template<class T>
class Answer
{
public:
    Answer() { m_promise.start(); }
    ~Answer() { give(Error{Error::Kind::Cancelled, {}}); }
    QFuture<T> future() { return m_promise.future(); }
    void give(const T &value)
    {
        if (std::exchange(m_given, true))
            return;
        m_promise.addResult(value);
        m_promise.finish();
    }

private:
    QPromise<T> m_promise;
    bool m_given = false;
};

} // namespace

SecretStore::SecretStore(
    std::unique_ptr<SecretBackend> keychain, std::unique_ptr<SecretBackend> file, QObject *parent)
    : QObject(parent), m_keychain(std::move(keychain)), m_file(std::move(file))
{
}

SecretStore::~SecretStore() = default;

SecretBackend &SecretStore::backend(SourceOptions::SecretPlace place) const
{
    return place == SourceOptions::SecretPlace::File ? *m_file : *m_keychain;
}

QFuture<Result<SourceSecrets>> SecretStore::read(const SourceOptions &options)
{
    auto answer = std::make_shared<Answer<Result<SourceSecrets>>>();
    const QFuture<Result<SourceSecrets>> future = answer->future();
    const QString id = options.secretId;
    if (id.isEmpty() || m_known.contains(id)) {
        answer->give(m_known.value(id));
        return future;
    }
    whenDone(
        backend(options.secretPlace).read(id), this, [this, answer, id](const Result<QByteArray> &bytes) {
            if (!bytes)
                return answer->give(bytes.error());
            const Result<SourceSecrets> secrets = fromBytes(*bytes);
            if (secrets)
                m_known.insert(id, *secrets);
            answer->give(secrets);
        });
    return future;
}

QFuture<Result<QString>> SecretStore::write(SourceOptions::SecretPlace place, const SourceSecrets &secrets)
{
    auto answer = std::make_shared<Answer<Result<QString>>>();
    const QFuture<Result<QString>> future = answer->future();
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QByteArray bytes = toBytes(secrets);
    const auto readBack = [this, answer, id, secrets](const Result<QByteArray> &read) {
        if (!read || !fromBytes(*read) || *fromBytes(*read) != secrets)
            return answer->give(
                read ? Error{Error::Kind::Unreadable, u"what was kept came back otherwise"_s} : read.error());
        m_known.insert(id, secrets);
        answer->give(id);
    };
    whenDone(
        backend(place).write(id, bytes), this, [this, answer, place, id, readBack](const Status &status) {
            if (!status)
                return answer->give(status.error());
            whenDone(backend(place).read(id), this, readBack);
        });
    return future;
}

QFuture<Status> SecretStore::remove(const SourceOptions &options)
{
    m_known.remove(options.secretId);
    if (options.secretId.isEmpty()) {
        Answer<Status> answer;
        answer.give(Status());
        return answer.future();
    }
    return backend(options.secretPlace).remove(options.secretId);
}

} // namespace courant
