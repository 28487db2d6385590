// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/typographypopover.h"

#include "web/articleview.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

// A slider's lowest place stands for "by the script".
constexpr int leadingFrom = 12; // tenths, and one below
constexpr int leadingTo = 24;
constexpr int measureFrom = 20; // em
constexpr int measureTo = 60;

/// A round sample of a page theme's paper and ink.
class Swatch final : public QAbstractButton
{
public:
    Swatch(const QString &name, const QString &paper, const QString &ink, bool halved, QWidget *parent)
        : QAbstractButton(parent), m_paper(paper), m_ink(ink), m_halved(halved)
    {
        setCheckable(true);
        setToolTip(name);
        setAccessibleName(name);
        setFixedSize(34, 34);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor ring =
            isChecked() || hasFocus() ? palette().color(QPalette::Highlight) : palette().color(QPalette::Mid);
        const QRectF circle = QRectF(rect()).adjusted(2, 2, -2, -2);
        painter.setPen(QPen(ring, isChecked() ? 2.5 : 1));
        painter.setBrush(QColor(m_paper));
        painter.drawEllipse(circle);
        if (m_halved) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QColor(m_ink));
            painter.drawPie(circle.adjusted(3, 3, -3, -3), -90 * 16, 180 * 16);
            return;
        }
        QFont letter = font();
        letter.setPixelSize(14);
        painter.setFont(letter);
        painter.setPen(QColor(m_ink));
        painter.drawText(rect(), Qt::AlignCenter, u"A"_s);
    }

private:
    QString m_paper;
    QString m_ink;
    bool m_halved;
};

QString inkOf(html::PageTheme theme)
{
    return html::themeSheet(theme).section("--text:"_L1, 1).section(u';', 0, 0).trimmed();
}

} // namespace

TypographyPopover::TypographyPopover(QWidget *parent)
    : QWidget(parent)
    , m_themes(new QButtonGroup(this))
    , m_font(new QComboBox(this))
    , m_size(new QLabel(this))
    , m_leading(slider(leadingFrom - 1, leadingTo))
    , m_measure(slider(measureFrom - 1, measureTo))
    , m_leadingText(new QLabel(this))
    , m_measureText(new QLabel(this))
    , m_justify(new QCheckBox(tr("Justify both edges"), this))
    , m_indent(new QCheckBox(tr("Indent first lines (Chinese, Japanese)"), this))
    , m_vertical(new QCheckBox(tr("Vertical text (Chinese, Japanese)"), this))
{
    setObjectName(u"typography"_s);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 14, 16, 14);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(themeRow());
    m_font->setObjectName(u"pageFont"_s);
    m_font->addItem(tr("Serif, by language"));
    m_font->addItem(tr("Sans serif, by language"));
    m_font->insertSeparator(2);
    for (const QString &family : QFontDatabase::families()) {
        if (!QFontDatabase::isPrivateFamily(family) && QFontDatabase::isSmoothlyScalable(family))
            m_font->addItem(family, family);
    }
    m_font->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_font->setMinimumContentsLength(18);
    form->addRow(tr("Font"), m_font);
    form->addRow(tr("Size"), sizeRow());
    const auto row = [this](QSlider *bar, QLabel *text) {
        auto *both = new QWidget(this);
        auto *layout = new QHBoxLayout(both);
        layout->setContentsMargins(0, 0, 0, 0);
        text->setMinimumWidth(fontMetrics().horizontalAdvance(tr("Automatic")) + 4);
        text->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        layout->addWidget(bar, 1);
        layout->addWidget(text);
        return both;
    };
    m_leading->setObjectName(u"pageLeading"_s);
    m_measure->setObjectName(u"pageMeasure"_s);
    form->addRow(tr("Line height"), row(m_leading, m_leadingText));
    form->addRow(tr("Line width"), row(m_measure, m_measureText));
    for (QCheckBox *box : {m_justify, m_indent, m_vertical}) {
        form->addRow(box);
        connect(box, &QCheckBox::toggled, this, &TypographyPopover::change);
    }
    connect(m_themes, &QButtonGroup::idToggled, this, &TypographyPopover::change);
    connect(m_font, &QComboBox::currentIndexChanged, this, &TypographyPopover::change);
    connect(m_leading, &QSlider::valueChanged, this, &TypographyPopover::change);
    connect(m_measure, &QSlider::valueChanged, this, &TypographyPopover::change);
    showLook();
}

