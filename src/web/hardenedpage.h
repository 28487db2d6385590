// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWebEnginePage>

namespace courant {

class WebProfile;

/// A page that goes nowhere but where open() says, runs no script of the document, opens no window and
/// grants nothing. What the reader clicks comes out as linkActivated(). GUI thread.
class HardenedPage final : public QWebEnginePage
{
    Q_OBJECT
public:
    explicit HardenedPage(WebProfile *profile, QObject *parent = nullptr);

    /// The one way to navigate.
    void open(const QUrl &url);
    /// Navigations, windows, dialogs, file choosers and permissions refused so far.
    int refused() const { return m_refused; }

Q_SIGNALS:
    /// http, https or mailto, by an act of the reader.
    void linkActivated(const QUrl &url);
    /// A picture of the library was clicked.
    void pictureActivated(const QString &key);

protected:
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(
        FileSelectionMode mode, const QStringList &oldFiles, const QStringList &acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl &origin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &origin, const QString &message) override;
    bool javaScriptPrompt(
        const QUrl &origin, const QString &message, const QString &preset, QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
        const QString &source) override;
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;

private:
    void refuseRequests();
    void leave(const QUrl &url);

    QUrl m_expected; ///< the navigation open() just asked for, empty once it was let through
    int m_refused = 0;
};

} // namespace courant
