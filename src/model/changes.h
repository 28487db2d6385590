// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/article.h"
#include "model/smartview.h"
#include "model/source.h"

#include <QList>
#include <QMetaType>

namespace courant {

struct FlagChange
{
    ArticleId id = ArticleId::None;
    Flag flag = Flag::Read;
    bool value = false;
};

/// What the page of an article shows otherwise now.
enum class PageChange {
    State, ///< what it says of its pictures and of the whole article
    Body,
};

/// What one transaction did, for the models. Emitted after the commit.
struct Changes
{
    QList<ArticleRow> added;
    QList<ArticleRow> updated; ///< rows whose text, date, images or place changed
    QList<FlagChange> flags;   ///< rows where only a flag changed
    QList<ArticleId> removed;
    QList<Source> sources;   ///< sources whose title, counts or health changed
    QList<Channel> channels; ///< channels whose counts changed
    QList<SmartView> views;  ///< smart views whose counts changed
    bool treeChanged =
        false;       ///< sources, groups, channels or smart views came, went or moved: ask sourceTree() again
    int unread = -1; ///< library totals when they changed, else -1
    int total = -1;
    int bookmarked = -1;

    bool isEmpty() const
    {
        return added.isEmpty() && updated.isEmpty() && flags.isEmpty() && removed.isEmpty() &&
               sources.isEmpty() && channels.isEmpty() && views.isEmpty() && !treeChanged && unread < 0 &&
               total < 0 && bookmarked < 0;
    }
};

} // namespace courant

Q_DECLARE_METATYPE(courant::Changes)
Q_DECLARE_METATYPE(courant::PageChange)
