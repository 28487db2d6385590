// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlepane.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/delegates.h"
#include "widgets/emptystate.h"
#include "widgets/errortext.h"
#include "widgets/newpill.h"
#include "widgets/thumbnailcache.h"

#include <QItemSelectionModel>
#include <QMenu>
#include <QStackedLayout>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace courant {

ArticlePane::ArticlePane(
    Library *library, const Theme *theme, const Actions *actions, const QLocale &locale, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_actions(actions)
    , m_model(new ArticleListModel([library](const ArticleQuery &query, std::optional<PageKey> after,
                                       int limit) { return library->page(query, after, limit); },
          this))
    , m_thumbnails(new ThumbnailCache([library](const QString &key) { return library->image(key); }, this))
    , m_view(new ArticleListView(this))
    , m_empty(new EmptyState(theme, this))
    , m_stack(new QStackedLayout(this))
{
    m_delegate = new ArticleDelegate(theme, m_thumbnails, this);
    m_delegate->setLocale(locale);
    m_view->setItemDelegate(m_delegate);
    m_view->setModel(m_model);
    m_view->addAction(actions->deleteArticle);
    m_pill = new NewPill(theme, m_view);
    m_view->setObjectName(u"articles"_s);
    m_view->setAccessibleName(tr("Articles"));
    m_empty->setObjectName(u"articlesEmpty"_s);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_model->setLastNeededRow(
        [this] { return std::max(m_view->lastVisibleRow(), m_view->currentIndex().row()); });

    connect(m_library, &Library::changed, m_model, &ArticleListModel::apply);
    connect(m_library, &Library::imageStored, m_thumbnails, &ThumbnailCache::retry);
    connect(m_thumbnails, &ThumbnailCache::arrived, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
            const ArticleRow *row = m_model->article(now);
            if (!row || m_view->isExtending())
                return;
            // A view that gets the focus makes its first row the current one without choosing it.
            if (!m_view->selectionModel()->isSelected(now))
                m_view->selectionModel()->select(now, QItemSelectionModel::ClearAndSelect);
            Q_EMIT chosen(*row);
        });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        // One left of several: it may be the current one already, and yet not on the page.
        const QModelIndex now = m_view->currentIndex();
        const ArticleRow *row = m_model->article(now);
        if (row && !m_view->isExtending() && m_view->selectionModel()->isSelected(now) &&
            severalChosen().isEmpty())
            Q_EMIT chosen(*row);
        Q_EMIT severalChanged();
    });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ArticlePane::showMenu);
    connect(m_model, &ArticleListModel::reached, this, [this] {
        if (const int row = m_model->rowOf(std::exchange(m_wanted, ArticleId::None)); row >= 0)
            selectRow(row);
    });
    connect(
        m_actions->reload, &QAction::triggered, this, [this] { m_model->setQuery(m_model->query(), true); });
    m_slow.setSingleShot(true);
    m_slow.setInterval(300ms);
    connect(&m_slow, &QTimer::timeout, this, &ArticlePane::updateEmptyState);
    for (auto signal : {&ArticleListModel::stateChanged, &ArticleListModel::loaded})
        connect(m_model, signal, this, &ArticlePane::updateEmptyState);
    connect(m_model, &ArticleListModel::loaded, this, &ArticlePane::fetchExcerpts);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ArticlePane::updateEmptyState);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ArticlePane::updateEmptyState);
    // "5 min" grows old by itself.
    m_clock.setInterval(1min);
    connect(&m_clock, &QTimer::timeout, m_view->viewport(), qOverload<>(&QWidget::update));
    m_clock.start();
}

ArticlePane::~ArticlePane() = default;

void ArticlePane::showQuery(const ArticleQuery &query, const QString &viewName, Emptiness emptiness)
{
    m_viewName = viewName;
    m_emptiness = emptiness;
    m_wanted = ArticleId::None;
    m_delegate->setMarked(query.search.isEmpty() ? TextFinder() : Library::searchFinder(query.search));
    m_excerptsAsked.clear();
    m_model->setQuery(query, m_model->state() == ArticleListModel::State::Failed);
    m_slow.start();
    updateEmptyState();
}

/// Behind the rows, which are there first: excerpts that show what was found.
void ArticlePane::fetchExcerpts()
{
    const QString search = m_model->query().search;
    if (search.isEmpty())
        return;
    QList<ArticleId> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ArticleId id = m_model->article(row)->id;
        if (!m_excerptsAsked.contains(id))
            ids.append(id);
    }
    if (ids.isEmpty())
        return;
    m_excerptsAsked += QSet<ArticleId>(ids.cbegin(), ids.cend());
    whenDone(m_library->searchExcerpts(ids, search), this,
        [this, search](const Result<QHash<ArticleId, QString>> &excerpts) {
            if (excerpts && m_model->query().search == search)
                m_model->setExcerpts(*excerpts);
        });
}

void ArticlePane::setLook(const ListLook &look)
{
    if (look == m_delegate->look())
        return;
    const QModelIndex at = m_view->currentIndex();
    m_delegate->setLook(look);
    // Only rows that may be of different heights are measured one by one.
    m_view->setUniformItemSizes(look.layout != ListLook::Layout::Cards && !look.byDay);
    m_view->doItemsLayout();
    if (at.isValid())
        m_view->scrollTo(at);
    m_view->viewport()->update();
}

void ArticlePane::setEmptiness(Emptiness emptiness)
{
    m_emptiness = emptiness;
    updateEmptyState();
}

