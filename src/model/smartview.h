// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"

#include <QString>

namespace courant {

/// A search the reader gave a name. Its counts follow the library within moments.
struct SmartView
{
    ViewId id = ViewId::None;
    QString name;
    QString search; ///< as ArticleQuery::search
    int position = 0;
    int unread = 0;
    int total = 0;

    bool operator==(const SmartView &) const = default;
};

} // namespace courant
