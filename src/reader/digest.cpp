// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/digest.h"

#include "html/articlepage.h"
#include "html/digest.h"
#include "html/link.h"

#include <QUrl>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qsizetype manyItems = 256;

bool isHttp(const QString &url)
{
    return url.startsWith("http://"_L1, Qt::CaseInsensitive) ||
           url.startsWith("https://"_L1, Qt::CaseInsensitive);
}

QString baseOf(const ParsedItem &item, const QUrl &feedUrl)
{
    for (const QString &base : {item.base, item.link}) {
        if (!base.isEmpty())
            return base;
    }
    return feedUrl.toString();
}

QList<ArticleImage> imagesOf(const ParsedItem &item, const html::Digest &digest)
{
    QHash<QString, QSize> sizes;
    for (const html::ImageRef &image : digest.images)
        sizes.insert(image.url, image.size);
    QList<ArticleImage> images;
    for (const QString &url : html::pageImages(item.image, digest.images)) {
        ArticleImage image;
        image.url = url;
        image.key = html::imageKey(url);
        image.size = sizes.value(url);
        images.append(image);
    }
    return images;
}

/// The picture for the list: the source's own choice if the page shows it too, so that nothing is fetched
/// twice.
QString thumbnailOf(const ParsedItem &item, const QList<ArticleImage> &images)
{
    for (const QString &wanted : {item.thumbnail, item.image}) {
        if (std::any_of(images.begin(), images.end(), [&](const ArticleImage &i) { return i.url == wanted; }))
            return wanted;
    }
    if (!images.isEmpty())
        return images.first().url;
    return isHttp(item.thumbnail) ? item.thumbnail : QString();
}

bool isLocal(const QUrl &address)
{
    return !html::localPicture(address).root.isEmpty();
}

/// Pictures named beside the text of a document lie where those within it do; nothing from elsewhere can name
/// one of this machine.
QString resolved(const QString &picture, const QUrl &base)
{
    const bool namesFile = isHttp(picture) && isLocal(QUrl(picture));
    if (!isLocal(base))
        return namesFile ? QString() : picture;
    if (isHttp(picture) && !namesFile)
        return picture;
    const QByteArray address = html::safeImage(picture.toUtf8(), base);
    return html::isDataUrl(address) ? picture : QString::fromUtf8(address);
}

} // namespace

IncomingArticle digestItem(const ParsedItem &given, const QString &feedLanguage, const QUrl &feedUrl)
{
    const QString base = baseOf(given, feedUrl);
    ParsedItem item = given;
    item.image = resolved(given.image, QUrl(base));
    item.thumbnail = resolved(given.thumbnail, QUrl(base));
    IncomingArticle article;
    article.item = item;
    const QString &html = item.content.isEmpty() ? item.summary : item.content;
    if (article.item.base.isEmpty())
        article.item.base = base;
    const html::Digest digest = html::digest(html, QUrl(base));
    article.text = digest.text;
    article.excerpt = digest.excerpt;
    // A feed's own language is often the default of its software: the script knows better.
    article.language = !item.language.isEmpty()     ? item.language
                       : !digest.language.isEmpty() ? digest.language
                                                    : feedLanguage;
    article.images = imagesOf(item, digest);
    article.leadImage = isHttp(item.image) ? item.image : QString();
    article.item.thumbnail = thumbnailOf(item, article.images);
    if (article.images.isEmpty() && !article.item.thumbnail.isEmpty()) {
        ArticleImage image;
        image.url = article.item.thumbnail;
        image.key = html::imageKey(image.url);
        article.images.append(image);
    }
    return article;
}

MergeInput digestFeed(const ParsedFeed &feed, const DigestContext &context)
{
    MergeInput input;
    input.title = feed.title;
    input.keepTitle = context.keepTitle;
    input.homepage = feed.link;
    input.description = html::plainText(feed.description);
    input.language = feed.language;
    input.icon = feed.icon.isEmpty() ? feed.image : feed.icon;
    const QUrl url(context.url);
    const auto digested = [&](const ParsedItem &item) {
        IncomingArticle article = digestItem(item, feed.language, url);
        article.filePath = context.filePath;
        return article;
    };
    // One feed of thousands would keep one core busy while the others have nothing to do.
    if (feed.items.size() >= manyItems) {
        input.articles = QtConcurrent::blockingMapped<QList<IncomingArticle>>(feed.items, digested);
        return input;
    }
    input.articles.reserve(feed.items.size());
    for (const ParsedItem &item : feed.items)
        input.articles.append(digested(item));
    return input;
}

} // namespace courant
