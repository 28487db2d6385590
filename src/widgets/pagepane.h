// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "reader/settings.h"
#include "web/articleview.h"

#include <QLocale>
#include <QWidget>

class QStackedLayout;

namespace courant {

class Actions;
class EmptyState;
class FindBar;
class Library;
class NextButton;
class ProgressLine;
class Theme;

/// The page: one article, or what to do when none is chosen. GUI thread.
class PagePane final : public QWidget
{
    Q_OBJECT
public:
    PagePane(Library *library, const Theme *theme, const Actions *actions, const QLocale &locale,
        QWidget *parent = nullptr);
    ~PagePane() override;

    void showArticle(ArticleId id);
    ArticleView *view() const { return m_view; }
    EmptyState *emptyState() const { return m_empty; }
    /// What takes the keyboard in this pane.
    QWidget *focusTarget() const;
    void setHasUnread(bool unread);
    /// CSS pixels, kept within what can be read.
    void setTextSize(int pixels);
    int textSize() const { return m_pixels; }
    void setLook(const PageLook &look);
    /// Whether a click on a video or sound plays it in the page.
    void setPlaysMedia(bool on);
    const PageLook &look() const { return m_look; }
    html::PageStyle pageStyle() const;
    FindBar *findBar() const { return m_find; }
    NextButton *nextButton() const { return m_next; }
    ProgressLine *progressLine() const { return m_progress; }
    /// The article after the one on the page, by its title; empty: there is none.
    void setNextTitle(const QString &title);

    static constexpr int NormalText = 18;

private:
    static void addStateWords(html::PageStyle::Words &words);
    void updateStyle();
    void updateEmptyState();

    const Theme *m_theme;
    const Actions *m_actions;
    QLocale m_locale;
    ArticleView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    FindBar *m_find;
    ProgressLine *m_progress;
    NextButton *m_next;
    PageLook m_look;
    bool m_playsMedia = false;
    int m_pixels = NormalText;
    bool m_hasUnread = false;
};

} // namespace courant
