// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QSize>
#include <QString>
#include <QUrl>

#include <functional>

/// Untrusted HTML in, safe HTML, plain text and links out. Pure; safe to call from any thread.
namespace courant::html {

struct SanitizeOptions
{
    QUrl base; ///< relative URLs resolve against it; without it they are dropped
    /// Maps the absolute URL of an image to what the page shall load; null: the URL itself.
    std::function<QString(const QString &absoluteUrl)> imageUrl;
    /// Known pixel size of an image by its absolute URL, to keep its place; null or invalid: unknown.
    std::function<QSize(const QString &absoluteUrl)> imageSize;
    /// Whether an image is not there yet: it is marked data-state="pending", and `pendingAlt` says so where
    /// it has no text of its own. Null: all are there.
    std::function<bool(const QString &absoluteUrl)> imagePending;
    QString pendingAlt;
    /// Whether inline SVG, and data: URLs of SVG, become images of their own, written anew: else their words
    /// stay.
    bool drawings = false;
};

struct Sanitized
{
    QString html;
    bool truncated = false; ///< a cap was reached (depth, elements, size) and the rest left out
};

/// Allow-list over the HTML5 tree and a serializer of our own. Idempotent; never fails.
/// The output holds no element, attribute, URL scheme or style that runs, loads (images aside) or moves.
Sanitized sanitize(const QString &html, const SanitizeOptions &options = {});

} // namespace courant::html
