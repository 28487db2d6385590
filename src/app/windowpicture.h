// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"

#include <QObject>

#include <functional>

namespace courant {

class Library;
class MainWindow;

/// Draws the window, or what a command of it opens, to a PNG file. GUI thread.
class WindowPicture final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this; `done` gets the exit status, `complain` a sentence for the error output.
    WindowPicture(Library *library, MainWindow *window, const Options &options, std::function<void(int)> done,
        std::function<void(const QString &)> complain, QObject *parent = nullptr);
    ~WindowPicture() override;

    /// When the article that is asked for, or the newest one, is on the page.
    void draw();

private:
    void select(ArticleId id);
    void act(bool ready);
    void save(bool ready);

    Library *m_library;
    MainWindow *m_window;
    Options m_options;
    std::function<void(int)> m_done;
    std::function<void(const QString &)> m_complain;
};

} // namespace courant
