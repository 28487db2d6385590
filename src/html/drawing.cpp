// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/drawing.h"

#include "html/drawingstyle.h"
#include "html/gumbotree.h"
#include "html/imagesource.h"
#include "html/inputguard.h"
#include "html/serializer.h"
#include "html/tidy.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <cmath>

namespace courant::html {

namespace {

constexpr qsizetype MaxBytes = 256 * 1024;
constexpr int MaxElements = 5000;
constexpr int MaxDrawn = 50'000; ///< counting what is drawn more than once
constexpr int MaxDepth = 64;
constexpr int MaxRounds = 6;
constexpr double MaxSide = 4000;
constexpr double IconSide = 48;

const GumboNode *child(const GumboNode *node, unsigned i)
{
    return static_cast<const GumboNode *>(node->v.element.children.data[i]);
}

bool isText(const GumboNode *node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
           node->type == GUMBO_NODE_WHITESPACE;
}

bool isSvg(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag_namespace == GUMBO_NAMESPACE_SVG;
}

QByteArray nameOf(const GumboNode *element)
{
    GumboStringPiece piece = element->v.element.original_tag;
    if (!piece.data || piece.length == 0)
        return {};
    gumbo_tag_from_original_text(&piece);
    return QByteArray(piece.data, qsizetype(std::min<size_t>(piece.length, 32))).toLower();
}

bool isName(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '_' || c == '.';
    });
}

/// What an element is written as, and whether it puts something on the paper.
struct Shape
{
    QByteArray name;
    bool draws = false;
    bool holdsText = false;
    bool kept = false; ///< for others to draw: nothing in it may draw again
};

const Shape *shapeOf(const QByteArray &name)
{
    static const QHash<QByteArray, Shape> shapes{{"g", {"g"}}, {"defs", {"defs", false, false, true}},
        {"symbol", {"symbol", false, false, true}}, {"use", {"use", true}}, {"path", {"path", true}},
        {"rect", {"rect", true}}, {"circle", {"circle", true}}, {"ellipse", {"ellipse", true}},
        {"line", {"line", true}}, {"polyline", {"polyline", true}}, {"polygon", {"polygon", true}},
        {"text", {"text", true, true}}, {"tspan", {"tspan", true, true}},
        {"lineargradient", {"linearGradient", false, false, true}},
        {"radialgradient", {"radialGradient", false, false, true}}, {"stop", {"stop"}},
        {"clippath", {"clipPath", false, false, true}}, {"marker", {"marker", false, false, true}},
        {"svg", {"svg"}}};
    const auto it = shapes.constFind(name);
    return it == shapes.cend() ? nullptr : &*it;
}

/// Pixels of a length; 0 when it is none or a percentage.
double pixels(const QByteArray &length)
{
    const QByteArray text = length.trimmed().toLower();
    qsizetype end = 0;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.'))
        ++end;
    const double number = text.first(end).toDouble();
    const QByteArray unit = text.mid(end).trimmed();
    static const QHash<QByteArray, double> units{{"", 1}, {"px", 1}, {"pt", 4 / 3.0}, {"em", 16}, {"rem", 16},
        {"ex", 8}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    return number * units.value(unit, 0);
}

class DrawingWriter
{
public:
    std::optional<Drawing> write(const GumboNode *svg);

private:
    int survey(const GumboNode *element, int depth);
    bool measure(const GumboNode *svg);
    void element(const GumboNode *element, int depth, bool repeated);
    void children(const GumboNode *element, int depth, bool repeated, bool text);
    QMap<QByteArray, QByteArray> attributesOf(const GumboNode *element, const QByteArray &name) const;
    void attribute(const QByteArray &name, const QByteArray &value);
    bool ofAnIcon(const GumboNode *svg) const;

    QByteArray m_out;
    QHash<QByteArray, int> m_names; ///< and how many elements each stands for
    QSet<QByteArray> m_wanted;      ///< names that something refers to
    QList<DrawingRule> m_rules;
    double m_width = 0;
    double m_height = 0;
    bool m_measured = false; ///< by its own attributes, not its viewBox
    QByteArray m_viewBox;
    int m_elements = 0;
    qint64 m_again = 0; ///< elements drawn once more by a use
    int m_shapes = 0;
};

std::optional<Drawing> DrawingWriter::write(const GumboNode *svg)
{
    survey(svg, 0);
    if (m_elements > MaxElements || !measure(svg) || ofAnIcon(svg))
        return std::nullopt;
    m_out = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    QMap<QByteArray, QByteArray> given = attributesOf(svg, "svg");
    if (given.value("display") == "none" || given.value("visibility") == "hidden")
        return std::nullopt;
    given.insert("width", QByteArray::number(int(std::lround(m_width))));
    given.insert("height", QByteArray::number(int(std::lround(m_height))));
    given.insert("viewBox", m_viewBox);
    for (auto it = given.cbegin(); it != given.cend(); ++it)
        attribute(it.key(), it.value());
    m_out += '>';
    children(svg, 0, false, false);
    m_out += "</svg>";
    if (m_shapes == 0 || m_out.size() > MaxBytes || m_again > MaxDrawn)
        return std::nullopt;
    return Drawing{"data:image/svg+xml;base64," + m_out.toBase64(), int(std::lround(m_width)),
        int(std::lround(m_height))};
}

/// Which names there are and which are referred to, and the styles, which may stand behind what they are for.
int DrawingWriter::survey(const GumboNode *element, int depth)
{
    int count = 1;
    if (++m_elements > MaxElements || depth > MaxDepth)
        return count;
    const GumboVector &attributes = element->v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
        const QByteArray value = static_cast<const GumboAttribute *>(attributes.data[i])->value;
        for (qsizetype at = value.indexOf('#'); at >= 0; at = value.indexOf('#', at + 1)) {
            qsizetype end = at + 1;
            while (end < value.size() && isName(value.mid(end, 1)))
                ++end;
            m_wanted.insert(value.mid(at + 1, end - at - 1));
        }
    }
    const bool style = nameOf(element) == "style";
    for (unsigned i = 0; i < element->v.element.children.length; ++i) {
        const GumboNode *c = child(element, i);
        if (style && isText(c))
            m_rules += drawingRules(c->v.text.text);
        else if (isSvg(c))
            count += survey(c, depth + 1);
    }
    if (const QByteArray id = inputAttribute(element, "id"); isName(id))
        m_names.insert(id, std::max(count, m_names.value(id)));
    return count;
}

