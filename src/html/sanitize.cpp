// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/sanitize.h"

#include "html/cleantree.h"
#include "html/serializer.h"

namespace courant::html {

Sanitized sanitize(const QString &html, const SanitizeOptions &options)
{
    const CleanTree clean = cleanTree(html, options.base);
    return {QString::fromUtf8(serialize(clean.root, options)), clean.truncated};
}

} // namespace courant::html
