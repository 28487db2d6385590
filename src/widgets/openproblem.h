// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"

#include <QDialog>

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace courant {

class Theme;

/// Stands in for the window when its library cannot be opened: why, in plain words, and what can be done.
/// Touches nothing itself. GUI thread.
class OpenProblem final : public QDialog
{
    Q_OBJECT
public:
    OpenProblem(const Error &error, const QString &dataFolder, const Theme *theme, QWidget *parent = nullptr);
    ~OpenProblem() override;

    QString headline() const;

Q_SIGNALS:
    void retryChosen();
    void folderChosen(const QString &dataFolder);
    void restoreChosen(const QString &backup);

private:
    void addChoices(QVBoxLayout *layout);
    void findBackups();
    void askForFolder();

    const Error m_error;
    const QString m_dataFolder;
    QLabel *m_headline;
    QPushButton *m_restore;
    QMenu *m_backups;
};

} // namespace courant
