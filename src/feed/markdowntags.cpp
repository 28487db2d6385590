// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/markdowntags.h"

#include "feed/markdown.h"
#include "feed/markdowncode.h"
#include "feed/plaintext.h"

#include <QRegularExpression>
#include <QSet>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostLookups = 50'000;

bool isKnownTag(const QString &name)
{
    static const QSet<QString> known = {u"raw"_s, u"codeblock"_s, u"code"_s, u"highlight"_s, u"blockquote"_s,
        u"quote"_s, u"pullquote"_s, u"img"_s, u"image"_s, u"asset_img"_s, u"asset_path"_s, u"asset_link"_s,
        u"link"_s, u"youtube"_s, u"vimeo"_s, u"bilibili"_s, u"iframe"_s, u"gist"_s, u"jsfiddle"_s,
        u"post_link"_s, u"post_path"_s, u"post_url"_s, u"include"_s, u"include_code"_s, u"include_relative"_s,
        u"capture"_s, u"assign"_s, u"if"_s, u"elsif"_s, u"else"_s, u"unless"_s, u"for"_s, u"case"_s,
        u"when"_s, u"comment"_s, u"note"_s, u"tabs"_s, u"aplayer"_s, u"centerquote"_s, u"cq"_s, u"render"_s,
        u"figure"_s, u"break"_s, u"continue"_s, u"seo"_s, u"toc"_s, u"increment"_s, u"decrement"_s};
    return known.contains(name.startsWith("end"_L1) ? name.mid(3) : name);
}

} // namespace

/// `{% name args %}`, `{%- … -%}`, `{{< name args >}}`, `{{% name args %}}`
bool TagRewriter::readTag(qsizetype at, Tag &tag) const
{
    if (++m_lookups > MostLookups)
        return false;
    constexpr qsizetype LongestTag = 4'000;
    const QStringView rest = QStringView(m_text).mid(at, LongestTag);
    qsizetype open = 2;
    if (rest.startsWith(u"{{<"))
        tag.closer = u">}}"_s;
    else if (rest.startsWith(u"{{%"))
        tag.closer = u"%}}"_s;
    else if (rest.startsWith(u"{%"))
        tag.closer = u"%}"_s;
    else
        return false;
    open = tag.closer.size();
    const qsizetype close = rest.indexOf(tag.closer, open);
    if (close < 0)
        return false;
    QStringView inside = rest.mid(open, close - open);
    if (inside.startsWith(u'-'))
        inside = inside.mid(1);
    if (inside.endsWith(u'-') || inside.endsWith(u'/'))
        inside.chop(1);
    inside = inside.trimmed();
    if (inside.startsWith(u'/')) {
        tag.closing = true;
        inside = inside.mid(1).trimmed();
    }
    qsizetype size = 0;
    while (size < inside.size() && (inside[size].isLetterOrNumber() || inside[size] == u'_' ||
                                       inside[size] == u'-' || inside[size] == u'/' || inside[size] == u'.'))
        ++size;
    tag.name = inside.left(size).toString();
    tag.args = inside.mid(size).trimmed().toString();
    tag.end = at + close + tag.closer.size();
    if (tag.name.startsWith("end"_L1) && tag.closer == "%}"_L1) {
        tag.closing = true;
        tag.name = tag.name.mid(3);
    }
    return !tag.name.isEmpty() || tag.closing;
}

/// HTML: behind a <pre>, <code>, <script>, <style> or comment that begins at `at`, or -1.
qsizetype TagRewriter::elementEnd(qsizetype at) const
{
    const QStringView rest = QStringView(m_text).mid(at);
    for (const QLatin1StringView name : {"pre"_L1, "code"_L1, "script"_L1, "style"_L1, "textarea"_L1}) {
        if (!rest.mid(1).startsWith(name, Qt::CaseInsensitive) ||
            (rest.size() > name.size() + 1 && rest[name.size() + 1].isLetterOrNumber()))
            continue;
        const qsizetype end = m_text.indexOf(QString(u"</"_s + name), at, Qt::CaseInsensitive);
        return end < 0 ? m_text.size() : end;
    }
    return -1;
}

