// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace courant {

class Theme;

/// What a pane shows when it has nothing else: an icon, one sentence, at most one action. GUI thread.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const Theme *theme, QWidget *parent = nullptr);
    ~EmptyState() override;

    /// `icon` is a name of icons.h; a null action shows no button. `action` is text of its own, or the
    /// action's.
    void show(
        const QString &icon, const QString &sentence, QAction *action = nullptr, const QString &label = {});
    QString sentence() const;
    QPushButton *button() const { return m_button; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintMark();

    const Theme *m_theme;
    QLabel *m_mark;
    QLabel *m_sentence;
    QPushButton *m_button;
    QAction *m_action = nullptr;
    QString m_icon;
};

} // namespace courant
