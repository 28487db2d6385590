// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/treebuilder.h"

#include "html/allowlist.h"
#include "html/attributes.h"
#include "html/codeblock.h"
#include "html/embed.h"
#include "html/foreigntext.h"
#include "html/imagesource.h"
#include "html/link.h"
#include "html/tidy.h"

namespace courant::html {

namespace {

constexpr int MaxDepth = 256;
constexpr int MaxInputDepth = 1200;
constexpr int MaxElements = 50'000;
constexpr qsizetype MaxBytes = 2 * 1024 * 1024;
constexpr qsizetype MaxDataBytes = 4 * 1024 * 1024;
constexpr int WideDrawing = 200; // CSS pixels

QByteArray tagName(const GumboNode *element)
{
    GumboStringPiece piece = element->v.element.original_tag;
    if (!piece.data || piece.length == 0)
        return {};
    gumbo_tag_from_original_text(&piece);
    return QByteArray(piece.data, qsizetype(std::min<size_t>(piece.length, 64))).toLower();
}

/// How many bytes of a text have room once escaped; what they take is taken from the room.
qsizetype fitting(const QByteArray &text, qsizetype &room)
{
    qsizetype character = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c & 0xc0) != 0x80)
            character = i;
        room -= c == '&' ? 5 : (c == '<' || c == '>') ? 4 : 1;
        if (room < 0) {
            room = 0;
            return character;
        }
    }
    return text.size();
}

} // namespace

TreeBuilder::TreeBuilder(const QUrl &base, bool drawings) : m_base(base), m_drawings(drawings) {}

Node TreeBuilder::build(const GumboNode *root)
{
    Node tree;
    tree.tag = GUMBO_TAG_DIV;
    children(root, tree, {});
    tidyChildren(tree);
    return tree;
}

bool TreeBuilder::count(qsizetype bytes)
{
    m_bytes += bytes;
    if (m_bytes > MaxBytes || m_elements > MaxElements)
        m_truncated = true;
    return !m_truncated;
}

void TreeBuilder::children(const GumboNode *element, Node &into, Place place)
{
    if (++place.inputDepth > MaxInputDepth) {
        m_truncated = true;
        return;
    }
    const GumboVector &list = element->v.element.children;
    for (unsigned i = 0; i < list.length && !m_truncated; ++i)
        node(static_cast<const GumboNode *>(list.data[i]), into, place);
}

void TreeBuilder::node(const GumboNode *node, Node &into, Place place)
{
    switch (node->type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_WHITESPACE:
    case GUMBO_NODE_CDATA:
        text(node->v.text.text, into, place);
        break;
    case GUMBO_NODE_ELEMENT:
        element(node, into, place);
        break;
    default: // comments, templates
        break;
    }
}

void TreeBuilder::text(const char *utf8, Node &into, const Place &place)
{
    if (place.noscript || place.picture)
        return;
    QByteArray clean = cleanText(utf8);
    qsizetype room = MaxBytes - m_bytes;
    const qsizetype fits = fitting(clean, room);
    if (fits < clean.size()) {
        clean.truncate(fits);
        m_truncated = true;
    }
    into.addText(clean);
    m_bytes = MaxBytes - room;
}

void TreeBuilder::element(const GumboNode *element, Node &into, Place place)
{
    if (element->v.element.tag_namespace != GUMBO_NAMESPACE_HTML) {
        foreign(element, into, place);
        return;
    }
    if (special(element, into, place))
        return;
    const ElementRule &rule = ruleOf(element->v.element.tag);
    if (rule.fate == ElementRule::Drop)
        return;
    if (rule.fate == ElementRule::Keep && !place.noscript && !place.picture) {
        kept(element, into, place);
        return;
    }
    // A block that goes leaves its breaks: two words must not become one.
    if (place.pre && rule.isBlock)
        into.addText("\n");
    children(element, into, place);
}

