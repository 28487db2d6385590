// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statusline.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

namespace {

constexpr int Margin = 16;
constexpr auto MessageTime = 8s;
constexpr auto ActionTime = 20s; // time enough to take something back

/// A label that never makes the window wider: it elides.
class ElidedLabel final : public QLabel
{
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), int(alignment()) | Qt::TextSingleLine,
            fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

} // namespace

StatusLine::StatusLine(const Theme *theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_action(new QToolButton(this))
    , m_state(new QLabel(this))
{
    setObjectName(u"statusLine"_s);
    QFont small = font();
    small.setPixelSize(std::max(11, QFontInfo(small).pixelSize() - 1));
    setFont(small);
    for (QLabel *label : {m_text, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(QPalette::PlaceholderText);
        label->setFont(small);
    }
    m_text->setObjectName(u"statusText"_s);
    m_state->setObjectName(u"articleState"_s);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_action->setObjectName(u"statusAction"_s);
    m_action->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_action->setAutoRaise(true);
    m_action->setFont(small);
    m_action->setVisible(false);
    m_action->setForegroundRole(QPalette::Link);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(96, 4);
    m_bar->setVisible(false);
    m_bar->setAccessibleName(tr("Progress"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Margin, 1, Margin, 0);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 0);
    layout->addWidget(m_action);
    layout->addStretch(1);
    layout->addWidget(m_state);
    setFixedHeight(std::max(28, fontMetrics().height() + 12));

    m_fade.setSingleShot(true);
    connect(&m_fade, &QTimer::timeout, this, [this] { showMessage({}); });
    connect(m_action, &QToolButton::clicked, this, &StatusLine::run);
}

StatusLine::~StatusLine() = default;

void StatusLine::showProgress(const QString &text, int done, int total, std::function<void()> cancel)
{
    m_progress = text;
    m_cancel = std::move(cancel);
    m_bar->setRange(0, std::max(total, 0));
    m_bar->setValue(done);
    m_bar->setVisible(true);
    update();
}

void StatusLine::endProgress()
{
    m_progress.clear();
    m_cancel = {};
    m_bar->setVisible(false);
    update();
}

void StatusLine::showMessage(const QString &text, const QString &label, std::function<void()> action)
{
    m_message = text;
    m_label = label;
    m_do = std::move(action);
    m_fade.stop();
    if (!text.isEmpty())
        m_fade.start(m_do ? ActionTime : MessageTime);
    update();
}

void StatusLine::showReminder(const QString &label, std::function<void()> action)
{
    m_reminder = label;
    m_remind = std::move(action);
    update();
}

void StatusLine::showLink(const QString &address)
{
    m_link = address;
    update();
}

void StatusLine::showArticleState(const QString &text, bool complete)
{
    m_state->setText(text);
    m_state->setForegroundRole(complete ? QPalette::PlaceholderText : QPalette::WindowText);
}

/// A fresh message stands before work that goes on: it is the answer to what the reader just did.
void StatusLine::update()
{
    const bool message = !m_message.isEmpty();
    const QString text = !m_link.isEmpty() ? m_link : message ? m_message : m_progress;
    const QString label = !m_link.isEmpty() ? QString()
                          : message         ? m_label
                          : m_cancel        ? tr("Cancel")
                                            : m_reminder;
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_text->setToolTip({});
    m_action->setText(label);
    m_action->setVisible(!label.isEmpty());
    // A button that stands alone has its words where all words begin.
    const int padding = (m_action->sizeHint().width() - m_action->fontMetrics().horizontalAdvance(label)) / 2;
    const bool alone = text.isEmpty() && !label.isEmpty();
    layout()->setContentsMargins(alone ? std::max(0, Margin - padding) : Margin, 1, Margin, 0);
}

void StatusLine::run()
{
    if (!m_message.isEmpty()) {
        const std::function<void()> action = std::exchange(m_do, {});
        showMessage({});
        if (action)
            action();
    } else if (m_cancel) {
        const std::function<void()> cancel = m_cancel; // may end the progress
        cancel();
    } else if (const std::function<void()> remind = std::exchange(m_remind, {})) {
        showReminder({});
        remind();
    }
}

QString StatusLine::message() const
{
    return m_text->text();
}

QString StatusLine::articleState() const
{
    return m_state->text();
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->colors().window);
    painter.fillRect(0, 0, width(), 1, m_theme->colors().hairline);
}

} // namespace courant
