// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"

namespace courant {

/// A Rhythm as the database keeps it: JSON of what is not at its default, null when all is. Pure.
QString rhythmToText(const Rhythm &rhythm);
/// What cannot be read is at its default.
Rhythm rhythmFromText(const QString &text);

} // namespace courant
