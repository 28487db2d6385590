// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonoutput.h"
#include "app/session.h"
#include "reader/sourcerequest.h"
#include "widgets/errortext.h"

namespace courant::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

QString counted(int number, const QString &one, const QString &many)
{
    return QString::number(number) + u' ' + (number == 1 ? one : many);
}

QString sentence(const AddReport &report)
{
    switch (report.what) {
    case AddReport::What::Feed:
        return u"%1: %2"_s.arg(report.title, counted(report.added, u"new article"_s, u"new articles"_s));
    case AddReport::What::Document:
        return report.added > 0 ? report.title : u"%1 (already there)"_s.arg(report.title);
    case AddReport::What::Folder:
        return u"%1: %2 new, %3 updated, %4 unchanged"_s.arg(report.title,
            counted(report.added, u"document"_s, u"documents"_s), QString::number(report.updated),
            QString::number(report.alreadyThere));
    case AddReport::What::Opml:
        return u"%1: %2 added, %3 already there"_s.arg(report.title.isEmpty() ? report.input : report.title,
            counted(report.added, u"source"_s, u"sources"_s), QString::number(report.alreadyThere));
    }
    return {};
}

QJsonObject toJson(const AddReport &report)
{
    static const QHash<AddReport::What, QString> names = {{AddReport::What::Feed, u"feed"_s},
        {AddReport::What::Document, u"document"_s}, {AddReport::What::Folder, u"folder"_s},
        {AddReport::What::Opml, u"opml"_s}};
    QJsonArray articles;
    for (const ArticleId id : report.articles)
        articles.append(toInt(id));
    return {{u"input"_s, sourcerequest::splitAddress(report.input).url},
        {u"what"_s, names.value(report.what)}, {u"title"_s, report.title},
        {u"source"_s, report.source == SourceId::None ? QJsonValue() : QJsonValue(toInt(report.source))},
        {u"added"_s, report.added}, {u"updated"_s, report.updated}, {u"alreadyThere"_s, report.alreadyThere},
        {u"articles"_s, articles}, {u"problems"_s, QJsonArray::fromStringList(report.problems)}};
}

/// Whole articles come last: they need the engine, which is started for them alone.
void finishRefresh(Session *session)
{
    const int status = session->hasComplaints() ? 1 : 0;
    if (session->options().command != Command::Refresh)
        return session->finish(status);
    session->then(
        session->library()->pendingFullTexts(1), [session, status](const QList<PendingFullText> &pending) {
            if (!pending.isEmpty())
                session->setWantsFullTexts();
            session->finish(status);
        });
}

/// The last steps of add and refresh: everything found by a search, every picture stored or failed.
void settle(Session *session)
{
    session->then(session->library()->indexPending(), [session] {
        if (session->options().noImages) {
            finishRefresh(session);
            return;
        }
        QObject::connect(
            session->images(), &ImageFetcher::progressed, session, [session](int done, int total) {
                session->progress(u"Pictures: %1 of %2"_s.arg(done).arg(total));
            });
        whenDone(session->images()->fetch(), session, [session](const ImageReport &report) {
            session->progress(QString());
            if (!session->options().json && report.stored + report.failed > 0) {
                QString text = counted(report.stored, u"picture stored"_s, u"pictures stored"_s);
                if (report.failed > 0)
                    text += u", "_s + QString::number(report.failed) + u" missing"_s;
                Session::print(text + u'\n');
            }
            finishRefresh(session);
        });
    });
}

void reportRefresh(Session *session, const RefreshReport &report)
{
    for (const SourceFailure &failure : report.failures)
        session->complain(u"%1: %2"_s.arg(failure.title, errorText(failure.error)));
    if (session->options().json && session->options().command == Command::Refresh)
        Session::print(json::line(json::refreshReport(report)));
    else
        Session::print(u"%1: %2, %3 updated\n"_s.arg(counted(report.sources, u"source"_s, u"sources"_s),
            counted(report.added, u"new article"_s, u"new articles"_s), QString::number(report.updated)));
}

void showRefreshProgress(Session *session)
{
    QObject::connect(
        session->refresher(), &Refresher::progressed, session, [session](const RefreshProgress &p) {
            session->progress(u"Refreshing %1 of %2 · %3 new"_s.arg(p.done).arg(p.total).arg(p.added));
        });
}

/// Sources that an OPML list brought have never been asked: ask them now.
void refreshFreshSources(Session *session)
{
    session->then(session->library()->sources(), [session](const QList<Source> &sources) {
        QList<SourceId> fresh;
        for (const Source &source : sources) {
            if (source.kind == SourceKind::Feed && !source.fetch.lastAttempt.isValid())
                fresh.append(source.id);
        }
        if (fresh.isEmpty())
            return settle(session);
        showRefreshProgress(session);
        whenDone(session->refresher()->refresh(fresh), session, [session](const RefreshReport &report) {
            reportRefresh(session, report);
            settle(session);
        });
    });
}

void addNext(Session *session, int index, bool lists)
{
    if (index == session->options().arguments.size()) {
        if (lists)
            refreshFreshSources(session);
        else
            settle(session);
        return;
    }
    const QString input = session->options().arguments.at(index);
    whenDone(session->importer()->add(input, session->options().group), session,
        [session, index, lists, input](const Result<AddReport> &result) {
            session->progress(QString());
            if (!result) {
                session->complain(
                    u"%1: %2"_s.arg(sourcerequest::splitAddress(input).url, errorText(result.error())));
            } else {
                if (session->options().json)
                    Session::print(json::line(toJson(*result)));
                else
                    Session::print(sentence(*result) + u'\n');
                std::fflush(stdout);
                if (result->secretInFile)
                    session->say(
                        u"There is no keychain here: the password is kept in a file that only your account may read (secrets.json)."_s);
                for (const QString &problem : result->problems)
                    session->complain(problem);
            }
            addNext(session, index + 1, lists || (result && result->what == AddReport::What::Opml));
        });
}

} // namespace

void add(Session *session)
{
    QObject::connect(session->importer(), &Importer::progressed, session,
        [session](int done, int total) { session->progress(u"Documents: %1 of %2"_s.arg(done).arg(total)); });
    addNext(session, 0, false);
}

void refresh(Session *session)
{
    showRefreshProgress(session);
    whenDone(session->refresher()->refresh(), session, [session](const RefreshReport &report) {
        session->progress(QString());
        reportRefresh(session, report);
        settle(session);
    });
}

} // namespace courant::commands
