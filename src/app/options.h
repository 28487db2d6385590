// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ids.h"
#include "model/result.h"

#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>

namespace courant {

enum class Command {
    Window,
    Help,
    Version,
    Add,
    Sources,
    Refresh,
    Verify,
    Clear,
    Backup,
    Backups,
    Restore,
    List,
    Search,
    Show,
    Bookmark,
    Unbookmark,
    Read,
    Unread,
    Remove,
    Export,
    SourceShow,
    SourceSet,
    FullTexts, ///< what "refresh" does with the engine, behind all else
    Tool,      ///< parse, sanitize and the like: no library
};

/// What the command line asked for.
struct Options
{
    Command command = Command::Window;
    QString commandName;
    QStringList arguments; ///< behind the command; for the window: files to open
    QString dataFolder;    ///< absolute
    bool json = false;
    bool html = false;
    bool text = false;
    bool revisions = false;
    bool unread = false;
    bool bookmarked = false;
    bool noImages = false;
    bool repair = false;
    bool opml = false;
    bool health = false;
    int limit = -1; ///< -1: all
    int wait = 10;  ///< seconds to wait for another process that holds the library
    SourceId source = SourceId::None;
    QStringList group;
    QString format;
    QString output;
    QString screenshot;
    QStringList commands; ///< names of commands of the window, done before it is drawn
    bool minimized = false;
    QSize size{1280, 800};
    ArticleId select = ArticleId::None;
    QString theme;    ///< "", "light", "dark"
    QString language; ///< "", or a locale name such as zh_CN

    QList<ArticleId> ids; ///< the arguments of commands that take ids
};

/// Parses the words after the program's name. Error: InvalidArgument with a sentence in `detail`.
/// `programFolder`: where the program lies, for a library beside it (a file "portable", or a folder
/// "courant-data"); empty: the system's place.
Result<Options> parseOptions(const QStringList &words, const QString &programFolder = {});

/// The text of --help.
QString helpText();

} // namespace courant
