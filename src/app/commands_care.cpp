// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonoutput.h"
#include "app/session.h"
#include "reader/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace courant::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The backup that the argument names: a number of the list, or a file.
Result<QString> chosenBackup(const Options &options)
{
    const QList<Backup> backups = Library::backups(options.dataFolder);
    const QString word = options.arguments.value(0, u"1"_s);
    bool isNumber = false;
    const int number = word.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= backups.size())
        return backups.at(number - 1).path;
    if (QFileInfo(word).isFile())
        return QFileInfo(word).absoluteFilePath();
    return Error{Error::Kind::NotFound,
        backups.isEmpty() ? u"there is no backup in %1"_s.arg(options.dataFolder + u"/backups"_s)
                          : u"\"courant backups\" lists those from 1 to %1"_s.arg(backups.size()),
        0};
}

} // namespace

void clear(Session *session)
{
    session->then(session->library()->sources(), [session](const QList<Source> &sources) {
        const Settings settings(session->options().dataFolder);
        const RetentionRules rules = rulesOf(sources, settings.retention());
        session->then(session->library()->applyRetention(rules), [session](const Deletion &deletion) {
            if (session->options().json)
                Session::print(json::line({{u"deleted"_s, deletion.articles}}));
            else
                Session::print(u"%1 articles deleted\n"_s.arg(deletion.articles));
            session->finish(0);
        });
    });
}

void backup(Session *session)
{
    session->then(session->library()->backUp(), [session](const QString &path) {
        if (session->options().json)
            Session::print(json::line({{u"path"_s, path}, {u"bytes"_s, QFileInfo(path).size()}}));
        else
            Session::print(QDir::toNativeSeparators(path) + u'\n');
        session->finish(0);
    });
}

void backups(Session *session)
{
    int number = 0;
    for (const Backup &backup : Library::backups(session->options().dataFolder)) {
        ++number;
        if (session->options().json) {
            Session::print(
                json::line({{u"number"_s, number}, {u"time"_s, backup.time.toString(Qt::ISODateWithMs)},
                    {u"bytes"_s, backup.size}, {u"path"_s, backup.path}}));
            continue;
        }
        Session::print(u"%1  %2  %3  %4\n"_s.arg(QString::number(number).rightJustified(3),
            backup.time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s),
            QLocale::c().formattedDataSize(backup.size).rightJustified(10),
            QDir::toNativeSeparators(backup.path)));
    }
    session->finish(0);
}

void restore(Session *session)
{
    const Result<QString> chosen = chosenBackup(session->options());
    if (!chosen)
        return session->fail(chosen.error());
    session->then(Library::restore(session->options().dataFolder, *chosen), [session, path = *chosen] {
        Session::print(
            u"%1 is the library now; the one before it is kept in %2\n"_s.arg(QDir::toNativeSeparators(path),
                QDir::toNativeSeparators(session->options().dataFolder + u"/damaged"_s)));
        session->finish(0);
    });
}

} // namespace courant::commands
