// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/extracted.h"
#include "model/ids.h"
#include "model/result.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace courant {

class HttpClient;
class Library;
class SecretStore;

/// Brings whole articles into the library from their pages: in the background what is new in sources that are
/// set so, and single ones when asked. Why one failed is kept with it. Main thread.
class FullTextFetcher final : public QObject
{
    Q_OBJECT
public:
    FullTextFetcher(Library *library, HttpClient *client, ExtractArticle extract, QObject *parent = nullptr);
    ~FullTextFetcher() override;

    /// Fetches this article now, and shows it whole. Error: why it could not be had; InvalidArgument when it
    /// has no web address.
    QFuture<Status> fetch(ArticleId id);
    /// Fetches whenever something is pending, from now on.
    void setAutomatic(bool on);
    /// Where the passwords of sources are. Call before the first fetch.
    void setSecrets(SecretStore *secrets);
    bool isRunning() const;

Q_SIGNALS:
    /// Nothing is pending any more.
    void idle();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
