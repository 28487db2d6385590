// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/segment.h"

#include <QChar>
#include <QHash>
#include <QString>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Class : quint8 {
    Blank,
    Newline,
    Punctuation,
    Dropped,    // accents, soft hyphens, joiners: as if they were not there
    VoicedMark, // combining (han)dakuten: composes with the kana before it
    Word,
    Character, // a token of its own
    Expanded,  // NFKC makes several characters of it
};

struct Entry
{
    char16_t folded = 0;
    Class kind = Class::Punctuation;
};

struct Table
{
    std::array<Entry, 0x10000> entries;
    QHash<char16_t, QString> expansions;

    Table();
    void simplify();
    Entry entryFor(QChar c);
};

bool setsNoBlanks(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return (c >= 0x3031 && c <= 0x3035) || c == 0x30fc; // kana repeat and length marks, of no one script
    }
}

bool isAccent(char16_t c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
           (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe00 && c <= 0xfe2f) || (c >= 0x64b && c <= 0x65f) ||
           (c >= 0x591 && c <= 0x5c7);
}

bool hasAccentsToLose(QChar c)
{
    const QChar::Script script = c.script();
    const bool isShortI = c.unicode() == 0x439 || c.unicode() == 0x419; // a letter of its own in Russian
    return !isShortI && (script == QChar::Script_Latin || script == QChar::Script_Greek ||
                            script == QChar::Script_Cyrillic);
}

Class classOf(char32_t c)
{
    if (c == u'\n' || c == 0x2028 || c == 0x2029 || c == u'\v' || c == u'\f')
        return Class::Newline;
    if (c == 0x3099 || c == 0x309a)
        return Class::VoicedMark;
    if (c < 0x10000 && isAccent(char16_t(c)))
        return Class::Dropped;
    if (QChar::isSpace(c))
        return Class::Blank;
    if (QChar::category(c) == QChar::Other_Format)
        return Class::Dropped;
    if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
        return setsNoBlanks(c) ? Class::Character : Class::Word;
    return Class::Punctuation;
}

Entry Table::entryFor(QChar c)
{
    if (const Class kind = classOf(c.unicode()); kind == Class::Newline || kind == Class::VoicedMark)
        return {c.unicode(), kind};
    QString text = QString(c).normalized(QString::NormalizationForm_KC).toCaseFolded();
    text.replace(u'ß', u"ss"_s);
    QString bare;
    for (const QChar part : std::as_const(text)) {
        if (!hasAccentsToLose(part)) {
            bare += part;
            continue;
        }
        for (const QChar piece : QString(part).normalized(QString::NormalizationForm_D)) {
            if (!isAccent(piece.unicode()))
                bare += piece;
        }
    }
    text = bare.toCaseFolded();
    if (text.size() == 1)
        return {text.at(0).unicode(), classOf(text.at(0).unicode())};
    if (text.isEmpty())
        return {0, Class::Dropped};
    expansions.insert(c.unicode(), text);
    return {0, Class::Expanded};
}

