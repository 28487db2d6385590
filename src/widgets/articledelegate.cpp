// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlefonts.h"
#include "widgets/articlelistmodel.h"
#include "widgets/courantstyle.h"
#include "widgets/delegates.h"
#include "widgets/icons.h"
#include "widgets/relativedate.h"
#include "widgets/textlines.h"
#include "widgets/theme.h"
#include "widgets/thumbnailcache.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr int Gutter = 24; // before the text: the unread dot stands in it
constexpr int Dot = 8;
constexpr int Picture = 72;
constexpr int SmallPicture = 48;
constexpr int HeadingSpace = 20; // above and below the words of a day

int headingHeight(const ArticleFonts &fonts)
{
    return fonts.metaLine + HeadingSpace;
}

/// Headline and excerpt together.
int textLines(const ListLook &look)
{
    return (look.layout == ListLook::Layout::Cards ? 4 : 3) - (look.dense ? 1 : 0);
}

int viewWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : std::max(option.rect.width(), 320);
}

/// Of a card as wide as that.
int cardPicture(int width, bool dense)
{
    return std::clamp((width - 2 * Gutter) * 9 / 16, 80, dense ? 140 : 220);
}

} // namespace

ArticleDelegate::ArticleDelegate(const Theme *theme, ThumbnailCache *thumbnails, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_thumbnails(thumbnails)
{
}

ArticleDelegate::~ArticleDelegate() = default;

int ArticleDelegate::margin() const
{
    return m_look.dense ? 8 : 12;
}

bool ArticleDelegate::startsDay(const QModelIndex &index) const
{
    if (!m_look.byDay)
        return false;
    return index.row() == 0 || index.data(ArticleListModel::DayRole) !=
                                   index.siblingAtRow(index.row() - 1).data(ArticleListModel::DayRole);
}

QSize ArticleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ArticleFonts fonts(option.font);
    const int lines = textLines(m_look);
    const int picture = m_look.dense ? SmallPicture : Picture;
    int height = 2 * margin();
    switch (m_look.layout) {
    case ListLook::Layout::List:
        height += fonts.metaLine + 4 + std::max(lines * fonts.titleLine - 2, picture - fonts.metaLine);
        break;
    case ListLook::Layout::Cards:
        height += fonts.metaLine + 4 + lines * fonts.titleLine - 2;
        if (!index.data(ArticleListModel::ThumbnailRole).toString().isEmpty())
            height += cardPicture(viewWidth(option), m_look.dense) + 12;
        break;
    case ListLook::Layout::Compact:
        height = fonts.titleLine + (m_look.dense ? 6 : 14);
        break;
    }
    return {120, height + (startsDay(index) ? headingHeight(fonts) : 0)};
}

void ArticleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool unread = !index.data(ArticleListModel::ReadRole).toBool();
    const ArticleFonts fonts(option.font, unread);
    painter->save();
    painter->setClipRect(option.rect);
    QStyleOptionViewItem row = option;
    if (startsDay(index)) {
        QRect heading = option.rect;
        heading.setHeight(headingHeight(fonts));
        paintHeading(painter, heading, option, index);
        row.rect.setTop(heading.bottom() + 1);
    }
    paintGround(painter, row);
    switch (m_look.layout) {
    case ListLook::Layout::List:
        paintRow(painter, row, index, fonts);
        break;
    case ListLook::Layout::Cards:
        paintCard(painter, row, index, fonts);
        break;
    case ListLook::Layout::Compact:
        paintLine(painter, row, index, fonts);
        break;
    }
    painter->restore();
}

