// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CommandEntry
{
    const char *name;
    Command command;
    const char *options; ///< names it accepts besides the common ones, blanks around each
    int least;           ///< arguments at least
    int most;            ///< arguments at most, -1 any number
    bool ids;            ///< its arguments are article ids
};

constexpr CommandEntry entries[] = {
    {"add", Command::Add, " json no-images group wait ", 1, -1, false},
    {"sources", Command::Sources, " json opml health ", 0, 0, false},
    {"source", Command::SourceShow, " json wait ", 2, -1, false},
    {"refresh", Command::Refresh, " json no-images wait ", 0, 0, false},
    {"verify", Command::Verify, " json repair wait ", 0, 0, false},
    {"clear", Command::Clear, " json wait ", 0, 0, false},
    {"backup", Command::Backup, " json ", 0, 0, false},
    {"backups", Command::Backups, " json ", 0, 0, false},
    {"restore", Command::Restore, " wait ", 0, 1, false},
    {"list", Command::List, " json unread bookmarked source limit ", 0, 0, false},
    {"search", Command::Search, " json unread bookmarked source limit ", 1, -1, false},
    {"show", Command::Show, " json html text revisions theme ", 1, 1, true},
    {"bookmark", Command::Bookmark, " wait ", 1, -1, true},
    {"unbookmark", Command::Unbookmark, " wait ", 1, -1, true},
    {"read", Command::Read, " wait ", 1, -1, true},
    {"unread", Command::Unread, " wait ", 1, -1, true},
    {"remove", Command::Remove, " source wait ", 0, 0, false},
    {"export", Command::Export, " format output ", 1, -1, true},
};

constexpr const char *windowOptions = " minimized screenshot do size select theme ";

Error usage(const QString &sentence)
{
    return Error{Error::Kind::InvalidArgument, sentence, 0};
}

/// Beside the program when it is marked as portable, else the system's place.
QString defaultFolder(const QString &programFolder)
{
    const QDir folder(programFolder);
    const QString own = folder.filePath(u"courant-data"_s);
    const bool portable =
        !programFolder.isEmpty() && (QFile::exists(folder.filePath(u"portable"_s)) || QFileInfo(own).isDir());
    return portable ? own
                    : QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/courant"_s;
}

void addOptions(QCommandLineParser &parser)
{
    const auto flag = [&](const QStringList &names) { parser.addOption(QCommandLineOption(names)); };
    const auto value = [&](const QStringList &names) {
        parser.addOption(QCommandLineOption(names, QString(), u"value"_s));
    };
    for (const QString &name : {u"json"_s, u"html"_s, u"text"_s, u"revisions"_s, u"unread"_s, u"bookmarked"_s,
             u"no-images"_s, u"repair"_s, u"opml"_s, u"health"_s, u"minimized"_s})
        flag({name});
    flag({u"h"_s, u"help"_s});
    flag({u"v"_s, u"version"_s});
    for (const QString &name : {u"data"_s, u"limit"_s, u"source"_s, u"format"_s, u"screenshot"_s, u"do"_s,
             u"size"_s, u"select"_s, u"theme"_s, u"language"_s, u"wait"_s, u"group"_s})
        value({name});
    value({u"o"_s, u"output"_s});
}

Status readNumber(const QCommandLineParser &parser, const QString &name, int least, int *into)
{
    if (!parser.isSet(name))
        return {};
    bool ok = false;
    *into = parser.value(name).toInt(&ok);
    if (!ok || *into < least)
        return usage(u"--%1 takes a whole number from %2 on, not \"%3\""_s.arg(
            name, QString::number(least), parser.value(name)));
    return {};
}

template<class Id>
Status readId(const QString &text, const QString &what, Id *into)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number <= 0)
        return usage(u"%1 is a whole number as \"courant list\" shows it, not \"%2\""_s.arg(what, text));
    *into = Id(number);
    return {};
}

Status readSize(const QString &text, QSize *into)
{
    const QStringList parts = text.split(u'x');
    bool okWidth = false;
    bool okHeight = false;
    if (parts.size() == 2)
        *into = QSize(parts[0].toInt(&okWidth), parts[1].toInt(&okHeight));
    if (!okWidth || !okHeight || into->width() < 200 || into->height() < 150 || into->width() > 10000 ||
        into->height() > 10000)
        return usage(u"--size takes WIDTHxHEIGHT in pixels, such as 1280x800, not \"%1\""_s.arg(text));
    return {};
}

Status readValues(const QCommandLineParser &parser, Options &options)
{
    if (Status s = readNumber(parser, u"limit"_s, 0, &options.limit); !s)
        return s;
    if (Status s = readNumber(parser, u"wait"_s, 0, &options.wait); !s)
        return s;
    if (parser.isSet(u"source"_s))
        if (Status s = readId(parser.value(u"source"_s), u"--source"_s, &options.source); !s)
            return s;
    if (parser.isSet(u"select"_s))
        if (Status s = readId(parser.value(u"select"_s), u"--select"_s, &options.select); !s)
            return s;
    if (parser.isSet(u"size"_s))
        if (Status s = readSize(parser.value(u"size"_s), &options.size); !s)
            return s;
    options.theme = parser.value(u"theme"_s);
    if (!QStringList{QString(), u"light"_s, u"dark"_s}.contains(options.theme))
        return usage(u"--theme is light or dark, not \"%1\""_s.arg(options.theme));
    return {};
}

