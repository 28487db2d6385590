// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pagestore.h"

#include "model/whendone.h"
#include "store/library.h"

#include <QtConcurrentRun>

namespace courant {

PageStore::PageStore(Library *library, QObject *parent) : QObject(parent), m_library(library)
{
    connect(library, &Library::changed, this, &PageStore::onChanged);
    connect(library, &Library::imageStored, this, &PageStore::onImageStored);
    connect(library, &Library::pageChanged, this, [this](ArticleId id) { forget(id); });
}

void PageStore::setStyle(const html::PageStyle &style)
{
    if (m_style == style)
        return;
    m_style = style;
    m_ready.clear();
    m_versions.clear();
}

void PageStore::get(ArticleId id, Answer answer)
{
    const auto ready = m_ready.constFind(id);
    if (ready != m_ready.constEnd())
        answer(Page(*ready)); // a copy: the answer may change what is ready
    else
        make(id, std::move(answer));
}

void PageStore::prepare(const QList<ArticleId> &ids)
{
    m_wanted = ids;
    m_ready.removeIf([this](const auto &entry) { return !m_wanted.contains(entry.key()); });
    m_versions.removeIf([this](const auto &entry) { return !m_wanted.contains(entry.key()); });
    for (const ArticleId id : ids) {
        if (m_ready.contains(id) || m_versions.contains(id))
            continue;
        m_versions.insert(id, ++m_version);
        make(id, [this, id, mine = m_version](const Result<Page> &page) {
            if (m_versions.value(id) != mine)
                return;
            m_versions.remove(id);
            if (page)
                m_ready.insert(id, *page);
        });
    }
}

void PageStore::make(ArticleId id, Answer answer)
{
    // Both wait in the same line: the place is there before the article.
    auto place = std::make_shared<double>(0);
    whenDone(m_library->place(id), this, [place](const Result<double> &found) {
        if (found)
            *place = *found;
    });
    whenDone(m_library->article(id), this,
        [this, place, answer = std::move(answer)](const Result<Article> &article) {
            if (article)
                build({*article, {}, *place}, answer);
            else
                answer(article.error());
        });
}

void PageStore::build(Page page, Answer answer)
{
    const auto html = QtConcurrent::run(
        [article = page.article, style = m_style] { return html::articlePage(article, style).toUtf8(); });
    whenDone(
        html, this, [page = std::move(page), answer = std::move(answer)](const QByteArray &built) mutable {
            page.html = built;
            answer(page);
        });
}

void PageStore::setPlace(ArticleId id, double place)
{
    if (const auto ready = m_ready.find(id); ready != m_ready.end())
        ready->place = place;
}

void PageStore::forget(ArticleId id)
{
    m_ready.remove(id);
    m_versions.remove(id);
}

void PageStore::onChanged(const Changes &changes)
{
    for (const ArticleRow &row : changes.updated)
        forget(row.id);
    for (const ArticleId id : changes.removed)
        forget(id);
}

void PageStore::onImageStored(const QString &key)
{
    const QByteArray name = key.toLatin1();
    m_ready.removeIf([&name](const auto &entry) { return entry.value().html.contains(name); });
    m_versions.clear(); // what is being made may have been read before
}

} // namespace courant
