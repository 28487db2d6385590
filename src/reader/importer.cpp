// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/importer.h"

#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/folderjob.h"
#include "reader/inputkind.h"
#include "reader/localfile.h"
#include "reader/look.h"
#include "reader/opmlimport.h"
#include "reader/samples.h"
#include "reader/urlimport.h"
#include "store/library.h"

#include <QFileInfo>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant {

/// One add(): from what was typed to its report.
class Addition final : public QObject
{
    Q_OBJECT
public:
    Addition(Library *library, HttpClient *client, const QString &input, const QStringList &groupPath,
        QObject *parent)
        : QObject(parent), m_library(library), m_client(client), m_input(input), m_groupPath(groupPath)
    {
        m_promise.start();
    }
    void setSecrets(SecretStore *secrets) { m_secrets = secrets; }
    ~Addition() override { end(Error{Error::Kind::Cancelled, m_input}); }

    QFuture<Result<AddReport>> future() { return m_promise.future(); }
    void start();
    void cancel();

Q_SIGNALS:
    void progressed(int done, int total);

private:
    void withGroup(const std::function<void(GroupId)> &then);
    void addAddress(GroupId group);
    void addFile(const QString &path);
    void addFolder(const QString &path, GroupId group);
    void scanFolder(const Source &source);
    void addList(const ParsedFeed &list);
    void addDocument(const MergeInput &input, const QString &title);
    void mergeDocument(SourceId source, const MergeInput &input, const QString &title);
    void end(const Result<AddReport> &report);

    Library *m_library;
    HttpClient *m_client;
    SecretStore *m_secrets = nullptr;
    const QString m_input;
    const QStringList m_groupPath;
    QPromise<Result<AddReport>> m_promise;
    bool m_ended = false;
    UrlImport *m_url = nullptr;
    FolderJob *m_folder = nullptr;
    OpmlImport *m_list = nullptr;
};

void Addition::start()
{
    const InputKind kind = inputKind(m_input);
    switch (kind.what) {
    case InputKind::What::Nothing:
        return end(Error{Error::Kind::InvalidArgument, u"nothing was given"_s});
    case InputKind::What::MissingFile:
        return end(Error{Error::Kind::NotFound, kind.path});
    case InputKind::What::File:
        return addFile(kind.path);
    case InputKind::What::Folder:
        return withGroup([this, path = kind.path](GroupId group) { addFolder(path, group); });
    case InputKind::What::Address:
        return withGroup([this](GroupId group) { addAddress(group); });
    }
}

void Addition::cancel()
{
    if (m_folder)
        m_folder->cancel(); // ends with what is durable by then
    else if (m_url && !m_list)
        m_url->cancel();
    else if (m_list)
        m_list->cancel();
    else
        end(Error{Error::Kind::Cancelled, m_input});
}

void Addition::withGroup(const std::function<void(GroupId)> &then)
{
    if (m_groupPath.isEmpty())
        return then(GroupId::None);
    whenDone(m_library->ensureGroup(m_groupPath), this, [this, then](const Result<GroupId> &group) {
        if (group)
            then(*group);
        else
            end(group.error());
    });
}

void Addition::addAddress(GroupId group)
{
    m_url = new UrlImport(m_library, m_client, m_input, group, this);
    m_url->setSecrets(m_secrets);
    connect(m_url, &UrlImport::finished, this, &Addition::end);
    connect(m_url, &UrlImport::foundList, this, &Addition::addList);
    connect(m_url, &UrlImport::foundDocument, this, &Addition::addDocument);
    m_url->start();
}

void Addition::addFile(const QString &path)
{
    whenDone(QtConcurrent::run(&readLocal, path), this, [this](const LocalFile &file) {
        if (!file.parsed)
            end(file.parsed.error());
        else if (file.parsed->format == FeedFormat::Opml)
            addList(*file.parsed);
        else
            addDocument(file.input, file.parsed->title);
    });
}

void Addition::addFolder(const QString &path, GroupId group)
{
    const NewSource source{SourceKind::Folder, path, QFileInfo(path).fileName(), group};
    whenDone(m_library->addSource(source), this, [this](const Result<SourceId> &id) {
        if (!id)
            return end(id.error());
        whenDone(m_library->sources(), this, [this, id = *id](const Result<QList<Source>> &sources) {
            if (!sources)
                return end(sources.error());
            const auto it = std::find_if(
                sources->begin(), sources->end(), [id](const Source &source) { return source.id == id; });
            if (it == sources->end())
                return end(Error{Error::Kind::NotFound, m_input});
            scanFolder(*it);
        });
    });
}