// In a search "-word" means articles without the word, and is not an option.
constexpr QChar withoutMark(0xE000); // private use: nobody types it

QStringList withMarkedWords(const QStringList &words)
{
    QStringList marked = words;
    for (QString &word : marked) {
        static const QStringList options = {u"-o"_s, u"-h"_s, u"-v"_s};
        if (word.size() > 1 && word.startsWith(u'-') && word.at(1) != u'-' && !options.contains(word))
            word[0] = withoutMark;
    }
    return marked;
}

bool mayBeInput(const QString &argument)
{
    return QFileInfo::exists(argument) || argument.contains(u'.') || argument.contains(u'/') ||
           argument.contains(u':') || argument.contains(u'\\');
}

Status checkCommand(const QCommandLineParser &parser, const CommandEntry *entry, Options &options)
{
    const QString allowed =
        u" data language help version h v "_s + QString::fromLatin1(entry ? entry->options : windowOptions);
    for (const QString &name : parser.optionNames()) {
        const QString full = name == u"o" ? u"output"_s : name;
        if (!allowed.contains(u' ' + full + u' '))
            return usage(entry ? u"\"courant %1\" has no option --%2"_s.arg(options.commandName, full)
                               : u"--%1 goes with a command; see courant --help"_s.arg(full));
    }
    if (!entry) {
        for (const QString &argument : std::as_const(options.arguments)) {
            if (!mayBeInput(argument))
                return usage(
                    u"\"%1\" is no command, and there is no such file; see courant --help"_s.arg(argument));
        }
        return {};
    }
    if (options.arguments.size() < entry->least)
        return usage(u"\"courant %1\" needs %2; see courant --help"_s.arg(
            options.commandName, entry->ids ? u"an article's id"_s : u"something to work on"_s));
    if (entry->most >= 0 && options.arguments.size() > entry->most)
        return usage(u"\"courant %1\" does not know what to do with \"%2\""_s.arg(
            options.commandName, options.arguments.at(entry->most)));
    if (entry->ids) {
        for (const QString &word : std::as_const(options.arguments)) {
            ArticleId id = ArticleId::None;
            if (Status s = readId(word, u"an article's id"_s, &id); !s)
                return s;
            if (!options.ids.contains(id))
                options.ids.append(id);
        }
    }
    if (options.command == Command::SourceShow) {
        const QString verb = options.arguments.takeFirst();
        if (Status s = readId(options.arguments.takeFirst(), u"A source"_s, &options.source); !s)
            return s;
        if (verb == u"set" && !options.arguments.isEmpty())
            options.command = Command::SourceSet;
        else if (verb != u"show" || !options.arguments.isEmpty())
            return usage(u"\"courant source\" takes \"show ID\" or \"set ID KEY=VALUE…\""_s);
    }
    if (options.command == Command::Remove && options.source == SourceId::None)
        return usage(u"\"courant remove\" needs --source ID; \"courant sources\" shows the ids"_s);
    if (options.command == Command::Export) {
        options.format = parser.isSet(u"format"_s) ? parser.value(u"format"_s) : u"pdf"_s;
        if (!QStringList{u"pdf"_s, u"document"_s}.contains(options.format))
            return usage(u"--format is pdf or document, not \"%1\""_s.arg(options.format));
    }
    if (options.command == Command::Show && options.json + options.html + options.text > 1)
        return usage(u"--json, --html and --text exclude each other"_s);
    return {};
}

} // namespace

