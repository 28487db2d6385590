// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"
#include "reader/refresher.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace courant {

class HttpClient;
class Library;
class Look;
class Refresher;
class SecretStore;

/// What became of one thing that was added.
struct AddReport
{
    enum class What { Feed, Document, Folder, Opml };

    QString input;
    What what = What::Feed;
    SourceId source = SourceId::None; ///< None for an OPML list
    QString title;
    int added = 0; ///< articles (sources for an OPML list)
    int updated = 0;
    int alreadyThere = 0;
    QList<ArticleId> articles; ///< of a single document: the one
    bool secretInFile = false; ///< there is no keychain: a password went to the file of secrets
    QStringList problems;      ///< files or outlines that could not be read, with the reason
};

/// Adds whatever a reader throws at us: a feed or page URL, a document (file or URL), a folder of documents,
/// an OPML file.
class Importer final : public QObject
{
    Q_OBJECT
public:
    Importer(Library *library, HttpClient *client, Refresher *refresher, QObject *parent = nullptr);
    ~Importer() override;

    /// `input`: URL, path or file: URL. The future is done when the articles are durable.
    QFuture<Result<AddReport>> add(const QString &input, const QStringList &groupPath = {});
    /// Where passwords in addresses go. Call before the first add().
    void setSecrets(SecretStore *secrets);
    /// Finds out what `input` is without adding anything; start() it. Deleting it stops it.
    Look *look(const QString &input, QObject *parent);
    /// Adds the sample documents from the resources as source "Welcome", once in the life of a library.
    QFuture<Status> addSamplesOnce();
    void cancel();

Q_SIGNALS:
    /// Files read of a folder being added.
    void progressed(int done, int total);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace courant
