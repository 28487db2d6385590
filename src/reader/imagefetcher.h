// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"
#include "store/library.h"

#include <QFuture>
#include <QMap>
#include <QObject>

#include <memory>

namespace courant {

class HttpClient;
class SecretStore;

struct ImageReport
{
    int stored = 0;
    int failed = 0;
    qint64 bytes = 0;
    bool cancelled = false;
    QMap<QString, int> reasons; ///< why the failed ones failed: "403", "timeout", "not a picture"
};

/// Brings the pictures of articles into the library in the background. Main thread.
class ImageFetcher final : public QObject
{
    Q_OBJECT
public:
    ImageFetcher(Library *library, HttpClient *client, QObject *parent = nullptr);
    ~ImageFetcher() override;

    /// Fetches until nothing is pending (of these articles; of all when empty).
    QFuture<ImageReport> fetch(const QList<ArticleId> &articles = {});
    /// Fetches whenever the library gains articles with pictures.
    void setAutomatic(bool on);
    /// Whether that is for bookmarked articles only.
    void setOnlyBookmarked(bool only);
    /// Which pictures are fetched by themselves, and by fetch() of all.
    void setPolicy(const PicturePolicy &policy);
    /// The largest picture, bytes.
    void setMaxBytes(qint64 bytes);
    /// What all pictures may take, bytes; 0: no limit. Beyond it only those of bookmarked articles are
    /// fetched by themselves.
    void setQuota(qint64 bytes);
    bool isOverQuota() const;
    /// Nothing is fetched by itself on a connection that is paid by volume.
    void setPausedWhenMetered(bool paused);
    /// Where the passwords of sources' proxies are.
    void setSecrets(SecretStore *secrets);
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    void progressed(int done, int total);
    void started();
    void finished(const courant::ImageReport &report);
    void overQuotaChanged(bool over);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant

Q_DECLARE_METATYPE(courant::ImageReport)
