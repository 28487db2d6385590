// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"

#include "widgets/icons.h"

#include <QActionGroup>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr char tipProperty[] = "courantTip";
constexpr char keysProperty[] = "courantKeys";

QList<QKeySequence> known(const QList<QKeySequence> &keys)
{
    QList<QKeySequence> list;
    for (const QKeySequence &key : keys) {
        if (!key.isEmpty())
            list.append(key);
    }
    return list;
}

} // namespace

Actions::Actions(const Theme *theme, QObject *parent) : QObject(parent)
{
    makeSources(theme);
    makeMoving(theme);
    makeArticle(theme);
    makeView(theme);
    makeList(theme);
    makePanes(theme);
    makeLinks(theme);
    makeLook(theme);
    makeOrganizing(theme);
    makeHelp(theme);
    settings = make("settings", themeIcon(theme, u"settings"_s), tr("Settings…"), {Qt::CTRL | Qt::Key_Comma});
    settings->setMenuRole(QAction::PreferencesRole);
    menu = make("openMenu", themeIcon(theme, u"menu"_s), tr("Menu"), {Qt::Key_F10});
    shortcuts = make("shortcuts", themeIcon(theme, u"keyboard"_s), tr("Keyboard Shortcuts"),
        {Qt::Key_F1, Qt::Key_Question});
    quit = make("quit", themeIcon(theme, u"log-out"_s), tr("Quit"), {QKeySequence::Quit});
    quit->setMenuRole(QAction::QuitRole);
}

Actions::~Actions() = default;

void Actions::makeSources(const Theme *theme)
{
    add = make("add", themeIcon(theme, u"plus"_s), tr("Add Source…"), {QKeySequence::New},
        tr("Add a feed, a document or a folder"));
    refresh = make("refresh", themeIcon(theme, u"refresh-cw"_s), tr("Refresh"), {Qt::Key_R, Qt::Key_F5},
        tr("Look for new articles in all sources"));
    refreshOne = make(
        "refreshOne", themeIcon(theme, u"rotate-cw"_s), tr("Refresh This Source"), {Qt::SHIFT | Qt::Key_R});
    remove = make("remove", themeIcon(theme, u"trash-2"_s), tr("Remove"), {QKeySequence::Delete},
        tr("Remove the chosen source, group or view; bookmarked articles are kept"));
    remove->setShortcutContext(Qt::WidgetShortcut);
    rename = make("rename", themeIcon(theme, u"pencil"_s), tr("Rename…"), {Qt::Key_F2},
        tr("Change the name of the chosen source, group or view"));
    rename->setShortcutContext(Qt::WidgetShortcut);
    markAllRead = make("markAllRead", themeIcon(theme, u"check-check"_s), tr("Mark All as Read"),
        {Qt::SHIFT | Qt::Key_A}, tr("Mark every article of this view as read"));
    reload = make("reload", themeIcon(theme, u"refresh-cw"_s), tr("Try Again"), {});
    showAll = make("showAll", themeIcon(theme, u"inbox"_s), tr("Show All Articles"), {});
}

