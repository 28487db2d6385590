// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pageloader.h"

#include "web/hardenedpage.h"
#include "web/schemes.h"
#include "web/webprofile.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QWebEngineLoadingInfo>
#include <QWebEngineScript>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

// A load replaced sooner than this is the reader leafing through; one that is older may hang.
constexpr int leafingMs = 500;
constexpr int maxPushes = 5;
constexpr int maxStalls = 3;

} // namespace

PageLoader::PageLoader(ImageSource images, QObject *parent)
    : QObject(parent)
    , m_profile(std::make_unique<WebProfile>(std::move(images)))
    , m_page(std::make_unique<HardenedPage>(m_profile.get()))
    , m_watchdog([this] { return m_page->renderProcessPid(); })
    , m_secret(u"x"_s + QString::number(QRandomGenerator::system()->generate64(), 16))
{
    connect(&m_watchdog, &HangWatch::hung, this, [this] {
        killProcess(m_page->renderProcessPid());
        fail(Failure::TooComplex);
    });
    connect(&m_watchdog, &HangWatch::stalled, this, &PageLoader::onStalled);
    connect(m_page.get(), &QWebEnginePage::loadingChanged, this,
        [this](const QWebEngineLoadingInfo &info) { onLoading(info); });
    connect(m_page.get(), &QWebEnginePage::urlChanged, this, [this](const QUrl &url) {
        // The engine goes to about:blank without asking; then the document is gone.
        if (m_state == State::Loaded && url.adjusted(QUrl::RemoveFragment) != m_url)
            onTerminated();
    });
    connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, this, [this] { onTerminated(); });
}

PageLoader::~PageLoader()
{
    if (m_state == State::Loading)
        killProcess(m_page->renderProcessPid());
    // The page answers its open questions with nothing while it dies: nobody is to hear that.
    ++m_serial;
    m_state = State::Empty;
    qDeleteAll(findChildren<HangWatch *>(Qt::FindDirectChildrenOnly));
    m_page.reset();
}

HardenedPage *PageLoader::page() const
{
    return m_page.get();
}

WebProfile *PageLoader::profile() const
{
    return m_profile.get();
}

void PageLoader::setTimeout(int ms)
{
    m_timeout = ms;
}

void PageLoader::load(const QByteArray &html)
{
    killHanging();
    m_html = html;
    m_retried = false;
    m_pushed = 0;
    m_stalls = 0;
    start();
}

void PageLoader::clear()
{
    killHanging();
    m_watchdog.stop();
    m_html.clear();
    m_url.clear();
    ++m_serial;
    m_state = State::Empty;
}

void PageLoader::start()
{
    // A host of its own: a process that an article hangs or holds must not be the next one's.
    m_url = QUrl(
        QString::fromLatin1(articleScheme()) + u"://a"_s + QString::number(++m_serial) + m_secret + u"/"_s);
    m_profile->articles()->setDocument(m_url.host(), m_html);
    m_state = State::Loading;
    m_started.start();
    m_watchdog.start(m_timeout);
    m_page->open(m_url);
}

void PageLoader::onLoading(const QWebEngineLoadingInfo &info)
{
    const auto status = info.status();
    if (m_state != State::Loading || status == QWebEngineLoadingInfo::LoadStartedStatus)
        return;
    if (info.url() != m_url) {
        // A click on the page before came in between. It was refused, but it pushed our load aside.
        const bool foreign = !info.url().host().endsWith(m_secret);
        if (foreign && m_pushed++ < maxPushes)
            restart();
    } else if (status == QWebEngineLoadingInfo::LoadSucceededStatus) {
        finish();
    } else if (status == QWebEngineLoadingInfo::LoadStoppedStatus && m_pushed++ < maxPushes) {
        restart();
    } else {
        fail(Failure::NotLoaded);
    }
}

void PageLoader::finish()
{
    // loadFinished comes before the first layout; a page counts as loaded when it answered for its height.
    const quint64 serial = m_serial;
    m_page->runJavaScript(u"document.documentElement.scrollHeight"_s, QWebEngineScript::ApplicationWorld,
        [this, guard = QPointer<PageLoader>(this), serial](const QVariant &) {
            if (!guard || m_serial != serial || m_state != State::Loading)
                return;
            m_watchdog.stop();
            m_state = State::Loaded;
            m_killed = false;
            Q_EMIT loaded();
        });
}

void PageLoader::fail(Failure failure)
{
    m_watchdog.stop();
    m_state = State::Failed;
    Q_EMIT failed(failure);
}

void PageLoader::onTerminated()
{
    if (m_state != State::Loading && m_state != State::Loaded)
        return;
    if (std::exchange(m_killed, false)) {
        // The process of the document before, killed by us. Whether the navigation outlived it is not said.
        restart();
        return;
    }
    if (m_retried) {
        fail(Failure::Crashed);
        return;
    }
    m_retried = true;
    m_state = State::Loading;
    restart();
}

void PageLoader::restart()
{
    m_watchdog.stop();
    // Not from inside the engine's own notification.
    QTimer::singleShot(0, this, [this, serial = m_serial] {
        if (m_serial == serial)
            start();
    });
}

// On a busy machine the engine now and then loses a load among many that replace each other, or the answer to
// it; and a process that was stopped from outside never gives one.
void PageLoader::onStalled()
{
    if (m_state != State::Loading || m_stalls++ >= maxStalls)
        return;
    m_killed = true;
    killProcess(m_page->renderProcessPid());
    restart();
}

void PageLoader::killHanging()
{
    if (m_state != State::Loading || m_started.elapsed() <= leafingMs)
        return;
    m_killed = true;
    killProcess(m_page->renderProcessPid());
}

void PageLoader::run(const QString &script, QObject *context, std::function<void(const QVariant &)> answer)
{
    if (m_state != State::Loaded) {
        answer({});
        return;
    }
    // The engine may call back after everything here has gone, twice, or never.
    auto *watch = new HangWatch([this] { return m_page->renderProcessPid(); }, this);
    const QPointer<HangWatch> pending(watch);
    const auto once = [receiver = QPointer<QObject>(context), answer = std::move(answer),
                          open = std::make_shared<bool>(true)](const QVariant &value) {
        if (std::exchange(*open, false) && receiver)
            answer(value);
    };
    const quint64 serial = m_serial;
    connect(watch, &HangWatch::hung, this, [this, watch, serial, once] {
        watch->deleteLater();
        if (m_serial == serial && m_state == State::Loaded) {
            killProcess(m_page->renderProcessPid());
            fail(Failure::TooComplex);
        }
        once({});
    });
    watch->start(m_timeout);
    m_page->runJavaScript(
        script, QWebEngineScript::ApplicationWorld, [this, pending, serial, once](const QVariant &value) {
            if (!pending)
                return; // with it everything here
            pending->deleteLater();
            pending->stop();
            once(m_serial == serial ? value : QVariant());
        });
}

} // namespace courant
