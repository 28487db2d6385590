// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/secrets.h"

#include <QPromise>

namespace courant::test {

/// A keychain that is nobody's, and misbehaves when told to.
class SecretMemory final : public SecretBackend
{
public:
    enum class Mood { Good, Absent, Silent, Forgetful };

    QHash<QString, QByteArray> kept;
    Mood mood = Mood::Good;
    int reads = 0;

    QFuture<Result<QByteArray>> read(const QString &name) override
    {
        ++reads;
        if (!kept.contains(name))
            return answer<Result<QByteArray>>(Error{Error::Kind::NotFound, {}});
        return answer<Result<QByteArray>>(kept.value(name));
    }
    QFuture<Status> write(const QString &name, const QByteArray &secret) override
    {
        if (mood == Mood::Good)
            kept.insert(name, secret);
        return answer<Status>(Status());
    }
    QFuture<Status> remove(const QString &name) override
    {
        if (mood == Mood::Good)
            kept.remove(name);
        return answer<Status>(Status());
    }
    /// What a silent one owes.
    void answerAll()
    {
        for (const auto &owed : std::exchange(m_owed, {}))
            owed();
    }

private:
    template<class T>
    QFuture<T> answer(const T &value)
    {
        auto promise = std::make_shared<QPromise<T>>();
        promise->start();
        const QFuture<T> future = promise->future();
        const T given = mood == Mood::Absent ? T(Error{Error::Kind::Unsupported, {}}) : value;
        const auto give = [promise, given] {
            promise->addResult(given);
            promise->finish();
        };
        if (mood == Mood::Silent)
            m_owed.append(give);
        else
            give();
        return future;
    }

    QList<std::function<void()>> m_owed;
};

} // namespace courant::test
