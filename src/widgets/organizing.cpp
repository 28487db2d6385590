// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/organizing.h"

#include "model/whendone.h"
#include "reader/settings.h"
#include "reader/subscriptionlist.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/adding.h"
#include "widgets/errortext.h"
#include "widgets/groupdialog.h"
#include "widgets/sourcepane.h"
#include "widgets/statusline.h"
#include "widgets/undolist.h"

#include <QFileDialog>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace courant {

using Kind = SourceTreeModel::Kind;

Organizing::Organizing(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    QTreeView *view = parts.sources->view();
    view->addActions({a->moveUp, a->moveDown});
    connect(a->addGroup, &QAction::triggered, this, &Organizing::addGroup);
    connect(a->moveToGroup, &QAction::triggered, this, &Organizing::moveToGroup);
    connect(a->moveUp, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(a->moveDown, &QAction::triggered, this, [this] { moveBy(1); });
    connect(a->remove, &QAction::triggered, this, &Organizing::removeChosen);
    connect(a->rename, &QAction::triggered, this, &Organizing::renameChosen);
    connect(a->sortByName, &QAction::toggled, this, &Organizing::sortByName);
    connect(a->importList, &QAction::triggered, this, [this] { m_parts.adding->askForFile(false); });
    connect(a->exportList, &QAction::triggered, this, &Organizing::exportList);
    SourceTreeModel *model = parts.sources->model();
    connect(model, &SourceTreeModel::renamed, this, &Organizing::rename);
    connect(model, &SourceTreeModel::moved, this, &Organizing::place);
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &Organizing::updateActions);
    connect(parts.sources, &SourcePane::treeLoaded, this, &Organizing::updateActions);
    if (parts.settings)
        a->sortByName->setChecked(parts.settings->windowState(u"sortByName"_s) == "1");
    updateActions();
}

Organizing::~Organizing() = default;

QModelIndexList Organizing::chosen() const
{
    const SourceTreeModel *model = m_parts.sources->model();
    const QItemSelectionModel *selection = m_parts.sources->view()->selectionModel();
    QModelIndexList rows;
    for (const QModelIndex &at : selection->selectedIndexes()) {
        bool goes = model->kind(at) == Kind::Group || model->kind(at) == Kind::Source;
        for (QModelIndex above = at.parent(); above.isValid(); above = above.parent())
            goes = goes && !selection->isSelected(above);
        if (goes)
            rows.append(at);
    }
    const QTreeView *view = m_parts.sources->view();
    std::sort(rows.begin(), rows.end(), [view](const QModelIndex &a, const QModelIndex &b) {
        return view->visualRect(a).top() < view->visualRect(b).top();
    });
    return rows;
}

void Organizing::updateActions()
{
    const QModelIndexList rows = chosen();
    const Actions *a = m_parts.actions;
    const bool view = isViewChosen();
    a->rename->setEnabled(view || rows.size() == 1);
    a->remove->setEnabled(view || !rows.isEmpty());
    describeCommands(rows);
    a->moveToGroup->setEnabled(!rows.isEmpty());
    const bool byHand = rows.size() == 1 && !m_parts.sources->model()->isSortedByName();
    a->moveUp->setEnabled(byHand);
    a->moveDown->setEnabled(byHand);
}

/// The menu says what the two commands would do now.
void Organizing::describeCommands(const QModelIndexList &rows)
{
    const SourceTreeModel *model = m_parts.sources->model();
    const Actions *a = m_parts.actions;
    const bool view = isViewChosen();
    Actions::describe(a->rename, view ? tr("Edit View…") : tr("Rename…"),
        view ? tr("Change the name and the words of this view") : tr("Change the name"));
    if (view)
        Actions::describe(a->remove, tr("Remove View"), tr("Remove this view; its articles stay"));
    else if (rows.size() == 1 && model->group(rows.first()) != GroupId::None)
        Actions::describe(a->remove, tr("Remove Group"), tr("Remove this group; its sources are kept"));
    else
        Actions::describe(
            a->remove, tr("Remove Source"), tr("Remove the chosen source; bookmarked articles are kept"));
}

bool Organizing::isViewChosen() const
{
    const QModelIndexList selected = m_parts.sources->view()->selectionModel()->selectedIndexes();
    return selected.size() == 1 && m_parts.sources->model()->view(selected.first());
}

void Organizing::renameChosen()
{
    if (isViewChosen()) {
        Q_EMIT viewEdited();
        return;
    }
    QTreeView *view = m_parts.sources->view();
    view->setFocus();
    view->edit(view->currentIndex());
}

void Organizing::removeChosen()
{
    if (isViewChosen())
        Q_EMIT viewRemoved();
    else
        remove();
}

void Organizing::fail(const Error &error)
{
    m_parts.status->showMessage(errorText(error));
}

// ------------------------------------------------------------------ groups and places

void Organizing::addGroup()
{
    const SourceTreeModel *model = m_parts.sources->model();
    auto *dialog = new GroupDialog(tr("New Group"), tr("Name:"), m_parts.window);
    const GroupId parent = model->group(m_parts.sources->current());
    connect(dialog, &GroupDialog::named, this, [this, parent](const QString &name) {
        whenDone(m_parts.library->addGroup(name, parent), this, [this](const Result<GroupId> &group) {
            if (!group)
                fail(group.error());
        });
    });
    dialog->open();
}

