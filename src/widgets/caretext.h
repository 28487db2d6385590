// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/caretaker.h"

namespace courant {

/// The plain, translated words for what the caretaker has to say; one or two sentences. Any thread.
QString noticeText(const CareNotice &notice);

} // namespace courant
