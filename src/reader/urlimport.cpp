// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/urlimport.h"

#include "feed/discovery.h"
#include "model/whendone.h"
#include "net/address.h"
#include "reader/digest.h"
#include "reader/feedjob.h"
#include "reader/fetchstate.h"
#include "reader/inputkind.h"
#include "reader/rhythm.h"
#include "reader/sourceadding.h"
#include "reader/sourcerequest.h"

#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int maxTries = 16;

/// The address to keep: where permanent redirects led, as far as all of them were permanent.
QString lastingUrl(const QString &asked, const HttpResponse &response)
{
    QString url = asked;
    for (const HttpRedirect &redirect : response.redirects) {
        if (redirect.status != 301 && redirect.status != 308)
            break;
        url = redirect.to.toString(QUrl::FullyEncoded);
    }
    // A sign-in in the address stays that of its server.
    const QUrl typed(asked);
    QUrl lasting(url);
    if (url == asked || typed.userInfo().isEmpty() || typed.scheme() != lasting.scheme() ||
        typed.authority().section(u'@', -1) != lasting.authority())
        return url;
    lasting.setUserInfo(typed.userInfo());
    return lasting.toString(QUrl::FullyEncoded);
}

/// Remembers where it came from, unless that is inside the reader's own network.
MergeInput fetchedDocument(const HttpResponse &head, MergeInput input)
{
    if (isPrivateHost(head.finalUrl.host()))
        return input;
    for (IncomingArticle &article : input.articles)
        article.origin = head.finalUrl.toString(QUrl::FullyEncoded);
    return input;
}

} // namespace

FetchedAddress readAddress(const HttpResponse &response)
{
    FetchedAddress fetched;
    feed::ParseContext context;
    context.url = response.finalUrl.toString(QUrl::FullyEncoded);
    context.contentType = QString::fromLatin1(response.contentType);
    context.contentLocation = QString::fromLatin1(response.contentLocation);
    context.fileName = response.finalUrl.fileName();
    fetched.feed = feed::parse(response.body, context);
    if (!fetched.feed)
        return fetched;
    if (fetched.feed->format == FeedFormat::Html) {
        const auto found = feed::discover(response.body, context.url, context.contentType);
        fetched.feeds = found.feeds;
        fetched.icons = found.icons;
    } else if (fetched.feed->format != FeedFormat::Opml) {
        fetched.input = digestFeed(*fetched.feed, {context.url, true, {}});
        fetched.input.fetch = fetchstate::afterSuccess(
            {}, response, fetchstate::hashOf(response.body), QDateTime::currentDateTimeUtc());
        rhythm::learnFromFeed(fetched.input.fetch.rhythm, *fetched.feed, QDateTime::currentDateTimeUtc());
        fetched.feed->items.clear();
    }
    return fetched;
}

