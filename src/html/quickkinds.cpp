// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/quickkinds.h"

#include <array>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

using Kinds = std::array<Kind, GUMBO_TAG_LAST + 1>;

Kinds makeKinds()
{
    Kinds kinds{};
    const auto set = [&kinds](Kind kind, std::initializer_list<GumboTag> tags) {
        for (const GumboTag tag : tags)
            kinds[tag] = kind;
    };
    set(Kind::Inline,
        {GUMBO_TAG_A, GUMBO_TAG_ABBR, GUMBO_TAG_B, GUMBO_TAG_CITE, GUMBO_TAG_CODE, GUMBO_TAG_DEL,
            GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I, GUMBO_TAG_INS, GUMBO_TAG_KBD, GUMBO_TAG_MARK,
            GUMBO_TAG_Q, GUMBO_TAG_S, GUMBO_TAG_SAMP, GUMBO_TAG_SMALL, GUMBO_TAG_SPAN, GUMBO_TAG_STRONG,
            GUMBO_TAG_SUB, GUMBO_TAG_SUP, GUMBO_TAG_TIME, GUMBO_TAG_U, GUMBO_TAG_VAR});
    set(Kind::Block, {GUMBO_TAG_DIV, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,
                         GUMBO_TAG_ASIDE, GUMBO_TAG_NAV, GUMBO_TAG_MAIN, GUMBO_TAG_CENTER,
                         GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION});
    set(Kind::Paragraph, {GUMBO_TAG_P});
    set(Kind::Heading, {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
    set(Kind::List, {GUMBO_TAG_UL, GUMBO_TAG_OL});
    set(Kind::Item, {GUMBO_TAG_LI});
    set(Kind::Terms, {GUMBO_TAG_DL});
    set(Kind::Term, {GUMBO_TAG_DT, GUMBO_TAG_DD});
    set(Kind::Break, {GUMBO_TAG_BR, GUMBO_TAG_WBR});
    set(Kind::Rule, {GUMBO_TAG_HR});
    set(Kind::Image, {GUMBO_TAG_IMG});
    set(Kind::Pre, {GUMBO_TAG_PRE});
    return kinds;
}

} // namespace

Kind kindOf(GumboTag tag)
{
    static const Kinds kinds = makeKinds();
    return kinds[tag];
}

bool isTransformed(const ScannedTag &tag)
{
    const auto hasClassOf = [&tag](std::initializer_list<QLatin1StringView> parts) {
        return std::any_of(parts.begin(), parts.end(),
            [&tag](QLatin1StringView part) { return tag.attributeContains("class"_L1, part); });
    };
    if (tag.attributes.isEmpty())
        return false;
    return tag.attributeContains("style"_L1, "background"_L1) ||
           hasClassOf({"wp-caption"_L1, "katex"_L1, "highlight"_L1, "codehilite"_L1, "rouge"_L1, "crayon"_L1,
               "blob-wrapper"_L1, "lntable"_L1});
}

bool mayNameLanguage(const ScannedTag &tag)
{
    const bool byClass = std::any_of(tag.attributes.begin(), tag.attributes.end(),
        [](const ScannedAttribute &a) { return a.name.startsWith("data-"_L1, Qt::CaseInsensitive); });
    return byClass || isTransformed(tag) || tag.attributeContains("class"_L1, "lang"_L1) ||
           tag.attributeContains("class"_L1, "brush"_L1) || tag.attributeContains("class"_L1, "source"_L1) ||
           tag.attributeContains("class"_L1, "hljs"_L1);
}

} // namespace courant::html
