// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/sourceadding.h"

#include "model/whendone.h"
#include "reader/secrets.h"
#include "reader/sourcerequest.h"

#include <QPromise>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

template<class T>
std::shared_ptr<QPromise<T>> begun()
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    return promise;
}

template<class T>
void give(const std::shared_ptr<QPromise<T>> &promise, const T &value)
{
    promise->addResult(value);
    promise->finish();
}

using Adding = std::shared_ptr<QPromise<Result<AddedSource>>>;

/// The secrets are kept; now the library may know of the source.
void addSigned(Library *library, SecretStore *secrets, const NewSource &source, const SourceOptions &options,
    const Adding &promise)
{
    const auto fail = [secrets, options, promise](const Error &error) {
        secrets->remove(options);
        give<Result<AddedSource>>(promise, error);
    };
    whenDone(library->addSource(source), library, [=](const Result<SourceId> &id) {
        if (!id)
            return fail(id.error());
        whenDone(library->sources(), library, [=, id = *id](const Result<QList<Source>> &sources) {
            // One that was there already keeps what else was chosen for it.
            SourceOptions chosen = options;
            SourceOptions before;
            for (const Source &one : sources ? *sources : QList<Source>()) {
                if (one.id != id)
                    continue;
                before = chosen = one.options;
                chosen.auth = options.auth;
                chosen.user = options.user;
                chosen.secretId = options.secretId;
                chosen.secretPlace = options.secretPlace;
            }
            whenDone(library->setSourceOptions(id, chosen), library, [=](const Status &status) {
                if (!status)
                    return fail(status.error());
                secrets->remove(before);
                give<Result<AddedSource>>(
                    promise, AddedSource{id, options.secretPlace == SourceOptions::SecretPlace::File});
            });
        });
    });
}

} // namespace

QFuture<Result<SourceOptions>> keepSignIn(
    SecretStore *secrets, const SourceOptions &options, const QString &user, const QString &password)
{
    const auto promise = begun<Result<SourceOptions>>();
    if (!secrets) {
        give<Result<SourceOptions>>(promise, Error{Error::Kind::NoSecret, u"no keychain was asked"_s});
        return promise->future();
    }
    SourceOptions wanted = options;
    wanted.auth = SourceOptions::Auth::Basic;
    wanted.user = user;
    SourceSecrets kept;
    kept.password = password;
    const auto keep = [secrets, promise, kept](SourceOptions made, bool orInFile, const auto &self) -> void {
        whenDone(secrets->write(made.secretPlace, kept), secrets, [=](const Result<QString> &id) mutable {
            if (!id && orInFile && id.error().kind == Error::Kind::Unsupported) {
                made.secretPlace = SourceOptions::SecretPlace::File;
                return self(made, false, self);
            }
            if (!id)
                return give<Result<SourceOptions>>(promise, Error{Error::Kind::NoSecret, id.error().detail});
            made.secretId = *id;
            give<Result<SourceOptions>>(promise, made);
        });
    };
    keep(wanted, true, keep);
    return promise->future();
}

QFuture<Result<AddedSource>> addWithSecrets(Library *library, SecretStore *secrets, const NewSource &source)
{
    const Adding promise = begun<Result<AddedSource>>();
    const auto split = source.kind == SourceKind::Feed ? sourcerequest::splitAddress(source.url)
                                                       : sourcerequest::SplitAddress{source.url, {}, {}};
    if (split.user.isEmpty() && split.password.isEmpty()) {
        whenDone(library->addSource(source), library, [promise](const Result<SourceId> &id) {
            give(
                promise, id ? Result<AddedSource>(AddedSource{*id, false}) : Result<AddedSource>(id.error()));
        });
        return promise->future();
    }
    NewSource clean = source;
    clean.url = split.url;
    whenDone(keepSignIn(secrets, {}, split.user, split.password), library,
        [=](const Result<SourceOptions> &options) {
            if (options)
                addSigned(library, secrets, clean, *options, promise);
            else
                give<Result<AddedSource>>(promise, options.error());
        });
    return promise->future();
}

} // namespace courant
