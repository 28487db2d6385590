// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/discovery.h"

#include "feed/encoding.h"
#include "feed/feedreader.h"
#include "feed/knownsites.h"
#include "feed/plaintext.h"
#include "feed/sourcetext.h"
#include "feed/urlresolve.h"
#include "feed/xmltokenizer.h"

#include <QRegularExpression>
#include <QUrl>

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype MostFeeds = 100;

struct Icon
{
    QString url;
    int score = 0;
};

/// One pass over the tags of a page.
class PageScanner
{
public:
    PageScanner(QStringView text, const QString &url)
        : m_tokenizer(text, XmlTokenizer::Mode::Html), m_base(url), m_url(url)
    {
    }

    Discovered scan();

private:
    void startTag();
    void readLink();
    void readIcon(const QStringList &rel, const QString &url);
    void endAnchor();
    void addFeed(QList<FoundFeed> &list, const QString &url, const QString &title, const QString &type);
    QString attribute(QLatin1StringView name);
    bool tagIs(QLatin1StringView name) const
    {
        return m_tokenizer.name().compare(name, Qt::CaseInsensitive) == 0;
    }

    XmlTokenizer m_tokenizer;
    QString m_base;
    QString m_url;
    Discovered m_found;
    QList<FoundFeed> m_guesses; ///< from anchors
    QList<Icon> m_icons;
    QString m_anchor; ///< address of the anchor that is open
    QString m_anchorText;
    bool m_inAnchor = false;
    bool m_baseSeen = false;
};

QString typeOf(const QString &mediaType, const QString &url)
{
    const QString type = mediaType.toLower().section(u';', 0, 0).trimmed();
    if (type.contains("rss"_L1) || type.contains("rdf"_L1))
        return u"rss"_s;
    if (type.contains("atom"_L1))
        return u"atom"_s;
    if (type.contains("json"_L1))
        return u"json"_s;
    const QString path = QUrl(url).path().toLower();
    if (path.contains("atom"_L1))
        return u"atom"_s;
    if (path.endsWith(".json"_L1))
        return u"json"_s;
    if (path.contains("rss"_L1) || path.endsWith(".rdf"_L1))
        return u"rss"_s;
    return type.isEmpty() ? u"application/xml"_s : type;
}

