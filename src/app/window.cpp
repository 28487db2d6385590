// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/librarylock.h"
#include "app/singleinstance.h"
#include "app/windowpicture.h"
#include "html/digest.h"
#include "model/whendone.h"
#include "net/httpclient.h"
#include "reader/activitylog.h"
#include "reader/caretaker.h"
#include "reader/folderwatcher.h"
#include "reader/fulltextfetcher.h"
#include "reader/iconfetcher.h"
#include "reader/imagefetcher.h"
#include "reader/importer.h"
#include "reader/mediafetcher.h"
#include "reader/networksettings.h"
#include "reader/refresher.h"
#include "reader/scheduler.h"
#include "reader/secretkeeper.h"
#include "reader/secrets.h"
#include "reader/settings.h"
#include "store/library.h"
#include "web/extractor.h"
#include "widgets/caretext.h"
#include "widgets/errortext.h"
#include "widgets/mainwindow.h"
#include "widgets/notice.h"
#include "widgets/openproblem.h"
#include "widgets/reading.h"
#include "widgets/statusline.h"
#include "widgets/theme.h"
#include "widgets/translations.h"
#include "widgets/tray.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <optional>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

struct WindowWords
{
    Q_DECLARE_TR_FUNCTIONS(WindowWords)
};

void complain(const QString &sentence)
{
    const QByteArray line = "courant: " + sentence.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

/// Arguments as the running instance can use them: its working folder is another one.
QStringList absoluteInputs(const QStringList &arguments)
{
    QStringList inputs;
    for (const QString &argument : arguments) {
        const QFileInfo file(argument);
        inputs.append(file.exists() ? file.absoluteFilePath() : argument);
    }
    return inputs;
}

Theme::Mode themeMode(const Options &options, const Settings &settings)
{
    if (!options.theme.isEmpty())
        return options.theme == u"dark" ? Theme::Mode::Dark : Theme::Mode::Light;
    switch (settings.theme()) {
    case Settings::Theme::Light:
        return Theme::Mode::Light;
    case Settings::Theme::Dark:
        return Theme::Mode::Dark;
    case Settings::Theme::System:
        break;
    }
    return Theme::Mode::System;
}

QLocale interfaceLocale(const Options &options, const Settings &settings)
{
    if (!options.language.isEmpty())
        return QLocale(options.language);
    if (!settings.language().isEmpty())
        return QLocale(settings.language());
    return QLocale();
}

/// The program around its window: everything built by constructor, in order, and torn down in reverse.
class WindowProgram final : public QObject
{
public:
    WindowProgram(QApplication *application, const Options &options)
        : m_application(application)
        , m_options(options)
        , m_settings(options.dataFolder)
        , m_theme(themeMode(options, m_settings))
        , m_library({.dataFolder = options.dataFolder,
              .readOnly = false,
              .plainText = &html::plainText,
              .rescueDamaged = true})
        , m_client(clientOptions(m_settings))
        , m_secrets(makeKeychain(), makeSecretFile(options.dataFolder))
        , m_refresher(&m_library, &m_client)
        , m_importer(&m_library, &m_client, &m_refresher)
        , m_images(&m_library, &m_client)
        , m_fullTexts(&m_library, &m_client,
              [this](const QString &html, const QUrl &url) { return m_extractor.extract(html, url); })
        , m_media(&m_library, &m_client, &m_secrets)
        , m_icons(&m_library, &m_client)
        , m_watcher(&m_library, &m_refresher)
        , m_scheduler(&m_library, &m_refresher, [this] { return policy(); })
        , m_secretKeeper(&m_library, &m_secrets)
        , m_caretaker(&m_library, &m_importer, [this] { return m_settings.retention(); })
    {
        m_refresher.setSecrets(&m_secrets);
        m_images.setSecrets(&m_secrets);
        m_importer.setSecrets(&m_secrets);
        m_fullTexts.setSecrets(&m_secrets);
        m_log.watch(&m_refresher);
        m_log.watch(&m_images);
    }

    void start()
    {
        m_library.setUnreadWhenChanged(m_settings.unreadWhenChanged());
        useLanguage();
        m_theme.install();
        connect(&m_caretaker, &Caretaker::notice, this, [this](const CareNotice &notice) { tell(notice); });
        // The window comes at once; what it asks of the library waits behind open().
        const QFuture<Status> opened = m_library.open();
        if (m_options.screenshot.isEmpty())
            makeWindow();
        whenDone(opened, this, [this](const Status &status) {
            if (!status)
                refuse(status.error());
            else
                firstRun();
        });
    }

    void open(const QStringList &inputs)
    {
        if (!m_window)
            return;
        m_window->raiseFromOtherInstance();
        for (const QString &input : inputs)
            m_window->openDocument(input);
    }

    /// Told over the panes as soon as there is a window.
    void setNotice(const QString &notice) { m_noticeText = notice; }
    /// The backup that is to take the library's place once this program is gone; empty: none.
    QString backupToRestore() const { return m_restore; }
    /// Why the library could not be opened.
    std::optional<Error> problem() const { return m_problem; }

private:
    void useLanguage()
    {
        const QLocale locale = interfaceLocale(m_options, m_settings);
        QLocale::setDefault(locale);
        installTranslations(m_application, locale);
    }

    /// Another window in another language, where the reader was; at once, without a restart.
    void changeLanguage(int settingsPage)
    {
        const ArticleId shown = m_window->reading()->shown().id;
        m_options.language.clear(); // what was chosen now stands above what was asked for at the start
        m_window->saveState();
        const auto old = std::move(m_window); // goes last: a program without a window would end
        useLanguage();
        makeWindow();
        if (shown != ArticleId::None)
            m_window->selectArticle(shown);
        m_window->showSettings(settingsPage);
    }

    void connectWindow()
    {
        connect(m_window.get(), &MainWindow::settingsChanged, this, [this] { applySettings(); });
        // Queued: the window cannot go while it still tells of it.
        connect(
            m_window.get(), &MainWindow::languageChosen, this, [this](int page) { changeLanguage(page); },
            Qt::QueuedConnection);
        connect(
            m_window.get(), &MainWindow::restoreChosen, this,
            [this](const QString &backup) {
                m_restore = backup;
                m_window->saveState();
                QCoreApplication::exit(0);
            },
            Qt::QueuedConnection);
    }

    void applySettings()
    {
        if (m_tray) {
            m_tray->update();
            followTray();
        }
        applyNetworkSettings(m_settings, &m_client, &m_scheduler, &m_images);
        // A source may want its pictures even where the others do not.
        m_images.setAutomatic(true);
    }

    void makeWindow()
    {
        MainWindow::Parts parts;
        parts.library = &m_library;
        parts.refresher = &m_refresher;
        parts.importer = &m_importer;
        parts.images = &m_images;
        parts.secrets = &m_secrets;
        parts.log = &m_log;
        parts.fullTexts = &m_fullTexts;
        parts.media = &m_media;
        parts.theme = &m_theme;
        parts.locale = QLocale();
        // A picture of the window shows it as it comes, and leaves the reader's own state alone.
        if (!m_options.screenshot.isEmpty())
            m_scratchSettings = std::make_unique<Settings>(m_scratch.path());
        parts.settings = m_scratchSettings ? m_scratchSettings.get() : &m_settings;
        parts.marksRead = m_options.screenshot.isEmpty();
        m_window = std::make_unique<MainWindow>(parts);
        if (!m_options.screenshot.isEmpty())
            m_window->resize(m_options.size);
        connectWindow();
        if (!m_noticeText.isEmpty())
            m_window->notice()->tell(m_noticeText, WindowWords::tr("Open Folder"),
                [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_options.dataFolder)); });
        if (!m_options.screenshot.isEmpty()) {
            m_window->show();
            return;
        }
        m_tray = std::make_unique<Tray>(&m_library, &m_settings, m_window.get());
        showFirst();
    }

    /// Started minimized, the window waits in the tray or in the task bar.
    void showFirst()
    {
        const bool minimized = std::exchange(m_options.minimized, false);
        if (!minimized)
            m_window->show();
        else if (!m_tray->isShown())
            m_window->showMinimized();
        followTray();
    }

    /// With the tray, the window may be hidden and its dialogs closed without an end of the program.
    void followTray() { QGuiApplication::setQuitOnLastWindowClosed(!m_tray->isShown()); }

    void refuse(const Error &error)
    {
        complain(errorText(error));
        m_problem = error;
        QCoreApplication::exit(1);
    }

    /// A library without any source gets the samples, once in its life.
    void firstRun()
    {
        whenDone(m_library.sources(), this, [this](const Result<QList<Source>> &sources) {
            m_first = sources && sources->isEmpty();
            if (m_first)
                whenDone(m_importer.addSamplesOnce(), this, [this](const Status &status) {
                    if (!status)
                        complain(errorText(status.error()));
                    go();
                });
            else
                go();
        });
    }

    /// Plain words; a rescue stays over the panes, because somebody may want the damaged file.
    void tell(const CareNotice &notice)
    {
        const QString text = noticeText(notice);
        complain(text);
        if (!m_window)
            return;
        if (notice.kind == CareNotice::Kind::BackupFailed) {
            m_window->statusLine()->showMessage(text);
            return;
        }
        m_window->notice()->tell(text, WindowWords::tr("Open Folder"),
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_options.dataFolder)); });
    }

    schedule::Policy policy() const
    {
        schedule::Policy policy;
        policy.everyMinutes = m_settings.refreshMinutes();
        return policy;
    }

    void go()
    {
        if (!m_options.screenshot.isEmpty()) {
            makeWindow();
            draw();
            return;
        }
        applySettings();
        m_fullTexts.setAutomatic(true);
        m_icons.start();
        m_watcher.start();
        m_caretaker.start();
        m_secretKeeper.start();
        // A few seconds later, so that the first pages of the list and the first article come before it.
        const int later = std::max(1, m_settings.refreshMinutes()) * 60'000;
        m_scheduler.start(m_settings.refreshAtStart() ? 5'000 : later);
        for (const QString &input : absoluteInputs(m_options.arguments))
            m_window->openDocument(input);
        if (m_options.select != ArticleId::None)
            m_window->selectArticle(m_options.select);
        else if (m_first && m_options.arguments.isEmpty())
            m_window->welcome();
        else if (m_options.arguments.isEmpty())
            m_window->showLastArticle();
    }

    void draw()
    {
        const auto done = [this](int status) {
            m_window.reset();
            QCoreApplication::exit(status);
        };
        auto *picture = new WindowPicture(&m_library, m_window.get(), m_options, done, &complain, this);
        picture->draw();
    }

    QApplication *m_application;
    Options m_options;
    Settings m_settings;
    Theme m_theme;
    Library m_library;
    HttpClient m_client;
    SecretStore m_secrets;
    ActivityLog m_log;
    Refresher m_refresher;
    Importer m_importer;
    ImageFetcher m_images;
    Extractor m_extractor;
    FullTextFetcher m_fullTexts;
    MediaFetcher m_media;
    IconFetcher m_icons;
    FolderWatcher m_watcher;
    Scheduler m_scheduler;
    QString m_restore;
    std::optional<Error> m_problem;
    SecretKeeper m_secretKeeper;
    Caretaker m_caretaker;
    QString m_noticeText;
    bool m_first = false; ///< there was no source at the start
    QTemporaryDir m_scratch;
    std::unique_ptr<Settings> m_scratchSettings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Tray> m_tray;
};

