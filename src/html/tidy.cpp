// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/tidy.h"

#include "html/allowlist.h"

#include <QString>

namespace courant::html {

namespace {

constexpr int MaxMarks = 64;

bool isBlock(const Node &node)
{
    return !node.isText() && ruleOf(node.tag).isBlock;
}

/// Bare words and inline elements of a figure become its caption.
void captionFigure(Node &figure)
{
    const auto isWords = [](const Node &child) {
        if (child.isText())
            return true;
        return !isBlock(child) && child.tag != GUMBO_TAG_IMG && !child.hasElement(GUMBO_TAG_IMG);
    };
    const bool captioned = std::any_of(figure.children.begin(), figure.children.end(),
        [](const auto &child) { return child->tag == GUMBO_TAG_FIGCAPTION; });
    const bool hasWords = std::any_of(figure.children.begin(), figure.children.end(),
        [&](const auto &child) { return isWords(*child) && !child->isBlank(); });
    if (captioned || !hasWords)
        return;
    auto caption = std::make_unique<Node>();
    caption->tag = GUMBO_TAG_FIGCAPTION;
    std::vector<std::unique_ptr<Node>> rest;
    for (auto &child : figure.children) {
        if (isWords(*child))
            caption->addNode(std::move(child));
        else
            rest.push_back(std::move(child));
    }
    while (!caption->children.empty() && caption->children.front()->isBlank())
        caption->children.erase(caption->children.begin());
    while (!caption->children.empty() && caption->children.back()->isBlank())
        caption->children.pop_back();
    rest.push_back(std::move(caption));
    figure.children = std::move(rest);
}

void trimPre(Node &pre)
{
    // The parser swallows one newline at the start: none there means none to lose.
    Node *first = &pre;
    while (!first->children.empty()) {
        Node &child = *first->children.front();
        if (!child.isText()) {
            first = &child;
            continue;
        }
        qsizetype from = 0;
        while (from < child.text.size() && child.text[from] == '\n')
            ++from;
        child.text.remove(0, from);
        if (!child.text.isEmpty())
            break;
        first->children.erase(first->children.begin());
    }
    while (!pre.children.empty() && pre.children.back()->isText()) {
        QByteArray &text = pre.children.back()->text;
        while (text.endsWith('\n') || text.endsWith(' '))
            text.chop(1);
        if (!text.isEmpty())
            break;
        pre.children.pop_back();
    }
}

/// Paragraphs with blocks in them are cut into paragraphs and blocks in a row.
void splitParagraphs(Node &parent)
{
    const auto needsSplit = [](const Node &node) {
        return node.tag == GUMBO_TAG_P && std::any_of(node.children.begin(), node.children.end(),
                                              [](const auto &child) { return isBlock(*child); });
    };
    if (std::none_of(parent.children.begin(), parent.children.end(),
            [&](const auto &child) { return needsSplit(*child); }))
        return;
    std::vector<std::unique_ptr<Node>> list;
    for (auto &child : parent.children) {
        if (!needsSplit(*child)) {
            list.push_back(std::move(child));
            continue;
        }
        std::unique_ptr<Node> p;
        const auto flush = [&] {
            if (p && !p->isBlank())
                list.push_back(std::move(p));
            p.reset();
        };
        for (auto &part : child->children) {
            if (isBlock(*part)) {
                flush();
                list.push_back(std::move(part));
                continue;
            }
            if (!p) {
                p = std::make_unique<Node>();
                p->tag = GUMBO_TAG_P;
                p->attributes = child->attributes;
            }
            p->addNode(std::move(part));
        }
        flush();
    }
    parent.children = std::move(list);
}

bool mayBeEmpty(GumboTag tag)
{
    return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_COL || tag == GUMBO_TAG_COLGROUP ||
           tag == GUMBO_TAG_TR || ruleOf(tag).isVoid;
}

} // namespace

void tidyChildren(Node &root)
{
    splitParagraphs(root);
}

Tidied tidy(Node &node)
{
    if (ruleOf(node.tag).isVoid)
        return Tidied::Keep;
    tidyChildren(node);
    switch (node.tag) {
    case GUMBO_TAG_A:
        if (node.attributes.empty())
            return Tidied::Unwrap;
        break;
    case GUMBO_TAG_SPAN:
        if (node.attributes.empty())
            return Tidied::Unwrap;
        break;
    case GUMBO_TAG_FIGURE:
        captionFigure(node);
        break;
    case GUMBO_TAG_PRE:
        trimPre(node);
        break;
    default:
        break;
    }
    if (node.tag == GUMBO_TAG_P && node.isBlank())
        return Tidied::Drop;
    return node.children.empty() && !mayBeEmpty(node.tag) ? Tidied::Drop : Tidied::Keep;
}

QByteArray cleanText(const QByteArray &utf8)
{
    bool suspicious = false;
    for (char c : utf8) {
        const auto u = static_cast<unsigned char>(c);
        suspicious |= (u < 0x20 && c != '\n' && c != '\t') || u == 0x7f || u >= 0xcc;
    }
    if (!suspicious)
        return utf8;
    QString text;
    int marks = 0;
    for (const char32_t c : QString::fromUtf8(utf8).toUcs4()) {
        const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
        const bool nonCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        if (nonCharacter)
            continue;
        marks = QChar::isMark(c) ? marks + 1 : 0;
        if (marks > MaxMarks)
            continue;
        if (control)
            text += u' ';
        else
            text += QChar::fromUcs4(c);
    }
    return text.toUtf8();
}

} // namespace courant::html
