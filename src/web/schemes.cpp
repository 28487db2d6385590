// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/schemes.h"

#include <QWebEngineUrlScheme>

namespace courant {

using namespace Qt::Literals::StringLiterals;

QByteArray articleScheme()
{
    return "article"_ba;
}

QByteArray imageScheme()
{
    return "artimg"_ba;
}

namespace {

/// Lets the page's process be told to tidy up after articles that were exchanged, see PageLoader: by itself
/// V8 waits for more than a hundred megabytes of them. What the reader gives the engine stands first.
void letTidyUp()
{
    const char name[] = "QTWEBENGINE_CHROMIUM_FLAGS";
    const QByteArray flags = qgetenv(name);
    if (!flags.contains("--js-flags"))
        qputenv(name, flags + (flags.isEmpty() ? "" : " ") + "--js-flags=--expose-gc");
}

} // namespace

void registerSchemes()
{
    letTidyUp();
    for (const QByteArray &name : {articleScheme(), imageScheme()}) {
        QWebEngineUrlScheme scheme(name);
        scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
        // An opaque origin for every document. No CorsEnabled, no LocalScheme, and never
        // ContentSecurityPolicyIgnored.
        scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::NoAccessAllowed);
        QWebEngineUrlScheme::registerScheme(scheme);
    }
}

QString mailBridge()
{
    return u"https://mail.invalid/?"_s;
}

QString pictureBridge()
{
    return u"https://picture.invalid/?"_s;
}

QUrl leavingUrl(const QUrl &url)
{
    const QString text = url.toString(QUrl::FullyEncoded);
    if (!text.startsWith(mailBridge()))
        return url;
    const QUrl mail(QUrl::fromPercentEncoding(text.mid(mailBridge().size()).toLatin1()));
    return mail.scheme() == "mailto"_L1 ? mail : QUrl();
}

bool mayLeave(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (!url.isValid())
        return false;
    if (scheme == "http"_L1 || scheme == "https"_L1)
        return !url.host().isEmpty();
    return scheme == "mailto"_L1 && !url.path().isEmpty();
}

} // namespace courant
