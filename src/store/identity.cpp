// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/identity.h"

#include <QCryptographicHash>
#include <QSet>
#include <QUrl>
#include <QUrlQuery>
#include <QtEndian>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray digest(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).left(16);
}

bool isTracking(const QString &parameter)
{
    static const QSet<QString> names = {u"fbclid"_s, u"gclid"_s, u"dclid"_s, u"msclkid"_s, u"yclid"_s,
        u"igshid"_s, u"spm"_s, u"mc_cid"_s, u"mc_eid"_s, u"_hsenc"_s, u"_hsmi"_s, u"at_medium"_s,
        u"at_campaign"_s};
    return parameter.startsWith("utm_"_L1) || names.contains(parameter);
}

void dropTracking(QUrl &url)
{
    if (!url.hasQuery())
        return;
    QList<std::pair<QString, QString>> kept;
    for (const auto &item : QUrlQuery(url).queryItems(QUrl::FullyEncoded)) {
        if (!isTracking(item.first.toLower()))
            kept.append(item);
    }
    QUrlQuery query;
    query.setQueryItems(kept);
    url.setQuery(kept.isEmpty() ? QString() : query.query(QUrl::FullyEncoded));
}

} // namespace

QString normalizedLink(const QString &link)
{
    const QString trimmed = link.trimmed();
    QUrl url(trimmed);
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return trimmed;
    if ((url.scheme() == "http"_L1 && url.port() == 80) || (url.scheme() == "https"_L1 && url.port() == 443))
        url.setPort(-1);
    url.setScheme(u"https"_s);
    // A "#!" or "#/" names a page of a site that is one script; others a place in the page.
    if (!url.fragment().startsWith(u'!') && !url.fragment().startsWith(u'/'))
        url.setFragment(QString());
    dropTracking(url);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url.toString(QUrl::FullyEncoded);
}

qint64 linkKey(const QString &normalized)
{
    if (normalized.isEmpty())
        return 0;
    const qint64 key = qFromLittleEndian<qint64>(digest(normalized).constData());
    return key == 0 ? 1 : key;
}

QByteArray guidIdentity(const ParsedItem &item)
{
    return item.id.isEmpty() ? QByteArray() : digest("g:"_L1 % item.id);
}

QByteArray linkIdentity(const QString &normalized)
{
    return normalized.isEmpty() ? QByteArray() : digest("l:"_L1 % normalized);
}

QByteArray hashIdentity(const ParsedItem &item)
{
    const QString source = item.document ? item.categories.value(1) : QString();
    const QString date =
        item.published.isValid() ? QString::number(item.published.toMSecsSinceEpoch()) : QString();
    // With neither title nor date only the text tells items apart.
    const QString text = item.title.isEmpty() && date.isEmpty() ? item.content % item.summary : QString();
    return digest("h:"_L1 % source % u'\n' % item.title % u'\n' % date % u'\n' % text);
}

} // namespace courant
