// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelistmodel.h"
#include "widgets/courantstyle.h"
#include "widgets/delegates.h"
#include "widgets/icons.h"
#include "widgets/relativedate.h"
#include "widgets/textlines.h"
#include "widgets/theme.h"
#include "widgets/thumbnailcache.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int Margin = 12; // above, below and at the end
constexpr int Gutter = 24; // before the text: the unread dot stands in it
constexpr int Dot = 8;
constexpr int Picture = 72;
constexpr int TextLines = 3; // headline and excerpt together

} // namespace

/// The three fonts of a row and their line heights; they grow with the system's font.
struct ArticleDelegate::Fonts
{
    QFont meta, title, excerpt;
    int metaLine = 16, titleLine = 20, excerptLine = 19;

    explicit Fonts(const QFont &base, bool unread = true) : meta(base), title(base), excerpt(base)
    {
        const double scale = std::clamp(QFontInfo(base).pixelSize() / 13.0, 0.9, 2.5);
        const auto pixels = [scale](int size) { return int(std::lround(size * scale)); };
        meta.setPixelSize(pixels(12));
        title.setPixelSize(pixels(15));
        title.setWeight(unread ? QFont::DemiBold : QFont::Normal);
        excerpt.setPixelSize(pixels(13));
        metaLine = pixels(16);
        titleLine = pixels(21);
        excerptLine = pixels(19);
    }

    int height() const
    {
        return 2 * Margin + metaLine + 4 + std::max(TextLines * titleLine - 2, Picture - metaLine);
    }
};

ArticleDelegate::ArticleDelegate(const Theme *theme, ThumbnailCache *thumbnails, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_thumbnails(thumbnails)
{
}

ArticleDelegate::~ArticleDelegate() = default;

QSize ArticleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, Fonts(option.font).height()};
}

void ArticleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme::Colors &c = m_theme->colors();
    const bool unread = !index.data(ArticleListModel::ReadRole).toBool();
    const Fonts fonts(option.font, unread);
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(painter, option);

    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect text = option.rect.adjusted(Gutter, Margin, -Margin - 4, -Margin);
    const QString picture = index.data(ArticleListModel::ThumbnailRole).toString();
    if (!picture.isEmpty() && option.rect.width() > 3 * Picture) {
        const int top = text.top() + (text.height() - Picture) / 2;
        const QRect place(text.right() + 1 - Picture, top, Picture, Picture);
        paintPicture(painter, mirrored(place), picture);
        text.setRight(place.left() - 1 - Margin);
    }
    const QRect meta(text.left(), text.top(), text.width(), fonts.metaLine);
    paintMeta(painter, mirrored(meta), option, index, fonts);
    if (unread) {
        const QRect dot(option.rect.left() + Gutter - Dot - 6, meta.center().y() - Dot / 2 + 1, Dot, Dot);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(c.accent);
        painter->drawEllipse(mirrored(dot));
    }

    QRect body = text;
    body.setTop(meta.bottom() + 1 + 4);
    painter->setPen(unread ? c.primary : c.secondary);
    QColor marker = c.star;
    marker.setAlphaF(m_theme->isDark() ? 0.35f : 0.30f);
    const TextMarks marks{m_marked, marker};
    const int used = drawTextLines(painter, mirrored(body), index.data(Qt::DisplayRole).toString(),
        fonts.title, fonts.titleLine, 2, marks);
    body.setTop(body.top() + used * fonts.titleLine + 2);
    painter->setPen(c.tertiary);
    drawTextLines(painter, mirrored(body), index.data(ArticleListModel::ExcerptRole).toString(),
        fonts.excerpt, fonts.excerptLine, TextLines - used, marks);
    painter->restore();
}

void ArticleDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const Theme::Colors &c = m_theme->colors();
    const QRect line(
        option.rect.left() + Gutter, option.rect.bottom(), option.rect.width() - Gutter - Margin, 1);
    if (!(option.state & QStyle::State_Selected))
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, line), c.hairline);
    const bool selected = option.state & QStyle::State_Selected;
    if (!selected && !(option.state & QStyle::State_MouseOver))
        return;
    QColor hover = c.hover;
    hover.setAlphaF(0.55f);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(selected ? c.selection : hover);
    painter->drawRoundedRect(
        QRectF(option.rect).adjusted(4, 2, -4, -2), CourantStyle::Radius, CourantStyle::Radius);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

void ArticleDelegate::paintMeta(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
    const QModelIndex &index, const Fonts &fonts) const
{
    const Theme::Colors &c = m_theme->colors();
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const QString when = relativeDate(
        index.data(ArticleListModel::PublishedRole).toDateTime(), QDateTime::currentDateTime(), m_locale);
    const QFontMetrics metrics(fonts.meta);
    painter->setFont(fonts.meta);
    painter->setPen(c.tertiary);
    const int whenWidth = metrics.horizontalAdvance(when);
    painter->drawText(
        rect, (rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::AlignAbsolute, when);
    int end = when.isEmpty() ? 0 : whenWidth + 8;
    if (index.data(ArticleListModel::BookmarkedRole).toBool()) {
        const int side = fonts.metaLine - 2;
        const QRect star(rect.right() + 1 - end - side, rect.top() + 1, side, side);
        paintIcon(painter, QRectF(QStyle::visualRect(option.direction, rect, star)), m_theme, u"star"_s,
            IconRole::Star, true);
        end += side + 6;
    }
    // Whether its pictures are all here; an article without any has nothing to tell.
    if (const QPoint pictures = index.data(ArticleListModel::PicturesRole).toPoint(); pictures.x() > 0) {
        const int side = fonts.metaLine - 4;
        const QRect mark(rect.right() + 1 - end - side, rect.top() + 2, side, side);
        const bool complete = pictures.y() >= pictures.x();
        painter->setOpacity(complete ? 0.7 : 1);
        paintIcon(painter, QRectF(QStyle::visualRect(option.direction, rect, mark)), m_theme,
            complete ? u"circle-check"_s : u"image-off"_s, IconRole::Tertiary);
        painter->setOpacity(1);
        end += side + 6;
    }
    const QRect name = QStyle::visualRect(option.direction, rect, rect.adjusted(0, 0, -end, 0));
    const QString source = metrics.elidedText(
        index.data(ArticleListModel::SourceTitleRole).toString().simplified(), Qt::ElideRight, name.width());
    painter->drawText(name,
        (rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute |
            Qt::TextSingleLine,
        source);
}

void ArticleDelegate::paintPicture(QPainter *painter, const QRect &rect, const QString &url) const
{
    const double scale = painter->device()->devicePixelRatioF();
    QPainterPath rounded;
    rounded.addRoundedRect(rect, CourantStyle::Radius, CourantStyle::Radius);
    painter->setRenderHint(QPainter::Antialiasing);
    const QPixmap picture = m_thumbnails ? m_thumbnails->pixmap(url, rect.width(), scale) : QPixmap();
    if (picture.isNull()) {
        painter->fillPath(rounded, m_theme->colors().hover);
        const QRectF glyph(QPointF(rect.center()) - QPointF(9, 9), QSizeF(20, 20));
        painter->setOpacity(0.45);
        paintIcon(painter, glyph, m_theme, u"image"_s, IconRole::Tertiary);
        painter->setOpacity(1);
    } else {
        // A texture, not a clip: clipping has no smooth edge.
        QBrush brush(picture);
        QTransform place;
        place.translate(rect.left(), rect.top());
        place.scale(1 / scale, 1 / scale);
        QPixmap raw = picture;
        raw.setDevicePixelRatio(1);
        brush.setTexture(raw);
        brush.setTransform(place);
        painter->fillPath(rounded, brush);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
}

} // namespace courant
