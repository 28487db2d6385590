// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/itemreader.h"

#include "feed/date.h"
#include "feed/mediafields.h"
#include "feed/plaintext.h"
#include "feed/ranked.h"
#include "feed/urlresolve.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

class ItemReader
{
public:
    ItemReader(const XmlTree &tree, const FeedScope &scope) : m_tree(tree), m_scope(scope) {}

    ParsedItem read();

private:
    void readChild(int i);
    bool readAtom(int i, QStringView name);
    void readRss(int i, QStringView name);
    void readDublinCore(int i, QStringView name);
    void readItunes(int i, QStringView name);
    void readMedia(int i, QStringView name);
    void readLink(int i);
    void readAtomLink(int i);
    void readGuid(int i);
    void readCategory(int i);
    void readContent(int i);
    void addCategory(const QString &name);
    void finish();

    QString text(int i) const { return m_tree.text(i); }
    QString plain(int i) const { return plainOf(m_tree, i, m_scope); }
    QString address(int i, const QString &value) const
    {
        return resolveUrl(baseOf(m_tree, i, m_scope), value);
    }

    void offerTitle(int rank, int i) { offerText(m_title, rank, plain(i)); }
    static void offerText(Ranked<QString> &slot, int rank, const QString &value)
    {
        slot.offer(rank, value, !value.isEmpty());
    }
    void offerHtml(Ranked<QString> &slot, int rank, int i)
    {
        if (rank >= slot.rank)
            return;
        const QString html = htmlOf(m_tree, i, m_scope);
        if (std::all_of(html.cbegin(), html.cend(), [](QChar c) { return c.isSpace(); }))
            return;
        slot.offer(rank, html, true);
        if (&slot != &m_shortSummary)
            (&slot == &m_content ? m_contentAt : m_summaryAt) = i;
    }
    // Of several of the same kind the last one: they are appended at each change.
    void offerDate(Ranked<QDateTime> &slot, int rank, int i)
    {
        if (rank > slot.rank)
            return;
        const QDateTime date = parseDate(m_tree.text(i).trimmed(), m_scope.utcOffsetSeconds);
        if (date.isValid())
            slot = {date, rank};
    }

    const XmlTree &m_tree;
    const FeedScope &m_scope;
    ParsedItem m_item;
    MediaFields m_media;
    Ranked<QString> m_id, m_title, m_link, m_author, m_content, m_summary, m_shortSummary, m_language;
    Ranked<QDateTime> m_published, m_updated;
    QString m_authors;  ///< atom:author, several
    QString m_creators; ///< dc:creator, several
    int m_contentAt = -1;
    int m_summaryAt = -1;
};

ParsedItem ItemReader::read()
{
    const QString about = m_tree.attribute(0, "rdf:about"_L1);
    if (!about.isNull()) {
        offerText(m_id, 2, about.trimmed());
        if (isWebUrl(about))
            offerText(m_link, 6, address(0, about));
    }
    const QString href = m_tree.attribute(0, "href"_L1); // CDF
    offerText(m_link, 6, href.isEmpty() ? QString() : address(0, href));
    for (int i = m_tree.node(0).first; i >= 0; i = m_tree.node(i).next) {
        if (!m_tree.node(i).isText)
            readChild(i);
    }
    finish();
    return m_item;
}

void ItemReader::readChild(int i)
{
    const XmlTree::Node &node = m_tree.node(i);
    const QString lower = node.name.toString().toLower();
    const QStringView name = lower;
    switch (vocabulary(node, m_scope)) {
    case Ns::Atom:
        if (!readAtom(i, name))
            readRss(i, name);
        break;
    case Ns::None:
    case Ns::Rdf:
        readRss(i, name);
        break;
    case Ns::DublinCore:
    case Ns::DcTerms:
        readDublinCore(i, name);
        break;
    case Ns::Content:
        if (name == u"encoded")
            offerHtml(m_content, 1, i);
        else if (name == u"items")
            break;
        break;
    case Ns::Xhtml:
        if (name == u"body" || name == u"div")
            offerHtml(m_content, name == u"body" ? 3 : 4, i);
        break;
    case Ns::Itunes:
        readItunes(i, name);
        break;
    case Ns::Media:
        readMedia(i, name);
        break;
    case Ns::FeedBurner:
        if (name == u"origlink")
            offerText(m_link, 4, address(i, text(i)));
        break;
    case Ns::Wfw:
        if (name == u"comment" && m_item.commentsUrl.isEmpty())
            m_item.commentsUrl = address(i, text(i));
        break;
    case Ns::Podcast:
    case Ns::WebFeeds:
        if (name == u"image" || name == u"cover" || name == u"images")
            m_media.addImage(7, address(i, m_tree.attribute(i, "href"_L1) + m_tree.attribute(i, "image"_L1)));
        break;
    default:
        break;
    }
}

