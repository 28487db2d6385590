// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace courant {

/// How long articles are kept. Bookmarked ones stay whatever it says.
struct RetentionRule
{
    int maxAgeDays = 0;      ///< since it was published, or first seen if that is later; 0: any age
    int maxArticles = 0;     ///< the newest so many of the source; 0: any number
    bool alsoUnread = false; ///< else an unread article stays

    bool isOff() const { return maxAgeDays <= 0 && maxArticles <= 0; }
    bool operator==(const RetentionRule &) const = default;
};

/// What holds for a source: its own wishes (SourceOptions::keepDays and keepCount), else the default. Pure.
RetentionRule ruleOf(const Source &source, const RetentionRule &byDefault);

/// The rule of each source that has one.
using RetentionRules = QHash<SourceId, RetentionRule>;
RetentionRules rulesOf(const QList<Source> &sources, const RetentionRule &byDefault);

/// What applying the rules would delete.
struct RetentionPreview
{
    struct SourceCount
    {
        SourceId source = SourceId::None;
        QString title;
        int articles = 0;
    };
    int articles = 0;
    QList<SourceCount> sources; ///< the most first
    QStringList titles;         ///< of some of them, the newest first
};

/// An article in the trash.
struct TrashedArticle
{
    ArticleId id = ArticleId::None;
    QString title;
    QString source;
    QDateTime deleted; ///< UTC
    bool bookmarked = false;
};

/// One deletion that can be undone: its articles wait in the trash.
struct Deletion
{
    DeletionId id = DeletionId::None;
    QDateTime time; ///< UTC
    int articles = 0;
};

} // namespace courant
