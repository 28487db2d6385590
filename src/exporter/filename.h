// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace courant {

/// A file name from a title: safe on Windows, macOS and Linux (no separators, control or bidi characters,
/// reserved names, leading dots or dashes, trailing dots or blanks), at most 200 bytes of UTF-8 besides the
/// ending. Never empty. `ending` without the dot. Pure.
QString safeFileName(const QString &title, const QString &ending);

/// `folder`/`name`, with " (2)" and so on before the ending while something of that name is there: a file, a
/// folder, a link (dangling or not), or one that differs in case only. Always directly inside the folder.
QString freePath(const QString &folder, const QString &name);

} // namespace courant
