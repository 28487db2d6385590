// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "web/hangwatch.h"
#include "web/schemehandlers.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

class QWebEngineLoadingInfo;

namespace courant {

class HardenedPage;
class WebProfile;

/// Owns a hardened page with its profile and brings one document after the other into it, each in an origin
/// and a process of its own. Every load() ends in exactly one loaded() or failed(), or is replaced by the
/// next. A document that hangs has its process killed; one whose process dies is tried once more. GUI thread.
class PageLoader final : public QObject
{
    Q_OBJECT
public:
    enum class Failure {
        TooComplex, ///< not laid out in time; its process was killed
        Crashed,    ///< its process died, or it went to a blank page, twice
        NotLoaded,  ///< the engine refused it
    };
    Q_ENUM(Failure)

    explicit PageLoader(ImageSource images, QObject *parent = nullptr);
    ~PageLoader() override;

    HardenedPage *page() const;
    WebProfile *profile() const;

    /// In an origin and a process of its own.
    void load(const QByteArray &html);
    /// The same, but a light document takes the place of the one before inside the live page, whole: nothing
    /// of that stays. Only for documents of our own making, sanitized. While one is on its way only the
    /// latest waits; what hangs is killed with its process, and a heavy document gets a process of its own,
    /// as does the one after it.
    void show(const QByteArray &html);
    /// Stops what is under way and forgets the document; nothing is emitted for it any more.
    void clear();
    /// The document in the page is the one given last, whole and laid out.
    bool isLoaded() const { return m_state == State::Loaded; }
    /// Runs our own script in the loaded page; `answer` gets an invalid value when the page is not loaded,
    /// was replaced, or (after killing it, and failed()) did not answer in time.
    void run(const QString &script, QObject *context, std::function<void(const QVariant &)> answer);

    /// How long a document may take to load and lay out, in milliseconds; see HangWatch for how that is
    /// meant.
    void setTimeout(int ms);

Q_SIGNALS:
    void loaded();
    void failed(courant::PageLoader::Failure failure);

private:
    enum class State { Empty, Loading, Swapping, Loaded, Failed };

    void take(const QByteArray &html);
    void start();
    void restart();
    void swap();
    void onSwapped(bool done);
    void onHung();
    bool canSwap() const;
    void watchMemory();
    void planTidying();
    void tidyUp();
    void onLoading(const QWebEngineLoadingInfo &info);
    void finish();
    void fail(Failure failure);
    void onTerminated();
    void onStalled();
    void killHanging();

    std::unique_ptr<WebProfile> m_profile; ///< outlives the page
    std::unique_ptr<HardenedPage> m_page;
    HangWatch m_watchdog;
    QTimer m_memory;        ///< looks at the process while the document lies there
    QTimer m_tidying;       ///< when the reader rests on an article
    QTimer m_waiting;       ///< how long a newer document waits for the one on its way
    int m_timeout = 3000;   ///< ms
    const QString m_secret; ///< ends every host of ours, so that no document can name one
    QElapsedTimer m_started;
    QByteArray m_html;
    QUrl m_url;
    State m_state = State::Empty;
    quint64 m_serial = 0; ///< of the attempt, part of its host
    int m_pushed = 0;     ///< how often the load was pushed aside
    int m_stalls = 0;     ///< how often nothing came of it
    int m_swaps = 0;      ///< documents in this process
    int m_untidy = 0;     ///< of them, since it was tidied
    bool m_heavy = false; ///< the document in the page is
    bool m_newer = false; ///< m_html is newer than what is being swapped in
    bool m_retried = false;
    bool m_killed = false; ///< the process of the document before, its end not yet told
};

} // namespace courant
