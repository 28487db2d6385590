// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/findbar.h"

#include "web/articleview.h"
#include "web/webview.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace courant {

FindBar::FindBar(const Theme *theme, ArticleView *view, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_view(view), m_field(new QLineEdit(this)), m_count(new QLabel(this))
{
    setObjectName(u"findBar"_s);
    setFrameShape(QFrame::NoFrame);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 10, 7); // with the line below
    layout->setSpacing(4);
    layout->addStretch(1);
    m_field->setObjectName(u"findField"_s);
    m_field->setPlaceholderText(tr("Find in the article"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setMinimumWidth(120);
    m_field->setMaximumWidth(320);
    m_field->installEventFilter(this);
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(u"000 / 000"_s));
    m_count->setAlignment(Qt::AlignCenter);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_field, 3);
    layout->addWidget(m_count);
    const auto button = [&](const QString &icon, const QString &text, auto act) {
        auto *made = new QToolButton(this);
        made->setIcon(themeIcon(theme, icon));
        made->setToolTip(text);
        made->setAccessibleName(text);
        made->setAutoRaise(true);
        made->setFixedSize(28, 28);
        connect(made, &QToolButton::clicked, this, act);
        layout->addWidget(made);
    };
    button(
        u"arrow-up"_s, tr("Previous place (Shift+Enter)"), [this] { m_view->find(m_field->text(), true); });
    button(u"arrow-down"_s, tr("Next place (Enter)"), [this] { m_view->find(m_field->text()); });
    button(u"x"_s, tr("Close (Esc)"), [this] { close(); });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_count->clear();
        m_view->find(text);
    });
    connect(view, &ArticleView::found, this, &FindBar::showCount);
    hide();
}

FindBar::~FindBar() = default;

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_field->setText(text);
    else if (!m_field->text().isEmpty())
        m_view->find(m_field->text());
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::close()
{
    m_view->find({});
    hide();
    if (auto *page = m_view->findChild<WebView *>())
        page->setFocus();
}

QString FindBar::countText() const
{
    return m_count->text();
}

void FindBar::showCount(int active, int count)
{
    if (m_field->text().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("None", "places where a text was found"));
    else
        m_count->setText(tr("%L1 / %L2", "place, of how many").arg(active).arg(count));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_view->find(m_field->text(), event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QFrame::keyPressEvent(event);
}

// These keys are the bar's own while it is typed in, whatever they are in the window.
bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    return QFrame::eventFilter(watched, event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, m_theme->colors().hairline);
}

} // namespace courant
