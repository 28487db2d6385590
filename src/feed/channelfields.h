// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed/textconstruct.h"
#include "model/parsedfeed.h"

namespace courant::feed {

/// What a feed says of itself, read element by element.
class ChannelFields final
{
public:
    /// Takes an element of the channel (or feed) that is no item.
    void read(const XmlTree &tree, const FeedScope &scope);
    void offerLink(int rank, const QString &url) { offer(m_linkRank, m_feed.link, rank, url); }
    void offerLanguage(int rank, const QString &tag) { offer(m_languageRank, m_feed.language, rank, tag); }

    /// The feed as far as it is known; items are added to it by whoever reads them.
    ParsedFeed &feed() { return m_feed; }

private:
    void readPlain(const XmlTree &tree, const FeedScope &scope, QStringView name);
    void readLink(const XmlTree &tree, const FeedScope &scope);
    void readModule(const XmlTree &tree, const FeedScope &scope, Ns ns, QStringView name);
    void readHints(const XmlTree &tree, Ns ns, QStringView name);
    void offerDate(int rank, const QString &text, const FeedScope &scope);
    void offerAuthor(int rank, const QString &name);

    static void offer(int &rank, QString &slot, int newRank, const QString &value)
    {
        if (newRank < rank && !value.trimmed().isEmpty()) {
            slot = value;
            rank = newRank;
        }
    }

    ParsedFeed m_feed;
    int m_titleRank = 100;
    int m_linkRank = 100;
    int m_descriptionRank = 100;
    int m_languageRank = 100;
    int m_authorRank = 100;
    int m_updatedRank = 100;
    int m_imageRank = 100;
    int m_iconRank = 100;
    int m_periodMinutes = 0;
    int m_frequency = 1;
};

} // namespace courant::feed
