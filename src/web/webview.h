// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWebEngineView>

namespace courant {

class HardenedPage;

/// The widget of a hardened page: a context menu of our own, and nothing can be dropped on it. GUI thread.
class WebView final : public QWebEngineView
{
    Q_OBJECT
public:
    explicit WebView(HardenedPage *page, QWidget *parent = nullptr);
    ~WebView() override;

Q_SIGNALS:
    /// What the reader asked for about the selected text.
    void searchWanted(const QString &text);
    void quoteWanted(const QString &text);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    QWebEngineView *createWindow(QWebEnginePage::WebWindowType type) override;

private:
    HardenedPage *m_page;
};

} // namespace courant