bool ItemReader::readAtom(int i, QStringView name)
{
    if (name == u"title")
        offerTitle(1, i);
    else if (name == u"id") {
        const QString id = text(i).trimmed();
        offerText(m_id, 1, id);
        if (isWebUrl(id))
            offerText(m_link, 10, id);
    } else if (name == u"link")
        readAtomLink(i);
    else if (name == u"author")
        addPerson(m_authors, personOf(m_tree, i));
    else if (name == u"published")
        offerDate(m_published, 1, i);
    else if (name == u"issued")
        offerDate(m_published, 2, i);
    else if (name == u"created")
        offerDate(m_published, 4, i);
    else if (name == u"updated" || name == u"modified")
        offerDate(m_updated, 1, i);
    else if (name == u"content")
        readContent(i);
    else if (name == u"summary" || name == u"subtitle" || name == u"tagline")
        offerHtml(m_summary, name == u"summary" ? 1 : 5, i);
    else if (name == u"category")
        readCategory(i);
    else
        return false;
    return true;
}

void ItemReader::readRss(int i, QStringView name)
{
    if (name == u"title")
        offerTitle(1, i);
    else if (name == u"link")
        readLink(i);
    else if (name == u"guid" || name == u"id")
        readGuid(i);
    else if (name == u"description" || name == u"abstract")
        offerHtml(m_summary, 1, i);
    else if (name == u"summary" || name == u"excerpt")
        offerHtml(m_shortSummary, 1, i);
    else if (name == u"fulltext" || name == u"fullitem" || name == u"body" || name == u"encoded" ||
             name == u"full-text")
        offerHtml(m_content, 5, i);
    else if (name == u"content")
        readContent(i);
    else if (name == u"author")
        offerText(m_author, 3, personOf(m_tree, i));
    else if (name == u"creator" || name == u"managingeditor")
        offerText(m_author, 5, personName(text(i)));
    else if (name == u"pubdate" || name == u"published" || name == u"datepublished")
        offerDate(m_published, name == u"pubdate" ? 1 : 2, i);
    else if (name == u"date" || name == u"issued" || name == u"created")
        offerDate(m_published, 5, i);
    else if (name == u"updated" || name == u"modified" || name == u"lastbuilddate" || name == u"lastmod")
        offerDate(m_updated, name == u"lastbuilddate" ? 4 : 1, i);
    else if (name == u"category" || name == u"tag" || name == u"tags")
        readCategory(i);
    else if (name == u"comments")
        m_item.commentsUrl = address(i, text(i));
    else if (name == u"enclosure")
        m_media.addEnclosure(address(i, m_tree.attribute(i, "url"_L1) + m_tree.attribute(i, "href"_L1)),
            m_tree.attribute(i, "type"_L1), m_tree.attribute(i, "length"_L1));
    else if (name == u"image" || name == u"thumbnail" || name == u"img" || name == u"cover")
        m_media.addImage(4, address(i, imageAddress(m_tree, i)));
    else if (name == u"language")
        offerText(m_language, 2, languageTag(text(i)));
}

void ItemReader::readDublinCore(int i, QStringView name)
{
    if (name == u"title")
        offerTitle(2, i);
    else if (name == u"creator" || name == u"author")
        addPerson(m_creators, personOf(m_tree, i));
    else if (name == u"date")
        offerDate(m_published, 3, i);
    else if (name == u"issued" || name == u"available")
        offerDate(m_published, 2, i);
    else if (name == u"created")
        offerDate(m_published, 4, i);
    else if (name == u"modified")
        offerDate(m_updated, 2, i);
    else if (name == u"description" || name == u"abstract")
        offerHtml(m_summary, 4, i);
    else if (name == u"subject")
        addCategory(plain(i));
    else if (name == u"identifier")
        offerText(m_id, 3, text(i).trimmed());
    else if (name == u"language")
        offerText(m_language, 2, languageTag(text(i)));
}

void ItemReader::readItunes(int i, QStringView name)
{
    if (name == u"title")
        offerTitle(4, i);
    else if (name == u"author")
        offerText(m_author, 4, personName(text(i)));
    else if (name == u"summary")
        offerHtml(m_summary, 2, i);
    else if (name == u"subtitle")
        offerHtml(m_summary, 6, i);
    else if (name == u"image")
        m_media.addImage(3, address(i, imageAddress(m_tree, i)));
    else if (name == u"category")
        addCategory(m_tree.attribute(i, "text"_L1));
}

void ItemReader::readMedia(int i, QStringView name)
{
    m_media.read(m_tree, i, m_scope);
    if (name == u"category") {
        const QString label = m_tree.attribute(i, "label"_L1);
        addCategory(label.isEmpty() ? plain(i) : label);
    } else if (name == u"keywords") {
        const QStringList words = plain(i).split(u',');
        for (const QString &word : words)
            addCategory(word);
    }
}

void ItemReader::readLink(int i)
{
    if (!m_tree.attribute(i, "href"_L1).isNull()) {
        readAtomLink(i);
        return;
    }
    offerText(m_link, 0, address(i, text(i)));
}

