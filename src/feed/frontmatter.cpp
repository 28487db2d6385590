// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/frontmatter.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestMatter = 1024 * 1024;

struct Line
{
    QByteArrayView text; ///< without its end and trailing blanks
    qsizetype start = 0;
    qsizetype next = 0;
};

Line lineAt(QByteArrayView bytes, qsizetype start)
{
    qsizetype end = bytes.indexOf('\n', start);
    const qsizetype next = end < 0 ? bytes.size() : end + 1;
    if (end < 0)
        end = bytes.size();
    while (end > start && (bytes[end - 1] == '\r' || bytes[end - 1] == ' ' || bytes[end - 1] == '\t'))
        --end;
    return {bytes.sliced(start, end - start), start, next};
}

qsizetype skipBlankLines(QByteArrayView bytes, qsizetype start)
{
    while (start < bytes.size()) {
        const Line line = lineAt(bytes, start);
        if (!line.text.isEmpty() && !line.text.trimmed().isEmpty())
            break;
        start = line.next;
    }
    return start;
}

struct Fence
{
    FrontMatterKind kind = FrontMatterKind::None;
    QByteArrayView closing;
};

/// The opening fence in a line: dashes, pluses or semicolons, and maybe the name of a language.
Fence openingFence(QByteArrayView line)
{
    if (line == "= yaml =")
        return {FrontMatterKind::Yaml, line};
    if (line.size() < 3 || (line[0] != '-' && line[0] != '+' && line[0] != ';'))
        return {};
    qsizetype length = 1;
    while (length < line.size() && line[length] == line[0])
        ++length;
    if (length < 3)
        return {};
    const QByteArray language = line.sliced(length).trimmed().toByteArray().toLower();
    Fence fence;
    fence.closing = line.first(length);
    if (language == "yaml" || language == "yml")
        fence.kind = FrontMatterKind::Yaml;
    else if (language == "toml")
        fence.kind = FrontMatterKind::Toml;
    else if (language == "json")
        fence.kind = FrontMatterKind::Json;
    else if (language.isEmpty())
        fence.kind = line[0] == '-'   ? FrontMatterKind::Yaml
                     : line[0] == '+' ? FrontMatterKind::Toml
                                      : FrontMatterKind::Json;
    return fence;
}

bool looksLikeEntry(QByteArrayView line)
{
    const char first = line.isEmpty() ? '#' : line[0];
    return first == ' ' || first == '\t' || first == '#' || first == '-' || topLevelColon(line) >= 0;
}

/// The body begins behind one blank line, so that a document can be written with that line and read back.
qsizetype behindOneBlankLine(QByteArrayView bytes, qsizetype start)
{
    if (start >= bytes.size())
        return start;
    if (bytes[start] == '\n')
        return start + 1;
    if (bytes[start] == '\r' && start + 1 < bytes.size() && bytes[start + 1] == '\n')
        return start + 2;
    return start;
}

/// No closing fence: the front matter ends where its lines no longer look like any.
FrontMatterSplit unclosed(QByteArrayView bytes, FrontMatterKind kind, qsizetype start)
{
    FrontMatterSplit split;
    bool hasKey = false;
    qsizetype at = start;
    while (at < bytes.size()) {
        const Line line = lineAt(bytes, at);
        if ((line.text.isEmpty() && hasKey) || !looksLikeEntry(line.text))
            break;
        hasKey = hasKey || topLevelColon(line.text) >= 0;
        at = line.next;
    }
    if (!hasKey || kind == FrontMatterKind::Json)
        return split;
    return {kind, start, at, behindOneBlankLine(bytes, at), false};
}

FrontMatterSplit fenced(QByteArrayView bytes, const Fence &fence, qsizetype start)
{
    const QByteArrayView window = bytes.first(std::min(bytes.size(), start + LongestMatter));
    for (qsizetype at = start; at < window.size();) {
        const Line line = lineAt(window, at);
        if (line.text == fence.closing || (fence.closing == "---" && line.text == "..."))
            return {fence.kind, start, line.start, behindOneBlankLine(bytes, line.next), true};
        at = line.next;
    }
    return unclosed(window, fence.kind, start);
}

/// Hugo's JSON: an object, then the body. A JSON file that is nothing but an object is no document.
FrontMatterSplit bareObject(QByteArrayView bytes, qsizetype start)
{
    const qsizetype limit = std::min(bytes.size(), start + LongestMatter);
    int depth = 0;
    bool inString = false;
    for (qsizetype i = start; i < limit; ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            const Line rest = lineAt(bytes, i + 1);
            if (!rest.text.isEmpty() || skipBlankLines(bytes, rest.next) >= bytes.size())
                return {};
            return {FrontMatterKind::Json, start, i + 1, behindOneBlankLine(bytes, rest.next), true};
        }
    }
    return {};
}

