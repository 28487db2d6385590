// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/entities.h"

#include <QHash>

namespace courant::feed {
namespace {

constexpr char Table[] =
#include "feed/entitytable.inc"
    ;

struct Entity
{
    QString text;
    bool withoutSemicolon = false;
};

struct EntityMap
{
    QHash<QString, Entity> byName;
    qsizetype longestName = 0;
    qsizetype longestLegacy = 0;
};

EntityMap readTable()
{
    EntityMap map;
    map.byName.reserve(2200);
    const char *at = Table;
    while (*at) {
        const char *nameEnd = at;
        while (*nameEnd != ' ' && *nameEnd != '!')
            ++nameEnd;
        const QString name = QString::fromLatin1(at, nameEnd - at);
        Entity entity;
        entity.withoutSemicolon = *nameEnd == '!';
        char *end = nullptr;
        const char *number = nameEnd + 1;
        for (;;) {
            const char32_t code = char32_t(std::strtoul(number, &end, 16));
            entity.text += QString::fromUcs4(&code, 1);
            if (*end != ',')
                break;
            number = end + 1;
        }
        map.longestName = std::max(map.longestName, name.size());
        if (entity.withoutSemicolon)
            map.longestLegacy = std::max(map.longestLegacy, name.size());
        map.byName.insert(name, entity);
        at = end + 1;
    }
    return map;
}

const EntityMap &entities()
{
    static const EntityMap map = readTable();
    return map;
}

QString textOfCode(char32_t code)
{
    if (code >= 0x80 && code <= 0x9f)
        return QString(QChar(fromWindows1252(char16_t(code))));
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) == 0xfffe)
        return {};
    if (code < 0x20 && code != '\t' && code != '\n' && code != '\r')
        return {};
    return QString::fromUcs4(&code, 1);
}

// The number of "&#226;" or "&#xe2;"; -1 when it is none. `*length` is what it takes with ';'.
qint32 codeOf(QStringView text, qsizetype *length, bool *closed)
{
    qsizetype i = 2;
    const bool hex = i < text.size() && (text[i] == u'x' || text[i] == u'X');
    if (hex)
        ++i;
    const qsizetype first = i;
    char32_t code = 0;
    for (; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        int digit = -1;
        if (c >= u'0' && c <= u'9')
            digit = c - u'0';
        else if (hex && ((c | 0x20) >= u'a' && (c | 0x20) <= u'f'))
            digit = (c | 0x20) - u'a' + 10;
        if (digit < 0)
            break;
        code = std::min<char32_t>(code * (hex ? 16 : 10) + char32_t(digit), 0x110000);
    }
    if (i == first)
        return -1;
    *closed = i < text.size() && text[i] == u';';
    *length = i + (*closed ? 1 : 0);
    return qint32(code);
}

// "&#226;&#128;&#166;": the bytes of UTF-8, each written as if it were a character.
CharacterReference spelledUtf8(QStringView text, qint32 lead, qsizetype length)
{
    const int trails = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    QByteArray bytes(1, char(lead));
    for (int i = 0; i < trails; ++i) {
        const QStringView rest = text.sliced(length);
        qsizetype trailLength = 0;
        bool closed = false;
        const qint32 trail = rest.startsWith(u"&#") ? codeOf(rest.first(std::min<qsizetype>(rest.size(), 8)),
                                                          &trailLength, &closed)
                                                    : -1;
        if (trail < 0x80 || trail > 0xbf || !closed)
            return {};
        bytes += char(trail);
        length += trailLength;
    }
    const QString character = QString::fromUtf8(bytes);
    if (character.contains(QChar::ReplacementCharacter))
        return {};
    return {character, length, true};
}

CharacterReference numericReference(QStringView text)
{
    CharacterReference reference;
    const qint32 code = codeOf(text, &reference.length, &reference.plainXml);
    if (code < 0)
        return {};
    if (code >= 0xc2 && code <= 0xf4) {
        const CharacterReference character = spelledUtf8(text, code, reference.length);
        if (character.length > 0)
            return character;
    }
    reference.text = textOfCode(char32_t(code));
    return reference;
}

bool isAsciiAlnum(QChar c)
{
    const char16_t lower = c.unicode() | 0x20;
    return (lower >= u'a' && lower <= u'z') || (c >= u'0' && c <= u'9');
}

} // namespace

char16_t fromWindows1252(char16_t control)
{
    static constexpr char16_t table[32] = {0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d,
        0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178};
    return control >= 0x80 && control <= 0x9f ? table[control - 0x80] : control;
}

CharacterReference characterReference(QStringView text)
{
    if (text.size() < 3 || text[0] != u'&')
        return {};
    if (text[1] == u'#')
        return numericReference(text);
    switch (text[1].unicode()) { // the five of XML, by far the most frequent
    case u'a':
        if (text.startsWith(u"&amp;"))
            return {QStringLiteral("&"), 5, true};
        if (text.startsWith(u"&apos;"))
            return {QStringLiteral("'"), 6, true};
        break;
    case u'l':
        if (text.startsWith(u"&lt;"))
            return {QStringLiteral("<"), 4, true};
        break;
    case u'g':
        if (text.startsWith(u"&gt;"))
            return {QStringLiteral(">"), 4, true};
        break;
    case u'q':
        if (text.startsWith(u"&quot;"))
            return {QStringLiteral("\""), 6, true};
        break;
    }
    const EntityMap &map = entities();
    qsizetype end = 1;
    while (end < text.size() && end <= map.longestName && isAsciiAlnum(text[end]))
        ++end;
    const QString name = text.sliced(1, end - 1).toString();
    const bool closed = end < text.size() && text[end] == u';';
    if (closed) {
        const auto found = map.byName.constFind(name);
        if (found != map.byName.cend())
            return {found->text, end + 1, false};
    }
    // "&copy 2026" and "&notit;": the longest old name that begins it
    for (qsizetype length = std::min(name.size(), map.longestLegacy); length >= 2; --length) {
        const auto found = map.byName.constFind(name.first(length));
        if (found == map.byName.cend() || !found->withoutSemicolon)
            continue;
        // "&copy=1" in an address is no reference
        if (length < name.size() || (!closed && end < text.size() && text[end] == u'='))
            return {};
        return {found->text, length + 1 + (closed ? 1 : 0), false};
    }
    return {};
}

bool isHtmlEntity(QStringView name)
{
    return entities().byName.contains(name.toString());
}

QString decodeReferences(QStringView text)
{
    qsizetype at = text.indexOf(u'&');
    if (at < 0)
        return text.toString();
    QString out;
    out.reserve(text.size());
    qsizetype from = 0;
    while (at >= 0) {
        out += text.sliced(from, at - from);
        const CharacterReference reference = characterReference(text.sliced(at));
        if (reference.length > 0)
            out += reference.text;
        else
            out += u'&';
        from = at + std::max<qsizetype>(reference.length, 1);
        at = text.indexOf(u'&', from);
    }
    out += text.sliced(from);
    return out;
}

} // namespace courant::feed
