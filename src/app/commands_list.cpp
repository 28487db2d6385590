// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonoutput.h"
#include "app/session.h"
#include "feed/opml.h"
#include "html/articlepage.h"
#include "html/digest.h"
#include "html/pagestate.h"
#include "html/revisionpage.h"
#include "reader/sourcerequest.h"
#include "reader/subscriptions.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace courant::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int pageSize = 500;

void printRow(const Options &options, const ArticleRow &row)
{
    if (options.json) {
        Session::print(json::line(json::row(row)));
        return;
    }
    const QString date = row.published.isValid() ? row.published.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)
                                                 : u"undated         "_s;
    Session::print(u"%1  %2 %3%4  %5  %6\n"_s.arg(QString::number(toInt(row.id)).rightJustified(6), date,
        row.read ? u" "_s : u"●"_s, row.bookmarked ? u"★"_s : u" "_s, row.title,
        u"["_s + row.sourceTitle + u']'));
}

void nextPage(Session *session, const ArticleQuery &query, std::optional<PageKey> after, int left)
{
    const int limit = left < 0 ? pageSize : qMin(left, pageSize);
    if (limit == 0) {
        session->finish(0);
        return;
    }
    session->then(session->library()->page(query, after, limit), [=](const ArticlePage &page) {
        for (const ArticleRow &row : page.rows)
            printRow(session->options(), row);
        if (page.end || page.rows.isEmpty()) {
            session->finish(0);
            return;
        }
        const ArticleRow &last = page.rows.last();
        nextPage(
            session, query, PageKey{last.sortKey, last.id}, left < 0 ? left : left - int(page.rows.size()));
    });
}

QStringList groupPath(const SourceTree &tree, GroupId id)
{
    QStringList path;
    // The depth is bounded in case the tree were damaged into a ring.
    for (int depth = 0; id != GroupId::None && depth < 64; ++depth) {
        const auto group = std::find_if(tree.groups.begin(), tree.groups.end(),
            [id](const Group &candidate) { return candidate.id == id; });
        if (group == tree.groups.end())
            break;
        path.prepend(group->title);
        id = group->parent;
    }
    return path;
}

html::PageStyle pageStyle(const Options &options)
{
    html::PageStyle style;
    style.theme = options.theme == u"dark" ? html::PageTheme::Dark : html::PageTheme::Light;
    style.locale = options.language.isEmpty() ? QLocale() : QLocale(options.language);
    style.zone = QTimeZone::systemTimeZone();
    return style;
}

QString describe(const Article &article, const QString &text)
{
    const QString date = article.row.published.isValid()
                             ? QLocale().toString(article.row.published.toLocalTime(), QLocale::LongFormat)
                             : u"undated"_s;
    QStringList lines = {article.row.title, article.row.sourceTitle};
    if (!article.row.author.isEmpty() && article.row.author != article.row.sourceTitle)
        lines.append(article.row.author);
    lines.append(date);
    if (!article.link.isEmpty())
        lines.append(article.link);
    return lines.join(u'\n') + u"\n\n"_s + text + u'\n';
}

void showRevisions(Session *session, const Article &article)
{
    session->then(
        session->library()->revisions(article.row.id), [session, article](const QList<Revision> &revisions) {
            const Options &options = session->options();
            if (options.html)
                Session::print(html::revisionPage(article, revisions, pageStyle(options)));
            else if (!options.json)
                Session::print(html::revisionText(article, revisions, pageStyle(options)));
            for (const Revision &revision : options.json ? revisions : QList<Revision>())
                Session::print(json::line({{u"replaced"_s, revision.replaced.toString(Qt::ISODateWithMs)},
                    {u"title"_s, revision.title}, {u"summary"_s, revision.summary},
                    {u"content"_s, revision.content}}));
            session->finish(0);
        });
}

} // namespace

