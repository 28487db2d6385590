// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/cleantree.h"

#include "html/allowlist.h"
#include "html/gumbotree.h"
#include "html/inputguard.h"
#include "html/serializer.h"
#include "html/treebuilder.h"

namespace courant::html {

namespace {

/// Nearly everything is stable the second time; this is for markup made not to be.
constexpr int MaxRounds = 6;

/// Everything between angle brackets left out: for input that no tree can be made of within reason.
QByteArray withoutTags(const QByteArray &utf8)
{
    qsizetype end = std::min<qsizetype>(utf8.size(), 512 * 1024);
    while (end < utf8.size() && end > 0 && (utf8[end] & 0xc0) == 0x80) // not inside a character
        --end;
    QByteArray text = "<p>";
    bool inTag = false;
    for (char c : utf8.first(end)) {
        if (c == '<')
            inTag = true;
        else if (c == '>' && inTag)
            inTag = false;
        else if (!inTag)
            text += c;
    }
    return text;
}

/// Only paragraphs, headings and images in a row: shapes no parser rearranges.
void flatten(const Node &node, Node &root)
{
    for (const auto &child : node.children) {
        if (child->isText() || child->tag == GUMBO_TAG_IMG) {
            if (child->isText() && isBlank(child->text))
                continue;
            if (root.children.empty() || root.children.back()->tag != GUMBO_TAG_P)
                root.add(GUMBO_TAG_P);
            Node &p = *root.children.back();
            if (child->isText()) {
                p.addText(child->text);
            } else {
                p.add(GUMBO_TAG_IMG).attributes = child->attributes;
            }
            continue;
        }
        const bool block = ruleOf(child->tag).isBlock || child->tag == GUMBO_TAG_BR;
        const auto endParagraph = [&root] {
            if (!root.children.empty() && !root.children.back()->children.empty())
                root.add(GUMBO_TAG_P);
        };
        if (block)
            endParagraph();
        flatten(*child, root);
        if (block)
            endParagraph();
    }
}

Node buildFrom(const GumboNode *parsed, const QUrl &base, bool drawings, bool &truncated)
{
    TreeBuilder builder(base, drawings);
    Node root = builder.build(parsed);
    truncated |= builder.truncated();
    return root;
}

CleanTree build(const QByteArray &utf8, const QUrl &base, bool drawings)
{
    CleanTree clean;
    if (const GumboTree tree(utf8); tree.root()) {
        clean.root = buildFrom(tree.root(), base, drawings, clean.truncated);
        return clean;
    }
    clean.truncated = true;
    const QByteArray text = withoutTags(utf8);
    if (const GumboTree tree(text); tree.root())
        clean.root = buildFrom(tree.root(), base, drawings, clean.truncated);
    return clean;
}

} // namespace

CleanTree cleanTree(const QString &html, const QUrl &base, bool drawings)
{
    const GuardedInput input = guardInput(html.toUtf8());
    CleanTree clean = build(input.html, base, drawings);
    bool truncated = clean.truncated || input.cut;
    QByteArray written = serialize(clean.root);
    for (int round = 0; round < MaxRounds; ++round) {
        CleanTree next = build(written, base, drawings);
        truncated |= next.truncated;
        QByteArray again = serialize(next.root);
        const bool stable = again == written;
        clean = std::move(next);
        written = std::move(again);
        if (stable) {
            clean.truncated = truncated;
            return clean;
        }
    }
    CleanTree flat;
    flat.root.tag = GUMBO_TAG_DIV;
    flatten(clean.root, flat.root);
    std::erase_if(flat.root.children, [](const auto &child) { return child->children.empty(); });
    flat.truncated = truncated;
    return flat;
}

} // namespace courant::html
