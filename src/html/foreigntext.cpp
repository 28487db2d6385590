// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/foreigntext.h"

#include "html/imagesource.h"

namespace courant::html {

namespace {

constexpr int MaxDepth = 64;

QByteArray nameOfForeign(const GumboNode *element)
{
    GumboStringPiece piece = element->v.element.original_tag;
    if (!piece.data || piece.length == 0)
        return {};
    gumbo_tag_from_original_text(&piece);
    return QByteArray(piece.data, qsizetype(std::min<size_t>(piece.length, 64))).toLower();
}

bool isElement(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT;
}

const GumboNode *child(const GumboNode *node, unsigned i)
{
    return static_cast<const GumboNode *>(node->v.element.children.data[i]);
}

/// What stands between the parts of a fraction, a power, an index.
const char *joint(const QByteArray &name)
{
    return name == "mfrac" ? "/" : name == "msup" ? "^" : name == "msub" ? "_" : "";
}

void linear(const GumboNode *element, QByteArray &out, int depth)
{
    const QByteArray name = nameOfForeign(element);
    if (name == "msqrt")
        out += "\xe2\x88\x9a";
    const qsizetype start = out.size();
    for (unsigned i = 0; i < element->v.element.children.length && depth < MaxDepth; ++i) {
        const GumboNode *c = child(element, i);
        if (isElement(c) && out.size() > start)
            out += joint(name);
        if (c->type == GUMBO_NODE_TEXT || c->type == GUMBO_NODE_CDATA)
            out += QByteArray(c->v.text.text).simplified();
        else if (isElement(c) && !nameOfForeign(c).startsWith("annotation") &&
                 c->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
            linear(c, out, depth + 1);
    }
}

const GumboNode *find(const GumboNode *element, const char *name, int depth)
{
    for (unsigned i = 0; i < element->v.element.children.length && depth < MaxDepth; ++i) {
        const GumboNode *c = child(element, i);
        if (!isElement(c) || c->v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
            continue;
        if (nameOfForeign(c) == name)
            return c;
        if (const GumboNode *found = find(c, name, depth + 1))
            return found;
    }
    return nullptr;
}

QByteArray mathText(const GumboNode *math)
{
    const QByteArray alt = inputAttribute(math, "alttext").simplified();
    if (!alt.isEmpty())
        return alt;
    QByteArray text;
    const GumboNode *annotation = find(math, "annotation", 0);
    if (annotation && inputAttribute(annotation, "encoding").contains("tex")) {
        linear(annotation, text, 0);
        if (!text.isEmpty())
            return text;
    }
    linear(math, text, 0);
    return text;
}

} // namespace

QByteArray foreignText(const GumboNode *element)
{
    if (element->v.element.tag_namespace == GUMBO_NAMESPACE_MATHML)
        return mathText(element);
    QByteArray text;
    if (const GumboNode *title = find(element, "title", 0))
        linear(title, text, 0);
    if (text.isEmpty())
        text = inputAttribute(element, "aria-label").simplified();
    return text.size() > 300 ? QByteArray() : text;
}

} // namespace courant::html
