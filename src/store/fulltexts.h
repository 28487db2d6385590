// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

class Connection;
class Writing;

// Rows of the whole articles that were fetched from their pages; database thread only.

std::optional<FullText> readFullText(Connection &connection, ArticleId id);
/// HTML of the whole article, null when there is none.
QString readFullContent(Connection &connection, ArticleId id);
bool hasFullContent(Connection &connection, ArticleId id);
QList<PendingFullText> readPendingFullTexts(
    Connection &connection, int limit, const QList<ArticleId> &articles, const QDateTime &now);
Status markFullWanted(Writing &writing, const QList<ArticleId> &articles);
/// `content` packed. NotFound when the article is not there.
Status writeFullText(
    Writing &writing, ArticleId id, const IncomingFullText &text, const QByteArray &content, bool show);
Status markFullFailed(Writing &writing, ArticleId id, const QString &error, const QDateTime &nextTry);
Status markFullShown(Writing &writing, ArticleId id, bool shown);
/// Adds the images of the whole article to those of the article, and counts them all. Does nothing when there
/// is no whole article. True when it counted.
bool addFullImages(Writing &writing, ArticleId id);

} // namespace courant
