// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/localfile.h"

#include "html/link.h"
#include "reader/digest.h"
#include "reader/folderscan.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace courant {

LocalFile readLocal(const QString &path)
{
    LocalFile file;
    const auto bytes = folderscan::readFile(path);
    file.parsed = bytes ? folderscan::parseFile(*bytes, QFileInfo(path).fileName()) : bytes.error();
    if (!file.parsed || file.parsed->format == FeedFormat::Opml)
        return file;
    for (ParsedItem &item : file.parsed->items) {
        // Else two untitled notes would be one article.
        if (item.id.isEmpty() && item.link.isEmpty() && !item.published.isValid())
            item.id = u"file:"_s + path;
        const QFileInfo info(path);
        if (item.base.isEmpty() && item.link.isEmpty())
            item.base = html::localBase(info.absolutePath(), info.fileName()).toString(QUrl::FullyEncoded);
    }
    file.input = digestFeed(*file.parsed, {{}, true, {}});
    return file;
}

} // namespace courant
