// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/inputguard.h"

#include "html/tagtraits.h"

#include <gumbo.h>

#include <array>
#include <vector>

namespace courant::html {

namespace {

constexpr qsizetype MaxBytes = 8 * 1024 * 1024;
constexpr size_t MaxDepth = 512;
constexpr int MaxTags = 100'000;
constexpr int MaxAttributes = 128;
constexpr int MaxFormatting = 64;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Follows tags as the parser would, roughly: deeper rather than shallower where the two differ.
class Guard
{
public:
    explicit Guard(const QByteArray &in) : m_in(in), m_data(in.constData()), m_size(in.size()) {}

    GuardedInput run();

private:
    void startTag();
    void endTag();
    /// From the first byte behind the tag's name to the byte behind '>'; counts attributes.
    qsizetype skipAttributes(qsizetype at, bool &selfClosing, qsizetype &attributesEnd) const;
    qsizetype skipMarkupDeclaration(qsizetype at) const;
    qsizetype skipRaw(qsizetype at, const char *name, qsizetype length) const;
    qsizetype nameEnd(qsizetype at) const;
    bool inForeign() const;
    void close(GumboTag tag);
    void closeFormatting(GumboTag tag);
    void closeOrdinary(GumboTag tag);
    void closeImplied(GumboTag tag);
    void leave(qsizetype from, qsizetype to); ///< leaves these bytes out

