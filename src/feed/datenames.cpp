// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/datenames.h"

#include <QHash>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <string_view>

namespace courant::feed {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, 12> EnglishMonths = {"january"_L1, "february"_L1, "march"_L1,
    "april"_L1, "may"_L1, "june"_L1, "july"_L1, "august"_L1, "september"_L1, "october"_L1, "november"_L1,
    "december"_L1};

constexpr std::array<QLatin1StringView, 7> EnglishDays = {
    "monday"_L1, "tuesday"_L1, "wednesday"_L1, "thursday"_L1, "friday"_L1, "saturday"_L1, "sunday"_L1};

// The order decides where two languages use one word for different months.
constexpr const char *Languages[] = {"de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs",
    "sk", "ru", "uk", "hu", "ro", "tr", "el", "bg", "ca", "gl", "eu", "sl", "hr", "sr", "et", "lv", "lt",
    "is", "id", "ms", "th@calendar=gregorian", "ar@calendar=gregorian", "he@calendar=gregorian",
    "fa@calendar=gregorian", "hi", "ga", "cy", "af"};

QString withoutAccents(const QString &text)
{
    QString plain;
    const QString decomposed = text.normalized(QString::NormalizationForm_D);
    plain.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing && c != u'.')
            plain += c;
    }
    return plain;
}

QString folded(const icu::UnicodeString &text)
{
    return withoutAccents(
        QString(reinterpret_cast<const QChar *>(text.getBuffer()), text.length()).toLower());
}

using Words = QHash<QString, DateWord>;

void addMonths(Words &words, const icu::UnicodeString *names, int32_t count)
{
    for (int i = 0; i < std::min<int32_t>(count, 12); ++i) {
        const QString name = folded(names[i]);
        // One letter and bare numbers ("1月") name nothing.
        if (name.size() < 2 || name.at(0).isDigit())
            continue;
        DateWord &word = words[name];
        if (!word.month)
            word.month = i + 1;
    }
}

void addDays(Words &words, const icu::UnicodeString *names, int32_t count)
{
    for (int i = 1; i < std::min<int32_t>(count, 8); ++i) { // ICU: 1 is Sunday
        const QString name = folded(names[i]);
        if (name.size() < 2)
            continue;
        DateWord &word = words[name];
        if (!word.weekday)
            word.weekday = i == 1 ? 7 : i - 1;
    }
}

Words localizedWords()
{
    using Symbols = icu::DateFormatSymbols;
    Words words;
    for (const char *language : Languages) {
        UErrorCode status = U_ZERO_ERROR;
        const Symbols symbols(icu::Locale(language), status);
        if (U_FAILURE(status))
            continue;
        for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
            for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED, Symbols::SHORT}) {
                int32_t count = 0;
                const icu::UnicodeString *names = symbols.getWeekdays(count, context, width);
                addDays(words, names, count);
                if (width == Symbols::SHORT)
                    continue;
                names = symbols.getMonths(count, context, width);
                addMonths(words, names, count);
            }
        }
    }
    return words;
}

/// All entries that begin with `word` agree, or nothing.
DateWord byBeginning(const Words &words, const QString &word)
{
    DateWord found;
    for (auto it = words.cbegin(); it != words.cend(); ++it) {
        if (!it.key().startsWith(word))
            continue;
        if ((found.month && it->month && found.month != it->month) ||
            (found.weekday && it->weekday && found.weekday != it->weekday))
            return {};
        found.month = std::max(found.month, it->month);
        found.weekday = std::max(found.weekday, it->weekday);
    }
    return found;
}

struct Zone
{
    std::string_view name;
    int minutes;
};

// Where an abbreviation is used by several zones, the one that feeds mean most often.
constexpr Zone Zones[] = {{"acdt", 630}, {"acst", 570}, {"adt", -180}, {"aedt", 660}, {"aest", 600},
    {"akdt", -480}, {"akst", -540}, {"art", -180}, {"ast", -240}, {"awst", 480}, {"bdt", 360}, {"brst", -120},
    {"brt", -180}, {"bst", 60}, {"cat", 120}, {"cdt", -300}, {"cest", 120}, {"cet", 60}, {"clst", -180},
    {"clt", -240}, {"cot", -300}, {"cst", -360}, {"ct", -360}, {"eat", 180}, {"edt", -240}, {"eest", 180},
    {"eet", 120}, {"est", -300}, {"et", -300}, {"gmt", 0}, {"gst", 240}, {"hadt", -540}, {"hast", -600},
    {"hdt", -540}, {"hkt", 480}, {"hst", -600}, {"ict", 420}, {"idt", 180}, {"irst", 210}, {"ist", 330},
    {"jst", 540}, {"kst", 540}, {"mdt", -360}, {"mest", 120}, {"mesz", 120}, {"met", 60}, {"mez", 60},
    {"msd", 240}, {"msk", 180}, {"mst", -420}, {"mt", -420}, {"myt", 480}, {"ndt", -150}, {"npt", 345},
    {"nst", -210}, {"nzdt", 780}, {"nzst", 720}, {"pdt", -420}, {"pet", -300}, {"pht", 480}, {"pkt", 300},
    {"pst", -480}, {"pt", -480}, {"sast", 120}, {"sgt", 480}, {"trt", 180}, {"ut", 0}, {"utc", 0},
    {"uyt", -180}, {"wast", 120}, {"wat", 60}, {"west", 60}, {"wet", 0}, {"wib", 420}, {"wit", 540},
    {"wita", 480}, {"z", 0}, {"zulu", 0}};

} // namespace

DateWord dateWord(QStringView word)
{
    if (word.size() >= 3) {
        for (int i = 0; i < 12; ++i) {
            if (EnglishMonths[i].startsWith(word) || (i == 8 && word == "sept"_L1))
                return {i + 1, 0};
        }
        for (int i = 0; i < 7; ++i) {
            if (EnglishDays[i].startsWith(word))
                return {0, i + 1};
        }
    }
    if (word.size() < 2 || word.size() > 30)
        return {};
    static const Words words = localizedWords(); // read only after it was built
    const QString plain = withoutAccents(word.toString());
    const auto it = words.constFind(plain);
    if (it != words.cend())
        return *it;
    return plain.size() >= 3 ? byBeginning(words, plain) : DateWord{};
}

std::optional<int> zoneAbbreviation(QStringView word)
{
    for (const Zone &zone : Zones) {
        if (word == QLatin1StringView(zone.name.data(), qsizetype(zone.name.size())))
            return zone.minutes * 60;
    }
    return {};
}

} // namespace courant::feed
