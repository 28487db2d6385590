// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/mediafields.h"

#include "feed/urlresolve.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype MostEnclosures = 256;

bool looksLikeImage(const QString &url)
{
    QStringView path = url;
    if (const qsizetype query = path.indexOf(u'?'); query >= 0)
        path = path.first(query);
    for (const auto ending : {".jpg"_L1, ".jpeg"_L1, ".png"_L1, ".gif"_L1, ".webp"_L1, ".avif"_L1}) {
        if (path.endsWith(ending, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

void MediaFields::addEnclosure(const QString &url, const QString &type, const QString &length)
{
    if (url.isEmpty() || enclosures.size() >= MostEnclosures)
        return;
    for (Enclosure &known : enclosures) {
        if (known.url != url)
            continue;
        if (known.type.isEmpty())
            known.type = type.trimmed();
        if (known.length < 0)
            known.length = byteCount(length);
        return;
    }
    enclosures << Enclosure{url, type.trimmed(), byteCount(length)};
}

void MediaFields::addImage(int rank, const QString &url)
{
    if (!url.isEmpty() && rank < m_imageRank) {
        image = url;
        m_imageRank = rank;
    }
}

void MediaFields::readContent(const XmlTree &tree, int i, const FeedScope &scope)
{
    const QString url = resolveUrl(baseOf(tree, i, scope), tree.attribute(i, "url"_L1));
    if (url.isEmpty())
        return;
    const QString type = tree.attribute(i, "type"_L1).trimmed().toLower();
    const QString medium = tree.attribute(i, "medium"_L1).trimmed().toLower();
    const bool isImage = medium == "image"_L1 || type.startsWith("image/"_L1) ||
                         (type.isEmpty() && medium.isEmpty() && looksLikeImage(url));
    if (isImage) {
        const qint64 width = byteCount(tree.attribute(i, "width"_L1));
        if (m_imageRank > 1 || width > m_imageWidth) {
            image = url;
            m_imageRank = 1;
            m_imageWidth = width;
        }
    }
    addEnclosure(url, type.isEmpty() && isImage ? u"image/*"_s : type, tree.attribute(i, "fileSize"_L1));
}

void MediaFields::read(const XmlTree &tree, int i, const FeedScope &scope, int depth)
{
    const QStringView name = tree.node(i).name;
    const auto is = [name](QLatin1StringView other) { return name.compare(other, Qt::CaseInsensitive) == 0; };
    if (is("content"_L1)) {
        readContent(tree, i, scope);
    } else if (is("thumbnail"_L1)) {
        const QString url = resolveUrl(baseOf(tree, i, scope), imageAddress(tree, i));
        const qint64 width = byteCount(tree.attribute(i, "width"_L1));
        if (!url.isEmpty() && (thumbnail.isEmpty() || width > m_thumbnailWidth)) {
            thumbnail = url;
            m_thumbnailWidth = width;
        }
    } else if (is("peerLink"_L1)) {
        addEnclosure(resolveUrl(baseOf(tree, i, scope), tree.attribute(i, "href"_L1)),
            tree.attribute(i, "type"_L1), {});
    } else if (is("title"_L1)) {
        title = title < 0 ? i : title;
    } else if (is("description"_L1)) {
        description = description < 0 ? i : description;
    }
    if (depth >= 4 || !(is("group"_L1) || is("content"_L1)))
        return;
    for (int c = tree.node(i).first; c >= 0; c = tree.node(c).next) {
        if (!tree.node(c).isText)
            read(tree, c, scope, depth + 1);
    }
}

void MediaFields::finish()
{
    addImage(2, thumbnail);
    for (const Enclosure &file : std::as_const(enclosures)) {
        if (file.type.startsWith("image/"_L1) || (file.type.isEmpty() && looksLikeImage(file.url)))
            addImage(8, file.url);
    }
}

QString imageAddress(const XmlTree &tree, int i)
{
    for (const auto attribute : {"href"_L1, "url"_L1, "src"_L1, "rdf:resource"_L1}) {
        const QString value = tree.attribute(i, attribute);
        if (!value.trimmed().isEmpty())
            return value;
    }
    if (!tree.hasElements(i))
        return tree.text(i);
    for (int c = tree.node(i).first; c >= 0; c = tree.node(c).next) {
        if (!tree.node(c).isText && tree.node(c).name.compare("url"_L1, Qt::CaseInsensitive) == 0)
            return tree.text(c);
    }
    return {};
}

qint64 byteCount(const QString &text)
{
    bool ok = false;
    const qint64 count = QString(text).remove(u',').trimmed().toLongLong(&ok);
    return ok && count >= 0 ? count : -1;
}

} // namespace courant::feed
