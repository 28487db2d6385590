// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/emptystate.h"

#include "widgets/icons.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

EmptyState::EmptyState(const Theme *theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_mark(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_mark->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setObjectName(u"emptySentence"_s);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_button->setObjectName(u"emptyAction"_s);
    m_button->setFocusPolicy(Qt::TabFocus);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_mark);
    layout->addWidget(m_sentence);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

EmptyState::~EmptyState() = default;

void EmptyState::show(const QString &icon, const QString &sentence, QAction *action, const QString &label)
{
    m_icon = icon;
    m_action = action;
    m_sentence->setText(sentence);
    m_button->setVisible(action != nullptr);
    if (action)
        m_button->setText(label.isEmpty() ? action->text() : label);
    paintMark();
    QWidget::show();
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

void EmptyState::paintMark()
{
    m_mark->setVisible(!m_icon.isEmpty());
    if (!m_icon.isEmpty())
        m_mark->setPixmap(
            themeIcon(m_theme, m_icon, IconRole::Tertiary).pixmap(QSize(32, 32), devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMark();
}

} // namespace courant
