// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QFuture>
#include <QMap>
#include <QObject>

#include <memory>

namespace courant {

class HttpClient;
class Library;

struct ImageReport
{
    int stored = 0;
    int failed = 0;
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
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    void progressed(int done, int total);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