void ItemReader::readAtomLink(int i)
{
    const QString href = m_tree.attribute(i, "href"_L1);
    const QString target = address(i, href.isEmpty() ? text(i) : href);
    if (target.isEmpty())
        return;
    QString rel = m_tree.attribute(i, "rel"_L1).trimmed().toLower();
    const qsizetype slash = rel.lastIndexOf(u'/'); // the registry writes them as addresses too
    if (slash >= 0)
        rel = rel.mid(slash + 1);
    const QString type = m_tree.attribute(i, "type"_L1).toLower();
    if (rel == "enclosure"_L1) {
        m_media.addEnclosure(target, type, m_tree.attribute(i, "length"_L1));
    } else if (rel == "alternate"_L1 || rel.isEmpty()) {
        const bool page = type.isEmpty() || type.contains("html"_L1);
        // In RSS, a link of Atom's is an addition; one without a namespace is meant as the link itself.
        const bool plain = m_tree.node(i).ns == Ns::None;
        offerText(m_link, plain ? -1 : page ? 1 : 2, target);
    } else if (rel == "replies"_L1) {
        if (m_item.commentsUrl.isEmpty() && (type.isEmpty() || type.contains("html"_L1)))
            m_item.commentsUrl = target;
    } else if (rel == "self"_L1) {
        offerText(m_link, 9, target);
    } else if (rel == "image"_L1 || rel == "thumbnail"_L1 || rel == "preview"_L1) {
        m_media.addImage(5, target);
    }
}

void ItemReader::readGuid(int i)
{
    const QString id = text(i).trimmed();
    offerText(m_id, 1, id);
    const QString permanent = m_tree.attribute(i, "isPermaLink"_L1).trimmed().toLower();
    if (permanent != "false"_L1 && isWebUrl(id))
        offerText(m_link, 5, address(i, id));
    else if (permanent == "true"_L1 && !id.isEmpty())
        offerText(m_link, 5, address(i, id));
}

void ItemReader::readCategory(int i)
{
    for (const auto attribute : {"label"_L1, "term"_L1}) {
        const QString value = m_tree.attribute(i, attribute).trimmed();
        if (!value.isEmpty()) {
            addCategory(plainFromHtml(value));
            return;
        }
    }
    if (m_tree.node(i).name.compare("tags"_L1, Qt::CaseInsensitive) == 0) {
        const QStringList tags = plain(i).split(u',');
        for (const QString &tag : tags)
            addCategory(tag);
        return;
    }
    addCategory(plain(i));
}

void ItemReader::addCategory(const QString &name)
{
    const QString category = folded(name);
    if (!category.isEmpty() && !m_item.categories.contains(category) && m_item.categories.size() < 256)
        m_item.categories << category;
}

void ItemReader::readContent(int i)
{
    const QString source = m_tree.attribute(i, "src"_L1);
    if (!source.isEmpty()) { // the content is kept elsewhere
        const QString target = address(i, source);
        const QString type = m_tree.attribute(i, "type"_L1).toLower();
        if (type.startsWith("audio/"_L1) || type.startsWith("video/"_L1) || type.startsWith("image/"_L1))
            m_media.addEnclosure(target, type, QString());
        else
            offerText(m_link, 8, target);
        return;
    }
    offerHtml(m_content, 2, i);
}

void ItemReader::finish()
{
    offerText(m_author, 1, m_authors);
    offerText(m_author, 2, m_creators);
    if (m_media.description >= 0)
        offerHtml(m_summary, 3, m_media.description);
    if (m_media.title >= 0)
        offerTitle(3, m_media.title);
    if (!m_shortSummary.value.isEmpty()) { // beside a summary, the description is the content
        if (m_summary.rank == 1 && m_content.value.isEmpty())
            m_content = m_summary;
        if (m_summary.rank > 1 || m_content.value == m_summary.value)
            m_summary = m_shortSummary;
    }
    m_media.finish();
    m_item.enclosures = m_media.enclosures;
    m_item.image = m_media.image.isEmpty() ? QString() : m_media.image;
    m_item.thumbnail = m_media.thumbnail;
    if (!m_item.enclosures.isEmpty())
        offerText(m_link, 7, m_item.enclosures.constFirst().url);
    m_item.id = m_id.value;
    m_item.title = m_title.value;
    m_item.link = m_link.value;
    m_item.author = m_author.value;
    m_item.published = m_published.value;
    m_item.updated = m_updated.value;
    m_item.content = m_content.value;
    m_item.summary = m_summary.value;
    const int lead = m_contentAt >= 0 ? m_contentAt : m_summaryAt;
    m_item.base = baseOf(m_tree, std::max(lead, 0), m_scope);
    offerText(m_language, 1, languageTag(m_tree.inherited(std::max(lead, 0), "xml:lang"_L1)));
    offerText(m_language, 3, m_scope.language);
    m_item.language = m_language.value;
}

} // namespace

ParsedItem readItem(const XmlTree &tree, const FeedScope &scope)
{
    return ItemReader(tree, scope).read();
}

} // namespace courant::feed
