// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/xmltokenizer.h"

#include "feed/entities.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

bool isBlank(QChar c)
{
    const char16_t u = c.unicode();
    return u == u' ' || u == u'\n' || u == u'\t' || u == u'\r' || u == u'\f';
}

bool isNameStart(QChar c)
{
    const char16_t u = c.unicode();
    const char16_t lower = u | 0x20;
    return (lower >= u'a' && lower <= u'z') || u == u'_' || u == u':' || u >= 0x80;
}

bool isNameEnd(QChar c)
{
    const char16_t u = c.unicode();
    return u <= u' ' || u == u'>' || u == u'/' || u == u'=' || u == u'<' || u == u'"' || u == u'\'';
}

} // namespace

XmlTokenizer::Token XmlTokenizer::next()
{
    while (m_at < m_text.size() && m_refusal.isEmpty()) {
        m_tokenAt = m_at;
        if (m_text[m_at] != u'<')
            return readText();
        Token token;
        if (readMarkup(&token))
            return token;
    }
    return Token::End;
}

// The place of `what`, which begins with `first`: characters are found faster than strings.
qsizetype XmlTokenizer::find(QChar first, QStringView what, qsizetype from) const
{
    for (qsizetype at = m_text.indexOf(first, from); at >= 0; at = m_text.indexOf(first, at + 1)) {
        if (m_text.sliced(at).startsWith(what))
            return at;
    }
    return -1;
}

XmlTokenizer::Token XmlTokenizer::readText()
{
    qsizetype end = m_at;
    for (;;) {
        end = m_text.indexOf(u'<', end);
        if (end < 0 || end + 1 >= m_text.size()) {
            end = end < 0 ? m_text.size() : end;
            break;
        }
        const QChar following = m_text[end + 1];
        if (isNameStart(following) || following == u'/' || following == u'!' || following == u'?')
            break;
        addFlaw(Flaw::StrayLessThan);
        ++end;
    }
    m_content = m_text.sliced(m_at, end - m_at);
    m_at = end;
    return Token::Text;
}

// True when there is a token; false when something without meaning was skipped.
bool XmlTokenizer::readMarkup(Token *token)
{
    if (m_at + 1 >= m_text.size()) {
        addFlaw(Flaw::Truncated);
        m_at = m_text.size();
        return false;
    }
    const QChar following = m_text[m_at + 1];
    if (following == u'!')
        return readDeclaration(token);
    if (following == u'?') {
        skipInstruction();
        return false;
    }
    if (following == u'/') {
        *token = readEndTag();
        return !m_name.isEmpty();
    }
    if (isNameStart(following)) {
        *token = readStartTag();
        return *token != Token::End;
    }
    addFlaw(Flaw::StrayLessThan);
    qsizetype end = m_text.indexOf(u'<', m_at + 1);
    if (end < 0)
        end = m_text.size();
    m_content = m_text.sliced(m_at, end - m_at);
    m_at = end;
    *token = Token::Text;
    return true;
}

bool XmlTokenizer::readDeclaration(Token *token)
{
    const QStringView here = m_text.sliced(m_at);
    if (here.startsWith(u"<![CDATA[", Qt::CaseInsensitive)) {
        const qsizetype begin = m_at + 9;
        qsizetype end = find(u']', u"]]>", begin);
        if (end < 0) {
            addFlaw(Flaw::Truncated);
            m_content = m_text.sliced(begin);
            m_at = m_text.size();
        } else {
            m_content = m_text.sliced(begin, end - begin);
            m_at = end + 3;
        }
        *token = Token::CData;
        return true;
    }
    if (here.startsWith(u"<!--")) {
        if (skipComment())
            return false;
    } else if (here.startsWith(u"<!DOCTYPE", Qt::CaseInsensitive)) {
        skipDoctype();
        return false;
    }
    // A declaration where none can be: up to its '>'.
    addFlaw(Flaw::BadDeclaration);
    const qsizetype end = m_text.indexOf(u'>', m_at);
    m_at = end < 0 ? m_text.size() : end + 1;
    return false;
}

bool XmlTokenizer::skipComment()
{
    const qsizetype end = m_noCommentEnd ? -1 : find(u'-', u"-->", m_at + 4);
    if (end < 0) {
        m_noCommentEnd = true; // and need not be looked for again
        addFlaw(Flaw::Truncated);
        return false;
    }
    m_at = end + 3;
    return true;
}

void XmlTokenizer::skipInstruction()
{
    if (m_at > 0 && m_text.sliced(m_at).startsWith(u"<?xml "))
        addFlaw(Flaw::TextBeforeProlog);
    const qsizetype end = m_noInstructionEnd ? -1 : find(u'?', u"?>", m_at + 2);
    m_noInstructionEnd = end < 0;
    const qsizetype bracket = m_text.indexOf(u'>', m_at + 2);
    if (end >= 0 && (bracket > end || !m_text.sliced(bracket, end - bracket).contains(u'<'))) {
        m_at = end + 2;
        return;
    }
    addFlaw(bracket < 0 ? Flaw::Truncated : Flaw::BadDeclaration);
    m_at = bracket < 0 ? m_text.size() : bracket + 1;
}

