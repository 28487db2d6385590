// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/parse.h"

#include <QTest>

namespace courant::testing {

/// Parses what must be readable; an empty feed and a failed check when it is not.
inline ParsedFeed parsed(const QByteArray &bytes, const feed::ParseContext &context = {})
{
    const Result<ParsedFeed> result = feed::parse(bytes, context);
    if (!result) {
        QTest::qFail(result.error().detail.toUtf8().constData(), __FILE__, __LINE__);
        return {};
    }
    return *result;
}

inline ParsedFeed parsedAt(const QByteArray &bytes, const char *url)
{
    feed::ParseContext context;
    context.url = QString::fromLatin1(url);
    return parsed(bytes, context);
}

/// A channel of RSS 2.0 with the usual modules declared.
inline QByteArray rss(const QByteArray &inChannel)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:atom=\"http://www.w3.org/2005/Atom\" "
           "xmlns:media=\"http://search.yahoo.com/mrss/\" "
           "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" "
           "xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\" "
           "xmlns:georss=\"http://www.georss.org/georss\" "
           "xmlns:wfw=\"http://wellformedweb.org/CommentAPI/\" "
           "xmlns:slash=\"http://purl.org/rss/1.0/modules/slash/\">"
           "<channel>" +
           inChannel + "</channel></rss>";
}

inline QByteArray rssItem(const QByteArray &inItem)
{
    return rss("<title>Channel</title><link>https://news.example/</link><item>" + inItem + "</item>");
}

inline QByteArray atom(const QByteArray &inFeed)
{
    return "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">" + inFeed + "</feed>";
}

inline ParsedItem onlyItem(const ParsedFeed &feed)
{
    if (feed.items.size() != 1) {
        QTest::qFail("There should be one item.", __FILE__, __LINE__);
        return {};
    }
    return feed.items.first();
}

} // namespace courant::testing
