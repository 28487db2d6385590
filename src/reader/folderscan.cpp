// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/folderscan.h"

#include "feed/document.h"
#include "feed/encoding.h"
#include "html/digest.h"
#include "html/link.h"
#include "reader/digest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace courant::folderscan {

namespace {

constexpr qint64 maxFileSize = 16 * 1024 * 1024;
constexpr int maxFiles = 1'000'000;

bool isDocumentName(const QString &name)
{
    static const QStringList endings{u".md"_s, u".markdown"_s, u".html"_s, u".htm"_s, u".txt"_s};
    return std::any_of(endings.begin(), endings.end(),
        [&](const QString &ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

bool isBinary(const QByteArray &bytes)
{
    const bool wide = bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff");
    return !wide && bytes.left(4096).contains('\0');
}

/// An article from a file that has no front matter.
ParsedFeed plainDocument(const QByteArray &bytes, const QString &fileName)
{
    const bool isHtml = fileName.endsWith(".html"_L1, Qt::CaseInsensitive) ||
                        fileName.endsWith(".htm"_L1, Qt::CaseInsensitive);
    const QString text = feed::decode(bytes, {}, isHtml ? feed::TextKind::Html : feed::TextKind::Plain).text;
    ParsedItem item;
    if (isHtml) {
        static const QRegularExpression title(u"<title[^>]*>(.*?)</title>"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
        item.title = html::plainText(title.match(text).captured(1)).simplified();
        item.content = text;
    } else {
        item.content =
            u"<p>"_s +
            html::escape(text.trimmed()).replace(QRegularExpression(u"\\r?\\n(\\s*\\n)+"_s), u"</p>\n<p>"_s) +
            u"</p>"_s;
    }
    if (item.title.isEmpty())
        item.title = QFileInfo(fileName).completeBaseName();
    ParsedFeed feed;
    feed.format = FeedFormat::Document;
    feed.items.append(item);
    return feed;
}

QString problem(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::TooLarge:
        return u"larger than 16 MB"_s;
    case Error::Kind::Unreadable:
    case Error::Kind::NotFound:
        return u"cannot be read"_s;
    case Error::Kind::TooComplex:
        return u"too complex"_s;
    default:
        return error.detail.isEmpty() ? u"not understood"_s : error.detail;
    }
}

/// Without a link and a date only the place of the file tells two documents of one title apart.
void nameByPlace(ParsedItem &item, const QString &relativePath)
{
    if (item.id.isEmpty() && item.link.isEmpty() && !item.published.isValid())
        item.id = u"file:"_s + relativePath;
}

} // namespace

Result<QList<FoundFile>> list(const QString &folder, const std::atomic_bool &cancelled)
{
    const QFileInfo root(folder);
    if (!root.isDir())
        return Error{Error::Kind::NotFound, folder};
    if (!root.isReadable() || !root.isExecutable())
        return Error{Error::Kind::Unreadable, folder};
    QList<FoundFile> found;
    // What cannot be read is listed all the same: reading it says so.
    QDirIterator it(folder, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext() && !cancelled && found.size() < maxFiles) {
        it.next();
        const QFileInfo info = it.fileInfo();
        const bool closed = info.isDir() && !(info.isReadable() && info.isExecutable());
        if (info.isDir() ? !closed : !isDocumentName(it.fileName()))
            continue;
        found.append({info.absoluteFilePath(), info.size(), info.lastModified().toMSecsSinceEpoch()});
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    return found;
}

Difference difference(const QList<FoundFile> &found, const QHash<QString, FileState> &known)
{
    Difference difference;
    QSet<QString> seen;
    seen.reserve(found.size());
    for (const FoundFile &file : found) {
        seen.insert(file.path);
        const auto it = known.constFind(file.path);
        if (it == known.cend() || it->size != file.size || it->mtime != file.mtime) {
            difference.toRead.append(file);
            continue;
        }
        ++difference.unchanged;
        if (it->gone) {
            difference.toWrite.append(*it);
            difference.toWrite.last().gone = false;
        }
    }
    for (const FileState &state : known) {
        if (!state.gone && !seen.contains(state.path)) {
            difference.toWrite.append(state);
            difference.toWrite.last().gone = true;
        }
    }
    return difference;
}

Result<ParsedFeed> parseFile(const QByteArray &bytes, const QString &fileName)
{
    if (bytes.trimmed().isEmpty())
        return Error{Error::Kind::NotUnderstood, u"empty"_s};
    if (isBinary(bytes))
        return Error{Error::Kind::NotUnderstood, u"not a document"_s};
    feed::ParseContext context;
    context.fileName = fileName;
    Result<ParsedFeed> parsed = feed::parse(bytes, context);
    if (parsed && (!parsed->items.isEmpty() || parsed->format == FeedFormat::Opml))
        return parsed;
    if (!parsed && parsed.error().kind != Error::Kind::NotUnderstood)
        return parsed;
    if (!isDocumentName(fileName))
        return Error{Error::Kind::NotUnderstood, u"not a document"_s};
    return plainDocument(bytes, fileName);
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{Error::Kind::NotFound, path};
    if (!QFileInfo(path).isFile()) // a pipe or a device may never end
        return Error{Error::Kind::Unreadable, path};
    if (file.size() > maxFileSize)
        return Error{Error::Kind::TooLarge, path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Unreadable, path};
    QByteArray bytes = file.read(maxFileSize + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::Unreadable, path};
    if (bytes.size() > maxFileSize)
        return Error{Error::Kind::TooLarge, path};
    return bytes;
}

Batch readDocuments(
    const QList<FoundFile> &files, const QString &root, const QHash<QString, FileState> &known)
{
    Batch batch;
    const QDir rootFolder(root);
    for (const FoundFile &file : files) {
        FileState state{file.path, file.size, file.mtime, {}, {}, false};
        const QString relative = rootFolder.relativeFilePath(file.path);
        const Result<QByteArray> bytes = readFile(file.path);
        Result<ParsedFeed> parsed = Error{};
        if (bytes) {
            state.hash = QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256);
            const auto before = known.constFind(file.path);
            if (before != known.cend() && before->hash == state.hash && before->error.isEmpty()) {
                batch.input.files.append(state); // touched, not changed
                continue;
            }
            parsed = parseFile(*bytes, QFileInfo(file.path).fileName());
        } else {
            parsed = bytes.error();
        }
        if (parsed && parsed->items.isEmpty())
            parsed = Error{Error::Kind::NotUnderstood, u"not a document"_s};
        if (!parsed) {
            state.error = problem(parsed.error());
            batch.problems.append(relative + u": "_s + state.error);
        } else {
            for (ParsedItem &item : parsed->items) {
                nameByPlace(item, relative);
                if (item.base.isEmpty() && item.link.isEmpty())
                    item.base =
                        html::localBase(rootFolder.absolutePath(), relative).toString(QUrl::FullyEncoded);
                IncomingArticle article = digestItem(item, parsed->language, {});
                article.filePath = file.path;
                batch.input.articles.append(std::move(article));
            }
        }
        batch.input.files.append(state);
    }
    batch.input.keepTitle = true;
    return batch;
}

} // namespace courant::folderscan
