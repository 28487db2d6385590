// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonoutput.h"
#include "app/session.h"
#include "app/sourcesettings.h"
#include "reader/fulltextfetcher.h"
#include "reader/health.h"
#include "reader/schedule.h"
#include "reader/settings.h"
#include "reader/sourcerequest.h"
#include "web/extractor.h"

#include <QFile>

#include <cstdio>

namespace courant::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QString conditionName(health::Condition condition)
{
    switch (condition) {
    case health::Condition::Silent:
        return u"silent"_s;
    case health::Condition::Failing:
        return u"failing"_s;
    case health::Condition::Gone:
        return u"gone"_s;
    case health::Condition::Well:
        break;
    }
    return u"well"_s;
}

QJsonObject toJson(const Source &source, const health::Health &health, const QDateTime &next)
{
    const FetchState &fetch = source.fetch;
    return {{u"id"_s, toInt(source.id)}, {u"title"_s, source.title},
        {u"url"_s, sourcerequest::splitAddress(source.url).url},
        {u"condition"_s, conditionName(health.condition)}, {u"since"_s, timeOrNull(health.since)},
        {u"lastAttempt"_s, timeOrNull(fetch.lastAttempt)}, {u"lastSuccess"_s, timeOrNull(fetch.lastSuccess)},
        {u"lastError"_s, fetch.lastError.isEmpty() ? QJsonValue() : QJsonValue(fetch.lastError)},
        {u"failures"_s, fetch.failures}, {u"nextRefresh"_s, timeOrNull(next)},
        {u"newestArticle"_s, timeOrNull(fetch.rhythm.newest)},
        {u"publishMinutes"_s,
            fetch.rhythm.publishMinutes > 0 ? QJsonValue(fetch.rhythm.publishMinutes) : QJsonValue()}};
}

/// What is typed, or comes through a pipe: one line.
QString lineOfInput()
{
    QFile input;
    return input.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(input.readLine()).trimmed() : QString();
}

void withSource(Session *session, const std::function<void(const Source &)> &then)
{
    session->then(session->library()->sources(), [session, then](const QList<Source> &sources) {
        const SourceId id = session->options().source;
        for (const Source &source : sources) {
            if (source.id == id)
                return then(source);
        }
        session->fail(Error{Error::Kind::NotFound, u"there is no source %1"_s.arg(toInt(id)), 0});
    });
}

void printSettings(Session *session, const Source &source)
{
    const QStringList settings = settingsOf(source.options);
    if (session->options().json)
        Session::print(json::line({{u"id"_s, toInt(source.id)}, {u"title"_s, source.title},
            {u"url"_s, sourcerequest::splitAddress(source.url).url},
            {u"settings"_s, QJsonArray::fromStringList(settings)}}));
    else
        Session::print(u"%1  %2\n"_s.arg(source.title, sourcerequest::splitAddress(source.url).url) +
                       (settings.isEmpty() ? QString() : u"  "_s + settings.join(u"\n  "_s) + u'\n'));
    session->finish(0);
}

} // namespace

void health(Session *session)
{
    session->then(session->library()->sources(), [session](const QList<Source> &sources) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        schedule::Policy policy;
        policy.everyMinutes = Settings(session->options().dataFolder).refreshMinutes();
        for (const Source &source : sources) {
            const auto health = courant::health::of(source, now);
            if (session->options().json) {
                Session::print(json::line(toJson(source, health, schedule::nextTime(source, policy))));
                continue;
            }
            const QDateTime success = source.fetch.lastSuccess;
            Session::print(u"%1  %2  %3  %4\n"_s.arg(QString::number(toInt(source.id)).rightJustified(4),
                conditionName(health.condition).leftJustified(7),
                success.isValid() ? success.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)
                                  : u"never           "_s,
                source.title.isEmpty() ? sourcerequest::splitAddress(source.url).url : source.title));
            if (!source.fetch.lastError.isEmpty())
                Session::print(u"      %1\n"_s.arg(source.fetch.lastError));
        }
        session->finish(0);
    });
}

void source(Session *session)
{
    if (session->options().arguments.isEmpty())
        return withSource(session, [session](const Source &source) { printSettings(session, source); });
    withSource(session, [session](const Source &source) {
        SourceEdit edit{source.title, source.url, source.group, source.options, {}, {}, {}};
        for (const QString &setting : session->options().arguments) {
            if (const Status status = applySetting(edit, setting, &lineOfInput); !status) {
                session->complain(status.error().detail);
                return session->finish(2);
            }
        }
        session->then(saveSource(session->library(), session->secrets(), source, edit), [session] {
            withSource(session, [session](const Source &saved) { printSettings(session, saved); });
        });
    });
}

void fullTexts(Session *session)
{
    auto *extractor = new Extractor(session);
    auto *fetcher = new FullTextFetcher(
        session->library(), session->client(),
        [extractor](const QString &page, const QUrl &url) { return extractor->extract(page, url); }, session);
    fetcher->setSecrets(session->secrets());
    QObject::connect(fetcher, &FullTextFetcher::idle, session, [session, fetcher] {
        fetcher->setAutomatic(false);
        if (session->options().noImages)
            return session->finish(0);
        whenDone(session->images()->fetch(), session, [session](const ImageReport &) { session->finish(0); });
    });
    fetcher->setAutomatic(true);
}

} // namespace courant::commands
