// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/xmlnames.h"

#include <QString>

namespace courant::feed {
namespace {

struct Known
{
    const char *text;
    Ns ns;
};

// Compared without scheme, "www.", case and trailing '/' or '#'.
constexpr Known Uris[] = {{"w3.org/2005/atom", Ns::Atom}, {"purl.org/atom/ns", Ns::Atom},
    {"example.com/newformat", Ns::Atom}, {"example.com/necho", Ns::Atom}, {"purl.org/echo", Ns::Atom},
    {"uri/of/echo/namespace", Ns::Atom}, {"purl.org/pie", Ns::Atom}, {"backend.userland.com/rss", Ns::None},
    {"blogs.law.harvard.edu/tech/rss", Ns::None}, {"purl.org/rss/1.0", Ns::None},
    {"my.netscape.com/rdf/simple/0.9", Ns::None}, {"channel.netscape.com/rdf/simple/0.9", Ns::None},
    {"my.netscape.com/publish/formats/rss-0.91.dtd", Ns::None}, {"backend.userland.com/rss2", Ns::None},
    {"backend.userland.com/rss091", Ns::None}, {"backend.userland.com/rss092", Ns::None},
    {"purl.org/net/rss1.1", Ns::None}, {"w3.org/1999/02/22-rdf-syntax-ns", Ns::Rdf},
    {"purl.org/dc/elements/1.1", Ns::DublinCore}, {"purl.org/dc/elements/1.0", Ns::DublinCore},
    {"purl.org/dc/terms", Ns::DcTerms}, {"purl.org/rss/1.0/modules/content", Ns::Content},
    {"search.yahoo.com/mrss", Ns::Media}, {"video.search.yahoo.com/mrss", Ns::Media},
    {"tools.search.yahoo.com/mrss", Ns::Media}, {"yahoo.com/mrss", Ns::Media},
    {"itunes.com/dtds/podcast-1.0.dtd", Ns::Itunes}, {"example.com/dtds/podcast-1.0.dtd", Ns::Itunes},
    {"purl.org/rss/1.0/modules/syndication", Ns::Syndication}, {"purl.org/rss/1.0/modules/slash", Ns::Slash},
    {"wellformedweb.org/commentapi", Ns::Wfw}, {"purl.org/syndication/thread/1.0", Ns::Thread},
    {"georss.org/georss", Ns::GeoRss}, {"opengis.net/gml", Ns::GeoRss},
    {"w3.org/2003/01/geo/wgs84_pos", Ns::GeoRss}, {"w3.org/1999/xhtml", Ns::Xhtml},
    {"w3.org/xhtml", Ns::Xhtml}, {"w3.org/xml/1998/namespace", Ns::Xml},
    {"rssnamespace.org/feedburner/ext/1.0", Ns::FeedBurner}, {"podcastindex.org/namespace/1.0", Ns::Podcast},
    {"github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", Ns::Podcast},
    {"webfeeds.org/rss/1.0", Ns::WebFeeds}, {"w3.org/2000/svg", Ns::Svg},
    {"w3.org/1998/math/mathml", Ns::MathMl}};

constexpr Known Prefixes[] = {{"atom", Ns::Atom}, {"atom10", Ns::Atom}, {"atom03", Ns::Atom},
    {"a10", Ns::Atom}, {"rdf", Ns::Rdf}, {"rss", Ns::None}, {"dc", Ns::DublinCore}, {"dcterms", Ns::DcTerms},
    {"dcterm", Ns::DcTerms}, {"content", Ns::Content}, {"media", Ns::Media}, {"itunes", Ns::Itunes},
    {"sy", Ns::Syndication}, {"slash", Ns::Slash}, {"wfw", Ns::Wfw}, {"thr", Ns::Thread},
    {"georss", Ns::GeoRss}, {"geo", Ns::GeoRss}, {"gml", Ns::GeoRss}, {"xhtml", Ns::Xhtml}, {"xml", Ns::Xml},
    {"feedburner", Ns::FeedBurner}, {"podcast", Ns::Podcast}, {"webfeeds", Ns::WebFeeds}};

} // namespace

Ns namespaceForUri(QStringView uri)
{
    QString plain = uri.trimmed().toString().toLower();
    for (const QStringView start :
        {QStringView(u"http://"), QStringView(u"https://"), QStringView(u"www.")}) {
        if (plain.startsWith(start))
            plain.remove(0, start.size());
    }
    while (plain.endsWith(u'/') || plain.endsWith(u'#'))
        plain.chop(1);
    if (plain.isEmpty())
        return Ns::None;
    for (const Known &known : Uris) {
        if (plain == QLatin1StringView(known.text))
            return known.ns;
    }
    return Ns::Other;
}

Ns namespaceForPrefix(QStringView prefix)
{
    for (const Known &known : Prefixes) {
        if (prefix.compare(QLatin1StringView(known.text), Qt::CaseInsensitive) == 0)
            return known.ns;
    }
    return Ns::Other;
}

} // namespace courant::feed
