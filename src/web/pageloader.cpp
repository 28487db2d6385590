// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pageloader.h"

#include "web/hardenedpage.h"
#include "web/schemes.h"
#include "web/webprofile.h"

#include <QJsonArray>
#include <QJsonDocument>
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
// Of a document that may share a process with the one before. Beyond these laying out takes so long that a
// new process is no matter, and one that may hang is better off in its own.
constexpr qsizetype lightBytes = 400'000;
constexpr qsizetype lightElements = 5'000;
constexpr int maxSwaps = 400;
constexpr qint64 swapMemory = qint64(400) << 20;
constexpr int memoryTickMs = 500;
// What an exchanged document leaves behind is half a megabyte. It goes when the reader rests on an article,
// or after so many without a rest.
constexpr int restMs = 1200;
constexpr int mostUntidy = 40;
constexpr int fewUntidy = 8;

bool isLight(const QByteArray &html)
{
    return html.size() <= lightBytes && html.count('<') <= lightElements * 2;
}

/// A JavaScript string of any text.
QString quoted(const QByteArray &utf8)
{
    const QByteArray list = QJsonDocument(QJsonArray{QString::fromUtf8(utf8)}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

/// Puts a whole document into the page. It is parsed apart, where nothing runs or loads; then everything
/// below the root is exchanged, and what the reader did to the last one goes: selection, scrolling, focus.
/// A picture that is not there yet is asked for under a name of its own, so that its stand-in is not kept.
/// False when that cannot be done.
QString swapScript(const QByteArray &html, quint64 serial)
{
    return u"(() => { if (location.hash) return false;"
           "const fresh = new DOMParser().parseFromString(%1, 'text/html');"
           "const style = fresh.querySelector('head > style'), old = document.querySelector('head > style');"
           "if (!style || !old) return false;"
           "for (const image of fresh.querySelectorAll('img[data-state]')) image.src += '?p%2';"
           "getSelection().removeAllRanges();"
           "const root = document.documentElement;"
           "for (const name of root.getAttributeNames()) root.removeAttribute(name);"
           "for (const each of fresh.documentElement.attributes) root.setAttribute(each.name, each.value);"
           "if (old.textContent !== style.textContent) old.textContent = style.textContent;"
           "const scheme = fresh.querySelector('meta[name=color-scheme]');"
           "const before = document.querySelector('meta[name=color-scheme]');"
           "if (scheme && before) before.content = scheme.content;"
           "document.title = fresh.title;"
           "root.replaceChild(document.adoptNode(fresh.body), document.body);"
           "scrollTo({left: 0, top: 0, behavior: 'instant'});"
           "return root.scrollHeight > 0 })()"_s.arg(quoted(html), QString::number(serial));
}

} // namespace

PageLoader::PageLoader(ImageSource images, QObject *parent)
    : QObject(parent)
    , m_profile(std::make_unique<WebProfile>(std::move(images)))
    , m_page(std::make_unique<HardenedPage>(m_profile.get()))
    , m_watchdog([this] { return m_page->renderProcessPid(); })
    , m_secret(u"x"_s + QString::number(QRandomGenerator::system()->generate64(), 16))
{
    connect(&m_watchdog, &HangWatch::hung, this, &PageLoader::onHung);
    m_memory.setInterval(memoryTickMs);
    connect(&m_memory, &QTimer::timeout, this, &PageLoader::watchMemory);
    m_tidying.setSingleShot(true);
    connect(&m_tidying, &QTimer::timeout, this, &PageLoader::tidyUp);
    m_waiting.setSingleShot(true);
    m_waiting.setInterval(leafingMs);
    connect(&m_waiting, &QTimer::timeout, this, [this] {
        if (m_state == State::Swapping && m_newer)
            onHung();
    });
    connect(&m_watchdog, &HangWatch::stalled, this, &PageLoader::onStalled);
    connect(m_page.get(), &QWebEnginePage::loadingChanged, this,
        [this](const QWebEngineLoadingInfo &info) { onLoading(info); });
    connect(m_page.get(), &QWebEnginePage::urlChanged, this, [this](const QUrl &url) {
        // The engine goes to about:blank without asking; then the document is gone.
        if ((m_state == State::Loaded || m_state == State::Swapping) &&
            url.adjusted(QUrl::RemoveFragment) != m_url)
            onTerminated();
    });
    connect(m_page.get(), &QWebEnginePage::renderProcessTerminated, this, [this] { onTerminated(); });
}

PageLoader::~PageLoader()
{
    if (m_state == State::Loading || m_state == State::Swapping)
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

void PageLoader::take(const QByteArray &html)
{
    m_html = html;
    m_retried = false;
    m_pushed = 0;
    m_stalls = 0;
}

void PageLoader::load(const QByteArray &html)
{
    killHanging();
    take(html);
    start();
}

void PageLoader::show(const QByteArray &html)
{
    if (m_state == State::Swapping && isLight(html) && m_started.elapsed() <= leafingMs) {
        take(html);
        if (!std::exchange(m_newer, true))
            m_waiting.start();
        return;
    }
    killHanging();
    take(html);
    if (m_state == State::Loaded && canSwap())
        swap();
    else
        start();
}

bool PageLoader::canSwap() const
{
    return isLight(m_html) && !m_heavy && m_swaps < maxSwaps &&
           residentMemory(m_page->renderProcessPid()) < swapMemory;
}

void PageLoader::swap()
{
    ++m_serial;
    ++m_swaps;
    m_state = State::Swapping;
    m_newer = false;
    m_waiting.stop();
    m_page->findText({});
    m_profile->articles()->setDocument(m_url.host(), m_html);
    m_started.start();
    m_watchdog.start(m_timeout);
    m_page->runJavaScript(swapScript(m_html, m_serial), QWebEngineScript::ApplicationWorld,
        [this, guard = QPointer<PageLoader>(this), serial = m_serial](const QVariant &done) {
            if (guard && m_serial == serial && m_state == State::Swapping)
                onSwapped(done.toBool());
        });
}

void PageLoader::onSwapped(bool done)
{
    m_watchdog.stop();
    if (!done) {
        start();
    } else if (m_newer) {
        if (canSwap())
            swap();
        else
            start();
    } else {
        m_state = State::Loaded;
        ++m_untidy;
        planTidying();
        Q_EMIT loaded();
    }
}

void PageLoader::planTidying()
{
    if (m_untidy >= fewUntidy)
        m_tidying.start(m_untidy < mostUntidy ? restMs : 0);
}

/// The page's process collects its garbage now; a few milliseconds.
void PageLoader::tidyUp()
{
    if (m_state != State::Loaded)
        return;
    m_untidy = 0;
    m_page->runJavaScript(u"typeof gc === 'function' && gc()"_s, QWebEngineScript::ApplicationWorld);
}

void PageLoader::onHung()
{
    killProcess(m_page->renderProcessPid());
    if (m_state == State::Swapping && m_newer) {
        // What hangs is the one the reader has left already.
        m_killed = true;
        start();
        return;
    }
    fail(Failure::TooComplex);
}

/// A document can grow while it is read: a picture of many frames, a layout that never rests.
void PageLoader::watchMemory()
{
    if (m_state != State::Loaded || residentMemory(m_page->renderProcessPid()) <= pageMemoryLimit)
        return;
    killProcess(m_page->renderProcessPid());
    fail(Failure::TooComplex);
}

void PageLoader::clear()
{
    killHanging();
    m_watchdog.stop();
    m_memory.stop();
    m_newer = false;
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
    m_newer = false;
    m_swaps = 0;
    m_untidy = 0;
    m_heavy = !isLight(m_html);
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
            m_memory.start();
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
    if (m_state != State::Loading && m_state != State::Loaded && m_state != State::Swapping)
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
    if ((m_state != State::Loading && m_state != State::Swapping) || m_stalls++ >= maxStalls)
        return;
    m_killed = true;
    killProcess(m_page->renderProcessPid());
    restart();
}

void PageLoader::killHanging()
{
    if ((m_state != State::Loading && m_state != State::Swapping) || m_started.elapsed() <= leafingMs)
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
