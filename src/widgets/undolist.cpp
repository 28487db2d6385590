// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/undolist.h"

#include "widgets/statusline.h"

#include <QAction>

namespace courant {

namespace {

constexpr int StepsKept = 50;

} // namespace

UndoList::UndoList(QAction *action, StatusLine *status, QObject *parent)
    : QObject(parent), m_action(action), m_status(status)
{
    connect(action, &QAction::triggered, this, qOverload<>(&UndoList::undo));
    update();
}

UndoList::~UndoList() = default;

void UndoList::done(const QString &name, const QString &sentence, std::function<void()> back)
{
    const int number = ++m_last;
    m_steps.append({number, name, std::move(back)});
    if (m_steps.size() > StepsKept)
        m_steps.removeFirst();
    update();
    if (!sentence.isEmpty())
        m_status->showMessage(sentence, tr("Undo"), [this, number] { undo(number); });
}

void UndoList::undo()
{
    if (m_steps.isEmpty())
        return;
    m_status->showMessage({}); // its button would take back the same
    undo(m_steps.last().number);
}

void UndoList::undo(int number)
{
    for (qsizetype at = 0; at < m_steps.size(); ++at) {
        if (m_steps.at(at).number != number)
            continue;
        const Step step = m_steps.takeAt(at);
        update();
        step.back();
        return;
    }
}

void UndoList::update()
{
    m_action->setEnabled(!m_steps.isEmpty());
    m_action->setText(m_steps.isEmpty() ? tr("Undo") : tr("Undo %1").arg(m_steps.last().name));
}

} // namespace courant
