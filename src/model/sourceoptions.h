// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace courant {

/// A request header of the reader's own for one source.
struct SourceHeader
{
    QString name;
    QString value;       ///< empty for a secret one: its value is kept with the source's secrets
    bool secret = false; ///< as isSecretHeader() tells

    bool operator==(const SourceHeader &) const = default;
};

/// What a reader chose for one source, in words that may be written anywhere: no secret is among them.
struct SourceOptions
{
    enum class Auth { None, Basic, Bearer };
    enum class Proxy { Default, None, Own };
    enum class Pictures { Default, All, Bookmarked, None };
    /// Where this source's secrets are.
    enum class SecretPlace { Keychain, File };

    static constexpr int defaultMinutes = 0;
    static constexpr int onlyWhenAsked = -1;
    static constexpr int keepDefault = 0;
    static constexpr int keepAll = -1;

    int refreshMinutes = defaultMinutes; ///< between two requests; onlyWhenAsked: never by itself
    QString userAgent;                   ///< empty: Courant's own
    QList<SourceHeader> headers;
    Auth auth = Auth::None;
    QString user;     ///< of Auth::Basic; the password is a secret
    QString secretId; ///< under which the secrets are kept; empty: there are none
    SecretPlace secretPlace = SecretPlace::Keychain;
    Proxy proxy = Proxy::Default;
    QString proxyUrl; ///< of Proxy::Own: http:// or socks5://, without a password
    Pictures pictures = Pictures::Default;
    bool fullArticle = false;     ///< the whole article is fetched from its page
    std::optional<int> utcOffset; ///< minutes east of UTC, for dates that name no zone
    bool notify = false;          ///< new articles are announced on the desktop
    int keepDays = keepDefault;   ///< articles older than this go; keepAll: never
    int keepCount = keepDefault;  ///< so many newest articles stay; keepAll: all
    QJsonObject other;            ///< what a newer Courant wrote here; kept as it is

    bool operator==(const SourceOptions &) const = default;
};

/// As the database keeps them: JSON of what is not at its default; null when all is. Pure.
QString sourceOptionsToText(const SourceOptions &options);
/// What cannot be read is at its default. Pure.
SourceOptions sourceOptionsFromText(const QString &text);

/// Whether a header of this name is likely to carry a secret (Cookie, Authorization, X-Api-Key ..).
bool isSecretHeader(const QString &name);

/// Whether a source asks its server in another way with these options, or reads the answer otherwise: then
/// what the server gave us to ask again with does not hold any more.
bool asksOtherwise(const SourceOptions &before, const SourceOptions &after);

} // namespace courant