/// Puts the backup in the library's place. What there is to tell of it: nothing, or why it could not be done.
QString restore(const QString &dataFolder, const QString &backup)
{
    QString told;
    QObject here;
    whenDone(Library::restore(dataFolder, backup), &here, [&told](const Status &status) {
        if (!status)
            told = WindowWords::tr("The backup could not be restored. %1").arg(errorText(status.error()));
        QCoreApplication::exit(0);
    });
    QApplication::exec();
    return told;
}

} // namespace

bool engineRefused()
{
#if defined(Q_OS_LINUX)
    if (geteuid() == 0 && !qEnvironmentVariableIsSet("QTWEBENGINE_DISABLE_SANDBOX")) {
        complain(
            u"the page cannot be shown to root: its sandbox does not work there. Start Courant as an ordinary user."_s);
        return true;
    }
#endif
    return false;
}

namespace {

/// How it ended with one library.
struct Ending
{
    int status = 0;
    std::optional<Error> problem{}; ///< it could not be opened
    bool restored = false;          ///< or a backup has taken its place: again
    QString notice{};               ///< for the next window
};

Ending stay(QApplication &application, const Options &options, const QString &notice, const QString &backup)
{
    // A running window is asked at once; a command that writes is waited for.
    SingleInstance instance(options.dataFolder);
    auto lock = LibraryLock::take(options.dataFolder, 0);
    if (!lock && lock.error().kind == Error::Kind::Locked && options.screenshot.isEmpty() &&
        instance.askRunning(absoluteInputs(options.arguments)))
        return {};
    if (!lock && lock.error().kind == Error::Kind::Locked)
        lock = LibraryLock::take(options.dataFolder, options.wait);
    if (!lock) {
        complain(errorText(lock.error()));
        return {1, lock.error()};
    }
    if (engineRefused())
        return {1};
    if (!backup.isEmpty())
        return {0, {}, true, restore(options.dataFolder, backup)};
    auto program = std::make_unique<WindowProgram>(&application, options);
    if (options.screenshot.isEmpty() && instance.listen())
        QObject::connect(&instance, &SingleInstance::raised, program.get(),
            [&program](const QStringList &inputs) { program->open(inputs); });
    program->setNotice(notice);
    program->start();
    Ending ending{application.exec(), program->problem()};
    const QString chosen = program->backupToRestore();
    QApplication::setQuitOnLastWindowClosed(false);
    program.reset(); // the library is open nowhere now
    if (!chosen.isEmpty())
        ending = {0, {}, true, restore(options.dataFolder, chosen)};
    QApplication::setQuitOnLastWindowClosed(true);
    return ending;
}

/// What the reader wants when a library cannot be opened; `options` are what to try next.
struct Remedy
{
    bool goesOn = false;
    QString backup; ///< that is to take the library's place first
};

Remedy askForRemedy(QApplication &application, const Error &error, Options &options)
{
    Remedy remedy;
    Settings settings(options.dataFolder);
    const QLocale locale = interfaceLocale(options, settings);
    QLocale::setDefault(locale);
    installTranslations(&application, locale);
    Theme theme(themeMode(options, settings));
    theme.install();
    OpenProblem window(error, options.dataFolder, &theme);
    const auto goOn = [&remedy, &window] {
        remedy.goesOn = true;
        window.close();
    };
    QObject::connect(&window, &OpenProblem::retryChosen, &window, goOn);
    QObject::connect(&window, &OpenProblem::folderChosen, &window, [&](const QString &folder) {
        options.dataFolder = folder;
        goOn();
    });
    QObject::connect(&window, &OpenProblem::restoreChosen, &window, [&](const QString &backup) {
        remedy.backup = backup;
        goOn();
    });
    QObject::connect(&window, &QDialog::finished, &application, [] { QCoreApplication::exit(0); });
    window.show();
    QApplication::exec();
    return remedy;
}

} // namespace

int runWindow(QApplication &application, const Options &options)
{
    Options now = options;
    QString notice, backup;
    for (;;) {
        const Ending ending = stay(application, now, notice, std::exchange(backup, {}));
        notice = ending.notice;
        if (ending.restored) {
            now.arguments.clear(); // they were opened once
            now.select = ArticleId::None;
            continue;
        }
        if (!ending.problem || !options.screenshot.isEmpty())
            return ending.status;
        const Remedy remedy = askForRemedy(application, *ending.problem, now);
        if (!remedy.goesOn)
            return ending.status;
        backup = remedy.backup;
    }
}

} // namespace courant
