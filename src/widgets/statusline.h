// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace courant {

class Theme;

/// The line at the foot of the window: what is going on or what just happened (with at most one action) at
/// the start, the state of the shown article at the end. GUI thread.
class StatusLine final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusLine(const Theme *theme, QWidget *parent = nullptr);
    ~StatusLine() override;

    /// Work that goes on, with a way to stop it; stays until endProgress().
    void showProgress(const QString &text, int done, int total, std::function<void()> cancel);
    void endProgress();
    /// What just happened; goes by itself after a while. An empty label shows no action.
    void showMessage(const QString &text, const QString &label = {}, std::function<void()> action = {});
    /// What stays one click away when there is nothing else to say; once it is clicked it is seen. An empty
    /// label ends it.
    void showReminder(const QString &label, std::function<void()> action = {});
    /// Shown in place of the message while the pointer is over a link; empty ends it.
    void showLink(const QString &address);
    void showArticleState(const QString &text, bool complete);

    QString message() const;
    QString articleState() const;
    QToolButton *actionButton() const { return m_action; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void update();
    void run();

    const Theme *m_theme;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_action;
    QLabel *m_state;
    QTimer m_fade;
    QString m_progress, m_message, m_label, m_link, m_reminder;
    std::function<void()> m_cancel, m_do, m_remind;
};

} // namespace courant
