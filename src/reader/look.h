// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/discovery.h"
#include "model/parsedfeed.h"
#include "model/result.h"
#include "model/source.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace courant {

class HttpClient;
class Library;
struct FetchedAddress;
struct IncomingArticle;
struct MergeInput;

/// What a reader sees of an article before it is added.
struct PreviewItem
{
    QString title; ///< plain text; never empty
    QDateTime published;
};

/// What something that was typed turned out to be, before anything of it is added.
struct Preview
{
    enum class What { Feed, Document, Folder, Opml };

    QString input; ///< to be given to Importer::add
    What what = What::Feed;
    FeedFormat format = FeedFormat::Unknown;
    QString title;
    QString homepage;
    QString icon;                      ///< address, may be empty
    int items = 0;                     ///< articles; documents of a folder; sources of a list
    int known = 0;                     ///< of a list: sources that are there already
    int problems = 0;                  ///< of a list: entries that are no web address
    QList<PreviewItem> newest;         ///< at most 6, newest first
    QList<feed::FoundFeed> others;     ///< all feeds of the page it was found on, this one among them
    SourceId already = SourceId::None; ///< the source that has this address
};

/// Finds out what is behind an address or a path without adding it. Main thread; delete it to stop it.
class Look final : public QObject
{
    Q_OBJECT
public:
    Look(Library *library, HttpClient *client, const QString &input, QObject *parent);
    ~Look() override;

    void start();

Q_SIGNALS:
    void finished(const courant::Result<courant::Preview> &preview);
    /// The icon of a feed's site, after finished(); a picture by its content, at most 1 MiB.
    void iconArrived(const QByteArray &bytes);

private:
    void askAddress();
    void readFile(const QString &path);
    void readFolder(const QString &path);
    void foundFeed(const QString &url, const FetchedAddress &fetched, const QList<feed::FoundFeed> &others);
    void foundDocument(const MergeInput &input, const QString &title);
    void foundList(const ParsedFeed &list);
    void findKnown(Preview preview);
    void fetchIcon(const QString &url);
    void end(const Result<Preview> &preview);

    Library *m_library;
    HttpClient *m_client;
    const QString m_input;
    std::shared_ptr<std::atomic_bool> m_stopped;
};

} // namespace courant
