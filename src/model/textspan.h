// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace courant {

/// Part of a text, in UTF-16 units.
struct TextSpan
{
    qsizetype from = 0;
    qsizetype length = 0;

    bool operator==(const TextSpan &) const = default;
};

/// Finds places in a text: in their order, none over another. Pure; any thread.
using TextFinder = std::function<QList<TextSpan>(const QString &text)>;

} // namespace courant
