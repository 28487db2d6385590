// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QIcon>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace courant {

class Actions;
class SourcePane;
class Theme;

/// Finds every command, source, group and view by a few letters of its name. Keyboard alone: type, up, down,
/// Enter, Escape. Deletes itself; use open(). GUI thread.
class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(const Actions *actions, SourcePane *sources, const Theme *theme, QWidget *parent);
    ~CommandPalette() override;

    QLineEdit *input() const { return m_input; }
    QListView *list() const { return m_list; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry
    {
        QString name;
        QString detail; ///< the menu, or the group it stands in
        QStringList keys;
        QIcon icon;
        bool enabled = true;
        std::function<void()> run;
    };

    void collectActions(const Actions *actions);
    void collectPlaces(const QModelIndex &parent, const QString &path);
    void filter();
    void runCurrent();
    void step(int rows);

    const Theme *m_theme;
    SourcePane *m_sources;
    QLineEdit *m_input;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<Entry> m_entries;
};

} // namespace courant
