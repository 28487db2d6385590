// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/digest.h"
#include "store/librarytest.h"
#include "webtest.h"

namespace courant::test {

inline const QString pictureUrl = QStringLiteral("https://pictures.example/autumn.png");

/// A library with one source, and articles that show pictures.
struct PageLibrary
{
    PageLibrary()
        : library(openLibrary(folder.path())), source(feed(*library, u"https://news.example/feed"_s))
    {
    }

    ArticleId add(const QString &title, const QString &body, const QStringList &pictures = {},
        const QString &author = {})
    {
        IncomingArticle article = incoming(
            title, title, html::plainText(body), QDateTime(QDate(2026, 3, 1), QTime(8, 30), Qt::UTC));
        article.item.content = body;
        article.item.author = author;
        article.item.link = u"https://news.example/%1"_s.arg(qHash(title));
        for (const QString &url : pictures) {
            ArticleImage image;
            image.url = url;
            image.key = html::imageKey(url);
            article.images.append(image);
        }
        return mergeAll(*library, source, {article}).ids.value(0);
    }

    void storePicture(const QString &url, QSize size = {320, 200}, Qt::GlobalColor color = Qt::red)
    {
        must(library->storeImage(html::imageKey(url), png(size, color), u"image/png"_s, size));
    }

    QTemporaryDir folder;
    std::unique_ptr<Library> library;
    SourceId source;
};

template<class T>
T wait(const QFuture<T> &future)
{
    return waitFor([&] { return future.isFinished(); }, 30000) && future.isResultReadyAt(0) ? future.result()
                                                                                            : T();
}

} // namespace courant::test