bool DrawingWriter::measure(const GumboNode *svg)
{
    QByteArray box = inputAttribute(svg, "viewbox");
    box.replace(',', ' ');
    box = box.simplified();
    const QByteArrayList numbers = box.split(' ');
    bool good = numbers.size() == 4;
    for (const QByteArray &number : numbers) {
        bool ok = false;
        good = good && std::abs(number.toDouble(&ok)) < 1e6 && ok;
    }
    const double boxWidth = good ? numbers.at(2).toDouble() : 0;
    const double boxHeight = good ? numbers.at(3).toDouble() : 0;
    good = boxWidth > 0 && boxHeight > 0;
    const QByteArray width = inputAttribute(svg, "width");
    const QByteArray height = inputAttribute(svg, "height");
    m_width = pixels(width);
    m_height = pixels(height);
    m_measured = m_width > 0 || m_height > 0;
    if ((m_width == 0 && width.trimmed() == "0") || (m_height == 0 && height.trimmed() == "0"))
        return false;
    const double ratio = good ? boxWidth / boxHeight : 2;
    if (m_width == 0 && m_height == 0)
        m_width = good ? boxWidth : 300;
    if (m_width == 0)
        m_width = m_height * ratio;
    else if (m_height == 0)
        m_height = m_width / ratio;
    const double shrink = std::min(1.0, MaxSide / std::max(m_width, m_height));
    m_viewBox = good ? box : "0 0 " + QByteArray::number(m_width) + ' ' + QByteArray::number(m_height);
    m_width = std::max(1.0, std::round(m_width * shrink));
    m_height = std::max(1.0, std::round(m_height * shrink));
    return true;
}

/// Signs beside buttons and links, whose size and colour come from the page they were made for.
bool DrawingWriter::ofAnIcon(const GumboNode *svg) const
{
    if (m_width > IconSide || m_height > IconSide)
        return false;
    return !m_measured || inputAttribute(svg, "aria-hidden") == "true" ||
           inputAttribute(svg, "class").toLower().contains("icon");
}

void DrawingWriter::attribute(const QByteArray &name, const QByteArray &value)
{
    m_out += ' ' + name + "=\"";
    appendAttributeValue(m_out, value);
    m_out += '"';
}

