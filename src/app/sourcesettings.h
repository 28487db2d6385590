// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/sourceediting.h"

#include <functional>

namespace courant {

/// Changes one thing of a source, as "courant source set" takes it: "interval=60". Error: InvalidArgument
/// with an English sentence.
/// @param readSecret is asked for what stands behind "password=-" and "token=-"
Status applySetting(SourceEdit &edit, const QString &setting, const std::function<QString()> &readSecret);

/// What differs from the defaults, in the same words, without secrets.
QStringList settingsOf(const SourceOptions &options);

} // namespace courant
