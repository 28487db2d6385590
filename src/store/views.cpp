// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/views.h"

#include "db/connection.h"
#include "store/searchindex.h"
#include "store/searchplan.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostFollowed = 16;     // changed flags, at some 0.1 ms a view
constexpr qint64 entriesPerSlice = 10'000; // counted in some 10 ms

Status check(const QString &name, const QString &search)
{
    if (name.trimmed().isEmpty())
        return Error{Error::Kind::InvalidArgument, u"a view needs a name"_s, 0};
    if (search.trimmed().isEmpty())
        return Error{Error::Kind::InvalidArgument, u"a view needs a search"_s, 0};
    const Result<SearchNode> parsed = parseSearch(search, QDateTime::currentDateTime());
    return parsed ? Status() : Status(parsed.error());
}

Status notFound(Connection &connection, ViewId id)
{
    return connection.failed() ? connection.status()
                               : Status(Error{Error::Kind::NotFound, u"view %1"_s.arg(toInt(id)), 0});
}

bool hasView(Connection &connection, ViewId id)
{
    return !connection.value(u"SELECT 1 FROM views WHERE id=?"_s, id).isNull();
}

/// What SQL says of an article's belonging to a search, over "articles a" in the index.
Condition belongs(const SearchPlan &plan)
{
    Condition condition = plan.condition();
    if (const QString match = plan.match(); !match.isEmpty())
        condition.add(
            u"EXISTS(SELECT 1 FROM search WHERE search MATCH ? AND rowid=a.index_rowid)"_s, {match});
    return condition;
}

/// The article as it was with the other value of a flag.
QString articlesBefore(const FlagChange &change)
{
    const bool read = change.flag == Flag::Read;
    const QChar old = change.value ? u'0' : u'1';
    return "(SELECT id, source_id, channel_id, published, added, sort_key, images, images_stored, index_rowid,"_L1 %
           (read ? QString(old % " AS read, bookmarked"_L1)
                 : QString("read, "_L1 % old % " AS bookmarked"_L1)) %
           " FROM articles WHERE id="_L1 % QString::number(toInt(change.id)) % u')';
}

/// Whether an article belongs to the view, and whether it is unread there.
std::pair<bool, bool> stateIn(
    Connection &connection, const QString &articles, ArticleId id, const Condition &condition)
{
    Statement statement = connection.prepare("SELECT a.read FROM "_L1 % articles % " a WHERE a.id="_L1 %
                                             QString::number(toInt(id)) %
                                             " AND a.index_rowid IS NOT NULL AND "_L1 % condition.sql);
    statement.bindList(condition.values).exec();
    if (!statement.next())
        return {false, false};
    return {true, !statement.boolean(0)};
}

} // namespace

QList<SmartView> readViews(Connection &connection)
{
    QList<SmartView> views;
    Statement statement = connection.prepare(
        u"SELECT id, name, search, position, unread, total FROM views ORDER BY position, id"_s);
    statement.exec();
    while (statement.next())
        views.append({statement.id<ViewId>(0), statement.text(1), statement.text(2),
            int(statement.integer(3)), int(statement.integer(4)), int(statement.integer(5))});
    return views;
}

Result<ViewId> addView(Writing &writing, const QString &name, const QString &search)
{
    if (const Status good = check(name, search); !good)
        return good.error();
    Statement statement = writing.connection().prepare(
        u"INSERT INTO views(name, search, position) VALUES(?,?,(SELECT count(*) FROM views))"_s);
    statement.bind(name.trimmed(), search.trimmed()).exec();
    writing.changes().treeChanged = true;
    return ViewId(statement.lastId());
}

Status changeView(Writing &writing, ViewId id, const QString &name, const QString &search)
{
    if (const Status good = check(name, search); !good)
        return good;
    if (!hasView(writing.connection(), id))
        return notFound(writing.connection(), id);
    writing.connection().run(
        u"UPDATE views SET name=?, search=? WHERE id=?"_s, name.trimmed(), search.trimmed(), id);
    writing.changes().treeChanged = true;
    return writing.connection().status();
}

Status moveView(Writing &writing, ViewId id, int position)
{
    Connection &connection = writing.connection();
    QList<SmartView> views = readViews(connection);
    const auto moved =
        std::find_if(views.begin(), views.end(), [id](const SmartView &view) { return view.id == id; });
    if (moved == views.end())
        return notFound(connection, id);
    views.move(moved - views.begin(), std::clamp<qsizetype>(position, 0, views.size() - 1));
    for (qsizetype i = 0; i < views.size(); ++i)
        connection.run(u"UPDATE views SET position=? WHERE id=?"_s, i, views.at(i).id);
    writing.changes().treeChanged = true;
    return connection.status();
}

Status removeView(Writing &writing, ViewId id)
{
    if (!hasView(writing.connection(), id))
        return notFound(writing.connection(), id);
    writing.connection().run(u"DELETE FROM views WHERE id=?"_s, id);
    writing.changes().treeChanged = true;
    return writing.connection().status();
}

