// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates.h"
#include "widgets/icons.h"
#include "widgets/sourcetreemodel.h"
#include "widgets/theme.h"
#include "widgets/thumbnailcache.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int RowHeight = 28;
constexpr int IconSide = 16;
constexpr int EndMargin = 16;

QString sourceIcon(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Feed:
        return u"rss"_s;
    case SourceKind::Folder:
        return u"folder-open"_s;
    case SourceKind::Documents:
        return u"file-text"_s;
    case SourceKind::Samples:
        break;
    }
    return u"newspaper"_s;
}

QString iconName(const QModelIndex &index)
{
    switch (SourceTreeModel::Kind(index.data(SourceTreeModel::KindRole).toInt())) {
    case SourceTreeModel::Kind::All:
        return u"inbox"_s;
    case SourceTreeModel::Kind::Unread:
        return u"circle-dot"_s;
    case SourceTreeModel::Kind::Today:
        return u"calendar-days"_s;
    case SourceTreeModel::Kind::Bookmarks:
        return u"star"_s;
    case SourceTreeModel::Kind::View:
        return u"list-filter"_s;
    case SourceTreeModel::Kind::Group:
        return u"folder"_s;
    case SourceTreeModel::Kind::Channel:
        return index.model()->hasChildren(index) ? u"folder"_s : u"hash"_s;
    default:
        return sourceIcon(SourceKind(index.data(SourceTreeModel::SourceKindRole).toInt()));
    }
}

} // namespace

SourceDelegate::SourceDelegate(const Theme *theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

SourceDelegate::~SourceDelegate() = default;

int SourceDelegate::gapBelow(const QModelIndex &index)
{
    using Kind = SourceTreeModel::Kind;
    const auto kindOf = [](const QModelIndex &at) {
        return Kind(at.data(SourceTreeModel::KindRole).toInt());
    };
    const Kind kind = kindOf(index);
    if (kind != Kind::Bookmarks && kind != Kind::View)
        return 0;
    const QModelIndex below = index.siblingAtRow(index.row() + 1);
    return below.isValid() && kindOf(below) == Kind::View ? 0 : 12;
}

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {80, std::max(RowHeight, option.fontMetrics.height() + 8) + gapBelow(index)};
}

void SourceDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme::Colors &c = m_theme->colors();
    const QRect row = option.rect.adjusted(0, 0, 0, -gapBelow(index));
    const bool selected = option.state & QStyle::State_Selected;
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const auto kind = SourceTreeModel::Kind(index.data(SourceTreeModel::KindRole).toInt());
    const bool failing = !index.data(SourceTreeModel::FailureRole).toString().isEmpty();
    const int count = index.data(SourceTreeModel::CountRole).toInt();

    painter->save();
    const QRect icon(row.left() + 2, row.top() + (row.height() - IconSide) / 2, IconSide, IconSide);
    const QString site = index.data(SourceTreeModel::IconRole).toString();
    const QPixmap own = m_icons && !site.isEmpty()
                            ? m_icons->pixmap(site, IconSide, painter->device()->devicePixelRatioF())
                            : QPixmap();
    if (own.isNull())
        paintIcon(painter, QRectF(mirrored(icon)), m_theme, iconName(index),
            selected ? IconRole::Accent : IconRole::Tertiary);
    else
        painter->drawPixmap(mirrored(icon), own);

    int end = EndMargin;
    painter->setFont(option.font);
    if (count > 0) {
        const QString number = m_locale.toString(count);
        QFont small = option.font;
        small.setPixelSize(std::max(11, QFontInfo(option.font).pixelSize() - 1));
        painter->setFont(small);
        painter->setPen(selected ? c.secondary : c.tertiary);
        const QRect place = mirrored(row.adjusted(0, 0, -end, 0));
        painter->drawText(place,
            (rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::AlignAbsolute, number);
        end += QFontMetrics(small).horizontalAdvance(number) + 8;
    }
    if (failing) {
        const QRect mark(row.right() + 1 - end - 14, row.top() + (row.height() - 14) / 2, 14, 14);
        paintIcon(painter, QRectF(mirrored(mark)), m_theme, u"triangle-alert"_s, IconRole::Danger);
        end += 14 + 6;
    }
    QFont font = option.font;
    if (kind != SourceTreeModel::Kind::All && kind != SourceTreeModel::Kind::Bookmarks &&
        kind != SourceTreeModel::Kind::Today && count > 0)
        font.setWeight(QFont::Medium);
    painter->setFont(font);
    painter->setPen(failing ? c.secondary : c.primary);
    const QRect name = row.adjusted(2 + IconSide + 8, 0, -end, 0);
    const QString title = QFontMetrics(font).elidedText(
        index.data(Qt::DisplayRole).toString().simplified(), Qt::ElideRight, name.width());
    painter->drawText(mirrored(name),
        (rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute |
            Qt::TextSingleLine,
        title);
    painter->restore();
}

void SourceDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect row = option.rect.adjusted(0, 0, 0, -gapBelow(index));
    editor->setGeometry(QStyle::visualRect(option.direction, row, row.adjusted(2 + IconSide + 2, 0, -4, 0)));
}

void SourceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (editor->property("filled").toBool())
        return;
    editor->setProperty("filled", true);
    editor->setAccessibleName(index.data().toString());
    QStyledItemDelegate::setEditorData(editor, index);
}

} // namespace courant
