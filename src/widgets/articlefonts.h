// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontInfo>

#include <algorithm>
#include <cmath>

namespace courant {

/// The fonts of a row of the list and their line heights, pixels; they grow with the system's font.
struct ArticleFonts
{
    QFont meta, title, excerpt;
    int metaLine = 16, titleLine = 20, excerptLine = 19;

    explicit ArticleFonts(const QFont &base, bool unread = true) : meta(base), title(base), excerpt(base)
    {
        const double scale = std::clamp(QFontInfo(base).pixelSize() / 13.0, 0.9, 2.5);
        const auto pixels = [scale](int size) { return int(std::lround(size * scale)); };
        meta.setPixelSize(pixels(12));
        title.setPixelSize(pixels(15));
        title.setWeight(unread ? QFont::DemiBold : QFont::Normal);
        excerpt.setPixelSize(pixels(13));
        metaLine = pixels(16);
        titleLine = pixels(21);
        excerptLine = pixels(19);
    }
};

} // namespace courant
