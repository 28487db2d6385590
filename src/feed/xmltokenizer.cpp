// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/xmltokenizer.h"

#include "feed/entities.h"
#include "feed/xmlchars.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

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
