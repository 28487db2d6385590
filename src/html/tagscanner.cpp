// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/tagscanner.h"

#include <array>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype mostAttributes = 24;
constexpr qsizetype longestName = 16;

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\n' || c == u'\t';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isNameCharacter(QChar c)
{
    return isLetter(c) || isDigit(c) || c == u'-' || c == u'_' || c == u':' || c == u'.';
}

GumboTag tagOf(QStringView name)
{
    std::array<char, longestName> letters;
    for (qsizetype i = 0; i < name.size(); ++i)
        letters[size_t(i)] = char(name[i].unicode());
    return gumbo_tagn_enum(letters.data(), unsigned(name.size()));
}

struct NamedReference
{
    QLatin1StringView name;
    char16_t character;
};

constexpr std::array namedReferences{NamedReference{"amp"_L1, u'&'}, NamedReference{"lt"_L1, u'<'},
    NamedReference{"gt"_L1, u'>'}, NamedReference{"quot"_L1, u'"'}, NamedReference{"apos"_L1, u'\''},
    NamedReference{"nbsp"_L1, 0xa0}, NamedReference{"rsquo"_L1, 0x2019}, NamedReference{"lsquo"_L1, 0x2018},
    NamedReference{"rdquo"_L1, 0x201d}, NamedReference{"ldquo"_L1, 0x201c},
    NamedReference{"hellip"_L1, 0x2026}, NamedReference{"mdash"_L1, 0x2014},
    NamedReference{"ndash"_L1, 0x2013}, NamedReference{"middot"_L1, 0xb7}, NamedReference{"bull"_L1, 0x2022},
    NamedReference{"copy"_L1, 0xa9}, NamedReference{"reg"_L1, 0xae}, NamedReference{"trade"_L1, 0x2122},
    NamedReference{"laquo"_L1, 0xab}, NamedReference{"raquo"_L1, 0xbb}, NamedReference{"times"_L1, 0xd7},
    NamedReference{"deg"_L1, 0xb0}, NamedReference{"euro"_L1, 0x20ac}, NamedReference{"pound"_L1, 0xa3},
    NamedReference{"sect"_L1, 0xa7}, NamedReference{"eacute"_L1, 0xe9}, NamedReference{"egrave"_L1, 0xe8},
    NamedReference{"agrave"_L1, 0xe0}, NamedReference{"ccedil"_L1, 0xe7}, NamedReference{"ouml"_L1, 0xf6},
    NamedReference{"auml"_L1, 0xe4}, NamedReference{"uuml"_L1, 0xfc}, NamedReference{"szlig"_L1, 0xdf},
    NamedReference{"rarr"_L1, 0x2192}, NamedReference{"larr"_L1, 0x2190}};

/// Characters that parsers put something else for, and halves of characters outside the basic plane.
bool isReplaced(QChar c)
{
    return (c < u' ' && c != u'\n' && c != u'\t') || (c >= QChar(0x7f) && c < QChar(0xa0)) ||
           c.isSurrogate() || (c >= QChar(0xfdd0) && c <= QChar(0xfdef)) || c >= QChar(0xfffe);
}

/// The value of an attribute behind its '='.
bool scanValue(QStringView html, qsizetype &at, QStringView &value)
{
    if (at >= html.size())
        return false;
    const QChar quote = html[at];
    const qsizetype from = at + 1;
    if (quote == u'"' || quote == u'\'') {
        const qsizetype end = html.indexOf(quote, from);
        if (end < 0)
            return false;
        value = html.sliced(from, end - from);
        at = end + 1;
        return at < html.size() && (isBlank(html[at]) || html[at] == u'/' || html[at] == u'>');
    }
    const qsizetype start = at;
    while (at < html.size() && (isLetter(html[at]) || isDigit(html[at])))
        ++at;
    value = html.sliced(start, at - start);
    return !value.isEmpty() && at < html.size() && (isBlank(html[at]) || html[at] == u'>');
}

bool scanAttribute(QStringView html, qsizetype &at, ScannedTag &tag)
{
    const qsizetype from = at;
    while (at < html.size() && isNameCharacter(html[at]))
        ++at;
    if (at == from || at >= html.size() || tag.attributes.size() >= mostAttributes)
        return false;
    ScannedAttribute attribute{html.sliced(from, at - from), QStringView()};
    if (html[at] == u'=') {
        ++at;
        if (!scanValue(html, at, attribute.value))
            return false;
    } else if (isBlank(html[at])) {
        qsizetype next = at;
        while (next < html.size() && isBlank(html[next]))
            ++next;
        if (next < html.size() && html[next] == u'=')
            return false;
    } else if (html[at] != u'>' && html[at] != u'/') {
        return false;
    }
    tag.attributes.append(attribute);
    return true;
}

