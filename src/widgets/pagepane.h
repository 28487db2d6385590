// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "web/articleview.h"

#include <QLocale>
#include <QWidget>

class QStackedLayout;

namespace courant {

class Actions;
class EmptyState;
class Library;
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
    html::PageStyle pageStyle() const;

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
    int m_pixels = NormalText;
    bool m_hasUnread = false;
};

} // namespace courant