XmlTokenizer::Token XmlTokenizer::readEndTag()
{
    qsizetype i = m_at + 2;
    const qsizetype begin = i;
    while (i < m_text.size() && !isNameEnd(m_text[i]))
        ++i;
    m_name = m_text.sliced(begin, i - begin);
    while (i < m_text.size() && m_text[i] != u'>' && m_text[i] != u'<') {
        if (!isBlank(m_text[i]))
            addFlaw(Flaw::MismatchedTag);
        ++i;
    }
    if (i >= m_text.size() || m_text[i] == u'<')
        addFlaw(Flaw::Truncated);
    m_at = i < m_text.size() && m_text[i] == u'>' ? i + 1 : i;
    if (m_name.isEmpty())
        addFlaw(Flaw::MismatchedTag);
    return Token::EndTag;
}

XmlTokenizer::Token XmlTokenizer::readStartTag()
{
    qsizetype i = m_at + 1;
    while (i < m_text.size() && !isNameEnd(m_text[i]))
        ++i;
    m_name = m_text.sliced(m_at + 1, i - m_at - 1);
    m_attributes.clear();
    m_selfClosing = false;
    const qsizetype begin = m_at;
    m_at = i;
    while (readAttribute()) {
        if (m_attributes.size() > MostAttributes || m_at - begin > LongestTag) {
            refuse(m_attributes.size() > MostAttributes ? u"A tag has more than 256 attributes."_s
                                                        : u"A tag is longer than 256 KiB."_s);
            return Token::End;
        }
    }
    if (m_at >= m_text.size() && m_text.back() != u'>') {
        addFlaw(Flaw::Truncated);
        return Token::End;
    }
    if (m_rootName.isEmpty())
        m_rootName = m_name;
    if (m_mode == Mode::Html)
        skipRawText();
    return Token::StartTag;
}

// One attribute, or the end of the tag (false).
bool XmlTokenizer::readAttribute()
{
    skipBlanks();
    if (m_at >= m_text.size())
        return false;
    const QChar c = m_text[m_at];
    if (c == u'>') {
        ++m_at;
        return false;
    }
    if (c == u'/') {
        ++m_at;
        m_selfClosing = m_at < m_text.size() && m_text[m_at] == u'>';
        if (!m_selfClosing)
            addFlaw(Flaw::BadAttribute);
        return true;
    }
    if (c == u'<') { // the tag was never closed
        addFlaw(Flaw::BadAttribute);
        return false;
    }
    if (c == u'"' || c == u'\'' || c == u'=') {
        addFlaw(Flaw::BadAttribute);
        ++m_at;
        return true;
    }
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && !isNameEnd(m_text[m_at]))
        ++m_at;
    RawAttribute attribute;
    attribute.name = m_text.sliced(begin, m_at - begin);
    skipBlanks();
    if (m_at < m_text.size() && m_text[m_at] == u'=') {
        ++m_at;
        skipBlanks();
        attribute.value = readQuotedValue();
    } else {
        addFlaw(Flaw::BadAttribute);
    }
    m_attributes.append(attribute);
    return true;
}

QStringView XmlTokenizer::readQuotedValue()
{
    if (m_at >= m_text.size())
        return {};
    const QChar quote = m_text[m_at];
    if (quote != u'"' && quote != u'\'') {
        addFlaw(Flaw::BadAttribute);
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]) && m_text[m_at] != u'>' && m_text[m_at] != u'<')
            ++m_at;
        if (m_mode == Mode::Xml && m_at > begin && m_text[m_at - 1] == u'/' && m_at < m_text.size() &&
            m_text[m_at] == u'>')
            --m_at;
        return m_text.sliced(begin, m_at - begin);
    }
    const qsizetype begin = m_at + 1;
    const qsizetype end = closingQuote(begin, quote);
    m_at = end < m_text.size() && m_text[end] == quote ? end + 1 : end;
    return m_text.sliced(begin, end - begin);
}

// Whether a quote at `quoteAt` can be the end of a value: a blank and a name with '=' or the end of the tag
// follow.
bool XmlTokenizer::endsValue(qsizetype quoteAt) const
{
    qsizetype i = quoteAt + 1;
    while (i < m_text.size() && isBlank(m_text[i]))
        ++i;
    if (i >= m_text.size() || m_text[i] == u'>' || m_text[i] == u'<' ||
        ((m_text[i] == u'/' || m_text[i] == u'?') && i + 1 < m_text.size() && m_text[i + 1] == u'>'))
        return true;
    const qsizetype begin = i;
    while (i < m_text.size() && i - begin < 40 && !isNameEnd(m_text[i]))
        ++i;
    if (i == begin)
        return false;
    while (i < m_text.size() && isBlank(m_text[i]))
        ++i;
    return i < m_text.size() && m_text[i] == u'=';
}

