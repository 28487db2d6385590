// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/digest.h"

#include <optional>

namespace courant::html {

/// Text and images of a body, read in one pass without a tree.
struct QuickDigest
{
    QString text;
    QList<ImageRef> images;
};

/// Just what the clean tree would give, for tidy markup: elements properly nested, nothing that the parser
/// would rearrange or the cleaning move. Nullopt for anything else, which has to go the long way. Any thread.
std::optional<QuickDigest> quickDigest(const QString &html, const QUrl &base);

} // namespace courant::html
