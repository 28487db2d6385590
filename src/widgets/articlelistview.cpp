// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelistview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace courant {

ArticleListView::ArticleListView(QWidget *parent) : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    verticalScrollBar()->setSingleStep(24);
}

ArticleListView::~ArticleListView() = default;

void ArticleListView::setModel(QAbstractItemModel *model)
{
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this,
        [this](const QModelIndex &, int first, int last) {
            holdAnchor();
            if (m_anchor.isValid() && first <= m_anchor.row())
                m_arrived += last - first + 1;
        });
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ArticleListView::holdAnchor);
    connect(model, &QAbstractItemModel::rowsAboutToBeMoved, this, &ArticleListView::holdAnchor);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_anchor = QPersistentModelIndex();
        m_arrived = 0;
    });
    QListView::setModel(model);
}

/// Remembers the row in sight before the rows change; updateGeometries() puts it back. At the very top,
/// with nothing chosen, new rows may show themselves.
void ArticleListView::holdAnchor()
{
    if (m_anchor.isValid())
        return;
    const bool reading = currentIndex().isValid();
    if (verticalScrollBar()->value() == 0 && !reading)
        return;
    QModelIndex at = indexAt(QPoint(viewport()->width() / 2, 1));
    const QRect current = reading ? visualRect(currentIndex()) : QRect();
    if (reading && current.intersects(viewport()->rect()))
        at = currentIndex();
    if (!at.isValid())
        return;
    m_anchor = at;
    m_anchorTop = visualRect(at).top();
}

void ArticleListView::updateGeometries()
{
    QListView::updateGeometries();
    if (!m_anchor.isValid())
        return;
    const QModelIndex at = std::exchange(m_anchor, QPersistentModelIndex());
    const int moved = visualRect(at).top() - m_anchorTop;
    if (moved != 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    if (const int arrived = std::exchange(m_arrived, 0); arrived > 0)
        Q_EMIT arrivedAbove(arrived);
}

void ArticleListView::mousePressEvent(QMouseEvent *event)
{
    const bool extends = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    const QScopedValueRollback extending(m_extending, extends);
    QListView::mousePressEvent(event);
}

void ArticleListView::mouseMoveEvent(QMouseEvent *event)
{
    const QScopedValueRollback extending(m_extending, event->buttons() != Qt::NoButton);
    QListView::mouseMoveEvent(event);
}

void ArticleListView::keyPressEvent(QKeyEvent *event)
{
    const bool extends = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    const QScopedValueRollback extending(m_extending, extends);
    QListView::keyPressEvent(event);
}

void ArticleListView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // rows are as wide as the view
}

int ArticleListView::firstVisibleRow() const
{
    return indexAt(QPoint(viewport()->width() / 2, 1)).row();
}

int ArticleListView::lastVisibleRow() const
{
    const QModelIndex at = indexAt(QPoint(viewport()->width() / 2, viewport()->height() - 1));
    return at.isValid() ? at.row() : (model() ? model()->rowCount() - 1 : -1);
}

} // namespace courant
