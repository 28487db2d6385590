// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace courant {

/// A file name from a title: safe on Windows, macOS and Linux (no separators, control or bidi characters,
/// reserved names, leading dots or dashes, trailing dots or blanks), at most 200 bytes of UTF-8 besides the ending.
/// Never empty. `ending` without the dot.
QString safeFileName(const QString &title, const QString &ending);

/// `folder`/`name`, with " (2)" and so on before the ending while the file exists.
QString freePath(const QString &folder, const QString &name);

} // namespace courant
