// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include "app/librarylock.h"
#include "html/digest.h"
#include "reader/networksettings.h"
#include "reader/settings.h"
#include "widgets/caretext.h"
#include "widgets/errortext.h"

#include <QFileInfo>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#define isatty _isatty
#define fileno _fileno
#else
#include <unistd.h>
#endif

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

bool writes(Command command)
{
    switch (command) {
    case Command::Sources:
    case Command::SourceShow:
    case Command::List:
    case Command::Search:
    case Command::Show:
    case Command::Export:
    case Command::Backup:
    case Command::Backups:
        return false;
    default:
        return true;
    }
}

} // namespace

Session::Session(Options options, QObject *parent) : QObject(parent), m_options(std::move(options)) {}

Session::~Session()
{
    // The parts that use the library go before it; its destructor drains what was asked of it.
    m_images.reset();
    m_importer.reset();
    m_refresher.reset();
    m_secrets.reset();
    m_client.reset();
    m_library.reset();
}

void Session::start()
{
    const bool readOnly =
        m_options.command == Command::Verify ? !m_options.repair : !writes(m_options.command);
    const QFileInfo folder(m_options.dataFolder);
    if (folder.exists() && (!folder.isDir() || !folder.isReadable() || !folder.isExecutable())) {
        fail(Error{Error::Kind::Unreadable,
            folder.isDir() ? m_options.dataFolder : u"%1 is not a folder"_s.arg(m_options.dataFolder), 0});
        return;
    }
    if (m_options.command == Command::Backups) {
        // Of a library that may be damaged, or gone.
        QMetaObject::invokeMethod(this, &Session::dispatch, Qt::QueuedConnection);
        return;
    }
    if (readOnly && !QFileInfo::exists(m_options.dataFolder + u"/library.sqlite"_s)) {
        complain(u"There is no library at %1 yet. \"courant add\" makes one."_s.arg(m_options.dataFolder));
        finish(1);
        return;
    }
    if (!readOnly) {
        auto lock = LibraryLock::take(m_options.dataFolder, m_options.wait);
        if (!lock) {
            fail(lock.error());
            return;
        }
        m_lock = *lock;
    }
    if (m_options.command == Command::Restore) {
        dispatch();
        return;
    }
    Library::Options store;
    store.dataFolder = m_options.dataFolder;
    store.readOnly = readOnly;
    store.plainText = &html::plainText;
    store.rescueDamaged = true;
    m_library = std::make_unique<Library>(store);
    const Settings settings(m_options.dataFolder);
    m_library->setUnreadWhenChanged(settings.unreadWhenChanged());
    connect(m_library.get(), &Library::rescued, this, [this](const RescueReport &report) {
        progress(QString());
        say(noticeText({CareNotice::Kind::Rescued, report, {}}));
    });
    m_client = std::make_unique<HttpClient>(clientOptions(settings));
    m_secrets = std::make_unique<SecretStore>(makeKeychain(), makeSecretFile(m_options.dataFolder));
    m_refresher = std::make_unique<Refresher>(m_library.get(), m_client.get());
    m_importer = std::make_unique<Importer>(m_library.get(), m_client.get(), m_refresher.get());
    m_images = std::make_unique<ImageFetcher>(m_library.get(), m_client.get());
    m_refresher->setSecrets(m_secrets.get());
    m_images->setSecrets(m_secrets.get());
    m_importer->setSecrets(m_secrets.get());
    applyNetworkSettings(settings, m_client.get(), nullptr, m_images.get());
    then(m_library->open(), [this] { dispatch(); });
}

void Session::dispatch()
{
    switch (m_options.command) {
    case Command::Add:
        return commands::add(this);
    case Command::Refresh:
        return commands::refresh(this);
    case Command::Sources:
        return m_options.health ? commands::health(this) : commands::sources(this);
    case Command::SourceShow:
    case Command::SourceSet:
        return commands::source(this);
    case Command::FullTexts:
        return commands::fullTexts(this);
    case Command::Remove:
        return commands::remove(this);
    case Command::List:
    case Command::Search:
        return commands::list(this);
    case Command::Show:
        return commands::show(this);
    case Command::Bookmark:
    case Command::Unbookmark:
    case Command::Read:
    case Command::Unread:
        return commands::mark(this);
    case Command::Verify:
        return commands::verify(this);
    case Command::Clear:
        return commands::clear(this);
    case Command::Backup:
        return commands::backup(this);
    case Command::Backups:
        return commands::backups(this);
    case Command::Restore:
        return commands::restore(this);
    case Command::Export:
        return commands::exportArticles(this);
    case Command::Window:
    case Command::Help:
    case Command::Version:
    case Command::Tool:
        break; // not commands of a session
    }
    finish(2);
}

void Session::finish(int status)
{
    progress(QString());
    std::fflush(stdout);
    QMetaObject::invokeMethod(
        this, [this, status] { Q_EMIT finished(status); }, Qt::QueuedConnection);
}

void Session::complain(const QString &sentence)
{
    ++m_complaints;
    say(sentence);
}

void Session::say(const QString &sentence)
{
    progress(QString());
    const QByteArray line = "courant: " + sentence.simplified().toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

void Session::fail(const Error &error)
{
    complain(errorText(error));
    finish(1);
}

void Session::progress(const QString &text)
{
    static const bool terminal = isatty(fileno(stderr)) != 0;
    if (!terminal || (text.isEmpty() && !m_progressShown))
        return;
    const QByteArray line = "\r\033[K" + text.toUtf8();
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    m_progressShown = !text.isEmpty();
}

void Session::print(const QString &text)
{
    print(text.toUtf8());
}

void Session::print(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
}

} // namespace courant
