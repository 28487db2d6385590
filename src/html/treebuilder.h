// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "html/dom.h"
#include "html/drawing.h"

#include <QSet>
#include <QUrl>

namespace courant::html {

/// Makes our tree from the parser's: what is not on the allow-list goes, the rest is put right.
class TreeBuilder final
{
public:
    /// `drawings`: SVG becomes an image of its own, else its words.
    explicit TreeBuilder(const QUrl &base, bool drawings = false);

    Node build(const GumboNode *root);
    /// A cap was reached and the rest left out.
    bool truncated() const { return m_truncated; }

private:
    struct Place ///< where in the tree we are
    {
        int inputDepth = 0;
        int depth = 0;
        bool pre = false;
        bool link = false;     ///< within a link: no link, no player
        bool noscript = false; ///< only images pass
        const GumboNode *picture = nullptr;
    };

    void children(const GumboNode *element, Node &into, Place place);
    void node(const GumboNode *node, Node &into, Place place);
    void element(const GumboNode *element, Node &into, Place place);
    void kept(const GumboNode *element, Node &into, Place place);
    bool special(const GumboNode *element, Node &into, Place place);
    void text(const char *utf8, Node &into, const Place &place);
    void image(const GumboNode *element, Node &into, const Place &place);
    void player(const GumboNode *element, Node &into, const Place &place);
    void codeBox(const GumboNode *element, Node &into, bool knownBox);
    void foreign(const GumboNode *element, Node &into, const Place &place);
    void drawing(const Drawing &drawing, const QByteArray &alt, Node &into);
    void finish(std::unique_ptr<Node> node, Node &into);
    bool count(qsizetype bytes);

    QUrl m_base;
    bool m_drawings;
    QSet<QByteArray> m_shown;        ///< loose keys of images so far
    QSet<QByteArray> m_fromNoscript; ///< those of them that a noscript gave
    int m_elements = 0;
    qsizetype m_bytes = 0;
    bool m_truncated = false;
};

} // namespace courant::html