    const QByteArray &m_in;
    const char *m_data;
    qsizetype m_size;
    qsizetype m_at = 0;
    qsizetype m_copied = 0;
    int m_tags = 0;
    int m_formatting = 0;
    bool m_cut = false;
    bool m_foreignSeen = false;
    QByteArray m_out;
    std::vector<GumboTag> m_stack;
    std::array<int, GUMBO_TAG_LAST + 1> m_openFormatting{};
};

GuardedInput Guard::run()
{
    while (m_at < m_size) {
        const char *next = static_cast<const char *>(memchr(m_data + m_at, '<', size_t(m_size - m_at)));
        if (!next || next + 1 >= m_data + m_size)
            break;
        m_at = next - m_data;
        const char c = m_data[m_at + 1];
        if (isLetter(c)) {
            if (++m_tags > MaxTags) {
                leave(m_at, m_size);
                break;
            }
            startTag();
        } else if (c == '/' && m_at + 2 < m_size && isLetter(m_data[m_at + 2])) {
            endTag();
        } else if (c == '!' || c == '?' || c == '/') {
            m_at = skipMarkupDeclaration(m_at);
        } else {
            ++m_at;
        }
    }
    if (!m_cut)
        return {m_in, false};
    m_out.append(m_data + m_copied, m_size - m_copied);
    return {m_out, true};
}

void Guard::leave(qsizetype from, qsizetype to)
{
    m_out.append(m_data + m_copied, from - m_copied);
    m_copied = to;
    m_cut = true;
}

qsizetype Guard::nameEnd(qsizetype at) const
{
    while (at < m_size && !isSpace(m_data[at]) && m_data[at] != '/' && m_data[at] != '>')
        ++at;
    return at;
}

qsizetype Guard::skipAttributes(qsizetype at, bool &selfClosing, qsizetype &attributesEnd) const
{
    int count = 0;
    selfClosing = false;
    attributesEnd = -1;
    while (at < m_size) {
        while (at < m_size && (isSpace(m_data[at]) || m_data[at] == '/')) {
            selfClosing = m_data[at] == '/';
            ++at;
        }
        if (at >= m_size)
            break;
        if (m_data[at] == '>')
            return at + 1;
        selfClosing = false;
        if (++count > MaxAttributes && attributesEnd < 0)
            attributesEnd = at;
        ++at; // even a '=' can begin a name
        while (at < m_size && !isSpace(m_data[at]) && m_data[at] != '/' && m_data[at] != '>' &&
               m_data[at] != '=')
            ++at;
        while (at < m_size && isSpace(m_data[at]))
            ++at;
        if (at >= m_size || m_data[at] != '=')
            continue;
        ++at;
        while (at < m_size && isSpace(m_data[at]))
            ++at;
        if (at < m_size && (m_data[at] == '"' || m_data[at] == '\'')) {
            const qsizetype end = m_in.indexOf(m_data[at], at + 1);
            at = end < 0 ? m_size : end + 1;
        } else {
            while (at < m_size && !isSpace(m_data[at]) && m_data[at] != '>')
                ++at;
        }
    }
    return m_size;
}

qsizetype Guard::skipMarkupDeclaration(qsizetype at) const
{
    if (m_in.mid(at, 4) != "<!--") {
        const qsizetype end = m_in.indexOf('>', at);
        return end < 0 ? m_size : end + 1;
    }
    at += 4;
    if (at < m_size && m_data[at] == '>')
        return at + 1;
    if (m_in.mid(at, 2) == "->")
        return at + 2;
    for (;;) {
        at = m_in.indexOf("--", at);
        if (at < 0)
            return m_size;
        if (at + 2 < m_size && m_data[at + 2] == '>')
            return at + 3;
        if (m_in.mid(at + 2, 2) == "!>")
            return at + 4;
        ++at;
    }
}

qsizetype Guard::skipRaw(qsizetype at, const char *name, qsizetype length) const
{
    while ((at = m_in.indexOf("</", at)) >= 0) {
        at += 2;
        if (at + length < m_size && qstrnicmp(m_data + at, name, size_t(length)) == 0 &&
            (isSpace(m_data[at + length]) || m_data[at + length] == '/' || m_data[at + length] == '>'))
            return at - 2;
    }
    return m_size;
}

bool Guard::inForeign() const
{
    if (!m_foreignSeen)
        return false;
    for (auto it = m_stack.rbegin(); it != m_stack.rend(); ++it) {
        if (*it == GUMBO_TAG_SVG || *it == GUMBO_TAG_MATH)
            return true;
        if (*it != GUMBO_TAG_UNKNOWN)
            return false;
    }
    return false;
}

void Guard::startTag()
{
    const qsizetype from = m_at;
    const qsizetype name = m_at + 1;
    const qsizetype end = nameEnd(name);
    const GumboTag tag = gumbo_tagn_enum(m_data + name, unsigned(std::min<qsizetype>(end - name, 64)));
    bool selfClosing = false;
    qsizetype attributesEnd = -1;
    m_at = skipAttributes(end, selfClosing, attributesEnd);
    const quint8 trait = traitsOf(tag);
    const bool formatting = trait & Formatting;
    if (trait & ClosesP)
        close(GUMBO_TAG_P);
    closeImplied(tag);
    const bool tooMuch = m_stack.size() >= MaxDepth || (formatting && m_formatting >= MaxFormatting);
    if (tooMuch && !(trait & (Void | Raw))) {
        leave(from, m_at);
        return;
    }
    if (attributesEnd >= 0)
        leave(attributesEnd, m_data[m_at - 1] == '>' ? m_at - 1 : m_at);
    if (trait & Void)
        return;
    if (tag == GUMBO_TAG_PLAINTEXT) {
        m_at = m_size;
        return;
    }
    if ((trait & Raw) && !m_foreignSeen) {
        m_at = skipRaw(m_at, m_data + name, end - name);
        return;
    }
    if (tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH) {
        m_foreignSeen = true;
        if (selfClosing)
            return;
    } else if (selfClosing && tag == GUMBO_TAG_UNKNOWN && inForeign()) {
        return;
    }
    m_stack.push_back(tag);
    if (formatting) {
        ++m_formatting;
        ++m_openFormatting[tag];
    }
}

void Guard::endTag()
{
    const qsizetype name = m_at + 2;
    const qsizetype end = nameEnd(name);
    const GumboTag tag = gumbo_tagn_enum(m_data + name, unsigned(std::min<qsizetype>(end - name, 64)));
    bool selfClosing = false;
    qsizetype attributesEnd = -1;
    m_at = skipAttributes(end, selfClosing, attributesEnd);
    if (attributesEnd >= 0)
        leave(attributesEnd, m_data[m_at - 1] == '>' ? m_at - 1 : m_at);
    if ((traitsOf(tag) & Formatting) && m_openFormatting[tag] > 0) {
        --m_openFormatting[tag];
        --m_formatting;
    }
    if (tag == GUMBO_TAG_FORM) { // alone: what is open within it stays open
        const auto form = std::find(m_stack.rbegin(), m_stack.rend(), tag);
        if (form != m_stack.rend())
            m_stack.erase(std::next(form).base());
    } else if (traitsOf(tag) & Formatting) {
        closeFormatting(tag);
    } else if (traitsOf(tag) & Special) {
        close(tag);
    } else {
        closeOrdinary(tag);
    }
}

/// Blocks within a formatting element outlive it.
void Guard::closeFormatting(GumboTag tag)
{
    bool blocks = false;
    for (size_t i = m_stack.size(); i > 0; --i) {
        const GumboTag open = m_stack[i - 1];
        if (open == tag) {
            if (blocks)
                m_stack.erase(m_stack.begin() + qsizetype(i) - 1);
            else
                m_stack.resize(i - 1);
            return;
        }
        if (traitsOf(open) & Scope)
            return;
        blocks |= bool(traitsOf(open) & Special);
    }
}

void Guard::closeOrdinary(GumboTag tag)
{
    for (size_t i = m_stack.size(); i > 0; --i) {
        if (m_stack[i - 1] == tag) {
            m_stack.resize(i - 1);
            return;
        }
        if (traitsOf(m_stack[i - 1]) & Special)
            return;
    }
}

/// Takes the innermost open element of this kind, and all in it, from the stack.
void Guard::close(GumboTag tag)
{
    for (size_t i = m_stack.size(); i > 0; --i) {
        if (m_stack[i - 1] == tag) {
            m_stack.resize(i - 1);
            return;
        }
        const bool tablePart = tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_TBODY ||
                               tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT;
        if ((traitsOf(m_stack[i - 1]) & Scope) && !(tablePart && m_stack[i - 1] != GUMBO_TAG_TABLE))
            return;
    }
}

/// What a start tag ends without saying so.
void Guard::closeImplied(GumboTag tag)
{
    const auto closeWithin = [this](std::initializer_list<GumboTag> wanted,
                                 std::initializer_list<GumboTag> bounds) {
        for (size_t i = m_stack.size(); i > 0; --i) {
            const GumboTag open = m_stack[i - 1];
            if (std::find(wanted.begin(), wanted.end(), open) != wanted.end()) {
                m_stack.resize(i - 1);
                return;
            }
            if (std::find(bounds.begin(), bounds.end(), open) != bounds.end() ||
                ((traitsOf(open) & Scope) && bounds.size() > 1))
                return;
        }
    };
    switch (tag) {
    case GUMBO_TAG_LI:
        closeWithin({GUMBO_TAG_LI}, {GUMBO_TAG_UL, GUMBO_TAG_OL});
        break;
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
        closeWithin({GUMBO_TAG_DT, GUMBO_TAG_DD}, {GUMBO_TAG_DL, GUMBO_TAG_TABLE});
        break;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
        closeWithin({GUMBO_TAG_TD, GUMBO_TAG_TH}, {GUMBO_TAG_TABLE});
        break;
    case GUMBO_TAG_TR:
        closeWithin({GUMBO_TAG_TR}, {GUMBO_TAG_TABLE});
        break;
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
        closeWithin({GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT}, {GUMBO_TAG_TABLE});
        break;
    case GUMBO_TAG_OPTION:
        closeWithin({GUMBO_TAG_OPTION}, {GUMBO_TAG_SELECT, GUMBO_TAG_DATALIST});
        break;
    default:
        break;
    }
}

} // namespace

GuardedInput guardInput(const QByteArray &utf8)
{
    if (utf8.size() <= MaxBytes)
        return Guard(utf8).run();
    qsizetype end = MaxBytes;
    while (end > 0 && (utf8[end] & 0xc0) == 0x80) // not inside a character
        --end;
    GuardedInput guarded = Guard(utf8.first(end)).run();
    guarded.cut = true;
    return guarded;
}

} // namespace courant::html
