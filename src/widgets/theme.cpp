// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/courantstyle.h"
#include "widgets/fontweight.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLocale>
#include <QToolTip>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr double TextContrast = 4.5;

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mix(const QColor &over, const QColor &ground, double part)
{
    const auto one = [part](float a, float b) { return float(a * part + b * (1 - part)); };
    return QColor(QColor::fromRgbF(one(over.redF(), ground.redF()), one(over.greenF(), ground.greenF()),
        one(over.blueF(), ground.blueF()))
                      .rgb());
}

/// The accent, made lighter or darker until it can be read on `ground`.
QColor readable(QColor color, const QColor &ground, bool dark)
{
    for (int step = 0; step < 40 && Theme::contrast(color, ground) < TextContrast; ++step) {
        float h, s, l;
        color.getHslF(&h, &s, &l);
        l = std::clamp(l + (dark ? 0.02f : -0.02f), 0.0f, 1.0f);
        color = QColor::fromHslF(std::max(h, 0.0f), s, l);
    }
    return QColor(color.rgb());
}

QPalette paletteFor(const Theme::Colors &c)
{
    QPalette palette;
    const auto set = [&palette](
                         QPalette::ColorRole role, const QColor &color) { palette.setColor(role, color); };
    set(QPalette::Window, c.window);
    set(QPalette::WindowText, c.primary);
    set(QPalette::Base, c.list);
    set(QPalette::AlternateBase, c.sidebar);
    set(QPalette::Text, c.primary);
    set(QPalette::PlaceholderText, c.tertiary);
    set(QPalette::Button, c.control);
    set(QPalette::ButtonText, c.primary);
    set(QPalette::BrightText, c.danger);
    set(QPalette::Highlight, c.accent);
    set(QPalette::HighlightedText, c.onAccent);
    set(QPalette::Link, c.accent);
    set(QPalette::LinkVisited, c.accent);
    set(QPalette::ToolTipBase, c.control);
    set(QPalette::ToolTipText, c.primary);
    set(QPalette::Light, c.control);
    set(QPalette::Midlight, c.hover);
    set(QPalette::Mid, c.hairline);
    set(QPalette::Dark, c.hairline);
    set(QPalette::Shadow, c.hairline);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mix(c.primary, c.window, 0.38));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.hover);
    return palette;
}

bool isDarkPalette(const QPalette &palette)
{
    return luminance(palette.color(QPalette::Window)) < luminance(palette.color(QPalette::WindowText));
}

/// The highlight of a desktop that has one; Fusion's own default blue is nobody's choice.
QColor accentOf(const QPalette &system)
{
    const QColor highlight = system.color(QPalette::Active, QPalette::Highlight);
    const bool chosen = highlight.isValid() && highlight != QColor(48, 140, 198) &&
                        highlight.hslSaturationF() > 0.25f && highlight != QColor(0, 0, 128);
    return chosen ? highlight : QColor(0x1f, 0x6f, 0xeb);
}

/// The system's font, with the Han glyphs of the reader's region behind it. Without a name for them Qt 6.4
/// takes whatever comes first from fontconfig: the bold cut of another region, here.
QFont withHanFamilies(const QFont &system, const QLocale &locale)
{
    const QString region = locale.language() == QLocale::Japanese             ? u"JP"_s
                           : locale.language() == QLocale::Korean             ? u"KR"_s
                           : locale.script() == QLocale::TraditionalHanScript ? u"TC"_s
                                                                              : u"SC"_s;
    QStringList families{QFontInfo(system).family()}; // "Sans" is no family: named, it would lose to the next
    for (const QString &family : {u"Noto Sans CJK "_s, u"Source Han Sans "_s}) {
        if (QFontDatabase::hasFamily(family + region))
            families.append(family + region);
    }
    QFont font = system;
    font.setFamilies(families);
    return font;
}

} // namespace

Theme::Theme(Mode mode, QObject *parent) : QObject(parent), m_mode(mode)
{
    m_system = QApplication::palette();
    m_dark = mode == Mode::Dark || (mode == Mode::System && isDarkPalette(m_system));
    m_colors = colorsFor(m_dark, accentOf(m_system));
}

Theme::~Theme() = default;

double Theme::contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

Theme::Colors Theme::colorsFor(bool dark, const QColor &systemAccent)
{
    Colors c;
    if (dark) {
        c.primary = QColor(0xe6, 0xe8, 0xeb);
        c.secondary = QColor(0xb0, 0xb5, 0xbc);
        c.tertiary = QColor(0x96, 0x9c, 0xa5);
        c.danger = QColor(0xf2, 0x8b, 0x82);
        c.star = QColor(0xf0, 0xb4, 0x3c);
        c.window = QColor(0x1e, 0x20, 0x24);
        c.sidebar = QColor(0x1e, 0x20, 0x24);
        c.list = QColor(0x1a, 0x1c, 0x1f);
        c.page = QColor(0x17, 0x19, 0x1c);
        c.hairline = QColor(0x2f, 0x32, 0x37);
        c.hover = QColor(0x2a, 0x2d, 0x32);
        c.control = QColor(0x2a, 0x2d, 0x32);
    } else {
        c.primary = QColor(0x1b, 0x1e, 0x23);
        c.secondary = QColor(0x55, 0x5b, 0x64);
        c.tertiary = QColor(0x66, 0x6c, 0x76);
        c.danger = QColor(0xb3, 0x26, 0x1e);
        c.star = QColor(0xb8, 0x7a, 0x00);
        c.window = QColor(0xf6, 0xf6, 0xf4);
        c.sidebar = QColor(0xf6, 0xf6, 0xf4);
        c.list = QColor(0xff, 0xff, 0xff);
        c.page = QColor(0xff, 0xff, 0xff);
        c.hairline = QColor(0xe2, 0xe2, 0xdf);
        c.hover = QColor(0xeb, 0xeb, 0xe8);
        c.control = QColor(0xff, 0xff, 0xff);
    }
    // Also on its own tint, where the selected row stands.
    c.accent = readable(systemAccent, dark ? c.control : c.sidebar, dark);
    c.selection = mix(c.accent, c.list, dark ? 0.20 : 0.12);
    c.tertiary = readable(c.tertiary, c.selection, dark);
    c.onAccent = contrast(Qt::white, c.accent) >= contrast(c.page, c.accent) ? QColor(Qt::white) : c.page;
    return c;
}

void Theme::install()
{
    m_installed = true;
    keepFontWeight();
    QApplication::setStyle(new CourantStyle(this));
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    QApplication::setFont(withHanFamilies(QApplication::font(), QLocale()));
#endif
    apply();
}

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    followSystem();
}

void Theme::followSystem()
{
    if (m_installed) {
        // Ours hides the system's palette: put it away to read that.
        QApplication::setPalette(QPalette());
        m_system = QApplication::palette();
    }
    m_dark = m_mode == Mode::Dark || (m_mode == Mode::System && isDarkPalette(m_system));
    m_colors = colorsFor(m_dark, accentOf(m_system));
    apply();
    Q_EMIT changed();
}

void Theme::apply()
{
    if (!m_installed)
        return;
    const QPalette palette = paletteFor(m_colors);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

} // namespace courant
