// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/groups.h"

#include "db/connection.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int deepest = 64;

Error notFound(const QString &what)
{
    return {Error::Kind::NotFound, what, 0};
}

bool isThere(Connection &connection, GroupId id)
{
    return id == GroupId::None || !connection.value(u"SELECT 1 FROM groups WHERE id=?"_s, id).isNull();
}

QVariant orNull(GroupId group)
{
    return group == GroupId::None ? QVariant() : QVariant(toInt(group));
}

bool isTaken(Connection &connection, const QString &title, GroupId parent, GroupId except)
{
    return !connection
                .value(u"SELECT 1 FROM groups WHERE ifnull(parent,0)=? AND title=? AND id<>?"_s, parent,
                    title, except)
                .isNull();
}

Error taken(const QString &title)
{
    return {Error::Kind::InvalidArgument, u"there is a group named “%1” already"_s.arg(title), 0};
}

/// Whether `group` is `other` or stands somewhere below it.
bool isInside(Connection &connection, GroupId group, GroupId other)
{
    for (int depth = 0; group != GroupId::None && depth < deepest; ++depth) {
        if (group == other)
            return true;
        group = GroupId(connection.value(u"SELECT parent FROM groups WHERE id=?"_s, group).toLongLong());
    }
    return group != GroupId::None;
}

template<class Id>
QList<Id> childrenOf(Connection &connection, const QString &sql, GroupId parent)
{
    QList<Id> ids;
    Statement statement = connection.prepare(sql);
    statement.bind(parent).exec();
    while (statement.next())
        ids.append(statement.id<Id>(0));
    return ids;
}

/// The children in their new order: `moved` before `before`, or at the end.
template<class Id>
QList<Id> ordered(QList<Id> children, const QList<Id> &moved, Id before)
{
    // Who is to stand before one that moves itself stands before the next that stays.
    qsizetype at = before == Id::None ? -1 : children.indexOf(before);
    while (at >= 0 && at < children.size() && moved.contains(children.at(at)))
        ++at;
    const Id next = at >= 0 && at < children.size() ? children.at(at) : Id::None;
    for (const Id id : moved)
        children.removeAll(id);
    const qsizetype to = next == Id::None ? children.size() : children.indexOf(next);
    QList<Id> result = children.mid(0, to) + moved + children.mid(to);
    return result;
}

Status placeGroups(Writing &writing, const Placement &placement)
{
    Connection &connection = writing.connection();
    for (const GroupId id : placement.groups) {
        if (!isThere(connection, id))
            return notFound(u"group %1"_s.arg(toInt(id)));
        if (isInside(connection, placement.parent, id))
            return Error{Error::Kind::InvalidArgument, u"a group cannot stand inside itself"_s, 0};
        // The place may have a group of that name already.
        const QString title = connection.value(u"SELECT title FROM groups WHERE id=?"_s, id).toString();
        QString free = title;
        for (int number = 2; isTaken(connection, free, placement.parent, id); ++number)
            free = u"%1 (%2)"_s.arg(title).arg(number);
        connection.run(
            u"UPDATE groups SET parent=?, title=? WHERE id=?"_s, orNull(placement.parent), free, id);
    }
    const auto children = childrenOf<GroupId>(connection,
        u"SELECT id FROM groups WHERE ifnull(parent,0)=? ORDER BY position, id"_s, placement.parent);
    int position = 0;
    for (const GroupId id : ordered(children, placement.groups, placement.beforeGroup))
        connection.run(
            u"UPDATE groups SET position=? WHERE id=? AND position<>?"_s, position, id, position++);
    return connection.status();
}

Status placeSources(Writing &writing, const Placement &placement)
{
    Connection &connection = writing.connection();
    for (const SourceId id : placement.sources) {
        if (connection.value(u"SELECT 1 FROM sources WHERE id=?"_s, id).isNull())
            return notFound(u"source %1"_s.arg(toInt(id)));
        connection.run(u"UPDATE sources SET group_id=? WHERE id=?"_s, orNull(placement.parent), id);
    }
    const auto children = childrenOf<SourceId>(connection,
        u"SELECT id FROM sources WHERE ifnull(group_id,0)=? ORDER BY position, id"_s, placement.parent);
    int position = 0;
    for (const SourceId id : ordered(children, placement.sources, placement.beforeSource))
        connection.run(u"UPDATE sources SET position=? WHERE id=?"_s, position++, id);
    return connection.status();
}

} // namespace

Result<GroupId> addGroup(Writing &writing, const QString &title, GroupId parent)
{
    Connection &connection = writing.connection();
    const QString name = title.simplified();
    if (name.isEmpty())
        return Error{Error::Kind::InvalidArgument, u"a group needs a name"_s, 0};
    if (!isThere(connection, parent))
        return notFound(u"group %1"_s.arg(toInt(parent)));
    if (isTaken(connection, name, parent, GroupId::None))
        return taken(name);
    Statement statement = connection.prepare(u"INSERT INTO groups(parent, title, position)"
                                             " VALUES(?,?,(SELECT ifnull(max(position),0)+1 FROM groups))"_s);
    statement.bind(orNull(parent), name);
    if (!statement.exec())
        return connection.error();
    writing.changes().treeChanged = true;
    return GroupId(statement.lastId());
}

Status renameGroup(Writing &writing, GroupId id, const QString &title)
{
    Connection &connection = writing.connection();
    const QString name = title.simplified();
    if (name.isEmpty())
        return Error{Error::Kind::InvalidArgument, u"a group needs a name"_s, 0};
    if (id == GroupId::None || !isThere(connection, id))
        return notFound(u"group %1"_s.arg(toInt(id)));
    const auto parent = GroupId(connection.value(u"SELECT parent FROM groups WHERE id=?"_s, id).toLongLong());
    if (isTaken(connection, name, parent, id))
        return taken(name);
    connection.run(u"UPDATE groups SET title=? WHERE id=?"_s, name, id);
    writing.changes().treeChanged = true;
    return connection.status();
}

Status place(Writing &writing, const Placement &placement)
{
    Connection &connection = writing.connection();
    if (!isThere(connection, placement.parent))
        return notFound(u"group %1"_s.arg(toInt(placement.parent)));
    if (!placement.groups.isEmpty()) {
        if (const Status placed = placeGroups(writing, placement); !placed)
            return placed;
    }
    if (!placement.sources.isEmpty()) {
        if (const Status placed = placeSources(writing, placement); !placed)
            return placed;
    }
    writing.changes().treeChanged = true;
    return connection.status();
}

} // namespace courant
