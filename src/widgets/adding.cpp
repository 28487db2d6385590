// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adding.h"

#include "model/whendone.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/adddialog.h"
#include "widgets/errortext.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"

#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace courant {

Adding::Adding(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    connect(a->add, &QAction::triggered, this, [this] { askForSource(); });
    connect(a->refresh, &QAction::triggered, this, [this] { refresh({}); });
    connect(a->refreshOne, &QAction::triggered, this, [this] {
        if (const QList<SourceId> chosen = chosenSources(); !chosen.isEmpty())
            refresh(chosen);
    });
    connect(parts.refresher, &Refresher::progressed, this, &Adding::showRefreshProgress);
    connect(parts.refresher, &Refresher::finished, this, &Adding::endRefresh);
    connect(parts.importer, &Importer::progressed, this, [this](int done, int total) {
        const QLocale locale;
        m_parts.status->showProgress(
            tr("Reading %1 of %2").arg(locale.toString(done), locale.toString(total)), done, total,
            [this] { m_parts.importer->cancel(); });
    });
    const auto updateActions = [this] {
        m_parts.actions->refreshOne->setEnabled(!chosenSources().isEmpty());
    };
    connect(parts.sources, &SourcePane::chosen, this, updateActions);
    connect(parts.sources, &SourcePane::treeLoaded, this, updateActions);
    updateActions();
}

Adding::~Adding() = default;

// ------------------------------------------------------------------ adding

