// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QFuture>
#include <QString>
#include <QUrl>

#include <functional>

namespace courant {

/// The article of a whole web page. Plain text but for the content.
struct Extracted
{
    QString title;
    QString byline;
    QString content; ///< HTML, not sanitized
    QString excerpt;
    QString language;
    QString base; ///< absolute URL against which what is relative in the content resolves
};

/// Something that finds the article in a decoded page as served at a URL; see web/extractor.h.
using ExtractArticle = std::function<QFuture<Result<Extracted>>(const QString &html, const QUrl &url)>;

} // namespace courant
