// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

#include <QTemporaryDir>
#include <QTest>

/// What the tests of the library share: a library in a folder of its own, and articles made of few words.
namespace courant {

template<class T>
T await(const QFuture<T> &future)
{
    QFuture<T> copy = future;
    copy.waitForFinished();
    return copy.result();
}

/// The value, or a failed test.
template<class T>
T must(const QFuture<Result<T>> &future)
{
    const Result<T> result = await(future);
    if (!result)
        qFatal("failed: %d %s", int(result.error().kind), qUtf8Printable(result.error().detail));
    return *result;
}

inline void must(const QFuture<Status> &future)
{
    const Status result = await(future);
    if (!result)
        qFatal("failed: %d %s", int(result.error().kind), qUtf8Printable(result.error().detail));
}

inline QDateTime utc(const QString &iso)
{
    QDateTime time = QDateTime::fromString(iso, Qt::ISODate);
    time.setTimeSpec(Qt::UTC);
    return time;
}

inline IncomingArticle incoming(
    const QString &guid, const QString &title, const QString &text, const QDateTime &published = {})
{
    IncomingArticle article;
    article.item.id = guid;
    article.item.title = title;
    article.item.content = QStringLiteral("<p>") + text + QStringLiteral("</p>");
    article.item.published = published;
    article.text = text;
    article.excerpt = text.left(200);
    return article;
}

inline std::unique_ptr<Library> openLibrary(const QString &folder, bool readOnly = false)
{
    Library::Options options;
    options.dataFolder = folder;
    options.readOnly = readOnly;
    options.plainText = [](const QString &html) {
        QString text = html;
        return text.remove(QStringLiteral("<p>")).remove(QStringLiteral("</p>"));
    };
    auto library = std::make_unique<Library>(options);
    must(library->open());
    return library;
}

inline SourceId feed(Library &library, const QString &url)
{
    NewSource source;
    source.url = url;
    source.title = url;
    return must(library.addSource(source));
}

inline MergeReport mergeAll(Library &library, SourceId source, const QList<IncomingArticle> &articles)
{
    MergeInput input;
    input.articles = articles;
    return must(library.merge(source, input));
}

inline QStringList titles(const ArticlePage &page)
{
    QStringList all;
    for (const ArticleRow &row : page.rows)
        all.append(row.title);
    return all;
}

inline QStringList found(Library &library, const QString &search, int limit = 100)
{
    ArticleQuery query;
    query.search = search;
    return titles(must(library.page(query, std::nullopt, limit)));
}

inline QStringList auditProblems(Library &library)
{
    return must(library.verify()).problems;
}

} // namespace courant