/// Behind kramdown's `{: .class}`, or -1.
qsizetype TagRewriter::attributeListEnd(qsizetype at) const
{
    constexpr qsizetype Longest = 200;
    const QStringView rest = QStringView(m_text).mid(at, Longest);
    if (m_output != Form::Markdown || !rest.startsWith(u"{:"))
        return -1;
    const qsizetype close = rest.indexOf(u'}');
    return close < 0 || rest.first(close).contains(u'\n') ? -1 : at + close + 1;
}

QString TagRewriter::rewritten()
{
    if (!m_text.contains(u"{%"_s) && !m_text.contains(u"{{"_s) && !m_text.contains(u"{:"_s))
        return m_text;
    m_out.reserve(m_text.size());
    bool lineStart = true;
    for (qsizetype i = 0; i < m_text.size();) {
        const QChar c = m_text.at(i);
        qsizetype code = -1;
        if (m_output == Form::Markdown && lineStart)
            code = codeBlockEnd(m_text, i);
        if (m_output == Form::Markdown && code < 0 && c == u'`')
            code = codeSpanEnd(m_text, i);
        if (m_output == Form::Html && c == u'<')
            code = elementEnd(i);
        lineStart = c == u'\n';
        if (code > i) {
            m_out += QStringView(m_text).mid(i, code - i);
            lineStart = m_text.at(code - 1) == u'\n';
            i = code;
            continue;
        }
        Tag tag;
        if (c == u'{' && readTag(i, tag) && (m_output == Form::Markdown || isKnownTag(tag.name))) {
            i = replaceTag(tag);
            continue;
        }
        if (c == u'{' && QStringView(m_text).mid(i, 2) == u"{{") {
            i = replaceOutput(i);
            continue;
        }
        const qsizetype attributes = c == u'{' ? attributeListEnd(i) : -1;
        if (attributes > 0) {
            i = attributes;
            continue;
        }
        m_out += c;
        ++i;
    }
    return m_out;
}

/// The end of the block that `tag` opens; false when nothing closes it.
bool TagRewriter::findEnd(const Tag &tag, qsizetype &contentEnd, qsizetype &blockEnd) const
{
    const QString opener = tag.closer == ">}}"_L1 ? u"{{<"_s : tag.closer == "%}}"_L1 ? u"{{%"_s : u"{%"_s;
    int nested = 0;
    int looked = 0;
    for (qsizetype at = m_text.indexOf(opener, tag.end); at >= 0 && ++looked < 500;
         at = m_text.indexOf(opener, at + 2)) {
        if (m_lookups > MostLookups)
            return false;
        Tag other;
        if (!readTag(at, other) || other.name != tag.name)
            continue;
        if (!other.closing) {
            nested += tag.name != "raw"_L1;
        } else if (nested-- == 0) {
            contentEnd = at;
            blockEnd = other.end;
            return true;
        }
    }
    return false;
}

qsizetype TagRewriter::replaceTag(const Tag &tag)
{
    static const QSet<QString> blocks = {u"raw"_s, u"codeblock"_s, u"code"_s, u"highlight"_s, u"blockquote"_s,
        u"quote"_s, u"pullquote"_s, u"comment"_s, u"capture"_s, u"centerquote"_s, u"cq"_s};
    if (tag.closing)
        return tag.end;
    if (blocks.contains(tag.name))
        return replaceBlock(tag);
    const QStringList words = tagArguments(tag.args);
    if (tag.name == "assign"_L1) {
        const qsizetype equals = tag.args.indexOf(u'=');
        bool known = false;
        if (equals > 0)
            m_assigned.insert(tag.args.left(equals).trimmed(), evaluated(tag.args.mid(equals + 1), known));
        return tag.end;
    }
    if (!putMedia(tag, words))
        putReference(tag, words);
    return tag.end; // a block's inside stays, its two tags go
}

