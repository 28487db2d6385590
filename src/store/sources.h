// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/library.h"

namespace courant {

class Connection;
class Writing;

// Sources, groups and small values. Database thread only; inside the open transaction.

Result<SourceId> addSource(Writing &writing, const NewSource &source);
/// Whether the pictures that only a removed source showed go with it.
enum class Pictures { Drop, Keep };
Status removeSource(Writing &writing, SourceId id, Pictures pictures = Pictures::Drop);
Status renameSource(Writing &writing, SourceId id, const QString &title);
/// InvalidArgument when another source of the kind has this address.
Status setSourceUrl(Writing &writing, SourceId id, const QString &url);
Status moveSource(Writing &writing, SourceId id, GroupId group);
Status setSourceOptions(Writing &writing, SourceId id, const SourceOptions &options);
Result<GroupId> ensureGroup(Writing &writing, const QStringList &path);
Status removeGroup(Writing &writing, GroupId id);
Status writeFetchState(Writing &writing, SourceId id, const FetchState &state);
QList<FileState> readFiles(Connection &connection, SourceId id);

/// Sources that were removed while they held bookmarks lose the articles that are bookmarked no more, and go
/// when none is left.
void clearRetiredSources(Writing &writing);

} // namespace courant
