// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"
#include "model/article.h"
#include "model/changes.h"
#include "model/result.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace courant {

class Library;

/// Pages of articles, built from the library on the pool; a few are made ahead, for the articles the reader
/// may go to next. What the library changes is made anew. GUI thread.
class PageStore final : public QObject
{
    Q_OBJECT
public:
    struct Page
    {
        Article article;
        QByteArray html;
        double place = 0; ///< how far the reader got, 0 to 1
    };
    using Answer = std::function<void(const Result<Page> &)>;

    explicit PageStore(Library *library, QObject *parent = nullptr);

    /// Everything made so far goes when the style is another one.
    void setStyle(const html::PageStyle &style);
    const html::PageStyle &style() const { return m_style; }
    /// Answers at once when the page was made ahead, else later; not after the store is gone.
    void get(ArticleId id, Answer answer);
    /// Has these ready, and lets the others go.
    void prepare(const QList<ArticleId> &ids);
    bool isReady(ArticleId id) const { return m_ready.contains(id); }
    void setPlace(ArticleId id, double place);

private:
    void make(ArticleId id, Answer answer);
    void build(Page page, Answer answer);
    void forget(ArticleId id);
    void onChanged(const Changes &changes);
    void onImageStored(const QString &key);

    Library *m_library;
    html::PageStyle m_style;
    QList<ArticleId> m_wanted; ///< what is to be kept
    QHash<ArticleId, Page> m_ready;
    QHash<ArticleId, int> m_versions; ///< of those being made: an old one is not kept
    int m_version = 0;
};

} // namespace courant
