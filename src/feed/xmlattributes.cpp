// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes, however they were written.
#include "feed/xmlchars.h"
#include "feed/xmltokenizer.h"

namespace courant::feed {

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

} // namespace courant::feed
