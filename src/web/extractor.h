// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/extracted.h"
#include "model/result.h"

#include <QFuture>
#include <QObject>
#include <QUrl>

#include <memory>

namespace courant {

/// Finds the article in a whole web page, by Mozilla's Readability in a hidden page without network. The web
/// page itself is only ever a string there and then an inert document: it runs nothing and loads nothing.
/// One page at a time, in the order asked. GUI thread (needs a QApplication, offscreen will do). The engine
/// starts with the first page.
class Extractor final : public QObject
{
    Q_OBJECT
public:
    explicit Extractor(QObject *parent = nullptr);
    ~Extractor() override;

    /// `html` decoded, as served at `url` (http or https). Its content is not sanitized. Errors: NotFound (no
    /// article in it), TooLarge (over 5 Mi characters), TooComplex (not done in time, or the engine died of
    /// it).
    QFuture<Result<Extracted>> extract(const QString &html, const QUrl &url);
    /// How long a page may take, in milliseconds of processor time.
    void setTimeout(int ms);
    /// Requests of the page that were not of our schemes and were blocked: always 0.
    int blockedRequests() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
