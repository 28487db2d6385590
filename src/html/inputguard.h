// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace courant::html {

/// Hostile shapes are cut before the HTML parser sees them, whose time grows with the square of nesting depth
/// and of the attributes of one tag.
struct GuardedInput
{
    QByteArray html;
    bool cut = false;
};

GuardedInput guardInput(const QByteArray &utf8);

} // namespace courant::html
