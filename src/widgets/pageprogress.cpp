// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pageprogress.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int lineHeight = 2;
constexpr int buttonHeight = 36;

} // namespace

ProgressLine::ProgressLine(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"progressLine"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    parent->installEventFilter(this);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ProgressLine::setProgress(double part, bool scrolls)
{
    m_part = part;
    setGeometry(0, 0, parentWidget()->width(), lineHeight);
    setVisible(scrolls && part > 0.001);
    raise();
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int length = int(std::lround(width() * m_part));
    painter.fillRect(
        isRightToLeft() ? QRect(width() - length, 0, length, height()) : QRect(0, 0, length, height()),
        m_theme->colors().accent);
}

bool ProgressLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        resize(parentWidget()->width(), lineHeight);
    return QWidget::eventFilter(watched, event);
}

NextButton::NextButton(const Theme *theme, QWidget *parent) : QAbstractButton(parent), m_theme(theme)
{
    setObjectName(u"nextArticle"_s);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    parent->installEventFilter(this);
    connect(theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void NextButton::setTitle(const QString &title)
{
    m_title = title;
    setToolTip(title);
    setText(tr("Next: %1", "the title of the next article").arg(u"\u2068"_s + title + u"\u2069"_s));
    setAccessibleName(text());
    update();
}

void NextButton::setAtEnd(bool end)
{
    m_end = end;
    update();
}

void NextButton::update()
{
    const bool wanted = m_end && !m_title.isEmpty();
    if (wanted)
        place();
    setVisible(wanted);
    if (wanted)
        raise();
    QWidget::update();
}

void NextButton::place()
{
    const int room = parentWidget()->width() - 48;
    const QSize size(std::min({sizeHint().width(), room, 520}), buttonHeight);
    setGeometry(QRect(
        QPoint((parentWidget()->width() - size.width()) / 2, parentWidget()->height() - buttonHeight - 14),
        size));
}

QSize NextButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 56, buttonHeight};
}

void NextButton::paintEvent(QPaintEvent *)
{
    const Theme::Colors &c = m_theme->colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? c.accent : c.hairline, hasFocus() ? 1.5 : 1));
    painter.setBrush(isDown() ? c.selection : underMouse() ? c.hover : c.control);
    const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2);
    const QRect words = rect().adjusted(18, 0, -38, 0);
    painter.setPen(c.primary);
    const QRect placed = isRightToLeft() ? words.translated(20, 0) : words;
    painter.drawText(placed, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    const qreal x = isRightToLeft() ? 16 : width() - 34;
    paintIcon(
        &painter, QRectF(x, (height() - 18) / 2.0, 18, 18), m_theme, u"arrow-down"_s, IconRole::Secondary);
}

bool NextButton::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QAbstractButton::eventFilter(watched, event);
}

} // namespace courant
