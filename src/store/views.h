// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/result.h"
#include "model/smartview.h"

#include <QList>

#include <functional>
#include <utility>

namespace courant {

class Connection;
class Writing;

// Smart views as rows; database thread only, writers inside the open transaction.
QList<SmartView> readViews(Connection &connection);
Result<ViewId> addView(Writing &writing, const QString &name, const QString &search);
Status changeView(Writing &writing, ViewId id, const QString &name, const QString &search);
Status moveView(Writing &writing, ViewId id, int position);
Status removeView(Writing &writing, ViewId id);

/// Keeps the counts of smart views. A few changed flags are followed within their own transaction; after
/// anything else all views are counted again, in slices that make way for whoever waits. Only articles that
/// are in the search index count: the others follow when they are. Database thread only.
class ViewCounts final
{
public:
    /// Takes in what a transaction is about to commit.
    void follow(Writing &writing);
    /// Counts are to be taken anew.
    void noteStale() { m_stale = true; }
    bool isStale() const { return m_stale; }
    /// Goes on counting until done or `shallStop`; true while there is more to do. Reads only.
    bool countSome(Connection &connection, const std::function<bool()> &shallStop);
    /// Writes what countSome() found, once it is done.
    void write(Writing &writing);
    /// Whether counts change as time goes by.
    bool dependOnTime() const { return m_timed; }

private:
    struct Counting
    {
        SmartView view;
        int unread = 0;
        int total = 0;
        qsizetype slice = 0;
    };
    void begin(Connection &connection);
    bool countSlice(Connection &connection, Counting &counting);
    static void followFlags(Writing &writing, const SmartView &view);

    bool m_stale = false;
    bool m_timed = false;
    bool m_overtaken = false;                  // by changes that were followed meanwhile
    QList<std::pair<qint64, qint64>> m_slices; // of row ids in the index, the second one excluded
    QList<Counting> m_left;
    QList<Counting> m_done;
};

} // namespace courant