TypographyPopover::~TypographyPopover() = default;

QWidget *TypographyPopover::themeRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 4);
    const auto add = [&](PageLook::Theme theme, html::PageTheme page, const QString &name) {
        const bool window = theme == PageLook::Theme::AsWindow;
        auto *swatch = new Swatch(name, html::paperColor(page),
            window ? html::paperColor(html::PageTheme::Dark) : inkOf(page), window, row);
        m_themes->addButton(swatch, int(theme));
        layout->addWidget(swatch);
    };
    add(PageLook::Theme::AsWindow, html::PageTheme::Light, tr("As the window"));
    add(PageLook::Theme::Light, html::PageTheme::Light, tr("Light"));
    add(PageLook::Theme::Sepia, html::PageTheme::Sepia, tr("Sepia"));
    add(PageLook::Theme::Dark, html::PageTheme::Dark, tr("Dark"));
    add(PageLook::Theme::Black, html::PageTheme::Black, tr("Black"));
    add(PageLook::Theme::Contrast, html::PageTheme::Contrast, tr("High contrast"));
    return row;
}

QWidget *TypographyPopover::sizeRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const QString &sign, const QString &name, int by) {
        auto *made = new QToolButton(row);
        made->setText(sign);
        made->setAccessibleName(name);
        made->setToolTip(name);
        made->setFixedSize(36, 28);
        connect(made, &QToolButton::clicked, this, [this, by] { Q_EMIT textSizeWanted(m_pixels + by); });
        return made;
    };
    m_size->setAlignment(Qt::AlignCenter);
    layout->addWidget(button(u"\u2212"_s, tr("Smaller text"), -1));
    layout->addWidget(m_size, 1);
    layout->addWidget(button(u"+"_s, tr("Larger text"), 1));
    return row;
}

QSlider *TypographyPopover::slider(int from, int to)
{
    auto *made = new QSlider(Qt::Horizontal, this);
    made->setRange(from, to);
    made->setMinimumWidth(140);
    return made;
}

void TypographyPopover::setLook(const PageLook &look)
{
    m_look = look;
    showLook();
}

void TypographyPopover::setTextSize(int pixels)
{
    m_pixels = pixels;
    m_size->setText(tr("%L1 px", "size of the text").arg(pixels));
}

void TypographyPopover::showLook()
{
    m_filling = true;
    m_themes->button(int(m_look.theme))->setChecked(true);
    const int own = m_look.family.isEmpty() ? -1 : m_font->findData(m_look.family);
    m_font->setCurrentIndex(own > 0 ? own : m_look.sans ? 1 : 0);
    m_leading->setValue(m_look.lineHeight > 0 ? qRound(m_look.lineHeight * 10) : leadingFrom - 1);
    m_measure->setValue(m_look.measure > 0 ? m_look.measure : measureFrom - 1);
    m_justify->setChecked(m_look.justify);
    m_indent->setChecked(m_look.indent);
    m_vertical->setChecked(m_look.vertical);
    m_leadingText->setText(
        m_look.lineHeight > 0 ? locale().toString(m_look.lineHeight, 'f', 1) : tr("Automatic"));
    m_measureText->setText(
        m_look.measure > 0 ? tr("%L1 em", "width of a line").arg(m_look.measure) : tr("Automatic"));
    m_filling = false;
}

void TypographyPopover::change()
{
    if (m_filling)
        return;
    PageLook look;
    look.theme = PageLook::Theme(std::max(0, m_themes->checkedId()));
    look.family = m_font->currentData().toString();
    look.sans = m_font->currentIndex() == 1;
    look.lineHeight = m_leading->value() < leadingFrom ? 0 : m_leading->value() / 10.0;
    look.measure = m_measure->value() < measureFrom ? 0 : m_measure->value();
    look.justify = m_justify->isChecked();
    look.indent = m_indent->isChecked();
    look.vertical = m_vertical->isChecked();
    if (look == m_look)
        return;
    m_look = look;
    showLook();
    Q_EMIT lookChanged(look);
}

} // namespace courant
