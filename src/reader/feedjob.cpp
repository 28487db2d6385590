// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/feedjob.h"

#include "feed/parse.h"
#include "model/whendone.h"
#include "reader/digest.h"
#include "reader/fetchstate.h"
#include "reader/intakegate.h"
#include "reader/rhythm.h"
#include "reader/sourcerequest.h"

#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qint64 mostBytes = 64 * 1024 * 1024; // which is what the parser takes

bool isFeed(FeedFormat format)
{
    return format == FeedFormat::Rss || format == FeedFormat::Rdf || format == FeedFormat::Atom ||
           format == FeedFormat::JsonFeed || format == FeedFormat::Document;
}

} // namespace

QByteArray feedAccept()
{
    return "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
           "text/xml;q=0.9, "
           "*/*;q=0.8";
}

DigestedBody digestBody(const HttpResponse &response, const Source &source)
{
    DigestedBody digested;
    digested.rhythm = source.fetch.rhythm;
    digested.hash = fetchstate::hashOf(response.body);
    digested.same = !source.fetch.bodyHash.isEmpty() && digested.hash == source.fetch.bodyHash;
    if (digested.same)
        return digested;
    feed::ParseContext context;
    context.url = response.finalUrl.toString(QUrl::FullyEncoded);
    context.contentType = QString::fromLatin1(response.contentType);
    context.contentLocation = QString::fromLatin1(response.contentLocation);
    context.utcOffsetSeconds = source.options.utcOffset.value_or(0) * 60;
    const Result<ParsedFeed> parsed = feed::parse(response.body, context);
    if (!parsed)
        digested.input = parsed.error();
    else if (!isFeed(parsed->format))
        digested.input = Error{Error::Kind::NotUnderstood, u"not a feed"_s};
    else {
        digested.input = digestFeed(*parsed, {context.url, !source.title.isEmpty(), {}});
        rhythm::learnFromFeed(digested.rhythm, *parsed, QDateTime::currentDateTimeUtc());
    }
    return digested;
}

FeedJob::FeedJob(
    const Source &source, HttpRequest::Lane lane, Library *library, HttpClient *client, QObject *parent)
    : QObject(parent), m_source(source), m_url(source.url), m_lane(lane), m_library(library), m_client(client)
{
}

void FeedJob::start()
{
    const SourceOptions &options = m_source.options;
    if (options.secretId.isEmpty())
        return request({});
    const Error unknown{Error::Kind::NoSecret, u"no keychain was asked"_s};
    if (!m_secrets)
        return fail(unknown);
    whenDone(m_secrets->read(options), this, [this](const Result<SourceSecrets> &secrets) {
        if (m_done)
            return;
        if (secrets)
            request(*secrets);
        else
            fail({Error::Kind::NoSecret, secrets.error().detail});
    });
}

void FeedJob::request(const SourceSecrets &secrets)
{
    HttpRequest request;
    request.url = m_url;
    request.lane = m_lane;
    request.etag = m_source.fetch.etag;
    request.lastModified = m_source.fetch.lastModified;
    request.accept = feedAccept();
    // A source's own address is there by the reader's word; where it redirects to is the client's care.
    request.allowPrivate = true;
    sourcerequest::apply(request, m_source.options, secrets);
    request.maxBytes = mostBytes;
    request.mayBeLarge = [job = QPointer(this)] { return job && job->takeRoom(); };
    m_fetch = m_client->get(request);
    whenDone(m_fetch, this, [this](const Result<HttpResponse> &response) { received(response); });
}

bool FeedJob::takeRoom()
{
    m_lacksRoom = !m_mayBeLarge || !m_mayBeLarge();
    return !m_lacksRoom;
}

void FeedJob::cancel()
{
    if (m_done)
        return;
    m_fetch.cancel();
    finish({JobOutcome::What::Cancelled, m_source.id});
}

void FeedJob::received(const Result<HttpResponse> &response)
{
    m_fetch = {}; // it holds the body
    if (m_done)
        return;
    if (!response) {
        if (response.error().kind == Error::Kind::Cancelled)
            return finish({JobOutcome::What::Cancelled, m_source.id});
        const bool asksToWait = response.error().status == 429 || response.error().status == 503;
        return fail(response.error(), asksToWait ? m_client->notBefore(QUrl(m_source.url)) : QDateTime());
    }
    m_received = response->received;
    if (response->notModified()) {
        JobOutcome outcome{JobOutcome::What::Unchanged, m_source.id};
        outcome.state =
            fetchstate::afterSuccess(m_source.fetch, *response, {}, QDateTime::currentDateTimeUtc());
        return finish(outcome);
    }
    if (!m_gate)
        return digest(*response);
    const qint64 bytes = response->body.size();
    m_gate->enter(this, bytes, [this, bytes, response = *response] {
        if (m_done)
            return m_gate->leave(bytes);
        m_atGate = bytes;
        digest(response);
    });
}

void FeedJob::digest(const HttpResponse &response)
{
    const auto digesting =
        QtConcurrent::run([response, source = m_source] { return digestBody(response, source); });
    HttpResponse head = response;
    head.body.clear();
    whenDone(digesting, this, [this, head](const DigestedBody &body) { digested(head, body); });
}

void FeedJob::digested(const HttpResponse &response, const DigestedBody &body)
{
    if (m_done)
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (body.same) {
        JobOutcome outcome{JobOutcome::What::Unchanged, m_source.id};
        outcome.state = fetchstate::afterSuccess(m_source.fetch, response, body.hash, now);
        return finish(outcome);
    }
    if (!body.input)
        return fail(body.input.error());
    MergeInput input = *body.input;
    FetchState before = m_source.fetch;
    before.rhythm = body.rhythm;
    input.fetch = fetchstate::afterSuccess(before, response, body.hash, now);
    m_movedTo = rhythm::provenMove(input.fetch.rhythm);
    whenDone(m_library->merge(m_source.id, input), this, [this](const Result<MergeReport> &report) {
        JobOutcome outcome{JobOutcome::What::Merged, m_source.id};
        if (report) {
            outcome.added = report->added;
            outcome.updated = report->updated;
            outcome.alreadyThere = report->unchanged;
        } else {
            outcome.what = JobOutcome::What::Failed;
            outcome.error = report.error();
        }
        finish(outcome);
    });
}

void FeedJob::fail(const Error &error, const QDateTime &retryAfter)
{
    JobOutcome outcome{JobOutcome::What::Failed, m_source.id};
    outcome.error = error;
    outcome.state =
        fetchstate::afterFailure(m_source.fetch, error, retryAfter, QDateTime::currentDateTimeUtc());
    finish(outcome);
}

void FeedJob::finish(JobOutcome outcome)
{
    if (std::exchange(m_done, true))
        return;
    if (m_atGate > 0)
        m_gate->leave(m_atGate);
    outcome.received = m_received;
    outcome.movedTo = outcome.state ? rhythm::provenMove(outcome.state->rhythm) : m_movedTo;
    Q_EMIT finished(outcome);
}

} // namespace courant
