// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QAbstractItemModel;
class QComboBox;
class QLineEdit;

namespace courant {

/// Titles of every group of a SourceTreeModel from the outermost on, in the order they are shown.
QList<QStringList> groupPaths(const QAbstractItemModel *sources);

/// Chooses a group that is there, none, or a new one. GUI thread.
class GroupChoice final : public QWidget
{
    Q_OBJECT
public:
    /// `sources`: a SourceTreeModel; read once.
    explicit GroupChoice(const QAbstractItemModel *sources, QWidget *parent = nullptr);
    ~GroupChoice() override;

    /// Empty: the top level. A new group's name may nest with slashes: "News/Tech".
    QStringList path() const;
    void setPath(const QStringList &path);
    QComboBox *box() const { return m_box; }
    QLineEdit *newName() const { return m_new; }

private:
    void update();

    QComboBox *m_box;
    QLineEdit *m_new;
};

} // namespace courant
