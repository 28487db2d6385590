// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/textconstruct.h"

#include "feed/encoding.h"
#include "feed/plaintext.h"
#include "feed/urlresolve.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

enum class Kind { Guess, Text, Html, Markup, Base64, Base64Text };

Kind kindOf(const XmlTree &tree, int i, bool atom)
{
    if (tree.node(i).attributeCount == 0)
        return Kind::Guess;
    const QString type = tree.attribute(i, "type"_L1).trimmed().toLower();
    const QString mode = tree.attribute(i, "mode"_L1).trimmed().toLower();
    if (mode == "base64"_L1)
        return type == "text/plain"_L1 || type == "text"_L1 ? Kind::Base64Text : Kind::Base64;
    if (type == "html"_L1 || type == "text/html"_L1)
        return Kind::Html;
    if (type == "xhtml"_L1 || type.endsWith("+xml"_L1) || type.endsWith("/xml"_L1))
        return Kind::Markup;
    if (type == "text"_L1 || type == "plain"_L1 || type == "text/plain"_L1)
        return Kind::Text;
    const bool content = tree.node(i).name.compare("content"_L1, Qt::CaseInsensitive) == 0;
    if (atom && (type == "application/octet-stream"_L1 ||
                    (content && type.contains(u'/') && !type.startsWith("text/"_L1))))
        return Kind::Base64;
    return Kind::Guess;
}

// Whether a text with no declared type is HTML: an end tag or a reference tells.
bool looksLikeHtml(const QString &text)
{
    const qsizetype tag = text.indexOf(u'<');
    if (tag < 0)
        return text.contains(u'&') && plainFromHtml(text) != folded(text);
    return plainFromHtml(text) != folded(text);
}

// Atom wraps XHTML in a div that is no part of the content.
int contentRoot(const XmlTree &tree, int i)
{
    int only = -1;
    for (int c = tree.node(i).first; c >= 0; c = tree.node(c).next) {
        if (tree.node(c).isText) {
            if (!tree.node(c).raw.trimmed().isEmpty())
                return i;
        } else if (only >= 0) {
            return i;
        } else {
            only = c;
        }
    }
    return only >= 0 && tree.node(only).name.compare("div"_L1, Qt::CaseInsensitive) == 0 &&
                   tree.node(only).attributeCount <= 1
               ? only
               : i;
}

QString fromBase64(const QString &text)
{
    const QByteArray::FromBase64Result bytes = QByteArray::fromBase64Encoding(
        text.toLatin1().simplified().replace(' ', ""), QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return text;
    const QString plain = decode(*bytes).text;
    const bool readable = std::none_of(plain.cbegin(), plain.cend(),
        [](QChar c) { return c.unicode() < 0x20 && c != u'\n' && c != u'\t' && c != u'\r'; });
    return readable ? plain : text;
}

} // namespace

Ns vocabulary(const XmlTree::Node &node, const FeedScope &scope)
{
    return node.ns == Ns::None && scope.atom ? Ns::Atom : node.ns;
}

QString baseOf(const XmlTree &tree, int i, const FeedScope &scope)
{
    QString base = scope.base;
    const QStringList bases = tree.bases(i);
    for (const QString &each : bases)
        base = resolveBase(base, each);
    return base;
}

