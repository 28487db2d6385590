// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/flags.h"

#include "db/connection.h"
#include "store/images.h"
#include "store/rows.h"
#include "store/writing.h"

#include <QSet>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype chunk = 10'000;

} // namespace

QList<ArticleId> writeFlagWhere(
    Writing &writing, const QString &condition, const QVariantList &values, Flag flag, bool value)
{
    Connection &connection = writing.connection();
    const QLatin1String column = flag == Flag::Read ? "read"_L1 : "bookmarked"_L1;
    const QChar digit = value ? u'1' : u'0';
    QList<ArticleId> changed;
    Statement statement = connection.prepare(
        "UPDATE articles AS a SET "_L1 % column % u'=' % digit % " WHERE a."_L1 % column % u'=' %
        (value ? u'0' : u'1') % " AND ("_L1 % condition % ") RETURNING id, source_id, channel_id"_L1);
    statement.bindList(values);
    statement.exec();
    while (statement.next()) {
        const auto id = statement.id<ArticleId>(0);
        writing.countFlag(statement.id<SourceId>(1), statement.id<ChannelId>(2), flag, value);
        writing.changes().flags.append({id, flag, value});
        changed.append(id);
    }
    return changed;
}

Status writeFlag(Writing &writing, const QList<ArticleId> &ids, Flag flag, bool value)
{
    Connection &connection = writing.connection();
    const QSet<ArticleId> distinct(ids.begin(), ids.end());
    const QList<ArticleId> all = distinct.values();
    for (qsizetype start = 0; start < all.size() && !connection.failed(); start += chunk) {
        const QList<ArticleId> part = all.mid(start, chunk);
        const QString json = jsonArray(part);
        const qint64 there =
            connection
                .value(u"SELECT count(*) FROM json_each(?) j CROSS JOIN articles a ON a.id=j.value"_s, json)
                .toLongLong();
        if (!connection.failed() && there != part.size())
            return Error{Error::Kind::NotFound,
                part.size() == 1 ? u"article %1"_s.arg(toInt(part.constFirst())) : u"some of the articles"_s,
                0};
        writeFlagWhere(writing, u"a.id IN (SELECT value FROM json_each(?))"_s, {json}, flag, value);
        if (flag == Flag::Bookmarked && value)
            connection.run(u"UPDATE images SET rank=rank+? WHERE rank<? AND id IN (SELECT image_id FROM"
                           " article_images WHERE article_id IN (SELECT value FROM json_each(?)))"_s,
                imageRank(0, true), imageRank(0, true), json);
    }
    return connection.status();
}

} // namespace courant
