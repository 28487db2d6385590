// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/activitylog.h"

#include <QAbstractTableModel>
#include <QDialog>
#include <QLocale>

class QCheckBox;
class QLabel;
class QSortFilterProxyModel;
class QTreeView;

namespace courant {

/// The log as rows: what runs first, then the newest first. GUI thread.
class ActivityModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Name, Result, Took, Size, ColumnCount };
    enum Role { ProblemRole = Qt::UserRole, SourceRole };

    ActivityModel(const ActivityLog *log, const QLocale &locale, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void began(const Activity &activity);
    void ended(const Activity &activity);
    QString text(const Activity &activity, int column) const;

    const ActivityLog *m_log;
    const QLocale m_locale;
    QList<Activity> m_rows;
    qsizetype m_running = 0;
};

/// Shows what goes on and what happened. Not modal; Esc closes it. GUI thread.
class ActivityWindow final : public QDialog
{
    Q_OBJECT
public:
    ActivityWindow(const ActivityLog *log, const QLocale &locale, QWidget *parent);
    ~ActivityWindow() override;

    QTreeView *view() const { return m_view; }
    QCheckBox *onlyProblems() const { return m_onlyProblems; }
    /// The chosen rows, or all, one line each.
    QString text() const;

Q_SIGNALS:
    /// Somebody wants to know more of this source.
    void opened(courant::SourceId id);

private:
    void updateEmpty();

    QTreeView *m_view;
    QCheckBox *m_onlyProblems;
    QLabel *m_empty;
    QSortFilterProxyModel *m_shown;
};

} // namespace courant
