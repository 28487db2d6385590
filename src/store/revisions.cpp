// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/revisions.h"

#include "db/connection.h"
#include "store/packing.h"
#include "store/writing.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRevisions = 20;

/// What a reader reads, blanks aside.
QString visible(const QString &content, const QString &summary, const PlainText &plainText)
{
    const QString &html = content.trimmed().isEmpty() ? summary : content;
    QString text = plainText ? plainText(html) : html;
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

} // namespace

void keepRevision(Writing &writing, ArticleId id, const QString &newTitle, const QString &newContent,
    const QString &newSummary, const PlainText &plainText)
{
    Connection &connection = writing.connection();
    QString title;
    QByteArray content;
    QByteArray summary;
    {
        Statement statement = connection.prepare(u"SELECT h.title, b.content, b.summary FROM heads h CROSS "
                                                 u"JOIN bodies b ON b.article_id=h.article_id"
                                                 " WHERE h.article_id=?"_s);
        if (!statement.bind(id).exec() || !statement.next())
            return;
        title = statement.text(0);
        content = statement.blob(1);
        summary = statement.blob(2);
    }
    const std::optional<QString> oldContent = unpackText(content);
    const std::optional<QString> oldSummary = unpackText(summary);
    if (!oldContent || !oldSummary)
        return;
    const QString before = visible(*oldContent, *oldSummary, plainText);
    const QString after = visible(newContent, newSummary, plainText);
    if (title.simplified() == newTitle.simplified() && before == after)
        return;
    // Nothing to compare with: the text came later than the headline.
    if (before.isEmpty() && title.simplified() == newTitle.simplified())
        return;
    connection.run(
        u"INSERT INTO revisions(article_id, replaced, title, content, summary) VALUES(?,?,?,?,?)"_s, id,
        QDateTime::currentDateTimeUtc(), title, content, summary);
    connection.run(u"DELETE FROM revisions WHERE article_id=? AND id NOT IN"
                   " (SELECT id FROM revisions WHERE article_id=? ORDER BY id DESC LIMIT ?)"_s,
        id, id, mostRevisions);
    writing.changedPages().append({id, PageChange::Body});
}

QList<Revision> readRevisions(Connection &connection, ArticleId id)
{
    QList<Revision> revisions;
    Statement statement = connection.prepare(
        u"SELECT replaced, title, content, summary FROM revisions WHERE article_id=? ORDER BY id"_s);
    statement.bind(id).exec();
    while (statement.next()) {
        const std::optional<QString> content = unpackText(statement.blob(2));
        const std::optional<QString> summary = unpackText(statement.blob(3));
        if (!content || !summary) {
            connection.fail(
                {Error::Kind::Corrupt, u"an earlier text of article %1 is damaged"_s.arg(toInt(id)), 0});
            return {};
        }
        revisions.append({statement.time(0), statement.text(1), *summary, *content});
    }
    return revisions;
}

int countRevisions(Connection &connection, ArticleId id)
{
    return connection.value(u"SELECT count(*) FROM revisions WHERE article_id=?"_s, id).toInt();
}

} // namespace courant
