// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/startatlogin.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace courant::startatlogin {

namespace {

#ifdef Q_OS_WIN
constexpr auto runKey = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
#endif

QString entryPath()
{
#ifdef Q_OS_MACOS
    return QDir::homePath() + u"/Library/LaunchAgents/org.courant.Courant.plist"_s;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/autostart/courant.desktop"_s;
#endif
}

/// As the Desktop Entry Specification quotes an argument of Exec.
QString quoted(QString argument)
{
    for (const QChar mark : {u'\\', u'"', u'`', u'$'})
        argument.replace(mark, QString(u'\\' + QString(mark)));
    argument.replace(u'%', u"%%"_s);
    return u'"' + argument.replace(u'\\', u"\\\\"_s) + u'"';
}

QByteArray entry(const QStringList &command)
{
#ifdef Q_OS_MACOS
    QString items;
    for (const QString &word : command)
        items += u"<string>"_s + word.toHtmlEscaped() + u"</string>"_s;
    return QString(
        u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\"><dict><key>Label</key>"
        "<string>org.courant.Courant</string><key>RunAtLoad</key><true/><key>ProgramArguments</key>"
        "<array>"_s +
        items + u"</array></dict></plist>\n"_s)
        .toUtf8();
#else
    QStringList words;
    for (const QString &word : command)
        words.append(quoted(word));
    return QString(u"[Desktop Entry]\nType=Application\nName=Courant\nTerminal=false\nIcon=courant\nExec="_s +
                   words.join(u' ') + u"\n"_s)
        .toUtf8();
#endif
}

Status write(bool on, const QStringList &command)
{
#ifdef Q_OS_WIN
    QSettings run(QString::fromLatin1(runKey), QSettings::NativeFormat);
    QStringList words;
    for (const QString &word : command)
        words.append(u'"' + QDir::toNativeSeparators(word) + u'"');
    if (on)
        run.setValue("Courant"_L1, words.join(u' '));
    else
        run.remove("Courant"_L1);
    run.sync();
    if (run.status() != QSettings::NoError)
        return Error{Error::Kind::Unreadable, u"Run"_s};
    return {};
#else
    const QString path = entryPath();
    if (!on) {
        if (QFile::exists(path) && !QFile::remove(path))
            return Error{Error::Kind::Unreadable, path};
        return {};
    }
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(entry(command)) < 0 || !file.commit())
        return Error{Error::Kind::Unreadable, QString(path + u": "_s + file.errorString())};
    return {};
#endif
}

} // namespace

bool isOn()
{
#ifdef Q_OS_WIN
    return QSettings(QString::fromLatin1(runKey), QSettings::NativeFormat).contains("Courant"_L1);
#else
    return QFile::exists(entryPath());
#endif
}

QFuture<Status> set(bool on, const QStringList &arguments)
{
    const QStringList command =
        QStringList{QCoreApplication::applicationFilePath(), u"--minimized"_s} + arguments;
    return QtConcurrent::run([on, command] { return write(on, command); });
}

} // namespace courant::startatlogin