/// In a fixed order; a style stands above an attribute, as for browsers.
QMap<QByteArray, QByteArray> DrawingWriter::attributesOf(
    const GumboNode *element, const QByteArray &name) const
{
    QMap<QByteArray, QByteArray> all;
    const GumboVector &list = element->v.element.attributes;
    for (unsigned i = 0; i < list.length; ++i) {
        const auto *given = static_cast<const GumboAttribute *>(list.data[i]);
        const QByteArray known = drawingAttribute(QByteArray(given->name).toLower());
        const QByteArray value = cleanText(given->value).simplified();
        if (!known.isEmpty() && isQuietValue(value))
            all.insert(known, value);
    }
    const auto apply = [&all](const DrawingProperties &properties) {
        for (const auto &[property, value] : properties)
            all.insert(property, cleanText(value).simplified());
    };
    const QByteArrayList classes = inputAttribute(element, "class").simplified().split(' ');
    for (const DrawingRule &rule : m_rules) {
        const bool byClass = rule.selector.startsWith('.');
        if (byClass ? classes.contains(rule.selector.mid(1)) : rule.selector.toLower() == name)
            apply(rule.properties);
    }
    apply(drawingProperties(inputAttribute(element, "style")));
    if (const QByteArray id = inputAttribute(element, "id"); isName(id) && m_wanted.contains(id))
        all.insert("id", id);
    return all;
}

void DrawingWriter::children(const GumboNode *element, int depth, bool repeated, bool text)
{
    for (unsigned i = 0; i < element->v.element.children.length && m_out.size() <= MaxBytes; ++i) {
        const GumboNode *c = child(element, i);
        if (text && isText(c))
            appendText(m_out, cleanText(c->v.text.text));
        else if (isSvg(c) && depth < MaxDepth)
            this->element(c, depth + 1, repeated);
    }
}

void DrawingWriter::element(const GumboNode *element, int depth, bool repeated)
{
    const QByteArray name = nameOf(element);
    if (name == "a" || name == "switch") {
        children(element, depth, repeated, false);
        return;
    }
    const Shape *shape = shapeOf(name);
    if (!shape)
        return;
    QMap<QByteArray, QByteArray> given = attributesOf(element, name);
    if (shape->name == "use") {
        QByteArray target = inputAttribute(element, "href");
        if (target.isEmpty())
            target = inputAttribute(element, "xlink:href");
        // What is drawn again must not draw again itself: that would grow without bound.
        if (repeated || given.contains("id") || !target.startsWith('#') || !m_names.contains(target.mid(1)))
            return;
        m_again += m_names.value(target.mid(1));
        given.insert("href", target);
    }
    repeated = repeated || shape->kept || given.contains("id");
    if (repeated) {
        for (const char *again : {"marker-start", "marker-mid", "marker-end"})
            given.remove(again);
    }
    m_shapes += shape->draws;
    m_out += '<' + shape->name;
    for (auto it = given.cbegin(); it != given.cend(); ++it)
        attribute(it.key(), it.value());
    m_out += '>';
    children(element, depth, repeated, shape->holdsText);
    m_out += "</" + shape->name + '>';
}

QByteArray decoded(const QByteArray &url)
{
    const qsizetype comma = url.indexOf(',');
    if (comma < 0 || url.size() > 2 * MaxBytes)
        return {};
    const QByteArray data = QByteArray::fromPercentEncoding(url.mid(comma + 1));
    return url.first(comma).toLower().endsWith(";base64") ? QByteArray::fromBase64(data) : data;
}

const GumboNode *firstSvg(const GumboNode *root)
{
    for (unsigned i = 0; i < root->v.element.children.length; ++i) {
        if (const GumboNode *c = child(root, i); isSvg(c))
            return c;
    }
    return nullptr;
}

std::optional<Drawing> drawingIn(const QByteArray &markup)
{
    if (markup.isEmpty())
        return std::nullopt;
    const GumboTree tree(markup);
    const GumboNode *svg = tree.root() ? firstSvg(tree.root()) : nullptr;
    return svg && nameOf(svg) == "svg" ? DrawingWriter().write(svg) : std::nullopt;
}

/// What referred to something that went may go as well, and what it referred to is then no longer wanted.
std::optional<Drawing> settled(std::optional<Drawing> drawing)
{
    for (int round = 0; drawing && round < MaxRounds; ++round) {
        std::optional<Drawing> again = drawingIn(decoded(drawing->url));
        if (again && again->url == drawing->url)
            return drawing;
        drawing = std::move(again);
    }
    return std::nullopt;
}

} // namespace

std::optional<Drawing> inlineDrawing(const GumboNode *svg)
{
    if (!isSvg(svg) || nameOf(svg) != "svg")
        return std::nullopt;
    return settled(DrawingWriter().write(svg));
}

std::optional<Drawing> dataDrawing(const QByteArray &url)
{
    return settled(drawingIn(guardInput(decoded(url)).html));
}

bool isDrawingUrl(const QByteArray &url)
{
    return url.size() > 14 && qstrnicmp(url.constData(), "data:image/svg", 14) == 0;
}

} // namespace courant::html
