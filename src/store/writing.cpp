// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writing.h"

#include "store/rows.h"

namespace courant {

using namespace Qt::Literals::StringLiterals;

void Writing::countArticle(SourceId source, ChannelId channel, bool read, bool bookmarked, int direction)
{
    Delta &delta = m_sources[source];
    delta.total += direction;
    delta.unread += read ? 0 : direction;
    delta.bookmarked += bookmarked ? direction : 0;
    if (channel == ChannelId::None)
        return;
    Delta &channelDelta = m_channels[channel];
    channelDelta.total += direction;
    channelDelta.unread += read ? 0 : direction;
}

void Writing::countFlag(SourceId source, ChannelId channel, Flag flag, bool value)
{
    const int direction = value ? 1 : -1;
    if (flag == Flag::Bookmarked) {
        m_sources[source].bookmarked += direction;
        return;
    }
    m_sources[source].unread -= direction;
    if (channel != ChannelId::None)
        m_channels[channel].unread -= direction;
}

void Writing::finish()
{
    bool totalsChanged = false;
    for (auto it = m_sources.cbegin(); it != m_sources.cend(); ++it) {
        if (!isZero(*it)) {
            totalsChanged = true;
            m_connection.run(u"UPDATE sources SET unread=unread+?, total=total+?, bookmarked=bookmarked+?"
                             " WHERE id=?"_s,
                it->unread, it->total, it->bookmarked, it.key());
        }
        if (const std::optional<Source> source = readSource(m_connection, it.key()))
            m_changes.sources.append(*source);
    }
    for (auto it = m_channels.cbegin(); it != m_channels.cend(); ++it) {
        if (isZero(*it))
            continue;
        m_connection.run(u"UPDATE channels SET unread=unread+?, total=total+? WHERE id=?"_s, it->unread,
            it->total, it.key());
        if (const std::optional<Channel> channel = readChannel(m_connection, it.key()))
            m_changes.channels.append(*channel);
    }
    if (totalsChanged) {
        const Totals totals = readTotals(m_connection);
        m_changes.unread = totals.unread;
        m_changes.total = totals.total;
        m_changes.bookmarked = totals.bookmarked;
    }
}

} // namespace courant
