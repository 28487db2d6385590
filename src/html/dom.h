// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <gumbo.h>

#include <memory>
#include <vector>

/// The tree between the parser and the serializer: allow-listed elements and text, nothing else.
namespace courant::html {

struct Attribute
{
    const char *name; ///< a literal
    QByteArray value; ///< UTF-8, not escaped
};

struct Node
{
    static constexpr GumboTag Text = GUMBO_TAG_LAST;

    GumboTag tag = Text;
    QByteArray text; ///< UTF-8; only of text nodes
    std::vector<Attribute> attributes;
    std::vector<std::unique_ptr<Node>> children;

    bool isText() const { return tag == Text; }
    /// The value of an attribute; null when it is not there.
    QByteArray attribute(const char *name) const;
    /// Sets or replaces.
    void setAttribute(const char *name, const QByteArray &value);
    Node &add(GumboTag child);
    /// Appends text, to the last child if that is text as well.
    void addText(const QByteArray &utf8);
    void addNode(std::unique_ptr<Node> child);
    bool hasElement(GumboTag wanted) const;
    /// No text but blanks, no image, no rule.
    bool isBlank() const;
};

bool isBlank(const QByteArray &text);

} // namespace courant::html
