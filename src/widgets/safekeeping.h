// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QPointer>

#include <functional>

namespace courant {

class Actions;
class Library;
class StatusLine;
class TrashWindow;

/// The commands that keep a library safe: what was deleted, a backup now, and back to one. GUI thread.
class Safekeeping final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Library *library;
        Actions *actions;
        StatusLine *status;
        QWidget *window;
        QLocale locale;
        std::function<void()> showBackups; ///< null: there is no such place
    };
    explicit Safekeeping(const Parts &parts, QObject *parent = nullptr);
    ~Safekeeping() override;

private:
    void showTrash();
    void backUp();

    Parts m_parts;
    QPointer<TrashWindow> m_trash;
};

} // namespace courant
