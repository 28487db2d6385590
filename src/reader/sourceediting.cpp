// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/sourceediting.h"

#include "model/whendone.h"
#include "reader/secrets.h"
#include "reader/sourcerequest.h"
#include "store/library.h"

#include <QPromise>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

/// One saving, step by step; deletes itself.
class Saving final : public QObject
{
public:
    Saving(Library *library, SecretStore *secrets, const Source &before, const SourceEdit &after)
        : QObject(library), m_library(library), m_secrets(secrets), m_before(before), m_after(after)
    {
        m_promise.start();
        // A name and a password in the address are a sign-in like any other.
        const auto split = sourcerequest::splitAddress(m_after.url);
        if (m_before.kind == SourceKind::Feed && split.url != m_after.url) {
            m_after.url = split.url;
            m_after.options.auth = SourceOptions::Auth::Basic;
            m_after.options.user = split.user;
            m_after.password = split.password;
        }
    }
    ~Saving() override { end(Error{Error::Kind::Cancelled, {}}); }

    QFuture<Status> start()
    {
        const QFuture<Status> future = m_promise.future();
        const SourceOptions &old = m_before.options;
        if (m_secrets && !old.secretId.isEmpty())
            whenDone(
                m_secrets->read(old), this, [this](const Result<SourceSecrets> &known) { merge(known); });
        else
            merge(SourceSecrets());
        return future;
    }

private:
    void merge(const Result<SourceSecrets> &known)
    {
        SourceSecrets now = known ? *known : SourceSecrets();
        if (m_after.password)
            now.password = *m_after.password;
        if (m_after.proxyPassword)
            now.proxyPassword = *m_after.proxyPassword;
        for (auto it = m_after.headers.cbegin(); it != m_after.headers.cend(); ++it)
            now.headers.insert(it.key(), it.value());
        dropUnused(now);
        SourceOptions &options = m_after.options;
        const bool same = options.secretPlace == m_before.options.secretPlace && (!known || now == *known);
        // Secrets that cannot be read now and are not replaced stay where they are.
        const bool untouched = !m_after.password && !m_after.proxyPassword && m_after.headers.isEmpty();
        options.secretId = m_before.options.secretId;
        if (same && (known || untouched) && !now.isEmpty())
            return saveOptions();
        if (!known && untouched) {
            options.secretPlace = m_before.options.secretPlace;
            return saveOptions();
        }
        if (now.isEmpty()) {
            options.secretId.clear();
            return saveOptions();
        }
        if (!m_secrets)
            return end(Error{Error::Kind::NoSecret, u"there is no keychain"_s});
        whenDone(m_secrets->write(options.secretPlace, now), this, [this](const Result<QString> &id) {
            if (!id)
                return end(Error{Error::Kind::NoSecret, id.error().detail});
            m_after.options.secretId = *id;
            saveOptions();
        });
    }

    void dropUnused(SourceSecrets &secrets) const
    {
        const SourceOptions &options = m_after.options;
        if (options.auth == SourceOptions::Auth::None)
            secrets.password.clear();
        if (options.proxy != SourceOptions::Proxy::Own)
            secrets.proxyPassword.clear();
        const QList<QString> names = secrets.headers.keys();
        for (const QString &name : names) {
            const bool used = std::any_of(options.headers.begin(), options.headers.end(),
                [&name](const SourceHeader &header) { return header.secret && header.name == name; });
            if (!used)
                secrets.headers.remove(name);
        }
    }

    void saveOptions()
    {
        if (m_after.options == m_before.options)
            return saveRest();
        whenDone(
            m_library->setSourceOptions(m_before.id, m_after.options), this, [this](const Status &status) {
                if (!status) {
                    if (m_after.options.secretId != m_before.options.secretId && m_secrets)
                        m_secrets->remove(m_after.options);
                    return end(status);
                }
                if (m_after.options.secretId != m_before.options.secretId && m_secrets)
                    m_secrets->remove(m_before.options);
                saveRest();
            });
    }

    void saveRest()
    {
        std::function<QFuture<Status>()> step;
        if (std::exchange(m_urlAsked, true) == false && m_after.url != m_before.url)
            step = [this] { return m_library->setSourceUrl(m_before.id, m_after.url); };
        else if (std::exchange(m_titleAsked, true) == false && m_after.title != m_before.title)
            step = [this] { return m_library->renameSource(m_before.id, m_after.title); };
        else if (std::exchange(m_groupAsked, true) == false && m_after.group != m_before.group)
            step = [this] { return m_library->moveSource(m_before.id, m_after.group); };
        else
            return end(Status());
        whenDone(step(), this, [this](const Status &status) {
            if (status)
                saveRest();
            else
                end(status);
        });
    }

    void end(const Status &status)
    {
        if (std::exchange(m_ended, true))
            return;
        m_promise.addResult(status);
        m_promise.finish();
        deleteLater();
    }

    Library *m_library;
    SecretStore *m_secrets;
    const Source m_before;
    SourceEdit m_after;
    QPromise<Status> m_promise;
    bool m_urlAsked = false;
    bool m_titleAsked = false;
    bool m_groupAsked = false;
    bool m_ended = false;
};

} // namespace

QFuture<Status> saveSource(
    Library *library, SecretStore *secrets, const Source &before, const SourceEdit &after)
{
    return (new Saving(library, secrets, before, after))->start();
}

} // namespace courant
