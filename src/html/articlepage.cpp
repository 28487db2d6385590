// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/articlepage.h"

#include "html/articlehead.h"
#include "html/cleantree.h"
#include "html/digest.h"
#include "html/hanspacing.h"
#include "html/highlight.h"
#include "html/link.h"
#include "html/pagestate.h"
#include "html/pagetext.h"
#include "html/serializer.h"
#include "sheets.inc"

#include <QHash>
#include <QUrl>

namespace courant::html {

namespace {

using namespace Qt::Literals::StringLiterals;

QString normalLead(const QString &leadImage)
{
    // A file beside a document is good only within its own folder: that of the address itself.
    const QUrl address(leadImage);
    const QByteArray url =
        safeImage(leadImage.toUtf8(), localPicture(address).root.isEmpty() ? QUrl() : address);
    return isDataUrl(url) ? QString() : QString::fromUtf8(url);
}

/// Whether the body shows this picture, be it in another size.
bool shows(const QList<ImageRef> &images, const QString &lead)
{
    const QByteArray key = pictureKey(lead.toUtf8());
    return std::any_of(images.begin(), images.end(),
        [&](const ImageRef &image) { return pictureKey(image.url.toUtf8()) == key; });
}

QString pageUrl(const QString &absoluteUrl)
{
    return "artimg://i/"_L1 + imageKey(absoluteUrl);
}

/// A heading at the top that says the headline once more goes.
void dropRepeatedHeadline(Node &root, const QString &title)
{
    Node *parent = &root;
    for (int depth = 0; depth < 8; ++depth) {
        const auto first = std::find_if(parent->children.begin(), parent->children.end(),
            [](const auto &child) { return !child->isBlank(); });
        if (first == parent->children.end())
            return;
        Node &node = **first;
        if (node.tag == GUMBO_TAG_H1 || node.tag == GUMBO_TAG_H2 || node.tag == GUMBO_TAG_H3) {
            Node lone;
            lone.addNode(std::move(*first));
            if (!lone.hasElement(GUMBO_TAG_IMG) && sameWords(textOf(lone), title))
                parent->children.erase(first);
            else
                *first = std::move(lone.children.front());
            return;
        }
        if (node.tag != GUMBO_TAG_DIV && node.tag != GUMBO_TAG_ARTICLE && node.tag != GUMBO_TAG_SECTION &&
            node.tag != GUMBO_TAG_HEADER)
            return;
        parent = &node;
    }
}

/// Where full-width marks stand in the middle of their square, nothing can be taken from one side.
HanPunctuation punctuationOf(const QString &language)
{
    const QString name = language.toLower();
    const bool centred = name.startsWith("zh-hant"_L1) || name == "zh-tw"_L1 || name == "zh-hk"_L1 ||
                         name == "zh-mo"_L1 || name.startsWith("yue"_L1);
    return centred ? HanPunctuation::Full : HanPunctuation::Compressed;
}

/// On paper nothing can be unfolded.
void unfold(Node &node)
{
    for (const auto &child : node.children) {
        if (child->tag == GUMBO_TAG_DETAILS)
            child->setAttribute("open", {});
        unfold(*child);
    }
}

Node *firstOf(Node &node, GumboTag tag)
{
    if (node.tag == tag)
        return &node;
    for (const auto &child : node.children) {
        if (Node *found = firstOf(*child, tag))
            return found;
    }
    return nullptr;
}

/// A box of a film or sound asks us to play it; the way out stands beside its name.
void letPlay(Node &node, const PageStyle &style)
{
    for (const auto &child : node.children)
        letPlay(*child, style);
    if (node.tag != GUMBO_TAG_FIGURE || node.attribute("class") != "media file")
        return;
    Node *caption = firstOf(node, GUMBO_TAG_FIGCAPTION);
    Node *link = caption ? firstOf(*caption, GUMBO_TAG_A) : nullptr;
    const QByteArray address = link ? link->attribute("href") : QByteArray();
    if (!address.startsWith("http"))
        return;
    const QByteArray play = style.commands.toUtf8() + "play/" +
                            address.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    for (const auto &child : node.children) {
        if (Node *a = firstOf(*child, GUMBO_TAG_A))
            a->setAttribute("href", play);
    }
    caption->addText(" \xc2\xb7 ");
    Node &out = caption->add(GUMBO_TAG_A);
    out.setAttribute("href", address);
    out.addText(style.words.openOutside.toUtf8());
}

QString rootStyle(const PageStyle &style)
{
    // What goes into the style sheet from outside is checked here, so that it cannot end it.
    QString accent;
    for (QChar c : style.accent) {
        if (c.unicode() < 128 && (c.isLetterOrNumber() || u"#(),.% "_s.contains(c)))
            accent += c;
    }
    QString own;
    if (style.lineHeight > 0 && style.theme != PageTheme::Print)
        own += ";--own-leading:"_L1 + QString::number(std::clamp(style.lineHeight, 1.0, 3.0), 'f', 2);
    if (style.measure > 0)
        own += ";--own-measure:"_L1 + QString::number(std::clamp(style.measure, 16, 80)) + "em"_L1;
    QString family;
    for (QChar c : style.family.left(80)) {
        if (c.isLetterOrNumber() || u" -_.'&+"_s.contains(c))
            family += c == u'\'' ? u"\\27 "_s : QString(c);
    }
    if (!family.isEmpty())
        own += ";--own:'"_L1 + family + u'\'';
    return ":root{--accent:"_L1 + accent + ";--size:"_L1 +
           QString::number(std::clamp(style.fontPixels, 8, 72)) + "px"_L1 + own + "}\n"_L1;
}

QString headOf(const PageParts &parts, const PageStyle &style)
{
    return "<meta charset=\"utf-8\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src artimg: "
           "data:; media-src artimg:; "
           "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"
           "<meta name=\"referrer\" content=\"no-referrer\">"
           "<meta name=\"viewport\" content=\"width=device-width\">"
           "<meta name=\"color-scheme\" content=\""_L1 +
           (isDarkTheme(style.theme) ? "dark"_L1 : "light"_L1) + "\"><title>"_L1 + escape(parts.title) +
           "</title><style>\n"_L1 + rootStyle(style) + QString::fromUtf8(articleSheet) +
           themeSheet(style.theme) + "</style>"_L1;
}

/// Only scripts that are written so; paper is printed across.
bool isVertical(const PageParts &parts, const PageStyle &style)
{
    return style.vertical && style.theme != PageTheme::Print && isHanLanguage(parts.language);
}

QString bodyClass(const PageParts &parts, const PageStyle &style)
{
    const bool han = isHanLanguage(parts.language);
    QString name = han ? u"han"_s : u"latin"_s;
    name += style.font == PageFont::Serif ? " serif"_L1 : " sans"_L1;
    if (han && style.indent)
        name += " indent"_L1;
    if (style.justify)
        name += " justify"_L1;
    if (!style.family.isEmpty())
        name += " own"_L1;
    if (isVertical(parts, style))
        name += " vertical"_L1;
    return name;
}

/// One page in the making.
class Page
{
public:
    Page(const Article &article, const PageStyle &style)
        : m_article(article), m_style(style), m_body(shownBody(article)), m_base(pageBase(m_body.base))
    {
        for (const ArticleImage &image : article.imageList)
            m_known.insert(image.url, &image);
        m_clean = cleanTree(m_body.html, m_base, true);
        m_facts = digestOf(m_clean.root);
        m_title = headline(article, m_facts.text);
        m_language = pageLanguage(article, m_facts.text);
        if (!article.row.title.isEmpty())
            dropRepeatedHeadline(m_clean.root, m_title);
        if (isHanLanguage(m_language))
            spaceHan(m_clean.root, punctuationOf(m_language));
        highlightCode(m_clean.root);
        if (style.theme == PageTheme::Print)
            unfold(m_clean.root);
        else if (style.playMedia && !style.commands.isEmpty())
            letPlay(m_clean.root, style);
    }

