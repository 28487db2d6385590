// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/courantstyle.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

void roundedRect(QPainter *painter, const QRectF &rect, const QColor &fill, const QPen &pen = Qt::NoPen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(fill);
    painter->drawRoundedRect(rect, CourantStyle::Radius, CourantStyle::Radius);
    painter->restore();
}

} // namespace

CourantStyle::CourantStyle(const Theme *theme) : QProxyStyle(u"Fusion"_s), m_theme(theme) {}

CourantStyle::~CourantStyle() = default;

int CourantStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 36;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolBarIconSize:
        return 20;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return 4;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 4;
    case PM_TreeViewIndentation:
        return 18;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize CourantStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        made = QSize(made.width() + 16, std::max(made.height(), 32));
    if (type == CT_ComboBox || type == CT_SpinBox)
        made.setHeight(std::max(made.height(), 32));
    if (type == CT_MenuItem)
        made.rheight() += 4;
    return made;
}

QRect CourantStyle::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(4, 0, -4, 0) : rect;
}

int CourantStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void CourantStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonTool:
        drawButton(option, painter, true);
        return;
    case PE_PanelButtonCommand:
        drawButton(option, painter, false);
        return;
    case PE_PanelLineEdit:
        drawField(option, painter);
        return;
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_PanelItemViewRow: // delegates draw their own selection
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, m_theme->colors().control);
        return;
    case PE_FrameMenu:
        painter->setPen(m_theme->colors().hairline);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_IndicatorBranch:
        drawChevron(option, painter);
        return;
    case PE_IndicatorCheckBox:
        drawCheck(option, painter);
        return;
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        painter->fillRect(
            QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), m_theme->colors().hairline);
        return;
    case PE_FrameFocusRect:
        roundedRect(painter, QRectF(option->rect).adjusted(1, 1, -1, -1), Qt::transparent,
            QPen(m_theme->colors().accent, 1.5));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void CourantStyle::drawButton(const QStyleOption *option, QPainter *painter, bool flat) const
{
    const Theme::Colors &c = m_theme->colors();
    const bool enabled = option->state & State_Enabled;
    const bool down = enabled && option->state & State_Sunken;
    const bool on = enabled && option->state & State_On;
    const bool hover = enabled && option->state & State_MouseOver;
    const QRectF rect = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (flat) {
        if (on || down || hover)
            roundedRect(painter, rect, on ? c.selection : down ? c.hairline : c.hover);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool main = button && button->features & QStyleOptionButton::DefaultButton && enabled;
    const QColor fill = main    ? (down       ? c.accent.darker(115)
                                      : hover ? c.accent.darker(107)
                                              : c.accent)
                        : down  ? c.hairline
                        : hover ? c.hover
                                : c.control;
    roundedRect(painter, rect, fill, main ? QPen(Qt::NoPen) : QPen(c.hairline, 1));
}

void CourantStyle::drawField(const QStyleOption *option, QPainter *painter) const
{
    const Theme::Colors &c = m_theme->colors();
    const bool focus = option->state & State_HasFocus;
    const double inset = focus ? 0.75 : 0.5;
    roundedRect(painter, QRectF(option->rect).adjusted(inset, inset, -inset, -inset), c.control,
        QPen(focus ? c.accent : c.hairline, focus ? 1.5 : 1));
}

void CourantStyle::drawCheck(const QStyleOption *option, QPainter *painter) const
{
    const Theme::Colors &c = m_theme->colors();
    const bool on = option->state & (State_On | State_NoChange);
    const QRectF rect = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (!(option->state & State_Enabled))
        painter->setOpacity(0.5);
    painter->setPen(on ? QPen(Qt::NoPen) : QPen(c.tertiary, 1));
    painter->setBrush(on ? c.accent : c.control);
    painter->drawRoundedRect(rect, 3, 3);
    if (on) {
        painter->setPen(QPen(c.onAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&rect](double x, double y) {
            return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height());
        };
        const QPointF hook[] = {at(0.24, 0.52), at(0.43, 0.70), at(0.76, 0.32)};
        const QPointF line[] = {at(0.25, 0.5), at(0.5, 0.5), at(0.75, 0.5)};
        painter->drawPolyline(option->state & State_NoChange ? line : hook, 3);
    }
    painter->restore();
}

/// A word, and the accent below the one that is shown.
void CourantStyle::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const Theme::Colors &c = m_theme->colors();
    const QRect &rect = option->rect;
    if (option->state & State_Selected)
        painter->fillRect(QRect(rect.left() + 8, rect.bottom() - 1, rect.width() - 16, 2), c.accent);
    else if (option->state & State_MouseOver)
        painter->fillRect(QRect(rect.left() + 8, rect.bottom() - 1, rect.width() - 16, 2), c.hairline);
}

