// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The document type declaration: what may stand in it and what is refused.
#include "feed/entities.h"
#include "feed/xmltokenizer.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype LongestSubset = 64 * 1024;
constexpr int MostEntities = 64;
constexpr qsizetype LongestEntity = 128;

// The text between the first pair of quotes; null when there is none.
QStringView quoted(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'"' && text[i] != u'\'')
            continue;
        const qsizetype end = text.indexOf(text[i], i + 1);
        return end < 0 ? QStringView() : text.sliced(i + 1, end - i - 1);
    }
    return {};
}

} // namespace

void XmlTokenizer::skipDoctype()
{
    qsizetype i = m_at + 9;
    while (i < m_text.size()) {
        const QChar c = m_text[i];
        if (c == u'>') {
            m_at = i + 1;
            return;
        }
        if (c == u'[') {
            i = readSubset(i + 1);
            if (!m_refusal.isEmpty())
                return;
            continue;
        }
        if (c == u'"' || c == u'\'') {
            const qsizetype end = m_text.indexOf(c, i + 1);
            const qsizetype bracket = m_text.indexOf(u'>', i + 1);
            if (end >= 0 && (bracket < 0 || end < bracket)) {
                i = end + 1;
                continue;
            }
        }
        if (c == u'<') { // never closed
            addFlaw(Flaw::BadDeclaration);
            m_at = i;
            return;
        }
        ++i;
    }
    addFlaw(Flaw::Truncated);
    m_at = m_text.size();
}

// Reads the internal subset; nothing outside is ever fetched. Returns the place behind its ']'.
qsizetype XmlTokenizer::readSubset(qsizetype at)
{
    const qsizetype begin = at;
    while (at < m_text.size()) {
        if (at - begin > LongestSubset) {
            refuse(u"The document type declaration is longer than 64 KiB."_s);
            return at;
        }
        const QStringView here = m_text.sliced(at);
        if (here.startsWith(u']'))
            return at + 1;
        if (here.startsWith(u"<!--")) {
            const qsizetype end = m_text.indexOf(u"-->", at);
            at = end < 0 ? m_text.size() : end + 3;
        } else if (here.startsWith(u"<!")) {
            qsizetype end = at + 2;
            QChar quote;
            while (end < m_text.size() && (m_text[end] != u'>' || !quote.isNull())) {
                const QChar c = m_text[end];
                if (!quote.isNull())
                    quote = c == quote ? QChar() : quote;
                else if (c == u'"' || c == u'\'')
                    quote = c;
                if (++end - begin > LongestSubset)
                    break;
            }
            if (here.startsWith(u"<!ENTITY"))
                declareEntity(m_text.sliced(at + 8, std::min(end, m_text.size()) - at - 8));
            at = end + 1;
        } else {
            ++at;
        }
        if (!m_refusal.isEmpty())
            return at;
    }
    addFlaw(Flaw::Truncated);
    return m_text.size();
}

// A short, plain text is honoured. An entity made of other entities, or kept elsewhere, is a bomb or a spy
// and refused; names that HTML knows keep HTML's meaning, and parameter entities (Drupal's link to HTML's
// table) mean nothing here.
void XmlTokenizer::declareEntity(QStringView declaration)
{
    const QStringView text = declaration.trimmed();
    if (text.startsWith(u'%')) {
        const bool plain = !quoted(text).contains(u'&') && !quoted(text).contains(u'%');
        if (!plain)
            refuse(u"The document declares entities made of entities."_s);
        return;
    }
    qsizetype end = 0;
    while (end < text.size() && !text[end].isSpace())
        ++end;
    const QStringView name = text.first(end);
    const QStringView definition = text.sliced(end).trimmed();
    if (isHtmlEntity(name))
        return;
    const QStringView value = quoted(definition);
    const bool external = definition.startsWith(u"SYSTEM") || definition.startsWith(u"PUBLIC");
    if (external) {
        refuse(u"The document declares an entity kept in another file."_s);
        return;
    }
    const bool numeric = value.startsWith(u"&#") && value.indexOf(u'&', 1) < 0;
    if ((value.contains(u'&') && !numeric) || value.contains(u'%') || value.contains(u'<')) {
        refuse(u"The document declares entities made of entities."_s);
        return;
    }
    if (value.size() > LongestEntity || m_declared.size() >= MostEntities) {
        refuse(u"The document declares too many or too long entities."_s);
        return;
    }
    m_declared.insert(name.toString(), decodeReferences(value));
}

} // namespace courant::feed