    QString html() const;
    QString state() const;

private:
    QString top() const;
    QString lead() const;
    QString truncation() const;
    QString enclosures() const;
    QString colophon() const;
    SanitizeOptions imageOptions() const;

    const Article &m_article;
    const PageStyle &m_style;
    ShownBody m_body;
    QUrl m_base;
    CleanTree m_clean;
    Digest m_facts;
    QString m_title;
    QString m_language;
    QHash<QString, const ArticleImage *> m_known;
};

QString Page::html() const
{
    const QString body = top() + lead() + "<article class=\"body\">"_L1 +
                         QString::fromUtf8(serialize(m_clean.root, imageOptions())) + "</article>"_L1 +
                         truncation() + enclosures() + colophon();
    return wholePage({m_title, m_language, body}, m_style);
}

QString Page::state() const
{
    return stateLine(m_article, m_style, pageImages(m_article.leadImage, m_facts.images), m_facts.text);
}

QString Page::top() const
{
    QString out = "<header class=\"top\">"_L1;
    if (const QString line = kicker(m_article); !line.isEmpty())
        out += "<p class=\"kicker\">"_L1 + escape(line) + "</p>"_L1;
    out += headlineElement(m_title) + "<p class=\"byline\">"_L1;
    QStringList parts;
    if (const QString name = shownAuthor(m_article); !name.isEmpty())
        parts += "<span class=\"author\">"_L1 + escape(name) + "</span>"_L1;
    if (m_article.row.published.isValid())
        parts += "<time datetime=\""_L1 + m_article.row.published.toUTC().toString(Qt::ISODate) + "\">"_L1 +
                 escape(localTime(m_article.row.published, m_style)) + "</time>"_L1;
    else
        parts += "<span>"_L1 + escape(m_style.words.undated) + "</span>"_L1;
    if (!m_facts.text.isEmpty()) {
        const QString number = m_style.locale.toString(readingMinutes(m_facts.text));
        parts += "<span>"_L1 + escape(m_style.words.minutes.arg(number)) + "</span>"_L1;
    }
    return out + parts.join(u"<span class=\"dot\">·</span>"_s) + "</p>"_L1 + state() + "</header>"_L1;
}

SanitizeOptions Page::imageOptions() const
{
    SanitizeOptions options;
    options.base = m_base;
    options.imageUrl = pageUrl;
    options.imageSize = [this](const QString &url) {
        const ArticleImage *image = m_known.value(url);
        return image ? image->size : QSize();
    };
    options.imagePending = [this](const QString &url) {
        const ArticleImage *image = m_known.value(url);
        return !image || image->state != ArticleImage::State::Stored;
    };
    options.pendingAlt = m_style.words.missingImage;
    return options;
}

QString Page::lead() const
{
    const QString url = normalLead(m_article.leadImage);
    if (url.isEmpty() || shows(m_facts.images, url))
        return {};
    Node root;
    Node &img = root.add(GUMBO_TAG_IMG);
    img.setAttribute("src", url.toUtf8());
    img.setAttribute("alt", {});
    return "<figure class=\"lead\">"_L1 + QString::fromUtf8(serialize(root, imageOptions())) + "</figure>"_L1;
}

QString Page::truncation() const
{
    return m_clean.truncated ? QString("<p class=\"cut\">"_L1 + escape(m_style.words.truncated) + "</p>"_L1)
                             : QString();
}

QString Page::enclosures() const
{
    QString items;
    for (const Enclosure &enclosure : m_article.enclosures) {
        const QByteArray link = safeLink(enclosure.url.toUtf8(), m_base);
        if (link.isEmpty() || enclosure.type.startsWith("image/"_L1))
            continue;
        const QUrl url = QUrl::fromEncoded(link);
        QString name = url.fileName(QUrl::FullyDecoded);
        if (name.isEmpty() || name.size() > 80)
            name = url.host();
        items += "<li><a href=\""_L1 + escape(QString::fromUtf8(link)) + "\">"_L1 + escape(name) + "</a>"_L1;
        if (enclosure.length > 0)
            items += " <span class=\"size\">"_L1 +
                     escape(m_style.locale.formattedDataSize(enclosure.length, 1)) + "</span>"_L1;
        items += "</li>"_L1;
    }
    if (items.isEmpty())
        return {};
    return "<section class=\"files\"><h2>"_L1 + escape(m_style.words.enclosures) + "</h2><ul>"_L1 + items +
           "</ul></section>"_L1;
}

QString Page::colophon() const
{
    const QString link = QString::fromUtf8(safeLink(m_article.link.toUtf8(), QUrl()));
    const QString source = m_article.row.sourceTitle.simplified();
    QString out;
    if (!source.isEmpty())
        out += "<p class=\"source\">"_L1 + escape(source) + "</p>"_L1;
    if (!link.isEmpty())
        out += "<p><a href=\""_L1 + escape(link) + "\">"_L1 + escape(m_style.words.original) +
               "</a> <span class=\"host\">"_L1 + escape(QUrl(link).host()) +
               "</span></p><p class=\"address\">"_L1 + escape(QUrl(link).toDisplayString()) + "</p>"_L1;
    return out.isEmpty() ? out : QString("<footer class=\"colophon\">"_L1 + out + "</footer>"_L1);
}

} // namespace

QString themeSheet(PageTheme theme)
{
    switch (theme) {
    case PageTheme::Sepia:
        return QString::fromUtf8(sepiaSheet);
    case PageTheme::Dark:
        return QString::fromUtf8(darkSheet);
    case PageTheme::Black:
        return QString::fromUtf8(blackSheet);
    case PageTheme::Contrast:
        return QString::fromUtf8(contrastSheet);
    case PageTheme::Print:
        return QString::fromUtf8(printSheet);
    case PageTheme::Light:
        break;
    }
    return QString::fromUtf8(lightSheet);
}

QString paperColor(PageTheme theme)
{
    return themeSheet(theme).section("--page:"_L1, 1).section(u';', 0, 0).trimmed();
}

bool isDarkTheme(PageTheme theme)
{
    return theme == PageTheme::Dark || theme == PageTheme::Black || theme == PageTheme::Contrast;
}

QString wholePage(const PageParts &parts, const PageStyle &style)
{
    const QString lang =
        parts.language.isEmpty() ? QString() : QString(" lang=\""_L1 + escape(parts.language) + u'"');
    return "<!doctype html><html"_L1 + lang + " dir=\""_L1 +
           (isRightToLeft(parts.language) ? "rtl"_L1 : "ltr"_L1) + u'"' +
           (isVertical(parts, style) ? " class=\"vertical\""_L1 : ""_L1) + "><head>"_L1 +
           headOf(parts, style) + "</head><body class=\""_L1 + bodyClass(parts, style) + "\"><main>"_L1 +
           parts.body + "</main></body></html>"_L1;
}

QString articleState(const Article &article, const PageStyle &style)
{
    return Page(article, style).state();
}

QString articlePage(const Article &article, const PageStyle &style)
{
    return Page(article, style).html();
}

QStringList pageImages(const QString &leadImage, const QList<ImageRef> &bodyImages)
{
    QStringList urls;
    const QString lead = normalLead(leadImage);
    if (!lead.isEmpty() && !shows(bodyImages, lead))
        urls += lead;
    for (const ImageRef &image : bodyImages)
        urls += image.url;
    return urls;
}

QStringList pageImages(const QString &leadImage, const QString &content, const QString &base)
{
    return pageImages(leadImage, digest(content, QUrl(base)).images);
}

} // namespace courant::html