QStringList Adding::inputsOf(const QMimeData *data)
{
    QStringList inputs;
    const auto take = [&inputs](const QUrl &url) {
        const bool web = (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
        if (url.isLocalFile())
            inputs.append(url.toLocalFile());
        else if (web)
            inputs.append(url.toString(QUrl::FullyEncoded));
    };
    for (const QUrl &url : data->urls())
        take(url);
    if (inputs.isEmpty() && data->hasText()) {
        const QString text = data->text().trimmed();
        if (text.size() < 4096 && !text.contains(u'\n'))
            take(QUrl(text, QUrl::StrictMode));
    }
    inputs.removeDuplicates();
    return inputs;
}

void Adding::add(const QStringList &inputs, const QStringList &groupPath)
{
    for (const QString &input : inputs)
        m_queue.append({input, groupPath});
    if (!m_running)
        nextJob();
}

void Adding::nextJob()
{
    if (m_queue.isEmpty())
        return;
    m_running = true;
    const Job job = m_queue.takeFirst();
    const QString name = QFileInfo(job.input).isAbsolute() ? QFileInfo(job.input).fileName() : job.input;
    m_parts.status->showMessage({});
    m_parts.status->showProgress(tr("Adding %1").arg(name), 0, 0, [this] {
        m_queue.clear();
        m_parts.importer->cancel();
    });
    whenDone(
        m_parts.importer->add(job.input, job.groupPath), this, [this, name](const Result<AddReport> &added) {
            m_running = false;
            m_parts.status->endProgress();
            if (added)
                report(*added);
            else if (added.error().kind == Error::Kind::Cancelled)
                m_parts.status->showMessage(tr("Stopped."));
            else
                m_parts.status->showMessage(tr("%1: %2").arg(name, errorText(added.error())));
            nextJob();
        });
}

void Adding::report(const AddReport &report)
{
    const int count = report.added + report.updated + report.alreadyThere;
    QString sentence;
    switch (report.what) {
    case AddReport::What::Document:
        sentence = report.added > 0     ? tr("Added “%1”.").arg(report.title)
                   : report.updated > 0 ? tr("Updated “%1”.").arg(report.title)
                                        : tr("“%1” was already there.").arg(report.title);
        break;
    case AddReport::What::Folder:
    case AddReport::What::Feed:
        sentence = tr("Added “%1” with %Ln article(s).", nullptr, count).arg(report.title);
        break;
    case AddReport::What::Opml:
        sentence = tr("Added %Ln source(s).", nullptr, report.added);
        if (report.alreadyThere > 0)
            sentence = tr("%1 %2").arg(
                sentence, tr("%Ln source(s) were there already.", nullptr, report.alreadyThere));
        if (report.added > 0)
            refresh({});
        break;
    }
    if (report.secretInFile)
        sentence = tr("%1 %2").arg(sentence,
            tr("There is no keychain here: the password is kept in a file that only your account may read."));
    const QString failed = tr("%Ln problem(s).", nullptr, int(report.problems.size()));
    QList<ProblemList::Problem> problems;
    for (const QString &problem : report.problems)
        problems.append({problem, {}});
    showProblems(problems.isEmpty() ? sentence : tr("%1 %2").arg(sentence, failed), failed, problems);
    if (report.what == AddReport::What::Document && !report.articles.isEmpty())
        Q_EMIT articleAdded(report.articles.first());
    else if (report.source != SourceId::None)
        Q_EMIT sourceAdded(report.source);
}

/// `failed`: how many problems there were, in words; the list of them opens at a button.
void Adding::showProblems(
    const QString &sentence, const QString &failed, const QList<ProblemList::Problem> &problems)
{
    if (problems.isEmpty()) {
        m_parts.status->showMessage(sentence);
        return;
    }
    const auto show = [this, failed, problems] {
        m_parts.status->showReminder({}); // seen
        auto *list = new ProblemList(failed, problems, m_parts.window);
        list->show();
    };
    m_parts.status->showReminder(tr("%Ln failed", nullptr, int(problems.size())), show);
    m_parts.status->showMessage(sentence, tr("Details"), show);
}

AddDialog *Adding::openDialog()
{
    SourcePane *sources = m_parts.sources;
    AddDialog::Parts parts{m_parts.importer, sources->model(), m_parts.theme};
    // New sources go where the reader is.
    const QModelIndex at = sources->current();
    if (sources->model()->kind(at) == SourceTreeModel::Kind::Group)
        parts.groupPath = sources->model()->groupPath(at);
    else
        parts.groupPath = sources->model()->groupPath(sources->currentSource());
    auto *dialog = new AddDialog(parts, m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddDialog::chosen, this,
        [this](const QString &input, const QStringList &path) { add({input}, path); });
    connect(dialog, &AddDialog::jumpWanted, sources, &SourcePane::selectSource);
    dialog->open();
    return dialog;
}

void Adding::askForSource(const QString &input)
{
    AddDialog *dialog = openDialog();
    if (!input.isEmpty())
        dialog->lookAt(input);
}

void Adding::askForFile(bool folder)
{
    openDialog()->browse(folder);
}

// ------------------------------------------------------------------ refreshing

/// Of the row that is chosen: a source, or all of a group.
QList<SourceId> Adding::chosenSources() const
{
    const SourceTreeModel *model = m_parts.sources->model();
    const QModelIndex at = m_parts.sources->current();
    if (model->source(at) != SourceId::None)
        return {model->source(at)};
    if (model->kind(at) != SourceTreeModel::Kind::Group)
        return {};
    QSet<SourceId> sources = model->query(at, {}).sources;
    sources.remove(SourceId::None);
    return sources.values();
}

void Adding::refresh(const QList<SourceId> &sources)
{
    if (m_parts.refresher->isRunning() || sources.contains(SourceId::None))
        return;
    m_parts.status->showMessage({});
    m_parts.status->showProgress(tr("Refreshing"), 0, 0, [this] { m_parts.refresher->cancel(); });
    // finished() tells the rest.
    whenDone(m_parts.refresher->refresh(sources), this, [](const RefreshReport &) {});
}

void Adding::showRefreshProgress(const RefreshProgress &progress)
{
    const QLocale locale;
    QString text =
        tr("Refreshing %1 of %2").arg(locale.toString(progress.done), locale.toString(progress.total));
    if (progress.added > 0)
        text = tr("%1 · %2").arg(text, tr("%Ln new", nullptr, progress.added));
    m_parts.status->showProgress(
        text, progress.done, progress.total, [this] { m_parts.refresher->cancel(); });
}

void Adding::endRefresh(const RefreshReport &report)
{
    m_parts.status->endProgress();
    if (!report.cancelled)
        m_parts.status->showReminder({});
    const QString news = report.added > 0 ? tr("%Ln new", nullptr, report.added) : tr("Nothing new");
    const QString sentence =
        report.cancelled ? tr("Stopped.")
                         : tr("%1 · %2").arg(tr("Refreshed %Ln source(s)", nullptr, report.sources), news);
    QList<ProblemList::Problem> problems;
    for (const SourceFailure &failure : report.failures)
        problems.append({failure.title, errorText(failure.error)});
    const QString failed = tr("%Ln source(s) could not be refreshed", nullptr, int(problems.size()));
    showProblems(problems.isEmpty() ? sentence : tr("%1 · %2").arg(sentence, failed), failed, problems);
}

void Adding::fail(const Error &error)
{
    m_parts.status->showMessage(errorText(error));
}

} // namespace courant
