// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace courant {

class Library;
class Refresher;
class Settings;

/// Refreshes the sources that are due, once a minute, while the window is open. Main thread.
class AutoRefresh final : public QObject
{
    Q_OBJECT
public:
    AutoRefresh(Library *library, Refresher *refresher, const Settings *settings, QObject *parent = nullptr);

    void start();

private:
    void check(bool atStart);

    Library *m_library;
    Refresher *m_refresher;
    const Settings *m_settings;
    QTimer m_timer;
};

} // namespace courant
