// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QIcon>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QMenu;
class QMenuBar;

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
    QAction *next, *previous, *nextUnread, *first, *pageDown, *pageUp, *back, *forward;
    QAction *goAll, *goUnread, *goToday, *goBookmarks, *nextPane, *previousPane;
    QAction *bookmark, *read, *markAboveRead, *markBelowRead, *openInBrowser, *copyLink, *pdf;
    QAction *copyTitleLink, *copyMarkdown;
    QAction *fullText, *changes, *readAloud, *print;
    QAction *deleteArticle, *trash, *unreadWhenChanged;
    QAction *backUp, *restoreBackup;
    QAction *undo, *search, *findInPage, *clearSearch, *saveSearch, *searchHelp, *settings;
    QAction *newestFirst, *oldestFirst, *bestFirst, *unreadOnly, *fullScreen;
    QAction *listLayout, *cardLayout, *compactLayout, *dense, *groupByDay;
    QAction *sideBySide, *stacked, *goUp, *pageAlone;
    QAction *largerText, *smallerText, *normalText;
    QAction *followSystem, *light, *dark;
    QAction *menu, *shortcuts, *quit;
    QAction *addGroup, *moveToGroup, *moveUp, *moveDown, *sortByName, *importList, *exportList;
    QAction *properties, *activity, *quietSources;
    QAction *palette, *manual, *about, *copyDiagnostics;

    /// A menu of the bar. A null action is a line between two groups; a menu among them opens to the side.
    struct Menu
    {
        QString title;
        QList<QAction *> actions;
        QList<Menu> below{}; ///< submenus, at the end
    };
    QList<Menu> menus() const;
    void fillMenuBar(QMenuBar *bar) const;

    struct Section
    {
        QString title;
        QList<QAction *> actions;
    };
    /// All that the menus hold, menu by menu: for the sheet of shortcuts, and to find a command by its name.
    QList<Section> sections() const;
    /// The keys as people read them, alternatives apart: {"J"}, {"/", "Ctrl+F"}.
    static QStringList keysOf(const QAction *action);
    /// The keys an action has from the start.
    static QList<QKeySequence> defaultKeysOf(const QAction *action);
    /// Other keys; the tip says them.
    static void setKeys(QAction *action, const QList<QKeySequence> &keys);
    /// Another name and tip for a toggle; the keys are said behind the tip.
    static void describe(QAction *action, const QString &text, const QString &tip);

private:
    QAction *make(const char *name, const QIcon &icon, const QString &text, const QList<QKeySequence> &keys,
        const QString &tip = {});
    void makeSources(const Theme *theme);
    void makeMoving(const Theme *theme);
    void makeArticle(const Theme *theme);
    void makeView(const Theme *theme);
    void makeList(const Theme *theme);
    void makePanes(const Theme *theme);
    void makeLinks(const Theme *theme);
    void makeLook(const Theme *theme);
    void makeOrganizing(const Theme *theme);
    void makeHelp(const Theme *theme);
};

} // namespace courant
