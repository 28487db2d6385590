// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/articlequery.h"

namespace courant {

bool ArticleQuery::matches(const ArticleRow &row) const
{
    if (!sources.isEmpty() && !sources.contains(row.source))
        return false;
    if (!channels.isEmpty() && !channels.contains(row.channel))
        return false;
    if (unreadOnly && row.read)
        return false;
    if (bookmarkedOnly && !row.bookmarked)
        return false;
    if (publishedSince.isValid() && (!row.published.isValid() || row.published < publishedSince))
        return false;
    return true;
}

bool standsBefore(const PageKey &a, const PageKey &b, ArticleQuery::Order order)
{
    const bool less = a.sortKey != b.sortKey ? a.sortKey < b.sortKey : toInt(a.id) < toInt(b.id);
    const bool same = a == b;
    return !same && (order == ArticleQuery::Order::OldestFirst ? less : !less);
}

} // namespace courant