// ICU's transliterator maps character by character; asking it once for all of them makes a table of it.
void Table::simplify()
{
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> transliterator(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
    if (!transliterator || U_FAILURE(error))
        return;
    std::u16string all;
    for (char32_t c = 0x3400; c <= 0x9fff; ++c)
        all += {char16_t(c), u'\n'};
    icu::UnicodeString text(all.data(), int32_t(all.size()));
    transliterator->transliterate(text);
    char32_t c = 0x3400;
    int32_t start = 0;
    for (int32_t end = text.indexOf(u'\n'); end >= 0 && c <= 0x9fff; end = text.indexOf(u'\n', start), ++c) {
        if (end - start == 1 && entries[c].kind == Class::Character)
            entries[c].folded = text.charAt(start);
        start = end + 1;
    }
    // Radicals and compatibility ideographs were folded to unified ones before those were simplified.
    for (Entry &entry : entries) {
        if (entry.kind == Class::Character)
            entry.folded = entries[entry.folded].folded;
    }
}

Table::Table()
{
    for (char32_t c = 0; c < 0x10000; ++c) {
        if (!QChar::isSurrogate(c))
            entries[c] = entryFor(QChar(char16_t(c)));
    }
    simplify();
}

const Table &table()
{
    static const auto made = std::make_unique<const Table>();
    return *made;
}

class Cutter
{
public:
    explicit Cutter(qsizetype size, QList<TokenPlace> *places = nullptr) : m_places(places)
    {
        m_out.reserve(size * 4 + 2);
    }

    void feed(QStringView text);
    Segments result();

private:
    enum class Last { None, Word, Character };

    void feedOne(char16_t c);
    void feedSupplementary(char32_t c);
    void character(char32_t c);
    void word(char32_t c);
    void begin(Last next);
    void append(char32_t c);
    void compose(char16_t mark);
    void stretch();

    QList<TokenPlace> *const m_places;
    qsizetype m_from = 0; ///< of the character that is fed
    qsizetype m_to = 0;
    const Table &m_table = table();
    QByteArray m_out;
    Last m_last = Last::None;
    char16_t m_lastCharacter = 0;
    bool m_blank = false;
    bool m_punctuation = false;
    bool m_newline = false;
    int m_depth = 0;
};

void Cutter::append(char32_t c)
{
    if (m_places)
        m_places->append({m_out.size(), m_from, m_to});
    if (c < 0x80) {
        m_out += char(c);
    } else if (c < 0x800) {
        m_out += char(0xc0 | (c >> 6));
        m_out += char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        m_out += char(0xe0 | (c >> 12));
        m_out += char(0x80 | ((c >> 6) & 0x3f));
        m_out += char(0x80 | (c & 0x3f));
    } else {
        m_out += char(0xf0 | (c >> 18));
        m_out += char(0x80 | ((c >> 12) & 0x3f));
        m_out += char(0x80 | ((c >> 6) & 0x3f));
        m_out += char(0x80 | (c & 0x3f));
    }
}

void Cutter::begin(Last next)
{
    const bool separated = m_blank || m_punctuation || m_newline;
    if (m_last == Last::Word && next == Last::Word && !separated)
        return; // the word goes on
    m_out += ' ';
    const bool bothCharacters = m_last == Last::Character && next == Last::Character;
    const bool oneCharacter = m_last == Last::Character || next == Last::Character;
    if (m_last != Last::None &&
        (m_newline || (bothCharacters && separated) || (oneCharacter && m_punctuation))) {
        m_out += searchBorder;
        m_out += ' ';
    }
    m_blank = m_punctuation = m_newline = false;
    m_last = next;
}

void Cutter::character(char32_t c)
{
    begin(Last::Character);
    append(c);
    m_lastCharacter = c < 0x10000 ? char16_t(c) : 0;
}

void Cutter::word(char32_t c)
{
    begin(Last::Word);
    append(c);
    m_lastCharacter = 0;
}

void Cutter::compose(char16_t mark)
{
    if (m_last != Last::Character || m_lastCharacter == 0 || m_blank || m_punctuation || m_newline)
        return;
    const QChar pair[] = {QChar(m_lastCharacter), QChar(mark)};
    const QString composed = QString(pair, 2).normalized(QString::NormalizationForm_C);
    if (composed.size() != 1)
        return;
    m_out.chop(3); // kana take three bytes
    if (m_places)
        m_from = m_places->takeLast().from;
    append(composed.at(0).unicode());
    m_lastCharacter = composed.at(0).unicode();
}

/// What is dropped behind a character belongs to it.
void Cutter::stretch()
{
    if (m_places && !m_places->isEmpty() && !m_blank && !m_punctuation && !m_newline)
        m_places->last().to = m_to;
}

void Cutter::feedOne(char16_t c)
{
    const Entry entry = m_table.entries[c];
    switch (entry.kind) {
    case Class::Word:
        word(entry.folded);
        break;
    case Class::Character:
        character(entry.folded);
        break;
    case Class::Blank:
        m_blank = true;
        break;
    case Class::Newline:
        m_newline = true;
        break;
    case Class::Punctuation:
        m_punctuation = true;
        break;
    case Class::Dropped:
        stretch();
        break;
    case Class::VoicedMark:
        compose(entry.folded);
        break;
    case Class::Expanded:
        if (m_depth < 2) {
            ++m_depth;
            feed(m_table.expansions.value(c));
            --m_depth;
        }
        break;
    }
}

void Cutter::feedSupplementary(char32_t c)
{
    const QString text = QString::fromUcs4(&c, 1);
    const QString folded = text.normalized(QString::NormalizationForm_KC).toCaseFolded();
    if (folded != text && m_depth < 2) {
        ++m_depth;
        feed(folded);
        --m_depth;
        return;
    }
    const Class kind = classOf(c);
    if (kind == Class::Character)
        character(c);
    else if (kind == Class::Word)
        word(c);
    else if (kind != Class::Dropped)
        m_punctuation = true;
}

void Cutter::feed(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (m_depth == 0) {
            m_from = i;
            m_to = i + (c.isHighSurrogate() ? 2 : 1);
        }
        if (!c.isSurrogate()) {
            feedOne(c.unicode());
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            feedSupplementary(QChar::surrogateToUcs4(c, text.at(i + 1)));
            ++i;
        }
    }
}

Segments Cutter::result()
{
    if (!m_out.isEmpty())
        m_out += ' ';
    return {m_out, m_last == Last::Word};
}

bool hasConjoiningJamo(QStringView text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c >= QChar(0x1100) && c <= QChar(0x11ff); });
}

} // namespace

Segments segment(QStringView text)
{
    return segment(text, nullptr);
}

Segments segment(QStringView text, QList<TokenPlace> *places)
{
    Cutter cutter(text.size(), hasConjoiningJamo(text) ? nullptr : places);
    if (hasConjoiningJamo(text))
        cutter.feed(text.toString().normalized(QString::NormalizationForm_C));
    else
        cutter.feed(text);
    return cutter.result();
}

} // namespace courant
