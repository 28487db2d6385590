// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace courant {

/// How the list shows its articles.
struct ListLook
{
    enum class Layout {
        List,    ///< headline, excerpt, a small picture beside them
        Cards,   ///< a wide picture over headline and excerpt
        Compact, ///< one line an article
    };

    Layout layout = Layout::List;
    bool dense = false; ///< less space around and one line less
    bool byDay = false; ///< a heading over the articles of each day

    bool operator==(const ListLook &) const = default;
};

} // namespace courant
