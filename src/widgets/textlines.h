// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/textspan.h"

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QString>

namespace courant {

/// What to mark in a text.
struct TextMarks
{
    TextFinder find;
    QColor ground;
};

/// Draws text broken into at most `lines` lines of fixed height, the last one elided at its end, every line
/// on its own baseline whatever scripts it mixes, aligned by the text's own direction. Returns the lines
/// used.
int drawTextLines(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
    int lineHeight, int lines, const TextMarks &marks = {});

} // namespace courant
