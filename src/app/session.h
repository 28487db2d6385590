// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options.h"
#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/refresher.h"
#include "reader/secrets.h"
#include "store/library.h"

#include <QObject>

#include <memory>

namespace courant {

class LibraryLock;

/// Everything a command works with, built in order and torn down in reverse. Main thread.
class Session final : public QObject
{
    Q_OBJECT
public:
    explicit Session(Options options, QObject *parent = nullptr);
    ~Session() override;

    const Options &options() const { return m_options; }
    Library *library() const { return m_library.get(); }
    Importer *importer() const { return m_importer.get(); }
    Refresher *refresher() const { return m_refresher.get(); }
    ImageFetcher *images() const { return m_images.get(); }
    HttpClient *client() const { return m_client.get(); }
    SecretStore *secrets() const { return m_secrets.get(); }
    /// Whole articles wait for the engine, which this command has not.
    void setWantsFullTexts() { m_wantsFullTexts = true; }
    bool wantsFullTexts() const { return m_wantsFullTexts; }

    /// Runs the command; finished() comes later, never from inside.
    void start();
    /// Ends the command with an exit status.
    void finish(int status);
    /// Writes a line to stderr and remembers that something failed.
    void complain(const QString &sentence);
    /// Writes a line to stderr that is no failure.
    void say(const QString &sentence);
    bool hasComplaints() const { return m_complaints > 0; }

    /// Progress for people: stderr, one line rewritten, only when it is a terminal.
    void progress(const QString &text);
    static void print(const QString &text);
    static void print(const QByteArray &bytes);

    /// `fn` with the value, or an end of the command with the error's sentence.
    template<class T, class Fn>
    void then(const QFuture<Result<T>> &future, Fn fn)
    {
        whenDone(future, this, [this, fn = std::move(fn)](const Result<T> &result) mutable {
            if (!result) {
                fail(result.error());
                return;
            }
            if constexpr (std::is_void_v<T>)
                fn();
            else
                fn(*result);
        });
    }
    void fail(const Error &error);

Q_SIGNALS:
    void finished(int status);

private:
    void dispatch();

    Options m_options;
    std::shared_ptr<LibraryLock> m_lock;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<Refresher> m_refresher;
    std::unique_ptr<Importer> m_importer;
    std::unique_ptr<ImageFetcher> m_images;
    int m_complaints = 0;
    bool m_wantsFullTexts = false;
    bool m_progressShown = false;
};

/// What the commands do; each ends the session. See options.h for their arguments.
namespace commands {
void add(Session *session);
void refresh(Session *session);
void sources(Session *session);
void health(Session *session);
void source(Session *session);
void fullTexts(Session *session);
void remove(Session *session);
void list(Session *session);
void show(Session *session);
void mark(Session *session);
void verify(Session *session);
void clear(Session *session);
void backup(Session *session);
void backups(Session *session);
void restore(Session *session);
void exportArticles(Session *session);
} // namespace commands

} // namespace courant
