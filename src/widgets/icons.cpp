// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include "widgets/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

struct Glyph
{
    QString name;
    IconRole role = IconRole::Secondary;
    bool filled = false;
};

QColor colorOf(const Theme *theme, IconRole role)
{
    const Theme::Colors &c = theme->colors();
    switch (role) {
    case IconRole::Primary:
        return c.primary;
    case IconRole::Secondary:
        return c.secondary;
    case IconRole::Tertiary:
        return c.tertiary;
    case IconRole::Accent:
        return c.accent;
    case IconRole::Danger:
        return c.danger;
    case IconRole::Star:
        return c.star;
    case IconRole::OnAccent:
        return c.onAccent;
    }
    return c.primary;
}

QByteArray coloured(const QString &name, const QColor &color, bool filled)
{
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    const QByteArray value = color.name(QColor::HexRgb).toLatin1();
    svg.replace("currentColor", value);
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    if (filled)
        svg.replace("fill=\"none\"", QByteArray("fill=\"" + value + "\""));
    return svg;
}

QPixmap pixmapOf(const Theme *theme, const Glyph &glyph, QSize pixels, bool disabled)
{
    const QColor color = colorOf(theme, glyph.role);
    const QString key = u"glyph/%1/%2/%3/%4/%5"_s.arg(glyph.name, color.name())
                            .arg(glyph.filled)
                            .arg(disabled)
                            .arg(pixels.width());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap) && pixmap.size() == pixels)
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(coloured(glyph.name, color, glyph.filled));
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (disabled)
        painter.setOpacity(0.4);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), pixels));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class ThemeIconEngine final : public QIconEngine
{
public:
    ThemeIconEngine(const Theme *theme, Glyph off, Glyph on)
        : m_theme(theme), m_off(std::move(off)), m_on(std::move(on))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        QPixmap map = scaledPixmap(rect.size() * scale, mode, state, scale);
        map.setDevicePixelRatio(scale);
        painter->drawPixmap(rect.topLeft(), map);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return pixmapOf(m_theme, state == QIcon::On ? m_on : m_off, size, mode == QIcon::Disabled);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QIconEngine *clone() const override { return new ThemeIconEngine(m_theme, m_off, m_on); }
    QString key() const override { return u"courant"_s; }
    bool isNull() override { return false; }

private:
    const Theme *m_theme;
    Glyph m_off, m_on;
};

} // namespace

QIcon themeIcon(const Theme *theme, const QString &name, IconRole role, bool filled)
{
    const Glyph glyph{name, role, filled};
    return QIcon(new ThemeIconEngine(theme, glyph, glyph));
}

QIcon toggleIcon(const Theme *theme, const QString &off, const QString &on, IconRole onRole)
{
    return QIcon(new ThemeIconEngine(theme, {off, IconRole::Secondary, false}, {on, onRole, true}));
}

void paintIcon(QPainter *painter, const QRectF &rect, const Theme *theme, const QString &name, IconRole role,
    bool filled)
{
    const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const int side = int(std::lround(rect.width() * scale));
    QPixmap map = pixmapOf(theme, {name, role, filled}, {side, side}, false);
    map.setDevicePixelRatio(scale);
    painter->drawPixmap(rect.topLeft(), map);
}

} // namespace courant