qsizetype TagRewriter::replaceBlock(const Tag &tag)
{
    qsizetype contentEnd = 0;
    qsizetype blockEnd = 0;
    if (!findEnd(tag, contentEnd, blockEnd))
        return tag.end;
    QString inner = m_text.mid(tag.end, contentEnd - tag.end);
    if (tag.name == "comment"_L1)
        return blockEnd;
    if (tag.name == "capture"_L1) {
        m_assigned.insert(tag.args, inner.contains(u"{%"_s) ? QString() : inner.trimmed());
        return blockEnd;
    }
    if (tag.name == "raw"_L1) {
        m_out += inner;
        return blockEnd;
    }
    const QStringList words = tagArguments(tag.args);
    if (tag.name == "codeblock"_L1 || tag.name == "code"_L1 || tag.name == "highlight"_L1) {
        static const QRegularExpression rawTags(u"\\{%-?\\s*(?:end)?raw\\s*-?%\\}"_s);
        inner.remove(rawTags);
        QString language = namedArgument(words, "lang"_L1);
        if (language.isNull() && tag.name == "highlight"_L1)
            language = words.value(0);
        putCode(inner, language);
        return blockEnd;
    }
    if (m_depth < 10) {
        TagRewriter nested(inner, m_page, m_output);
        nested.m_depth = m_depth + 1;
        nested.m_assigned = m_assigned;
        inner = nested.rewritten();
    }
    putQuote(inner, words);
    return blockEnd;
}

/// `{{ expression }}`: the text when it is known, nothing when only the site's program knows it, and
/// left alone when it is not of a template at all.
qsizetype TagRewriter::replaceOutput(qsizetype at)
{
    constexpr qsizetype LongestExpression = 500;
    const qsizetype close =
        ++m_lookups > MostLookups ? -1 : QStringView(m_text).mid(at, LongestExpression).indexOf(u"}}");
    if (close < 0) {
        m_out += u"{{"_s;
        return at + 2;
    }
    QString expression = m_text.mid(at + 2, close - 2).trimmed();
    if (expression.startsWith(u'-'))
        expression = expression.mid(1).trimmed();
    if (expression.endsWith(u'-'))
        expression = expression.chopped(1).trimmed();
    bool known = false;
    const QString text = evaluated(expression, known);
    m_out += known ? text : m_text.mid(at, close + 2);
    return at + close + 2;
}

QString TagRewriter::evaluated(const QString &expression, bool &known) const
{
    const QString first = expression.section(u'|', 0, 0).trimmed();
    known = true;
    if (first.size() >= 2 && (first.front() == u'"' || first.front() == u'\'') &&
        first.back() == first.front())
        return first.mid(1, first.size() - 2);
    if (m_assigned.contains(first))
        return m_assigned.value(first);
    if (first.startsWith("page."_L1)) {
        const QVariant value = m_page.value(first.mid(5));
        return value.canConvert<QString>() ? htmlFromPlain(value.toString()) : QString();
    }
    known = first.startsWith("site."_L1) || first.startsWith("post."_L1) || first.startsWith("include."_L1) ||
            first == "content"_L1 || expression.contains(" | "_L1);
    return {};
}

QString withoutTemplateTags(const QString &markdown, const QVariantMap &page)
{
    return TagRewriter(markdown, page, TagRewriter::Form::Markdown).rewritten();
}

QString withoutKnownTemplateTags(const QString &html, const QVariantMap &page)
{
    static const QRegularExpression tag(u"\\{%-?\\s*(\\w+)"_s);
    static const QRegularExpression output(u"\\{\\{-?\\s*(?:page|site)\\.\\w"_s);
    if (html.contains(output))
        return TagRewriter(html, page, TagRewriter::Form::Html).rewritten();
    QRegularExpressionMatchIterator matches = tag.globalMatch(html);
    while (matches.hasNext()) {
        if (isKnownTag(matches.next().captured(1)))
            return TagRewriter(html, page, TagRewriter::Form::Html).rewritten();
    }
    return html;
}

} // namespace courant::feed
