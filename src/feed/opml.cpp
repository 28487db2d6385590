// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/opml.h"

#include "feed/encoding.h"
#include "feed/plaintext.h"
#include "feed/sourcetext.h"
#include "feed/urlresolve.h"
#include "feed/xmltokenizer.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int DeepestFolder = 256;
constexpr int MostWarnings = 100;

bool is(QStringView name, QLatin1StringView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

class OpmlReader
{
public:
    OpmlReader(QStringView text, const ParseContext &context)
        : m_text(text), m_tokenizer(text), m_context(context)
    {
        m_open.push_back(&m_root);
    }

    Result<ParsedFeed> read();

private:
    bool leavesFeedsOpen() const;
    void startTag();
    void endTag();
    void startOutline();
    bool takeFeed(Outline &outline, const QString &address);
    QString attribute(std::initializer_list<QLatin1StringView> names);
    int line();
    void warn(const QString &sentence);

    QStringView m_text;
    XmlTokenizer m_tokenizer;
    const ParseContext &m_context;
    ParsedFeed m_feed;
    Outline m_root;
    std::vector<Outline *> m_open; ///< from the root to the innermost folder
    QSet<QString> m_seen;
    bool m_feedsAreLeaves = false;
    bool m_leafJustBegun = false;
    bool m_isOpml = false;
    bool m_inHead = false;
    QString m_headElement;
    int m_line = 1;
    qsizetype m_lineAt = 0;
};

Result<ParsedFeed> OpmlReader::read()
{
    m_feedsAreLeaves = leavesFeedsOpen();
    for (;;) {
        const XmlTokenizer::Token token = m_tokenizer.next();
        if (token == XmlTokenizer::Token::End)
            break;
        if (token == XmlTokenizer::Token::StartTag) {
            startTag();
        } else if (token == XmlTokenizer::Token::EndTag) {
            endTag();
        } else if (m_inHead && m_headElement == "title"_L1 && m_feed.title.isEmpty()) {
            const bool verbatim = token == XmlTokenizer::Token::CData;
            const QStringView raw = m_tokenizer.text();
            m_feed.title = plainFromHtml(verbatim ? raw.toString() : m_tokenizer.decoded(raw));
        }
        if (m_open.size() > DeepestFolder)
            m_tokenizer.refuse(u"Folders are nested more than 256 deep."_s);
    }
    if (!m_tokenizer.refusal().isEmpty())
        return Error{Error::Kind::TooComplex, m_tokenizer.refusal(), 0};
    if (!m_isOpml && m_root.children.isEmpty())
        return Error{Error::Kind::NotUnderstood, u"This is no OPML."_s, 0};
    m_feed.format = FeedFormat::Opml;
    m_feed.outlines = m_root.children;
    m_feed.warnings << sentencesFor(m_tokenizer.flaws());
    return std::move(m_feed);
}

// Lists written by hand often end no outline at all; then no feed can hold another.
bool OpmlReader::leavesFeedsOpen() const
{
    XmlTokenizer tokenizer(m_text);
    qsizetype begun = 0;
    qsizetype ended = 0;
    for (;;) {
        const XmlTokenizer::Token token = tokenizer.next();
        if (token == XmlTokenizer::Token::End)
            return ended < begun;
        if (token == XmlTokenizer::Token::StartTag && is(tokenizer.name(), "outline"_L1))
            begun += tokenizer.isSelfClosing() ? 0 : 1;
        else if (token == XmlTokenizer::Token::EndTag && is(tokenizer.name(), "outline"_L1))
            ++ended;
    }
}

void OpmlReader::startTag()
{
    const QStringView name = m_tokenizer.name();
    if (is(name, "outline"_L1)) {
        startOutline();
        return;
    }
    m_leafJustBegun = false;
    if (is(name, "opml"_L1))
        m_isOpml = true;
    else if (is(name, "head"_L1))
        m_inHead = true;
    else if (is(name, "body"_L1))
        m_inHead = false;
    m_headElement = m_tokenizer.isSelfClosing() ? QString() : name.toString().toLower();
}

void OpmlReader::endTag()
{
    const QStringView name = m_tokenizer.name();
    m_headElement.clear();
    if (is(name, "head"_L1))
        m_inHead = false;
    if (!is(name, "outline"_L1))
        return;
    if (m_leafJustBegun)
        m_leafJustBegun = false;
    else if (m_open.size() > 1)
        m_open.pop_back();
    else
        m_tokenizer.addFlaw(Flaw::MismatchedTag);
}

QString OpmlReader::attribute(std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        for (const RawAttribute &attribute : m_tokenizer.attributes()) {
            if (!is(attribute.name, name))
                continue;
            const QString value = m_tokenizer.decoded(attribute.value).trimmed();
            if (!value.isEmpty())
                return value;
        }
    }
    return {};
}

