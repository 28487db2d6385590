// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/completing.h"

#include "model/whendone.h"
#include "reader/fulltextfetcher.h"
#include "reader/imagefetcher.h"
#include "reader/mediafetcher.h"
#include "store/library.h"
#include "web/articleview.h"
#include "widgets/actions.h"
#include "widgets/errortext.h"
#include "widgets/pagepane.h"
#include "widgets/statusline.h"

namespace courant {

Completing::Completing(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    ArticleView *view = parts.page->view();
    if (parts.media)
        view->setMediaSource(
            {[media = parts.media](ArticleId id, const QUrl &url) { return media->fetch(id, url); },
                [media = parts.media] { media->cancel(); }});
    connect(parts.actions->fullText, &QAction::triggered, this, &Completing::toggleFullText);
    connect(parts.actions->changes, &QAction::triggered, this, &Completing::toggleChanges);
    connect(view, &ArticleView::shown, this, &Completing::updateActions);
    connect(view, &ArticleView::commandActivated, this, [this](ArticleId id, PageCommand command) {
        if (command == PageCommand::FetchFullText)
            fetchFullText(id);
        else if (command == PageCommand::RetryPictures)
            retryPictures(id);
    });
    connect(parts.library, &Library::changed, this, &Completing::updateActions);
    updateActions();
}

bool Completing::leaveChanges()
{
    ArticleView *view = m_parts.page->view();
    if (!view->showsChanges())
        return false;
    view->showChanges(false);
    return true;
}

void Completing::updateActions()
{
    const bool any = m_parts.page->view()->article() != ArticleId::None;
    m_parts.actions->fullText->setEnabled(any && m_parts.fullTexts);
    m_parts.actions->changes->setEnabled(any);
}

/// Fetches it the first time; then it comes and goes.
void Completing::toggleFullText()
{
    const ArticleId id = m_parts.page->view()->article();
    if (id == ArticleId::None)
        return;
    whenDone(m_parts.library->article(id), this, [this, id](const Result<Article> &article) {
        if (!article)
            m_parts.status->showMessage(errorText(article.error()));
        else if (!article->fullText || article->fullText->content.isEmpty())
            fetchFullText(id);
        else
            whenDone(m_parts.library->showFullText(id, !article->fullText->isShown()), this,
                [this](const Status &status) {
                    if (!status)
                        m_parts.status->showMessage(errorText(status.error()));
                });
    });
}

void Completing::fetchFullText(ArticleId id)
{
    if (!m_parts.fullTexts)
        return;
    m_parts.status->showMessage(tr("Fetching the full article…"));
    whenDone(m_parts.fullTexts->fetch(id), this, [this](const Status &status) {
        if (status)
            m_parts.status->showMessage(tr("The full article is here."));
        else if (status.error().kind == Error::Kind::InvalidArgument)
            m_parts.status->showMessage(tr("This article has no address on the web."));
        else if (status.error().kind == Error::Kind::NotFound)
            m_parts.status->showMessage(tr("No article was found in its page."));
        else if (status.error().kind != Error::Kind::Cancelled)
            m_parts.status->showMessage(errorText(status.error()));
    });
}

void Completing::retryPictures(ArticleId id)
{
    if (!m_parts.images)
        return;
    m_parts.status->showMessage(tr("Fetching the pictures again…"));
    whenDone(m_parts.images->fetch({id}), this, [this](const ImageReport &report) {
        if (report.cancelled)
            return;
        m_parts.status->showMessage(report.failed > 0
                                        ? tr("%Ln picture(s) could not be fetched.", nullptr, report.failed)
                                        : tr("All pictures are here."));
    });
}

void Completing::toggleChanges()
{
    if (leaveChanges())
        return;
    ArticleView *view = m_parts.page->view();
    const ArticleId id = view->article();
    whenDone(m_parts.library->article(id), this, [this, view, id](const Result<Article> &article) {
        if (!article || view->article() != id)
            return;
        if (article->revisions > 0)
            view->showChanges(true);
        else
            m_parts.status->showMessage(tr("Nothing was changed in this article since it came."));
    });
}

} // namespace courant
