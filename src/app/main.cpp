// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extracttool.h"
#include "app/memory.h"
#include "app/options.h"
#include "app/session.h"
#include "app/tools.h"
#include "app/window.h"
#include "version.h"
#include "web/schemes.h"
#include "widgets/errortext.h"

#include <QApplication>
#include <QFileInfo>
#include <QLoggingCategory>

#include <cstdio>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList words(int argc, char **argv)
{
    QStringList list;
    for (int i = 1; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        if (word != u"-reverse") // Qt's own: the layout from right to left
            list.append(word);
    }
    return list;
}

/// Asked for before there is a QCoreApplication that would know.
QString programFolder(const char *name)
{
#if defined(Q_OS_LINUX)
    const QString program = QFile::symLinkTarget(u"/proc/self/exe"_s);
    if (!program.isEmpty())
        return QFileInfo(program).path();
#endif
    return QFileInfo(QString::fromLocal8Bit(name)).absolutePath();
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

/// For what needs the engine but no display.
void offscreen()
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

QtMessageHandler systemHandler = nullptr;

/// Remarks of Qt and of Chromium about a machine without a display are of no use to who reads our stderr.
void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    static const QStringList noise = {u"This plugin does not support propagateSizeHints()"_s,
        u"QStandardPaths: XDG_RUNTIME_DIR not set"_s, u"Sandboxing disabled by user"_s,
        u"WebEngineContext used before"_s, u"No suitable graphics backend found"_s};
    const auto begins = [&](const QString &start) { return message.startsWith(start); };
    if (std::any_of(noise.begin(), noise.end(), begins))
        return;
    systemHandler(type, context, message);
}

void quiet()
{
    systemHandler = qInstallMessageHandler(handleMessage);
    QLoggingCategory::setFilterRules(u"qt.webenginecontext.info=false\nqt.webenginecontext.debug=false\n"
                                     "qt.webenginecontext.warning=false\nqt.qpa.plugin.info=false\n"_s);
}

int runSession(QCoreApplication &application, const Options &options, bool *wantsFullTexts = nullptr)
{
    Session session(options);
    QObject::connect(
        &session, &Session::finished, &application, [](int status) { QCoreApplication::exit(status); });
    QMetaObject::invokeMethod(&session, &Session::start, Qt::QueuedConnection);
    const int status = application.exec();
    if (wantsFullTexts)
        *wantsFullTexts = session.wantsFullTexts();
    return status;
}

/// A refresh starts the engine only when there are whole articles to fetch, and with an application of its
/// own.
int runRefresh(int argc, char *argv[], const Options &options)
{
    bool more = false;
    int status = 0;
    {
        QCoreApplication application(argc, argv);
        status = runSession(application, options, &more);
    }
    if (!more)
        return status;
    if (engineRefused())
        return 1;
    offscreen();
    registerSchemes();
    QApplication application(argc, argv);
    Options rest = options;
    rest.command = Command::FullTexts;
    return std::max(status, runSession(application, rest));
}

int run(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"Courant"_s);
    QCoreApplication::setApplicationVersion(u"" COURANT_VERSION ""_s);
    quiet();

    const Result<Options> parsed = parseOptions(words(argc, argv), programFolder(argv[0]));
    if (!parsed) {
        const QByteArray line = "courant: " + parsed.error().detail.toUtf8() + '\n';
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
        return 2;
    }
    const Options &options = *parsed;
    switch (options.command) {
    case Command::Help:
        Session::print(helpText());
        return 0;
    case Command::Version:
        Session::print(u"Courant " COURANT_VERSION "\n"_s);
        return 0;
    case Command::Tool: {
        if (options.commandName == u"extract") {
            if (engineRefused())
                return 1;
            offscreen();
            registerSchemes();
            QApplication application(argc, argv);
            return runExtract(application, options.arguments);
        }
        QCoreApplication application(argc, argv);
        return runTool(options.arguments);
    }
    case Command::Export:
        if (options.format == u"pdf") {
            if (engineRefused())
                return 1;
            offscreen();
            registerSchemes();
            QApplication application(argc, argv);
            return runSession(application, options);
        }
        break;
    case Command::Refresh:
        return runRefresh(argc, argv, options);
    case Command::Window: {
        if (!hasDisplay()) {
            if (options.screenshot.isEmpty()) {
                std::fputs("courant: there is no display to open a window on. \"courant --screenshot FILE\" "
                           "draws the "
                           "window to a picture; \"courant --help\" lists what works without one.\n",
                    stderr);
                return 1;
            }
            qputenv("QT_QPA_PLATFORM", "offscreen");
        }
        registerSchemes();
        QApplication application(argc, argv);
        return runWindow(application, options);
    }
    default:
        break;
    }
    QCoreApplication application(argc, argv);
    return runSession(application, options);
}

} // namespace

int main(int argc, char *argv[])
{
    giveMemoryBack();
    const int status = run(argc, argv);
    // A list that did not reach its file is no success, whatever was found.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        std::fputs("courant: The output could not be written.\n", stderr);
        return status == 0 ? 1 : status;
    }
    return status;
}
