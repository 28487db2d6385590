// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"
#include "model/result.h"
#include "store/library.h"

namespace courant {

/// A local file as it is to be added: a list of subscriptions, or a feed or document with its articles.
struct LocalFile
{
    Result<ParsedFeed> parsed = Error{};
    MergeInput input; ///< empty for a list
};

/// Reads and parses a file. Blocks: for the thread pool.
LocalFile readLocal(const QString &path);

} // namespace courant
