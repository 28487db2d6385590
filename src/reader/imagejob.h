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
};

/// Fetches one picture, climbing the ladder of Referers, and stores it or notes why not. Main thread.
class ImageJob final : public QObject
{
    Q_OBJECT
public:
    /// @param isInside asks whether pictures of this article may come from private addresses
    using AskInside = std::function<void(ArticleId, std::function<void(bool)>)>;

    ImageJob(const PendingImage &pending, RefererRung first, Library *library, HttpClient *client,
        AskInside isInside, QObject *parent);

    void start();
    void cancel();

Q_SIGNALS:
    void finished(const courant::ImageOutcome &outcome);

private:
    void request();
    void received(const Result<HttpResponse> &response);
    void recognised(const QByteArray &bytes, const Result<PictureInfo> &info);
    void climb(const Error &error);
    void fail(const Error &error);
    void finish(bool stored, const Error &error = {});

    const PendingImage m_pending;
    Library *m_library;
    HttpClient *m_client;
    AskInside m_askInside;
    QList<RefererRung> m_rungs; ///< still to be tried
    RefererRung m_rung = RefererRung::None;
    bool m_inside = false;
    bool m_asked = false;
    bool m_done = false;
    QFuture<Result<HttpResponse>> m_fetch;
    std::optional<Error> m_firstError;
};

} // namespace courant
