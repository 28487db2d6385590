// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace courant::feed {

/// A point in time as publishers write it: RFC 822/1123/2822, ISO 8601/W3CDTF, asctime, Unix seconds,
/// Chinese forms, with every sloppiness known. Result in UTC; invalid when it cannot be read or is
/// impossible.
/// @param utcOffsetSeconds for texts without a zone
QDateTime parseDate(QStringView text, int utcOffsetSeconds = 0);

} // namespace courant::feed