Result<Options> parseOptions(const QStringList &words, const QString &programFolder)
{
    Options options;
    // The tools have options of their own and read no library.
    static const QStringList tools = {u"parse"_s, u"sanitize"_s, u"discover"_s, u"extract"_s};
    qsizetype first = 0;
    while (first < words.size() && words.at(first).startsWith(u"--"_s)) {
        const bool takesValue = words.at(first) == u"--data" || words.at(first) == u"--language";
        first += takesValue ? 2 : 1;
    }
    if (first < words.size() && tools.contains(words.at(first))) {
        options.command = Command::Tool;
        options.commandName = words.at(first);
        options.arguments = words.mid(first);
        return options;
    }

    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    addOptions(parser);
    const bool isSearch = words.contains(u"search"_s);
    if (!parser.parse(QStringList{u"courant"_s} + (isSearch ? withMarkedWords(words) : words))) {
        QString problem = parser.errorText();
        while (problem.endsWith(u'.'))
            problem.chop(1);
        return usage(problem);
    }

    options.dataFolder = parser.isSet(u"data"_s) ? parser.value(u"data"_s) : defaultFolder(programFolder);
    if (options.dataFolder.isEmpty())
        return usage(u"--data needs a folder"_s);
    options.dataFolder = QDir(options.dataFolder).absolutePath();
    options.json = parser.isSet(u"json"_s);
    options.html = parser.isSet(u"html"_s);
    options.text = parser.isSet(u"text"_s);
    options.revisions = parser.isSet(u"revisions"_s);
    options.unread = parser.isSet(u"unread"_s);
    options.bookmarked = parser.isSet(u"bookmarked"_s);
    options.noImages = parser.isSet(u"no-images"_s);
    options.repair = parser.isSet(u"repair"_s);
    options.opml = parser.isSet(u"opml"_s);
    options.health = parser.isSet(u"health"_s);
    options.minimized = parser.isSet(u"minimized"_s);
    options.output = parser.value(u"output"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    options.commands = parser.value(u"do"_s).split(u',', Qt::SkipEmptyParts);
    options.language = parser.value(u"language"_s);
    options.group = parser.value(u"group"_s).split(u'/', Qt::SkipEmptyParts);
    if (Status s = readValues(parser, options); !s)
        return s.error();

    options.arguments = parser.positionalArguments();
    options.arguments.replaceInStrings(QRegularExpression(u'^' + QString(withoutMark)), u"-"_s);
    const CommandEntry *entry = nullptr;
    if (!options.arguments.isEmpty()) {
        for (const CommandEntry &candidate : entries) {
            if (options.arguments.first() == QLatin1StringView(candidate.name))
                entry = &candidate;
        }
    }
    if (entry) {
        options.command = entry->command;
        options.commandName = options.arguments.takeFirst();
    }
    if (parser.isSet(u"help"_s))
        options.command = Command::Help;
    else if (parser.isSet(u"version"_s))
        options.command = Command::Version;
    else if (Status s = checkCommand(parser, entry, options); !s)
        return s.error();
    return options;
}

QString helpText()
{
    return QStringLiteral(R"(Courant, a news reader.

  courant [FILE|FOLDER|URL…]           open the window (and add these)
  courant COMMAND [OPTION…]            work without a window

Commands
  add URL|FILE|FOLDER…                 add a feed, a page with one, a news document, a folder of them, an OPML list
      --group PATH                     into this group, such as News/World
      --no-images                      leave the pictures for later
  sources                              list the sources
      --opml                           as a subscription list for another reader
      --health                         how each is doing: silent, failing, gone; when it is asked next
  source show ID                       what a source has of its own
  source set ID KEY=VALUE…             and change it; the keys stand below
  remove --source ID                   remove a source (its bookmarked articles stay)
  refresh                              fetch what is new, with its pictures
      --no-images
  list                                 list articles, newest first
      --unread, --bookmarked           only those
      --source ID                      only of this source
      --limit N                        at most so many
  search QUERY                         find articles; the options of list work here too
  show ID                              print an article as text
      --html                           the whole page as the window shows it
      --text                           its plain text only
      --revisions                      what its source changed: [-went-] and {+came+}; --html and --json too
  bookmark|unbookmark|read|unread ID…  set or clear a mark
  export ID… -o FILE|FOLDER            write articles to files
      --format pdf|document            default: pdf
  verify                               audit the library
      --repair                         and mend what can be mended
  clear                                delete what the rules of keeping let go; it waits in the trash
  backup                               copy the library into its folder "backups" now
  backups                              list the copies, newest first
  restore [NUMBER|FILE]                put a copy (default: the newest) in the library's place
  parse FILE|- [--url URL]             what a feed or document holds; touches no library
  sanitize [--base URL] [FILE|-]       HTML as the page would embed it
  extract FILE [--url URL]             the article of a whole web page
  parse|sanitize|discover|extract --jsonl
                                       the same for many: one JSON object a line, in and out

Settings of a source
  interval=default|never|MINUTES       pictures=default|all|bookmarked|none
  user=NAME password=TEXT|-            token=TEXT|-            (-: the next line of standard input)
  header="NAME: VALUE"                 (without a value: gone; header= alone: all gone)
  agent=TEXT                           proxy=default|none|http://HOST:PORT|socks5://HOST:PORT
  full-text=on|off  notify=on|off      zone=default|+HH:MM     (of dates without one)
  keep-days=default|all|N              keep-count=default|all|N
  secrets=keychain|file                title=TEXT  url=URL

Options
  --json                               one JSON object a line for what lists, one for what shows
  --data DIR                           the library's folder (default: the system's place for it)
  --wait SECONDS                       how long to wait for another process that writes (default: 10)
  --minimized                          start in the tray, or minimized where there is none
  --screenshot FILE                    draw the window to a PNG and end; no display is needed
      --size WxH, --select ID, --theme light|dark, --do COMMAND[,COMMAND…]
  --language NAME                      interface language, such as en_GB or zh_CN
  -h, --help    -v, --version

Exit status: 0 done, 1 failed, 2 usage.
)");
}

} // namespace courant
