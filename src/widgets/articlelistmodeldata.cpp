// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelistmodel.h"

namespace courant {

QHash<int, QByteArray> ArticleListModel::roleNames() const
{
    return {{Qt::DisplayRole, "title"}, {IdRole, "id"}, {SourceTitleRole, "source"}, {ExcerptRole, "excerpt"},
        {PublishedRole, "published"}, {ReadRole, "read"}, {BookmarkedRole, "bookmarked"},
        {ThumbnailRole, "thumbnail"}};
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
        return QString(
            row->sourceTitle + (row->excerpt.isEmpty() ? QString() : QString(u". " + row->excerpt)));
    case IdRole:
        return toInt(row->id);
    case SourceTitleRole:
        return row->sourceTitle;
    case ExcerptRole:
        return row->excerpt;
    case PublishedRole:
        return row->published;
    case ReadRole:
        return row->read;
    case BookmarkedRole:
        return row->bookmarked;
    case ThumbnailRole:
        return row->thumbnail;
    default:
        return {};
    }
}

} // namespace courant
