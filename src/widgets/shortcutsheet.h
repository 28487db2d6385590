// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace courant {

class Actions;

/// All keys of the window on one sheet. GUI thread.
class ShortcutSheet final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutSheet(const Actions *actions, QWidget *parent = nullptr);
    ~ShortcutSheet() override;
};

} // namespace courant