/// Elements with a way of their own. False: the common way is right.
bool TreeBuilder::special(const GumboNode *element, Node &into, Place place)
{
    const GumboTag tag = element->v.element.tag;
    switch (tag) {
    case GUMBO_TAG_IMG:
        image(element, into, place);
        return true;
    case GUMBO_TAG_NOSCRIPT:
        place.noscript = true;
        children(element, into, place);
        return true;
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_OBJECT:
        player(element, into, place);
        return true;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
        if (place.pre)
            return false;
        codeBox(element, into, false);
        return true;
    case GUMBO_TAG_SCRIPT:
        if (inputAttribute(element, "type").startsWith("math/tex") && !place.noscript)
            into.add(GUMBO_TAG_CODE).addText(cleanText(codeText(element)));
        return true;
    case GUMBO_TAG_BR:
        if (place.pre) {
            into.addText("\n");
            return true;
        }
        return false;
    case GUMBO_TAG_SPAN:
        if (hasClass(element, "katex-html")) // the second of two renderings, for the eye
            return true;
        return false;
    case GUMBO_TAG_UNKNOWN:
        if (tagName(element) == "picture") {
            place.picture = element;
            children(element, into, place);
            return true;
        }
        return false;
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_TABLE:
        if (!place.pre && isCodeBox(element)) {
            codeBox(element, into, true);
            return true;
        }
        return false;
    default:
        return false;
    }
}

void TreeBuilder::kept(const GumboNode *element, Node &into, Place place)
{
    const ElementRule &rule = ruleOf(element->v.element.tag);
    if (place.pre && rule.isBlock) {
        if (!into.children.empty())
            into.addText("\n");
        children(element, into, place);
        return;
    }
    if (place.depth >= MaxDepth) { // what is in it stays, on this level
        children(element, into, place);
        return;
    }
    ++m_elements;
    auto node = std::make_unique<Node>();
    node->tag = rule.as;
    if (node->tag == GUMBO_TAG_DIV && hasClass(element, "wp-caption"))
        node->tag = GUMBO_TAG_FIGURE;
    else if (node->tag == GUMBO_TAG_P && hasClass(element, "wp-caption-text"))
        node->tag = GUMBO_TAG_FIGCAPTION;
    copyAttributes(element, m_base, *node);
    qsizetype bytes = 0;
    for (const Attribute &a : node->attributes)
        bytes += a.value.size();
    if (!count(bytes))
        return;
    ++place.depth;
    place.link |= node->tag == GUMBO_TAG_A && !node->attributes.empty();
    children(element, *node, place);
    if (node->tag == GUMBO_TAG_DIV || node->tag == GUMBO_TAG_FIGURE || node->tag == GUMBO_TAG_A ||
        node->tag == GUMBO_TAG_SPAN) {
        if (node->isBlank() && !node->hasElement(GUMBO_TAG_IMG)) {
            const QByteArray picture = backgroundImage(element, m_base);
            if (!picture.isEmpty()) {
                Node &img = node->add(GUMBO_TAG_IMG);
                img.setAttribute("src", picture);
                img.setAttribute("alt", {});
            }
        }
    }
    finish(std::move(node), into);
}

void TreeBuilder::finish(std::unique_ptr<Node> node, Node &into)
{
    switch (tidy(*node)) {
    case Tidied::Keep:
        into.addNode(std::move(node));
        break;
    case Tidied::Unwrap:
        for (auto &child : node->children)
            into.addNode(std::move(child));
        break;
    case Tidied::Drop:
        break;
    }
}

void TreeBuilder::image(const GumboNode *element, Node &into, const Place &place)
{
    const ImageSource source = imageSource(element, place.picture, m_base);
    const bool emoji = hasClass(element, "wp-smiley") || hasClass(element, "emoji") ||
                       source.url.contains("//s.w.org/images/core/emoji/");
    if (emoji && !source.alt.isEmpty() && source.alt.size() <= 32) {
        if (!place.noscript)
            into.addText(cleanText(source.alt));
        return;
    }
    if (source.url.isEmpty()) {
        const QByteArray given = m_drawings ? inputAttribute(element, "src").trimmed() : QByteArray();
        const bool dot = inputAttribute(element, "width").trimmed() == "1";
        if (isDrawingUrl(given) && !dot) {
            if (const auto drawn = dataDrawing(given)) {
                const bool sized = source.width > 0 && source.height > 0;
                drawing(
                    {drawn->url, sized ? source.width : drawn->width, sized ? source.height : drawn->height},
                    source.alt, into);
            }
        }
        return;
    }
    const QByteArray key = looseKey(source.url);
    if (!isDataUrl(source.url)) {
        if (place.noscript && m_shown.contains(key))
            return;
        if (!place.noscript && m_fromNoscript.remove(key))
            return;
        m_shown.insert(key);
        if (place.noscript)
            m_fromNoscript.insert(key);
    }
    ++m_elements;
    if (!count(isDataUrl(source.url) ? source.url.size() * MaxBytes / MaxDataBytes : source.url.size()))
        return;
    Node &img = into.add(GUMBO_TAG_IMG);
    img.attributes.push_back({"src", source.url});
    if (!source.srcset.isEmpty())
        img.attributes.push_back({"srcset", source.srcset});
    img.attributes.push_back({"alt", cleanText(source.alt)});
    if (const QByteArray title = inputAttribute(element, "title").simplified();
        !title.isEmpty() && title.size() <= 500 && title != source.alt)
        img.attributes.push_back({"title", cleanText(title)});
    if (source.width > 0)
        img.attributes.push_back({"width", QByteArray::number(source.width)});
    if (source.height > 0)
        img.attributes.push_back({"height", QByteArray::number(source.height)});
}

