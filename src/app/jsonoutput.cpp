// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonoutput.h"

#include "reader/sourcerequest.h"
#include "widgets/errortext.h"

namespace courant::json {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue text(const QString &value)
{
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value);
}

QString kindName(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Feed:
        return u"feed"_s;
    case SourceKind::Folder:
        return u"folder"_s;
    case SourceKind::Documents:
        return u"documents"_s;
    case SourceKind::Samples:
        return u"samples"_s;
    }
    return {};
}

QJsonObject image(const ArticleImage &image)
{
    static const QHash<ArticleImage::State, QString> states = {{ArticleImage::State::Pending, u"pending"_s},
        {ArticleImage::State::Stored, u"stored"_s}, {ArticleImage::State::Failed, u"failed"_s}};
    QJsonObject object{{u"url"_s, image.url}, {u"state"_s, states.value(image.state)},
        {u"type"_s, text(image.type)}, {u"error"_s, text(image.error)}, {u"sha256"_s, text(image.hash)}};
    object[u"width"_s] = image.size.isValid() ? QJsonValue(image.size.width()) : QJsonValue();
    object[u"height"_s] = image.size.isValid() ? QJsonValue(image.size.height()) : QJsonValue();
    return object;
}

} // namespace

QJsonValue time(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QJsonObject row(const ArticleRow &row)
{
    return {
        {u"id"_s, toInt(row.id)},
        {u"source"_s, toInt(row.source)},
        {u"sourceTitle"_s, text(row.sourceTitle)},
        {u"title"_s, text(row.title)},
        {u"author"_s, text(row.author)},
        {u"published"_s, time(row.published)},
        {u"excerpt"_s, text(row.excerpt)},
        {u"language"_s, text(row.language)},
        {u"thumbnail"_s, text(row.thumbnail)},
        {u"read"_s, row.read},
        {u"bookmarked"_s, row.bookmarked},
        {u"offline"_s, QJsonObject{{u"images"_s, row.images}, {u"stored"_s, row.imagesStored}}},
    };
}

QJsonObject article(const Article &article, const QString &plainText)
{
    QJsonObject object = row(article.row);
    object[u"guid"_s] = text(article.guid);
    object[u"link"_s] = text(article.link);
    object[u"updated"_s] = time(article.updated);
    object[u"added"_s] = time(article.added);
    object[u"summary"_s] = text(article.summary);
    object[u"content"_s] = text(article.content);
    object[u"text"_s] = text(plainText);
    object[u"base"_s] = text(article.base);
    object[u"image"_s] = text(article.leadImage);
    object[u"categories"_s] = QJsonArray::fromStringList(article.categories);
    object[u"comments"_s] = text(article.commentsUrl);
    object[u"extra"_s] = QJsonObject::fromVariantMap(article.extra);
    QJsonArray enclosures;
    for (const Enclosure &enclosure : article.enclosures)
        enclosures.append(QJsonObject{{u"url"_s, text(enclosure.url)}, {u"type"_s, text(enclosure.type)},
            {u"length"_s, enclosure.length >= 0 ? QJsonValue(enclosure.length) : QJsonValue()}});
    object[u"enclosures"_s] = enclosures;
    QJsonArray images;
    for (const ArticleImage &entry : article.imageList)
        images.append(image(entry));
    object[u"images"_s] = images;
    return object;
}

QJsonObject source(const Source &source, const QStringList &groupPath)
{
    return {
        {u"id"_s, toInt(source.id)},
        {u"title"_s, text(source.title)},
        {u"kind"_s, kindName(source.kind)},
        {u"url"_s, text(sourcerequest::splitAddress(source.url).url)},
        {u"group"_s, QJsonArray::fromStringList(groupPath)},
        {u"homepage"_s, text(source.homepage)},
        {u"language"_s, text(source.language)},
        {u"unread"_s, source.unread},
        {u"total"_s, source.total},
        {u"lastAttempt"_s, time(source.fetch.lastAttempt)},
        {u"lastSuccess"_s, time(source.fetch.lastSuccess)},
        {u"lastError"_s, text(source.fetch.lastError)},
    };
}

QJsonObject refreshReport(const RefreshReport &report)
{
    QJsonArray failures;
    for (const SourceFailure &failure : report.failures)
        failures.append(QJsonObject{{u"source"_s, toInt(failure.source)}, {u"title"_s, text(failure.title)},
            {u"error"_s, errorText(failure.error)}});
    return {{u"sources"_s, report.sources}, {u"added"_s, report.added}, {u"updated"_s, report.updated},
        {u"unchanged"_s, report.unchangedSources}, {u"cancelled"_s, report.cancelled},
        {u"failures"_s, failures}};
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace courant::json
