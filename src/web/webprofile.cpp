// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/webprofile.h"

#include "web/requestfilter.h"
#include "web/schemes.h"

#include <QWebEngineDownloadRequest>
#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

void harden(QWebEngineSettings *settings)
{
    using S = QWebEngineSettings;
    for (const S::WebAttribute off : {S::JavascriptEnabled, S::JavascriptCanOpenWindows,
             S::JavascriptCanAccessClipboard, S::JavascriptCanPaste, S::LocalStorageEnabled,
             S::LocalContentCanAccessRemoteUrls, S::LocalContentCanAccessFileUrls,
             S::HyperlinkAuditingEnabled, S::PluginsEnabled, S::PdfViewerEnabled, S::FullScreenSupportEnabled,
             S::ScreenCaptureEnabled, S::WebGLEnabled, S::AutoLoadIconsForPage, S::TouchIconsEnabled,
             S::DnsPrefetchEnabled, S::AllowRunningInsecureContent, S::AllowGeolocationOnInsecureOrigins,
             S::AllowWindowActivationFromJavaScript, S::NavigateOnDropEnabled, S::ErrorPageEnabled,
             S::SpatialNavigationEnabled, S::FocusOnNavigationEnabled})
        settings->setAttribute(off, false);
    settings->setAttribute(S::WebRTCPublicInterfacesOnly, true);
    // Only what the reader clicked is ever there to be played (artimg://m/), some time after the click.
    settings->setAttribute(S::PlaybackRequiresUserGesture, false);
    settings->setUnknownUrlSchemePolicy(S::DisallowUnknownUrlSchemes);
}

/// Stands in every document, in our own world. Only text and links that may leave can be dragged out (a
/// picture would be written to a temporary file), a form control does nothing (some open dialogs of the
/// system), and a link goes nowhere but out or to a place in the page (the engine asks nobody about
/// about:blank). A link to an address of mail is given the form of one to the web, see mailBridge().
QWebEngineScript guardScript()
{
    QWebEngineScript script;
    script.setName(u"guard"_s);
    script.setWorldId(QWebEngineScript::ApplicationWorld);
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setRunsOnSubFrames(true);
    script.setSourceCode(uR"((() => {
    const nearest = (event, selector) => {
        const node = event.target.nodeType === 1 ? event.target : event.target.parentElement;
        return node && node.closest(selector);
    };
    const stop = event => {
        event.preventDefault();
        event.stopImmediatePropagation();
    };
    const leaves = link => ['http:', 'https:', 'mailto:'].includes(link.protocol) && (link.host || link.pathname);
    document.addEventListener('dragstart', event => {
        const dragged = nearest(event, 'a,area,img,svg,video,canvas');
        if (dragged && !leaves(dragged))
            stop(event);
    }, true);
    for (const kind of ['click', 'mousedown', 'keydown'])
        document.addEventListener(kind, event => {
            if (nearest(event, 'input,button,select,textarea,label,form'))
                stop(event);
        }, true);
    for (const kind of ['click', 'auxclick'])
        document.addEventListener(kind, event => {
            const link = nearest(event, 'a,area');
            if (!link) {
                const key = kind === 'click' && event.target.localName === 'img' && !event.target.dataset.state &&
                    (/^artimg:\/\/i\/([0-9a-f]{32})/.exec(event.target.src) || [])[1];
                if (key) {
                    const way = document.createElement('a');
                    way.href = '%2' + key;
                    document.body.append(way);
                    way.click();
                    way.remove();
                }
                return;
            }
            const href = link.getAttribute('href') || link.getAttribute('xlink:href') || '';
            if (href.startsWith('#'))
                return;
            if (!leaves(link)) {
                stop(event);
            } else if (link.protocol === 'mailto:') {
                const mail = link.href;
                link.href = '%1' + encodeURIComponent(mail);
                requestAnimationFrame(() => { link.href = mail; });
            }
        }, true);
    addEventListener('wheel', event => {
        if (document.documentElement.className === 'vertical' && !event.ctrlKey && event.deltaY && !event.deltaX)
            scrollBy({left: -event.deltaY, behavior: 'instant'});
    }, {passive: true});
})();)"_s.arg(mailBridge(), pictureBridge()));
    return script;
}

} // namespace

// A profile without a name is off the record.
WebProfile::WebProfile(ImageSource images, QObject *parent)
    : QWebEngineProfile(parent)
    , m_articles(new ArticleSchemeHandler(this))
    , m_pictures(new ImageSchemeHandler(std::move(images), this))
    , m_filter(new RequestFilter(this))
{
    setHttpCacheType(NoCache);
    setPersistentCookiesPolicy(NoPersistentCookies);
    setSpellCheckEnabled(false);
    setUrlRequestInterceptor(m_filter);
    installUrlSchemeHandler(articleScheme(), m_articles);
    installUrlSchemeHandler(imageScheme(), m_pictures);
    harden(settings());
    scripts()->insert(guardScript());
    connect(this, &QWebEngineProfile::downloadRequested, this,
        [](QWebEngineDownloadRequest *download) { download->cancel(); });
}

int WebProfile::blockedRequests() const
{
    return m_filter->blocked();
}

int WebProfile::seenRequests() const
{
    return m_filter->seen();
}

} // namespace courant