void Addition::scanFolder(const Source &source)
{
    m_folder = new FolderJob(source, m_library, this);
    connect(m_folder, &FolderJob::progressed, this, &Addition::progressed);
    connect(m_folder, &FolderJob::finished, this, [this, source](const JobOutcome &outcome) {
        if (outcome.what == JobOutcome::What::Failed)
            return end(outcome.error);
        AddReport report;
        report.input = m_input;
        report.what = AddReport::What::Folder;
        report.source = source.id;
        report.title = source.title;
        report.added = outcome.added;
        report.updated = outcome.updated;
        report.alreadyThere = outcome.alreadyThere;
        report.problems = outcome.problems;
        if (outcome.what == JobOutcome::What::Cancelled)
            report.problems.append(u"The folder was not read to its end."_s);
        end(report);
    });
    m_folder->start();
}

void Addition::addList(const ParsedFeed &list)
{
    m_list = new OpmlImport(m_library, m_input, list, m_groupPath, this);
    m_list->setSecrets(m_secrets);
    connect(m_list, &OpmlImport::progressed, this, &Addition::progressed);
    connect(m_list, &OpmlImport::finished, this, &Addition::end);
    m_list->start();
}

void Addition::addDocument(const MergeInput &input, const QString &title)
{
    const NewSource source{
        SourceKind::Documents, u"courant:documents"_s, Importer::tr("Documents"), GroupId::None};
    whenDone(m_library->addSource(source), this, [this, input, title](const Result<SourceId> &id) {
        if (id)
            mergeDocument(*id, input, title);
        else
            end(id.error());
    });
}

void Addition::mergeDocument(SourceId source, const MergeInput &input, const QString &title)
{
    // The documents' source is nobody's feed: nothing of one document may become its own.
    MergeInput own;
    own.keepTitle = true;
    own.articles = input.articles;
    own.evenDeleted = true; // somebody asks for it
    const QString shown =
        title.isEmpty() && !own.articles.isEmpty() ? own.articles.first().item.title : title;
    whenDone(m_library->merge(source, own), this, [this, source, shown](const Result<MergeReport> &merged) {
        if (!merged)
            return end(merged.error());
        AddReport report;
        report.input = m_input;
        report.what = AddReport::What::Document;
        report.source = source;
        report.title = shown;
        report.added = merged->added;
        report.updated = merged->updated;
        report.alreadyThere = merged->unchanged;
        report.articles = merged->ids;
        end(report);
    });
}

void Addition::end(const Result<AddReport> &report)
{
    if (std::exchange(m_ended, true))
        return;
    m_promise.addResult(report);
    m_promise.finish();
    deleteLater();
}

struct Importer::Private
{
    Library *library;
    HttpClient *client;
    Refresher *refresher;
    SecretStore *secrets = nullptr;
};

Importer::Importer(Library *library, HttpClient *client, Refresher *refresher, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(Private{library, client, refresher}))
{
}

Importer::~Importer() = default;

QFuture<Result<AddReport>> Importer::add(const QString &input, const QStringList &groupPath)
{
    auto *addition = new Addition(d->library, d->client, input, groupPath, this);
    addition->setSecrets(d->secrets);
    connect(addition, &Addition::progressed, this, &Importer::progressed);
    const auto future = addition->future();
    addition->start();
    return future;
}

void Importer::setSecrets(SecretStore *secrets)
{
    d->secrets = secrets;
}

Look *Importer::look(const QString &input, QObject *parent)
{
    return new Look(d->library, d->client, input, parent);
}

QFuture<Status> Importer::addSamplesOnce()
{
    auto promise = std::make_shared<QPromise<Status>>();
    promise->start();
    auto *samples = new SampleImport(d->library, tr("Welcome"), this);
    connect(samples, &SampleImport::finished, this, [promise, samples](const Status &status) {
        promise->addResult(status);
        promise->finish();
        samples->deleteLater();
    });
    samples->start();
    return promise->future();
}

void Importer::cancel()
{
    for (Addition *addition : findChildren<Addition *>(Qt::FindDirectChildrenOnly))
        addition->cancel();
}

} // namespace courant

#include "importer.moc"
