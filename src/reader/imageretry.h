// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QDateTime>

namespace courant {

/// When a picture that could not be fetched is tried again by itself: after an hour, six, a day, three, a
/// week where the trouble may pass; after a day and a week where the host refused; invalid, which means only
/// when the reader asks for it, where it will not (404, 410, no picture, too large), and after all of these.
/// Pure.
/// @param tries how often it failed before
QDateTime nextImageTry(const Error &error, int tries, const QDateTime &now);

} // namespace courant