void TreeBuilder::player(const GumboNode *element, Node &into, const Place &place)
{
    const GumboTag tag = element->v.element.tag;
    const bool media = tag == GUMBO_TAG_VIDEO || tag == GUMBO_TAG_AUDIO;
    const Embed embed = media ? mediaEmbed(element, m_base) : frameEmbed(element, m_base);
    if (tag == GUMBO_TAG_OBJECT && (embed.link.isEmpty() || embed.still.isEmpty())) {
        // Its content is what is shown without the plug-in that nobody has any more.
        children(element, into, place);
        return;
    }
    if (embed.link.isEmpty() && embed.still.isEmpty()) {
        if (media)
            children(element, into, place);
        return;
    }
    if (place.noscript || place.pre)
        return;
    m_elements += 5;
    if (!count(embed.link.size() * 2 + embed.still.size() + embed.label.size()))
        return;
    const auto linked = [&](Node &parent) -> Node & {
        if (place.link || embed.link.isEmpty())
            return parent;
        Node &a = parent.add(GUMBO_TAG_A);
        a.attributes.push_back({"href", embed.link});
        return a;
    };
    Node &figure = into.add(GUMBO_TAG_FIGURE);
    figure.attributes.push_back({"class", media ? "media file" : "media"});
    if (!embed.still.isEmpty()) {
        Node &img = linked(figure).add(GUMBO_TAG_IMG);
        img.attributes.push_back({"src", embed.still});
        img.attributes.push_back({"alt", {}});
        m_shown.insert(looseKey(embed.still));
    }
    if (!embed.label.isEmpty())
        linked(figure.add(GUMBO_TAG_FIGCAPTION))
            .addText("\xe2\x96\xb6\xef\xb8\x8e " + cleanText(embed.label));
}

/// Preformatted text: as code when a highlighter made it or its language is known.
void TreeBuilder::codeBox(const GumboNode *element, Node &into, bool knownBox)
{
    const QByteArray language = codeLanguage(element);
    ++m_elements;
    if (knownBox || !language.isEmpty()) {
        const QByteArray code = cleanText(codeText(element));
        if (code.isEmpty() || !count(code.size()))
            return;
        Node &inner = into.add(GUMBO_TAG_PRE).add(GUMBO_TAG_CODE);
        if (!language.isEmpty())
            inner.attributes.push_back({"class", "language-" + language});
        inner.addText(code);
        return;
    }
    auto pre = std::make_unique<Node>();
    pre->tag = GUMBO_TAG_PRE;
    copyAttributes(element, m_base, *pre);
    Place place;
    place.pre = true;
    children(element, *pre, place);
    finish(std::move(pre), into);
}

void TreeBuilder::foreign(const GumboNode *element, Node &into, const Place &place)
{
    if (place.noscript || place.picture)
        return;
    const QByteArray text = cleanText(foreignText(element));
    if (m_drawings && !place.pre) {
        if (const auto drawn = inlineDrawing(element)) {
            drawing(*drawn, text, into);
            return;
        }
    }
    if (!text.isEmpty() && count(text.size()))
        into.addText(text);
}

void TreeBuilder::drawing(const Drawing &drawing, const QByteArray &alt, Node &into)
{
    ++m_elements;
    if (!count(drawing.url.size() * MaxBytes / MaxDataBytes))
        return;
    // Between paragraphs it is a figure, which keeps its distance from them.
    const bool between =
        into.tag == GUMBO_TAG_DIV || into.tag == GUMBO_TAG_ARTICLE || into.tag == GUMBO_TAG_SECTION;
    Node &img =
        (between && drawing.width > WideDrawing ? into.add(GUMBO_TAG_FIGURE) : into).add(GUMBO_TAG_IMG);
    img.attributes = {{"src", drawing.url}, {"alt", cleanText(alt)},
        {"width", QByteArray::number(drawing.width)}, {"height", QByteArray::number(drawing.height)}};
}

} // namespace courant::html
