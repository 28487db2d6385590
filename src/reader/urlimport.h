// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/discovery.h"
#include "net/httpclient.h"
#include "reader/importer.h"
#include "store/library.h"

#include <QFuture>

namespace courant {

/// What a fetched address turned out to be; made on the pool.
struct FetchedAddress
{
    Result<ParsedFeed> feed = Error{};
    MergeInput input;             ///< of a feed or a document
    QList<feed::FoundFeed> feeds; ///< of a page, best first
    QStringList icons;            ///< of a page, best first
};

/// Pure; for the pool.
FetchedAddress readAddress(const HttpResponse &response);

/// Finds out what is at an address and adds it: a feed, a document, a subscription list, or the first feed
/// that a page or its site names. Main thread.
class UrlImport final : public QObject
{
    Q_OBJECT
public:
    UrlImport(Library *library, HttpClient *client, const QString &input, GroupId group, QObject *parent);

    /// Nothing is added: a feed that is found is told with foundFeed(). Before start().
    void setLookOnly() { m_lookOnly = true; }
    /// Where a password in the address goes.
    void setSecrets(SecretStore *secrets) { m_secrets = secrets; }
    void start();
    void cancel();
    /// Feeds that the page names, best first; empty when the address was no page.
    QList<feed::FoundFeed> pageFeeds() const { return m_pageFeeds; }

Q_SIGNALS:
    /// `url`: the address to keep. Only when nothing is to be added.
    void foundFeed(const QString &url, const courant::FetchedAddress &fetched);
    void finished(const courant::Result<courant::AddReport> &report);
    /// The address holds a subscription list: somebody else's work.
    void foundList(const courant::ParsedFeed &list);
    /// The address holds a document: it goes where documents go.
    void foundDocument(const courant::MergeInput &input, const QString &title);

private:
    void tryNext();
    void received(const Result<HttpResponse> &response);
    void read(const HttpResponse &head, const FetchedAddress &fetched);
    void page(const HttpResponse &head, const FetchedAddress &fetched);
    void addFeed(const HttpResponse &head, const FetchedAddress &fetched);
    void takeBack(SourceId id, const Error &error);
    void failed(const Error &error);
    void end(const Result<AddReport> &report);

    Library *m_library;
    HttpClient *m_client;
    SecretStore *m_secrets = nullptr;
    const QString m_input;
    const GroupId m_group;
    QStringList m_candidates;
    QStringList m_lastResort;
    QSet<QString> m_tried;
    QStringList m_icons;
    QString m_current;
    QFuture<Result<HttpResponse>> m_fetch;
    std::optional<Error> m_firstError;
    QString m_pageHost;
    QList<feed::FoundFeed> m_pageFeeds;
    bool m_lookOnly = false;
    bool m_pageSeen = false;
    bool m_ended = false;
};

} // namespace courant
