// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelistmodel.h"

#include <QLocale>
#include <QPoint>

namespace courant {

QHash<int, QByteArray> ArticleListModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"}, {IdRole, "id"}, {SourceTitleRole, "source"}, {ExcerptRole, "excerpt"},
        {PublishedRole, "published"}, {ReadRole, "read"}, {BookmarkedRole, "bookmarked"},
        {ThumbnailRole, "thumbnail"}};
}

/// In words, for those who hear the list; an article without pictures has nothing to tell.
QString ArticleListModel::completeness(const ArticleRow &row)
{
    const int missing = row.images - row.imagesStored;
    if (row.images == 0)
        return {};
    if (missing <= 0)
        return u". " + tr("Complete offline");
    return u". " + tr("%1 of %Ln picture(s) missing", nullptr, row.images).arg(QLocale().toString(missing));
}

QVariant ArticleListModel::data(const QModelIndex &index, int role) const
{
    const ArticleRow *row = article(index);
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title;
    case Qt::AccessibleTextRole:
        return QString((row->read ? QString() : QString(tr("Unread") + u", ")) +
                       (row->bookmarked ? QString(tr("Bookmarked") + u", ") : QString()) + row->title);
    case Qt::AccessibleDescriptionRole:
        return QString(row->sourceTitle + completeness(*row) +
                       (row->excerpt.isEmpty() ? QString() : QString(u". " + row->excerpt)));
    case IdRole:
        return toInt(row->id);
    case SourceTitleRole:
        return row->sourceTitle;
    case ExcerptRole:
        return row->excerpt;
    case PublishedRole:
        return row->published;
    case DayRole:
        return QDateTime::fromMSecsSinceEpoch(row->sortKey).date();
    case ReadRole:
        return row->read;
    case BookmarkedRole:
        return row->bookmarked;
    case ThumbnailRole:
        return row->thumbnail;
    case PicturesRole:
        return QPoint(row->images, row->imagesStored);
    default:
        return {};
    }
}

} // namespace courant
