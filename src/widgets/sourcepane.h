// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "widgets/sourcetreemodel.h"

#include <QLocale>
#include <QTimer>
#include <QWidget>

class QTreeView;

namespace courant {

class Actions;
class EmptyState;
class Library;
class Theme;

/// The first pane: smart rows, groups, sources, channels. Asks the library for the tree when it changed. GUI
/// thread.
class SourcePane final : public QWidget
{
    Q_OBJECT
public:
    SourcePane(Library *library, const Theme *theme, const Actions *actions, const QLocale &locale,
        QWidget *parent = nullptr);
    ~SourcePane() override;

    SourceTreeModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }
    EmptyState *emptyState() const { return m_empty; }
    /// Reads the tree anew.
    void reload();
    bool isReady() const { return m_model->hasTree(); }

    void select(SourceTreeModel::Kind smart);
    void selectSource(courant::SourceId id);
    QModelIndex current() const;
    SourceId currentSource() const;
    QString currentKey() const;
    QStringList expandedKeys() const;
    /// What an earlier session left; takes effect as the rows come in. Call before reload().
    void restore(const QString &key, const QStringList &expanded);

Q_SIGNALS:
    void chosen(const QModelIndex &index);
    void treeLoaded();
    void failed(const courant::Error &error);

private:
    void apply(const Changes &changes);
    void expandKnown(const QModelIndex &parent);
    void restoreChoice();
    void showMenu(QPoint at);
    void waitForMidnight();

    Library *m_library;
    const Actions *m_actions;
    SourceTreeModel *m_model;
    QTreeView *m_view;
    EmptyState *m_empty;
    QTimer m_reload; ///< the count of today, or a tree that changes again and again
    QTimer m_midnight;
    QSet<QString> m_expanded;
    QString m_wanted;
    bool m_loading = false;
    bool m_stale = false; ///< the tree changed while it was being read
};

} // namespace courant
