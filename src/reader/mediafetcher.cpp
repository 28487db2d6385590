// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/mediafetcher.h"

#include "model/whendone.h"
#include "reader/secrets.h"
#include "reader/sourcerequest.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int totalTime = 15 * 60 * 1000; // ms

} // namespace

QString mediaType(const QByteArray &bytes, const QByteArray &contentType)
{
    const QByteArray said = contentType.split(';').first().trimmed().toLower();
    const bool isSound = said.startsWith("audio/");
    if (bytes.mid(4, 4) == "ftyp")
        return isSound || bytes.mid(8, 3) == "M4A" ? u"audio/mp4"_s : u"video/mp4"_s;
    if (bytes.startsWith("\x1a\x45\xdf\xa3"))
        return isSound ? u"audio/webm"_s : u"video/webm"_s;
    if (bytes.startsWith("OggS"))
        return said == "video/ogg" ? u"video/ogg"_s : u"audio/ogg"_s;
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WAVE")
        return u"audio/wav"_s;
    if (bytes.startsWith("fLaC"))
        return u"audio/flac"_s;
    if (bytes.startsWith("ID3"))
        return u"audio/mpeg"_s;
    if (bytes.size() > 1 && uchar(bytes.at(0)) == 0xff && (uchar(bytes.at(1)) & 0xe0) == 0xe0)
        return said == "audio/aac" ? u"audio/aac"_s : u"audio/mpeg"_s;
    return {};
}

MediaFetcher::MediaFetcher(Library *library, HttpClient *client, SecretStore *secrets, QObject *parent)
    : QObject(parent), m_library(library), m_client(client), m_secrets(secrets)
{
}

MediaFetcher::~MediaFetcher()
{
    cancel();
}

QFuture<Result<ImageData>> MediaFetcher::fetch(ArticleId article, const QUrl &url)
{
    cancel();
    m_promise = std::make_shared<QPromise<Result<ImageData>>>();
    m_promise->start();
    const auto future = m_promise->future();
    const quint64 mine = m_serial;
    whenDone(m_library->article(article), this, [this, mine, url](const Result<Article> &found) {
        if (mine != m_serial)
            return;
        if (!found)
            return end(found.error());
        const SourceId source = found->row.source;
        whenDone(m_library->sources(), this, [this, mine, url, source](const Result<QList<Source>> &all) {
            if (mine != m_serial)
                return;
            if (!all)
                return end(all.error());
            const auto own = std::find_if(
                all->begin(), all->end(), [source](const Source &one) { return one.id == source; });
            request(url, own == all->end() ? SourceOptions() : own->options);
        });
    });
    return future;
}

/// By the proxy of the source: who reads it by one does not want to be seen there without.
void MediaFetcher::request(const QUrl &url, const SourceOptions &options)
{
    HttpRequest request;
    request.url = url;
    request.lane = HttpRequest::Lane::Interactive;
    request.accept = "video/*,audio/*;q=0.9,*/*;q=0.5";
    request.maxBytes = MaxBytes;
    request.mayBeLarge = [] { return true; };
    request.totalTimeout = totalTime;
    if (!m_secrets || options.secretId.isEmpty()) {
        sourcerequest::applyWay(request, options, {});
        return send(request);
    }
    whenDone(m_secrets->read(options), this,
        [this, mine = m_serial, request, options](const Result<SourceSecrets> &secrets) mutable {
            if (mine != m_serial)
                return;
            if (!secrets)
                return end(secrets.error());
            sourcerequest::applyWay(request, options, *secrets);
            send(request);
        });
}

void MediaFetcher::send(const HttpRequest &request)
{
    m_request = m_client->get(request);
    whenDone(m_request, this, [this, mine = m_serial](const Result<HttpResponse> &response) {
        if (mine != m_serial)
            return;
        if (!response)
            return end(response.error());
        const QString type = mediaType(response->body, response->contentType);
        if (type.isEmpty())
            return end(Error{Error::Kind::NotUnderstood, response->finalUrl.host()});
        ImageData media;
        media.bytes = response->body;
        media.type = type;
        end(media);
    });
}

void MediaFetcher::cancel()
{
    if (!m_promise)
        return;
    m_request.cancel();
    end(Error{Error::Kind::Cancelled, {}});
}

void MediaFetcher::end(const Result<ImageData> &result)
{
    ++m_serial;
    const auto promise = std::exchange(m_promise, nullptr);
    promise->addResult(result);
    promise->finish();
}

} // namespace courant
