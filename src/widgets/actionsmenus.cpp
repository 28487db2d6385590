// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"

#include <QMenu>
#include <QMenuBar>

namespace courant {

namespace {

void fill(QMenu *menu, const Actions::Menu &plan)
{
    for (QAction *action : plan.actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    if (!plan.below.isEmpty())
        menu->addSeparator();
    for (const Actions::Menu &below : plan.below)
        fill(menu->addMenu(below.title), below);
}

void collect(QList<QAction *> *actions, const Actions::Menu &plan)
{
    for (QAction *action : plan.actions) {
        if (action && !actions->contains(action))
            actions->append(action);
    }
    for (const Actions::Menu &below : plan.below)
        collect(actions, below);
}

} // namespace

QList<Actions::Menu> Actions::menus() const
{
    return {
        {tr("&File"), {add, addGroup, refresh, nullptr, importList, exportList, nullptr, backUp,
                          restoreBackup, nullptr, pdf, print, nullptr, quit}},
        {tr("&Edit"), {undo, nullptr, copyLink, copyTitleLink, copyMarkdown, nullptr, findInPage, search,
                          clearSearch, saveSearch, nullptr, settings}},
        {tr("&View"),
            {newestFirst, oldestFirst, bestFirst, nullptr, unreadOnly, nullptr, pageAlone, fullScreen},
            {{tr("Articles as"), {listLayout, cardLayout, compactLayout, nullptr, dense, groupByDay}},
                {tr("Panes"), {sideBySide, stacked}},
                {tr("Text Size"), {largerText, smallerText, normalText}},
                {tr("Appearance"), {followSystem, light, dark}}}},
        {tr("&Go"),
            {next, previous, nextUnread, first, nullptr, pageDown, pageUp, nullptr, back, forward, nullptr,
                goAll, goUnread, goToday, goBookmarks, nullptr, goUp, nextPane, previousPane}},
        {tr("&Article"),
            {bookmark, read, deleteArticle, trash, nullptr, markAboveRead, markBelowRead, nullptr,
                openInBrowser, fullText, changes, readAloud, nullptr, unreadWhenChanged}},
        {tr("&Source"), {refreshOne, markAllRead, nullptr, rename, moveToGroup, moveUp, moveDown, sortByName,
                            nullptr, remove, nullptr, quietSources, activity, properties}},
        {tr("&Help"), {palette, manual, shortcuts, searchHelp, menu, nullptr, copyDiagnostics, about}},
    };
}

void Actions::fillMenuBar(QMenuBar *bar) const
{
    for (const Menu &plan : menus()) {
        auto *made = new QMenu(plan.title, bar);
        fill(made, plan);
        bar->addMenu(made);
    }
}

QList<Actions::Section> Actions::sections() const
{
    QList<Section> sections;
    for (const Menu &plan : menus()) {
        Section section{QString(plan.title).remove(u'&'), {}};
        // Chinese names a mnemonic behind the word: "文件(&F)".
        if (const qsizetype mark = plan.title.indexOf(QStringLiteral("(&")); mark > 0)
            section.title = plan.title.left(mark);
        collect(&section.actions, plan);
        sections.append(section);
    }
    return sections;
}

} // namespace courant
