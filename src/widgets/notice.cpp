// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace courant {

Notice::Notice(const Theme *theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new QLabel(this))
    , m_action(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"notice"_s);
    setVisible(false);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"noticeText"_s);
    m_action->setAutoRaise(true);
    m_action->setForegroundRole(QPalette::Link);
    m_action->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_close->setAutoRaise(true);
    m_close->setIcon(themeIcon(theme, u"x"_s));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close"));
    for (QToolButton *button : {m_action, m_close})
        button->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(44, 10, 12, 11);
    layout->setSpacing(12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_action, &QToolButton::clicked, this, [this] {
        if (m_do)
            m_do();
    });
}

Notice::~Notice() = default;

void Notice::tell(const QString &text, const QString &label, std::function<void()> action)
{
    m_text->setText(text);
    m_action->setText(label);
    m_action->setVisible(!label.isEmpty());
    m_do = std::move(action);
    show();
}

QString Notice::text() const
{
    return m_text->text();
}

void Notice::paintEvent(QPaintEvent *)
{
    const Theme::Colors &c = m_theme->colors();
    QPainter painter(this);
    QColor ground = c.star;
    ground.setAlphaF(0.16f);
    painter.fillRect(rect(), c.window);
    painter.fillRect(rect(), ground);
    painter.fillRect(0, height() - 1, width(), 1, c.hairline);
    const QRect icon(16, (height() - 18) / 2, 18, 18);
    paintIcon(&painter, style()->visualRect(layoutDirection(), rect(), icon), m_theme, u"triangle-alert"_s,
        IconRole::Star);
}

} // namespace courant
