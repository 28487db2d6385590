// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/markdown.h"

#include "feed/markdowncode.h"
#include "feed/plaintext.h"

#include <QRegularExpression>
#include <QSet>

#include <md4c-html.h>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Output
{
    QByteArray html;
    qsizetype limit = 0;
    bool overflowed = false;
};

void appendOutput(const MD_CHAR *text, MD_SIZE size, void *out)
{
    auto *output = static_cast<Output *>(out);
    output->overflowed = output->overflowed || output->html.size() + qsizetype(size) > output->limit;
    if (!output->overflowed)
        output->html.append(text, qsizetype(size));
}

/// CommonMark does not let `**` close behind punctuation that a letter follows, which Chinese text, having no
/// blanks between words, does all the time: **「好」**的. Nor behind a blank, as in **Name: **text. Older
/// readers took both for what they were meant to be; here they become tags.
QString withLooseEmphasis(const QString &markdown)
{
    static const QRegularExpression strong(
        u"(?<![*\\\\])\\*\\*(?![\\s*])([^*\\n`]{0,1000}[^*\\s\\n`][ ]?)\\*\\*(?!\\*)"_s);
    QString out;
    qsizetype copied = 0;
    QRegularExpressionMatchIterator matches = strong.globalMatch(markdown);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString inner = match.captured(1);
        const QString text = inner.trimmed();
        if (text.isEmpty()) // **　**: a wide blank is none to the expression
            continue;
        const qsizetype end = match.capturedEnd();
        const QChar before = match.capturedStart() > 0 ? markdown.at(match.capturedStart() - 1) : u' ';
        const QChar after = end < markdown.size() ? markdown.at(end) : u' ';
        const bool endsInSign = text.back().isPunct() || text.back().isSymbol();
        const bool closesBadly = endsInSign && (after.isLetterOrNumber() || inner.size() > text.size());
        const bool opensBadly = text.front().isPunct() && before.isLetterOrNumber();
        if (!closesBadly && !opensBadly)
            continue;
        out += QStringView(markdown).mid(copied, match.capturedStart() - copied);
        out += u"<strong>"_s + text + u"</strong>"_s;
        if (inner.size() > text.size())
            out += u' ';
        copied = end;
    }
    return copied == 0 ? markdown : out + QStringView(markdown).mid(copied);
}

/// A formula between $$, whose backslashes and underscores are none of Markdown's, as text of its own.
QString withFormulas(const QString &markdown)
{
    if (!markdown.contains("$$"_L1))
        return markdown;
    static const QRegularExpression formula(u"\\$\\$([^$]{1,2000}\\\\[^$]{1,2000})\\$\\$"_s);
    QString out;
    qsizetype copied = 0;
    QRegularExpressionMatchIterator matches = formula.globalMatch(markdown);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(markdown).sliced(copied, match.capturedStart() - copied);
        for (const QChar c : match.captured()) {
            if (c.unicode() < 0x80 && c.isPunct() && c != u'$')
                out += u'\\';
            out += c == u'\n' ? QChar(u' ') : c;
        }
        copied = match.capturedEnd();
    }
    return out + QStringView(markdown).sliced(copied);
}

