// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sourcesettings.h"

#include "reader/inputkind.h"
#include "reader/sourcerequest.h"

#include <QRegularExpression>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int leastMinutes = 15;
constexpr int mostMinutes = 10'080;

Error wrong(const QString &sentence)
{
    return Error{Error::Kind::InvalidArgument, sentence, 0};
}

template<class Value>
using Names = QList<std::pair<QString, Value>>;

const Names<SourceOptions::Pictures> pictureNames = {{u"default"_s, SourceOptions::Pictures::Default},
    {u"all"_s, SourceOptions::Pictures::All}, {u"bookmarked"_s, SourceOptions::Pictures::Bookmarked},
    {u"none"_s, SourceOptions::Pictures::None}};
const Names<SourceOptions::SecretPlace> placeNames = {
    {u"keychain"_s, SourceOptions::SecretPlace::Keychain}, {u"file"_s, SourceOptions::SecretPlace::File}};
const Names<bool> switchNames = {{u"on"_s, true}, {u"off"_s, false}};

template<class Value>
Status take(const Names<Value> &names, const QString &key, const QString &text, Value *into)
{
    QStringList known;
    for (const auto &[name, value] : names) {
        if (name == text) {
            *into = value;
            return {};
        }
        known.append(name);
    }
    return wrong(u"%1 is one of %2, not \"%3\""_s.arg(key, known.join(u", "_s), text));
}

/// A number, or one of two words for what stands for them.
Status takeNumber(const QString &key, const QString &text, const QString &lowWord, int lowValue, int least,
    int most, int *into)
{
    bool ok = true;
    const int number = text == u"default" ? 0 : text == lowWord ? lowValue : text.toInt(&ok);
    const bool word = text == u"default" || text == lowWord;
    if (!ok || (!word && (number < least || number > most)))
        return wrong(u"%1 is default, %2 or a number from %3 to %4, not \"%5\""_s.arg(
            key, lowWord, QString::number(least), QString::number(most), text));
    *into = number;
    return {};
}

Status takeZone(const QString &text, SourceOptions &options)
{
    static const QRegularExpression pattern(u"^([+-])(\\d{1,2}):?([0-5]\\d)$"_s);
    if (text == u"default") {
        options.utcOffset.reset();
        return {};
    }
    const auto match = pattern.match(text);
    const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
    if (!match.hasMatch() || minutes > 14 * 60)
        return wrong(u"zone is default or the way from UTC such as +08:00, not \"%1\""_s.arg(text));
    options.utcOffset = match.captured(1) == u"-" ? -minutes : minutes;
    return {};
}

