// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pagepane.h"

#include "web/articleview.h"
#include "web/webview.h"
#include "widgets/actions.h"
#include "widgets/emptystate.h"
#include "widgets/findbar.h"
#include "widgets/pageprogress.h"
#include "widgets/theme.h"

#include <QPushButton>
#include <QStackedLayout>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace courant {

namespace {

html::PageTheme pageTheme(PageLook::Theme theme, bool dark)
{
    switch (theme) {
    case PageLook::Theme::Light:
        return html::PageTheme::Light;
    case PageLook::Theme::Sepia:
        return html::PageTheme::Sepia;
    case PageLook::Theme::Dark:
        return html::PageTheme::Dark;
    case PageLook::Theme::Black:
        return html::PageTheme::Black;
    case PageLook::Theme::Contrast:
        return html::PageTheme::Contrast;
    case PageLook::Theme::AsWindow:
        break;
    }
    return dark ? html::PageTheme::Dark : html::PageTheme::Light;
}

} // namespace

PagePane::PagePane(
    Library *library, const Theme *theme, const Actions *actions, const QLocale &locale, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_actions(actions)
    , m_locale(locale)
    , m_view(new ArticleView(library, this))
    , m_empty(new EmptyState(theme, this))
    , m_stack(new QStackedLayout)
{
    m_view->setObjectName(u"page"_s);
    m_view->setAccessibleName(tr("Article"));
    m_empty->setObjectName(u"pageEmpty"_s);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    m_find = new FindBar(theme, m_view, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_find);
    column->addLayout(m_stack, 1);
    m_progress = new ProgressLine(theme, this);
    m_next = new NextButton(theme, this);
    connect(m_next, &QAbstractButton::clicked, actions->next, &QAction::trigger);
    connect(actions->findInPage, &QAction::triggered, this, [this] {
        if (m_view->article() == ArticleId::None)
            m_actions->search->trigger();
        else
            m_find->open(m_view->selectedText().simplified().left(100));
    });
    connect(m_view, &ArticleView::progressed, this, [this](double place, bool scrolls) {
        m_progress->setProgress(place, scrolls);
        m_next->setAtEnd(place > 0.995);
    });
    connect(theme, &Theme::changed, this, &PagePane::updateStyle);
    updateStyle();
    updateEmptyState();
}

PagePane::~PagePane() = default;

void PagePane::showArticle(ArticleId id)
{
    m_view->showArticle(id);
    m_next->setAtEnd(false);
    m_progress->setProgress(0, false);
    if (id == ArticleId::None && m_find->isVisible())
        m_find->close();
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

void PagePane::setLook(const PageLook &look)
{
    m_look = look;
    updateStyle();
}

void PagePane::setPlaysMedia(bool on)
{
    m_playsMedia = on;
    updateStyle();
}

void PagePane::setNextTitle(const QString &title)
{
    m_next->setTitle(title);
}

html::PageStyle PagePane::pageStyle() const
{
    html::PageStyle style;
    style.theme = pageTheme(m_look.theme, m_theme->isDark());
    style.font = m_look.sans ? html::PageFont::Sans : html::PageFont::Serif;
    style.family = m_look.family;
    style.lineHeight = m_look.lineHeight;
    style.measure = m_look.measure;
    style.justify = m_look.justify;
    style.indent = m_look.indent;
    style.vertical = m_look.vertical;
    style.playMedia = m_playsMedia;
    style.locale = m_locale;
    style.zone = QTimeZone::systemTimeZone();
    // The window's accent is made for the window's ground.
    const bool sameGround = html::isDarkTheme(style.theme) == m_theme->isDark();
    style.accent = sameGround                       ? m_theme->colors().accent.name()
                   : html::isDarkTheme(style.theme) ? u"#7cb0ff"_s
                                                    : u"#1f6feb"_s;
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
    words.openOutside = tr("Open outside");
    words.fetchingMedia = tr("Fetching…");
    words.stop = tr("Stop");
    words.mediaFailed = tr("It cannot be played here: %1");
    words.colon = tr(": ", "before a reason");
    words.comma = tr(", ", "between reasons");
    words.reasons = {{u"timeout"_s, tr("timeout")}, {u"unreachable"_s, tr("unreachable")},
        {u"certificate"_s, tr("certificate")}, {u"too large"_s, tr("too large")},
        {u"too many redirects"_s, tr("too many redirects")}, {u"refused"_s, tr("refused")},
        {u"not a picture"_s, tr("not a picture")}, {u"not a video or sound"_s, tr("not a video or sound")},
        {u"no way to play it"_s, tr("the format is not known")}, {u"not a web page"_s, tr("not a web page")},
        {u"no article was found in the page"_s, tr("no article was found in the page")},
        {u"the page could not be taken apart in time"_s, tr("the page is too complex")},
        {u"error"_s, tr("error")}};
}

void PagePane::updateStyle()
{
    m_view->setStyle(pageStyle());
}

} // namespace courant
