// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/result.h"

#include <QList>

namespace courant {

class Writing;

// Database thread only; inside the open transaction.

/// NotFound when any of them is not there.
Status writeFlag(Writing &writing, const QList<ArticleId> &ids, Flag flag, bool value);
/// Sets the flag where it differs, on the articles that `condition` (SQL over "articles a") selects; returns
/// which.
QList<ArticleId> writeFlagWhere(
    Writing &writing, const QString &condition, const QVariantList &values, Flag flag, bool value);

} // namespace courant
