// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"
#include "support/httpserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

/// What the tests of the reader share: waiting for futures, feeds and documents made up on the spot.
namespace courant::test {

template<class T>
T get(const QFuture<T> &future, int ms = 30'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, ms) || !future.isResultReadyAt(0))
        qFatal("A future did not finish with a result.");
    return future.result();
}

inline QByteArray rss(const QByteArray &title, int items, int first = 1, const QByteArray &extra = {})
{
    QByteArray text = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" + title +
                      "</title><link>https://example.org/</link>" + extra;
    for (int i = first; i < first + items; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += "<item><title>Story " + n + "</title><guid isPermaLink=\"false\">id-" + n +
                "</guid><link>https://example.org/" + n + "</link><pubDate>Wed, 0" +
                QByteArray::number(i % 9 + 1) +
                " Jul 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;Text of story " + n +
                ".&lt;/p&gt;</description></item>";
    }
    return text + "</channel></rss>";
}

inline HttpAnswer feedAnswer(const QByteArray &body)
{
    HttpAnswer answer;
    answer.body = body;
    answer.type = "application/rss+xml";
    return answer;
}

inline QByteArray document(const QByteArray &title, const QByteArray &body, const QByteArray &more = {})
{
    return "---\ntitle: '" + title +
           "'\ncategories:\n - 综合\n - Quelle\n - 新闻\ndate: Wed, 01 Jul 2026 08:00:00 GMT\n" + more +
           "---\n\n" + body;
}

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QList<ArticleRow> rows(Library *library, int limit = 100'000)
{
    return get(library->page({}, std::nullopt, limit))->rows;
}

inline Source sourceOf(Library *library, SourceId id)
{
    const auto sources = get(library->sources());
    for (const Source &source : *sources) {
        if (source.id == id)
            return source;
    }
    return {};
}

} // namespace courant::test
