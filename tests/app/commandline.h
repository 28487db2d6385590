// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QSignalSpy>
#include <QStringList>
#include <QTest>

/// Runs the real binary on a library of its own. The event loop of the test goes on meanwhile, so that
/// servers in this process answer.
namespace commandline {

struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }
};

/// A word of a command line, from whatever is at hand.
struct Word
{
    Word(const char *utf8) : text(QString::fromUtf8(utf8)) {}
    Word(const QString &string) : text(string) {}
    QString text;
};

inline QStringList words(std::initializer_list<Word> list)
{
    QStringList result;
    for (const Word &word : list)
        result.append(word.text);
    return result;
}

inline QProcessEnvironment environment()
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("DISPLAY"));
    variables.remove(QStringLiteral("WAYLAND_DISPLAY"));
    variables.remove(QStringLiteral("QT_QPA_PLATFORM"));
    variables.insert(QStringLiteral("QTWEBENGINE_DISABLE_SANDBOX"), QStringLiteral("1"));
    return variables;
}

inline Run run(const QStringList &arguments, const QByteArray &input = {}, int timeout = 60'000)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    QSignalSpy done(&process, &QProcess::finished);
    process.start(QStringLiteral(COURANT_BINARY), arguments);
    if (!input.isEmpty())
        process.write(input);
    process.closeWriteChannel();
    Run result;
    if (done.isEmpty() && !done.wait(timeout)) {
        process.kill();
        process.waitForFinished();
        result.err = "timeout";
        return result;
    }
    result.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

inline Run run(std::initializer_list<Word> arguments, const QByteArray &input = {})
{
    return run(words(arguments), input);
}

} // namespace commandline