void ArticleDelegate::paintHeading(
    QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ArticleFonts fonts(option.font);
    QFont font = fonts.meta;
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(m_theme->colors().secondary);
    const QRect words =
        QStyle::visualRect(option.direction, option.rect, rect.adjusted(Gutter, 8, -margin(), 0));
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    painter->drawText(words,
        (rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute,
        dayHeading(index.data(ArticleListModel::DayRole).toDate(), QDate::currentDate(), m_locale));
}

void ArticleDelegate::paintRow(QPainter *painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const ArticleFonts &fonts) const
{
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const int side = m_look.dense ? SmallPicture : Picture;
    QRect text = option.rect.adjusted(Gutter, margin(), -margin() - 4, -margin());
    const QString picture = index.data(ArticleListModel::ThumbnailRole).toString();
    if (!picture.isEmpty() && option.rect.width() > 3 * side) {
        const int top = text.top() + (text.height() - side) / 2;
        const QRect place(text.right() + 1 - side, top, side, side);
        paintPicture(painter, mirrored(place), picture);
        text.setRight(place.left() - 1 - 12);
    }
    const QRect meta(text.left(), text.top(), text.width(), fonts.metaLine);
    paintMeta(painter, mirrored(meta), option, index, fonts);
    if (!index.data(ArticleListModel::ReadRole).toBool())
        paintDot(painter, option, meta.center().y() + 1);
    QRect body = text;
    body.setTop(meta.bottom() + 1 + 4);
    paintTexts(painter, mirrored(body), index, fonts, textLines(m_look));
}

void ArticleDelegate::paintCard(QPainter *painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const ArticleFonts &fonts) const
{
    const auto mirrored = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect text = option.rect.adjusted(Gutter, margin(), -Gutter, -margin());
    const QString picture = index.data(ArticleListModel::ThumbnailRole).toString();
    if (!picture.isEmpty()) {
        const QRect place(
            text.left(), text.top(), text.width(), cardPicture(viewWidth(option), m_look.dense));
        paintPicture(painter, mirrored(place), picture);
        text.setTop(place.bottom() + 1 + 12);
    }
    const QRect meta(text.left(), text.top(), text.width(), fonts.metaLine);
    paintMeta(painter, mirrored(meta), option, index, fonts);
    if (!index.data(ArticleListModel::ReadRole).toBool())
        paintDot(painter, option, meta.center().y() + 1);
    text.setTop(meta.bottom() + 1 + 4);
    paintTexts(painter, mirrored(text), index, fonts, textLines(m_look));
}

void ArticleDelegate::paintLine(QPainter *painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const ArticleFonts &fonts) const
{
    const Theme::Colors &c = m_theme->colors();
    const bool unread = !index.data(ArticleListModel::ReadRole).toBool();
    const QRect all = option.rect.adjusted(Gutter, 0, -margin() - 4, 0);
    const int top = all.top() + (all.height() - fonts.titleLine) / 2;
    // A third for source and time where there is room.
    const int about = all.width() > 300 ? all.width() / 3 : all.width() / 4;
    const QRect meta(
        all.right() + 1 - about, all.top() + (all.height() - fonts.metaLine) / 2, about, fonts.metaLine);
    paintMeta(painter, QStyle::visualRect(option.direction, option.rect, meta), option, index, fonts);
    if (unread)
        paintDot(painter, option, all.center().y() + 1);
    QColor marker = c.star;
    marker.setAlphaF(m_theme->isDark() ? 0.35f : 0.30f);
    painter->setPen(unread ? c.primary : c.secondary);
    const QRect title(all.left(), top, all.width() - about - 12, fonts.titleLine);
    QFont font = fonts.title;
    font.setPixelSize(fonts.excerpt.pixelSize() + 1);
    drawTextLines(painter, QStyle::visualRect(option.direction, option.rect, title),
        index.data(Qt::DisplayRole).toString(), font, fonts.titleLine, 1, {m_marked, marker});
}

/// The excerpt from a little before what was found, if that would be cut off otherwise; `fits`: narrow
/// characters, of which a Chinese one takes two.
QString ArticleDelegate::fromHit(const QString &excerpt, qsizetype fits) const
{
    const QList<TextSpan> hits = m_marked ? m_marked(excerpt) : QList<TextSpan>();
    if (hits.isEmpty())
        return excerpt;
    const qsizetype end = hits.constFirst().from + hits.constFirst().length;
    qsizetype room = fits - 4;
    for (qsizetype at = 0; at < end && room >= 0; ++at)
        room -= excerpt.at(at).unicode() >= 0x1100 ? 2 : 1;
    if (room >= 0)
        return excerpt;
    qsizetype start = std::max<qsizetype>(0, hits.constFirst().from - 8);
    while (start < hits.constFirst().from && start > 0 && excerpt.at(start - 1).isLetter() &&
           excerpt.at(start - 1).unicode() < 0x1100)
        ++start; // not in the middle of a word
    if (excerpt.at(start).isLowSurrogate())
        --start;
    return u'…' + excerpt.mid(start);
}

void ArticleDelegate::paintTexts(QPainter *painter, const QRect &rect, const QModelIndex &index,
    const ArticleFonts &fonts, int lines) const
{
    const Theme::Colors &c = m_theme->colors();
    QColor marker = c.star;
    marker.setAlphaF(m_theme->isDark() ? 0.35f : 0.30f);
    const TextMarks marks{m_marked, marker};
    painter->setPen(index.data(ArticleListModel::ReadRole).toBool() ? c.secondary : c.primary);
    const int used = drawTextLines(painter, rect, index.data(Qt::DisplayRole).toString(), fonts.title,
        fonts.titleLine, std::min(2, lines), marks);
    QRect below = rect;
    below.setTop(rect.top() + used * fonts.titleLine + 2);
    painter->setPen(c.tertiary);
    if (lines > used) {
        const int width = QFontMetrics(fonts.excerpt).horizontalAdvance(u'0');
        const qsizetype fits = qsizetype(rect.width()) * (lines - used) / std::max(1, width);
        drawTextLines(painter, below, fromHit(index.data(ArticleListModel::ExcerptRole).toString(), fits),
            fonts.excerpt, fonts.excerptLine, lines - used, marks);
    }
}

void ArticleDelegate::paintDot(QPainter *painter, const QStyleOptionViewItem &option, int middle) const
{
    const QRect dot(option.rect.left() + Gutter - Dot - 6, middle - Dot / 2, Dot, Dot);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme->colors().accent);
    painter->drawEllipse(QStyle::visualRect(option.direction, option.rect, dot));
}

void ArticleDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const Theme::Colors &c = m_theme->colors();
    const QRect line(
        option.rect.left() + Gutter, option.rect.bottom(), option.rect.width() - Gutter - margin(), 1);
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
    const QModelIndex &index, const ArticleFonts &fonts) const
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
    const QPixmap picture = m_thumbnails ? m_thumbnails->pixmap(url, rect.size(), scale) : QPixmap();
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
