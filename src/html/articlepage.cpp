// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/articlepage.h"

#include "html/digest.h"
#include "html/link.h"
#include "html/sanitize.h"
#include "sheets.inc"

#include <QHash>
#include <QUrl>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

QString languageOf(const Article &article, const QString &text)
{
    const QString declared = article.row.language.trimmed().replace(u'_', u'-');
    const QString guess = guessLanguage(text);
    // The text knows better which of the Chinese scripts it is in than a bare "zh", and than a wrong "en".
    if (declared.isEmpty() ||
        (guess.startsWith("zh"_L1) && !declared.startsWith("zh-Han"_L1, Qt::CaseInsensitive)))
        return guess.isEmpty() ? declared : guess;
    return declared;
}

bool isRightToLeft(const QString &language)
{
    static const QStringList scripts{u"ar"_s, u"he"_s, u"fa"_s, u"ur"_s, u"ps"_s, u"yi"_s, u"ug"_s, u"ckb"_s};
    return scripts.contains(language.section(u'-', 0, 0).toLower());
}

bool isHan(const QString &language)
{
    return language.startsWith("zh"_L1) || language.startsWith("ja"_L1) || language.startsWith("yue"_L1);
}

/// Reading time in minutes, at least one.
int minutes(const QString &text)
{
    int han = 0;
    int words = 0;
    bool inWord = false;
    for (QChar c : text) {
        const QChar::Script script = c.script();
        const bool wide = script == QChar::Script_Han || script == QChar::Script_Hiragana ||
                          script == QChar::Script_Katakana;
        han += wide ? 1 : 0;
        const bool letter = !wide && c.isLetterOrNumber();
        words += letter && !inWord ? 1 : 0;
        inWord = letter || (inWord && (c == u'\'' || c == QChar(0x2019)));
    }
    return std::max(1, qRound(han / 400.0 + words / 230.0));
}

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
        for (const QString &category : article.categories)
            parts += category.simplified();
        parts.removeAll(QString());
    }
    if (parts.isEmpty() && !article.row.sourceTitle.isEmpty())
        parts += article.row.sourceTitle.simplified();
    return parts.join(u" / "_s);
}

QString byline(const Article &article, const PageStyle &style, const QString &text)
{
    QStringList parts;
    const QString author = article.row.author.simplified();
    const QString said = kicker(article);
    if (!author.isEmpty() && !said.split(u" / "_s).contains(author, Qt::CaseInsensitive) &&
        author.compare(article.row.sourceTitle.simplified(), Qt::CaseInsensitive) != 0)
        parts += "<span class=\"author\">"_L1 + escape(author) + "</span>"_L1;
    const QDateTime published = article.row.published;
    if (published.isValid()) {
        const QDateTime local =
            style.zone.isValid() ? published.toTimeZone(style.zone) : published.toLocalTime();
        parts += "<time datetime=\""_L1 + published.toUTC().toString(Qt::ISODate) + "\">"_L1 +
                 escape(style.locale.toString(local.date(), QLocale::LongFormat) + u' ' +
                        style.locale.toString(local.time(), QLocale::ShortFormat)) +
                 "</time>"_L1;
    } else {
        parts += "<span>"_L1 + escape(style.words.undated) + "</span>"_L1;
    }
    if (!text.isEmpty())
        parts += "<span>"_L1 + escape(style.words.minutes.arg(style.locale.toString(minutes(text)))) +
                 "</span>"_L1;
    return parts.join(u"<span class=\"dot\"> · </span>"_s);
}

QString head(const PageStyle &style, const QString &title)
{
    const bool print = style.theme == PageTheme::Print;
    const bool dark = style.theme == PageTheme::Dark;
    // What goes into the style sheet from outside is checked here, so that it cannot end it.
    QString accent;
    for (QChar c : style.accent) {
        if (c.unicode() < 128 && (c.isLetterOrNumber() || u"#(),.% "_s.contains(c)))
            accent += c;
    }
    return "<meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src artimg: "
           "data:; "
           "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"
           "<meta name=\"referrer\" content=\"no-referrer\">"
           "<meta name=\"viewport\" content=\"width=device-width\">"
           "<meta name=\"color-scheme\" content=\""_L1 +
           (dark ? "dark"_L1 : "light"_L1) + "\"><title>"_L1 + escape(title) +
           "</title><style>\n:root{--accent:"_L1 + accent + ";--size:"_L1 +
           QString::number(std::clamp(style.fontPixels, 8, 72)) + "px}\n"_L1 +
           QString::fromUtf8(print  ? printSheet
                             : dark ? darkSheet
                                    : lightSheet) +
           QString::fromUtf8(articleSheet) + "</style>"_L1;
}