void Actions::makeMoving(const Theme *theme)
{
    next = make("next", themeIcon(theme, u"arrow-down"_s), tr("Next Article"), {Qt::Key_J});
    previous = make("previous", themeIcon(theme, u"arrow-up"_s), tr("Previous Article"), {Qt::Key_K});
    nextUnread = make("nextUnread", themeIcon(theme, u"circle-arrow-down"_s), tr("Next Unread"), {Qt::Key_N});
    first = make(
        "first", themeIcon(theme, u"arrow-up-to-line"_s), tr("First Article"), {Qt::CTRL | Qt::Key_Home});
    pageDown = make(
        "pageDown", themeIcon(theme, u"chevrons-down"_s), tr("Page Down, Then Next Unread"), {Qt::Key_Space});
    pageUp = make("pageUp", themeIcon(theme, u"chevrons-up"_s), tr("Page Up"), {Qt::SHIFT | Qt::Key_Space});
    // The space bar presses a button that has the focus; only the panes take it.
    pageDown->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    pageUp->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    back = make("back", themeIcon(theme, u"arrow-left"_s), tr("Back"), {QKeySequence::Back},
        tr("Go back to the article read before"));
    forward = make("forward", themeIcon(theme, u"arrow-right"_s), tr("Forward"), {QKeySequence::Forward},
        tr("Go forward to the article read after this one"));
    goAll = make("goAll", themeIcon(theme, u"inbox"_s), tr("All Articles"), {Qt::CTRL | Qt::Key_1});
    goUnread =
        make("goUnread", themeIcon(theme, u"circle-dot"_s), tr("Unread Articles"), {Qt::CTRL | Qt::Key_2});
    goToday = make("goToday", themeIcon(theme, u"calendar-days"_s), tr("Today"), {Qt::CTRL | Qt::Key_3});
    goBookmarks = make("goBookmarks", themeIcon(theme, u"star"_s), tr("Bookmarks"), {Qt::CTRL | Qt::Key_4});
    nextPane = make("nextPane", themeIcon(theme, u"panel-right"_s), tr("Next Pane"), {Qt::Key_F6});
    previousPane = make(
        "previousPane", themeIcon(theme, u"panel-left"_s), tr("Previous Pane"), {Qt::SHIFT | Qt::Key_F6});
}

