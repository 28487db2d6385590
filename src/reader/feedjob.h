// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/source.h"
#include "net/httpclient.h"
#include "reader/secrets.h"
#include "store/library.h"

#include <QFuture>
#include <QObject>

namespace courant {

class IntakeGate;

/// What one source's turn in a refresh brought.
struct JobOutcome
{
    enum class What { Merged, Unchanged, Failed, Cancelled };

    What what = What::Unchanged;
    SourceId source = SourceId::None;
    int added = 0;
    int updated = 0;
    int alreadyThere = 0;
    Error error{};
    QString movedTo{};                 ///< the feed's address from now on, proven
    qint64 received = 0;               ///< bytes of the body as they came
    QStringList problems{};            ///< of files in a folder
    std::optional<FetchState> state{}; ///< still to be written, when nothing was merged
};

/// A body of a feed, parsed and digested; or that it is the one we had.
struct DigestedBody
{
    QByteArray hash; ///< fetchstate::hashOf
    bool same = false;
    Result<MergeInput> input = Error{};
    Rhythm rhythm; ///< what the feed says of itself; the response's part is not in it
};

/// Pure; for the pool. Errors as feed::parse; NotUnderstood for a page or a subscription list.
DigestedBody digestBody(const HttpResponse &response, const Source &source);

/// The Accept header for feeds.
QByteArray feedAccept();

/// Refreshes one feed: fetch, parse and digest on the pool, merge. Main thread.
class FeedJob final : public QObject
{
    Q_OBJECT
public:
    FeedJob(
        const Source &source, HttpRequest::Lane lane, Library *library, HttpClient *client, QObject *parent);

    /// Where the passwords of sources are; null: there are none to be had.
    void setSecrets(SecretStore *secrets) { m_secrets = secrets; }
    /// What bounds the bodies at work; null: nothing does.
    void setGate(IntakeGate *gate) { m_gate = gate; }
    /// Asked before the feed becomes larger than 16 MiB, up to 64: one such at a time is enough. Without it,
    /// none may.
    void setMayBeLarge(std::function<bool()> may) { m_mayBeLarge = std::move(may); }
    QUrl url() const { return m_url; }
    const Source &source() const { return m_source; }
    /// It failed only because it might not be large now.
    bool lacksRoom() const { return m_lacksRoom; }
    void start();
    /// Ends at once. What the library is writing already it finishes behind; all else is given up.
    void cancel();

Q_SIGNALS:
    void finished(const courant::JobOutcome &outcome);

private:
    void request(const SourceSecrets &secrets);
    void received(const Result<HttpResponse> &response);
    bool takeRoom();
    void digest(const HttpResponse &response);
    void digested(const HttpResponse &response, const DigestedBody &body);
    void fail(const Error &error, const QDateTime &retryAfter = {});
    void finish(JobOutcome outcome);

    const Source m_source;
    const QUrl m_url;
    const HttpRequest::Lane m_lane;
    Library *m_library;
    HttpClient *m_client;
    SecretStore *m_secrets = nullptr;
    IntakeGate *m_gate = nullptr;
    qint64 m_atGate = 0; ///< bytes inside of it
    std::function<bool()> m_mayBeLarge;
    QFuture<Result<HttpResponse>> m_fetch;
    QString m_movedTo;
    qint64 m_received = 0;
    bool m_lacksRoom = false;
    bool m_done = false;
};

} // namespace courant
