// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QString>

namespace courant {

/// The plain, translated sentence for an error; the one place that makes them, for the window and the
/// command line. Without a full stop missing or markup inside. Any thread.
QString errorText(const Error &error);

} // namespace courant
