// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFlags>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QStringView>
#include <QVarLengthArray>

namespace courant::feed {

/// In what way a text is not well-formed XML.
enum class Flaw {
    BareAmpersand = 0x1,
    UndeclaredEntity = 0x2,
    ControlCharacter = 0x4,
    MismatchedTag = 0x8,
    Truncated = 0x10,
    BadAttribute = 0x20,
    UndeclaredPrefix = 0x40,
    TextBeforeProlog = 0x80,
    TextAfterRoot = 0x100,
    StrayLessThan = 0x200,
    BadDeclaration = 0x400,
    NoMarkup = 0x800,
};
Q_DECLARE_FLAGS(Flaws, Flaw)
Q_DECLARE_OPERATORS_FOR_FLAGS(Flaws)

/// One English sentence for each flaw.
QStringList sentencesFor(Flaws flaws);

struct RawAttribute
{
    QStringView name;
    QStringView value; ///< as written, between the quotes
};

/// Cuts XML, well-formed or not, into tags and text. Every character is looked at once or twice, whatever the
/// input. Views point into the text it was given. Not thread-safe, as any value.
class XmlTokenizer final
{
public:
    enum class Token { StartTag, EndTag, Text, CData, End };
    enum class Mode { Xml, Html };

    // Limits that no feed needs to cross; what crosses them is refused.
    static constexpr qsizetype LongestTag = 256 * 1024;
    static constexpr int MostAttributes = 256;

    explicit XmlTokenizer(QStringView text, Mode mode = Mode::Xml) : m_text(text), m_mode(mode) {}

    Token next();

    QStringView name() const { return m_name; } ///< of the tag, qualified
    const QVarLengthArray<RawAttribute, 16> &attributes() const { return m_attributes; }
    bool isSelfClosing() const { return m_selfClosing; }
    QStringView text() const { return m_content; } ///< of Text and CData, as written
    qsizetype position() const { return m_at; }    ///< behind the token
    qsizetype tokenPosition() const { return m_tokenAt; }
    bool atRootName(QStringView name) const { return m_rootName == name; }
    QStringView rest() const { return m_text.sliced(m_at); }

    Flaws flaws() const { return m_flaws; }
    void addFlaw(Flaw flaw) { m_flaws |= flaw; }

    /// Why it stopped before the end, or empty.
    QString refusal() const { return m_refusal; }
    void refuse(const QString &why) { m_refusal = why; }

    /// Text with its references decoded.
    QString decoded(QStringView raw);
    void appendDecoded(QStringView raw, QString &out);

private:
    qsizetype find(QChar first, QStringView what, qsizetype from) const;
    Token readText();
    bool readMarkup(Token *token);
    bool readDeclaration(Token *token);
    bool skipComment();
    void skipInstruction();
    void skipDoctype();
    qsizetype readSubset(qsizetype at);
    void declareEntity(QStringView declaration);
    Token readStartTag();
    Token readEndTag();
    bool readAttribute();
    QStringView readQuotedValue();
    qsizetype closingQuote(qsizetype from, QChar quote);
    qsizetype closingQuoteAmongOthers(qsizetype from, qsizetype first, QChar quote);
    bool looksLikeSibling(qsizetype at) const;
    bool endsValue(qsizetype quoteAt) const;
    void skipBlanks();
    void skipRawText();

    QStringView m_text;
    Mode m_mode;
    qsizetype m_at = 0;
    qsizetype m_tokenAt = 0;
    QStringView m_name;
    QStringView m_rootName;
    QStringView m_content;
    QVarLengthArray<RawAttribute, 16> m_attributes;
    bool m_selfClosing = false;
    Flaws m_flaws;
    QString m_refusal;
    QHash<QString, QString> m_declared; ///< short, plain entities of the internal subset
    qsizetype m_expanded = 0;
    qsizetype m_lookahead = 0; ///< how far was looked ahead in all, which is bounded
    bool m_noCommentEnd = false;
    bool m_noInstructionEnd = false;
};

} // namespace courant::feed
