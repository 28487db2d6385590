// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_p.h"
#include "store/rows.h"
#include "store/sources.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

} // namespace

QFuture<Result<SourceTree>> Library::sourceTree()
{
    return d->read<Result<SourceTree>>([](Connection &connection) { return readTree(connection); });
}

QFuture<Result<SourceId>> Library::addSource(const NewSource &source)
{
    return d->write<Result<SourceId>>(
        Lane::Interactive, [source](Writing &writing) { return courant::addSource(writing, source); });
}

QFuture<Result<QList<SourceId>>> Library::addSources(const QList<NewSource> &sources)
{
    return d->write<Result<QList<SourceId>>>(
        Lane::Interactive, [sources](Writing &writing) -> Result<QList<SourceId>> {
            QList<SourceId> ids;
            for (const NewSource &source : sources) {
                const Result<SourceId> id = courant::addSource(writing, source);
                if (!id)
                    return id.error();
                ids.append(*id);
            }
            return ids;
        });
}

QFuture<Status> Library::removeSource(SourceId id)
{
    return d->write<Status>(
        Lane::Interactive, [id](Writing &writing) { return courant::removeSource(writing, id); });
}

QFuture<Status> Library::renameSource(SourceId id, const QString &title)
{
    return d->write<Status>(Lane::Interactive,
        [id, title](Writing &writing) { return courant::renameSource(writing, id, title); });
}

QFuture<Status> Library::setSourceUrl(SourceId id, const QString &url)
{
    return d->write<Status>(
        Lane::Interactive, [id, url](Writing &writing) { return courant::setSourceUrl(writing, id, url); });
}

QFuture<Status> Library::moveSource(SourceId id, GroupId group)
{
    return d->write<Status>(
        Lane::Interactive, [id, group](Writing &writing) { return courant::moveSource(writing, id, group); });
}

QFuture<Status> Library::setSourceOptions(SourceId id, const SourceOptions &options)
{
    return d->write<Status>(Lane::Interactive,
        [id, options](Writing &writing) { return courant::setSourceOptions(writing, id, options); });
}

QFuture<Result<GroupId>> Library::ensureGroup(const QStringList &path)
{
    return d->write<Result<GroupId>>(
        Lane::Interactive, [path](Writing &writing) { return courant::ensureGroup(writing, path); });
}

QFuture<Status> Library::removeGroup(GroupId id)
{
    return d->write<Status>(
        Lane::Interactive, [id](Writing &writing) { return courant::removeGroup(writing, id); });
}

QFuture<Result<QList<Source>>> Library::sources()
{
    return d->read<Result<QList<Source>>>([](Connection &connection) { return readSources(connection); });
}

QFuture<Result<QList<FileState>>> Library::files(SourceId id)
{
    return d->read<Result<QList<FileState>>>(
        [id](Connection &connection) { return readFiles(connection, id); });
}

QFuture<Status> Library::setFetchState(SourceId id, const FetchState &state)
{
    return d->write<Status>(
        Lane::Background, [id, state](Writing &writing) { return writeFetchState(writing, id, state); });
}

QFuture<Status> Library::setFetchStates(const QList<std::pair<SourceId, FetchState>> &states)
{
    return d->write<Status>(Lane::Background, [states](Writing &writing) -> Status {
        for (const auto &[id, state] : states) {
            const Status written = writeFetchState(writing, id, state);
            if (!written && written.error().kind != Error::Kind::NotFound)
                return written;
        }
        return {};
    });
}

QFuture<Result<QString>> Library::property(const QString &name)
{
    return d->read<Result<QString>>([name](Connection &connection) {
        return connection.value(u"SELECT value FROM properties WHERE name=?"_s, name).toString();
    });
}

QFuture<Status> Library::setProperty(const QString &name, const QString &value)
{
    return d->write<Status>(Lane::Interactive, [name, value](Writing &writing) {
        writing.connection().run(
            u"INSERT INTO properties(name, value) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value=excluded.value"_s,
            name, value);
        return writing.connection().status();
    });
}

} // namespace courant
