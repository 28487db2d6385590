// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/serializer.h"

#include "html/allowlist.h"

namespace courant::html {

namespace {

void appendAttribute(QByteArray &out, const char *name, const QByteArray &value)
{
    out += ' ';
    out += name;
    out += "=\"";
    appendAttributeValue(out, value);
    out += '"';
}

/// Where the page takes an image from, and in what size it shows it.
void appendPageImage(QByteArray &out, const Node &img, const SanitizeOptions &options)
{
    const QString url = QString::fromUtf8(img.attribute("src"));
    const bool pending = options.imagePending && options.imagePending(url);
    const QByteArray alt = img.attribute("alt");
    const QByteArray title = img.attribute("title");
    appendAttribute(out, "src", options.imageUrl(url).toUtf8());
    appendAttribute(out, "alt", alt.isEmpty() && pending ? options.pendingAlt.toUtf8() : alt);
    if (!title.isEmpty())
        appendAttribute(out, "title", title);
    const int width = img.attribute("width").toInt();
    QSize size = options.imageSize ? options.imageSize(url) : QSize();
    if (!size.isValid())
        size = QSize(width, img.attribute("height").toInt());
    else if (width > 0 && width < size.width()) // the publisher made it smaller: an icon stays an icon
        size = QSize(width, std::max(1, int(qint64(width) * size.height() / size.width())));
    if (size.width() > 0)
        appendAttribute(out, "width", QByteArray::number(size.width()));
    if (size.height() > 0)
        appendAttribute(out, "height", QByteArray::number(size.height()));
    if (pending) {
        appendAttribute(out, "data-state", "pending");
        // The stand-in has a shape of its own; the place kept is that of the picture to come.
        if (size.width() > 0 && size.height() > 0)
            appendAttribute(out, "style",
                "aspect-ratio:" + QByteArray::number(size.width()) + '/' + QByteArray::number(size.height()));
    }
}

void appendImage(QByteArray &out, const Node &img, const SanitizeOptions &options)
{
    out += "<img";
    if (options.imageUrl && !img.attribute("src").startsWith("data:")) {
        appendPageImage(out, img, options);
    } else {
        for (const Attribute &a : img.attributes)
            appendAttribute(out, a.name, a.value);
    }
    out += '>';
}

void append(QByteArray &out, const Node &node, const SanitizeOptions &options)
{
    if (node.isText()) {
        appendText(out, node.text);
        return;
    }
    if (node.tag == GUMBO_TAG_IMG) {
        appendImage(out, node, options);
        return;
    }
    const char *name = nameOf(node.tag);
    out += '<';
    out += name;
    for (const Attribute &a : node.attributes)
        appendAttribute(out, a.name, a.value);
    out += '>';
    if (ruleOf(node.tag).isVoid)
        return;
    for (const auto &child : node.children)
        append(out, *child, options);
    out += "</";
    out += name;
    out += '>';
}

/// Collects text so that no two blanks and no three newlines stand in a row.
class TextWriter
{
public:
    void write(const Node &node, bool pre)
    {
        if (node.isText()) {
            pre ? verbatim(node.text) : folded(node.text);
            return;
        }
        if (node.tag == GUMBO_TAG_BR || node.tag == GUMBO_TAG_HR) {
            newline();
            return;
        }
        if (node.tag == GUMBO_TAG_RP)
            return;
        const bool cell = node.tag == GUMBO_TAG_TD || node.tag == GUMBO_TAG_TH;
        const bool block = ruleOf(node.tag).isBlock && !cell;
        if (block)
            newline();
        else if (cell)
            m_blank = !m_out.isEmpty() && !m_out.endsWith('\n');
        for (const auto &child : node.children)
            write(*child, pre || node.tag == GUMBO_TAG_PRE);
        if (block)
            newline();
    }

    QString text()
    {
        while (m_out.endsWith('\n') || m_out.endsWith(' '))
            m_out.chop(1);
        return QString::fromUtf8(m_out);
    }

private:
    void newline()
    {
        m_blank = false;
        while (m_out.endsWith(' '))
            m_out.chop(1);
        if (!m_out.isEmpty() && !m_out.endsWith('\n'))
            m_out += '\n';
    }

    void folded(const QByteArray &text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char c = text[i];
            const bool noBreak = c == '\xc2' && i + 1 < text.size() && text[i + 1] == '\xa0';
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || noBreak) {
                m_blank = !m_out.isEmpty() && !m_out.endsWith('\n');
                i += noBreak ? 1 : 0;
                continue;
            }
            if (m_blank)
                m_out += ' ';
            m_blank = false;
            m_out += c;
        }
    }

    void verbatim(const QByteArray &text)
    {
        if (m_blank)
            m_out += ' ';
        m_blank = false;
        m_out += text;
    }

    QByteArray m_out;
    bool m_blank = false;
};

} // namespace

void appendText(QByteArray &out, const QByteArray &text)
{
    for (char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else
            out += c;
    }
}

void appendAttributeValue(QByteArray &out, const QByteArray &value)
{
    for (char c : value) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
}

QByteArray serialize(const Node &root, const SanitizeOptions &options)
{
    QByteArray out;
    out.reserve(4096);
    for (const auto &child : root.children)
        append(out, *child, options);
    return out;
}

QString textOf(const Node &root)
{
    TextWriter writer;
    for (const auto &child : root.children)
        writer.write(*child, false);
    return writer.text();
}

} // namespace courant::html
