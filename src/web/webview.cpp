// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/webview.h"

#include "web/hardenedpage.h"
#include "web/schemes.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QWebEngineContextMenuRequest>

namespace courant {

namespace {

constexpr qsizetype longestSearch = 200;

/// For a menu: short, and without the ampersands that would mark a key.
QString shortened(const QString &text)
{
    QString out = text.size() > 24 ? QString(text.left(23).trimmed() + QChar(0x2026)) : text;
    return out.replace(u'&', QStringLiteral("&&"));
}

} // namespace

WebView::WebView(HardenedPage *page, QWidget *parent) : QWebEngineView(parent), m_page(page)
{
    setPage(page);
}

WebView::~WebView() = default;

void WebView::contextMenuEvent(QContextMenuEvent *event)
{
    const QWebEngineContextMenuRequest *request = lastContextMenuRequest();
    const QUrl link = request ? request->linkUrl() : QUrl();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString selected = m_page->selectedText().simplified();
    if (m_page->hasSelection()) {
        menu->addAction(tr("Copy"), m_page, [page = m_page] { page->triggerAction(QWebEnginePage::Copy); });
        menu->addAction(tr("Copy as Quotation"), this,
            [this, text = m_page->selectedText()] { Q_EMIT quoteWanted(text); });
        if (!selected.isEmpty() && selected.size() <= longestSearch)
            menu->addAction(tr("Search for “%1”").arg(shortened(selected)), this,
                [this, selected] { Q_EMIT searchWanted(selected); });
        if (mayLeave(link))
            menu->addSeparator();
    }
    if (mayLeave(link)) {
        menu->addAction(tr("Copy Link"), this,
            [link] { QGuiApplication::clipboard()->setText(link.toString(QUrl::FullyEncoded)); });
        menu->addAction(
            tr("Open Link in Browser"), m_page, [page = m_page, link] { Q_EMIT page->linkActivated(link); });
    }
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(event->globalPos());
}

// Ignored, so that what is dropped goes to the window, which adds documents and sources.
void WebView::dragEnterEvent(QDragEnterEvent *event)
{
    event->ignore();
}

void WebView::dragMoveEvent(QDragMoveEvent *event)
{
    event->ignore();
}

void WebView::dropEvent(QDropEvent *event)
{
    event->ignore();
}

QWebEngineView *WebView::createWindow(QWebEnginePage::WebWindowType)
{
    return nullptr;
}

} // namespace courant
