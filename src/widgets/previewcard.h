// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reader/look.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace courant {

class Theme;

/// What was found at an address, before it is added: icon, name, kind and count, the newest articles, and the
/// other feeds of the page to choose from. GUI thread.
class PreviewCard final : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewCard(const Theme *theme, QWidget *parent = nullptr);
    ~PreviewCard() override;

    void show(const Preview &preview);
    void setIcon(const QByteArray &bytes);
    QString title() const;
    QString facts() const;
    QComboBox *feeds() const { return m_feeds; }
    QPushButton *jumpButton() const { return m_jump; }

Q_SIGNALS:
    /// Another feed of the page is wanted.
    void feedChosen(const QString &url);
    void jumpWanted();

private:
    void fillItems(const QList<PreviewItem> &items);
    void fillFeeds(const Preview &preview);

    const Theme *m_theme;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_facts;
    QComboBox *m_feeds;
    QLabel *m_known;
    QPushButton *m_jump;
    QGridLayout *m_items;
};

} // namespace courant
