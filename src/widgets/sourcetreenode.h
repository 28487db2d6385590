// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sourcetreemodel.h"

namespace courant {

/// A row of the sources pane; the model alone makes and reads them.
struct SourceTreeModel::Node
{
    Key key;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    int shown = 0; ///< the count as last told to the views
    QString told;  ///< the title as last told to the views

    int row() const
    {
        const auto at = std::find_if(parent->children.begin(), parent->children.end(),
            [this](const std::unique_ptr<Node> &child) { return child.get() == this; });
        return int(at - parent->children.begin());
    }
};

/// The children every row shall have.
struct SourceTreeModel::Plan
{
    QHash<Key, QList<Key>> children;
};

} // namespace courant