void Actions::makeArticle(const Theme *theme)
{
    bookmark = make("bookmark", toggleIcon(theme, u"star"_s, u"star"_s, IconRole::Star), tr("Bookmark"),
        {Qt::Key_S}, tr("Keep this article"));
    bookmark->setCheckable(true);
    read = make("read", toggleIcon(theme, u"circle"_s, u"circle"_s, IconRole::Accent), tr("Mark as Unread"),
        {Qt::Key_M}, tr("Mark this article as read or unread"));
    read->setCheckable(true);
    read->setWhatsThis(tr("Mark as Read or Unread"));
    markAboveRead = make("markAboveRead", themeIcon(theme, u"list-start"_s), tr("Mark Above as Read"), {},
        tr("Mark the articles above this one as read"));
    markBelowRead = make("markBelowRead", themeIcon(theme, u"list-end"_s), tr("Mark Below as Read"), {},
        tr("Mark the articles below this one as read"));
    fullText = make("fullText", themeIcon(theme, u"file-text"_s), tr("Full Article"), {Qt::Key_F},
        tr("Fetch the full article from its page, or go back to what the source sent"));
    changes = make("changes", themeIcon(theme, u"history"_s), tr("Show Changes"), {Qt::Key_D},
        tr("Show what the source changed in this article"));
    pdf = make("pdf", themeIcon(theme, u"file-down"_s), tr("Save as PDF…"), {QKeySequence::Print},
        tr("Save this article as a PDF file"));
    print = make("print", themeIcon(theme, u"printer"_s), tr("Print…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P},
        tr("Print this article on paper"));
    readAloud = make("readAloud", themeIcon(theme, u"volume-2"_s), tr("Read Aloud"), {Qt::SHIFT | Qt::Key_L},
        tr("Read this article aloud, or what is selected and on"));
    readAloud->setCheckable(true);
    deleteArticle = make("deleteArticle", themeIcon(theme, u"trash-2"_s), tr("Delete Article"),
        {QKeySequence::Delete}, tr("Delete this article; it does not come back"));
    deleteArticle->setShortcutContext(Qt::WidgetShortcut);
    trash = make("trash", themeIcon(theme, u"archive"_s), tr("Deleted Articles…"), {},
        tr("Show what was deleted, and bring it back"));
    backUp = make("backUp", themeIcon(theme, u"shield-check"_s), tr("Back Up Now"), {},
        tr("Make a copy of the library in the folder “backups” beside it"));
    restoreBackup = make("restoreBackup", themeIcon(theme, u"history"_s), tr("Restore a Backup…"), {},
        tr("Go back to an earlier state of the library"));
    unreadWhenChanged = make("unreadWhenChanged", {}, tr("Changed Articles Become Unread"), {},
        tr("Mark an article as unread again when its publisher changed the text"));
    unreadWhenChanged->setCheckable(true);
}

void Actions::makeView(const Theme *theme)
{
    undo = make("undo", themeIcon(theme, u"undo-2"_s), tr("Undo"), {QKeySequence::Undo},
        tr("Take back what was done last"));
    undo->setEnabled(false);
    search = make("search", themeIcon(theme, u"search"_s, IconRole::Tertiary), tr("Search"),
        {Qt::Key_Slash, Qt::CTRL | Qt::SHIFT | Qt::Key_F}, tr("Search articles"));
    findInPage = make("findInPage", themeIcon(theme, u"file-text"_s), tr("Find in Article"),
        {QKeySequence::Find}, tr("Find a text in the article on the page"));
    clearSearch = make(
        "clearSearch", themeIcon(theme, u"x"_s, IconRole::Tertiary), tr("Clear Search"), {Qt::Key_Escape});
    saveSearch = make("saveSearch", themeIcon(theme, u"bookmark"_s, IconRole::Tertiary), tr("Save Search…"),
        {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, tr("Keep this search among the views, with its own count"));
    searchHelp = make("searchHelp", themeIcon(theme, u"circle-help"_s, IconRole::Tertiary),
        tr("How to Search"), {Qt::SHIFT | Qt::Key_F1}, tr("What can be searched for, with examples"));
    fullScreen = make("fullScreen", themeIcon(theme, u"maximize"_s), tr("Full Screen"), {Qt::Key_F11});
    fullScreen->setCheckable(true);
}

void Actions::makeLook(const Theme *theme)
{
    largerText = make("largerText", themeIcon(theme, u"zoom-in"_s), tr("Larger Text"),
        {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal});
    smallerText =
        make("smallerText", themeIcon(theme, u"zoom-out"_s), tr("Smaller Text"), {QKeySequence::ZoomOut});
    normalText =
        make("normalText", themeIcon(theme, u"a-large-small"_s), tr("Normal Text"), {Qt::CTRL | Qt::Key_0});
    followSystem = make("followSystem", themeIcon(theme, u"monitor"_s), tr("As the System"), {});
    light = make("light", themeIcon(theme, u"sun"_s), tr("Light"), {});
    dark = make("dark", themeIcon(theme, u"moon"_s), tr("Dark"), {});
    auto *modes = new QActionGroup(this);
    for (QAction *mode : {followSystem, light, dark}) {
        mode->setCheckable(true);
        modes->addAction(mode);
    }
}

QAction *Actions::make(const char *name, const QIcon &icon, const QString &text,
    const QList<QKeySequence> &keys, const QString &tip)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setProperty(keysProperty, QVariant::fromValue(known(keys)));
    action->setShortcuts(known(keys));
    describe(action, text, tip.isEmpty() ? QString(text).remove(u'…') : tip);
    action->setWhatsThis(QString(text).remove(u'…')); // stays, while a toggle changes its text
    return action;
}

void Actions::describe(QAction *action, const QString &text, const QString &tip)
{
    action->setText(text);
    action->setProperty(tipProperty, tip);
    const QStringList shown = keysOf(action);
    action->setToolTip(shown.isEmpty() ? tip : tr("%1 (%2)").arg(tip, shown.first()));
}

QStringList Actions::keysOf(const QAction *action)
{
    QStringList keys;
    for (const QKeySequence &key : action->shortcuts()) {
        const QString text = key.toString(QKeySequence::NativeText);
        if (!text.isEmpty() && !keys.contains(text))
            keys.append(text);
    }
    return keys;
}

QList<QKeySequence> Actions::defaultKeysOf(const QAction *action)
{
    return action->property(keysProperty).value<QList<QKeySequence>>();
}

void Actions::setKeys(QAction *action, const QList<QKeySequence> &keys)
{
    action->setShortcuts(known(keys));
    describe(action, action->text(), action->property(tipProperty).toString());
}

} // namespace courant