void list(Session *session)
{
    const Options &options = session->options();
    ArticleQuery query;
    query.unreadOnly = options.unread;
    query.bookmarkedOnly = options.bookmarked;
    if (options.command == Command::Search)
        query.search = options.arguments.join(u' ');
    if (options.source == SourceId::None) {
        nextPage(session, query, std::nullopt, options.limit);
        return;
    }
    query.sources = {options.source};
    session->then(session->library()->sources(), [session, query](const QList<Source> &sources) {
        const SourceId id = session->options().source;
        if (std::none_of(
                sources.begin(), sources.end(), [id](const Source &source) { return source.id == id; }))
            session->fail(Error{Error::Kind::NotFound, u"there is no source %1"_s.arg(toInt(id)), 0});
        else
            nextPage(session, query, std::nullopt, session->options().limit);
    });
}

void sources(Session *session)
{
    session->then(session->library()->sourceTree(), [session](const SourceTree &tree) {
        if (session->options().opml) {
            Session::print(feed::writeOpml(u"Courant"_s, subscriptionsOf(tree)));
            session->finish(0);
            return;
        }
        for (const Source &source : tree.sources) {
            const QStringList path = groupPath(tree, source.group);
            if (session->options().json) {
                Session::print(json::line(json::source(source, path)));
                continue;
            }
            Session::print(u"%1  %2/%3  %4  %5\n"_s.arg(QString::number(toInt(source.id)).rightJustified(4),
                QString::number(source.unread).rightJustified(6),
                QString::number(source.total).leftJustified(6),
                (path + QStringList{source.title}).join(u" / "_s),
                sourcerequest::splitAddress(source.url).url));
            if (!source.fetch.lastError.isEmpty())
                Session::print(u"      %1\n"_s.arg(source.fetch.lastError));
        }
        session->finish(0);
    });
}

void remove(Session *session)
{
    session->then(session->library()->sources(), [session](const QList<Source> &sources) {
        SourceOptions options;
        for (const Source &source : sources) {
            if (source.id == session->options().source)
                options = source.options;
        }
        session->then(session->library()->removeSource(session->options().source), [session, options] {
            // Nobody can take this back: its secrets go too, as far as the keychain is there.
            whenDone(session->secrets()->remove(options), session,
                [session](const Status &) { session->finish(0); });
        });
    });
}

void show(Session *session)
{
    session->then(
        session->library()->article(session->options().ids.first()), [session](const Article &article) {
            const Options &options = session->options();
            if (options.revisions) {
                showRevisions(session, article);
                return;
            }
            const QString text = html::plainText(html::shownBody(article).html);
            if (options.html)
                Session::print(html::articlePage(article, pageStyle(options)));
            else if (options.text)
                Session::print(text + u'\n');
            else if (options.json)
                Session::print(json::line(json::article(article, text)));
            else
                Session::print(describe(article, text));
            session->finish(0);
        });
}

void mark(Session *session)
{
    const Command command = session->options().command;
    const Flag flag = command == Command::Read || command == Command::Unread ? Flag::Read : Flag::Bookmarked;
    const bool value = command == Command::Read || command == Command::Bookmark;
    session->then(
        session->library()->setFlag(session->options().ids, flag, value), [session] { session->finish(0); });
}

void verify(Session *session)
{
    session->then(
        session->library()->verify(session->options().repair), [session](const VerifyReport &report) {
            if (session->options().json) {
                Session::print(json::line({{u"ok"_s, report.ok}, {u"articles"_s, report.articles},
                    {u"sources"_s, report.sources}, {u"images"_s, report.images},
                    {u"problems"_s, QJsonArray::fromStringList(report.problems)}}));
            } else {
                for (const QString &problem : report.problems)
                    Session::print(problem + u'\n');
                Session::print(u"%1: %2 articles, %3 sources, %4 pictures\n"_s.arg(
                    report.ok ? u"clean"_s : u"damaged"_s, QString::number(report.articles),
                    QString::number(report.sources), QString::number(report.images)));
            }
            session->finish(report.ok ? 0 : 1);
        });
}

} // namespace courant::commands
