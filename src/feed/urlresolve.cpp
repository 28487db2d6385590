// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/urlresolve.h"

#include <QUrl>

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

QString cleaned(const QString &url)
{
    QString result = url.trimmed();
    for (const QChar c : std::as_const(result)) {
        if (c.unicode() < u' ') {
            result.removeIf([](QChar each) { return each.unicode() < u' '; });
            break;
        }
    }
    return result;
}

} // namespace

bool hasScheme(QStringView url)
{
    for (qsizetype i = 0; i < url.size(); ++i) {
        const char16_t c = url[i].unicode();
        const char16_t lower = c | 0x20;
        if (c == u':')
            return i > 0;
        const bool letter = lower >= u'a' && lower <= u'z';
        const bool other = i > 0 && ((c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.');
        if (!letter && !other)
            return false;
    }
    return false;
}

bool isWebUrl(QStringView url)
{
    const QStringView plain = url.trimmed();
    if (plain.startsWith(u"http://", Qt::CaseInsensitive))
        return plain.size() > 7;
    return plain.startsWith(u"https://", Qt::CaseInsensitive) && plain.size() > 8;
}

QString resolveUrl(const QString &base, const QString &url)
{
    QString address = cleaned(url);
    if (address.isEmpty() || base.isEmpty())
        return address;
    if (isWebUrl(address))
        return address;
    if (hasScheme(address)) {
        // "http:page.html" is relative in old documents; anything else is absolute
        const qsizetype colon = address.indexOf(u':');
        const QStringView scheme = QStringView(address).first(colon);
        const bool web = scheme.compare("http"_L1, Qt::CaseInsensitive) == 0 ||
                         scheme.compare("https"_L1, Qt::CaseInsensitive) == 0;
        if (!web || !base.startsWith(address.first(colon + 1), Qt::CaseInsensitive))
            return address;
        address.remove(0, colon + 1);
    }
    const QUrl from(base, QUrl::TolerantMode);
    if (!from.isValid() || from.isRelative())
        return address;
    const QUrl to(address, QUrl::TolerantMode);
    if (!to.isValid())
        return address;
    return from.resolved(to).toString(QUrl::FullyEncoded);
}

QString resolveBase(const QString &above, const QString &base)
{
    const QString address = cleaned(base);
    if (address.isEmpty())
        return above;
    const QUrl url(address, QUrl::TolerantMode);
    if (!url.isValid())
        return above;
    return resolveUrl(above, address);
}

} // namespace courant::feed
