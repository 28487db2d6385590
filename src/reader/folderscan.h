// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/parsedfeed.h"
#include "store/library.h"

#include <atomic>

/// Folders of documents, as functions for the pool: they read files and nothing else.
namespace courant::folderscan {

struct FoundFile
{
    QString path; ///< absolute
    qint64 size = 0;
    qint64 mtime = 0; ///< ms since epoch
};

/// Documents below a folder (.md .markdown .html .htm .txt), by path; hidden files and links to folders are
/// passed over. Errors: NotFound, Unreadable. Ends early when `cancelled`.
Result<QList<FoundFile>> list(const QString &folder, const std::atomic_bool &cancelled);

struct Difference
{
    QList<FoundFile> toRead;  ///< new and changed
    int unchanged = 0;        ///< files that need not be read
    QList<FileState> toWrite; ///< files that went or came back as they were
};

/// What a scan has to do. Pure.
Difference difference(const QList<FoundFile> &found, const QHash<QString, FileState> &known);

/// One document's bytes. A page or text without front matter is an article too, titled by its first heading
/// or its file's name. Errors: NotUnderstood, TooComplex, TooLarge. Pure.
Result<ParsedFeed> parseFile(const QByteArray &bytes, const QString &fileName);

/// Errors: NotFound, Unreadable, TooLarge (over 16 MiB).
Result<QByteArray> readFile(const QString &path);

struct Batch
{
    MergeInput input;
    QStringList problems; ///< "name: why"
};

/// Reads, parses and digests documents below `root`. `known`: to tell a file that was only touched.
Batch readDocuments(
    const QList<FoundFile> &files, const QString &root, const QHash<QString, FileState> &known);

} // namespace courant::folderscan
