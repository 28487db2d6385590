// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/feedreader.h"

#include "feed/channelfields.h"
#include "feed/itemreader.h"
#include "feed/plaintext.h"
#include "feed/urlresolve.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype MostItems = 200'000;

class FeedReader
{
public:
    FeedReader(QStringView text, const ParseContext &context) : m_reader(text)
    {
        m_scopes.push_back({documentBase(context), QString(), false, context.utcOffsetSeconds});
    }

    Result<ParsedFeed> read();

private:
    void start();
    bool isContainer(QStringView name) const;
    void enter(QStringView name);
    void readItemElement();
    void learnBase();
    void setFormat(FeedFormat format);
    ParsedFeed &feed() { return m_channel.feed(); }

    XmlReader m_reader;
    XmlTree m_tree;
    ChannelFields m_channel;
    std::vector<FeedScope> m_scopes;
    bool m_isPage = false;
    bool m_tooMany = false;
    bool m_formatUnknown = true;
};

Result<ParsedFeed> FeedReader::read()
{
    for (;;) {
        const XmlReader::Event event = m_reader.next();
        if (event == XmlReader::Event::End)
            break;
        if (event == XmlReader::Event::StartElement)
            start();
        else if (event == XmlReader::Event::EndElement && m_scopes.size() > 1)
            m_scopes.pop_back();
        if (m_isPage || m_tooMany)
            break;
    }
    if (!m_reader.refusal().isEmpty())
        return Error{Error::Kind::TooComplex, m_reader.refusal(), 0};
    if (feed().format == FeedFormat::Unknown)
        return Error{Error::Kind::NotUnderstood, u"This is neither a feed nor a document."_s, 0};
    const bool dated = feed().updated.isValid();
    for (ParsedItem &item : feed().items) {
        if (item.language.isEmpty())
            item.language = feed().language;
        if (item.author.isEmpty() && feed().format == FeedFormat::Atom) // RFC 4287, 4.2.1
            item.author = feed().author;
        if (!dated)
            feed().updated = std::max(feed().updated, std::max(item.updated, item.published));
    }
    if (feed().image.isEmpty())
        feed().image = feed().icon;
    if (m_tooMany)
        feed().warnings << u"The feed has more than %1 items; the rest was left out."_s.arg(MostItems);
    if (!m_isPage)
        feed().warnings << sentencesFor(m_reader.flaws());
    return std::move(feed());
}

// Elements that hold the channel and its items. Until one of them was seen, whatever stands around is passed
// through.
bool FeedReader::isContainer(QStringView name) const
{
    static const QSet<QString> names = {
        u"rss"_s, u"rdf"_s, u"feed"_s, u"channel"_s, u"items"_s, u"entries"_s};
    const Ns ns = m_reader.ns();
    if ((ns == Ns::None || ns == Ns::Atom || ns == Ns::Rdf) && names.contains(name.toString()))
        return true;
    return m_formatUnknown;
}

void FeedReader::start()
{
    const QString name = m_reader.name().toString().toLower();
    const Ns ns = m_reader.ns();
    const bool ours = ns == Ns::None || ns == Ns::Atom || ns == Ns::Rdf;
    if (ours && (name == "item"_L1 || name == "entry"_L1)) {
        if (m_formatUnknown)
            setFormat(name == "item"_L1 ? FeedFormat::Rss : FeedFormat::Atom);
        readItemElement();
        return;
    }
    if (m_formatUnknown && (name == "html"_L1 || (name == "head"_L1 && ns == Ns::None))) {
        feed().format = FeedFormat::Html;
        m_isPage = true;
        return;
    }
    if (isContainer(name)) {
        enter(name);
        return;
    }
    m_tree.read(m_reader);
    m_channel.read(m_tree, m_scopes.back());
    learnBase();
}

void FeedReader::setFormat(FeedFormat format)
{
    feed().format = format;
    m_formatUnknown = false;
    m_scopes.back().atom = format == FeedFormat::Atom;
}

void FeedReader::enter(QStringView name)
{
    FeedScope scope = m_scopes.back();
    scope.base = resolveBase(scope.base, m_reader.attribute(u"xml:base"));
    const QString language = languageTag(m_reader.attribute(u"xml:lang"));
    if (!language.isEmpty()) {
        scope.language = language;
        m_channel.offerLanguage(3, language);
    }
    m_scopes.push_back(scope);
    if (m_formatUnknown) {
        if (name == u"rdf")
            setFormat(FeedFormat::Rdf);
        else if (name == u"feed")
            setFormat(FeedFormat::Atom);
        else if (name == u"rss" || name == u"channel")
            setFormat(FeedFormat::Rss);
    }
    const QString about = m_reader.attribute(u"rdf:about");
    if (name == u"channel" && isWebUrl(about))
        m_channel.offerLink(5, about);
    const QString href = m_reader.attribute(u"href"); // CDF
    if (name == u"channel" && !href.isEmpty())
        m_channel.offerLink(3, resolveUrl(scope.base, href));
}

void FeedReader::readItemElement()
{
    m_tree.read(m_reader);
    if (!m_reader.refusal().isEmpty())
        return;
    ParsedItem item = readItem(m_tree, m_scopes.back());
    if (feed().items.size() >= MostItems) {
        m_tooMany = true;
        return;
    }
    const bool empty = item.id.isEmpty() && item.title.isEmpty() && item.link.isEmpty() &&
                       item.content.isEmpty() && item.summary.isEmpty() && item.enclosures.isEmpty() &&
                       !item.published.isValid();
    if (!empty || m_tree.hasElements(0) || !m_reader.flaws().testFlag(Flaw::Truncated))
        feed().items << std::move(item);
}

// A feed read from a file has no address, yet it may name its own or its site's.
void FeedReader::learnBase()
{
    if (!m_scopes.back().base.isEmpty())
        return;
    const QString &known = isWebUrl(feed().selfUrl) ? feed().selfUrl : feed().link;
    if (!isWebUrl(known))
        return;
    for (FeedScope &scope : m_scopes) {
        if (scope.base.isEmpty())
            scope.base = known;
    }
}

} // namespace

Result<ParsedFeed> readXmlFeed(QStringView text, const ParseContext &context)
{
    return FeedReader(text, context).read();
}

QString documentBase(const ParseContext &context)
{
    return resolveBase(context.url.trimmed(), context.contentLocation);
}

} // namespace courant::feed
