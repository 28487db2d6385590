// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions.h"

#include "widgets/icons.h"

#include <QActionGroup>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace courant {

Actions::Actions(const Theme *theme, QObject *parent) : QObject(parent)
{
    add = make("add", themeIcon(theme, u"plus"_s), tr("Add Source…"), {QKeySequence::New},
        tr("Add a feed, a document or a folder"));
    refresh = make("refresh", themeIcon(theme, u"refresh-cw"_s), tr("Refresh"), {Qt::Key_R, Qt::Key_F5},
        tr("Look for new articles in all sources"));
    refreshOne = make("refreshOne", {}, tr("Refresh This Source"), {});
    remove = make("remove", themeIcon(theme, u"trash-2"_s), tr("Remove Source"), {QKeySequence::Delete},
        tr("Remove the chosen source; bookmarked articles are kept"));
    remove->setShortcutContext(Qt::WidgetShortcut);
    rename = make("rename", {}, tr("Rename…"), {Qt::Key_F2});
    rename->setShortcutContext(Qt::WidgetShortcut);
    markAllRead = make("markAllRead", themeIcon(theme, u"check-check"_s), tr("Mark All as Read"),
        {Qt::SHIFT | Qt::Key_A}, tr("Mark every article of this view as read"));
    reload = make("reload", {}, tr("Try Again"), {});
    showAll = make("showAll", themeIcon(theme, u"inbox"_s), tr("Show All Articles"), {});
    makeReading(theme);
    makeView(theme);
    quit = make("quit", {}, tr("Quit"), {QKeySequence::Quit});
    quit->setMenuRole(QAction::QuitRole);
}

Actions::~Actions() = default;

void Actions::makeReading(const Theme *theme)
{
    next = make("next", {}, tr("Next Article"), {Qt::Key_J});
    previous = make("previous", {}, tr("Previous Article"), {Qt::Key_K});
    nextUnread = make("nextUnread", {}, tr("Next Unread"), {Qt::Key_N});
    pageDown = make("pageDown", {}, tr("Page Down, Then Next Unread"), {Qt::Key_Space});
    pageUp = make("pageUp", {}, tr("Page Up"), {Qt::SHIFT | Qt::Key_Space});
    // The space bar presses a button that has the focus; only the panes take it.
    pageDown->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    pageUp->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    bookmark = make("bookmark", toggleIcon(theme, u"star"_s, u"star"_s, IconRole::Star), tr("Bookmark"),
        {Qt::Key_S}, tr("Keep this article"));
    bookmark->setCheckable(true);
    read = make("read", toggleIcon(theme, u"circle"_s, u"circle"_s, IconRole::Accent), tr("Mark as Unread"),
        {Qt::Key_M}, tr("Mark this article as read or unread"));
    read->setCheckable(true);
    read->setWhatsThis(tr("Mark as Read or Unread"));
    openInBrowser = make("openInBrowser", themeIcon(theme, u"external-link"_s), tr("Open in Browser"),
        {Qt::Key_V}, tr("Open the original in the browser"));
    pdf = make("pdf", themeIcon(theme, u"file-down"_s), tr("Save as PDF…"), {QKeySequence::Print},
        tr("Save this article as a PDF file"));
    unreadWhenChanged = make("unreadWhenChanged", {}, tr("Changed Articles Become Unread"), {},
        tr("Mark an article as unread again when its publisher changed the text"));
    unreadWhenChanged->setCheckable(true);
}

void Actions::makeView(const Theme *theme)
{
    search = make("search", themeIcon(theme, u"search"_s, IconRole::Tertiary), tr("Search"),
        {Qt::Key_Slash, QKeySequence::Find}, tr("Search articles"));
    clearSearch = make(
        "clearSearch", themeIcon(theme, u"x"_s, IconRole::Tertiary), tr("Clear Search"), {Qt::Key_Escape});
    largerText = make("largerText", {}, tr("Larger Text"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal});
    smallerText = make("smallerText", {}, tr("Smaller Text"), {QKeySequence::ZoomOut});
    normalText = make("normalText", {}, tr("Normal Text"), {Qt::CTRL | Qt::Key_0});
    followSystem = make("followSystem", {}, tr("As the System"), {});
    light = make("light", {}, tr("Light"), {});
    dark = make("dark", {}, tr("Dark"), {});
    auto *modes = new QActionGroup(this);
    for (QAction *mode : {followSystem, light, dark}) {
        mode->setCheckable(true);
        modes->addAction(mode);
    }
    menu = make("openMenu", themeIcon(theme, u"menu"_s), tr("Menu"), {Qt::Key_F10});
    shortcuts = make(
        "shortcuts", themeIcon(theme, u"keyboard"_s), tr("Keyboard Shortcuts"), {QKeySequence::HelpContents});
    shortcuts->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
}

QAction *Actions::make(const char *name, const QIcon &icon, const QString &text,
    const QList<QKeySequence> &keys, const QString &tip)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(QString::fromLatin1(name));
    QList<QKeySequence> known;
    for (const QKeySequence &key : keys) {
        if (!key.isEmpty())
            known.append(key);
    }
    action->setShortcuts(known);
    action->setIconVisibleInMenu(false);
    const QStringList shown = keysOf(action);
    const QString sentence = tip.isEmpty() ? QString(text).remove(u'…') : tip;
    action->setToolTip(shown.isEmpty() ? sentence : tr("%1 (%2)").arg(sentence, shown.first()));
    action->setWhatsThis(QString(text).remove(u'…')); // stays, while a toggle changes its text
    return action;
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

QList<Actions::Section> Actions::sections() const
{
    return {
        {tr("Sources"), {add, refresh, markAllRead, rename, remove}},
        {tr("Reading"), {next, previous, nextUnread, pageDown, pageUp}},
        {tr("Article"), {bookmark, read, openInBrowser, pdf}},
        {tr("View"), {search, clearSearch, largerText, smallerText, normalText}},
        {tr("Help"), {menu, shortcuts, quit}},
    };
}

void Actions::fillMenu(QMenu *menu) const
{
    menu->addActions({add, refresh, markAllRead});
    menu->addSeparator();
    QMenu *go = menu->addMenu(tr("Go To"));
    go->addActions({next, previous, nextUnread, pageDown, pageUp});
    QMenu *article = menu->addMenu(tr("Article"));
    article->addActions({bookmark, read, openInBrowser, pdf});
    article->addSeparator();
    article->addAction(unreadWhenChanged);
    QMenu *source = menu->addMenu(tr("Source"));
    source->addActions({rename, remove});
    menu->addSeparator();
    QMenu *text = menu->addMenu(tr("Text Size"));
    text->addActions({largerText, smallerText, normalText});
    QMenu *look = menu->addMenu(tr("Appearance"));
    look->addActions({followSystem, light, dark});
    menu->addSeparator();
    menu->addActions({shortcuts, quit});
}

} // namespace courant