bool isKnownKey(QByteArrayView line)
{
    for (const char *key : {"title:", "date:", "layout:", "categories:", "tags:"}) {
        if (line.startsWith(key))
            return true;
    }
    return false;
}

/// Hexo's form without an opening fence: keys, then `---`.
FrontMatterSplit withoutOpening(QByteArrayView bytes, qsizetype start)
{
    constexpr int MostLines = 300;
    bool known = false;
    qsizetype at = start;
    for (int count = 0; count < MostLines && at < bytes.size(); ++count) {
        const Line line = lineAt(bytes, at);
        const Fence fence = openingFence(line.text);
        if (count && known && fence.kind == FrontMatterKind::Yaml && fence.closing == line.text)
            return {fence.kind, start, line.start, behindOneBlankLine(bytes, line.next), true};
        if (!looksLikeEntry(line.text))
            return {};
        known = known || isKnownKey(line.text);
        at = line.next;
    }
    return {};
}

FrontMatter readJson(const QByteArray &matter)
{
    FrontMatter out;
    QByteArray text = matter.trimmed();
    if (!text.startsWith('{'))
        text = '{' + text + '}';
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (document.isObject()) {
        out.values = document.object().toVariantMap();
        out.texts = out.values;
        return out;
    }
    // YAML knows comments and trailing commas, which people put into JSON.
    QString problem;
    if (readYamlMatter(text, out, problem) && !out.isEmpty())
        return out;
    readLines(matter, out);
    out.warnings.prepend(u"The front matter is not valid JSON (%1); it was read line by line."_s.arg(
        error.error == QJsonParseError::NoError ? u"no object"_s : error.errorString()));
    return out;
}

/// Tabs that indent are the one mistake that can be put right before anything is lost.
QByteArray withoutLeadingTabs(const QByteArray &matter)
{
    QByteArray out;
    bool leading = true;
    for (const char c : matter) {
        if (c == '\n')
            leading = true;
        else if (leading && c != '\t' && c != ' ')
            leading = false;
        if (leading && c == '\t')
            out += "  ";
        else
            out += c;
    }
    return out;
}

FrontMatter readYaml(const QByteArray &matter)
{
    FrontMatter out;
    QString problem;
    if (readYamlMatter(matter, out, problem))
        return out;
    QString ignored;
    if (matter.contains('\t') && readYamlMatter(withoutLeadingTabs(matter), out, ignored)) {
        out.warnings.append(u"The front matter is indented with tabs, which YAML forbids."_s);
        return out;
    }
    readLines(matter, out);
    out.warnings.prepend(
        u"The front matter is not valid YAML (%1); it was read line by line."_s.arg(problem));
    return out;
}

} // namespace

qsizetype topLevelColon(QByteArrayView line)
{
    constexpr qsizetype LongestKey = 100;
    if (line.isEmpty() || QByteArrayView(" \t#-[]{},&*!|>%@`?:").contains(line[0]))
        return -1;
    qsizetype from = 0;
    if (line[0] == '"' || line[0] == '\'') {
        from = line.indexOf(line[0], 1) + 1;
        if (from <= 0)
            return -1;
        while (from < line.size() && line[from] == ' ')
            ++from;
        return from < line.size() && line[from] == ':' ? from : -1;
    }
    for (qsizetype i = from; i < line.size() && i < LongestKey; ++i) {
        if (line[i] == ':' &&
            (i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '\t' || line[i + 1] == '\r'))
            return i;
    }
    return -1;
}

FrontMatterSplit splitFrontMatter(const QByteArray &utf8)
{
    const QByteArrayView bytes(utf8);
    const qsizetype start = skipBlankLines(bytes, bytes.startsWith("\xef\xbb\xbf") ? 3 : 0);
    if (start >= bytes.size())
        return {};
    const Line first = lineAt(bytes, start);
    const Fence fence = openingFence(first.text);
    if (fence.kind != FrontMatterKind::None)
        return fenced(bytes, fence, first.next);
    if (first.text[0] == '{')
        return bareObject(bytes, start);
    return withoutOpening(bytes, start);
}

FrontMatter readFrontMatter(FrontMatterKind kind, const QByteArray &matter)
{
    FrontMatter out;
    switch (kind) {
    case FrontMatterKind::None:
        break;
    case FrontMatterKind::Yaml:
        out = readYaml(matter);
        out.source = matter;
        break;
    case FrontMatterKind::Toml:
        readTomlMatter(matter, out);
        break;
    case FrontMatterKind::Json:
        return readJson(matter);
    }
    return out;
}

} // namespace courant::feed
