// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library.h"

#include "db/database.h"
#include "model/imagekey.h"
#include "store/backup.h"
#include "store/flags.h"
#include "store/images.h"
#include "store/merger.h"
#include "store/pages.h"
#include "store/prepare.h"
#include "store/rows.h"
#include "store/schema.h"
#include "store/searchindex.h"
#include "store/searchquery.h"
#include "store/sources.h"
#include "store/verify.h"
#include "store/writing.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QThreadPool>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

using Lane = Database::Lane;

constexpr qsizetype rowsPerSignal = 2'000;
constexpr qsizetype articlesPerPreparation = 128;
constexpr qint64 pagesPerTidying = 64;
constexpr int indexBatch = 150; // commits in some 30 ms

template<class T>
QFuture<T> finished(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// Runs a function of its own on the thread pool, beside the database thread.
template<class T, class Fn>
QFuture<T> onPool(Fn fn)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, fn = std::move(fn)] {
        promise->addResult(fn());
        promise->finish();
    });
    return promise->future();
}

Error readOnlyError()
{
    return {Error::Kind::Unreadable, u"the library was opened for reading only"_s, 0};
}

} // namespace

struct Library::Private
{
    Private(Library *library, Options given) : q(library), options(std::move(given)), index(options.plainText)
    {
    }

    Library *q;
    const Options options;
    bool unreadWhenChanged = false;
    // Only on the database thread:
    SearchIndex index;
    bool indexScheduled = false;
    bool tidyScheduled = false;
    QList<std::shared_ptr<QPromise<Status>>> indexWaiters;
    // Last, so that it is destroyed first: its thread uses all of the above.
    Database database;

    template<class R>
    QFuture<R> read(std::function<R(Connection &)> job, Lane lane = Lane::Interactive)
    {
        return database.run<R>(lane, [job = std::move(job)](Connection &connection) -> R {
            R result = job(connection);
            if (connection.failed())
                return connection.error();
            return result;
        });
    }

    template<class R>
    QFuture<R> write(
        Lane lane, std::function<R(Writing &)> job, QList<std::function<void()>> preparations = {})
    {
        if (options.readOnly)
            return finished<R>(readOnlyError());
        return database.runPrepared<R>(
            lane, std::move(preparations), [this, job = std::move(job)](Connection &connection) -> R {
                return writeNow<R>(connection, job);
            });
    }

    template<class R>
    R writeNow(Connection &connection, const std::function<R(Writing &)> &job)
    {
        Writing writing(connection);
        Transaction transaction(connection);
        R result = job(writing);
        if (!result)
            return result;
        writing.finish();
        if (const Status committed = transaction.commit(); !committed)
            return committed.error();
        afterCommit(writing);
        return result;
    }

    void afterCommit(Writing &writing);
    void emitChanges(Changes changes);
    Status openNow(Connection &connection);
    void scheduleIndexing();
    void indexNow(Connection &connection);
    void indexingEnded(const Status &status);
    void scheduleTidying();
    void tidyNow(Connection &connection);
};

void Library::Private::emitChanges(Changes changes)
{
    if (changes.isEmpty())
        return;
    const auto post = [this](Changes part) {
        QMetaObject::invokeMethod(
            q, [q = q, part = std::move(part)] { Q_EMIT q->changed(part); }, Qt::QueuedConnection);
    };
    // A first import comes in pieces, so that the models take it in without a pause.
    while (changes.added.size() > rowsPerSignal) {
        Changes part;
        part.added = changes.added.mid(0, rowsPerSignal);
        changes.added.remove(0, rowsPerSignal);
        post(std::move(part));
    }
    post(std::move(changes));
}

void Library::Private::afterCommit(Writing &writing)
{
    for (const QString &hash : std::as_const(writing.unusedFiles()))
        QFile::remove(imagePath(options.dataFolder, hash));
    const bool removed = !writing.changes().removed.isEmpty();
    emitChanges(std::move(writing.changes()));
    for (const QString &key : std::as_const(writing.storedImages())) {
        QMetaObject::invokeMethod(
            q, [q = q, key] { Q_EMIT q->imageStored(key); }, Qt::QueuedConnection);
    }
    if (writing.hasIndexWork())
        scheduleIndexing();
    if (removed)
        scheduleTidying();
}

