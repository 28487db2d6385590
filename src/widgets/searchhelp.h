// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace courant {

/// What can be typed into the search field, by examples. Not modal; Esc closes it. GUI thread.
class SearchHelp final : public QDialog
{
    Q_OBJECT
public:
    explicit SearchHelp(QWidget *parent);
    ~SearchHelp() override;
};

} // namespace courant