bool scanNumber(QStringView digits, QString &out)
{
    bool ok = false;
    const bool hex = !digits.isEmpty() && (digits[0] == u'x' || digits[0] == u'X');
    if (hex)
        digits = digits.sliced(1);
    for (const QChar c : digits) {
        if (!isDigit(c) && !(hex && isLetter(c)))
            return false;
    }
    const uint code = digits.size() > 6 ? 0 : digits.toUInt(&ok, hex ? 16 : 10);
    // What is below or above is replaced or refused by rules of its own.
    if (!ok || (code < 0x20 && code != '\n' && code != '\t') || (code >= 0x7f && code < 0xa0) ||
        code >= 0xd800)
        return false;
    out += QChar(char16_t(code));
    return true;
}

} // namespace

bool ScannedTag::has(QLatin1StringView name) const
{
    return std::any_of(attributes.begin(), attributes.end(),
        [name](const ScannedAttribute &a) { return a.name.compare(name, Qt::CaseInsensitive) == 0; });
}

bool ScannedTag::attributeContains(QLatin1StringView name, QLatin1StringView letters) const
{
    return std::any_of(attributes.begin(), attributes.end(), [&](const ScannedAttribute &a) {
        return a.name.compare(name, Qt::CaseInsensitive) == 0 &&
               (a.value.contains(letters, Qt::CaseInsensitive) || a.value.contains(u'&'));
    });
}

bool scanTag(QStringView html, qsizetype &at, ScannedTag &tag)
{
    tag.attributes.clear();
    tag.selfClosing = false;
    ++at;
    tag.end = at < html.size() && html[at] == u'/';
    if (tag.end)
        ++at;
    const qsizetype from = at;
    while (at < html.size() && (isLetter(html[at]) || isDigit(html[at])))
        ++at;
    if (at == from || at - from > longestName || !isLetter(html[from]))
        return false;
    tag.tag = tagOf(html.sliced(from, at - from));
    while (at < html.size()) {
        if (html[at] == u'>') {
            ++at;
            return true;
        }
        if (html[at] == u'/') {
            tag.selfClosing = true;
            if (tag.end || at + 1 >= html.size() || html[at + 1] != u'>')
                return false;
            at += 2;
            return true;
        }
        if (!isBlank(html[at]))
            return false;
        while (at < html.size() && isBlank(html[at]))
            ++at;
        if (at < html.size() && html[at] != u'>' && html[at] != u'/' &&
            (tag.end || !scanAttribute(html, at, tag)))
            return false;
    }
    return false;
}

bool skipComment(QStringView html, qsizetype &at)
{
    const QStringView rest = html.sliced(at);
    if (!rest.startsWith("<!--"_L1))
        return false;
    const qsizetype end = rest.indexOf("-->"_L1, 4);
    if (end < 0)
        return false;
    const QStringView words = rest.sliced(4, end - 4);
    if (words.startsWith(u'>') || words.startsWith("->"_L1) || words.contains("--"_L1) ||
        words.contains(u'<') || words.endsWith(u'-'))
        return false;
    at += end + 3;
    return true;
}

bool scanReference(QStringView html, qsizetype &at, QString &out)
{
    constexpr qsizetype longest = 10;
    const QStringView rest = html.sliced(at + 1, std::min(longest, html.size() - at - 1));
    const qsizetype semicolon = rest.indexOf(u';');
    if (semicolon <= 0)
        return false;
    const QStringView name = rest.first(semicolon);
    if (name[0] == u'#') {
        if (!scanNumber(name.sliced(1), out))
            return false;
    } else {
        const auto *const found = std::find_if(namedReferences.begin(), namedReferences.end(),
            [name](const NamedReference &r) { return name == r.name; });
        if (found == namedReferences.end())
            return false;
        out += QChar(found->character);
    }
    at += semicolon + 2;
    return true;
}

bool decodeValue(QStringView value, QString &out)
{
    out.clear();
    out.reserve(value.size());
    for (qsizetype at = 0; at < value.size();) {
        const QChar c = value[at];
        if (c != u'&') {
            if (isReplaced(c))
                return false;
            out += c;
            ++at;
        } else if (!scanReference(value, at, out)) {
            // "?a=1&b=2" means what it says.
            qsizetype end = at + 1;
            while (end < value.size() && (isLetter(value[end]) || isDigit(value[end])))
                ++end;
            if (end == at + 1 || end >= value.size() || value[end] != u'=' || !isLetter(value[at + 1]))
                return false;
            out += value.sliced(at, end - at);
            at = end;
        }
    }
    return true;
}

} // namespace courant::html
