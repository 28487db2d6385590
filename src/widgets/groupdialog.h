// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAbstractItemModel;
class QVBoxLayout;

namespace courant {

/// Asks for the name of a group, or for a group to move something to. Deletes itself; use open(). GUI thread.
class GroupDialog final : public QDialog
{
    Q_OBJECT
public:
    /// For a name: named() tells it.
    GroupDialog(const QString &title, const QString &label, QWidget *parent = nullptr);
    /// For a group of a SourceTreeModel, or a new one: chosen() tells its path.
    GroupDialog(const QString &title, const QAbstractItemModel *sources, QWidget *parent = nullptr);
    ~GroupDialog() override;

Q_SIGNALS:
    void named(const QString &name);
    void chosen(const QStringList &path);

private:
    GroupDialog(const QString &title, QWidget *parent);
    void finish(const QString &okText);

    QVBoxLayout *m_layout;
};

} // namespace courant
