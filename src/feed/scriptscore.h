// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace courant::feed {

/// The writing an encoding is made for.
enum class ScriptFamily {
    Simplified,
    Traditional,
    Japanese,
    Korean,
    Cyrillic,
    Greek,
    Hebrew,
    Arabic,
    Thai,
    WestLatin,
    EastLatin,
    TurkishLatin,
    BalticLatin,
    VietnameseLatin,
    Any,
};

ScriptFamily familyOfEncoding(const QByteArray &name);

/// How much the non-ASCII characters read like text of that writing: about -1 (garbage) to 1.
double languageScore(QStringView text, ScriptFamily family);

} // namespace courant::feed
