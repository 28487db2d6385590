// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/xmltree.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

void appendEscaped(QStringView text, QString &out, bool inAttribute)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QLatin1StringView replacement;
        switch (text[i].unicode()) {
        case u'&':
            replacement = "&amp;"_L1;
            break;
        case u'<':
            replacement = "&lt;"_L1;
            break;
        case u'>':
            replacement = "&gt;"_L1;
            break;
        case u'"':
            if (!inAttribute)
                continue;
            replacement = "&quot;"_L1;
            break;
        default:
            continue;
        }
        out += text.sliced(from, i - from);
        out += replacement;
        from = i + 1;
    }
    out += text.sliced(from);
}

// HTML elements without an end tag.
bool isVoidElement(QStringView name)
{
    for (const auto known : {"area"_L1, "base"_L1, "br"_L1, "col"_L1, "embed"_L1, "hr"_L1, "img"_L1,
             "input"_L1, "link"_L1, "meta"_L1, "param"_L1, "source"_L1, "track"_L1, "wbr"_L1}) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

int XmlTree::add(int parent)
{
    const int index = int(m_nodes.size());
    m_nodes.emplace_back();
    m_nodes.back().parent = parent;
    if (parent >= 0) {
        Node &above = m_nodes[size_t(parent)];
        if (above.last >= 0)
            m_nodes[size_t(above.last)].next = index;
        else
            above.first = index;
        above.last = index;
    }
    return index;
}

int XmlTree::addElement(const XmlReader &reader, int parent)
{
    const int index = add(parent);
    Node &node = m_nodes.back();
    node.ns = reader.ns();
    node.name = reader.name();
    node.qualified = reader.qualifiedName();
    node.attributes = int(m_attributes.size());
    node.attributeCount = int(reader.attributes().size());
    for (const RawAttribute &attribute : reader.attributes()) {
        m_attributes.push_back(attribute);
        m_hasBase |= attribute.name == u"xml:base";
        m_hasLanguage |= attribute.name == u"xml:lang";
    }
    return index;
}

void XmlTree::read(XmlReader &reader)
{
    m_nodes.clear();
    m_attributes.clear();
    m_tokenizer = &reader.tokenizer();
    m_hasBase = false;
    m_hasLanguage = false;
    int current = -1;
    int leftOut = 0; // how deep in what is not kept any more
    XmlReader::Event event = XmlReader::Event::StartElement;
    do {
        const bool full = m_nodes.size() >= MostNodes || m_attributes.size() >= MostNodes;
        if (event == XmlReader::Event::StartElement) {
            if (full)
                ++leftOut;
            else
                current = addElement(reader, current);
        } else if (event == XmlReader::Event::EndElement) {
            if (leftOut > 0)
                --leftOut;
            else
                current = m_nodes[size_t(current)].parent;
        } else if (event == XmlReader::Event::Text && !full) {
            Node &node = m_nodes[size_t(add(current))];
            node.isText = true;
            node.isCData = reader.isCData();
            node.raw = reader.text();
        }
        if (current < 0)
            return;
        event = reader.next();
    } while (event != XmlReader::Event::End);
}

int XmlTree::child(int parent, Ns ns, QLatin1StringView name) const
{
    for (int i = node(parent).first; i >= 0; i = node(i).next) {
        if (!node(i).isText && node(i).ns == ns && node(i).name.compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

bool XmlTree::hasElements(int i) const
{
    for (int c = node(i).first; c >= 0; c = node(c).next) {
        if (!node(c).isText)
            return true;
    }
    return false;
}

QString XmlTree::attribute(int i, QLatin1StringView qualifiedName) const
{
    const Node &element = node(i);
    for (int a = element.attributes; a < element.attributes + element.attributeCount; ++a) {
        const RawAttribute &attribute = m_attributes[size_t(a)];
        if (attribute.name.compare(qualifiedName, Qt::CaseInsensitive) == 0) {
            const QString value = m_tokenizer->decoded(attribute.value);
            return value.isNull() ? u""_s : value;
        }
    }
    return {};
}

void XmlTree::appendText(int i, QString &out) const
{
    const Node &start = node(i);
    if (start.isText) {
        if (start.isCData)
            out += start.raw;
        else
            m_tokenizer->appendDecoded(start.raw, out);
        return;
    }
    for (int c = start.first; c >= 0; c = node(c).next)
        appendText(c, out);
}

QString XmlTree::text(int i) const
{
    const Node &element = node(i);
    if (element.first >= 0 && element.first == element.last && node(element.first).isText) {
        const Node &only = node(element.first); // the usual case, without copying twice
        return only.isCData ? only.raw.toString() : m_tokenizer->decoded(only.raw);
    }
    QString out;
    appendText(i, out);
    return out;
}

QString XmlTree::content(int i, bool escaped) const
{
    if (!hasElements(i)) {
        const QString plain = text(i);
        if (!escaped)
            return plain;
        QString out;
        out.reserve(plain.size() + 16);
        appendEscaped(plain, out, false);
        return out;
    }
    QString out;
    for (int c = node(i).first; c >= 0; c = node(c).next)
        appendMarkup(c, out);
    return out;
}

// HTML writes what XML calls h:p, svg:svg and m:math without a prefix.
QStringView XmlTree::nameInHtml(const Node &node)
{
    const bool html = node.ns == Ns::Xhtml || node.ns == Ns::Svg || node.ns == Ns::MathMl;
    return html ? node.name : node.qualified;
}

void XmlTree::appendStartTag(const Node &element, QString &out) const
{
    out += u'<';
    out += nameInHtml(element);
    for (int a = element.attributes; a < element.attributes + element.attributeCount; ++a) {
        const RawAttribute &attribute = m_attributes[size_t(a)];
        if (attribute.name.startsWith(u"xmlns") && element.ns == Ns::Xhtml)
            continue;
        out += u' ';
        out += attribute.name;
        out += "=\""_L1;
        appendEscaped(m_tokenizer->decoded(attribute.value), out, true);
        out += u'"';
    }
    out += u'>';
}

void XmlTree::appendMarkup(int i, QString &out) const
{
    const Node &start = node(i);
    if (start.isText) {
        QString text;
        appendText(i, text);
        appendEscaped(text, out, false);
        return;
    }
    appendStartTag(start, out);
    for (int c = start.first; c >= 0; c = node(c).next)
        appendMarkup(c, out);
    if (!isVoidElement(start.name)) {
        out += "</"_L1;
        out += nameInHtml(start);
        out += u'>';
    }
}

QString XmlTree::inherited(int i, QLatin1StringView qualifiedName) const
{
    if ((qualifiedName == "xml:lang"_L1 && !m_hasLanguage) || (qualifiedName == "xml:base"_L1 && !m_hasBase))
        return {};
    for (; i >= 0; i = node(i).parent) {
        const QString value = attribute(i, qualifiedName);
        if (!value.isNull())
            return value;
    }
    return {};
}

QStringList XmlTree::bases(int i) const
{
    QStringList result;
    if (!m_hasBase)
        return result;
    for (; i >= 0; i = node(i).parent) {
        const QString value = attribute(i, "xml:base"_L1);
        if (!value.isEmpty())
            result.prepend(value);
    }
    return result;
}

} // namespace courant::feed
