// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QListWidget;

namespace courant {

/// What did not work, one row each: its name and the reason in words. Not modal; Esc closes it. GUI thread.
class ProblemList final : public QDialog
{
    Q_OBJECT
public:
    struct Problem
    {
        QString title;
        QString reason; ///< may be empty
    };

    ProblemList(const QString &sentence, const QList<Problem> &problems, QWidget *parent);
    ~ProblemList() override;

    QListWidget *list() const { return m_list; }

private:
    QListWidget *m_list;
};

} // namespace courant
