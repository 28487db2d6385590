// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/folderwatcher.h"

#include "model/whendone.h"
#include "reader/refresher.h"
#include "store/library.h"

#include <QDir>
#include <QDirIterator>
#include <QFileSystemWatcher>
#include <QTimer>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int maxFolders = 2000;
constexpr int quietTime = 1000; // ms

/// Which folder belongs to which source; for the pool.
QHash<QString, SourceId> foldersBelow(const QList<std::pair<SourceId, QString>> &roots)
{
    QHash<QString, SourceId> folders;
    for (const auto &[source, root] : roots) {
        if (!QFileInfo(root).isDir())
            continue;
        folders.insert(root, source);
        QDirIterator it(root, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (it.hasNext() && folders.size() < maxFolders)
            folders.insert(it.next(), source);
    }
    return folders;
}

} // namespace

struct FolderWatcher::Private
{
    FolderWatcher *q;
    Library *library;
    Refresher *refresher;
    QFileSystemWatcher watcher;
    QHash<QString, SourceId> folders;
    QSet<SourceId> changed;
    QTimer quiet;
    bool started = false;
    bool listing = false;
    bool again = false;

    void list();
    void watch(const QHash<QString, SourceId> &wanted);
    void refresh();
};

void FolderWatcher::Private::list()
{
    if (listing) {
        again = true;
        return;
    }
    listing = true;
    whenDone(library->sources(), q, [this](const Result<QList<Source>> &sources) {
        QList<std::pair<SourceId, QString>> roots;
        for (const Source &source : sources ? *sources : QList<Source>()) {
            if (source.kind == SourceKind::Folder)
                roots.append({source.id, source.url});
        }
        whenDone(QtConcurrent::run(&foldersBelow, roots), q, [this](const QHash<QString, SourceId> &wanted) {
            listing = false;
            watch(wanted);
            if (std::exchange(again, false))
                list();
        });
    });
}

void FolderWatcher::Private::watch(const QHash<QString, SourceId> &wanted)
{
    QStringList gone;
    for (auto it = folders.cbegin(); it != folders.cend(); ++it) {
        if (!wanted.contains(it.key()))
            gone.append(it.key());
    }
    QStringList fresh;
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
        if (!folders.contains(it.key()))
            fresh.append(it.key());
    }
    if (!gone.isEmpty())
        watcher.removePaths(gone);
    if (!fresh.isEmpty())
        watcher.addPaths(fresh);
    folders = wanted;
}

void FolderWatcher::Private::refresh()
{
    const QSet<SourceId> sources = std::exchange(changed, {});
    if (sources.isEmpty())
        return;
    refresher->refresh(QList<SourceId>(sources.begin(), sources.end()), true);
    list(); // folders may have come or gone
}

FolderWatcher::FolderWatcher(Library *library, Refresher *refresher, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->library = library;
    d->refresher = refresher;
    d->quiet.setSingleShot(true);
    d->quiet.setInterval(quietTime);
    connect(&d->quiet, &QTimer::timeout, this, [this] { d->refresh(); });
    connect(&d->watcher, &QFileSystemWatcher::directoryChanged, this, [this](const QString &path) {
        d->changed.insert(d->folders.value(path));
        d->changed.remove(SourceId::None);
        d->quiet.start();
    });
    connect(library, &Library::changed, this, [this](const Changes &changes) {
        if (d->started && changes.treeChanged)
            d->list();
    });
}

FolderWatcher::~FolderWatcher() = default;

void FolderWatcher::start()
{
    d->started = true;
    d->list();
}

int FolderWatcher::watchedFolders() const
{
    return int(d->watcher.directories().size());
}

} // namespace courant