// Whether the end of an address is one that feeds have.
bool looksLikeFeedUrl(const QString &url)
{
    static const QRegularExpression pattern(
        u"(^|/)(feeds?|rss|atom|index|rss2|blog|posts|news)\\.(xml|rss|atom|rdf|json)$|/"
        u"(feed|feeds|rss|atom|rss2)/?$|"
        "\\.(rss|atom|rdf)$|/(feed|rss|atom)[^/]*\\.(xml|php)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression query(
        u"(^|[?&])(feed=(rss2?|atom|rdf)|format=(rss|atom|feed)|type=(rss|atom)|alt=rss)(&|$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QUrl address(url);
    return pattern.match(address.path()).hasMatch() || query.match(address.query()).hasMatch();
}

bool isFeedType(const QString &type)
{
    for (const auto known : {"application/rss+xml"_L1, "application/atom+xml"_L1, "application/rdf+xml"_L1,
             "application/feed+json"_L1, "application/json"_L1, "application/rss"_L1, "application/atom"_L1,
             "application/xml"_L1, "text/xml"_L1, "text/rss"_L1, "text/rss+xml"_L1, "text/atom+xml"_L1,
             "text/atom"_L1, "application/x.atom+xml"_L1, "application/x-atom+xml"_L1, "application/rdf"_L1,
             "application/x-rss+xml"_L1}) {
        if (type == known)
            return true;
    }
    return false;
}

Discovered PageScanner::scan()
{
    for (XmlTokenizer::Token token = m_tokenizer.next(); token != XmlTokenizer::Token::End;
         token = m_tokenizer.next()) {
        if (token == XmlTokenizer::Token::StartTag)
            startTag();
        else if (token == XmlTokenizer::Token::EndTag && tagIs("a"_L1))
            endAnchor();
        else if (token == XmlTokenizer::Token::Text && m_inAnchor && m_anchorText.size() < 200)
            m_anchorText += m_tokenizer.decoded(m_tokenizer.text());
    }
    const QList<FoundFeed> known = feedsOfKnownSites(m_url);
    for (const FoundFeed &feed : known)
        addFeed(m_found.feeds, feed.url, feed.title, feed.type);
    if (m_found.feeds.isEmpty()) {
        for (const FoundFeed &feed : std::as_const(m_guesses))
            addFeed(m_found.feeds, feed.url, feed.title, feed.type);
    }
    std::stable_sort(
        m_icons.begin(), m_icons.end(), [](const Icon &a, const Icon &b) { return a.score > b.score; });
    for (const Icon &icon : std::as_const(m_icons)) {
        if (!m_found.icons.contains(icon.url))
            m_found.icons << icon.url;
    }
    return m_found;
}

QString PageScanner::attribute(QLatin1StringView name)
{
    for (const RawAttribute &attribute : m_tokenizer.attributes()) {
        if (attribute.name.compare(name, Qt::CaseInsensitive) == 0)
            return m_tokenizer.decoded(attribute.value).trimmed();
    }
    return {};
}

void PageScanner::startTag()
{
    if (tagIs("base"_L1) && !m_baseSeen) {
        const QString href = attribute("href"_L1);
        m_base = resolveBase(m_base, href);
        m_baseSeen = !href.isEmpty();
    } else if (tagIs("link"_L1)) {
        readLink();
    } else if (tagIs("a"_L1)) {
        endAnchor();
        m_anchor = resolveUrl(m_base, attribute("href"_L1));
        m_anchorText.clear();
        m_inAnchor = true;
    } else if (tagIs("img"_L1) && m_inAnchor && m_anchorText.size() < 200) {
        m_anchorText += attribute("alt"_L1);
    }
}

void PageScanner::readLink()
{
    const QString href = attribute("href"_L1);
    if (href.isEmpty())
        return;
    const QString url = resolveUrl(m_base, href);
    const QStringList rel = attribute("rel"_L1).toLower().split(u' ', Qt::SkipEmptyParts);
    const QString type = attribute("type"_L1).toLower().section(u';', 0, 0).trimmed();
    if (rel.contains("manifest"_L1) && m_found.manifest.isEmpty() && isWebUrl(url))
        m_found.manifest = url;
    if (rel.contains("alternate"_L1) || rel.contains("feed"_L1)) {
        const bool interface = url.contains("/wp-json/"_L1); // WordPress's own programming interface
        const bool typed = isFeedType(type) && !(type == "application/json"_L1 && interface);
        const bool guessed = type.isEmpty() && !rel.contains("stylesheet"_L1) &&
                             attribute("hreflang"_L1).isEmpty() && attribute("media"_L1).isEmpty() &&
                             (rel.contains("feed"_L1) || looksLikeFeedUrl(url));
        if (typed || guessed)
            addFeed(m_found.feeds, url, plainFromHtml(attribute("title"_L1)), typeOf(type, url));
    }
    readIcon(rel, url);
}

// The best icon is one that fits every size, then the largest one named, then any.
void PageScanner::readIcon(const QStringList &rel, const QString &url)
{
    const bool touch = rel.contains("apple-touch-icon"_L1) || rel.contains("apple-touch-icon-precomposed"_L1);
    if (!(rel.contains("icon"_L1) || touch || rel.contains("fluid-icon"_L1)) || !isWebUrl(url))
        return;
    int score = touch ? 180 : 0;
    const QString sizes = attribute("sizes"_L1).toLower();
    const int width = sizes.section(u'x', 0, 0).toInt();
    if (width > 0)
        score = std::min(width, 512);
    if (sizes == "any"_L1 || attribute("type"_L1).contains("svg"_L1) || QUrl(url).path().endsWith(".svg"_L1))
        score = 600;
    m_icons << Icon{url, score};
}

void PageScanner::endAnchor()
{
    if (!m_inAnchor)
        return;
    m_inAnchor = false;
    if (!isWebUrl(m_anchor))
        return;
    const QString text = plainFromHtml(m_anchorText);
    static const QRegularExpression label(
        u"^(rss|atom|xml|rdf)( ?[0-9.]+)?( ?feed)?$|^(feed|json feed|rss/atom|rss feeds?|subscribe \\(rss\\)|订阅|rss ?订阅)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (looksLikeFeedUrl(m_anchor) || label.match(text).hasMatch())
        addFeed(m_guesses, m_anchor, text, typeOf({}, m_anchor));
}

void PageScanner::addFeed(
    QList<FoundFeed> &list, const QString &url, const QString &title, const QString &type)
{
    if (!isWebUrl(url) || list.size() >= MostFeeds)
        return;
    for (const FoundFeed &known : std::as_const(list)) {
        if (known.url == url)
            return;
    }
    list << FoundFeed{url, title.isEmpty() ? url : title, type};
}

} // namespace

Discovered discover(const QByteArray &page, const QString &url, const QString &contentType)
{
    bool controls = false;
    const QString text = cleanedText(decode(page, contentType, TextKind::Html).text, &controls);
    return PageScanner(text, url.trimmed()).scan();
}

} // namespace courant::feed
