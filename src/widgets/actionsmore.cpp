// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"
#include "widgets/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace courant {

/// What puts sources and groups in order. Those that act on the chosen rows work in the sources pane.
void Actions::makeOrganizing(const Theme *theme)
{
    addGroup = make("addGroup", themeIcon(theme, u"folder-plus"_s), tr("New Group…"),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_N}, tr("Make a group for sources"));
    moveToGroup = make("moveToGroup", themeIcon(theme, u"folder-input"_s), tr("Move to Group…"),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_M}, tr("Move the chosen sources and groups into a group"));
    moveUp = make("moveUp", themeIcon(theme, u"arrow-up"_s), tr("Move Up"), {Qt::ALT | Qt::Key_Up},
        tr("Move the chosen source or group up"));
    moveDown = make("moveDown", themeIcon(theme, u"arrow-down"_s), tr("Move Down"), {Qt::ALT | Qt::Key_Down},
        tr("Move the chosen source or group down"));
    for (QAction *action : {moveUp, moveDown})
        action->setShortcutContext(Qt::WidgetShortcut);
    sortByName = make("sortByName", themeIcon(theme, u"arrow-down-a-z"_s), tr("Sort by Name"), {},
        tr("Sort groups and sources by name instead of by hand"));
    sortByName->setCheckable(true);
    importList = make("importList", themeIcon(theme, u"folder-down"_s), tr("Import…"), {},
        tr("Import an OPML list of sources, or a document"));
    exportList = make("exportList", themeIcon(theme, u"folder-up"_s), tr("Export Sources…"), {},
        tr("Save all feeds and groups as an OPML list"));
}

void Actions::makeHelp(const Theme *theme)
{
    properties = make("properties", themeIcon(theme, u"sliders-horizontal"_s), tr("Properties…"),
        {Qt::ALT | Qt::Key_Return}, tr("What is known of this source and what you chose for it"));
    activity = make("activity", themeIcon(theme, u"history"_s), tr("Activity"),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_Y}, tr("What goes on and what happened"));
    quietSources = make("quietSources", themeIcon(theme, u"triangle-alert"_s), tr("Silent and Dead Sources"),
        {}, tr("Sources without anything new, or that cannot be fetched"));
    palette = make("palette", themeIcon(theme, u"command"_s), tr("Find Command…"), {Qt::CTRL | Qt::Key_K},
        tr("Find a command, a source or a view by its name"));
    manual =
        make("manual", themeIcon(theme, u"book-open"_s), tr("Manual"), {}, tr("Read how Courant is used"));
    copyDiagnostics = make("copyDiagnostics", themeIcon(theme, u"clipboard-copy"_s), tr("Copy Diagnostics"),
        {}, tr("Copy versions and counts for a report; nothing private is among them"));
    about = make("about", themeIcon(theme, u"info"_s), tr("About Courant"), {}, tr("Versions and licences"));
    about->setMenuRole(QAction::AboutRole);
}

} // namespace courant
