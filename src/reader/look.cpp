// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/look.h"

#include "model/whendone.h"
#include "reader/folderscan.h"
#include "reader/imagetype.h"
#include "reader/inputkind.h"
#include "reader/localfile.h"
#include "reader/opmlimport.h"
#include "reader/urlimport.h"

#include <QFileInfo>
#include <QUrl>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qsizetype mostShown = 6;
constexpr qint64 maxIconBytes = 1024 * 1024;

QList<PreviewItem> newestOf(const QList<IncomingArticle> &articles)
{
    QList<PreviewItem> items;
    for (const IncomingArticle &article : articles) {
        const QString title = article.item.title.isEmpty() ? article.excerpt : article.item.title;
        if (!title.isEmpty())
            items.append({title.simplified().left(200), article.item.published});
    }
    std::stable_sort(items.begin(), items.end(),
        [](const PreviewItem &a, const PreviewItem &b) { return a.published > b.published; });
    return items.mid(0, mostShown);
}

Result<Preview> readFolderNow(const QString &path, const std::atomic_bool &stopped)
{
    auto files = folderscan::list(path, stopped);
    if (!files)
        return files.error();
    Preview preview;
    preview.what = Preview::What::Folder;
    preview.title = QFileInfo(path).fileName();
    preview.homepage = path;
    preview.items = int(files->size());
    std::sort(files->begin(), files->end(), [](const auto &a, const auto &b) { return a.mtime > b.mtime; });
    for (const folderscan::FoundFile &file : files->mid(0, mostShown)) {
        const LocalFile read = stopped ? LocalFile() : readLocal(file.path);
        const QList<PreviewItem> items = newestOf(read.input.articles);
        const PreviewItem named{QFileInfo(file.path).fileName(), QDateTime::fromMSecsSinceEpoch(file.mtime)};
        preview.newest.append(items.isEmpty() ? named : items.first());
    }
    return preview;
}

} // namespace

Look::Look(Library *library, HttpClient *client, const QString &input, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_client(client)
    , m_input(input.trimmed())
    , m_stopped(std::make_shared<std::atomic_bool>(false))
{
}

Look::~Look()
{
    *m_stopped = true;
    for (UrlImport *address : findChildren<UrlImport *>(Qt::FindDirectChildrenOnly)) {
        address->disconnect(this);
        address->cancel();
    }
}

void Look::start()
{
    const InputKind kind = inputKind(m_input);
    switch (kind.what) {
    case InputKind::What::Nothing:
        return end(Error{Error::Kind::InvalidArgument, u"nothing was given"_s});
    case InputKind::What::MissingFile:
        return end(Error{Error::Kind::NotFound, kind.path});
    case InputKind::What::File:
        return readFile(kind.path);
    case InputKind::What::Folder:
        return readFolder(kind.path);
    case InputKind::What::Address:
        return askAddress();
    }
}

void Look::askAddress()
{
    auto *address = new UrlImport(m_library, m_client, m_input, GroupId::None, this);
    address->setLookOnly();
    connect(address, &UrlImport::foundFeed, this,
        [this, address](const QString &url, const FetchedAddress &fetched) {
            foundFeed(url, fetched, address->pageFeeds());
        });
    connect(address, &UrlImport::foundList, this, &Look::foundList);
    connect(address, &UrlImport::foundDocument, this, &Look::foundDocument);
    connect(address, &UrlImport::finished, this, [this](const Result<AddReport> &report) {
        end(report ? Error{Error::Kind::Unknown, m_input} : report.error());
    });
    address->start();
}

void Look::readFile(const QString &path)
{
    whenDone(QtConcurrent::run(&readLocal, path), this, [this](const LocalFile &file) {
        if (!file.parsed)
            end(file.parsed.error());
        else if (file.parsed->format == FeedFormat::Opml)
            foundList(*file.parsed);
        else
            foundDocument(file.input, file.parsed->title);
    });
}

void Look::readFolder(const QString &path)
{
    const auto reading =
        QtConcurrent::run([path, stopped = m_stopped] { return readFolderNow(path, *stopped); });
    whenDone(reading, this, [this, path](const Result<Preview> &preview) {
        if (!preview)
            return end(preview.error());
        Preview folder = *preview;
        folder.input = path;
        findKnown(folder);
    });
}

void Look::foundFeed(const QString &url, const FetchedAddress &fetched, const QList<feed::FoundFeed> &others)
{
    Preview preview;
    preview.input = url;
    preview.what = Preview::What::Feed;
    preview.format = fetched.feed->format;
    preview.title = fetched.feed->title.isEmpty() ? QUrl(url).host() : fetched.feed->title;
    preview.homepage = fetched.feed->link;
    preview.icon = fetched.input.icon;
    preview.items = int(fetched.input.articles.size());
    preview.newest = newestOf(fetched.input.articles);
    preview.others = others;
    findKnown(preview);
}

void Look::foundDocument(const MergeInput &input, const QString &title)
{
    Preview preview;
    preview.input = m_input;
    preview.what = Preview::What::Document;
    preview.format = FeedFormat::Document;
    preview.newest = newestOf(input.articles);
    preview.title = title.isEmpty() && !preview.newest.isEmpty() ? preview.newest.first().title : title;
    preview.items = int(input.articles.size());
    end(preview);
}

void Look::foundList(const ParsedFeed &list)
{
    QStringList problems;
    int repeated = 0;
    const QList<Subscription> found = subscriptions(list.outlines, &problems, &repeated);
    Preview preview;
    preview.input = m_input;
    preview.what = Preview::What::Opml;
    preview.format = FeedFormat::Opml;
    preview.title = list.title;
    preview.items = int(found.size());
    preview.problems = int(list.warnings.size() + problems.size());
    for (const Subscription &subscription : found.mid(0, mostShown))
        preview.newest.append({subscription.title.isEmpty() ? subscription.url : subscription.title, {}});
    whenDone(
        m_library->sources(), this, [this, preview, found](const Result<QList<Source>> &sources) mutable {
            QSet<QString> there;
            for (const Source &source : sources ? *sources : QList<Source>())
                there.insert(source.url);
            for (const Subscription &subscription : std::as_const(found))
                preview.known += there.contains(subscription.url) ? 1 : 0;
            end(preview);
        });
}

void Look::findKnown(Preview preview)
{
    whenDone(m_library->sources(), this, [this, preview](const Result<QList<Source>> &sources) mutable {
        const SourceKind kind = preview.what == Preview::What::Folder ? SourceKind::Folder : SourceKind::Feed;
        for (const Source &source : sources ? *sources : QList<Source>()) {
            if (source.kind == kind && source.url == preview.input)
                preview.already = source.id;
        }
        end(preview);
        if (!preview.icon.isEmpty())
            fetchIcon(preview.icon);
    });
}

void Look::fetchIcon(const QString &url)
{
    if (!isWebAddress(url))
        return;
    HttpRequest request;
    request.url = QUrl(url);
    request.lane = HttpRequest::Lane::Image;
    request.accept = "image/png,image/*;q=0.8,*/*;q=0.5";
    request.maxBytes = maxIconBytes;
    request.totalTimeout = 10'000;
    // Only a site on the reader's own network may name an icon there.
    request.allowPrivate = request.url.host() == QUrl(m_input).host();
    whenDone(m_client->get(request), this, [this](const Result<HttpResponse> &response) {
        if (response && recognisePicture(response->body))
            Q_EMIT iconArrived(response->body);
    });
}

void Look::end(const Result<Preview> &preview)
{
    Q_EMIT finished(preview);
}

} // namespace courant
