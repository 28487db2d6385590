// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"
#include "model/article.h"
#include "model/ids.h"
#include "model/textspan.h"
#include "store/library.h"
#include "web/pagecommands.h"

#include <QFuture>
#include <QStringList>
#include <QUrl>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace courant {

/// The way to a film or sound that the reader clicked. Fetching another one cancels the one before.
struct MediaSource
{
    std::function<QFuture<Result<ImageData>>(ArticleId id, const QUrl &url)> fetch;
    std::function<void()> cancel;
};

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
    /// Where films and sounds come from on a click, with PageStyle::playMedia.
    void setMediaSource(const MediaSource &source);
    /// Shows what the source changed in this article, or the article again.
    void showChanges(bool on);
    bool showsChanges() const;
    void setStyle(const html::PageStyle &style);
    html::PageStyle style() const;

    /// Marks all places of a text and goes to the next (or previous) of them; empty: marks nothing. Holds
    /// for the articles that follow until it is empty.
    void find(const QString &text, bool backward = false);
    /// Marks what this finds in the article and those that follow, quietly: nothing scrolls. Null: nothing.
    void setMarked(const TextFinder &find);
    /// What is selected, as text; empty: nothing.
    QString selectedText() const;
    /// The text of the article shown, a line a paragraph; empty: none is shown.
    QFuture<QString> articleText() const;
    /// The article shown, as far as it is here.
    std::optional<Article> shownArticle() const;

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
    /// How far the reader is, from 0 to 1; `scrolls`: there is more than fits.
    void progressed(double place, bool scrolls);
    /// Of the text that is looked for; `active` counts from 1, 0: none.
    void found(int active, int count);
    /// A picture was clicked: the keys of all pictures on the page, and which of them it was.
    void pictureActivated(const QStringList &keys, int index);
    void searchWanted(const QString &text);
    void quoteWanted(const QString &text);
    void failed(courant::ArticleId id, const QString &detail);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
