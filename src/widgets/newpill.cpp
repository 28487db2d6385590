// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/newpill.h"

#include "widgets/articlelistview.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

namespace courant {

NewPill::NewPill(const Theme *theme, ArticleListView *view)
    : QAbstractButton(view), m_theme(theme), m_view(view)
{
    setObjectName(u"newPill"_s);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Go to the top of the list"));
    setAccessibleDescription(toolTip());
    QFont small = font();
    small.setPixelSize(std::max(11, QFontInfo(small).pixelSize() - 1));
    small.setWeight(QFont::Medium);
    setFont(small);
    hide();
    view->installEventFilter(this);
    connect(view, &ArticleListView::arrivedAbove, this, &NewPill::arrived);
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, &NewPill::settle);
    connect(view->model(), &QAbstractItemModel::modelReset, this, &NewPill::clear);
    connect(this, &QAbstractButton::clicked, this, &NewPill::goToTop);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

NewPill::~NewPill() = default;

void NewPill::arrived(int count)
{
    m_count += count;
    settle();
}

/// No more than the rows above what is in sight can be unseen.
void NewPill::settle()
{
    if (m_count == 0)
        return;
    const bool top = m_view->verticalScrollBar()->value() == 0;
    const int above = top ? 0 : m_view->firstVisibleRow();
    if (above >= 0)
        m_count = std::min(m_count, above);
    if (m_count == 0) {
        clear();
        return;
    }
    setText(tr("%Ln new", nullptr, m_count));
    place();
    show();
    raise();
}

void NewPill::clear()
{
    m_count = 0;
    if (hasFocus())
        m_view->setFocus();
    hide();
}

void NewPill::place()
{
    const QSize size = sizeHint();
    setGeometry(QRect(QPoint((m_view->viewport()->width() - size.width()) / 2, 8), size));
}

void NewPill::goToTop()
{
    m_view->setFocus();
    m_view->scrollToTop();
}

QSize NewPill::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 28, std::max(28, fontMetrics().height() + 10)};
}

bool NewPill::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize && isVisible())
        place();
    return QAbstractButton::eventFilter(watched, event);
}

void NewPill::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void NewPill::paintEvent(QPaintEvent *)
{
    const Theme::Colors &c = m_theme->colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? c.accent : c.hairline, hasFocus() ? 1.5 : 1));
    painter.setBrush(isDown() ? c.selection : c.control);
    const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2);
    painter.setPen(c.accent);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

} // namespace courant
