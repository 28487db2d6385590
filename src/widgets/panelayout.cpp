// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panelayout.h"

#include "reader/settings.h"
#include "widgets/actions.h"

#include <QAction>
#include <QResizeEvent>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

// Least widths. All panes side by side need them together: a window below that shows one pane at a time.
constexpr int SourcesWidth = 160;
constexpr int ListWidth = 260;
constexpr int PageWidth = 320;
constexpr int NarrowBelow = SourcesWidth + ListWidth + PageWidth + 20;
constexpr int NarrowBelowStacked = SourcesWidth + PageWidth + 20;

} // namespace

PaneLayout::PaneLayout(
    QWidget *sources, QWidget *list, QWidget *page, const Actions *actions, QWidget *parent)
    : QWidget(parent)
    , m_sources(sources)
    , m_list(list)
    , m_page(page)
    , m_actions(actions)
    , m_outer(new QSplitter(Qt::Horizontal, this))
    , m_inner(new QSplitter(Qt::Horizontal, this))
{
    m_outer->setObjectName(u"panes"_s);
    m_inner->setObjectName(u"readingPanes"_s);
    m_inner->addWidget(list);
    m_inner->addWidget(page);
    m_outer->addWidget(sources);
    m_outer->addWidget(m_inner);
    for (QSplitter *splitter : {m_outer, m_inner}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
        splitter->setStretchFactor(0, 0);
        splitter->setStretchFactor(1, 1);
    }
    sources->setMinimumWidth(SourcesWidth);
    list->setMinimumSize(ListWidth, 120);
    page->setMinimumSize(PageWidth, 160);
    m_outer->setSizes({240, 1040});
    m_inner->setSizes({380, 660});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_outer);
    connect(actions->sideBySide, &QAction::triggered, this, [this] { setStacked(false); });
    connect(actions->stacked, &QAction::triggered, this, [this] { setStacked(true); });
    update();
}

PaneLayout::~PaneLayout() = default;

QSize PaneLayout::minimumSizeHint() const
{
    // Of one pane, also while all are in sight: a window made narrow goes on to be made narrower.
    return {PageWidth, 160};
}

bool PaneLayout::isStacked() const
{
    return m_inner->orientation() == Qt::Vertical;
}

void PaneLayout::setStacked(bool on)
{
    if (on == isStacked())
        return;
    (isStacked() ? m_below : m_beside) = m_inner->saveState();
    m_inner->setOrientation(on ? Qt::Vertical : Qt::Horizontal);
    const QByteArray &before = on ? m_below : m_beside;
    if (before.isEmpty() || !m_inner->restoreState(before))
        m_inner->setSizes(on ? QList<int>{300, 460} : QList<int>{380, 660});
    m_inner->setHandleWidth(1);
    m_narrow = width() < (on ? NarrowBelowStacked : NarrowBelow);
    update();
}

void PaneLayout::reveal(Pane pane)
{
    m_shown = pane;
    update();
}

bool PaneLayout::goUp()
{
    if (!m_narrow || m_shown == Pane::Sources)
        return false;
    reveal(m_shown == Pane::Page ? Pane::List : Pane::Sources);
    return true;
}

void PaneLayout::setPageAlone(bool on)
{
    m_alone = on;
    update();
}

void PaneLayout::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < (isStacked() ? NarrowBelowStacked : NarrowBelow);
    if (narrow == m_narrow || m_alone)
        return;
    m_narrow = narrow;
    update();
}

void PaneLayout::update()
{
    const bool one = m_narrow || m_alone;
    const Pane shown = m_alone ? Pane::Page : m_shown;
    m_sources->setVisible(!one || shown == Pane::Sources);
    m_list->setVisible(!one || shown == Pane::List);
    m_page->setVisible(!one || shown == Pane::Page);
    m_inner->setVisible(!one || shown != Pane::Sources);
    m_actions->goUp->setVisible(m_narrow && !m_alone);
    m_actions->goUp->setEnabled(m_narrow && !m_alone && m_shown != Pane::Sources);
    Q_EMIT narrowChanged();
}

void PaneLayout::save(Settings *settings) const
{
    const QByteArray now = m_inner->saveState();
    settings->setWindowState(u"panes-outer"_s, m_outer->saveState());
    settings->setWindowState(u"panes-beside"_s, isStacked() ? m_beside : now);
    settings->setWindowState(u"panes-below"_s, isStacked() ? now : m_below);
    settings->setWindowState(u"panes-stacked"_s, isStacked() ? "1" : "0");
}

void PaneLayout::restore(const Settings *settings)
{
    m_outer->restoreState(settings->windowState(u"panes-outer"_s));
    m_beside = settings->windowState(u"panes-beside"_s);
    m_below = settings->windowState(u"panes-below"_s);
    m_inner->restoreState(m_beside);
    for (QSplitter *splitter : {m_outer, m_inner})
        splitter->setHandleWidth(1);
    m_inner->setOrientation(Qt::Horizontal);
    const bool stacked = settings->windowState(u"panes-stacked"_s) == "1";
    (stacked ? m_actions->stacked : m_actions->sideBySide)->setChecked(true);
    setStacked(stacked);
}

} // namespace courant
