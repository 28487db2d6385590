// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/pagetext.h"

#include "html/digest.h"

#include <QRegularExpression>

#include <cmath>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

// The measures in ems of the headline, as in article.css.
constexpr double HanMeasure = 19.4;
constexpr double LatinMeasure = 17.3;

bool isWide(QChar c)
{
    const QChar::Script script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana ||
           script == QChar::Script_Katakana || (c.unicode() >= 0x3000 && c.unicode() < 0x3040) ||
           (c.unicode() >= 0xff00 && c.unicode() < 0xff61);
}

/// About how many ems a headline takes on one line.
double widthOf(QStringView title)
{
    double width = 0;
    for (QChar c : title) {
        if (isWide(c) || c.script() == QChar::Script_Hangul)
            width += 1;
        else if (!c.isLowSurrogate())
            width += c == u' ' ? 0.28 : c.isUpper() ? 0.68 : 0.52;
    }
    return width;
}

/// The place behind the punctuation nearest to the middle that leaves two fair lines; -1 when there is none.
qsizetype middlePause(const QString &title, double width, double measure)
{
    qsizetype best = -1;
    double bestLonger = measure;
    for (qsizetype i = 1; i + 1 < title.size(); ++i) {
        if (!u"：；，。！？、—｜|”」』》）"_s.contains(title[i - 1]) ||
            u"：；，。！？、—”」』》）"_s.contains(title[i]))
            continue;
        const double first = widthOf(QStringView(title).first(i));
        const double longer = std::max(first, width - first);
        if (longer < bestLonger && longer < width * 0.68) {
            best = i;
            bestLonger = longer;
        }
    }
    return best;
}

QString wordsOnly(const QString &text)
{
    QString out;
    for (QChar c : text) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            out += c.toCaseFolded();
    }
    return out;
}

} // namespace

QString headline(const Article &article, const QString &text)
{
    const QString title = article.row.title.simplified();
    if (!title.isEmpty())
        return title;
    const QString line = text.section(u'\n', 0, 0, QString::SectionSkipEmpty).simplified();
    if (line.size() <= 60)
        return line;
    qsizetype end = line.lastIndexOf(u' ', 60);
    if (end < 30)
        end = line[60].isLowSurrogate() ? 59 : 60;
    return line.first(end) + QChar(0x2026);
}

QString kicker(const Article &article)
{
    QStringList parts;
    if (article.document) {
        for (const QString &category : article.categories) {
            if (const QString name = category.simplified(); !name.isEmpty())
                parts += name;
        }
    }
    if (parts.isEmpty() && !article.row.sourceTitle.simplified().isEmpty())
        parts += article.row.sourceTitle.simplified();
    return parts.join(u" / "_s);
}

QString shownAuthor(const Article &article)
{
    const QString author = article.row.author.simplified();
    const QString said = kicker(article) + u'/' + article.row.sourceTitle;
    // "Site · Section" says the site, too.
    static const QRegularExpression between(u"[/·|–—]| - "_s);
    for (const QString &part : said.split(between)) {
        if (sameWords(author, part))
            return {};
    }
    return sameWords(author, article.row.sourceTitle) ? QString() : author;
}

QString localTime(const QDateTime &utc, const PageStyle &style)
{
    const QDateTime local = style.zone.isValid() ? utc.toTimeZone(style.zone) : utc.toLocalTime();
    const bool cjk = style.locale.language() == QLocale::Chinese ||
                     style.locale.language() == QLocale::Japanese ||
                     style.locale.language() == QLocale::Korean;
    return style.locale.toString(local.date(), QLocale::LongFormat) + (cjk ? u" "_s : u", "_s) +
           style.locale.toString(local.time(), QLocale::ShortFormat);
}

int readingMinutes(const QString &text)
{
    int wide = 0;
    int words = 0;
    bool inWord = false;
    for (QChar c : text) {
        const bool han = isWide(c) && c.isLetter();
        const bool letter = !han && c.isLetterOrNumber();
        wide += han ? 1 : 0;
        words += letter && !inWord ? 1 : 0;
        inWord = letter || (inWord && (c == u'\'' || c == QChar(0x2019)));
    }
    return std::max(1, qRound(wide / 400.0 + words / 230.0));
}

QString pageLanguage(const Article &article, const QString &text)
{
    const QString declared = article.row.language.trimmed().replace(u'_', u'-');
    const bool wellFormed = std::all_of(declared.begin(), declared.end(),
        [](QChar c) { return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber()); });
    const QString guess = guessLanguage(text.isEmpty() ? article.row.title : text);
    if (declared.isEmpty() || !wellFormed)
        return guess;
    // The text knows better which way of writing Chinese it is in than a bare "zh", or a wrong "en".
    const bool exact = declared.startsWith("zh-Han"_L1, Qt::CaseInsensitive) ||
                       (declared.startsWith("zh-"_L1, Qt::CaseInsensitive) && !guess.startsWith("zh"_L1));
    const bool eastAsian = guess.startsWith("zh"_L1) || guess == "ja"_L1 || guess == "ko"_L1;
    return eastAsian && !exact && !declared.startsWith(guess) ? guess : declared;
}

bool isRightToLeft(const QString &language)
{
    static const QStringList languages{
        u"ar"_s, u"he"_s, u"fa"_s, u"ur"_s, u"ps"_s, u"yi"_s, u"ug"_s, u"ckb"_s};
    return languages.contains(language.section(u'-', 0, 0).toLower());
}

bool isHanLanguage(const QString &language)
{
    const QString primary = language.section(u'-', 0, 0).toLower();
    return primary == "zh"_L1 || primary == "ja"_L1 || primary == "yue"_L1;
}

bool sameWords(const QString &a, const QString &b)
{
    return wordsOnly(a) == wordsOnly(b);
}

QString headlineElement(const QString &title)
{
    const double width = widthOf(title);
    const bool han = !title.isEmpty() && isWide(title.front());
    const double measure = han ? HanMeasure : LatinMeasure;
    const int lines = int(std::ceil(width / measure));
    if (lines < 2 || lines > 4)
        return "<h1 class=\"headline\">"_L1 + escape(title) + "</h1>"_L1;
    const qsizetype pause = han && lines == 2 ? middlePause(title, width, measure) : -1;
    if (pause > 0)
        return "<h1 class=\"headline\"><span class=\"line\">"_L1 + escape(title.first(pause)) +
               "</span><span class=\"line\">"_L1 + escape(title.mid(pause)) + "</span></h1>"_L1;
    // A little room, since words do not break where the middle is.
    const double balanced = std::min(measure, width / lines * (han ? 1.06 : 1.12) + 0.5);
    return "<h1 class=\"headline\" style=\"max-width:"_L1 + QString::number(balanced, 'f', 1) + "em\">"_L1 +
           escape(title) + "</h1>"_L1;
}

} // namespace courant::html
