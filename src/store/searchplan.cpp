// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchplan.h"

#include "db/connection.h"
#include "store/segment.h"

#include <QHash>

namespace courant {

using namespace Qt::Literals::StringLiterals;

using Kind = SearchNode::Kind;
using Field = SearchNode::Field;

namespace {

QString columnsOf(Field field)
{
    switch (field) {
    case Field::Title:
        return u"title"_s;
    case Field::Author:
        return u"author"_s;
    case Field::Source:
        return u"source"_s;
    case Field::Tag:
        return u"tags"_s;
    case Field::Group:
    case Field::Any:
        break;
    }
    return u"{body title author source}"_s;
}

bool hasTokens(const QByteArray &text, const SearchNode &node)
{
    if (node.prefix) // without the blank behind, the last word may go on
        return text.contains(QByteArrayView(node.tokens).chopped(1));
    return text.contains(node.tokens);
}

QString quoted(const QByteArray &term)
{
    return u'"' % QString::fromUtf8(term) % u'"';
}

bool isInGroup(const QList<QByteArray> &titles, const SearchNode &node)
{
    return std::any_of(
        titles.begin(), titles.end(), [&node](const QByteArray &title) { return hasTokens(title, node); });
}

} // namespace

Result<SearchPlan> SearchPlan::make(Connection &connection, const QString &search)
{
    Result<SearchNode> root = parseSearch(search, QDateTime::currentDateTime());
    if (!root)
        return root.error();
    SearchPlan plan;
    if (root->kind == Kind::And)
        plan.m_root = std::move(*root);
    else
        plan.m_root.children.append(std::move(*root));
    plan.m_sources = readSources(connection);
    return plan;
}

QList<SearchPlan::KnownSource> SearchPlan::readSources(Connection &connection)
{
    struct KnownGroup
    {
        qint64 parent = 0;
        QByteArray title;
    };
    QHash<qint64, KnownGroup> groups;
    {
        Statement statement = connection.prepare(u"SELECT id, parent, title FROM groups"_s);
        statement.exec();
        while (statement.next())
            groups.insert(statement.integer(0), {statement.integer(1), segment(statement.text(2)).tokens});
    }
    QList<KnownSource> sources;
    Statement statement = connection.prepare(u"SELECT id, title, group_id FROM sources"_s);
    statement.exec();
    while (statement.next()) {
        KnownSource source{statement.integer(0), segment(statement.text(1)).tokens, {}};
        // Bounded, should groups ever be each other's parents.
        for (qint64 group = statement.integer(2); group != 0 && source.groups.size() < 64;) {
            const KnownGroup known = groups.value(group);
            source.groups.append(known.title);
            group = known.parent;
        }
        sources.append(std::move(source));
    }
    return sources;
}

bool SearchPlan::isVague() const
{
    if (m_root.children.size() != 1 || m_root.children.constFirst().kind != Kind::Text)
        return false;
    const SearchNode &node = m_root.children.constFirst();
    return node.prefix && node.tokens.size() <= 5; // three letters between two blanks
}

bool SearchPlan::dependsOnTime() const
{
    const std::function<bool(const SearchNode &)> isTimed = [&isTimed](const SearchNode &node) {
        return node.kind == Kind::Before || node.kind == Kind::After ||
               std::any_of(node.children.begin(), node.children.end(), isTimed);
    };
    return isTimed(m_root);
}

QString SearchPlan::matchText(const SearchNode &node) const
{
    const QString phrase = quoted(node.tokens.trimmed()) % (node.prefix ? " *"_L1 : ""_L1);
    QStringList parts;
    if (node.field == Field::Group) // of a document: where its path begins
        parts.append(QString("(tags : ^ "_L1 % phrase % " AND source : "_L1 % quoted(documentTerm()) % u')'));
    else
        parts.append(QString(columnsOf(node.field) % " : "_L1 % phrase));
    for (const KnownSource &source : m_sources) {
        if (node.field == Field::Group && isInGroup(source.groups, node))
            parts.append(QString("source : "_L1 % quoted(sourceTerm(source.id))));
        else if ((node.field == Field::Any || node.field == Field::Source) && hasTokens(source.title, node))
            parts.append(QString("source : "_L1 % quoted(shownSourceTerm(source.id))));
    }
    return u'(' % parts.join(" OR "_L1) % u')';
}

QString SearchPlan::match(const SearchNode &node) const
{
    const QString every = "source : "_L1 % quoted(everyTerm());
    switch (node.kind) {
    case Kind::And: {
        QStringList wanted, unwanted;
        for (const SearchNode &child : node.children) {
            if (child.kind == Kind::Not)
                unwanted.append(match(child.children.constFirst()));
            else
                wanted.append(match(child));
        }
        QString text = wanted.isEmpty() ? every : wanted.join(" AND "_L1);
        for (const QString &part : std::as_const(unwanted))
            text = QString(u'(' % text % ") NOT "_L1 % part);
        return u'(' % text % u')';
    }
    case Kind::Or: {
        QStringList parts;
        for (const SearchNode &child : node.children)
            parts.append(match(child));
        // No source has the id 0.
        return parts.isEmpty() ? quoted(shownSourceTerm(0)) : QString(u'(' % parts.join(" OR "_L1) % u')');
    }
    case Kind::Not:
        return u'(' % every % " NOT "_L1 % match(node.children.constFirst()) % u')';
    default:
        return matchText(node);
    }
}

QString SearchPlan::match() const
{
    SearchNode text;
    for (const SearchNode &child : m_root.children) {
        if (child.isText())
            text.children.append(child);
    }
    return text.children.isEmpty() ? QString() : match(text);
}

QString SearchPlan::wholeWordMatch() const
{
    SearchPlan plan = *this;
    for (SearchNode &child : plan.m_root.children)
        child.prefix = false;
    return plan.match();
}

Condition SearchPlan::condition() const
{
    Condition all;
    for (const SearchNode &child : m_root.children) {
        if (!child.isText()) {
            const Condition part = condition(child);
            all.add(part.sql, part.values);
        }
    }
    if (all.sql.isEmpty())
        all.sql = u"1"_s;
    return all;
}

Condition SearchPlan::condition(const SearchNode &node) const
{
    if (node.isText())
        return {u"a.index_rowid IN (SELECT rowid FROM search WHERE search MATCH ?)"_s, {match(node)}};
    switch (node.kind) {
    case Kind::And:
    case Kind::Or: {
        Condition all;
        QStringList parts;
        for (const SearchNode &child : node.children) {
            const Condition part = condition(child);
            parts.append(part.sql);
            all.values += part.values;
        }
        all.sql = u'(' % parts.join(node.kind == Kind::And ? " AND "_L1 : " OR "_L1) % u')';
        return all;
    }
    case Kind::Not: {
        const Condition part = condition(node.children.constFirst());
        return {"NOT ("_L1 % part.sql % u')', part.values};
    }
    case Kind::Unread:
        return {u"a.read=0"_s, {}};
    case Kind::Read:
        return {u"a.read=1"_s, {}};
    case Kind::Bookmarked:
        return {u"a.bookmarked=1"_s, {}};
    case Kind::HasImage:
        return {u"a.images>0"_s, {}};
    case Kind::Before:
        return {u"a.sort_key<?"_s, {node.time.toMSecsSinceEpoch()}};
    case Kind::After:
        return {u"a.sort_key>=?"_s, {node.time.toMSecsSinceEpoch()}};
    case Kind::Text:
        break;
    }
    return {u"1"_s, {}};
}

bool SearchPlan::matches(const SearchNode &node, const SearchText &text, const ArticleRow &row) const
{
    const auto matchesChild = [&](const SearchNode &child) { return matches(child, text, row); };
    switch (node.kind) {
    case Kind::And:
        return std::all_of(node.children.begin(), node.children.end(), matchesChild);
    case Kind::Or:
        return std::any_of(node.children.begin(), node.children.end(), matchesChild);
    case Kind::Not:
        return !matchesChild(node.children.constFirst());
    case Kind::Unread:
        return !row.read;
    case Kind::Read:
        return row.read;
    case Kind::Bookmarked:
        return row.bookmarked;
    case Kind::HasImage:
        return row.images > 0;
    case Kind::Before:
        return row.sortKey < node.time.toMSecsSinceEpoch();
    case Kind::After:
        return row.sortKey >= node.time.toMSecsSinceEpoch();
    case Kind::Text:
        break;
    }
    return matchesText(node, text);
}

bool SearchPlan::hasSource(const SearchNode &node, const SearchText &text) const
{
    if (!text.showsSourceTitle)
        return hasTokens(text.source, node);
    return std::any_of(m_sources.begin(), m_sources.end(), [&](const KnownSource &source) {
        return source.id == text.sourceId && hasTokens(source.title, node);
    });
}

bool SearchPlan::matchesText(const SearchNode &node, const SearchText &text) const
{
    const bool any = node.field == Field::Any;
    if ((any || node.field == Field::Title) && hasTokens(text.title, node))
        return true;
    if ((any || node.field == Field::Author) && hasTokens(text.author, node))
        return true;
    if (node.field == Field::Tag)
        return hasTokens(text.tags, node);
    if (node.field == Field::Group) {
        if (!text.showsSourceTitle &&
            text.tags.startsWith(QByteArrayView(node.tokens).chopped(node.prefix ? 1 : 0)))
            return true;
        return std::any_of(m_sources.begin(), m_sources.end(), [&](const KnownSource &source) {
            return source.id == text.sourceId && isInGroup(source.groups, node);
        });
    }
    if ((any || node.field == Field::Source) && hasSource(node, text))
        return true;
    return any && hasTokens(text.body, node);
}

} // namespace courant
