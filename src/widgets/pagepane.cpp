// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pagepane.h"

#include "web/articleview.h"
#include "web/webview.h"
#include "widgets/actions.h"
#include "widgets/emptystate.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace courant {

PagePane::PagePane(
    Library *library, const Theme *theme, const Actions *actions, const QLocale &locale, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_actions(actions)
    , m_locale(locale)
    , m_view(new ArticleView(library, this))
    , m_empty(new EmptyState(theme, this))
    , m_stack(new QStackedLayout(this))
{
    m_view->setObjectName(u"page"_s);
    m_view->setAccessibleName(tr("Article"));
    m_empty->setObjectName(u"pageEmpty"_s);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    connect(theme, &Theme::changed, this, &PagePane::updateStyle);
    updateStyle();
    updateEmptyState();
}

PagePane::~PagePane() = default;

void PagePane::showArticle(ArticleId id)
{
    m_view->showArticle(id);
    m_stack->setCurrentWidget(id == ArticleId::None ? static_cast<QWidget *>(m_empty) : m_view);
}

QWidget *PagePane::focusTarget() const
{
    if (m_stack->currentWidget() == m_empty)
        return m_empty->button();
    const auto *page = m_view->findChild<WebView *>();
    return page && page->isVisible() ? const_cast<WebView *>(page) : static_cast<QWidget *>(m_view);
}

void PagePane::setHasUnread(bool unread)
{
    if (m_hasUnread == unread)
        return;
    m_hasUnread = unread;
    updateEmptyState();
}

void PagePane::updateEmptyState()
{
    const bool current = m_stack->currentWidget() == m_empty;
    m_empty->show(u"newspaper"_s, tr("Choose an article to read it here."),
        m_hasUnread ? m_actions->nextUnread : nullptr);
    m_empty->setVisible(current);
}

void PagePane::setTextSize(int pixels)
{
    m_pixels = std::clamp(pixels, 12, 32);
    updateStyle();
}

html::PageStyle PagePane::pageStyle() const
{
    html::PageStyle style;
    style.theme = m_theme->isDark() ? html::PageTheme::Dark : html::PageTheme::Light;
    style.locale = m_locale;
    style.zone = QTimeZone::systemTimeZone();
    style.accent = m_theme->colors().accent.name();
    style.fontPixels = m_pixels;
    style.words.original = tr("Read the original");
    style.words.minutes = tr("%1 min", "reading time");
    style.words.missingImage = tr("Picture not available yet");
    style.words.undated = tr("undated");
    style.words.truncated = tr("This article is longer than can be shown here.");
    style.words.missing = tr("%1 of %2 pictures missing");
    style.words.enclosures = tr("Files");
    addStateWords(style.words);
    return style;
}

/// What the page says of its pictures, its full text and its changes.
void PagePane::addStateWords(html::PageStyle::Words &words)
{
    words.complete = tr("Complete offline");
    words.tryAgain = tr("Try again");
    words.getFull = tr("Get the full article");
    words.fetchingFull = tr("Fetching the full article…");
    words.fullFailed = tr("The full article could not be fetched: %1");
    words.isFull = tr("Full article");
    words.showFull = tr("Show the full article");
    words.showSource = tr("Show what the source sent");
    words.changedOnce = tr("Changed once");
    words.changedTimes = tr("Changed %1 times");
    words.changedAt = tr("Changed on %1", "date and time");
    words.back = tr("Back to the article");
    words.unchanged = tr("%1 unchanged paragraphs", "two or more");
    words.onlyHeadline = tr("Only the headline changed.");
    words.colon = tr(": ", "before a reason");
    words.comma = tr(", ", "between reasons");
    words.reasons = {{u"timeout"_s, tr("timeout")}, {u"unreachable"_s, tr("unreachable")},
        {u"certificate"_s, tr("certificate")}, {u"too large"_s, tr("too large")},
        {u"too many redirects"_s, tr("too many redirects")}, {u"refused"_s, tr("refused")},
        {u"not a picture"_s, tr("not a picture")}, {u"not a web page"_s, tr("not a web page")},
        {u"no article was found in the page"_s, tr("no article was found in the page")},
        {u"the page could not be taken apart in time"_s, tr("the page is too complex")},
        {u"error"_s, tr("error")}};
}

void PagePane::updateStyle()
{
    m_view->setStyle(pageStyle());
}

} // namespace courant