void ViewCounts::follow(Writing &writing)
{
    const Changes &changes = writing.changes();
    // Added ones and changed texts count once they are in the index.
    if (changes.treeChanged || !changes.removed.isEmpty() || changes.flags.size() > mostFollowed)
        m_stale = true;
    if (changes.flags.isEmpty() || writing.connection().failed())
        return;
    if (!m_left.isEmpty() || !m_done.isEmpty()) // part of it was counted before
        m_overtaken = true;
    if (changes.flags.size() > mostFollowed)
        return;
    for (const SmartView &view : readViews(writing.connection()))
        followFlags(writing, view);
}

void ViewCounts::followFlags(Writing &writing, const SmartView &view)
{
    Connection &connection = writing.connection();
    const Result<SearchPlan> plan = SearchPlan::make(connection, view.search);
    if (!plan)
        return;
    const Condition condition = belongs(*plan);
    SmartView now = view;
    for (const FlagChange &change : std::as_const(writing.changes().flags)) {
        const auto [was, wasUnread] = stateIn(connection, articlesBefore(change), change.id, condition);
        const auto [is, isUnread] = stateIn(connection, u"articles"_s, change.id, condition);
        now.total += int(is) - int(was);
        now.unread += int(isUnread) - int(wasUnread);
    }
    if (now == view)
        return;
    connection.run(u"UPDATE views SET unread=?, total=? WHERE id=?"_s, now.unread, now.total, now.id);
    writing.changes().views.append(now);
}

void ViewCounts::begin(Connection &connection)
{
    m_stale = false;
    m_timed = false;
    m_overtaken = false;
    m_slices.clear();
    m_left.clear();
    m_done.clear();
    for (const SmartView &view : readViews(connection))
        m_left.append({view});
    if (m_left.isEmpty())
        return;
    qint64 start = 0;
    qint64 entries = 0;
    Statement statement = connection.prepare(u"SELECT hour, entries FROM search_hours ORDER BY hour"_s);
    statement.exec();
    while (statement.next()) {
        entries += statement.integer(1);
        if (entries < entriesPerSlice)
            continue;
        const qint64 end = SearchIndex::firstRowOf(statement.integer(0) + 1);
        m_slices.append({start, end});
        start = end;
        entries = 0;
    }
    m_slices.append({start, std::numeric_limits<qint64>::max()});
}

bool ViewCounts::countSlice(Connection &connection, Counting &counting)
{
    const Result<SearchPlan> plan = SearchPlan::make(connection, counting.view.search);
    if (!plan)
        return false;
    m_timed = m_timed || plan->dependsOnTime();
    const auto [first, end] = m_slices.at(counting.slice);
    const Condition condition = plan->condition();
    const QString match = plan->match();
    const QString from = match.isEmpty()
                             ? u" FROM articles a WHERE a.index_rowid>=? AND a.index_rowid<? AND "_s
                             : u" FROM search s CROSS JOIN articles a ON a.index_rowid=s.rowid"
                               " WHERE s.search MATCH ? AND s.rowid>=? AND s.rowid<? AND "_s;
    Statement statement =
        connection.prepare("SELECT count(*), ifnull(sum(a.read=0),0)"_L1 % from % condition.sql);
    QVariantList values = {first, end};
    if (!match.isEmpty())
        values.prepend(match);
    statement.bindList(values + condition.values).exec();
    if (!statement.next())
        return false;
    counting.total += int(statement.integer(0));
    counting.unread += int(statement.integer(1));
    return ++counting.slice < m_slices.size();
}

bool ViewCounts::countSome(Connection &connection, const std::function<bool()> &shallStop)
{
    if (m_left.isEmpty())
        begin(connection);
    while (!m_left.isEmpty() && !connection.failed()) {
        if (!countSlice(connection, m_left.first()))
            m_done.append(m_left.takeFirst());
        if (!m_left.isEmpty() && shallStop())
            return true;
    }
    return false;
}

void ViewCounts::write(Writing &writing)
{
    const QList<Counting> done = std::exchange(m_done, {});
    if (std::exchange(m_overtaken, false)) {
        m_stale = true;
        return;
    }
    for (const Counting &counting : done) {
        SmartView now = counting.view;
        now.unread = counting.unread;
        now.total = counting.total;
        // It may have been followed, changed or removed while the others were counted.
        const QVariant same = writing.connection().value(
            u"SELECT 1 FROM views WHERE id=? AND search=? AND (unread<>? OR total<>?)"_s, now.id, now.search,
            now.unread, now.total);
        if (same.isNull())
            continue;
        writing.connection().run(
            u"UPDATE views SET unread=?, total=? WHERE id=?"_s, now.unread, now.total, now.id);
        writing.changes().views.append(now);
    }
}

} // namespace courant
