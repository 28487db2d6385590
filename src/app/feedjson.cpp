// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feedjson.h"

#include <QJsonArray>

namespace courant {
namespace {

using namespace Qt::Literals::StringLiterals;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QString formatName(FeedFormat format)
{
    switch (format) {
    case FeedFormat::Document:
        return u"document"_s;
    case FeedFormat::Rss:
        return u"rss"_s;
    case FeedFormat::Rdf:
        return u"rdf"_s;
    case FeedFormat::Atom:
        return u"atom"_s;
    case FeedFormat::JsonFeed:
        return u"jsonfeed"_s;
    case FeedFormat::Opml:
        return u"opml"_s;
    case FeedFormat::Html:
        return u"html"_s;
    case FeedFormat::Unknown:
        break;
    }
    return {};
}

QJsonObject itemToJson(const ParsedItem &item)
{
    QJsonArray enclosures;
    for (const Enclosure &file : item.enclosures) {
        enclosures << QJsonObject{{u"url"_s, orNull(file.url)}, {u"type"_s, orNull(file.type)},
            {u"length"_s, file.length >= 0 ? QJsonValue(file.length) : QJsonValue(QJsonValue::Null)}};
    }
    return {{u"id"_s, orNull(item.id)}, {u"title"_s, orNull(item.title)}, {u"link"_s, orNull(item.link)},
        {u"author"_s, orNull(item.author)}, {u"published"_s, timeOrNull(item.published)},
        {u"updated"_s, timeOrNull(item.updated)}, {u"summary"_s, orNull(item.summary)},
        {u"content"_s, orNull(item.content)}, {u"base"_s, orNull(item.base)},
        {u"categories"_s, QJsonArray::fromStringList(item.categories)}, {u"image"_s, orNull(item.image)},
        {u"thumbnail"_s, orNull(item.thumbnail)}, {u"language"_s, orNull(item.language)},
        {u"comments"_s, orNull(item.commentsUrl)}, {u"enclosures"_s, enclosures},
        {u"extra"_s, QJsonObject::fromVariantMap(item.extra)}};
}

QJsonArray outlinesToJson(const QList<Outline> &outlines)
{
    QJsonArray array;
    for (const Outline &outline : outlines) {
        array << QJsonObject{{u"title"_s, orNull(outline.title)}, {u"xmlUrl"_s, orNull(outline.xmlUrl)},
            {u"htmlUrl"_s, orNull(outline.htmlUrl)}, {u"children"_s, outlinesToJson(outline.children)}};
    }
    return array;
}

} // namespace

QJsonObject feedToJson(const ParsedFeed &feed)
{
    QJsonArray items;
    for (const ParsedItem &item : feed.items)
        items << itemToJson(item);
    QVariantMap extra = feed.extra;
    if (extra.isEmpty() && feed.format == FeedFormat::Document && !feed.items.isEmpty())
        extra = feed.items.constFirst().extra;
    return {{u"format"_s, orNull(formatName(feed.format))}, {u"encoding"_s, orNull(feed.encoding)},
        {u"title"_s, orNull(feed.title)}, {u"link"_s, orNull(feed.link)},
        {u"description"_s, orNull(feed.description)}, {u"language"_s, orNull(feed.language)},
        {u"author"_s, orNull(feed.author)}, {u"updated"_s, timeOrNull(feed.updated)},
        {u"image"_s, orNull(feed.image)}, {u"icon"_s, orNull(feed.icon)}, {u"self"_s, orNull(feed.selfUrl)},
        {u"hub"_s, orNull(feed.hubUrl)}, {u"next"_s, orNull(feed.nextUrl)},
        {u"warnings"_s, QJsonArray::fromStringList(feed.warnings)}, {u"items"_s, items},
        {u"extra"_s, QJsonObject::fromVariantMap(extra)}, {u"outlines"_s, outlinesToJson(feed.outlines)}};
}

} // namespace courant
