// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"

#include <QHash>

#include <array>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype Sample = 2000;

struct Scripts
{
    int latin = 0, han = 0, kana = 0, hangul = 0, cyrillic = 0, arabic = 0, hebrew = 0, greek = 0, thai = 0;
    int devanagari = 0;
    int simplified = 0, traditional = 0; ///< characters that only one of the two writes

    int letters() const
    {
        return latin + han + kana + hangul + cyrillic + arabic + hebrew + greek + thai + devanagari;
    }
};

// Frequent characters that differ between the two ways of writing Chinese, in pairs of the same order.
constexpr QStringView simplifiedOnly = u"们这国来时为个说会过发对学进于后关开间实现经动业产东门问题应该义书车"
                                       u"长见电话万与专从种点头记员设变让认论边华无总报"
                                       u"马战机场亿军区权单图团欧买卖闻众网级医药价银钱韩导当达运还选择处";
constexpr QStringView traditionalOnly = u"們這國來時為個說會過發對學進於後關開間實現經動業產東門問題應該義書"
                                        u"車長見電話萬與專從種點頭記員設變讓認論邊華無總報"
                                        u"馬戰機場億軍區權單圖團歐買賣聞眾網級醫藥價銀錢韓導當達運還選擇處";

/// Which of the two ways of writing Chinese a character tells: 1 simplified, 2 traditional, 0 neither.
quint8 writingOf(QChar c)
{
    static const auto table = [] {
        std::array<quint8, 0x5200> writing{}; // from 4e00
        for (const QChar one : simplifiedOnly)
            writing[one.unicode() - 0x4e00] |= 1;
        for (const QChar one : traditionalOnly)
            writing[one.unicode() - 0x4e00] |= 2;
        for (quint8 &w : writing)
            w = w == 3 ? 0 : w;
        return writing;
    }();
    return table[c.unicode() - 0x4e00];
}

void countScript(QChar c, Scripts &s)
{
    // The common ones first: the look-up is dear.
    if (c < QChar(0x80)) {
        s.latin += (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        return;
    }
    if (c >= QChar(0x4e00) && c < QChar(0xa000)) {
        const quint8 writing = writingOf(c);
        ++s.han;
        s.simplified += writing == 1;
        s.traditional += writing == 2;
        return;
    }
    switch (c.script()) {
    case QChar::Script_Latin:
        ++s.latin;
        break;
    case QChar::Script_Han:
        ++s.han;
        break;
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        ++s.kana;
        break;
    case QChar::Script_Hangul:
        ++s.hangul;
        break;
    case QChar::Script_Cyrillic:
        ++s.cyrillic;
        break;
    case QChar::Script_Arabic:
        ++s.arabic;
        break;
    case QChar::Script_Hebrew:
        ++s.hebrew;
        break;
    case QChar::Script_Greek:
        ++s.greek;
        break;
    case QChar::Script_Thai:
        ++s.thai;
        break;
    case QChar::Script_Devanagari:
        ++s.devanagari;
        break;
    default:
        break;
    }
}

/// A word of up to five letters as a number; 0 for letters that no common word has.
quint64 wordNumber(QStringView word)
{
    constexpr int bits = 10;
    quint64 number = 0;
    for (const QChar c : word) {
        const QChar lower = c.toLower();
        if (lower >= QChar(1 << bits))
            return 0;
        number = (number << bits) | lower.unicode();
    }
    return number;
}

/// The Latin-script language whose commonest words are seen most; empty when none stands out.
QString latinLanguage(QStringView text)
{
    struct Words
    {
        const char *language;
        std::array<const char *, 14> words;
    };
    static constexpr std::array<Words, 8> languages{{
        {"en", {"the", "and", "of", "to", "is", "that", "for", "with", "was", "on", "are", "this", "it",
                   "from"}},
        {"de", {"der", "die", "und", "das", "ist", "nicht", "mit", "den", "von", "ein", "eine", "auf", "für",
                   "sich"}},
        {"fr",
            {"le", "la", "les", "et", "des", "est", "une", "dans", "pour", "que", "qui", "du", "au", "sur"}},
        {"es", {"el", "los", "las", "una", "del", "por", "con", "para", "que", "y", "en", "se", "es", "su"}},
        {"it", {"il", "di", "che", "della", "per", "una", "non", "sono", "gli", "con", "del", "è", "nel",
                   "alla"}},
        {"pt", {"o", "os", "uma", "não", "para", "com", "do", "da", "em", "que", "dos", "ao", "por", "mais"}},
        {"nl",
            {"de", "het", "een", "van", "en", "is", "niet", "dat", "op", "te", "voor", "met", "zijn", "aan"}},
        {"sv",
            {"och", "att", "det", "som", "en", "på", "är", "av", "för", "med", "den", "inte", "till", "har"}},
    }};
    // A bit for each language a word is common in; no such word is longer than five letters.
    static const QHash<quint64, quint8> known = [] {
        QHash<quint64, quint8> bits;
        for (size_t i = 0; i < languages.size(); ++i) {
            for (const char *w : languages[i].words)
                bits[wordNumber(QString::fromUtf8(w))] |= quint8(1U << i);
        }
        return bits;
    }();
    constexpr qsizetype longest = 5;
    std::array<int, languages.size()> hits{};
    int words = 0;
    qsizetype from = 0;
    const auto word = [&](qsizetype to) {
        if (to <= from)
            return;
        ++words;
        if (to - from > longest)
            return;
        const quint8 bits = known.value(wordNumber(text.mid(from, to - from)));
        for (size_t i = 0; i < languages.size(); ++i)
            hits[i] += (bits >> i) & 1;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isLetter()) {
            word(i);
            from = i + 1;
        }
    }
    word(text.size());
    const auto best = std::max_element(hits.begin(), hits.end());
    const auto second = [&] {
        int value = 0;
        for (auto it = hits.begin(); it != hits.end(); ++it)
            value = it == best ? value : std::max(value, *it);
        return value;
    }();
    if (*best < 2 || *best * 12 < words || *best <= second)
        return {};
    return QString::fromLatin1(languages[size_t(best - hits.begin())].language);
}

} // namespace

QString guessLanguage(const QString &text)
{
    const QStringView sample = QStringView(text).first(std::min(text.size(), Sample));
    Scripts s;
    for (QChar c : sample)
        countScript(c, s);
    const int letters = s.letters();
    if (letters < 2)
        return {};
    const auto prevails = [letters](int count) { return count * 2 > letters; };
    // A Han character says about as much as a Latin word, and Chinese about software is full of Latin words.
    const int eastAsian = s.han + s.kana + s.hangul;
    if (eastAsian * 7 > letters) {
        if (s.kana * 10 > eastAsian)
            return u"ja"_s;
        if (s.hangul * 3 > eastAsian)
            return u"ko"_s;
        return s.traditional > s.simplified ? u"zh-Hant"_s : u"zh-Hans"_s;
    }
    if (prevails(s.cyrillic)) {
        const bool ukrainian = sample.contains(u'і') || sample.contains(u'ї') || sample.contains(u'є');
        return ukrainian ? u"uk"_s : u"ru"_s;
    }
    if (prevails(s.arabic))
        return sample.contains(u'پ') || sample.contains(u'چ') || sample.contains(u'گ') ? u"fa"_s : u"ar"_s;
    if (prevails(s.hebrew))
        return u"he"_s;
    if (prevails(s.greek))
        return u"el"_s;
    if (prevails(s.thai))
        return u"th"_s;
    if (prevails(s.devanagari))
        return u"hi"_s;
    return prevails(s.latin) ? latinLanguage(sample) : QString();
}

} // namespace courant::html
