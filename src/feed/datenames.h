// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace courant::feed {

/// What a word in a date may stand for; the same word can be both ("mar" is a day and a month).
struct DateWord
{
    int month = 0;   ///< 1..12, 0 none
    int weekday = 0; ///< 1 Monday .. 7 Sunday, 0 none
};

/// Names and abbreviations of months and days in some forty languages; case, accents and a final dot
/// do not matter, and the beginning of a name will do when it is at least three letters.
/// @param word lower case
DateWord dateWord(QStringView word);

/// Seconds east of UTC of a zone's abbreviation ("est", "cest"), lower case.
std::optional<int> zoneAbbreviation(QStringView word);

} // namespace courant::feed
