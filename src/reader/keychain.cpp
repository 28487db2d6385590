// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/secrets.h"

#include <QPromise>
#include <QTimer>
#include <qt6keychain/keychain.h>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

const QString service = u"Courant"_s;

Error errorOf(const QKeychain::Job *job)
{
    switch (job->error()) {
    case QKeychain::EntryNotFound:
        return {Error::Kind::NotFound, u"the keychain has no such entry"_s};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {Error::Kind::Refused, u"the keychain did not let us in"_s};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {Error::Kind::Unsupported, u"there is no keychain"_s};
    default:
        // Not the library's own words: nobody knows what they hold.
        return {Error::Kind::Unreadable, u"the keychain failed"_s};
    }
}

class Keychain final : public SecretBackend
{
public:
    explicit Keychain(int deadline) : m_deadline(deadline) {}

    QFuture<Result<QByteArray>> read(const QString &name) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        return run<Result<QByteArray>>(job, name, [job] { return job->binaryData(); });
    }
    QFuture<Status> write(const QString &name, const QByteArray &secret) override
    {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setBinaryData(secret);
        return run<Status>(job, name, [] { return Status(); });
    }
    QFuture<Status> remove(const QString &name) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service);
        return run<Status>(job, name, [] { return Status(); });
    }

private:
    template<class T, class Value>
    QFuture<T> run(QKeychain::Job *job, const QString &name, Value value)
    {
        struct State
        {
            QPromise<T> promise;
            bool done = false;
            void end(const T &result)
            {
                if (std::exchange(done, true))
                    return;
                promise.addResult(result);
                promise.finish();
            }
        };
        auto state = std::make_shared<State>();
        state->promise.start();
        const QFuture<T> future = state->promise.future();
        job->setKey(name);
        job->setInsecureFallback(false); // never plain text behind the reader's back
        QObject::connect(job, &QKeychain::Job::finished, job, [state, job, value] {
            state->end(job->error() == QKeychain::NoError ? T(value()) : T(errorOf(job)));
        });
        // A job goes on when we stop waiting: a keychain that is unlocked late still gets what was written.
        QTimer::singleShot(m_deadline, job, [state] {
            state->end(Error{Error::Kind::Timeout, u"the keychain does not answer"_s});
        });
        job->start();
        return future;
    }

    const int m_deadline;
};

} // namespace

std::unique_ptr<SecretBackend> makeKeychain(int deadline)
{
    return std::make_unique<Keychain>(deadline);
}

} // namespace courant
