// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

namespace Ui {
class AddDialog;
}

namespace courant {

/// Asks for one thing to add: an address, a file or a folder. Use open(). GUI thread.
class AddDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AddDialog(QWidget *parent = nullptr);
    ~AddDialog() override;

    void accept() override;

Q_SIGNALS:
    void chosen(const QString &input);

private:
    void update();
    void browse(bool folder);

    std::unique_ptr<Ui::AddDialog> m_ui;
};

} // namespace courant
