// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"
#include "widgets/icons.h"

#include <QActionGroup>

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

/// Which articles of a view are shown, in which order, and how: remembered for each view.
void Actions::makeList(const Theme *theme)
{
    newestFirst = make("newestFirst", themeIcon(theme, u"arrow-down-wide-narrow"_s), tr("Newest First"), {});
    oldestFirst = make("oldestFirst", themeIcon(theme, u"arrow-up-narrow-wide"_s), tr("Oldest First"), {});
    bestFirst = make("bestFirst", themeIcon(theme, u"list-filter"_s), tr("Best Match First"), {},
        tr("Order what a search finds by how well it fits"));
    unreadOnly = make("unreadOnly", themeIcon(theme, u"list-filter"_s), tr("Unread Only"),
        {Qt::SHIFT | Qt::Key_U}, tr("Show only the unread articles of this view"));
    listLayout = make("listLayout", themeIcon(theme, u"layout-list"_s), tr("List"), {},
        tr("Headline and excerpt with a small picture"));
    cardLayout = make("cardLayout", themeIcon(theme, u"gallery-vertical"_s), tr("Cards"), {},
        tr("A wide picture over headline and excerpt"));
    compactLayout =
        make("compactLayout", themeIcon(theme, u"list"_s), tr("Compact"), {}, tr("One line an article"));
    dense = make("dense", themeIcon(theme, u"rows-3"_s), tr("Dense"), {}, tr("Less space between articles"));
    groupByDay = make("groupByDay", themeIcon(theme, u"calendar-days"_s), tr("Group by Day"), {},
        tr("A heading over the articles of each day"));
    auto *orders = new QActionGroup(this);
    for (QAction *order : {newestFirst, oldestFirst, bestFirst})
        orders->addAction(order);
    auto *layouts = new QActionGroup(this);
    for (QAction *layout : {listLayout, cardLayout, compactLayout})
        layouts->addAction(layout);
    for (QAction *action : {newestFirst, oldestFirst, bestFirst, unreadOnly, listLayout, cardLayout,
             compactLayout, dense, groupByDay})
        action->setCheckable(true);
    newestFirst->setChecked(true);
    listLayout->setChecked(true);
}

void Actions::makePanes(const Theme *theme)
{
    sideBySide = make("sideBySide", themeIcon(theme, u"columns-2"_s), tr("Side by Side"), {},
        tr("The article beside the list"));
    stacked = make("stacked", themeIcon(theme, u"panels-top-left"_s), tr("Stacked"), {},
        tr("The article below the list"));
    auto *places = new QActionGroup(this);
    for (QAction *place : {sideBySide, stacked}) {
        place->setCheckable(true);
        places->addAction(place);
    }
    sideBySide->setChecked(true);
    goUp = make("goUp", themeIcon(theme, u"panel-left"_s), tr("Back to the List"), {Qt::Key_Backspace},
        tr("From the page to the list, from the list to the sources"));
    pageAlone = make("pageAlone", themeIcon(theme, u"glasses"_s), tr("Article Only"), {Qt::Key_F9},
        tr("Nothing but the article; Escape brings the rest back"));
    pageAlone->setCheckable(true);
}

void Actions::makeLinks(const Theme *theme)
{
    openInBrowser = make("openInBrowser", themeIcon(theme, u"external-link"_s), tr("Open in Browser"),
        {Qt::Key_V}, tr("Open the original in the browser"));
    copyLink = make("copyLink", themeIcon(theme, u"link"_s), tr("Copy Link"),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_C}, tr("Copy the address of the original"));
    copyTitleLink = make("copyTitleLink", themeIcon(theme, u"clipboard-copy"_s), tr("Copy Title and Link"),
        {}, tr("Copy the headline and the address of the original"));
    copyMarkdown = make("copyMarkdown", themeIcon(theme, u"hash"_s), tr("Copy Markdown Link"), {},
        tr("Copy a link for a Markdown text"));
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
