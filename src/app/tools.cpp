// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tools.h"

#include "app/feedjson.h"
#include "feed/discovery.h"
#include "feed/parse.h"
#include "html/link.h"
#include "html/sanitize.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <cstdio>

namespace courant {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 LargestFile = 256LL * 1024 * 1024;

void print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
}

void complain(const QString &sentence)
{
    const QByteArray text = "courant: "_ba + sentence.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
}

Result<QByteArray> readInput(const QString &name)
{
    QFile file;
    if (name.isEmpty() || name == "-"_L1) {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return Error{Error::Kind::Unreadable, u"Standard input cannot be read."_s, 0};
    } else {
        file.setFileName(name);
        if (!file.open(QIODevice::ReadOnly))
            return Error{Error::Kind::Unreadable, u"%1: %2"_s.arg(name, file.errorString()), 0};
        if (file.size() > LargestFile)
            return Error{Error::Kind::TooLarge, u"%1 is larger than 256 MiB."_s.arg(name), 0};
    }
    QByteArray bytes;
    while (!file.atEnd() || file.isSequential()) {
        const QByteArray part = file.read(1024 * 1024);
        if (part.isEmpty())
            break;
        bytes += part;
        // A device says nothing of its size and may never end.
        if (bytes.size() > LargestFile)
            return Error{Error::Kind::TooLarge, u"%1 is larger than 256 MiB."_s.arg(name), 0};
    }
    return bytes;
}

// One sentence for what went wrong.
QString sentence(const Error &error)
{
    if (!error.detail.isEmpty())
        return error.detail;
    switch (error.kind) {
    case Error::Kind::NotUnderstood:
        return u"This is neither a feed nor a document."_s;
    case Error::Kind::TooComplex:
        return u"This is too deeply nested."_s;
    case Error::Kind::TooLarge:
        return u"This is too large."_s;
    default:
        return u"This cannot be read."_s;
    }
}

QJsonObject parseLine(const QJsonObject &request)
{
    const QString name = request.value("file"_L1).toString();
    QJsonObject answer{{u"file"_s, name}, {u"error"_s, QJsonValue::Null}};
    const Result<QByteArray> bytes = readInput(name.isEmpty() ? u"/dev/null"_s : name);
    if (!bytes) {
        answer[u"error"_s] = sentence(bytes.error());
        return answer;
    }
    feed::ParseContext context;
    context.url = request.value("url"_L1).toString();
    context.contentType = request.value("contentType"_L1).toString();
    context.contentLocation = request.value("contentLocation"_L1).toString();
    context.fileName = name;
    const Result<ParsedFeed> parsed = feed::parse(*bytes, context);
    const QJsonObject fields = feedToJson(parsed ? *parsed : ParsedFeed());
    for (auto it = fields.begin(); it != fields.end(); ++it)
        answer[it.key()] = it.value();
    if (!parsed)
        answer[u"error"_s] = sentence(parsed.error());
    return answer;
}

QJsonObject sanitizeLine(const QJsonObject &request)
{
    html::SanitizeOptions options;
    options.base = html::pageBase(request.value("base"_L1).toString());
    const html::Sanitized clean = html::sanitize(request.value("html"_L1).toString(), options);
    return {{u"html"_s, clean.html}, {u"truncated"_s, clean.truncated}, {u"error"_s, QJsonValue::Null}};
}

QJsonObject discoverLine(const QJsonObject &request)
{
    const Result<QByteArray> bytes = readInput(request.value("file"_L1).toString());
    if (!bytes)
        return {
            {u"error"_s, sentence(bytes.error())}, {u"feeds"_s, QJsonArray()}, {u"icons"_s, QJsonArray()}};
    const feed::Discovered found = feed::discover(
        *bytes, request.value("url"_L1).toString(), request.value("contentType"_L1).toString());
    QJsonArray feeds;
    for (const feed::FoundFeed &feed : found.feeds)
        feeds << QJsonObject{{u"url"_s, feed.url}, {u"title"_s, feed.title}, {u"type"_s, feed.type}};
    return {{u"feeds"_s, feeds}, {u"icons"_s, QJsonArray::fromStringList(found.icons)},
        {u"error"_s, QJsonValue::Null}};
}

// One answer a line, in order, whatever the lines hold.
int runLines(const std::function<QJsonObject(const QJsonObject &)> &answer)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        complain(u"Standard input cannot be read."_s);
        return 1;
    }
    for (;;) {
        QByteArray line = input.readLine();
        if (line.isEmpty())
            return 0;
        line = line.trimmed();
        if (line.isEmpty())
            continue;
        QJsonParseError error;
        const QJsonDocument request = QJsonDocument::fromJson(line, &error);
        const QJsonObject result =
            request.isObject() ? answer(request.object())
                               : QJsonObject{{u"error"_s,
                                     error.error == QJsonParseError::NoError
                                         ? u"The line is JSON, but no object."_s
                                         : QString("The line is no JSON object: "_L1 + error.errorString())}};
        print(QJsonDocument(result).toJson(QJsonDocument::Compact) + '\n');
        std::fflush(stdout);
    }
}

int usage(const QString &sentence)
{
    complain(sentence);
    return 2;
}

struct ToolOptions
{
    QString file;
    QString base;
    bool json = false;
    bool lines = false;
    QString wrong; ///< what is not understood
};

