// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/digest.h"
#include "html/dom.h"

#include <QString>
#include <QUrl>

namespace courant::html {

/// A body as we show it. Parsing what it serializes to gives the same tree again.
struct CleanTree
{
    Node root;
    bool truncated = false;
};

/// `drawings`: as in SanitizeOptions.
CleanTree cleanTree(const QString &html, const QUrl &base, bool drawings = false);

/// What digest() says, of a tree that is there already.
Digest digestOf(const Node &root);

} // namespace courant::html