qsizetype XmlTokenizer::closingQuote(qsizetype from, QChar quote)
{
    qsizetype end = m_text.indexOf(quote, from);
    if (end < 0) {
        // No more quotes: the value ends with the tag.
        addFlaw(Flaw::BadAttribute);
        const qsizetype bracket = m_text.indexOf(u'>', from);
        return bracket < 0 ? m_text.size() : bracket;
    }
    if (m_mode == Mode::Html)
        return end;
    const QStringView value = m_text.sliced(from, end - from);
    const qsizetype tag = value.indexOf(u'<');
    if (tag < 0 && endsValue(end))
        return end;
    addFlaw(Flaw::BadAttribute);
    const qsizetype bracket = value.indexOf(u'>');
    if (tag >= 0 && bracket >= 0 && bracket < tag && value.trimmed().endsWith(u'=')) {
        // <a b="c> <d e="f">: the quote found begins another value, so this one was never closed.
        const bool slash = bracket > 0 && value[bracket - 1] == u'/';
        return from + bracket - (slash ? 1 : 0);
    }
    return closingQuoteAmongOthers(from, end, quote);
}

// title="the "best" of", description="<a href="x">y</a>": which of the quotes is the last one?
qsizetype XmlTokenizer::closingQuoteAmongOthers(qsizetype from, qsizetype first, QChar quote)
{
    bool inTag = false;      // of markup that stands in the value
    bool inTagValue = false; // between two quotes in such a tag
    QChar before;            // the last character that is no blank
    const qsizetype limit = std::min(m_text.size(), first + 4096);
    qsizetype i = from;
    for (; i < limit && m_lookahead < 8 * m_text.size(); ++i, ++m_lookahead) {
        const QChar c = m_text[i];
        if (c == quote) {
            if (inTag && inTagValue)
                inTagValue = false;
            else if (inTag && before == u'=')
                inTagValue = true;
            else if (endsValue(i))
                return i;
        } else if (c == u'<' && i > first && !inTag && before == u'>' && looksLikeSibling(i)) {
            break;
        } else if (c == u'<') {
            inTag = i + 1 < m_text.size() && (isNameStart(m_text[i + 1]) || m_text[i + 1] == u'/');
            inTagValue = false;
        } else if (c == u'>' && !inTagValue) {
            inTag = false;
        }
        if (!isBlank(c))
            before = c;
    }
    return first;
}

// Whether the tag at `at` has the name of the one that is being read: then that one must have ended.
bool XmlTokenizer::looksLikeSibling(qsizetype at) const
{
    return m_text.sliced(at + 1).startsWith(m_name);
}

void XmlTokenizer::skipBlanks()
{
    while (m_at < m_text.size() && isBlank(m_text[m_at]))
        ++m_at;
}

// Scripts and styles of a page hold no markup.
void XmlTokenizer::skipRawText()
{
    for (const QStringView raw : {QStringView(u"script"), QStringView(u"style"), QStringView(u"textarea")}) {
        if (m_name.compare(raw, Qt::CaseInsensitive) != 0)
            continue;
        const QString close = "</"_L1 + raw.toString();
        const qsizetype end = m_text.indexOf(close, m_at, Qt::CaseInsensitive);
        m_at = end < 0 ? m_text.size() : end;
    }
}

QString XmlTokenizer::decoded(QStringView raw)
{
    if (!raw.contains(u'&'))
        return raw.toString();
    QString out;
    out.reserve(raw.size());
    appendDecoded(raw, out);
    return out;
}

void XmlTokenizer::appendDecoded(QStringView raw, QString &out)
{
    qsizetype from = 0;
    for (qsizetype at = raw.indexOf(u'&'); at >= 0; at = raw.indexOf(u'&', from)) {
        out += raw.sliced(from, at - from);
        if (!m_declared.isEmpty()) {
            const QStringView near = raw.sliced(at, std::min<qsizetype>(raw.size() - at, 66));
            const qsizetype end = near.indexOf(u';');
            const auto own =
                end < 0 ? m_declared.cend() : m_declared.constFind(near.sliced(1, end - 1).toString());
            if (own != m_declared.cend() && m_expanded < 65536) {
                out += *own;
                m_expanded += own->size();
                from = at + end + 1;
                continue;
            }
        }
        const CharacterReference reference = characterReference(raw.sliced(at));
        if (reference.length == 0)
            addFlaw(Flaw::BareAmpersand);
        else if (!reference.plainXml)
            addFlaw(Flaw::UndeclaredEntity);
        out += reference.length > 0 ? QStringView(reference.text) : QStringView(u"&");
        from = at + std::max<qsizetype>(reference.length, 1);
    }
    out += raw.sliced(from);
}

} // namespace courant::feed
