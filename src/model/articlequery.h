// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"

#include <QSet>

namespace courant {

/// Which articles a view shows. The SQL made of it and matches() agree (a property test says so).
struct ArticleQuery
{
    enum class Order {
        NewestFirst,
        OldestFirst,
        /// Of a search: the best hits first, as many as Library::mostRanked; without a search, newest first.
        /// The library alone knows this order: standsBefore() takes it for NewestFirst.
        Relevance,
    };

    QSet<SourceId> sources;   ///< empty: all
    QSet<ChannelId> channels; ///< empty: all; a view of a channel names its descendants too
    bool unreadOnly = false;
    bool bookmarkedOnly = false;
    QDateTime publishedSince; ///< valid: only articles with `published` at or after it (the Today view)
    QString search;           ///< as typed; empty: no search
    Order order = Order::NewestFirst;

    /// Whether a row belongs to the view. A search cannot be told from a row: callers with
    /// `search` set ask the library again.
    bool matches(const ArticleRow &row) const;
    bool operator==(const ArticleQuery &) const = default;
};

/// The place of a row in the order (sortKey, id): where the next page starts.
struct PageKey
{
    qint64 sortKey = 0;
    ArticleId id = ArticleId::None;

    bool operator==(const PageKey &) const = default;
};

/// Whether `a` stands before `b` in that order.
bool standsBefore(const PageKey &a, const PageKey &b, ArticleQuery::Order order);

} // namespace courant
