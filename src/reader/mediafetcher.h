// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"
#include "net/httpclient.h"
#include "store/library.h"

#include <QObject>
#include <QPromise>

namespace courant {

class SecretStore;

/// Fetches a film or sound that the reader clicked, the way its source goes, without cookies or a Referer.
/// One at a time, at most 100 MB, in memory alone. Main thread.
class MediaFetcher final : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 MaxBytes = 100 * 1024 * 1024;

    MediaFetcher(Library *library, HttpClient *client, SecretStore *secrets, QObject *parent = nullptr);
    ~MediaFetcher() override;

    /// Errors: those of HttpClient; NotUnderstood when it is neither a film nor a sound; Cancelled, also by
    /// the next fetch().
    QFuture<Result<ImageData>> fetch(ArticleId article, const QUrl &url);
    void cancel();

private:
    void request(const QUrl &url, const SourceOptions &options);
    void send(const HttpRequest &request);
    void end(const Result<ImageData> &result);

    Library *m_library;
    HttpClient *m_client;
    SecretStore *m_secrets;
    QFuture<Result<HttpResponse>> m_request;
    std::shared_ptr<QPromise<Result<ImageData>>> m_promise; ///< of the one under way; null: none
    quint64 m_serial = 0;
};

/// What it is by its bytes, else by what the server says: "video/mp4"; empty: neither film nor sound.
QString mediaType(const QByteArray &bytes, const QByteArray &contentType);

} // namespace courant
