// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/source.h"

#include <optional>

namespace courant {

class Connection;
class Statement;

/// Library-wide counters.
struct Totals
{
    int unread = 0;
    int total = 0;
    int bookmarked = 0;
};

/// Columns of rowFrom(), over "articles a", "heads h" and "sources s".
QString rowColumns();
/// " FROM articles a JOIN heads h ... JOIN sources s ..." with articles first.
QString rowTables();
/// An ArticleRow from the columns of rowColumns(), which start at the first.
ArticleRow rowFrom(const Statement &statement);

std::optional<ArticleRow> readRow(Connection &connection, ArticleId id);
QList<ArticleRow> readRows(Connection &connection, const QList<ArticleId> &ids); ///< those that are there
/// nullopt when it is not there; a body that cannot be unpacked latches Corrupt.
std::optional<Article> readArticle(Connection &connection, ArticleId id);
std::optional<Source> readSource(Connection &connection, SourceId id);
QList<Source> readSources(Connection &connection);
std::optional<Channel> readChannel(Connection &connection, ChannelId id);
Totals readTotals(Connection &connection);
SourceTree readTree(Connection &connection);

/// Ids as a JSON array, for "IN (SELECT value FROM json_each(?))".
QString jsonArray(const QList<ArticleId> &ids);

} // namespace courant
