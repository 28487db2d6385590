// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelistmodel.h"
#include "widgets/relativedate.h"

#include <QLocale>
#include <QPoint>

using namespace Qt::Literals::StringLiterals;

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

/// Title, source, date, unread, bookmarked: what the row shows, in that order.
QString ArticleListModel::spoken(const ArticleRow &row)
{
    QStringList parts{row.title};
    if (!row.sourceTitle.isEmpty())
        parts.append(row.sourceTitle);
    if (row.published.isValid())
        parts.append(relativeDate(row.published, QDateTime::currentDateTime(), QLocale()));
    if (!row.read)
        parts.append(tr("Unread"));
    if (row.bookmarked)
        parts.append(tr("Bookmarked"));
    return parts.join(u", "_s);
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
        return spoken(*row);
    case Qt::AccessibleDescriptionRole:
        return QString(
            completeness(*row) + (row->excerpt.isEmpty() ? QString() : QString(u". " + row->excerpt)))
            .mid(2);
    case IdRole:
        return toInt(row->id);
    case SourceTitleRole:
        return row->sourceTitle;
    case ExcerptRole:
        return m_excerpts.value(row->id, row->excerpt);
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
