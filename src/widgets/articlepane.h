// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/articlelistmodel.h"
#include "widgets/listlook.h"

#include <QLocale>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace courant {

class Actions;
class ArticleDelegate;
class ArticleListView;
class EmptyState;
class Library;
class NewPill;
class Theme;
class ThumbnailCache;

/// The middle pane: the articles of the chosen view. GUI thread.
class ArticlePane final : public QWidget
{
    Q_OBJECT
public:
    /// What the pane says when a view has nothing.
    enum class Emptiness { NoSources, Nothing, Unread, Today, Bookmarks };

    ArticlePane(Library *library, const Theme *theme, const Actions *actions, const QLocale &locale,
        QWidget *parent = nullptr);
    ~ArticlePane() override;

    void showQuery(const ArticleQuery &query, const QString &viewName, Emptiness emptiness);
    void setLook(const ListLook &look);
    void setEmptiness(Emptiness emptiness);
    ArticleListModel *model() const { return m_model; }
    ArticleListView *view() const { return m_view; }
    EmptyState *emptyState() const { return m_empty; }
    NewPill *newPill() const { return m_pill; }
    ThumbnailCache *thumbnails() const { return m_thumbnails; }

    ArticleId current() const;
    /// The chosen articles from the top down when they are several; else empty.
    QList<ArticleRow> severalChosen() const;
    void select(ArticleId id);
    /// Of several, only the current one.
    void chooseOne();
    void clearSelection();
    void selectNext();
    void selectPrevious();
    void selectNextUnread();
    void selectFirst();
    /// Loads the place of an article of this view and selects it there.
    void selectAt(const PageKey &key);

Q_SIGNALS:
    void chosen(const courant::ArticleRow &row);
    void nothingUnread();
    /// Several are chosen, or no longer.
    void severalChanged();

private:
    void showMenu(QPoint at);
    void selectRow(int row);
    void findUnreadBehind();
    void fetchExcerpts();
    void updateEmptyState();
    QString emptySentence() const;

    Library *m_library;
    const Actions *m_actions;
    QSet<ArticleId> m_excerptsAsked; ///< of the search that is shown
    ArticleListModel *m_model;
    ArticleDelegate *m_delegate;
    ThumbnailCache *m_thumbnails;
    ArticleListView *m_view;
    NewPill *m_pill = nullptr;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QTimer m_slow;
    QTimer m_clock;
    QString m_viewName;
    Emptiness m_emptiness = Emptiness::Nothing;
    ArticleId m_wanted = ArticleId::None;
};

} // namespace courant
