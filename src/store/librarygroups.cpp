// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/groups.h"
#include "store/library_p.h"
#include "store/removal.h"

namespace courant {

namespace {

using Lane = Database::Lane;

} // namespace

QFuture<Result<GroupId>> Library::addGroup(const QString &title, GroupId parent)
{
    return d->write<Result<GroupId>>(Lane::Interactive,
        [title, parent](Writing &writing) { return courant::addGroup(writing, title, parent); });
}

QFuture<Status> Library::renameGroup(GroupId id, const QString &title)
{
    return d->write<Status>(Lane::Interactive,
        [id, title](Writing &writing) { return courant::renameGroup(writing, id, title); });
}

QFuture<Status> Library::place(const Placement &placement)
{
    return d->write<Status>(
        Lane::Interactive, [placement](Writing &writing) { return courant::place(writing, placement); });
}

QFuture<Status> Library::removeSources(const QList<SourceId> &ids)
{
    return d->write<Status>(
        Lane::Interactive, [ids](Writing &writing) { return courant::removeSources(writing, ids); });
}

QFuture<Result<int>> Library::restoreRemoved()
{
    return d->write<Result<int>>(
        Lane::Interactive, [](Writing &writing) { return courant::restoreRemoved(writing); });
}

} // namespace courant