void Organizing::moveToGroup()
{
    const QModelIndexList rows = chosen();
    if (rows.isEmpty())
        return;
    const Placement moving = m_parts.sources->model()->placement(rows, -1, {});
    auto *dialog = new GroupDialog(tr("Move to Group"), m_parts.sources->model(), m_parts.window);
    connect(dialog, &GroupDialog::chosen, this, [this, moving](const QStringList &path) {
        if (path.isEmpty())
            return place(moving);
        whenDone(m_parts.library->ensureGroup(path), this, [this, moving](const Result<GroupId> &group) {
            if (!group)
                return fail(group.error());
            Placement there = moving;
            there.parent = *group;
            place(there);
        });
    });
    dialog->open();
}

/// One step among those of its own kind.
void Organizing::moveBy(int step)
{
    const QModelIndexList rows = chosen();
    if (rows.size() != 1)
        return;
    const SourceTreeModel *model = m_parts.sources->model();
    const QModelIndex at = rows.first();
    const QModelIndex other = at.siblingAtRow(at.row() + step);
    if (!other.isValid() || model->kind(other) != model->kind(at))
        return;
    // Behind the next one is before the one after that.
    place(model->placement(rows, step < 0 ? other.row() : other.row() + 1, at.parent()));
}

void Organizing::place(const Placement &placement)
{
    whenDone(m_parts.library->place(placement), this, [this](const Status &status) {
        if (!status)
            fail(status.error());
    });
}

void Organizing::rename(const QModelIndex &index, const QString &name)
{
    const SourceTreeModel *model = m_parts.sources->model();
    const GroupId group = model->group(index);
    const auto renamed = group != GroupId::None ? m_parts.library->renameGroup(group, name)
                                                : m_parts.library->renameSource(model->source(index), name);
    whenDone(renamed, this, [this](const Status &status) {
        if (!status)
            fail(status.error());
    });
}

void Organizing::sortByName(bool on)
{
    m_parts.sources->model()->setSortedByName(on, QLocale());
    if (m_parts.settings)
        m_parts.settings->setWindowState(u"sortByName"_s, on ? "1" : "0");
    updateActions();
}

// ------------------------------------------------------------------ removing

void Organizing::remove()
{
    const SourceTreeModel *model = m_parts.sources->model();
    const QModelIndexList rows = chosen();
    QList<SourceId> sources;
    for (const QModelIndex &at : rows) {
        if (model->source(at) != SourceId::None)
            sources.append(model->source(at));
    }
    const QString title = rows.isEmpty() ? QString() : rows.first().data().toString();
    for (const QModelIndex &at : rows) {
        if (model->group(at) != GroupId::None)
            removeGroup(at);
    }
    if (!sources.isEmpty())
        removeSources(sources, title);
}

void Organizing::removeSources(const QList<SourceId> &ids, const QString &title)
{
    const int number = ++m_removal;
    whenDone(m_parts.library->removeSources(ids), this, [this, ids, title, number](const Status &status) {
        if (!status)
            return fail(status.error());
        const QString sentence =
            ids.size() == 1
                ? tr("Removed “%1”. Bookmarked articles are kept.").arg(title)
                : tr("Removed %Ln source(s). Bookmarked articles are kept.", nullptr, int(ids.size()));
        m_parts.undo->done(tr("Remove Source"), sentence, [this, number] {
            if (number != m_removal) {
                m_parts.status->showMessage(tr("Only the last removal can be taken back."));
                return;
            }
            whenDone(m_parts.library->restoreRemoved(), this, [this](const Result<int> &count) {
                if (count)
                    m_parts.status->showMessage(tr("%Ln source(s) came back.", nullptr, *count));
                else
                    fail(count.error());
            });
        });
    });
}

/// What stands in it moves up; undone, it goes back in.
void Organizing::removeGroup(const QModelIndex &group)
{
    SourceTreeModel *model = m_parts.sources->model();
    QModelIndexList children;
    for (int row = 0; row < model->rowCount(group); ++row)
        children.append(model->index(row, 0, group));
    const Placement inside = model->placement(children, -1, {});
    const GroupId parent = model->group(group.parent());
    const QString title = group.data().toString();
    whenDone(m_parts.library->removeGroup(model->group(group)), this,
        [this, inside, parent, title](const Status &status) {
            if (!status)
                return fail(status.error());
            m_parts.undo->done(tr("Remove Group"),
                tr("Removed the group “%1”; its sources are kept.").arg(title),
                [this, inside, parent, title] {
                    whenDone(m_parts.library->addGroup(title, parent), this,
                        [this, inside](const Result<GroupId> &again) {
                            if (!again)
                                return fail(again.error());
                            Placement back = inside;
                            back.parent = *again;
                            place(back);
                        });
                });
        });
}

// ------------------------------------------------------------------ lists

void Organizing::exportList()
{
    auto *dialog = new QFileDialog(m_parts.window, tr("Export Sources"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Lists of sources (*.opml)")});
    dialog->setDefaultSuffix(u"opml"_s);
    dialog->selectFile(u"courant.opml"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        whenDone(m_parts.library->sourceTree(), this, [this, path](const Result<SourceTree> &tree) {
            if (!tree)
                return fail(tree.error());
            whenDone(writeSubscriptionList(path, *tree), this, [this, path](const Status &status) {
                if (!status)
                    return fail(status.error());
                m_parts.status->showMessage(tr("Saved the list as %1.").arg(QFileInfo(path).fileName()));
            });
        });
    });
    dialog->open();
}

} // namespace courant
