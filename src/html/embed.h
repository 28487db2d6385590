// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

#include <gumbo.h>

namespace courant::html {

/// What stands for a player or a frame: a link, and a still picture where one is known.
struct Embed
{
    QByteArray link; ///< empty: nothing worth showing
    QByteArray still;
    QByteArray label;
};

/// For iframe, embed and object: known players lead to their page; other frames to themselves.
Embed frameEmbed(const GumboNode *frame, const QUrl &base);

/// For video and audio: the file and its poster.
Embed mediaEmbed(const GumboNode *media, const QUrl &base);

} // namespace courant::html
