// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <gumbo.h>

#include <memory>

namespace courant::html {

/// A parsed HTML fragment. All memory of the tree is in one arena with a budget, so freeing it neither
/// recurses nor takes time, and a body that makes the parser multiply elements is given up.
class GumboTree final
{
public:
    /// `utf8` must live as long as the tree.
    explicit GumboTree(const QByteArray &utf8);
    ~GumboTree();
    Q_DISABLE_COPY_MOVE(GumboTree)

    /// The element around the fragment; null when the budget was exceeded.
    const GumboNode *root() const { return m_root; }

private:
    class Arena;
    std::unique_ptr<Arena> m_arena;
    const GumboNode *m_root = nullptr;
};

} // namespace courant::html
