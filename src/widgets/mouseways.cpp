// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mouseways.h"

#include "widgets/actions.h"
#include "widgets/articlelinks.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"

#include <QAction>
#include <QCoreApplication>
#include <QMouseEvent>
#include <QWidget>

namespace courant {

MouseWays::MouseWays(QWidget *window, const Actions *actions, ArticlePane *articles, ArticleLinks *links)
    : QObject(window), m_window(window), m_actions(actions), m_articles(articles), m_links(links)
{
    // allowed: the page engine takes these events in widgets of its own, made whenever it likes
    QCoreApplication::instance()->installEventFilter(this);
}

MouseWays::~MouseWays() = default;

bool MouseWays::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress || !watched->isWidgetType())
        return false;
    const auto *widget = static_cast<QWidget *>(watched);
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (widget->window() != m_window)
        return false;
    switch (mouse->button()) {
    case Qt::BackButton:
        m_actions->back->trigger();
        return true;
    case Qt::ForwardButton:
        m_actions->forward->trigger();
        return true;
    case Qt::MiddleButton: {
        if (widget != m_articles->view()->viewport())
            return false;
        const ArticleRow *row = m_articles->model()->article(m_articles->view()->indexAt(mouse->pos()));
        if (row)
            m_links->open({row->id});
        return true;
    }
    default:
        return false;
    }
}

} // namespace courant
