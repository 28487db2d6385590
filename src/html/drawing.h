// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <gumbo.h>

#include <optional>

namespace courant::html {

/// A drawing as an image of its own: nothing in it runs, loads, links or moves.
struct Drawing
{
    QByteArray url; ///< data:image/svg+xml;base64,...
    int width = 0;  ///< CSS pixels
    int height = 0;
};

/// What an svg element of the input draws, written anew from an allow-list of shapes and attributes. Nothing
/// when it draws nothing, is an icon of a page's own furniture, or is too large. Making a drawing of its
/// result gives the same again.
std::optional<Drawing> inlineDrawing(const GumboNode *svg);

/// The same of a data: URL of an SVG.
std::optional<Drawing> dataDrawing(const QByteArray &url);

/// Whether it is a data: URL of an SVG.
bool isDrawingUrl(const QByteArray &url);

} // namespace courant::html
