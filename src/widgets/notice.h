// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace courant {

class Theme;

/// A line over the panes that says something important and stays until the reader closes it, with at most one
/// action. Not modal. GUI thread.
class Notice final : public QWidget
{
    Q_OBJECT
public:
    explicit Notice(const Theme *theme, QWidget *parent = nullptr);
    ~Notice() override;

    void tell(const QString &text, const QString &label = {}, std::function<void()> action = {});
    QString text() const;
    QToolButton *actionButton() const { return m_action; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
    QLabel *m_text;
    QToolButton *m_action, *m_close;
    std::function<void()> m_do;
};

} // namespace courant
