// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/sanitize.h"

#include "html/cleantree.h"
#include "html/serializer.h"

namespace courant::html {

Sanitized sanitize(const QString &html, const SanitizeOptions &options)
{
    const CleanTree clean = cleanTree(html, options.base, options.drawings);
    QByteArray out = serialize(clean.root, options);
    // A byte order mark that comes to stand first would be taken for one by the next reader.
    while (out.startsWith("\xef\xbb\xbf"))
        out.remove(0, 3);
    return {QString::fromUtf8(out), clean.truncated};
}

} // namespace courant::html
