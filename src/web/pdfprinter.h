// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/articlepage.h"
#include "model/ids.h"
#include "model/result.h"

#include <QFuture>
#include <QObject>

#include <memory>

class QPrinter;

namespace courant {

class Library;

/// Prints articles to PDF without a window. GUI thread (needs a QApplication, offscreen will do).
class PdfPrinter final : public QObject
{
    Q_OBJECT
public:
    explicit PdfPrinter(Library *library, QObject *parent = nullptr);
    ~PdfPrinter() override;

    /// Writes atomically (QSaveFile). Page size by the locale (Letter where that is the custom, else A4),
    /// margins 20 mm, title and author in the metadata. Value: the path written.
    QFuture<Result<QString>> print(ArticleId id, const QString &path, const html::PageStyle &style);

    /// The same on a printer, with its paper and 20 mm of margin; kept until it is done. Value: empty.
    QFuture<Result<QString>> printOn(
        ArticleId id, const std::shared_ptr<QPrinter> &printer, const html::PageStyle &style);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
