// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/codeblock.h"

#include "html/imagesource.h"

#include <QByteArrayList>

#include <array>

namespace courant::html {

namespace {

constexpr int MaxDepth = 64;

QByteArrayList classesOf(const GumboNode *element)
{
    QByteArrayList classes;
    for (const QByteArray &name : inputAttribute(element, "class").simplified().split(' ')) {
        if (!name.isEmpty() && classes.size() < 32)
            classes += name;
    }
    return classes;
}

bool isElement(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
}

const GumboNode *child(const GumboNode *node, unsigned i)
{
    return static_cast<const GumboNode *>(node->v.element.children.data[i]);
}

bool contains(const GumboNode *element, GumboTag tag, int depth = 0)
{
    if (depth > MaxDepth)
        return false;
    for (unsigned i = 0; i < element->v.element.children.length; ++i) {
        const GumboNode *c = child(element, i);
        if (isElement(c) && (c->v.element.tag == tag || contains(c, tag, depth + 1)))
            return true;
    }
    return false;
}

bool isLineNumbers(const GumboNode *element)
{
    static constexpr std::array names{"gutter", "rouge-gutter", "lineno", "linenos", "linenodiv",
        "line-number", "line-numbers-rows", "lnt", "ln", "hljs-ln-numbers", "blob-num", "crayon-nums",
        "copy-btn", "code-copy", "toolbar"};
    const QByteArrayList classes = classesOf(element);
    return std::any_of(
        names.begin(), names.end(), [&](const char *name) { return classes.contains(QByteArray(name)); });
}

void endLine(QByteArray &out)
{
    if (!out.isEmpty() && !out.endsWith('\n'))
        out += '\n';
}

void collect(const GumboNode *node, QByteArray &out, int depth)
{
    if (depth > MaxDepth)
        return;
    for (unsigned i = 0; i < node->v.element.children.length; ++i) {
        const GumboNode *c = child(node, i);
        if (c->type == GUMBO_NODE_TEXT || c->type == GUMBO_NODE_WHITESPACE || c->type == GUMBO_NODE_CDATA) {
            // Blanks between the parts of a table are its layout, not the code's.
            const GumboTag in = node->v.element.tag;
            if (c->type != GUMBO_NODE_WHITESPACE ||
                (in != GUMBO_TAG_TABLE && in != GUMBO_TAG_TBODY && in != GUMBO_TAG_TR &&
                    in != GUMBO_TAG_FIGURE && in != GUMBO_TAG_OL))
                out += c->v.text.text;
            continue;
        }
        if (!isElement(c) || isLineNumbers(c))
            continue;
        switch (c->v.element.tag) {
        case GUMBO_TAG_BR:
            out += '\n';
            break;
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_FIGCAPTION:
        case GUMBO_TAG_TEMPLATE:
            break;
        case GUMBO_TAG_DIV:
        case GUMBO_TAG_P:
        case GUMBO_TAG_LI:
        case GUMBO_TAG_TR:
        case GUMBO_TAG_PRE:
            endLine(out);
            collect(c, out, depth + 1);
            endLine(out);
            break;
        default:
            collect(c, out, depth + 1);
        }
    }
}

/// A language's name fit for a class; empty when it is none.
QByteArray cleanName(QByteArray name)
{
    name = name.trimmed().toLower();
    if (name.isEmpty() || name.size() > 32)
        return {};
    for (char c : name) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '#' || c == '-' ||
                c == '_' || c == '.'))
            return {};
    }
    static constexpr std::array none{
        "plain", "plaintext", "text", "none", "default", "nohighlight", "no-highlight", "txt", "raw"};
    return std::find(none.begin(), none.end(), name) != none.end() ? QByteArray() : name;
}

QByteArray ownLanguage(const GumboNode *element)
{
    for (const char *attribute : {"data-lang", "data-language", "data-enlighter-language"}) {
        const QByteArray name = cleanName(inputAttribute(element, attribute));
        if (!name.isEmpty())
            return name;
    }
    const QByteArrayList classes = classesOf(element);
    for (const QByteArray &name : classes) {
        for (const char *prefix : {"language-", "lang-", "highlight-source-", "brush:"}) {
            if (name.startsWith(prefix)) {
                QByteArray rest = name.mid(qstrlen(prefix));
                if (rest.endsWith(';'))
                    rest.chop(1);
                if (const QByteArray clean = cleanName(rest); !clean.isEmpty())
                    return clean;
            }
        }
    }
    const qsizetype brush = classes.indexOf("brush:");
    if (brush >= 0 && brush + 1 < classes.size())
        return cleanName(classes[brush + 1].split(';').front());
    // <figure class="highlight js">, <pre class="sourceCode python">, <code class="hljs css">
    if (classes.size() == 2 &&
        (classes[0] == "highlight" || classes[0] == "sourceCode" || classes[0] == "hljs"))
        return cleanName(classes[1]);
    return {};
}

QByteArray languageWithin(const GumboNode *element, int depth)
{
    if (const QByteArray own = ownLanguage(element); !own.isEmpty() || depth > 8)
        return own;
    for (unsigned i = 0; i < element->v.element.children.length; ++i) {
        const GumboNode *c = child(element, i);
        if (!isElement(c))
            continue;
        const GumboTag tag = c->v.element.tag;
        if (tag == GUMBO_TAG_SPAN || tag == GUMBO_TAG_A)
            continue;
        if (const QByteArray name = languageWithin(c, depth + 1); !name.isEmpty())
            return name;
    }
    return {};
}

} // namespace

bool hasClass(const GumboNode *element, const char *name)
{
    return classesOf(element).contains(QByteArray(name));
}

bool isCodeBox(const GumboNode *element)
{
    const GumboTag tag = element->v.element.tag;
    if (tag != GUMBO_TAG_FIGURE && tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_TABLE)
        return false;
    static constexpr std::array boxes{"highlight", "highlighter-rouge", "codehilite", "lntable",
        "rouge-table", "highlighttable", "code-highlight", "syntaxhighlighter", "crayon-syntax",
        "blob-wrapper"};
    const QByteArrayList classes = classesOf(element);
    if (!std::any_of(
            boxes.begin(), boxes.end(), [&](const char *box) { return classes.contains(QByteArray(box)); }))
        return false;
    return contains(element, GUMBO_TAG_PRE) || contains(element, GUMBO_TAG_CODE);
}

QByteArray codeText(const GumboNode *element)
{
    QByteArray text;
    collect(element, text, 0);
    text.replace("\r\n", "\n");
    qsizetype from = 0;
    while (from < text.size() && text[from] == '\n')
        ++from;
    while (text.endsWith('\n') || text.endsWith(' '))
        text.chop(1);
    return from < text.size() ? text.mid(from) : QByteArray();
}

QByteArray codeLanguage(const GumboNode *element)
{
    return languageWithin(element, 0);
}

} // namespace courant::html
