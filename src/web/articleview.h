// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"
#include "model/ids.h"
#include "web/pagecommands.h"

#include <QFuture>
#include <QUrl>
#include <QWidget>

#include <memory>

namespace courant {

class Library;

/// Shows one article. The hardened view: no script, no network, no window, no download.
/// GUI thread. WebEngine starts with the first article, not before.
class ArticleView final : public QWidget
{
    Q_OBJECT
public:
    explicit ArticleView(Library *library, QWidget *parent = nullptr);
    ~ArticleView() override;

    /// Builds the page on the pool and shows it; the latest call wins. None: the empty state.
    /// The same article again keeps its place.
    void showArticle(ArticleId id);
    ArticleId article() const;
    /// Has the pages of these articles ready, so that showArticle() has only to show them.
    void prepare(const QList<ArticleId> &ids);
    /// Shows what the source changed in this article, or the article again.
    void showChanges(bool on);
    bool showsChanges() const;
    void setStyle(const html::PageStyle &style);
    html::PageStyle style() const;

    /// Scrolls one page down; the future says whether there was anything left to scroll.
    QFuture<bool> pageDown();
    void pageUp();
    /// The page is painted and all its stored images are decoded (for screenshots and benches).
    /// False when nothing or a failure is shown, or after 30 s.
    QFuture<bool> settled();
    /// How many requests the view made that were not of our schemes and were blocked.
    int blockedRequests() const;

Q_SIGNALS:
    /// A link was activated by the reader: http, https or mailto, nothing else.
    void linkActivated(const QUrl &url);
    void linkHovered(const QString &url);
    /// A link of ours was activated that needs more than the view: FetchFullText, RetryPictures.
    void commandActivated(courant::ArticleId id, courant::PageCommand command);
    void shown(courant::ArticleId id);
    void failed(courant::ArticleId id, const QString &detail);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