void OpmlReader::startOutline()
{
    m_inHead = false;
    Outline outline;
    outline.title = plainFromHtml(attribute({"title"_L1}));
    if (outline.title.isEmpty())
        outline.title = plainFromHtml(attribute({"text"_L1, "name"_L1, "description"_L1}));
    QString address = attribute({"xmlUrl"_L1, "feedUrl"_L1, "xmlHref"_L1, "rssUrl"_L1});
    const QString type = attribute({"type"_L1}).toLower();
    if (address.isEmpty() && (type == "rss"_L1 || type == "atom"_L1 || type == "feed"_L1))
        address = attribute({"url"_L1, "href"_L1});
    const QString base = m_context.url;
    const QString page = resolveUrl(base, attribute({"htmlUrl"_L1, "siteUrl"_L1, "link"_L1}));
    outline.htmlUrl = isWebUrl(page) ? page : QString();
    const bool open = !m_tokenizer.isSelfClosing();
    m_leafJustBegun = false;
    if (!address.isEmpty() && !takeFeed(outline, address)) {
        m_leafJustBegun = open; // its end tag, if it comes at once, belongs to nothing
        return;
    }
    if (outline.title.isEmpty())
        outline.title = outline.xmlUrl.isEmpty() ? outline.htmlUrl : outline.xmlUrl;
    if (outline.title.isEmpty() && !open) {
        warn(u"Line %1: an outline says nothing and was skipped."_s.arg(line()));
        return;
    }
    QList<Outline> &siblings = m_open.back()->children;
    siblings.append(outline);
    if (!open)
        return;
    if (m_feedsAreLeaves && !outline.xmlUrl.isEmpty())
        m_leafJustBegun = true;
    else
        m_open.push_back(&siblings.back());
}

// Only what can be fetched over the web is taken; nothing of a list is ever run or opened.
bool OpmlReader::takeFeed(Outline &outline, const QString &address)
{
    QString url = address;
    if (url.startsWith("feed:"_L1, Qt::CaseInsensitive)) {
        url.remove(0, 5);
        if (url.startsWith("//"_L1))
            url.prepend("http:"_L1);
    }
    url = resolveUrl(m_context.url, url);
    if (!hasScheme(url) && !url.contains(u' ') && url.section(u'/', 0, 0).contains(u'.'))
        url.prepend("http://"_L1);
    if (!isWebUrl(url)) {
        warn(u"Line %1: the outline \"%2\" was skipped, since its address is not one of the web."_s.arg(
            QString::number(line()), outline.title.left(80)));
        return false;
    }
    if (m_seen.contains(url))
        warn(u"Line %1: the feed %2 is listed more than once."_s.arg(QString::number(line()), url.left(200)));
    m_seen.insert(url);
    outline.xmlUrl = url;
    return true;
}

int OpmlReader::line()
{
    const qsizetype at = m_tokenizer.tokenPosition();
    m_line += int(m_text.sliced(m_lineAt, at - m_lineAt).count(u'\n'));
    m_lineAt = at;
    return m_line;
}

void OpmlReader::warn(const QString &sentence)
{
    if (m_feed.warnings.size() < MostWarnings)
        m_feed.warnings << sentence;
}

void appendOutline(const Outline &outline, int depth, QString &out)
{
    const QString indent(depth * 2, u' ');
    const QString title = outline.title.toHtmlEscaped();
    out += indent + "<outline text=\""_L1 + title + "\" title=\""_L1 + title + u'"';
    if (!outline.xmlUrl.isEmpty())
        out += " type=\"rss\" xmlUrl=\""_L1 + outline.xmlUrl.toHtmlEscaped() + u'"';
    if (!outline.htmlUrl.isEmpty())
        out += " htmlUrl=\""_L1 + outline.htmlUrl.toHtmlEscaped() + u'"';
    if (outline.children.isEmpty() && !outline.xmlUrl.isEmpty()) {
        out += "/>\n"_L1;
        return;
    }
    out += ">\n"_L1;
    for (const Outline &child : outline.children)
        appendOutline(child, depth + 1, out);
    out += indent + "</outline>\n"_L1;
}

} // namespace

Result<ParsedFeed> parseOpml(const QByteArray &bytes, const ParseContext &context)
{
    const DecodedText decoded = decode(bytes, context.contentType, TextKind::Xml);
    bool controls = false;
    const QString text = cleanedText(decoded.text, &controls);
    Result<ParsedFeed> result = OpmlReader(text, context).read();
    if (result)
        result->encoding = decoded.encoding;
    return result;
}

QByteArray writeOpml(const QString &title, const QList<Outline> &outlines)
{
    QString out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n    <title>"_L1 +
        title.toHtmlEscaped() + "</title>\n  </head>\n  <body>\n"_L1;
    for (const Outline &outline : outlines)
        appendOutline(outline, 2, out);
    out += "  </body>\n</opml>\n"_L1;
    return out.toUtf8();
}

} // namespace courant::feed
