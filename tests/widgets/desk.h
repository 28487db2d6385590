// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/digest.h"
#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/activitylog.h"
#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "reader/settings.h"
#include "store/library.h"
#include "widgets/mainwindow.h"
#include "widgets/theme.h"

#include <QTemporaryDir>
#include <QTest>

namespace courant::test {

/// A library in a folder of its own and everything a window needs around it.
class Desk
{
public:
    Desk()
        : library({folder.filePath(QStringLiteral("data")), false, html::plainText})
        , client(HttpClient::Options{})
        , refresher(&library, &client)
        , importer(&library, &client, &refresher)
        , images(&library, &client)
        , settings(folder.filePath(QStringLiteral("data")))
    {
    }

    template<class T>
    static std::optional<T> await(const QFuture<T> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
            return std::nullopt;
        return future.result();
    }

    bool open()
    {
        const auto status = await(library.open());
        return status && *status;
    }

    std::unique_ptr<MainWindow> window(Theme *theme)
    {
        MainWindow::Parts parts;
        parts.library = &library;
        parts.refresher = &refresher;
        parts.importer = &importer;
        parts.images = &images;
        parts.log = &log;
        parts.theme = theme;
        parts.settings = &settings;
        parts.openUrl = [this](const QUrl &url) { opened.append(url); };
        auto made = std::make_unique<MainWindow>(parts);
        made->resize(1280, 800);
        made->show();
        return made;
    }

    /// Articles "Story 1".."Story n" of one source, a minute apart, the last one the newest.
    SourceId addStories(const QString &title, int first, int last)
    {
        NewSource source;
        source.url = QStringLiteral("https://example.org/") + title;
        source.title = title;
        const auto id = await(library.addSource(source));
        if (!id || !*id)
            return SourceId::None;
        MergeInput input;
        for (int number = first; number <= last; ++number) {
            IncomingArticle article;
            article.item.id = title + QString::number(number);
            article.item.title = QStringLiteral("Story %1").arg(number);
            article.item.link = QStringLiteral("https://example.org/story/%1").arg(number);
            article.item.content = QStringLiteral("<p>Text of story %1.</p>").arg(number);
            article.item.published = QDateTime::currentDateTimeUtc().addSecs(-60 * (500 - number));
            article.text = QStringLiteral("Text of story %1.").arg(number);
            article.excerpt = article.text;
            input.articles.append(article);
        }
        const auto merged = await(library.merge(**id, input));
        return merged && *merged ? **id : SourceId::None;
    }

    QTemporaryDir folder;
    Library library;
    HttpClient client;
    Refresher refresher;
    Importer importer;
    ImageFetcher images;
    ActivityLog log;
    Settings settings;
    QList<QUrl> opened;
};

} // namespace courant::test