ToolOptions readOptions(const QStringList &arguments, const QString &addressOption)
{
    ToolOptions options;
    bool onlyFiles = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!onlyFiles && argument == "--"_L1)
            onlyFiles = true;
        else if (!onlyFiles && argument == "--json"_L1)
            options.json = true;
        else if (!onlyFiles && argument == "--jsonl"_L1)
            options.lines = true;
        else if (!onlyFiles && argument == addressOption && i + 1 < arguments.size())
            options.base = arguments[++i];
        else if (!onlyFiles && argument.startsWith(addressOption + u'='))
            options.base = argument.mid(addressOption.size() + 1);
        else if (!onlyFiles && argument.startsWith(u'-') && argument != "-"_L1)
            options.wrong = u"Unknown option %1."_s.arg(argument);
        else if (!options.file.isEmpty())
            options.wrong = u"One file at a time, please."_s;
        else
            options.file = argument;
    }
    return options;
}

QString summaryOf(const ParsedFeed &feed)
{
    const QJsonObject json = feedToJson(feed);
    QString out;
    const auto line = [&out](const QString &label, const QString &value) {
        if (!value.isEmpty())
            out += label + u": "_s + value + u'\n';
    };
    line(u"Format"_s, json.value("format"_L1).toString());
    line(u"Encoding"_s, feed.encoding);
    line(u"Title"_s, feed.title);
    line(u"Link"_s, feed.link);
    line(u"Author"_s, feed.author);
    line(u"Language"_s, feed.language);
    for (const QString &warning : feed.warnings)
        line(u"Warning"_s, warning);
    for (const ParsedItem &item : feed.items) {
        const QDateTime date = item.published.isValid() ? item.published : item.updated;
        out += u"\n* "_s + (item.title.isEmpty() ? u"(no title)"_s : item.title) + u'\n';
        if (date.isValid())
            out += u"  "_s + date.toUTC().toString(Qt::ISODate) + u'\n';
        for (const QString &text : {item.author, item.categories.join(u" / "_s), item.link}) {
            if (!text.isEmpty())
                out += u"  "_s + text + u'\n';
        }
    }
    const std::function<void(const QList<Outline> &, int)> list = [&](const QList<Outline> &outlines,
                                                                      int depth) {
        for (const Outline &outline : outlines) {
            const QString address = outline.xmlUrl.isEmpty() ? QString() : u"  "_s + outline.xmlUrl;
            out += QString(depth * 2, u' ') + u"- "_s + outline.title + address + u'\n';
            list(outline.children, depth + 1);
        }
    };
    list(feed.outlines, 0);
    return out;
}

int runParse(const QStringList &arguments)
{
    const ToolOptions options = readOptions(arguments, u"--url"_s);
    if (!options.wrong.isEmpty())
        return usage(options.wrong);
    if (options.lines)
        return runLines(parseLine);
    if (options.file.isEmpty())
        return usage(u"Name a file to parse, or - for standard input."_s);
    const Result<QByteArray> bytes = readInput(options.file);
    if (!bytes) {
        complain(sentence(bytes.error()));
        return 1;
    }
    feed::ParseContext context;
    context.url = options.base;
    context.fileName = options.file == "-"_L1 ? QString() : options.file;
    const Result<ParsedFeed> parsed = feed::parse(*bytes, context);
    if (!parsed) {
        complain(options.file + u": "_s + sentence(parsed.error()));
        return 1;
    }
    print(options.json ? QJsonDocument(feedToJson(*parsed)).toJson(QJsonDocument::Compact) + '\n'
                       : summaryOf(*parsed).toUtf8());
    return 0;
}

int runSanitize(const QStringList &arguments)
{
    const ToolOptions options = readOptions(arguments, u"--base"_s);
    if (!options.wrong.isEmpty())
        return usage(options.wrong);
    if (options.lines)
        return runLines(sanitizeLine);
    const Result<QByteArray> bytes = readInput(options.file);
    if (!bytes) {
        complain(sentence(bytes.error()));
        return 1;
    }
    html::SanitizeOptions sanitizing;
    sanitizing.base = QUrl(options.base);
    print(html::sanitize(QString::fromUtf8(*bytes), sanitizing).html.toUtf8() + '\n');
    return 0;
}

int runDiscover(const QStringList &arguments)
{
    const ToolOptions options = readOptions(arguments, u"--url"_s);
    if (!options.wrong.isEmpty())
        return usage(options.wrong);
    if (options.lines)
        return runLines(discoverLine);
    if (options.file.isEmpty())
        return usage(u"Name a page to look through."_s);
    const QJsonObject found = discoverLine({{u"file"_s, options.file}, {u"url"_s, options.base}});
    if (found.value("error"_L1).isString()) {
        complain(found.value("error"_L1).toString());
        return 1;
    }
    print(QJsonDocument(found)
              .toJson(options.json ? QJsonDocument::Compact : QJsonDocument::Indented)
              .trimmed() +
          '\n');
    return 0;
}

} // namespace

bool isTool(const QString &command)
{
    return command == "parse"_L1 || command == "sanitize"_L1 || command == "discover"_L1;
}

int runTool(const QStringList &arguments)
{
    const QString command = arguments.value(0);
    if (command == "parse"_L1)
        return runParse(arguments);
    if (command == "sanitize"_L1)
        return runSanitize(arguments);
    if (command == "discover"_L1)
        return runDiscover(arguments);
    return usage(u"Unknown command %1."_s.arg(command));
}

} // namespace courant
