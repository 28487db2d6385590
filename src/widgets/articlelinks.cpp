// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/articlelinks.h"

#include "model/whendone.h"
#include "store/library.h"
#include "widgets/actions.h"
#include "widgets/articlepane.h"
#include "widgets/errortext.h"
#include "widgets/statusline.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

constexpr qsizetype MostOpened = 20;  // tabs of the browser at once
constexpr qsizetype MostCopied = 500; // addresses at once

QString addresses(const QList<ArticleLink> &links)
{
    QStringList lines;
    for (const ArticleLink &link : links)
        lines.append(link.url.toString(QUrl::FullyEncoded));
    return lines.join(u'\n');
}

} // namespace

QString titlesAndLinks(const QList<ArticleLink> &links)
{
    QStringList blocks;
    for (const ArticleLink &link : links)
        blocks.append(QString(link.title.simplified() + u'\n' + link.url.toString(QUrl::FullyEncoded)));
    return blocks.join(u"\n\n"_s);
}

QString markdownLinks(const QList<ArticleLink> &links)
{
    QStringList lines;
    for (const ArticleLink &link : links) {
        QString title = link.title.simplified();
        for (const QChar mark : {u'\\', u'[', u']', u'*', u'_', u'`', u'<'})
            title.replace(mark, QString(u'\\' + QString(mark)));
        // A bracket in an address would end it.
        QString url = link.url.toString(QUrl::FullyEncoded);
        url.replace(u'(', u"%28"_s).replace(u')', u"%29"_s);
        lines.append(u"[%1](%2)"_s.arg(title, url));
    }
    return lines.join(u'\n');
}

ArticleLinks::ArticleLinks(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    const Actions *a = parts.actions;
    connect(a->openInBrowser, &QAction::triggered, this, [this] { open(ids()); });
    connect(a->copyLink, &QAction::triggered, this, [this] { copy(&addresses); });
    connect(a->copyTitleLink, &QAction::triggered, this, [this] { copy(&titlesAndLinks); });
    connect(a->copyMarkdown, &QAction::triggered, this, [this] { copy(&markdownLinks); });
}

ArticleLinks::~ArticleLinks() = default;

QList<ArticleId> ArticleLinks::ids() const
{
    QList<ArticleId> ids;
    for (const ArticleRow &row : m_parts.articles->severalChosen())
        ids.append(row.id);
    if (ids.isEmpty() && m_parts.shown() != ArticleId::None)
        ids.append(m_parts.shown());
    return ids;
}

void ArticleLinks::open(const QList<ArticleId> &ids)
{
    collect(ids.mid(0, MostOpened), {}, [this, all = ids.size()](const QList<ArticleLink> &links) {
        for (const ArticleLink &link : links)
            m_parts.openUrl(link.url);
        if (all > MostOpened)
            m_parts.status->showMessage(tr("Opened the first %Ln article(s).", nullptr, int(MostOpened)));
    });
}

void ArticleLinks::copy(QString (*text)(const QList<ArticleLink> &))
{
    collect(ids().mid(0, MostCopied), {}, [this, text](const QList<ArticleLink> &links) {
        QGuiApplication::clipboard()->setText(text(links));
        m_parts.status->showMessage(links.size() == 1
                                        ? tr("Copied the link.")
                                        : tr("Copied %Ln link(s).", nullptr, int(links.size())));
    });
}

/// One after the other; those without an address on the web are left out.
void ArticleLinks::collect(QList<ArticleId> left, QList<ArticleLink> found, const Use &use)
{
    if (left.isEmpty()) {
        if (found.isEmpty())
            m_parts.status->showMessage(tr("This article has no address on the web."));
        else
            use(found);
        return;
    }
    const ArticleId id = left.takeFirst();
    whenDone(
        m_parts.library->article(id), this, [this, left, found, use](const Result<Article> &article) mutable {
            if (!article && left.isEmpty() && found.isEmpty()) {
                m_parts.status->showMessage(errorText(article.error()));
                return;
            }
            const QUrl url = article ? QUrl(article->link, QUrl::StrictMode) : QUrl();
            if (url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1))
                found.append({article->row.title, url});
            collect(std::move(left), std::move(found), use);
        });
}

} // namespace courant