/// A line that is nothing but `<br>` or a picture begins an HTML block in CommonMark, and swallows the
/// Markdown of the next lines. Its writer meant a break and a picture.
QString withLooseBreaks(const QString &markdown)
{
    if (!markdown.contains(u'<'))
        return markdown;
    static const QRegularExpression single(
        u"^([ \\t]{0,3}<(?:br|hr|img)\\b[^<>]{0,2000}>[ \\t\\r]*)$(?!\\n\\s*$)"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return QString(markdown).replace(single, u"\\1\n"_s);
}

bool isTableRule(QStringView line)
{
    while (!line.isEmpty() && QStringView(u" \t>").contains(line.front()))
        line = line.sliced(1);
    line = line.trimmed();
    if (line.size() < 2 || line.size() > 2'000 || (line[0] == u'-' && line[1] == u' ') ||
        !line.contains(u'|') || !line.contains(u'-'))
        return false;
    return std::all_of(line.begin(), line.end(), [](QChar c) { return QStringView(u"|-: \t").contains(c); });
}

/// Rows like |-|-| are table heads to everyone but the library, which wants three dashes.
QString withLongTableRules(const QString &markdown)
{
    if (!markdown.contains(u"|-"_s) && !markdown.contains(u"-|"_s) && !markdown.contains(u"|:"_s) &&
        !markdown.contains(u"| "_s))
        return markdown;
    static const QRegularExpression shortRule(u"(?<!-)-{1,2}(?!-)"_s);
    QStringList lines = markdown.split(u'\n');
    for (QString &line : lines) {
        if (isTableRule(line))
            line.replace(shortRule, u"---"_s);
    }
    return lines.join(u'\n');
}

/// Facts about the lines outside of any container element.
struct Signs
{
    int markdown = 0;   ///< headings, fences, lists, links, quotes
    int paragraphs = 0; ///< text behind an empty line that begins without a tag
    int blockTags = 0;
};

bool isBlockTag(QStringView name)
{
    static const QSet<QString> names = {u"div"_s, u"section"_s, u"article"_s, u"table"_s, u"ul"_s, u"ol"_s,
        u"blockquote"_s, u"figure"_s, u"pre"_s, u"details"_s, u"center"_s, u"main"_s, u"body"_s, u"dl"_s,
        u"header"_s, u"footer"_s, u"aside"_s, u"nav"_s, u"iframe"_s, u"video"_s, u"svg"_s, u"script"_s,
        u"style"_s};
    return names.contains(name.toString().toLower());
}

bool hasMarkdownSign(const QString &line)
{
    static const QRegularExpression sign(
        u"^ {0,3}(?:#{1,6} +\\S|```|~~~|[-*+] +\\S|\\d{1,3}[.)] +\\S|> ?\\S|\\[[^\\]]+\\]: *\\S)"
        "|!?\\[[^\\]\\n]*\\]\\([^)\\n]*\\)|\\*\\*\\S[^*\\n]*\\*\\*|`[^`\\n]+`|^\\|.*\\|$|\\[[^\\]\\n]+\\]\\[[^\\]\\n]*\\]"_s);
    return sign.match(line).hasMatch();
}

/// Depth change by the container tags of a line; counts block-level tags.
int containerChange(const QString &line, int depth, Signs &signs)
{
    static const QRegularExpression tag(u"<(/?)([a-zA-Z][a-zA-Z0-9]*)"_s);
    QRegularExpressionMatchIterator matches = tag.globalMatch(line);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QStringView name = match.capturedView(2);
        const bool paragraph =
            name.compare("p"_L1, Qt::CaseInsensitive) == 0 || name.compare("br"_L1, Qt::CaseInsensitive) == 0;
        if (paragraph)
            ++signs.blockTags;
        if (!isBlockTag(name))
            continue;
        ++signs.blockTags;
        depth = match.capturedView(1).isEmpty() ? depth + 1 : std::max(depth - 1, 0);
    }
    return depth;
}

Signs signsOf(QStringView body)
{
    constexpr int MostLines = 2'000;
    Signs signs;
    int depth = 0;
    bool blankBefore = true;
    int count = 0;
    for (const QStringView line : body.tokenize(u'\n')) {
        if (++count > MostLines)
            break;
        const QStringView text = line.trimmed();
        if (depth == 0 && !text.isEmpty()) {
            if (hasMarkdownSign(line.left(2'000).toString()))
                ++signs.markdown;
            if (blankBefore && !text.startsWith(u'<'))
                ++signs.paragraphs;
        }
        blankBefore = text.isEmpty();
        depth = containerChange(line.left(20'000).toString(), depth, signs);
    }
    return signs;
}

bool endsWithMarkup(QStringView name, std::initializer_list<QLatin1StringView> endings)
{
    for (const QLatin1StringView ending : endings) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace

BodyFormat bodyFormat(const QString &body, const QString &fileName)
{
    if (endsWithMarkup(fileName, {".html"_L1, ".htm"_L1, ".xhtml"_L1}))
        return BodyFormat::Html;
    const QStringView text = QStringView(body).trimmed();
    const QString head = text.left(4'000).toString();
    // What a dump of feeds wraps every item in, whole or cut off.
    static const QRegularExpression wrapper(u"^<div>[ \\t]*\\r?(?:\\n|$)"_s);
    if (wrapper.match(head).hasMatch())
        return BodyFormat::Html;
    static const QRegularExpression element(
        u"^<(?:[a-zA-Z][^<>]*>|!--|!DOCTYPE)"_s, QRegularExpression::CaseInsensitiveOption);
    const bool beginsWithTag = element.match(head).hasMatch();
    const Signs signs = signsOf(text);
    if (beginsWithTag)
        return signs.markdown > 0 || signs.paragraphs > 0 ? BodyFormat::Markdown : BodyFormat::Html;
    return signs.markdown == 0 && signs.blockTags > 1 ? BodyFormat::Html : BodyFormat::Markdown;
}

QString htmlFromMarkdown(const QString &markdown)
{
    const QByteArray source = outsideCode(withFootnotes(markdown), [](const QString &text) {
        return withLooseEmphasis(withLooseBreaks(withLongTableRules(withFormulas(text))));
    }).toUtf8();
    // Not the library's own bare links: with them it loses emphasis behind a link (md4c 0.4.8).
    constexpr unsigned Extensions = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    Output out;
    out.html.reserve(source.size() + source.size() / 4);
    // A million quotes within quotes are no text that somebody wrote; they are shown as the characters they
    // are.
    out.limit = source.size() * 8 + 64 * 1024;
    md_html(source.constData(), MD_SIZE(source.size()), appendOutput, &out, Extensions, 0);
    return out.overflowed ? htmlFromPlain(markdown) : withBareLinks(QString::fromUtf8(out.html));
}

qsizetype excerptMark(const QString &body)
{
    static const QRegularExpression mark(
        u"<!--\\s*more\\b[^>]{0,200}-->"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = mark.match(body);
    return match.hasMatch() ? match.capturedStart() : -1;
}

} // namespace courant::feed
