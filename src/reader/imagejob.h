// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpclient.h"
#include "reader/imagetype.h"
#include "store/library.h"

namespace courant {

/// What hosts demand of a Referer, from the most private to the most talkative.
enum class RefererRung { None, Origin, Article };

/// The Referer of a rung, for a picture of the article at `link`; empty for None and without a link.
QByteArray refererOf(RefererRung rung, const QString &link);

struct ImageOutcome
{
    QString key;
    QString host;
    bool stored = false;
    Error error;
    RefererRung rung = RefererRung::None; ///< the one that worked
    qint64 bytes = 0;
};

/// Fetches one picture, climbing the ladder of Referers, and stores it or notes why not. Main thread.
class ImageJob final : public QObject
{
    Q_OBJECT
public:
    /// @param way what its source says of the way there, and the limits; its address is filled in
    ImageJob(const PendingImage &pending, RefererRung first, const HttpRequest &way, Library *library,
        HttpClient *client, QObject *parent);

    void setProxyPassword(const QString &password) { m_way.proxy.password = password; }
    void start();
    void cancel();

Q_SIGNALS:
    void finished(const courant::ImageOutcome &outcome);

private:
    void request();
    void readLocalPicture();
    void received(const Result<HttpResponse> &response);
    void recognised(const QByteArray &bytes, const Result<PictureInfo> &info);
    void climb(const Error &error);
    void fail(const Error &error);
    void finish(bool stored, const Error &error = {});

    const PendingImage m_pending;
    HttpRequest m_way;
    Library *m_library;
    HttpClient *m_client;
    QList<RefererRung> m_rungs; ///< still to be tried
    RefererRung m_rung = RefererRung::None;
    bool m_started = false;
    bool m_done = false;
    QFuture<Result<HttpResponse>> m_fetch;
    std::optional<Error> m_firstError;
    qint64 m_bytes = 0;
};

} // namespace courant
