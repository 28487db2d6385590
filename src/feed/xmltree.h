// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/xmlreader.h"

#include <vector>

namespace courant::feed {

/// One element with all that is in it, as a small tree. The memory is used again for the next one; views
/// point into the text that is parsed. Index 0 is the element itself.
class XmlTree final
{
public:
    struct Node
    {
        bool isText = false;
        bool isCData = false;
        Ns ns = Ns::None;
        QStringView name; ///< local
        QStringView qualified;
        QStringView raw; ///< of a text: as written
        int parent = -1;
        int first = -1; ///< child
        int last = -1;
        int next = -1; ///< sibling
        int attributes = 0;
        int attributeCount = 0;
    };

    /// What is more than any article has is left out.
    static constexpr size_t MostNodes = 250'000;

    /// Reads the element that just began, up to its end.
    void read(XmlReader &reader);

    const Node &node(int i) const { return m_nodes[size_t(i)]; }
    int size() const { return int(m_nodes.size()); }
    /// The first child element of that name (any case), -1 if none.
    int child(int parent, Ns ns, QLatin1StringView name) const;
    bool hasElements(int i) const;

    /// Decoded value of an attribute by its qualified name in any case; null when it is not there.
    QString attribute(int i, QLatin1StringView qualifiedName) const;
    /// All the text in an element, markup left out.
    QString text(int i) const;
    /// What stands between the tags: the text when there are no elements in it, else markup as HTML wants it.
    /// `escaped`: text is escaped although there are no elements.
    QString content(int i, bool escaped = false) const;
    /// Value of the nearest xml:`name` on the element or above it, down from the root; null if none.
    QString inherited(int i, QLatin1StringView qualifiedName) const;
    /// The values of xml:base from the root down to the element.
    QStringList bases(int i) const;

private:
    void appendText(int i, QString &out) const;
    void appendMarkup(int i, QString &out) const;
    static QStringView nameInHtml(const Node &node);
    void appendStartTag(const Node &node, QString &out) const;
    int add(int parent);
    int addElement(const XmlReader &reader, int parent);

    std::vector<Node> m_nodes;
    std::vector<RawAttribute> m_attributes;
    XmlTokenizer *m_tokenizer = nullptr;
    bool m_hasBase = false;
    bool m_hasLanguage = false;
};

} // namespace courant::feed
