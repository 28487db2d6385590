// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

class QAction;

namespace courant {

class StatusLine;

/// What can be taken back, the latest first: from the status line for a while, from the menu as long as the
/// window is open. Bounded. GUI thread.
class UndoList final : public QObject
{
    Q_OBJECT
public:
    UndoList(QAction *action, StatusLine *status, QObject *parent = nullptr);
    ~UndoList() override;

    /// Something was done: `sentence` tells it in the status line with a button, `name` ("Mark as Read")
    /// names it in the menu, `back` takes it back. An empty sentence tells nothing.
    void done(const QString &name, const QString &sentence, std::function<void()> back);
    /// Takes back the latest.
    void undo();
    int count() const { return int(m_steps.size()); }

private:
    struct Step
    {
        int number;
        QString name;
        std::function<void()> back;
    };

    void undo(int number);
    void update();

    QAction *m_action;
    StatusLine *m_status;
    QList<Step> m_steps;
    int m_last = 0;
};

} // namespace courant
