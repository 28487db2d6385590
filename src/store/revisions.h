// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fulltext.h"
#include "model/ids.h"

#include <functional>

namespace courant {

class Connection;
class Writing;

using PlainText = std::function<QString(const QString &)>;

/// Keeps the text of an article as it is in the database, before another replaces it, if a reader would see
/// the difference: of the headline or of the text, not of the markup. The latest twenty stay. Database thread
/// only.
void keepRevision(Writing &writing, ArticleId id, const QString &newTitle, const QString &newContent,
    const QString &newSummary, const PlainText &plainText);

QList<Revision> readRevisions(Connection &connection, ArticleId id); ///< oldest first
int countRevisions(Connection &connection, ArticleId id);

} // namespace courant
