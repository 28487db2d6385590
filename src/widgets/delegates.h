// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/textspan.h"
#include "widgets/listlook.h"

#include <QLocale>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace courant {

struct ArticleFonts;
class Theme;
class ThumbnailCache;

/// Paints an article in the list: source and time, headline, excerpt, picture, unread dot, star; as its look
/// says in rows, cards or single lines, with a heading over the first one of a day. GUI thread.
class ArticleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ArticleDelegate(const Theme *theme, ThumbnailCache *thumbnails, QObject *parent = nullptr);
    ~ArticleDelegate() override;

    void setLocale(const QLocale &locale) { m_locale = locale; }
    /// What a search found, marked in headlines and excerpts.
    void setMarked(const TextFinder &find) { m_marked = find; }

    void setLook(const ListLook &look) { m_look = look; }
    const ListLook &look() const { return m_look; }
    /// Whether a heading stands over this row.
    bool startsDay(const QModelIndex &index) const;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int margin() const;
    void paintHeading(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index) const;
    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const ArticleFonts &fonts) const;
    void paintCard(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const ArticleFonts &fonts) const;
    void paintLine(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const ArticleFonts &fonts) const;
    /// Headline and excerpt, `lines` together at most.
    void paintTexts(QPainter *painter, const QRect &rect, const QModelIndex &index, const ArticleFonts &fonts,
        int lines) const;
    QString fromHit(const QString &excerpt, qsizetype fits) const;
    void paintDot(QPainter *painter, const QStyleOptionViewItem &option, int middle) const;
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintMeta(QPainter *painter, const QRect &rect, const QStyleOptionViewItem &option,
        const QModelIndex &index, const ArticleFonts &fonts) const;
    void paintPicture(QPainter *painter, const QRect &rect, const QString &url) const;

    const Theme *m_theme;
    ThumbnailCache *m_thumbnails;
    QLocale m_locale;
    TextFinder m_marked;
    ListLook m_look;
};

/// Paints a row of the sources pane: icon, name, count at the end. GUI thread.
class SourceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit SourceDelegate(const Theme *theme, QObject *parent = nullptr);
    ~SourceDelegate() override;

    void setLocale(const QLocale &locale) { m_locale = locale; }
    /// Where the icons of the sites come from; without it every source has the icon of its kind.
    void setIcons(ThumbnailCache *icons) { m_icons = icons; }

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The editor of a name stands where the name stood, and keeps what is typed when counts change below.
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;

    /// Space kept below a row: the smart rows stand apart from the sources.
    static int gapBelow(const QModelIndex &index);

private:
    const Theme *m_theme;
    QLocale m_locale;
    ThumbnailCache *m_icons = nullptr;
};

} // namespace courant
