// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "store/pages.h"
#include "store/searchquery.h"
#include "store/searchtext.h"

namespace courant {

class Connection;

/// A search, made ready for the library it is asked of. Database thread only.
class SearchPlan final
{
public:
    /// InvalidArgument when the query cannot be understood.
    static Result<SearchPlan> make(Connection &connection, const QString &search);

    /// What the index is asked; empty when the index has no part in it.
    QString match() const;
    /// What SQL adds to that, over "articles a".
    Condition condition() const;
    /// The same for whole words, not their beginnings.
    QString wholeWordMatch() const;
    /// Whether the index would go through very many words for what the newest articles probably have: a
    /// search for one to three letters.
    bool isVague() const;
    /// Whether what it finds changes as time goes by.
    bool dependsOnTime() const;
    /// The search itself, over the text.
    bool matches(const SearchText &text, const ArticleRow &row) const { return matches(m_root, text, row); }

private:
    struct KnownSource
    {
        qint64 id = 0;
        QByteArray title;         // tokens
        QList<QByteArray> groups; // tokens of the titles of its group and those around it
    };

    static QList<KnownSource> readSources(Connection &connection);

    QString match(const SearchNode &node) const;
    QString matchText(const SearchNode &node) const;
    Condition condition(const SearchNode &node) const;
    bool matches(const SearchNode &node, const SearchText &text, const ArticleRow &row) const;
    bool hasSource(const SearchNode &node, const SearchText &text) const;
    bool matchesText(const SearchNode &node, const SearchText &text) const;

    SearchNode m_root; // an And
    QList<KnownSource> m_sources;
};

} // namespace courant