/// Image lookup for one page.
class Images
{
public:
    explicit Images(const Article &article)
    {
        for (const ArticleImage &image : article.imageList)
            m_known.insert(image.url, &image);
    }
    QSize size(const QString &url) const
    {
        const ArticleImage *image = m_known.value(url);
        return image && image->state == ArticleImage::State::Stored ? image->size : QSize();
    }

private:
    QHash<QString, const ArticleImage *> m_known;
};

QString pageUrl(const QString &absoluteUrl)
{
    return "artimg://i/"_L1 + imageKey(absoluteUrl);
}

QString leadFigure(const QString &lead, const Images &images)
{
    if (lead.isEmpty())
        return {};
    QString size;
    const QSize known = images.size(lead);
    if (known.isValid())
        size = " width=\""_L1 + QString::number(known.width()) + "\" height=\""_L1 +
               QString::number(known.height()) + u'"';
    return "<figure class=\"lead\"><img src=\""_L1 + pageUrl(lead) + "\" alt=\"\""_L1 + size +
           " decoding=\"async\"></figure>"_L1;
}

QString normalLead(const QString &leadImage)
{
    const QByteArray url = safeImage(leadImage.toUtf8(), QUrl());
    return isDataUrl(url) ? QString() : QString::fromUtf8(url);
}

/// Whether the body shows this picture, be it in another size.
bool shows(const QList<ImageRef> &images, const QString &lead)
{
    const QByteArray key = looseKey(lead.toUtf8());
    return std::any_of(
        images.begin(), images.end(), [&](const ImageRef &i) { return looseKey(i.url.toUtf8()) == key; });
}

QString body(const Article &article)
{
    return article.content.trimmed().isEmpty() ? article.summary : article.content;
}

QString colophon(const Article &article, const PageStyle &style)
{
    const QString link = QString::fromUtf8(safeLink(article.link.toUtf8(), QUrl()));
    QString out = "<footer class=\"colophon\">"_L1;
    if (!article.row.sourceTitle.isEmpty())
        out += "<p>"_L1 + escape(article.row.sourceTitle.simplified()) + "</p>"_L1;
    if (!link.isEmpty())
        out += "<p><a href=\""_L1 + escape(link) + "\">"_L1 + escape(style.words.original) +
               "</a> <span class=\"address\">"_L1 + escape(link) + "</span></p>"_L1;
    return out + "</footer>"_L1;
}

} // namespace

QString articlePage(const Article &article, const PageStyle &style)
{
    const QString content = body(article);
    const QUrl base(article.base.isEmpty() ? article.link : article.base);
    const Digest facts = digest(content, base);
    const QString language = languageOf(article, facts.text.isEmpty() ? article.row.title : facts.text);
    const Images images(article);
    SanitizeOptions options;
    options.base = base;
    options.imageUrl = pageUrl;
    options.imageSize = [&images](const QString &url) { return images.size(url); };
    const QString lead = normalLead(article.leadImage);
    const QString title = headline(article, facts.text);
    QString page = "<!doctype html><html lang=\""_L1 + escape(language) + "\" dir=\""_L1 +
                   (isRightToLeft(language) ? "rtl"_L1 : "ltr"_L1) + "\"><head>"_L1 + head(style, title) +
                   "</head><body class=\""_L1 + (isHan(language) ? "han"_L1 : "latin"_L1) +
                   "\"><main><header class=\"top\">"_L1;
    if (const QString line = kicker(article); !line.isEmpty())
        page += "<p class=\"kicker\">"_L1 + escape(line) + "</p>"_L1;
    page += "<h1 class=\"headline\">"_L1 + escape(title) + "</h1><p class=\"byline\">"_L1 +
            byline(article, style, facts.text) + "</p></header>"_L1;
    if (!lead.isEmpty() && !shows(facts.images, lead))
        page += leadFigure(lead, images);
    page += "<article class=\"body\">"_L1 + sanitize(content, options).html + "</article>"_L1 +
            colophon(article, style) + "</main></body></html>"_L1;
    return page;
}

QStringList pageImages(const QString &leadImage, const QString &content, const QString &base)
{
    const QList<ImageRef> images = digest(content, QUrl(base)).images;
    QStringList urls;
    const QString lead = normalLead(leadImage);
    if (!lead.isEmpty() && !shows(images, lead))
        urls += lead;
    for (const ImageRef &image : images)
        urls += image.url;
    return urls;
}

} // namespace courant::html
