// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/sourcerequest.h"

#include "net/headers.h"

using namespace Qt::Literals::StringLiterals;

namespace courant::sourcerequest {

namespace {

QByteArray authorization(const SourceOptions &options, const SourceSecrets &secrets)
{
    switch (options.auth) {
    case SourceOptions::Auth::Basic: // RFC 7617, in UTF-8
        return "Basic " + (options.user + u':' + secrets.password).toUtf8().toBase64();
    case SourceOptions::Auth::Bearer: // RFC 6750
        return "Bearer " + secrets.password.trimmed().toUtf8();
    case SourceOptions::Auth::None:
        break;
    }
    return {};
}

} // namespace

void apply(HttpRequest &request, const SourceOptions &options, const SourceSecrets &secrets)
{
    applyWay(request, options, secrets);
    for (const SourceHeader &header : options.headers) {
        const QString value = header.secret ? secrets.headers.value(header.name) : header.value;
        if (!value.isEmpty())
            request.headers.append({header.name.toLatin1(), value.toUtf8()});
    }
    if (const QByteArray value = authorization(options, secrets); !value.isEmpty())
        request.headers.append({"Authorization", value});
}

void applyWay(HttpRequest &request, const SourceOptions &options, const SourceSecrets &secrets)
{
    request.userAgent = options.userAgent.toUtf8();
    if (options.proxy == SourceOptions::Proxy::None)
        request.proxy.kind = HttpProxy::Kind::None;
    if (options.proxy != SourceOptions::Proxy::Own)
        return;
    const Result<HttpProxy> proxy = proxyOf(options.proxyUrl);
    // A proxy that cannot be understood must not mean none: port 0 of nowhere is unreachable.
    request.proxy = proxy ? *proxy : HttpProxy{HttpProxy::Kind::Http, u"proxy.invalid"_s, 0};
    request.proxy.password = secrets.proxyPassword;
}

Result<HttpProxy> proxyOf(const QString &text)
{
    const auto wrong = [](const QString &why) { return Error{Error::Kind::InvalidArgument, why}; };
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (!url.isValid() || (scheme != "http"_L1 && scheme != "socks5"_L1))
        return wrong(u"A proxy is written as http://host:port or socks5://host:port"_s);
    if (url.host().isEmpty() || url.port() <= 0)
        return wrong(u"The proxy needs a host and a port"_s);
    if (!url.path().isEmpty() && url.path() != "/"_L1)
        return wrong(u"The proxy's address ends behind its port"_s);
    return HttpProxy{scheme == "http"_L1 ? HttpProxy::Kind::Http : HttpProxy::Kind::Socks5, url.host(),
        quint16(url.port()), url.userName(), url.password()};
}

QString headerProblem(const QString &name, const QString &value)
{
    const QByteArray bytes = name.toUtf8();
    if (!isHeaderName(bytes))
        return u"The name of a header has only letters, digits and -"_s;
    if (isOurs(bytes))
        return u"Courant sets this header itself"_s;
    if (!isHeaderValue(value.toUtf8()))
        return u"The value of a header has no line breaks"_s;
    return {};
}

SplitAddress splitAddress(const QString &text)
{
    QUrl url(text);
    if (url.userInfo().isEmpty())
        return {text, {}, {}};
    const SplitAddress split{{}, url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)};
    url.setUserInfo({});
    return {url.toString(QUrl::FullyEncoded), split.user, split.password};
}

} // namespace courant::sourcerequest
