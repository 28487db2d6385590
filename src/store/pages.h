// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/articlequery.h"
#include "store/library.h"

#include <QVariant>

namespace courant {

class Connection;
class SearchIndex;

/// A piece of a WHERE clause over "articles a", and what it binds.
struct Condition
{
    QString sql; ///< never empty
    QVariantList values;

    void add(const QString &more, const QVariantList &moreValues = {});
};

/// The SQL that ArticleQuery::matches() is, but for the search. `alias` is that of articles.
Condition conditionOf(const ArticleQuery &query, const QString &alias = QStringLiteral("a"));
/// "After this place in the order" over articles a.
void addPlace(Condition &condition, const PageKey &after, ArticleQuery::Order order, const QString &alias);

// Database thread only.
ArticlePage readPage(Connection &connection, SearchIndex &index, const ArticleQuery &query,
    std::optional<PageKey> after, int limit);
int countArticles(Connection &connection, SearchIndex &index, const ArticleQuery &query);

} // namespace courant
