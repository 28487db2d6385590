// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures and files that the front matter of a document names.
#include "feed/documentfields.h"
#include "feed/urlresolve.h"

#include <QRegularExpression>
#include <QUrl>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

QString usableImage(const QString &url)
{
    QString image = url.trimmed();
    image.replace(u"&#123;"_s, u"{"_s)
        .replace(u"&#125;"_s, u"}"_s); // as the programs that dump feeds write braces
    for (int relay = 0; relay < 3; ++relay) {
        const qsizetype query = image.indexOf(u'?');
        if (query < 0)
            break;
        QString inner = image.mid(query + 1);
        if (inner.startsWith("http%3a"_L1, Qt::CaseInsensitive) ||
            inner.startsWith("https%3a"_L1, Qt::CaseInsensitive))
            inner = QUrl::fromPercentEncoding(inner.toUtf8());
        if (!inner.startsWith("http://"_L1) && !inner.startsWith("https://"_L1))
            break;
        image = inner;
    }
    const QString path = image.section(u'?', 0, 0);
    static const QRegularExpression nothing(
        u"(?:^|/)(?:undefined|null|NaN|\\[object Object\\]|false|true)$"_s);
    static const QRegularExpression placeholder(
        u"^(?:https?:)?//(?:[\\w-]+\\.)*(?:picsum\\.photos|placeholder\\.com"
        "|placehold\\.(?:it|co)|placekitten\\.com|loremflickr\\.com|dummyimage\\.com"
        "|lorempixel\\.com|fakeimg\\.pl|source\\.unsplash\\.com)(?:/|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (path.isEmpty() || image == "~"_L1 || image == "#"_L1 || nothing.match(path).hasMatch() ||
        placeholder.match(path).hasMatch() || image.startsWith("javascript:"_L1, Qt::CaseInsensitive))
        return {};
    return image.startsWith("//"_L1) ? u"https:"_s + image : image;
}

/// headimg, thumbnail, cover, image, index_img, banner_img, img, then rarer ones. `headimg: false` is "none".
void DocumentFields::readImages(ParsedItem &item)
{
    const auto imageOf = [this](const QString &key) {
        QVariant value = m_matter.texts.value(key);
        if (value.userType() == QMetaType::QVariantList)
            value = value.toList().value(0);
        if (value.userType() == QMetaType::QVariantMap) {
            const QVariantMap map = value.toMap();
            for (const QString &part : {u"url"_s, u"src"_s, u"image"_s, u"path"_s, u"feature"_s}) {
                if (map.value(part).userType() == QMetaType::QString)
                    return usableImage(map.value(part).toString());
            }
            return QString();
        }
        return value.userType() == QMetaType::QString ? usableImage(value.toString()) : QString();
    };
    const QString thumbnail = keyFor("thumbnail"_L1);
    if (!thumbnail.isNull()) {
        m_taken.insert(thumbnail);
        item.thumbnail = resolveUrl(item.base, imageOf(thumbnail));
    }
    const QString head = keyFor("headimg"_L1);
    const bool none = !head.isNull() && m_matter.values.value(head) == QVariant(false);
    if (!head.isNull())
        m_taken.insert(head);
    for (const QLatin1StringView name : {"headimg"_L1, "thumbnail"_L1, "cover"_L1, "image"_L1, "index_img"_L1,
             "banner_img"_L1, "img"_L1, "header-img"_L1, "featured_image"_L1, "featuredimage"_L1,
             "feature_image"_L1, "banner"_L1, "top_img"_L1, "images"_L1, "photos"_L1}) {
        const QString key = keyFor(name);
        const QString image = key.isNull() || none ? QString() : imageOf(key);
        if (image.isEmpty())
            continue;
        m_taken.insert(key);
        item.image = resolveUrl(item.base, image);
        break;
    }
    if (!thumbnail.isNull() && m_matter.values.value(thumbnail) == QVariant(true))
        item.thumbnail = item.image;
}

void DocumentFields::readEnclosures(ParsedItem &item)
{
    const QString key = keyFor("enclosures"_L1);
    if (key.isNull() || m_matter.values.value(key).userType() != QMetaType::QVariantList)
        return;
    QList<Enclosure> enclosures;
    for (const QVariant &value : m_matter.values.value(key).toList()) {
        const QVariantMap map = value.toMap();
        Enclosure enclosure;
        enclosure.url = resolveUrl(item.base, map.value(u"url"_s).toString());
        enclosure.type = map.value(u"type"_s).toString();
        bool ok = false;
        const qlonglong length = map.value(u"length"_s).toLongLong(&ok);
        enclosure.length = ok ? length : -1;
        if (enclosure.url.isEmpty())
            return; // not what it looks like
        enclosures.append(enclosure);
    }
    m_taken.insert(key);
    item.enclosures = enclosures;
}

} // namespace courant::feed