Status Library::Private::openNow(Connection &connection)
{
    if (options.readOnly) {
        // A file of an older schema cannot be migrated by somebody who only reads.
        const qint64 version = connection.value(u"PRAGMA user_version"_s).toLongLong();
        if (!connection.failed() && version < libraryMigrations().size())
            return Error{Error::Kind::Unsupported,
                u"the library is of an older version; open it once for writing"_s, 0};
        return connection.status();
    }
    if (Status migrated = migrate(connection, libraryMigrations(), libraryApplicationId); !migrated)
        return migrated;
    if (Status cleared = writeNow<Status>(connection,
            [](Writing &writing) {
                clearRetiredSources(writing);
                return writing.connection().status();
            });
        !cleared)
        return cleared;
    if (SearchIndex::hasPending(connection))
        scheduleIndexing();
    scheduleTidying();
    return connection.status();
}

void Library::Private::scheduleIndexing()
{
    if (std::exchange(indexScheduled, true))
        return;
    database.run<Status>(Lane::Idle, [this](Connection &connection) {
        indexNow(connection);
        return Status();
    });
}

void Library::Private::indexNow(Connection &connection)
{
    indexScheduled = false;
    if (database.isStopping()) // the next start goes on
        return indexingEnded(Error{Error::Kind::Cancelled, {}, 0});
    bool more = false;
    const Status done = writeNow<Status>(connection, [this, &more](Writing &writing) {
        more = index.indexSome(
            writing.connection(), indexBatch, [this] { return database.isWaitingBefore(Lane::Idle); });
        return writing.connection().status();
    });
    if (done && more)
        scheduleIndexing();
    else
        indexingEnded(done);
}

void Library::Private::indexingEnded(const Status &status)
{
    scheduleTidying(); // the waiting texts have left room
    for (const auto &waiter : std::exchange(indexWaiters, {})) {
        waiter->addResult(status);
        waiter->finish();
    }
}

void Library::Private::scheduleTidying()
{
    if (database.isStopping() || std::exchange(tidyScheduled, true))
        return;
    database.run<Status>(Lane::Idle, [this](Connection &connection) {
        tidyNow(connection);
        return Status();
    });
}

// Renews the search index when much of it is stale, and gives free pages back to the disk, few at a time;
// some are kept for what comes next.
void Library::Private::tidyNow(Connection &connection)
{
    tidyScheduled = false;
    if (database.isStopping())
        return;
    if (SearchIndex::needsRenewal(connection)) {
        const Status renewed = writeNow<Status>(connection, [this](Writing &writing) {
            index.renewSome(
                writing.connection(), indexBatch, [this] { return database.isWaitingBefore(Lane::Idle); });
            return writing.connection().status();
        });
        if (renewed)
            scheduleTidying();
        return;
    }
    const qint64 free = connection.value(u"PRAGMA freelist_count"_s).toLongLong();
    const qint64 kept = std::max<qint64>(128, connection.value(u"PRAGMA page_count"_s).toLongLong() / 50);
    if (connection.failed() || free <= kept)
        return;
    const qint64 now = std::min<qint64>(free - kept, pagesPerTidying);
    {
        Transaction transaction(connection);
        Statement statement =
            connection.prepare("PRAGMA incremental_vacuum("_L1 % QString::number(now) % u')');
        statement.exec();
        while (statement.next()) {
        } // a step frees a page
        statement.finish();
        if (!transaction.commit())
            return;
    }
    scheduleTidying();
}

Library::Library(Options options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(options)))
{
    qRegisterMetaType<Changes>();
}

Library::~Library() = default;

QString Library::dataFolder() const
{
    return d->options.dataFolder;
}

