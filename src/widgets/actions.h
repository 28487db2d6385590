// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QIcon>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QMenu;

namespace courant {

class Theme;

/// Every command of the window, with its name, icon, keys and tip; what they do is wired elsewhere. GUI
/// thread.
class Actions final : public QObject
{
    Q_OBJECT
public:
    explicit Actions(const Theme *theme, QObject *parent = nullptr);
    ~Actions() override;

    QAction *add, *refresh, *refreshOne, *remove, *rename, *markAllRead, *showAll, *reload;
    QAction *next, *previous, *nextUnread, *pageDown, *pageUp;
    QAction *bookmark, *read, *openInBrowser, *pdf, *unreadWhenChanged;
    QAction *search, *clearSearch;
    QAction *largerText, *smallerText, *normalText;
    QAction *followSystem, *light, *dark;
    QAction *menu, *shortcuts, *quit;

    struct Section
    {
        QString title;
        QList<QAction *> actions;
    };
    /// What the menu shows and the sheet of shortcuts explains, in order.
    QList<Section> sections() const;
    void fillMenu(QMenu *menu) const;
    /// The keys as people read them, alternatives apart: {"J"}, {"/", "Ctrl+F"}.
    static QStringList keysOf(const QAction *action);

private:
    QAction *make(const char *name, const QIcon &icon, const QString &text, const QList<QKeySequence> &keys,
        const QString &tip = {});
    void makeReading(const Theme *theme);
    void makeView(const Theme *theme);
};

} // namespace courant
