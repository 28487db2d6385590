// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/channelfields.h"

#include "feed/date.h"
#include "feed/mediafields.h"
#include "feed/plaintext.h"
#include "feed/urlresolve.h"

namespace courant::feed {
namespace {

using namespace Qt::Literals::StringLiterals;

int weekday(const QString &name)
{
    static const QStringList days = {u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    return int(days.indexOf(name.trimmed().left(3).toLower())) + 1;
}

int periodMinutes(const QString &period)
{
    const QString name = period.trimmed().toLower();
    if (name == "hourly"_L1)
        return 60;
    if (name == "daily"_L1)
        return 24 * 60;
    if (name == "weekly"_L1)
        return 7 * 24 * 60;
    if (name == "monthly"_L1)
        return 30 * 24 * 60;
    if (name == "yearly"_L1)
        return 365 * 24 * 60;
    return 0;
}

} // namespace

void ChannelFields::read(const XmlTree &tree, const FeedScope &scope)
{
    const XmlTree::Node &node = tree.node(0);
    const QString name = node.name.toString().toLower();
    const Ns ns = vocabulary(node, scope);
    if (ns == Ns::None || ns == Ns::Atom || ns == Ns::Rdf)
        readPlain(tree, scope, name);
    else
        readModule(tree, scope, ns, name);
    readHints(tree, ns, name);
}

void ChannelFields::readPlain(const XmlTree &tree, const FeedScope &scope, QStringView name)
{
    const QString base = baseOf(tree, 0, scope);
    if (name == u"title") {
        offer(m_titleRank, m_feed.title, 1, plainOf(tree, 0, scope));
        if (!scope.atom)
            return;
        offerLanguage(4, languageTag(tree.inherited(0, "xml:lang"_L1)));
    } else if (name == u"link") {
        readLink(tree, scope);
    } else if (name == u"description" || name == u"subtitle" || name == u"tagline" || name == u"abstract") {
        if (m_descriptionRank > 1)
            offer(m_descriptionRank, m_feed.description, 1, htmlOf(tree, 0, scope));
    } else if (name == u"info" || name == u"summary") {
        if (m_descriptionRank > 6)
            offer(m_descriptionRank, m_feed.description, 6, htmlOf(tree, 0, scope));
    } else if (name == u"language") {
        offerLanguage(1, languageTag(tree.text(0)));
    } else if (name == u"author") {
        if (scope.atom && m_authorRank == 1)
            addPerson(m_feed.author, personOf(tree, 0));
        else
            offerAuthor(1, personOf(tree, 0));
    } else if (name == u"managingeditor") {
        offerAuthor(2, personName(tree.text(0)));
    } else if (name == u"webmaster") {
        offerAuthor(6, personName(tree.text(0)));
    } else if (name == u"lastbuilddate" || name == u"updated" || name == u"modified") {
        offerDate(1, tree.text(0), scope);
    } else if (name == u"pubdate" || name == u"published" || name == u"date") {
        offerDate(2, tree.text(0), scope);
    } else if (name == u"image" || name == u"logo") {
        offer(m_imageRank, m_feed.image, 1, resolveUrl(base, imageAddress(tree, 0)));
        if (const int title = tree.child(0, Ns::None, "title"_L1); title >= 0)
            offer(m_titleRank, m_feed.title, 9, plainOf(tree, title, scope));
    } else if (name == u"icon") {
        offer(m_iconRank, m_feed.icon, 1, resolveUrl(base, imageAddress(tree, 0)));
    } else if (name == u"id" || name == u"guid") {
        m_feed.extra.insert(u"id"_s, tree.text(0).trimmed());
    }
}

void ChannelFields::readLink(const XmlTree &tree, const FeedScope &scope)
{
    const QString base = baseOf(tree, 0, scope);
    const QString href = tree.attribute(0, "href"_L1);
    const QString target = resolveUrl(base, href.isEmpty() ? tree.text(0) : href);
    QString rel = tree.attribute(0, "rel"_L1).trimmed().toLower();
    rel = rel.mid(rel.lastIndexOf(u'/') + 1);
    const QString type = tree.attribute(0, "type"_L1).toLower();
    if (target.isEmpty())
        return;
    if (rel == "self"_L1)
        m_feed.selfUrl = target;
    else if (rel == "hub"_L1)
        m_feed.hubUrl = target;
    else if (rel == "next"_L1 || rel == "next-archive"_L1 || rel == "prev-archive"_L1)
        m_feed.nextUrl = m_feed.nextUrl.isEmpty() ? target : m_feed.nextUrl;
    else if (rel == "icon"_L1 || rel == "shortcut icon"_L1)
        offer(m_iconRank, m_feed.icon, 3, target);
    else if (rel == "alternate"_L1)
        offerLink(type.isEmpty() || type.contains("html"_L1) ? 1 : 4, target);
    else if (rel.isEmpty())
        offerLink(href.isEmpty() ? 2 : 1, target);
}

void ChannelFields::readModule(const XmlTree &tree, const FeedScope &scope, Ns ns, QStringView name)
{
    const QString base = baseOf(tree, 0, scope);
    const auto description = [&](int rank) {
        if (rank < m_descriptionRank)
            offer(m_descriptionRank, m_feed.description, rank, htmlOf(tree, 0, scope));
    };
    if (ns == Ns::DublinCore || ns == Ns::DcTerms) {
        if (name == u"title")
            offer(m_titleRank, m_feed.title, 2, plainOf(tree, 0, scope));
        else if (name == u"creator" || name == u"author")
            offerAuthor(3, personOf(tree, 0));
        else if (name == u"publisher")
            offerAuthor(8, personOf(tree, 0));
        else if (name == u"description")
            description(2);
        else if (name == u"language")
            offerLanguage(2, languageTag(tree.text(0)));
        else if (name == u"date" || name == u"modified")
            offerDate(3, tree.text(0), scope);
        else if (name == u"created" || name == u"issued")
            offerDate(5, tree.text(0), scope);
    } else if (ns == Ns::Itunes) {
        if (name == u"title")
            offer(m_titleRank, m_feed.title, 3, plainOf(tree, 0, scope));
        else if (name == u"author")
            offerAuthor(4, personName(tree.text(0)));
        else if (name == u"owner")
            offerAuthor(7, personOf(tree, 0));
        else if (name == u"summary" || name == u"subtitle")
            description(name == u"summary" ? 3 : 4);
        else if (name == u"image" || (name == u"link" && tree.attribute(0, "rel"_L1) == "image"_L1))
            offer(m_imageRank, m_feed.image, 2, resolveUrl(base, imageAddress(tree, 0)));
    } else if (ns == Ns::Media) {
        if (name == u"thumbnail" || name == u"content")
            offer(m_imageRank, m_feed.image, name == u"thumbnail" ? 3 : 5,
                resolveUrl(base, imageAddress(tree, 0)));
    } else if (ns == Ns::WebFeeds) {
        if (name == u"icon" || name == u"logo")
            offer(m_iconRank, m_feed.icon, 2, resolveUrl(base, imageAddress(tree, 0)));
        else if (name == u"cover")
            offer(m_imageRank, m_feed.image, 4, resolveUrl(base, tree.attribute(0, "image"_L1)));
    }
}

void ChannelFields::readHints(const XmlTree &tree, Ns ns, QStringView name)
{
    UpdateHints &hints = m_feed.hints;
    if (ns == Ns::None && name == u"ttl") {
        hints.ttlMinutes = std::clamp(tree.text(0).trimmed().toInt(), 0, 366 * 24 * 60);
    } else if (ns == Ns::Syndication && name == u"updateperiod") {
        m_periodMinutes = periodMinutes(tree.text(0));
    } else if (ns == Ns::Syndication && name == u"updatefrequency") {
        m_frequency = std::clamp(tree.text(0).trimmed().toInt(), 1, 24 * 60);
    } else if (ns == Ns::None && (name == u"skiphours" || name == u"skipdays")) {
        for (int i = tree.node(0).first; i >= 0; i = tree.node(i).next) {
            if (tree.node(i).isText)
                continue;
            bool ok = false;
            const int hour = tree.text(i).trimmed().toInt(&ok) % 24; // 24 was midnight in RSS 0.91
            const int day = weekday(tree.text(i));
            if (name == u"skiphours" && ok && hour >= 0 && !hints.skipHours.contains(hour))
                hints.skipHours << hour;
            else if (name == u"skipdays" && day > 0 && !hints.skipDays.contains(day))
                hints.skipDays << day;
        }
    }
    if (m_periodMinutes > 0)
        hints.periodMinutes = std::max(1, m_periodMinutes / m_frequency);
}

void ChannelFields::offerDate(int rank, const QString &text, const FeedScope &scope)
{
    if (rank >= m_updatedRank)
        return;
    const QDateTime date = parseDate(text.trimmed(), scope.utcOffsetSeconds);
    if (date.isValid()) {
        m_feed.updated = date;
        m_updatedRank = rank;
    }
}

void ChannelFields::offerAuthor(int rank, const QString &name)
{
    offer(m_authorRank, m_feed.author, rank, name);
}

} // namespace courant::feed