QFuture<Status> Library::open()
{
    const QString folder = d->options.dataFolder;
    if (!d->options.readOnly && !QDir().mkpath(folder))
        return finished<Status>(Error{Error::Kind::Unreadable, "cannot make the folder "_L1 % folder, 0});
    Database::Options options;
    options.fileName = folder + "/library.sqlite"_L1;
    options.mode = d->options.readOnly ? Database::Mode::ReadOnly : Database::Mode::ReadWrite;
    options.applicationId = libraryApplicationId;
    options.newestSchema = int(libraryMigrations().size());
    options.maxPages = d->options.maxPages;
    auto opened = std::make_shared<QFuture<Status>>(d->database.open(options));
    return d->database.run<Status>(
        Lane::Interactive, [d = d.get(), opened](Connection &connection) -> Status {
            // The job before this one: its future is done.
            if (const Status status = opened->result(); !status)
                return status;
            return d->openNow(connection);
        });
}

QFuture<Result<SourceTree>> Library::sourceTree()
{
    return d->read<Result<SourceTree>>([](Connection &connection) { return readTree(connection); });
}

QFuture<Result<SourceId>> Library::addSource(const NewSource &source)
{
    return d->write<Result<SourceId>>(
        Lane::Interactive, [source](Writing &writing) { return courant::addSource(writing, source); });
}

QFuture<Status> Library::removeSource(SourceId id)
{
    return d->write<Status>(
        Lane::Interactive, [id](Writing &writing) { return courant::removeSource(writing, id); });
}

QFuture<Status> Library::renameSource(SourceId id, const QString &title)
{
    return d->write<Status>(Lane::Interactive,
        [id, title](Writing &writing) { return courant::renameSource(writing, id, title); });
}

QFuture<Status> Library::setSourceUrl(SourceId id, const QString &url)
{
    return d->write<Status>(
        Lane::Interactive, [id, url](Writing &writing) { return courant::setSourceUrl(writing, id, url); });
}

QFuture<Status> Library::moveSource(SourceId id, GroupId group)
{
    return d->write<Status>(
        Lane::Interactive, [id, group](Writing &writing) { return courant::moveSource(writing, id, group); });
}

QFuture<Result<GroupId>> Library::ensureGroup(const QStringList &path)
{
    return d->write<Result<GroupId>>(
        Lane::Interactive, [path](Writing &writing) { return courant::ensureGroup(writing, path); });
}

QFuture<Status> Library::removeGroup(GroupId id)
{
    return d->write<Status>(
        Lane::Interactive, [id](Writing &writing) { return courant::removeGroup(writing, id); });
}

QFuture<Result<QList<Source>>> Library::sources()
{
    return d->read<Result<QList<Source>>>([](Connection &connection) { return readSources(connection); });
}

QFuture<Result<QList<FileState>>> Library::files(SourceId id)
{
    return d->read<Result<QList<FileState>>>(
        [id](Connection &connection) { return readFiles(connection, id); });
}

QFuture<Status> Library::setFetchState(SourceId id, const FetchState &state)
{
    return d->write<Status>(
        Lane::Background, [id, state](Writing &writing) { return writeFetchState(writing, id, state); });
}

QFuture<Status> Library::setFetchStates(const QList<std::pair<SourceId, FetchState>> &states)
{
    return d->write<Status>(Lane::Background, [states](Writing &writing) -> Status {
        for (const auto &[id, state] : states) {
            const Status written = writeFetchState(writing, id, state);
            if (!written && written.error().kind != Error::Kind::NotFound)
                return written;
        }
        return {};
    });
}

QFuture<Result<QString>> Library::property(const QString &name)
{
    return d->read<Result<QString>>([name](Connection &connection) {
        return connection.value(u"SELECT value FROM properties WHERE name=?"_s, name).toString();
    });
}

QFuture<Status> Library::setProperty(const QString &name, const QString &value)
{
    return d->write<Status>(Lane::Interactive, [name, value](Writing &writing) {
        writing.connection().run(
            u"INSERT INTO properties(name, value) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value=excluded.value"_s,
            name, value);
        return writing.connection().status();
    });
}

