// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sourceoptions.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Options = SourceOptions;

template<class Enum, size_t N>
using Names = std::array<std::pair<Enum, QLatin1StringView>, N>;

// The first of each is the default and never written.
constexpr Names<Options::Auth, 3> authNames{{{Options::Auth::None, "none"_L1},
    {Options::Auth::Basic, "basic"_L1}, {Options::Auth::Bearer, "bearer"_L1}}};
constexpr Names<Options::Proxy, 3> proxyNames{{{Options::Proxy::Default, "default"_L1},
    {Options::Proxy::None, "none"_L1}, {Options::Proxy::Own, "own"_L1}}};
constexpr Names<Options::Pictures, 4> pictureNames{
    {{Options::Pictures::Default, "default"_L1}, {Options::Pictures::All, "all"_L1},
        {Options::Pictures::Bookmarked, "bookmarked"_L1}, {Options::Pictures::None, "none"_L1}}};
constexpr Names<Options::SecretPlace, 2> placeNames{
    {{Options::SecretPlace::Keychain, "keychain"_L1}, {Options::SecretPlace::File, "file"_L1}}};

/// Takes known values out of an object, so that the unknown ones stay.
class Taker
{
public:
    explicit Taker(const QJsonObject &object) : m_object(object) {}

    int number(QLatin1StringView name) { return take(name).toInt(); }
    bool flag(QLatin1StringView name) { return take(name).toBool(); }
    QString text(QLatin1StringView name) { return take(name).toString(); }
    QJsonValue take(QLatin1StringView name) { return m_object.take(name); }
    template<class Enum, size_t N>
    Enum oneOf(QLatin1StringView name, const Names<Enum, N> &names)
    {
        const QString text = this->text(name);
        for (const auto &[value, known] : names) {
            if (known == text)
                return value;
        }
        return names.front().first;
    }
    QJsonObject rest() const { return m_object; }

private:
    QJsonObject m_object;
};

template<class Enum, size_t N>
void putName(QJsonObject &object, QLatin1StringView name, Enum wanted, const Names<Enum, N> &names)
{
    for (const auto &[value, known] : names) {
        if (value == wanted && value != names.front().first)
            object.insert(name, QString(known));
    }
}

void putNumber(QJsonObject &object, QLatin1StringView name, int value)
{
    if (value != 0)
        object.insert(name, value);
}

void putText(QJsonObject &object, QLatin1StringView name, const QString &value)
{
    if (!value.isEmpty())
        object.insert(name, value);
}

QJsonArray headersToArray(const QList<SourceHeader> &headers)
{
    QJsonArray array;
    for (const SourceHeader &header : headers) {
        QJsonObject object{{u"name"_s, header.name}};
        if (header.secret)
            object.insert("secret"_L1, true);
        else
            object.insert("value"_L1, header.value);
        array.append(object);
    }
    return array;
}

QList<SourceHeader> headersFromArray(const QJsonArray &array)
{
    QList<SourceHeader> headers;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const QString name = object.value("name"_L1).toString();
        if (!name.isEmpty())
            headers.append({name, object.value("value"_L1).toString(), object.value("secret"_L1).toBool()});
    }
    return headers;
}

} // namespace

QString sourceOptionsToText(const SourceOptions &options)
{
    QJsonObject object = options.other;
    putNumber(object, "refreshMinutes"_L1, options.refreshMinutes);
    putText(object, "userAgent"_L1, options.userAgent);
    if (!options.headers.isEmpty())
        object.insert("headers"_L1, headersToArray(options.headers));
    putName(object, "auth"_L1, options.auth, authNames);
    putText(object, "user"_L1, options.user);
    putText(object, "secretId"_L1, options.secretId);
    putName(object, "secretPlace"_L1, options.secretPlace, placeNames);
    putName(object, "proxy"_L1, options.proxy, proxyNames);
    putText(object, "proxyUrl"_L1, options.proxyUrl);
    putName(object, "pictures"_L1, options.pictures, pictureNames);
    if (options.fullArticle)
        object.insert("fullArticle"_L1, true);
    if (options.utcOffset)
        object.insert("utcOffset"_L1, *options.utcOffset);
    if (options.notify)
        object.insert("notify"_L1, true);
    putNumber(object, "keepDays"_L1, options.keepDays);
    putNumber(object, "keepCount"_L1, options.keepCount);
    return object.isEmpty() ? QString()
                            : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

SourceOptions sourceOptionsFromText(const QString &text)
{
    SourceOptions options;
    if (text.isEmpty())
        return options;
    Taker taker(QJsonDocument::fromJson(text.toUtf8()).object());
    options.refreshMinutes = taker.number("refreshMinutes"_L1);
    options.userAgent = taker.text("userAgent"_L1);
    options.headers = headersFromArray(taker.take("headers"_L1).toArray());
    options.auth = taker.oneOf("auth"_L1, authNames);
    options.user = taker.text("user"_L1);
    options.secretId = taker.text("secretId"_L1);
    options.secretPlace = taker.oneOf("secretPlace"_L1, placeNames);
    options.proxy = taker.oneOf("proxy"_L1, proxyNames);
    options.proxyUrl = taker.text("proxyUrl"_L1);
    options.pictures = taker.oneOf("pictures"_L1, pictureNames);
    options.fullArticle = taker.flag("fullArticle"_L1);
    if (const QJsonValue offset = taker.take("utcOffset"_L1); offset.isDouble())
        options.utcOffset = offset.toInt();
    options.notify = taker.flag("notify"_L1);
    options.keepDays = taker.number("keepDays"_L1);
    options.keepCount = taker.number("keepCount"_L1);
    options.other = taker.rest();
    return options;
}

bool isSecretHeader(const QString &name)
{
    static constexpr std::array words{"auth"_L1, "cookie"_L1, "token"_L1, "key"_L1, "secret"_L1, "session"_L1,
        "password"_L1, "credential"_L1, "signature"_L1};
    return std::any_of(words.begin(), words.end(),
        [&name](QLatin1StringView word) { return name.contains(word, Qt::CaseInsensitive); });
}

bool asksOtherwise(const SourceOptions &before, const SourceOptions &after)
{
    const auto part = [](const SourceOptions &options) {
        return std::tie(options.userAgent, options.headers, options.auth, options.user, options.secretId,
            options.fullArticle, options.utcOffset);
    };
    return part(before) != part(after);
}

} // namespace courant
