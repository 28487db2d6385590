// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace courant {

class Actions;
class ArticleLinks;
class ArticlePane;

/// The further buttons of a mouse, wherever the pointer is in the window: back and forward through the
/// articles read; the middle one opens an article of the list in the browser. GUI thread.
class MouseWays final : public QObject
{
    Q_OBJECT
public:
    MouseWays(QWidget *window, const Actions *actions, ArticlePane *articles, ArticleLinks *links);
    ~MouseWays() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
    const Actions *m_actions;
    ArticlePane *m_articles;
    ArticleLinks *m_links;
};

} // namespace courant