QFuture<Result<MergeReport>> Library::merge(SourceId source, const MergeInput &input)
{
    auto merge = std::make_shared<PreparedMerge>();
    merge->input = input;
    merge->input.unreadWhenChanged = input.unreadWhenChanged || d->unreadWhenChanged;
    const qsizetype size = input.articles.size();
    merge->articles.resize(size_t(size));
    QList<std::function<void()>> preparations;
    for (qsizetype start = 0; start < size; start += articlesPerPreparation) {
        preparations.append([merge, start, end = std::min(start + articlesPerPreparation, size)] {
            for (qsizetype i = start; i < end; ++i)
                merge->articles[size_t(i)] = prepare(merge->input.articles.at(i));
        });
    }
    return d->write<Result<MergeReport>>(
        Lane::Background, [source, merge](Writing &writing) { return Merger(writing, source, *merge).run(); },
        std::move(preparations));
}

void Library::setUnreadWhenChanged(bool on)
{
    d->unreadWhenChanged = on;
}

QFuture<Result<ArticlePage>> Library::page(const ArticleQuery &query, std::optional<PageKey> after, int limit)
{
    return d->read<Result<ArticlePage>>([d = d.get(), query, after, limit](Connection &connection) {
        return readPage(connection, d->index, query, after, limit);
    });
}

QFuture<Result<int>> Library::count(const ArticleQuery &query)
{
    return d->read<Result<int>>(
        [d = d.get(), query](Connection &connection) { return countArticles(connection, d->index, query); });
}

Result<QStringList> Library::searchedTexts(const QString &search)
{
    const Result<SearchNode> node = parseSearch(search, QDateTime::currentDateTime());
    if (!node)
        return node.error();
    return wantedTexts(*node);
}

QFuture<Result<Article>> Library::article(ArticleId id)
{
    return d->read<Result<Article>>([id](Connection &connection) -> Result<Article> {
        std::optional<Article> article = readArticle(connection, id);
        if (!article)
            return Error{Error::Kind::NotFound, u"article %1"_s.arg(toInt(id)), 0};
        return std::move(*article);
    });
}

QFuture<Status> Library::setFlag(const QList<ArticleId> &ids, Flag flag, bool value)
{
    return d->write<Status>(Lane::Interactive,
        [ids, flag, value](Writing &writing) { return writeFlag(writing, ids, flag, value); });
}

QFuture<Result<QList<ArticleId>>> Library::setFlagForAll(const ArticleQuery &query, Flag flag, bool value)
{
    using Ids = Result<QList<ArticleId>>;
    return d->write<Ids>(Lane::Interactive, [d = d.get(), query, flag, value](Writing &writing) -> Ids {
        if (query.search.trimmed().isEmpty()) {
            const Condition condition = conditionOf(query);
            return writeFlagWhere(writing, condition.sql, condition.values, flag, value);
        }
        QList<ArticleId> found;
        for (const PageKey &key :
            d->index.find(writing.connection(), query, std::nullopt, std::numeric_limits<int>::max() - 1))
            found.append(key.id);
        if (writing.connection().failed())
            return writing.connection().error();
        return writeFlagWhere(
            writing, u"a.id IN (SELECT value FROM json_each(?))"_s, {jsonArray(found)}, flag, value);
    });
}

QFuture<Result<QList<PendingImage>>> Library::pendingImages(int limit, const QList<ArticleId> &articles)
{
    return d->read<Result<QList<PendingImage>>>(
        [limit, articles](Connection &connection) { return readPendingImages(connection, limit, articles); });
}

namespace {

/// A file on its way into the image store, written on the pool before its row.
struct StoredFile
{
    QString hash;
    Status written;
};

std::function<void()> writeFileOf(
    const std::shared_ptr<StoredFile> &stored, const QByteArray &bytes, const QString &folder)
{
    return [stored, bytes, folder] {
        stored->hash =
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        stored->written = writeImageFile(folder, stored->hash, bytes);
    };
}

} // namespace

