// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/emptystate.h"
#include "widgets/mainwindow.h"
#include "widgets/pagepane.h"
#include "widgets/panelayout.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/viewchoices.h"

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QToolBar>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace courant {

/// Where the commands of the menus Go and View lead.
void MainWindow::connectGoing()
{
    const Actions *a = m_actions;
    using Kind = SourceTreeModel::Kind;
    const std::pair<QAction *, Kind> views[] = {{a->goAll, Kind::All}, {a->goUnread, Kind::Unread},
        {a->goToday, Kind::Today}, {a->goBookmarks, Kind::Bookmarks}};
    for (const auto &[action, kind] : views)
        connect(action, &QAction::triggered, this, [this, kind = kind] { m_sources->select(kind); });
    auto *app = static_cast<QApplication *>(QCoreApplication::instance()); // allowed: its focus signal
    m_focus = connect(app, &QApplication::focusChanged, this, &MainWindow::keepFocus);
    connect(a->nextPane, &QAction::triggered, this, [this] { focusPane(1); });
    connect(a->previousPane, &QAction::triggered, this, [this] { focusPane(-1); });
    connect(m_choices, &ViewChoices::queryChosen, this, &MainWindow::showView);
    connect(m_choices, &ViewChoices::lookChosen, this, [this] { m_articles->setLook(m_choices->look()); });
    connect(a->fullScreen, &QAction::triggered, this, [this](bool on) {
        setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
    connect(a->first, &QAction::triggered, this, [this] {
        m_articles->selectFirst();
        m_articles->view()->setFocus();
    });
    connect(a->settings, &QAction::triggered, this, [this] { showSettings(); });
    connect(a->menu, &QAction::triggered, this, [this] {
        QMenuBar *bar = menuBar();
        bar->setFocus(Qt::MenuBarFocusReason);
        bar->setActiveAction(bar->actions().value(0));
    });
}

/// Which panes are in sight, and what is kept of the window while it is open.
void MainWindow::connectLayout()
{
    const Actions *a = m_actions;
    using Pane = PaneLayout::Pane;
    const auto reveal = [this](Pane pane) { return [this, pane] { m_panes->reveal(pane); }; };
    for (auto signal : {&QAbstractItemView::clicked, &QAbstractItemView::activated}) {
        connect(m_sources->view(), signal, this, reveal(Pane::List));
        connect(m_articles->view(), signal, this, [this] {
            if (m_articles->severalChosen().isEmpty())
                m_panes->reveal(Pane::Page);
        });
    }
    for (QAction *action : {a->next, a->previous, a->nextUnread, a->back, a->forward, a->pageDown})
        connect(action, &QAction::triggered, this, reveal(Pane::Page));
    for (QAction *action : {a->goAll, a->goUnread, a->goToday, a->goBookmarks})
        connect(action, &QAction::triggered, this, reveal(Pane::List));
    connect(m_search, &QLineEdit::textEdited, this, reveal(Pane::List));
    connect(a->goUp, &QAction::triggered, this, [this] {
        m_panes->goUp();
        (m_panes->shown() == Pane::List ? static_cast<QWidget *>(m_articles->view()) : m_sources->view())
            ->setFocus();
    });
    connect(a->pageAlone, &QAction::toggled, this, &MainWindow::setPageAlone);
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(3000);
    connect(&m_keepSoon, &QTimer::timeout, this, &MainWindow::saveState);
    connect(m_sources, &SourcePane::chosen, this, &MainWindow::keepSoon);
    connect(m_articles, &ArticlePane::chosen, this, &MainWindow::keepSoon);
    connect(m_panes, &PaneLayout::narrowChanged, this, &MainWindow::keepSoon);
    for (QSplitter *splitter : m_panes->findChildren<QSplitter *>())
        connect(splitter, &QSplitter::splitterMoved, this, &MainWindow::keepSoon);
}

/// What the next start comes back to is on the disk a little later, also when this process is killed.
void MainWindow::keepSoon()
{
    if (m_parts.settings && !m_keepSoon.isActive())
        m_keepSoon.start();
}

/// Nothing but the article, whatever else there is to see.
void MainWindow::setPageAlone(bool on)
{
    m_panes->setPageAlone(on);
    for (QWidget *around : {static_cast<QWidget *>(menuBar()), static_cast<QWidget *>(m_status),
             static_cast<QWidget *>(findChild<QToolBar *>(u"tools"_s))})
        around->setVisible(!on);
    if (on)
        m_page->focusTarget()->setFocus();
    else
        m_articles->view()->setFocus();
}

/// The search field, the sources, the list, the page; what shows the empty state stands for its pane.
void MainWindow::focusPane(int step)
{
    const QList<QWidget *> panes{m_search, m_sources->view(), m_articles, m_page};
    int at = 0;
    for (int i = 0; i < panes.size(); ++i) {
        const QWidget *focus = focusWidget();
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    for (int i = 0; i < panes.size(); ++i) {
        at = (at + step + int(panes.size())) % int(panes.size());
        QWidget *target = panes.at(at);
        if (target == m_articles)
            target = m_articles->view()->isVisible() ? static_cast<QWidget *>(m_articles->view())
                                                     : m_articles->emptyState()->button();
        else if (target == m_page)
            target = m_page->focusTarget();
        using Pane = PaneLayout::Pane;
        if (at > 0)
            m_panes->reveal(at == 1 ? Pane::Sources : at == 2 ? Pane::List : Pane::Page);
        if (!target->isVisible())
            continue;
        const QScopedValueRollback moves(m_focusMoves, true);
        target->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

bool MainWindow::focusNextPrevChild(bool next)
{
    const QScopedValueRollback moves(m_focusMoves, true);
    return QMainWindow::focusNextPrevChild(next);
}

/// The page engine takes the focus at times when it shows another page: it stays where the reader put it.
void MainWindow::keepFocus(QWidget *old, QWidget *now)
{
    const bool taken = now && old && m_page->view()->isAncestorOf(now) && !m_page->isAncestorOf(old) &&
                       isAncestorOf(old) && old->isVisible() && !m_focusMoves &&
                       QGuiApplication::mouseButtons() == Qt::NoButton;
    if (taken)
        old->setFocus();
}

} // namespace courant
