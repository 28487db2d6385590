// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/viewstate.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A colour of the page's theme by the name it has in the style sheet.
QColor colorOf(html::PageTheme theme, const QString &name)
{
    const QString sheet = html::themeSheet(theme);
    return QColor(sheet.section("--"_L1 + name + u':', 1).section(u';', 0, 0).trimmed());
}

} // namespace

ViewState::ViewState(QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_again(new QPushButton(tr("Try Again"), this))
{
    setObjectName(u"viewState"_s);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_again->setObjectName(u"viewAgain"_s);
    connect(m_again, &QPushButton::clicked, this, &ViewState::againWanted);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(14);
    layout->addStretch(2);
    layout->addWidget(m_sentence);
    layout->addWidget(m_again, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setStyle({});
    say({});
}

ViewState::~ViewState() = default;

void ViewState::setStyle(const html::PageStyle &style)
{
    m_style = style;
    QPalette palette = m_sentence->palette();
    palette.setColor(QPalette::WindowText, colorOf(style.theme, u"second"_s));
    m_sentence->setPalette(palette);
    QFont font = m_sentence->font();
    font.setPixelSize(std::clamp(style.fontPixels - 3, 12, 24));
    m_sentence->setFont(font);
    update();
}

void ViewState::set(const QString &sentence, bool trouble, bool waiting)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_again->setVisible(trouble);
    m_waiting = waiting;
    setAccessibleName(waiting ? tr("The article is on its way.") : sentence);
    update();
}

void ViewState::say(const QString &sentence)
{
    set(sentence, false, false);
}

void ViewState::sayTrouble(const QString &sentence)
{
    set(sentence, true, false);
}

void ViewState::wait()
{
    set({}, false, true);
}

QString ViewState::sentence() const
{
    return m_sentence->text();
}

void ViewState::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(html::paperColor(m_style.theme)));
    if (m_waiting)
        paintOutline(painter);
}

/// Kicker, headline, byline, a rule and two paragraphs as bars, where the page will have them.
void ViewState::paintOutline(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double em = m_style.fontPixels;
    const double margin = std::clamp(width() * 0.06, em * 1.25, em * 3.5);
    const double measure = std::min(width() - 2 * margin, 35 * em);
    const double left = (width() - measure) / 2;
    double y = std::clamp(width() * 0.06, em * 1.75, em * 3.25);
    const QColor tint = colorOf(m_style.theme, u"tint"_s);
    const auto bar = [&](double part, double height, double below) {
        painter.setBrush(tint);
        const double length = measure * part;
        const double x = m_style.locale.textDirection() == Qt::RightToLeft ? left + measure - length : left;
        painter.drawRoundedRect(QRectF(x, y, length, height), 4, 4);
        y += height + below;
    };
    bar(0.22, em * 0.7, em * 1.0);
    bar(0.94, em * 1.5, em * 0.8);
    bar(0.58, em * 1.5, em * 1.1);
    bar(0.40, em * 0.7, em * 1.3);
    painter.fillRect(QRectF(left, y, measure, 1), colorOf(m_style.theme, u"hairline"_s));
    y += em * 1.9;
    for (const double part : {1.0, 0.97, 0.99, 0.46, 0.0, 0.98, 1.0, 0.95, 0.71}) {
        if (part > 0)
            bar(part, em * 0.75, em * 0.95);
        else
            y += em * 0.7;
    }
}

} // namespace courant
