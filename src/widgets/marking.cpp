// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/marking.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/errortext.h"
#include "widgets/statusline.h"
#include "widgets/undolist.h"

namespace courant {

namespace {

constexpr int PageSize = 5000;

} // namespace

Marking::Marking(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    connect(a->markAllRead, &QAction::triggered, this, &Marking::markAll);
    connect(a->markAboveRead, &QAction::triggered, this, &Marking::markAbove);
    connect(a->deleteArticle, &QAction::triggered, this, &Marking::deleteChosen);
    connect(a->markBelowRead, &QAction::triggered, this, &Marking::markBelow);
}

Marking::~Marking() = default;

void Marking::markAll()
{
    const ArticleQuery query = m_parts.articles->model()->query();
    whenDone(m_parts.library->setFlagForAll(query, Flag::Read, true), this,
        [this](const Result<QList<ArticleId>> &ids) {
            if (ids)
                told(*ids);
            else
                fail(ids.error());
        });
}

void Marking::markAbove()
{
    const ArticleListModel *model = m_parts.articles->model();
    QList<ArticleId> ids;
    for (int row = m_parts.articles->view()->currentIndex().row() - 1; row >= 0; --row) {
        if (!model->article(row)->read)
            ids.append(model->article(row)->id);
    }
    mark(ids);
}

void Marking::markBelow()
{
    const ArticleListModel *model = m_parts.articles->model();
    const ArticleRow *chosen = model->article(m_parts.articles->view()->currentIndex());
    if (!chosen)
        return;
    ArticleQuery query = model->query();
    query.unreadOnly = true;
    gather(query, PageKey{chosen->sortKey, chosen->id}, {});
}

/// Rows further down may not be loaded: the library says which they are.
void Marking::gather(const ArticleQuery &query, std::optional<PageKey> after, QList<ArticleId> ids)
{
    whenDone(m_parts.library->page(query, after, PageSize), this,
        [this, query, ids = std::move(ids)](const Result<ArticlePage> &page) mutable {
            if (!page) {
                fail(page.error());
                return;
            }
            for (const ArticleRow &row : page->rows)
                ids.append(row.id);
            if (page->end || page->rows.isEmpty())
                mark(ids);
            else
                gather(query, PageKey{page->rows.last().sortKey, page->rows.last().id}, std::move(ids));
        });
}

void Marking::mark(const QList<ArticleId> &ids)
{
    if (ids.isEmpty()) {
        told(ids);
        return;
    }
    whenDone(m_parts.library->setFlag(ids, Flag::Read, true), this, [this, ids](const Status &status) {
        if (status)
            told(ids);
        else
            fail(status.error());
    });
}

void Marking::told(const QList<ArticleId> &ids)
{
    if (ids.isEmpty()) {
        m_parts.status->showMessage(tr("Nothing unread here."));
        return;
    }
    m_parts.undo->done(tr("Mark as Read"), tr("Marked %Ln article(s) as read.", nullptr, int(ids.size())),
        [this, ids] { set(ids, Flag::Read, false); });
}

void Marking::setFlag(const QList<ArticleId> &ids, Flag flag, bool value, const QString &name)
{
    whenDone(m_parts.library->setFlag(ids, flag, value), this,
        [this, ids, flag, value, name](const Status &status) {
            if (status)
                m_parts.undo->done(name, {}, [this, ids, flag, value] { set(ids, flag, !value); });
            else
                fail(status.error());
        });
}

void Marking::deleteChosen()
{
    const ArticleListModel *model = m_parts.articles->model();
    QList<ArticleRow> rows = m_parts.articles->severalChosen();
    if (rows.isEmpty()) {
        if (const ArticleRow *chosen = model->article(m_parts.articles->view()->currentIndex()))
            rows.append(*chosen);
    }
    if (rows.isEmpty())
        return;
    QList<ArticleId> ids;
    for (const ArticleRow &row : std::as_const(rows))
        ids.append(row.id);
    const int first = model->rowOf(ids.first()), last = model->rowOf(ids.last());
    const ArticleRow *other = model->article(last + 1) ? model->article(last + 1) : model->article(first - 1);
    if (other)
        m_parts.articles->select(other->id);
    const QString sentence = ids.size() == 1 ? tr("Deleted “%1”.").arg(rows.first().title.simplified())
                                             : tr("Deleted %Ln article(s).", nullptr, int(ids.size()));
    whenDone(m_parts.library->deleteArticles(ids), this, [this, sentence](const Result<Deletion> &deletion) {
        if (!deletion) {
            fail(deletion.error());
            return;
        }
        m_parts.undo->done(tr("Delete"), sentence, [this, deletion = deletion->id] { bringBack(deletion); });
    });
}

void Marking::bringBack(DeletionId deletion)
{
    whenDone(m_parts.library->undoDeletion(deletion), this, [this](const Result<int> &articles) {
        if (articles)
            m_parts.status->showMessage(tr("%Ln article(s) are back.", nullptr, *articles));
        else
            fail(articles.error());
    });
}

void Marking::set(const QList<ArticleId> &ids, Flag flag, bool value)
{
    whenDone(m_parts.library->setFlag(ids, flag, value), this, [this](const Status &status) {
        if (!status)
            fail(status.error());
    });
}

void Marking::fail(const Error &error)
{
    m_parts.status->showMessage(errorText(error));
}

} // namespace courant