QFuture<Status> Library::storeImage(
    const QString &key, const QByteArray &bytes, const QString &type, QSize size)
{
    auto stored = std::make_shared<StoredFile>();
    return d->write<Status>(Lane::Background,
        [stored, key, type, size](Writing &writing) {
            if (!stored->written)
                return stored->written;
            const Status marked = markStored(writing, key, stored->hash, type, size);
            writing.storedImages().append(key);
            return marked;
        },
        {writeFileOf(stored, bytes, d->options.dataFolder)});
}

QFuture<Status> Library::storeSourceIcon(
    SourceId source, const QString &url, const QByteArray &bytes, const QString &type, QSize size)
{
    auto stored = std::make_shared<StoredFile>();
    return d->write<Status>(Lane::Background,
        [stored, source, url, type, size](Writing &writing) {
            if (!stored->written)
                return stored->written;
            const Status marked = markIcon(writing, source, url, stored->hash, type, size);
            writing.storedImages().append(imageKeyOf(url));
            return marked;
        },
        {writeFileOf(stored, bytes, d->options.dataFolder)});
}

QFuture<Status> Library::failImage(const QString &key, const QString &error)
{
    return d->write<Status>(
        Lane::Background, [key, error](Writing &writing) { return markFailed(writing, key, error); });
}

QFuture<Status> Library::retryImages(const QList<ArticleId> &articles)
{
    return d->write<Status>(Lane::Interactive, [articles](Writing &writing) {
        markForRetry(writing, articles);
        return writing.connection().status();
    });
}

QFuture<Result<ImageData>> Library::image(const QString &key)
{
    return d->read<Result<ImageData>>([d = d.get(), key](Connection &connection) -> Result<ImageData> {
        const Result<StoredImage> stored = findStored(connection, key);
        if (!stored)
            return stored.error();
        QFile file(imagePath(d->options.dataFolder, stored->hash));
        if (!file.open(QIODevice::ReadOnly))
            return Error{Error::Kind::NotFound, file.fileName() % ": "_L1 % file.errorString(), 0};
        return ImageData{file.readAll(), stored->type};
    });
}

QFuture<Result<VerifyReport>> Library::verify(bool repair)
{
    using Report = Result<VerifyReport>;
    if (repair) {
        return d->write<Report>(Lane::Background, [d = d.get()](Writing &writing) -> Report {
            VerifyReport report = audit(writing.connection(), d->options.dataFolder, &writing);
            if (writing.connection().failed())
                return writing.connection().error();
            return report;
        });
    }
    return d->read<Report>(
        [d = d.get()](
            Connection &connection) -> Report { return audit(connection, d->options.dataFolder, nullptr); },
        Lane::Background);
}

QFuture<Result<QString>> Library::backUp(int keep)
{
    return onPool<Result<QString>>(
        [folder = d->options.dataFolder, keep] { return makeBackup(folder, keep); });
}

QList<Backup> Library::backups(const QString &dataFolder)
{
    return listBackups(dataFolder);
}

QFuture<Status> Library::quickCheck()
{
    return onPool<Status>([folder = d->options.dataFolder] { return courant::quickCheck(folder); });
}

QFuture<Result<RescueReport>> Library::rescue(const QString &dataFolder)
{
    return onPool<Result<RescueReport>>([dataFolder] { return rescueLibrary(dataFolder); });
}

QFuture<Status> Library::restore(const QString &dataFolder, const QString &backup)
{
    return onPool<Status>([dataFolder, backup] { return restoreBackup(dataFolder, backup); });
}

QFuture<Status> Library::rebuildIndex()
{
    return d->write<Status>(Lane::Background, [](Writing &writing) {
        SearchIndex::startOver(writing.connection());
        writing.noteIndexWork();
        return writing.connection().status();
    });
}

QFuture<Status> Library::indexPending()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    QFuture<Status> future = promise->future();
    if (d->options.readOnly) {
        promise->addResult(readOnlyError());
        promise->finish();
        return future;
    }
    d->database.run<Status>(Lane::Background, [d = d.get(), promise](Connection &connection) {
        d->indexWaiters.append(promise);
        if (SearchIndex::hasPending(connection))
            d->scheduleIndexing();
        else
            d->indexingEnded(connection.status());
        return Status();
    });
    return future;
}

} // namespace courant
