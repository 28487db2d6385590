// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/dom.h"

#include "html/allowlist.h"

namespace courant::html {

QByteArray Node::attribute(const char *name) const
{
    for (const Attribute &a : attributes) {
        if (qstrcmp(a.name, name) == 0)
            return a.value;
    }
    return {};
}

void Node::setAttribute(const char *name, const QByteArray &value)
{
    for (Attribute &a : attributes) {
        if (qstrcmp(a.name, name) == 0) {
            a.value = value;
            return;
        }
    }
    attributes.push_back({name, value});
}

Node &Node::add(GumboTag child)
{
    auto node = std::make_unique<Node>();
    node->tag = child;
    children.push_back(std::move(node));
    return *children.back();
}

void Node::addText(const QByteArray &utf8)
{
    if (utf8.isEmpty())
        return;
    if (children.empty() || !children.back()->isText())
        add(Text);
    children.back()->text += utf8;
}

void Node::addNode(std::unique_ptr<Node> child)
{
    if (child->isText())
        addText(child->text);
    else
        children.push_back(std::move(child));
}

bool Node::hasElement(GumboTag wanted) const
{
    return std::any_of(children.begin(), children.end(),
        [wanted](const auto &child) { return child->tag == wanted || child->hasElement(wanted); });
}

bool Node::isBlank() const
{
    if (isText())
        return html::isBlank(text);
    if (ruleOf(tag).isVoid)
        return tag == GUMBO_TAG_BR || tag == GUMBO_TAG_WBR;
    return std::all_of(children.begin(), children.end(), [](const auto &child) { return child->isBlank(); });
}

bool isBlank(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')
            continue;
        if (c == '\xc2' && i + 1 < text.size() && text[i + 1] == '\xa0') { // no-break space
            ++i;
            continue;
        }
        if (i + 2 < text.size() && (text.mid(i, 3) == "\xe2\x80\x8b" || text.mid(i, 3) == "\xef\xbb\xbf")) {
            i += 2; // zero-width space, byte order mark
            continue;
        }
        return false;
    }
    return true;
}

} // namespace courant::html
