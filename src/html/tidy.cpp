// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/tidy.h"

#include "html/allowlist.h"

#include <QChar>

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

/// The character at `at`, which moves behind it. For valid UTF-8; anything else passes byte by byte.
char32_t nextCharacter(const QByteArray &utf8, qsizetype &at)
{
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    const int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    char32_t c = more == 3 ? lead & 0x07 : more == 2 ? lead & 0x0f : more == 1 ? lead & 0x1f : lead;
    for (int i = 0; i < more && at < utf8.size(); ++i)
        c = (c << 6) | (static_cast<unsigned char>(utf8[at++]) & 0x3f);
    return c;
}

/// Leaves out the ranges most Chinese, Japanese and Korean text is of: the look-up is dear.
bool mayBeMark(char32_t c)
{
    return !(c >= 0x3400 && c < 0xa66f) && !(c >= 0xac00 && c < 0xd800) && !(c >= 0xff00 && c < 0xfff0) &&
           !(c >= 0x3000 && c < 0x302a);
}

/// A picture that stands alone is a figure, however the publisher wrapped it.
bool isLonePicture(const Node &p)
{
    int pictures = 0;
    for (const auto &child : p.children) {
        const Node *inner = child.get();
        if (inner->tag == GUMBO_TAG_A && inner->children.size() == 1)
            inner = inner->children.front().get();
        if (inner->tag == GUMBO_TAG_IMG) {
            const QByteArray width = inner->attribute("width");
            if (!width.isEmpty() && width.toInt() < 200)
                return false;
            ++pictures;
        } else if (!inner->isBlank()) {
            return false;
        }
    }
    return pictures == 1;
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
    if (node.tag == GUMBO_TAG_P && isLonePicture(node)) {
        node.tag = GUMBO_TAG_FIGURE;
        std::erase_if(node.children, [](const auto &child) { return child->isBlank(); });
    }
    return node.children.empty() && !mayBeEmpty(node.tag) ? Tidied::Drop : Tidied::Keep;
}

QByteArray cleanText(const QByteArray &utf8)
{
    QByteArray out;
    qsizetype copied = 0;
    int marks = 0;
    const auto replace = [&](qsizetype from, qsizetype to, const char *with) {
        out.append(utf8.constData() + copied, from - copied).append(with);
        copied = to;
    };
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype from = at;
        const char32_t c = nextCharacter(utf8, at);
        if (c < 0x300) {
            marks = 0;
            if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0))
                replace(from, at, " ");
            continue;
        }
        marks = mayBeMark(c) && QChar::isMark(c) ? marks + 1 : 0;
        const bool nonCharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        if (nonCharacter || marks > MaxMarks)
            replace(from, at, "");
    }
    if (copied == 0)
        return utf8;
    replace(utf8.size(), utf8.size(), "");
    return out;
}

} // namespace courant::html