void CourantStyle::drawChevron(const QStyleOption *option, QPainter *painter) const
{
    if (!(option->state & State_Children))
        return;
    const QPointF middle = QRectF(option->rect).center();
    const bool leftward = option->direction == Qt::RightToLeft;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme->colors().tertiary, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(middle);
    if (option->state & State_Open)
        painter->rotate(90);
    else if (leftward)
        painter->rotate(180);
    const QPointF points[] = {{-1.75, -3.5}, {1.75, 0}, {-1.75, 3.5}};
    painter->drawPolyline(points, 3);
    painter->restore();
}

void CourantStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme::Colors &c = m_theme->colors();
    switch (element) {
    case CE_Splitter:
        painter->fillRect(option->rect, c.hairline);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, c.window);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), c.hairline);
        return;
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, c.window);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            painter->fillRect(item->rect, c.window);
            if (item->state & State_Selected)
                roundedRect(painter, QRectF(item->rect).adjusted(1, 2, -1, -2),
                    item->state & State_Sunken ? c.selection : c.hover, QPen(Qt::NoPen));
            int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
            if (!styleHint(SH_UnderlineShortcut, item, widget, nullptr))
                flags |= Qt::TextHideMnemonic;
            drawItemText(painter, item->rect, flags, item->palette, item->state & State_Enabled, item->text,
                QPalette::WindowText);
            return;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem quiet = *item;
            quiet.palette.setColor(QPalette::Highlight, c.selection);
            quiet.palette.setColor(QPalette::HighlightedText, c.primary);
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton label = *button;
            if (label.features & QStyleOptionButton::DefaultButton && label.state & State_Enabled)
                label.palette.setColor(QPalette::ButtonText, c.onAccent);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        // A button of words alone says that it is one by its colour.
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && widget && widget->foregroundRole() == QPalette::Link) {
            QStyleOptionToolButton label = *button;
            label.palette.setColor(QPalette::ButtonText, c.accent);
            QProxyStyle::drawControl(element, &label, painter, widget);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CourantStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (control == CC_ToolButton && button) {
        QStyleOptionToolButton plain = *button; // a menu opens all the same: no arrow beside the icon
        plain.features &= ~QStyleOptionToolButton::HasMenu;
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void CourantStyle::drawScrollBar(
    const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const Theme::Colors &c = m_theme->colors();
    painter->fillRect(option->rect, widget ? widget->palette().color(QPalette::Base) : c.list);
    if (bar->minimum >= bar->maximum)
        return;
    QRectF handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = bar->activeSubControls & SC_ScrollBarSlider || bar->state & State_Sunken;
    const bool upright = bar->orientation == Qt::Vertical;
    handle = upright ? handle.adjusted(3, 2, -3, -2) : handle.adjusted(2, 3, -2, -3);
    QColor color = c.tertiary;
    color.setAlphaF(active ? 0.8f : 0.35f);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    const double radius = (upright ? handle.width() : handle.height()) / 2;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

} // namespace courant
