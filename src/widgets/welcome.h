// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace courant {

class Theme;

/// What a first start offers: a list of sources, a folder of documents, an address. GUI thread.
class Welcome final : public QDialog
{
    Q_OBJECT
public:
    explicit Welcome(const Theme *theme, QWidget *parent = nullptr);
    ~Welcome() override;

Q_SIGNALS:
    void listWanted();
    void folderWanted();
    void addressWanted();

private:
    QPushButton *addOffer(const QString &icon, const QString &text);

    const Theme *m_theme;
};

} // namespace courant
