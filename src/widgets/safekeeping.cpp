// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/safekeeping.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/errortext.h"
#include "widgets/statusline.h"
#include "widgets/trashwindow.h"

#include <QDir>

namespace courant {

Safekeeping::Safekeeping(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    connect(a->trash, &QAction::triggered, this, &Safekeeping::showTrash);
    connect(a->backUp, &QAction::triggered, this, &Safekeeping::backUp);
    a->restoreBackup->setEnabled(bool(parts.showBackups));
    if (parts.showBackups)
        connect(a->restoreBackup, &QAction::triggered, this, [this] { m_parts.showBackups(); });
}

Safekeeping::~Safekeeping() = default;

void Safekeeping::showTrash()
{
    if (!m_trash) {
        m_trash = new TrashWindow(m_parts.library, m_parts.locale, m_parts.window);
        m_trash->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_trash->show();
    m_trash->raise();
    m_trash->activateWindow();
}

void Safekeeping::backUp()
{
    m_parts.actions->backUp->setEnabled(false);
    m_parts.status->showMessage(tr("Making a backup…"));
    whenDone(m_parts.library->backUp(), this, [this](const Result<QString> &path) {
        m_parts.actions->backUp->setEnabled(true);
        m_parts.status->showMessage(
            path ? tr("Saved %1.").arg(QDir::toNativeSeparators(*path)) : errorText(path.error()));
    });
}

} // namespace courant
