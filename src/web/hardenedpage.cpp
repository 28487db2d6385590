// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/hardenedpage.h"

#include "web/schemehandlers.h"
#include "web/schemes.h"
#include "web/webprofile.h"

#include <QAuthenticator>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineQuotaRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>

namespace courant {

HardenedPage::HardenedPage(WebProfile *profile, QObject *parent) : QWebEnginePage(profile, parent)
{
    setAudioMuted(true);
    refuseRequests();
    // target=_blank, middle click and Ctrl+click come here and skip acceptNavigationRequest().
    connect(this, &QWebEnginePage::newWindowRequested, this, [this](QWebEngineNewWindowRequest &request) {
        ++m_refused;
        if (request.isUserInitiated())
            leave(request.requestedUrl());
    });
}

void HardenedPage::open(const QUrl &url)
{
    m_expected = url;
    load(url);
}

void HardenedPage::refuseRequests()
{
    connect(
        this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl &origin, Feature feature) {
            ++m_refused;
            setFeaturePermission(origin, feature, PermissionDeniedByUser);
        });
    connect(this, &QWebEnginePage::fullScreenRequested, this, [this](QWebEngineFullScreenRequest request) {
        ++m_refused;
        request.reject();
    });
    connect(this, &QWebEnginePage::quotaRequested, this, [this](QWebEngineQuotaRequest request) {
        ++m_refused;
        request.reject();
    });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
        [this](QWebEngineRegisterProtocolHandlerRequest request) {
            ++m_refused;
            request.reject();
        });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
        [this](QWebEngineFileSystemAccessRequest request) {
            ++m_refused;
            request.reject();
        });
    connect(this, &QWebEnginePage::certificateError, this, [this](QWebEngineCertificateError error) {
        ++m_refused;
        error.rejectCertificate();
    });
    connect(this, &QWebEnginePage::selectClientCertificate, this,
        [this](QWebEngineClientCertificateSelection selection) {
            ++m_refused;
            selection.selectNone();
        });
    // Without an answer the view would ask for a password in a dialog of its own.
    const auto noPassword = [this](const QUrl &, QAuthenticator *authenticator) {
        ++m_refused;
        *authenticator = QAuthenticator();
    };
    connect(this, &QWebEnginePage::authenticationRequired, this, noPassword);
    connect(this, &QWebEnginePage::proxyAuthenticationRequired, this,
        [noPassword](const QUrl &url, QAuthenticator *authenticator, const QString &) {
            noPassword(url, authenticator);
        });
}

void HardenedPage::leave(const QUrl &url)
{
    const QString text = url.toString(QUrl::FullyEncoded);
    if (text.startsWith(pictureBridge())) {
        if (const QString key = text.mid(pictureBridge().size()); isImageKey(key))
            Q_EMIT pictureActivated(key);
        return;
    }
    if (const QUrl target = leavingUrl(url); mayLeave(target))
        Q_EMIT linkActivated(target);
}

QWebEnginePage *HardenedPage::createWindow(WebWindowType)
{
    return nullptr;
}

QStringList HardenedPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    ++m_refused;
    return {};
}

void HardenedPage::javaScriptAlert(const QUrl &, const QString &)
{
    ++m_refused;
}

bool HardenedPage::javaScriptConfirm(const QUrl &, const QString &)
{
    ++m_refused;
    return false;
}

bool HardenedPage::javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *)
{
    ++m_refused;
    return false;
}

void HardenedPage::javaScriptConsoleMessage(
    JavaScriptConsoleMessageLevel, const QString &, int, const QString &)
{
    // What a document provokes the engine to say is nobody's business and may hold its text.
}

bool HardenedPage::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (isMainFrame && type == NavigationTypeTyped && !m_expected.isEmpty() && url == m_expected) {
        m_expected.clear();
        return true;
    }
    ++m_refused;
    if (type == NavigationTypeLinkClicked)
        leave(url);
    return false;
}

} // namespace courant
