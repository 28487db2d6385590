// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPainter>
#include <QString>

namespace courant {

class Theme;

/// The colour an icon takes from the theme.
enum class IconRole { Primary, Secondary, Tertiary, Accent, Danger, Star, OnAccent };

/// A Lucide icon by name, drawn from its SVG at any scale in the colour of the role, also after the theme
/// changed. `filled` fills its shape. The theme outlives the icon. GUI thread.
QIcon themeIcon(
    const Theme *theme, const QString &name, IconRole role = IconRole::Secondary, bool filled = false);

/// The same, checked (`on`) in another role and filled: for a toggle.
QIcon toggleIcon(const Theme *theme, const QString &off, const QString &on, IconRole onRole);

/// Paints one at `rect` without an icon around it.
void paintIcon(QPainter *painter, const QRectF &rect, const Theme *theme, const QString &name, IconRole role,
    bool filled = false);

} // namespace courant
