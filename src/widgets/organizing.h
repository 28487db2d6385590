// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QModelIndex>
#include <QObject>

class QWidget;

namespace courant {

class Actions;
class Adding;
class Library;
class Settings;
class SourcePane;
class StatusLine;
class UndoList;
struct Placement;

/// Puts sources and groups in order: groups, moving, renaming, removing, sorting, lists in and out. GUI
/// thread.
class Organizing final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Actions *actions;
        SourcePane *sources;
        StatusLine *status;
        UndoList *undo;
        Adding *adding;
        Settings *settings; ///< null: nothing is kept
        QWidget *window;
    };

    explicit Organizing(const Parts &parts, QObject *parent = nullptr);
    ~Organizing() override;

Q_SIGNALS:
    /// The command to rename, or to remove, found a view of the reader's own chosen.
    void viewEdited();
    void viewRemoved();

private:
    bool isViewChosen() const;
    void renameChosen();
    void removeChosen();
    /// The chosen groups and sources from the top down; what stands in a chosen group goes with it.
    QModelIndexList chosen() const;
    void addGroup();
    void moveToGroup();
    void moveBy(int step);
    void rename(const QModelIndex &index, const QString &name);
    void remove();
    void removeSources(const QList<SourceId> &ids, const QString &title);
    void removeGroup(const QModelIndex &group);
    void place(const Placement &placement);
    void sortByName(bool on);
    void exportList();
    void updateActions();
    void describeCommands(const QModelIndexList &rows);
    void fail(const Error &error);

    Parts m_parts;
    int m_removal = 0; ///< the number of the last one: only that can be taken back
};

} // namespace courant