// ------------------------------------------------------------------ choosing

ArticleId ArticlePane::current() const
{
    const ArticleRow *row = m_model->article(m_view->currentIndex());
    return row ? row->id : ArticleId::None;
}

QList<ArticleRow> ArticlePane::severalChosen() const
{
    const QItemSelection selection = m_view->selectionModel()->selection();
    QList<int> rows;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    if (rows.size() < 2)
        return {};
    std::sort(rows.begin(), rows.end());
    QList<ArticleRow> chosen;
    for (const int row : std::as_const(rows)) {
        if (const ArticleRow *article = m_model->article(row))
            chosen.append(*article);
    }
    return chosen;
}

void ArticlePane::showMenu(QPoint at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    if (!m_view->selectionModel()->isSelected(index))
        m_view->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions->read, m_actions->bookmark, m_actions->deleteArticle});
    menu->addSeparator();
    menu->addActions({m_actions->markAboveRead, m_actions->markBelowRead});
    menu->addSeparator();
    menu->addActions({m_actions->openInBrowser, m_actions->copyLink, m_actions->copyTitleLink,
        m_actions->copyMarkdown, m_actions->pdf});
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void ArticlePane::selectRow(int row)
{
    const QModelIndex at = m_model->index(row);
    m_view->setCurrentIndex(at);
    m_view->scrollTo(at);
}

void ArticlePane::select(ArticleId id)
{
    if (const int row = m_model->rowOf(id); row >= 0)
        selectRow(row);
}

void ArticlePane::selectAt(const PageKey &key)
{
    m_wanted = key.id;
    m_model->loadUntil(key);
}

void ArticlePane::chooseOne()
{
    m_view->selectionModel()->select(m_view->currentIndex(), QItemSelectionModel::ClearAndSelect);
}

void ArticlePane::clearSelection()
{
    m_view->setCurrentIndex({});
}

void ArticlePane::selectNext()
{
    const int row = m_view->currentIndex().row() + 1;
    if (row < m_model->rowCount())
        selectRow(row);
}

void ArticlePane::selectPrevious()
{
    const int row = m_view->currentIndex().row() - 1;
    if (row >= 0)
        selectRow(row);
}

void ArticlePane::selectFirst()
{
    if (m_model->rowCount() > 0)
        selectRow(0);
}

void ArticlePane::selectNextUnread()
{
    const int from = m_view->currentIndex().row() + 1;
    const int found = m_model->nextUnread(from);
    if (found >= from)
        selectRow(found);
    else if (m_model->hasMore())
        findUnreadBehind();
    else if (found >= 0)
        selectRow(found);
    else
        Q_EMIT nothingUnread();
}

/// The next unread one is not loaded yet: asks where it is, loads up to there.
void ArticlePane::findUnreadBehind()
{
    ArticleQuery query = m_model->query();
    query.unreadOnly = true;
    std::optional<PageKey> after;
    if (const ArticleRow *last = m_model->article(m_model->rowCount() - 1))
        after = PageKey{last->sortKey, last->id};
    whenDone(m_library->page(query, after, 1), this, [this](const Result<ArticlePage> &page) {
        if (page && !page->rows.isEmpty())
            selectAt({page->rows.first().sortKey, page->rows.first().id});
        else if (const int found = m_model->nextUnread(0); found >= 0)
            selectRow(found);
        else
            Q_EMIT nothingUnread();
    });
}

// ------------------------------------------------------------------ when there is nothing

void ArticlePane::updateEmptyState()
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    switch (m_model->state()) {
    case ArticleListModel::State::Loading:
        if (m_slow.isActive())
            return; // an answer is near: nothing flickers
        m_empty->show({}, tr("Loading…"));
        break;
    case ArticleListModel::State::Failed:
        if (m_model->error().kind == Error::Kind::InvalidArgument && !m_model->query().search.isEmpty())
            m_empty->show(u"search"_s, m_model->error().detail, m_actions->searchHelp);
        else
            m_empty->show(u"triangle-alert"_s, errorText(m_model->error()), m_actions->reload);
        break;
    case ArticleListModel::State::Ready: {
        const bool search = !m_model->query().search.isEmpty();
        const auto [icon, action] =
            search                                ? std::pair(u"search"_s, m_actions->clearSearch)
            : m_emptiness == Emptiness::NoSources ? std::pair(u"newspaper"_s, m_actions->add)
            : m_emptiness == Emptiness::Nothing   ? std::pair(u"inbox"_s, m_actions->refresh)
            : m_emptiness == Emptiness::Bookmarks ? std::pair(u"star"_s, m_actions->showAll)
                                                  : std::pair(u"check-check"_s, m_actions->showAll);
        m_empty->show(icon, emptySentence(), action);
        break;
    }
    }
    m_stack->setCurrentWidget(m_empty);
}

QString ArticlePane::emptySentence() const
{
    if (!m_model->query().search.isEmpty())
        return tr("Nothing found for “%1” in %2.").arg(m_model->query().search, m_viewName);
    switch (m_emptiness) {
    case Emptiness::NoSources:
        return tr("Add a source, and its articles appear here.");
    case Emptiness::Unread:
        return tr("You have read everything.");
    case Emptiness::Today:
        return tr("Nothing new today.");
    case Emptiness::Bookmarks:
        return tr("No bookmarks yet. Press S to keep an article.");
    case Emptiness::Nothing:
        break;
    }
    return tr("No articles here yet.");
}

} // namespace courant
