// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/result.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace courant {

class Actions;
class ArticlePane;
class Library;
class StatusLine;

/// The address of an article with its headline.
struct ArticleLink
{
    QString title;
    QUrl url;
};

/// One a line: "Headline" and the address below it; or "[Headline](address)". Pure.
QString titlesAndLinks(const QList<ArticleLink> &links);
QString markdownLinks(const QList<ArticleLink> &links);

/// Opens and copies the addresses of the shown article, or of all that are chosen. GUI thread.
class ArticleLinks final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        const Actions *actions;
        ArticlePane *articles;
        StatusLine *status;
        std::function<void(const QUrl &)> openUrl;
        std::function<ArticleId()> shown;
    };

    explicit ArticleLinks(const Parts &parts, QObject *parent = nullptr);
    ~ArticleLinks() override;

    void open(const QList<ArticleId> &ids);

private:
    using Use = std::function<void(const QList<ArticleLink> &)>;

    QList<ArticleId> ids() const;
    void copy(QString (*text)(const QList<ArticleLink> &));
    void collect(QList<ArticleId> left, QList<ArticleLink> found, const Use &use);

    Parts m_parts;
};

} // namespace courant
