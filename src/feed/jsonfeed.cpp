// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/jsonfeed.h"

#include "feed/date.h"
#include "feed/feedreader.h"
#include "feed/jsonrepair.h"
#include "feed/mediafields.h"
#include "feed/plaintext.h"
#include "feed/textconstruct.h"
#include "feed/urlresolve.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype MostItems = 200'000;

// Ids and the like are numbers in the wild.
QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble()) {
        const double number = value.toDouble();
        const auto whole = qint64(number);
        return double(whole) == number ? QString::number(whole) : QString::number(number, 'g', 17);
    }
    if (value.isObject()) // {"url": "..."} where an address belongs
        return value.toObject().value("url"_L1).toString();
    return {};
}

QString peopleOf(const QJsonObject &object)
{
    QString people;
    const auto add = [&people](const QJsonValue &value) {
        if (value.isString()) {
            addPerson(people, personName(value.toString()));
            return;
        }
        const QJsonObject person = value.toObject();
        for (const auto key : {"name"_L1, "url"_L1}) {
            const QString name = folded(textOf(person.value(key)));
            if (name.isEmpty())
                continue;
            addPerson(people, name);
            return;
        }
    };
    const QJsonValue authors = object.value("authors"_L1);
    const QJsonArray several = authors.isArray() ? authors.toArray() : QJsonArray{authors};
    for (const QJsonValue author : several)
        add(author);
    if (people.isEmpty())
        add(object.value("author"_L1));
    return people;
}

class JsonFeedReader
{
public:
    explicit JsonFeedReader(const ParseContext &context)
        : m_base(documentBase(context)), m_offset(context.utcOffsetSeconds)
    {
    }

    ParsedFeed read(const QJsonObject &root);

private:
    ParsedItem readItem(const QJsonObject &object) const;
    QString address(const QJsonValue &value) const { return resolveUrl(m_base, textOf(value)); }
    QDateTime date(const QJsonValue &value) const { return parseDate(textOf(value).trimmed(), m_offset); }

    QString m_base;
    int m_offset;
};

ParsedFeed JsonFeedReader::read(const QJsonObject &root)
{
    ParsedFeed feed;
    feed.format = FeedFormat::JsonFeed;
    feed.selfUrl = address(root.value("feed_url"_L1));
    feed.link = address(root.value("home_page_url"_L1));
    if (m_base.isEmpty())
        m_base = isWebUrl(feed.selfUrl) ? feed.selfUrl : isWebUrl(feed.link) ? feed.link : QString();
    feed.title = plainFromHtml(textOf(root.value("title"_L1)));
    feed.description = textOf(root.value("description"_L1)).toHtmlEscaped();
    feed.language = languageTag(textOf(root.value("language"_L1)));
    feed.author = peopleOf(root);
    feed.image = address(root.value("icon"_L1));
    feed.icon = address(root.value("favicon"_L1));
    feed.nextUrl = address(root.value("next_url"_L1));
    const QJsonArray hubs = root.value("hubs"_L1).toArray();
    if (!hubs.isEmpty())
        feed.hubUrl = address(hubs.first().toObject().value("url"_L1));
    if (feed.image.isEmpty())
        feed.image = feed.icon;
    const QJsonArray items = root.value("items"_L1).toArray();
    for (const QJsonValue value : items) {
        if (!value.isObject())
            continue;
        if (feed.items.size() >= MostItems) {
            feed.warnings << u"The feed has more than %1 items; the rest was left out."_s.arg(MostItems);
            break;
        }
        ParsedItem item = readItem(value.toObject());
        if (item.language.isEmpty())
            item.language = feed.language;
        if (item.author.isEmpty())
            item.author = feed.author;
        feed.updated = std::max(feed.updated, std::max(item.updated, item.published));
        feed.items << std::move(item);
    }
    return feed;
}

ParsedItem JsonFeedReader::readItem(const QJsonObject &object) const
{
    ParsedItem item;
    item.base = m_base;
    item.id = textOf(object.value("id"_L1)).trimmed();
    item.title = plainFromHtml(textOf(object.value("title"_L1)));
    item.link = address(object.value("url"_L1));
    if (item.link.isEmpty())
        item.link = address(object.value("external_url"_L1));
    if (item.link.isEmpty() && isWebUrl(item.id))
        item.link = item.id;
    item.author = peopleOf(object);
    item.published = date(object.value("date_published"_L1));
    item.updated = date(object.value("date_modified"_L1));
    item.content = textOf(object.value("content_html"_L1));
    if (item.content.isEmpty())
        item.content = htmlFromPlain(textOf(object.value("content_text"_L1)));
    if (item.content.isEmpty())
        item.content = textOf(object.value("content"_L1)); // in no version, yet in the wild
    item.summary = textOf(object.value("summary"_L1)).toHtmlEscaped();
    item.language = languageTag(textOf(object.value("language"_L1)));
    const QJsonValue tags = object.value("tags"_L1);
    const QJsonArray list =
        tags.isString() ? QJsonArray::fromStringList(tags.toString().split(u',')) : tags.toArray();
    for (const QJsonValue tag : list) {
        const QString name = plainFromHtml(textOf(tag));
        if (!name.isEmpty() && !item.categories.contains(name) && item.categories.size() < 256)
            item.categories << name;
    }
    item.image = address(object.value("image"_L1));
    item.thumbnail = item.image;
    if (item.image.isEmpty())
        item.image = address(object.value("banner_image"_L1));
    MediaFields media;
    const QJsonArray attachments = object.value("attachments"_L1).toArray();
    for (const QJsonValue value : attachments) {
        const QJsonObject file = value.toObject();
        media.addEnclosure(address(file.value("url"_L1)), textOf(file.value("mime_type"_L1)),
            textOf(file.value("size_in_bytes"_L1)));
    }
    item.enclosures = media.enclosures;
    return item;
}

} // namespace

bool looksLikeJson(QStringView text)
{
    const QStringView start = text.first(std::min<qsizetype>(text.size(), 4096)).trimmed();
    return start.startsWith(u'{') || start.startsWith(u"[{");
}

Result<ParsedFeed> readJsonFeed(const QString &text, const ParseContext &context)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
    const bool broken = error.error != QJsonParseError::NoError;
    if (error.error == QJsonParseError::DeepNesting)
        return Error{Error::Kind::TooComplex, u"JSON is nested too deep."_s, 0};
    if (broken)
        document = QJsonDocument::fromJson(repairedJson(text).toUtf8(), &error);
    QJsonObject root = document.object();
    if (root.value("version"_L1).toString().isEmpty() && root.value("feed"_L1).isObject())
        root = root.value("feed"_L1).toObject();
    if (error.error != QJsonParseError::NoError && root.isEmpty())
        return Error{Error::Kind::NotUnderstood, u"The JSON cannot be read: "_s + error.errorString(), 0};
    const bool named = textOf(root.value("version"_L1)).contains("jsonfeed"_L1, Qt::CaseInsensitive);
    if (!named && !root.value("items"_L1).isArray())
        return Error{Error::Kind::NotUnderstood, u"The JSON is no JSON Feed."_s, 0};
    ParsedFeed feed = JsonFeedReader(context).read(root);
    if (broken)
        feed.warnings << u"The JSON is not well-formed and was mended."_s;
    if (!named)
        feed.warnings << u"The JSON does not say that it is a JSON Feed."_s;
    return feed;
}

} // namespace courant::feed