Status takeHeader(const QString &text, SourceEdit &edit)
{
    QList<SourceHeader> &headers = edit.options.headers;
    if (text.isEmpty()) {
        headers.clear();
        return {};
    }
    const QString name = text.section(u':', 0, 0).trimmed();
    const QString value = text.section(u':', 1).trimmed();
    if (const QString problem = sourcerequest::headerProblem(name, value); !problem.isEmpty())
        return wrong(problem);
    if (!text.contains(u':'))
        return wrong(u"A header is written as \"Name: value\""_s);
    headers.removeIf(
        [&name](const SourceHeader &one) { return one.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (value.isEmpty())
        return {};
    const bool secret = isSecretHeader(name);
    headers.append({name, secret ? QString() : value, secret});
    if (secret)
        edit.headers.insert(name, value);
    return {};
}

Status takeProxy(const QString &text, SourceEdit &edit)
{
    using Proxy = SourceOptions::Proxy;
    edit.options.proxy = text == u"default" ? Proxy::Default : text == u"none" ? Proxy::None : Proxy::Own;
    edit.options.proxyUrl.clear();
    if (edit.options.proxy != Proxy::Own)
        return {};
    if (const auto proxy = sourcerequest::proxyOf(text); !proxy)
        return proxy.error();
    QUrl url(text);
    if (!url.password().isEmpty())
        edit.proxyPassword = url.password(QUrl::FullyDecoded);
    url.setPassword({});
    edit.options.proxyUrl = url.toString(QUrl::FullyEncoded);
    return {};
}

Status takeSignIn(
    const QString &key, const QString &value, SourceEdit &edit, const std::function<QString()> &ask)
{
    using Auth = SourceOptions::Auth;
    SourceOptions &options = edit.options;
    if (key == u"user") {
        if (value.contains(u':'))
            return wrong(u"A user name has no colon"_s);
        options.auth = value.isEmpty() ? Auth::None : Auth::Basic;
        options.user = value;
        return {};
    }
    if (key == u"token") {
        options.auth = value.isEmpty() ? Auth::None : Auth::Bearer;
        options.user.clear();
    } else if (options.auth != Auth::Basic) {
        return wrong(u"password= needs user= before it"_s);
    }
    edit.password = value == u"-" ? ask() : value;
    return {};
}

} // namespace

Status applySetting(SourceEdit &edit, const QString &setting, const std::function<QString()> &readSecret)
{
    const QString key = setting.section(u'=', 0, 0).trimmed();
    const QString value = setting.section(u'=', 1).trimmed();
    SourceOptions &options = edit.options;
    if (!setting.contains(u'='))
        return wrong(u"A setting is written as key=value, not \"%1\""_s.arg(setting));
    if (key == u"interval")
        return takeNumber(key, value, u"never"_s, SourceOptions::onlyWhenAsked, leastMinutes, mostMinutes,
            &options.refreshMinutes);
    if (key == u"keep-days")
        return takeNumber(key, value, u"all"_s, SourceOptions::keepAll, 1, 100'000, &options.keepDays);
    if (key == u"keep-count")
        return takeNumber(key, value, u"all"_s, SourceOptions::keepAll, 1, 1'000'000, &options.keepCount);
    if (key == u"agent") {
        options.userAgent = value;
        return sourcerequest::headerProblem(u"X-Agent"_s, value).isEmpty()
                   ? Status()
                   : wrong(u"The name of a browser has no line breaks"_s);
    }
    if (key == u"header")
        return takeHeader(value, edit);
    if (key == u"user" || key == u"password" || key == u"token")
        return takeSignIn(key, value, edit, readSecret);
    if (key == u"proxy")
        return takeProxy(value, edit);
    if (key == u"pictures")
        return take(pictureNames, key, value, &options.pictures);
    if (key == u"full-text")
        return take(switchNames, key, value, &options.fullArticle);
    if (key == u"notify")
        return take(switchNames, key, value, &options.notify);
    if (key == u"secrets")
        return take(placeNames, key, value, &options.secretPlace);
    if (key == u"zone")
        return takeZone(value, options);
    if (key == u"title" && !value.isEmpty()) {
        edit.title = value;
        return {};
    }
    if (key == u"url" && isWebAddress(value)) {
        edit.url = value;
        return {};
    }
    return wrong(key == u"url" || key == u"title"
                     ? u"%1 cannot be \"%2\""_s.arg(key, value)
                     : u"There is no setting \"%1\"; see courant --help"_s.arg(key));
}

QStringList settingsOf(const SourceOptions &options)
{
    QStringList list;
    const auto number = [&list](const QString &key, int value, const QString &lowWord) {
        if (value != 0)
            list.append(key + u'=' + (value < 0 ? lowWord : QString::number(value)));
    };
    const auto add = [&list](const QString &key, const QString &value) { list.append(key + u'=' + value); };
    number(u"interval"_s, options.refreshMinutes, u"never"_s);
    if (!options.userAgent.isEmpty())
        add(u"agent"_s, options.userAgent);
    for (const SourceHeader &header : options.headers)
        add(u"header"_s, header.name + u": "_s + (header.secret ? u"***"_s : header.value));
    if (options.auth == SourceOptions::Auth::Basic)
        add(u"user"_s, options.user);
    if (options.auth == SourceOptions::Auth::Bearer)
        add(u"token"_s, u"***"_s);
    if (options.proxy != SourceOptions::Proxy::Default)
        add(u"proxy"_s, options.proxy == SourceOptions::Proxy::None ? u"none"_s : options.proxyUrl);
    for (const auto &[name, value] : pictureNames) {
        if (options.pictures == value && value != SourceOptions::Pictures::Default)
            add(u"pictures"_s, name);
    }
    if (options.fullArticle)
        add(u"full-text"_s, u"on"_s);
    if (options.notify)
        add(u"notify"_s, u"on"_s);
    if (options.utcOffset) {
        const int size = std::abs(*options.utcOffset);
        add(u"zone"_s,
            (*options.utcOffset < 0 ? u"-"_s : u"+"_s) + QTime(size / 60, size % 60).toString(u"HH:mm"_s));
    }
    number(u"keep-days"_s, options.keepDays, u"all"_s);
    number(u"keep-count"_s, options.keepCount, u"all"_s);
    return list;
}

} // namespace courant
