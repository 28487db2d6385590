// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <vector>

class QWidget;

namespace courant {

class PageLoader;

/// Finds out when a page is on the screen with all its pictures. A page that says it is painted may not be
/// there yet: frames come from another process. So a mark in the page's corner is awaited in the widget, and
/// then its absence. GUI thread.
class Settler final : public QObject
{
    Q_OBJECT
public:
    /// `isReady`: the page that is waited for is the one in the loader.
    explicit Settler(std::function<bool()> isReady, QObject *parent = nullptr);

    void setPage(PageLoader *loader, QWidget *widget);
    /// True once settled, false after end(false) or 30 s.
    QFuture<bool> settled();
    void end(bool value);

private:
    enum class Step { Mark, AwaitMark, AwaitNoMark };

    void poll();
    bool isMarkSeen() const;

    std::function<bool()> m_isReady;
    PageLoader *m_loader = nullptr;
    QWidget *m_widget = nullptr;
    Step m_step = Step::Mark;
    QTimer m_poll;
    QElapsedTimer m_clock;
    std::vector<QPromise<bool>> m_waiting;
};

} // namespace courant
