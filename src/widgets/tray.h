// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/changes.h"

#include <QObject>
#include <QTimer>

class QMenu;
class QSystemTrayIcon;

namespace courant {

class Library;
class MainWindow;
class Settings;

/// New articles of the sources that announce theirs, told together: "12 new in 科技".
struct Announcement
{
    QString text; ///< a line for each group; empty: nothing to tell
    QString view; ///< key of the row to open: the source, its group, or the unread articles
};
/// `counts`: new articles by the row that tells of them (name, key). Pure but for the translation.
Announcement announcement(const QList<std::tuple<QString, QString, int>> &counts);

/// Courant in the system's tray: how much is unread, closing to it, and notifications. GUI thread.
class Tray final : public QObject
{
    Q_OBJECT
public:
    /// The window is watched; everything outlives this.
    Tray(Library *library, Settings *settings, MainWindow *window);
    ~Tray() override;

    /// Shows or hides the icon as the settings say.
    void update();
    bool isShown() const;
    QString tip() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void announced(const courant::Announcement &announcement);

private:
    void toggle();
    void quit();
    void showUnread();
    void collect(const Changes &changes);
    void announce();
    void openAnnounced();

    Settings *m_settings;
    MainWindow *m_window;
    QSystemTrayIcon *m_icon;
    QMenu *m_menu;
    QTimer m_pause; ///< what comes in together is told together
    QHash<SourceId, int> m_new;
    QString m_view;
    bool m_quitting = false;
};

} // namespace courant

Q_DECLARE_METATYPE(courant::Announcement)