UrlImport::UrlImport(
    Library *library, HttpClient *client, const QString &input, GroupId group, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_client(client)
    , m_input(input)
    , m_group(group)
    , m_candidates(feed::candidateUrls(input.trimmed()))
{
}

void UrlImport::start()
{
    tryNext();
}

void UrlImport::cancel()
{
    m_fetch.cancel();
    end(Error{Error::Kind::Cancelled, m_input});
}

void UrlImport::tryNext()
{
    if (m_ended)
        return;
    if (m_candidates.isEmpty())
        m_candidates = std::exchange(m_lastResort, {});
    while (!m_candidates.isEmpty() && m_tried.size() < maxTries) {
        m_current = m_candidates.takeFirst();
        if (!isWebAddress(m_current) || m_tried.contains(m_current))
            continue;
        m_tried.insert(m_current);
        HttpRequest request;
        request.url = QUrl(m_current);
        request.lane = HttpRequest::Lane::Interactive;
        request.accept = feedAccept();
        // The reader typed it; a page may name addresses of its own host, but none inside the reader's
        // network.
        request.allowPrivate = !m_pageSeen || request.url.host() == m_pageHost;
        m_fetch = m_client->get(request);
        whenDone(m_fetch, this, [this](const Result<HttpResponse> &response) { received(response); });
        return;
    }
    if (m_firstError && !m_pageSeen)
        return end(*m_firstError);
    end(Error{Error::Kind::NotUnderstood,
        u"no feed was found at "_s + sourcerequest::splitAddress(m_input.trimmed()).url});
}

void UrlImport::received(const Result<HttpResponse> &response)
{
    if (m_ended)
        return;
    if (!response)
        return failed(response.error());
    const auto reading = QtConcurrent::run([response = *response] { return readAddress(response); });
    HttpResponse head = *response;
    head.body.clear();
    whenDone(reading, this, [this, head](const FetchedAddress &fetched) { read(head, fetched); });
}

void UrlImport::read(const HttpResponse &head, const FetchedAddress &fetched)
{
    if (m_ended)
        return;
    if (!fetched.feed)
        return failed(fetched.feed.error());
    switch (fetched.feed->format) {
    case FeedFormat::Html:
        return page(head, fetched);
    case FeedFormat::Opml:
        m_ended = true;
        Q_EMIT foundList(*fetched.feed);
        return;
    case FeedFormat::Document:
        m_ended = true;
        Q_EMIT foundDocument(fetchedDocument(head, fetched.input), fetched.feed->title);
        return;
    case FeedFormat::Unknown:
        return failed({Error::Kind::NotUnderstood, sourcerequest::splitAddress(m_current).url});
    default:
        addFeed(head, fetched);
    }
}

void UrlImport::page(const HttpResponse &head, const FetchedAddress &fetched)
{
    if (!m_pageSeen) {
        m_pageSeen = true;
        m_pageHost = head.finalUrl.host();
        m_icons = fetched.icons;
        m_lastResort = feed::wellKnownFeedUrls(head.finalUrl.toString(QUrl::FullyEncoded));
        m_pageFeeds = fetched.feeds;
        m_candidates.clear();
        for (const feed::FoundFeed &feed : fetched.feeds)
            m_candidates.append(feed.url);
    }
    tryNext();
}

void UrlImport::addFeed(const HttpResponse &head, const FetchedAddress &fetched)
{
    const NewSource source{SourceKind::Feed, lastingUrl(m_current, head), fetched.feed->title, m_group};
    MergeInput input = fetched.input;
    if (input.icon.isEmpty() && !m_icons.isEmpty())
        input.icon = m_icons.first();
    if (m_lookOnly) {
        m_ended = true;
        FetchedAddress found = fetched;
        found.input = input;
        Q_EMIT foundFeed(source.url, found);
        return;
    }
    whenDone(addWithSecrets(m_library, m_secrets, source), this,
        [this, input, title = source.title](const Result<AddedSource> &added) {
            if (!added)
                return end(added.error());
            whenDone(m_library->merge(added->id, input), this,
                [this, id = added->id, inFile = added->secretInFile, title](
                    const Result<MergeReport> &merged) {
                    if (!merged)
                        return takeBack(id, merged.error());
                    AddReport report;
                    report.input = m_input;
                    report.what = AddReport::What::Feed;
                    report.source = id;
                    report.secretInFile = inFile;
                    report.title = title;
                    report.added = merged->added;
                    report.updated = merged->updated;
                    report.alreadyThere = merged->unchanged;
                    end(report);
                });
        });
}

/// A source whose first articles could not be kept would stand there empty, with nothing said.
void UrlImport::takeBack(SourceId id, const Error &error)
{
    whenDone(m_library->sources(), this, [this, id, error](const Result<QList<Source>> &sources) {
        const auto empty = [id](const Source &source) { return source.id == id && source.total == 0; };
        if (!sources || std::none_of(sources->begin(), sources->end(), empty))
            return end(error);
        whenDone(m_library->removeSource(id), this, [this, error](const Status &) { end(error); });
    });
}

void UrlImport::failed(const Error &error)
{
    if (!m_firstError)
        m_firstError = error;
    tryNext();
}

void UrlImport::end(const Result<AddReport> &report)
{
    if (!std::exchange(m_ended, true))
        Q_EMIT finished(report);
}

} // namespace courant
