// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace courant::feed {

/// JSON with the usual slips put right: commas before a closing bracket, comments, raw control characters in
/// strings, an end cut off (what was complete stays). What is well-formed comes back as it was.
QString repairedJson(QStringView text);

} // namespace courant::feed