QString htmlOf(const XmlTree &tree, int i, const FeedScope &scope)
{
    const bool atom = vocabulary(tree.node(i), scope) == Ns::Atom;
    switch (kindOf(tree, i, atom)) {
    case Kind::Text:
        if (atom && tree.hasElements(i))
            return tree.content(i, true);
        if (atom)
            return tree.text(i).toHtmlEscaped();
        return looksLikeHtml(tree.text(i)) ? tree.content(i) : htmlFromPlain(tree.text(i));
    case Kind::Markup:
        return tree.hasElements(i) ? tree.content(contentRoot(tree, i), true) : tree.text(i);
    case Kind::Base64:
        return fromBase64(tree.text(i));
    case Kind::Base64Text:
        return htmlFromPlain(fromBase64(tree.text(i)));
    case Kind::Html: // some wrap the escaped markup in a div as XHTML would be
        return tree.content(contentRoot(tree, i));
    case Kind::Guess:
        break;
    }
    const Ns ns = tree.node(i).ns;
    if ((ns == Ns::Media || ns == Ns::Itunes) &&
        !tree.hasElements(i)) { // plain text, by what these say of themselves
        const QString text = tree.text(i);
        return looksLikeHtml(text) ? text : htmlFromPlain(text);
    }
    if (!tree.hasElements(i)) {
        const QString text = tree.text(i);
        return atom && !looksLikeHtml(text) ? text.toHtmlEscaped() : text;
    }
    return tree.content(contentRoot(tree, i), true);
}

QString plainOf(const XmlTree &tree, int i, const FeedScope &scope)
{
    const bool atom = vocabulary(tree.node(i), scope) == Ns::Atom;
    switch (kindOf(tree, i, atom)) {
    case Kind::Text:
        if (atom && !tree.hasElements(i)) // publishers escape twice even here; a tag, though, is meant
            return plainFromHtml(tree.text(i).replace(u'<', "&lt;"_L1));
        break;
    case Kind::Base64:
    case Kind::Base64Text:
        return plainFromHtml(fromBase64(tree.text(i)));
    default:
        break;
    }
    return plainFromHtml(tree.content(i));
}

QString personName(const QString &text)
{
    const QString plain = plainFromHtml(QString(text).replace(u'<', "&lt;"_L1));
    const qsizetype open = plain.indexOf(u'(');
    const qsizetype close = plain.lastIndexOf(u')');
    if (open >= 0 && close > open) {
        const QString inside = plain.mid(open + 1, close - open - 1).trimmed();
        const QString outside = plain.left(open).trimmed();
        if (outside.contains(u'@') && !inside.isEmpty())
            return inside;
        if (inside.contains(u'@') && !outside.isEmpty())
            return outside;
    }
    const qsizetype angle = plain.indexOf(u'<');
    if (angle > 0 && plain.endsWith(u'>'))
        return plain.left(angle).trimmed().remove(u'"');
    return plain;
}

QString personOf(const XmlTree &tree, int i)
{
    if (!tree.hasElements(i))
        return personName(tree.text(i));
    for (const auto field : {"name"_L1, "email"_L1, "uri"_L1, "url"_L1}) {
        for (int c = tree.node(i).first; c >= 0; c = tree.node(c).next) {
            if (tree.node(c).isText || tree.node(c).name.compare(field, Qt::CaseInsensitive) != 0)
                continue;
            const QString value = plainFromHtml(tree.text(c));
            if (!value.isEmpty())
                return value;
        }
    }
    // Something else in it, as rdf:Description around foaf:name.
    return personName(tree.text(i));
}

void addPerson(QString &people, const QString &person)
{
    if (person.isEmpty())
        return;
    if (people.isEmpty())
        people = person;
    else if (!people.split(", "_L1).contains(person))
        people += ", "_L1 + person;
}

QString languageTag(const QString &text)
{
    QStringList parts = text.trimmed().replace(u'_', u'-').split(u'-');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString &part = parts[i];
        const bool ascii = std::all_of(
            part.cbegin(), part.cend(), [](QChar c) { return c.unicode() < 0x80 && c.isLetterOrNumber(); });
        if (!ascii || part.isEmpty() || part.size() > 8 || (i == 0 && part.size() == 1))
            return {};
        if (i == 0)
            parts[i] = part.toLower();
        else if (part.size() == 2)
            parts[i] = part.toUpper();
        else if (part.size() == 4)
            parts[i] = part.left(1).toUpper() + part.mid(1).toLower();
        else
            parts[i] = part.toLower();
    }
    return parts.join(u'-');
}

} // namespace courant::feed
