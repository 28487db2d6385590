// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/scrollmarking.h"

#include "reader/settings.h"
#include "widgets/articlelistview.h"
#include "widgets/articlepane.h"
#include "widgets/marking.h"

#include <QScrollBar>

using namespace std::chrono_literals;

namespace courant {

ScrollMarking::ScrollMarking(
    ArticlePane *articles, Marking *marking, const Settings *settings, QObject *parent)
    : QObject(parent), m_articles(articles), m_marking(marking), m_settings(settings)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(400ms);
    connect(&m_rest, &QTimer::timeout, this, &ScrollMarking::mark);
    connect(articles->view()->verticalScrollBar(), &QScrollBar::valueChanged, this, &ScrollMarking::look);
    // Another view: nothing of it was scrolled past.
    connect(articles->model(), &QAbstractItemModel::modelReset, this, [this] { m_seen.clear(); });
}

ScrollMarking::~ScrollMarking() = default;

void ScrollMarking::look()
{
    if (!m_settings || m_settings->markRead() != Settings::MarkRead::ScrolledPast)
        return;
    const ArticleListModel *model = m_articles->model();
    const int first = m_articles->view()->firstVisibleRow();
    const int last = m_articles->view()->lastVisibleRow();
    for (int row = std::max(0, first); row <= last; ++row) {
        const ArticleRow *article = model->article(row);
        if (article && !article->read)
            m_seen.insert(article->id);
    }
    m_rest.start();
}

void ScrollMarking::mark()
{
    const ArticleListModel *model = m_articles->model();
    const int first = m_articles->view()->firstVisibleRow();
    QList<ArticleId> past;
    for (auto id = m_seen.begin(); id != m_seen.end();) {
        const int row = model->rowOf(*id);
        if (row >= 0 && row >= first) {
            ++id;
            continue;
        }
        if (row >= 0 && !model->article(row)->read)
            past.append(*id);
        id = m_seen.erase(id);
    }
    if (!past.isEmpty())
        m_marking->setFlag(past, Flag::Read, true, tr("Mark as Read"));
}

} // namespace courant
