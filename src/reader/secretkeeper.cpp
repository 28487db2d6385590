// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/secretkeeper.h"

#include "model/whendone.h"
#include "reader/secrets.h"
#include "reader/sourceadding.h"
#include "reader/sourcerequest.h"
#include "store/library.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

namespace {

/// The names under which secrets were kept, with their places: the keychain cannot be asked for a list.
const QString namesProperty = u"secrets.names"_s;

QJsonObject namesOf(const Result<QString> &text)
{
    return QJsonDocument::fromJson(text ? text->toUtf8() : QByteArray()).object();
}

QJsonObject usedBy(const QList<Source> &sources)
{
    QJsonObject names;
    for (const Source &source : sources) {
        if (!source.options.secretId.isEmpty())
            names.insert(source.options.secretId, int(source.options.secretPlace));
    }
    return names;
}

} // namespace

SecretKeeper::SecretKeeper(Library *library, SecretStore *secrets, QObject *parent)
    : QObject(parent), m_library(library), m_secrets(secrets)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &SecretKeeper::note);
}

SecretKeeper::~SecretKeeper() = default;

void SecretKeeper::start()
{
    connect(m_library, &Library::changed, this, [this](const Changes &changes) {
        const bool some = std::any_of(changes.sources.begin(), changes.sources.end(),
            [](const Source &source) { return !source.options.secretId.isEmpty(); });
        if ((some || changes.treeChanged) && !m_soon.isActive())
            m_soon.start();
    });
    whenDone(m_library->sources(), this, [this](const Result<QList<Source>> &sources) {
        QList<Source> waiting;
        for (const Source &source : sources ? *sources : QList<Source>()) {
            if (source.kind == SourceKind::Feed && !QUrl(source.url).userInfo().isEmpty())
                waiting.append(source);
        }
        moveNext(waiting);
    });
}

void SecretKeeper::moveNext(QList<Source> waiting)
{
    if (waiting.isEmpty())
        return forgetUnused();
    const Source source = waiting.takeFirst();
    const auto split = sourcerequest::splitAddress(source.url);
    const auto next = [this, waiting](const Status &) { moveNext(waiting); };
    const auto setUrl = [this, source, split, next] {
        whenDone(m_library->setSourceUrl(source.id, split.url), this, next);
    };
    // The sign-in that was chosen stands above the one in the address.
    if (source.options.auth != SourceOptions::Auth::None)
        return setUrl();
    whenDone(keepSignIn(m_secrets, source.options, split.user, split.password), this,
        [=, this](const Result<SourceOptions> &options) {
            if (!options)
                return next(options.error()); // it goes on working as it is; the next start tries again
            whenDone(m_library->setSourceOptions(source.id, *options), this, [=, this](const Status &status) {
                if (status)
                    setUrl();
                else
                    next(status);
            });
        });
}

void SecretKeeper::forgetUnused()
{
    whenDone(m_library->property(namesProperty), this, [this](const Result<QString> &text) {
        whenDone(
            m_library->sources(), this, [this, known = namesOf(text)](const Result<QList<Source>> &sources) {
                if (!sources) {
                    Q_EMIT settled();
                    return;
                }
                const QJsonObject used = usedBy(*sources);
                for (auto it = known.begin(); it != known.end(); ++it) {
                    if (used.contains(it.key()))
                        continue;
                    SourceOptions gone;
                    gone.secretId = it.key();
                    gone.secretPlace = SourceOptions::SecretPlace(it.value().toInt());
                    m_secrets->remove(gone);
                }
                if (used != known)
                    keep(used);
                Q_EMIT settled();
            });
    });
}

/// While a removal can be taken back its secrets stay known.
void SecretKeeper::note()
{
    whenDone(m_library->property(namesProperty), this, [this](const Result<QString> &text) {
        whenDone(
            m_library->sources(), this, [this, known = namesOf(text)](const Result<QList<Source>> &sources) {
                QJsonObject names = known;
                const QJsonObject used = usedBy(sources ? *sources : QList<Source>());
                for (auto it = used.begin(); it != used.end(); ++it)
                    names.insert(it.key(), it.value());
                if (names != known)
                    keep(names);
            });
    });
}

void SecretKeeper::keep(const QJsonObject &names)
{
    const QByteArray text = QJsonDocument(names).toJson(QJsonDocument::Compact);
    whenDone(m_library->setProperty(namesProperty, QString::fromUtf8(text)), this, [](const Status &) {});
}

} // namespace courant
