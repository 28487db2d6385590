// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "db/localconnection.h"
#include "store/replacement.h"
#include "store/salvage.h"
#include "store/schema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStorageInfo>

namespace courant {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString stampFormat = u"yyyyMMdd-HHmmss-zzz"_s;
constexpr qint64 roomLeft = 64 << 20; // bytes, for the library itself to go on
constexpr qint64 daySeconds = 86'400;
constexpr qsizetype daysKept = 3;
constexpr qsizetype weeksKept = 2;
constexpr qint64 largestKept = qint64(4) << 30;  // bytes of all backups
constexpr qint64 largestReadClosely = 200 << 20; // bytes; larger files have their indexes taken on trust

QString stamp()
{
    return QDateTime::currentDateTimeUtc().toString(stampFormat);
}

Status makeFolder(const QString &folder)
{
    if (QDir().mkpath(folder))
        return {};
    return Error{Error::Kind::Unreadable, "cannot make the folder "_L1 % folder, 0};
}

Status rename(const QString &from, const QString &to)
{
    QFile file(from);
    if (file.rename(to))
        return syncFile(to);
    return Error{Error::Kind::Unreadable, from % ": "_L1 % file.errorString(), 0};
}

Database::Options readOnly(const QString &fileName)
{
    return {fileName, Database::Mode::ReadOnly, libraryApplicationId, int(libraryMigrations().size()), 0};
}

/// Every column of every table but those of the search index, which is made anew when it is not right.
QStringList columnsOf(Connection &connection)
{
    return connection
        .value(u"SELECT group_concat(place) FROM (SELECT m.name || '.' || i.name AS place"
               " FROM sqlite_master m, pragma_table_info(m.name) i WHERE m.type='table'"
               " AND m.name NOT LIKE 'search%' AND m.name NOT LIKE 'sqlite%' ORDER BY place)"_s)
        .toString()
        .split(u',');
}

/// Every table, index and trigger, with the words of its definition. SQLite itself sets spaces and quotes as
/// it likes. The trash grows with the tables it mirrors, and the tables of the index belong to FTS5.
QStringList definitionsOf(Connection &connection, bool withIndex)
{
    QStringList definitions;
    Statement statement = connection.prepare(
        u"SELECT type || ' ' || name || ' ' || tbl_name || ' ' ||"
        " replace(replace(replace(sql, ' ', ''), char(10), ''), '\"', '') FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'trash%'"
        " AND (name NOT LIKE 'search%' OR name='search_hours' OR (name='search' AND ?))"_s);
    statement.bind(withIndex).exec();
    while (statement.next())
        definitions.append(statement.text(0));
    return definitions;
}

/// SQLite takes a table as its definition says; whether that text was hit by damage it cannot know.
Status checkDefinitions(Connection &connection)
{
    const int version = connection.value(u"PRAGMA user_version"_s).toInt();
    LocalConnection pristine;
    if (Status opened = pristine.open({u":memory:"_s, Database::Mode::ReadWrite, libraryApplicationId,
            int(libraryMigrations().size()), 0});
        !opened)
        return opened;
    if (Status made =
            migrate(pristine.connection(), libraryMigrations().mid(0, version), libraryApplicationId);
        !made)
        return made;
    const QStringList columns = columnsOf(connection);
    if (connection.failed())
        return connection.status();
    for (const QString &column : columnsOf(pristine.connection())) {
        if (!columns.contains(column)) // more are no harm: the trash grows with the tables it mirrors
            return Error{Error::Kind::Corrupt, column % " is not where it was"_L1, 0};
    }
    const bool newest = version == int(libraryMigrations().size());
    const QStringList definitions = definitionsOf(connection, newest);
    if (connection.failed())
        return connection.status();
    for (const QString &definition : definitionsOf(pristine.connection(), newest)) {
        if (!definitions.contains(definition))
            return Error{Error::Kind::Corrupt, definition % " is not what it was"_L1, 0};
    }
    return {};
}

/// A page written over another of the same shape leaves tables that are sound, each by itself.
Status checkRelations(Connection &connection)
{
    const QVariant stray =
        connection.value(u"SELECT id FROM articles WHERE source_id NOT IN (SELECT id FROM sources)"
                         " OR NOT EXISTS(SELECT 1 FROM heads WHERE article_id=articles.id)"
                         " OR NOT EXISTS(SELECT 1 FROM bodies WHERE article_id=articles.id) LIMIT 1"_s);
    if (connection.failed())
        return connection.status();
    if (!stray.isNull())
        return Error{Error::Kind::Corrupt, "article "_L1 % stray.toString() % " is not whole"_L1, 0};
    return {};
}

Status check(const QString &fileName)
{
    LocalConnection local;
    if (Status opened = local.open(readOnly(fileName)); !opened)
        return opened;
    Connection &connection = local.connection();
    const bool closely = QFileInfo(fileName).size() < largestReadClosely;
    const QString answer =
        connection.value(closely ? u"PRAGMA integrity_check(1)"_s : u"PRAGMA quick_check(1)"_s).toString();
    if (connection.failed())
        return connection.status();
    if (answer != "ok"_L1)
        return Error{Error::Kind::Corrupt, answer, 0};
    if (const Status defined = checkDefinitions(connection); !defined)
        return defined;
    return checkRelations(connection);
}

Status copyInto(const QString &from, const QString &to)
{
    LocalConnection local;
    if (Status opened = local.open(readOnly(from)); !opened)
        return opened;
    local.connection().run(u"VACUUM INTO ?"_s, to);
    return local.connection().status();
}

/// A journal left behind by a copy that was killed would be played into the next one.
void removeWithJournals(const QString &file)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(file + suffix);
}

/// Where a new library is made before it takes the library's place; nothing is there any more.
QString unfinishedFile(const QString &dataFolder)
{
    QString part = libraryFile(dataFolder) % ".part"_L1;
    removeWithJournals(part);
    return part;
}

} // namespace

QString libraryFile(const QString &dataFolder)
{
    return dataFolder % "/library.sqlite"_L1;
}

QList<Backup> listBackups(const QString &dataFolder)
{
    QList<Backup> backups;
    const QDir folder(dataFolder % "/backups"_L1);
    for (const QFileInfo &file : folder.entryInfoList({u"library-*.sqlite"_s}, QDir::Files, QDir::Name)) {
        QDateTime time = QDateTime::fromString(file.completeBaseName().mid(8), stampFormat);
        time.setTimeSpec(Qt::UTC);
        backups.prepend({file.filePath(), time, file.size()});
    }
    return backups;
}

Result<QString> makeBackup(const QString &dataFolder, int keep)
{
    const QString folder = dataFolder % "/backups"_L1;
    if (const Status made = makeFolder(folder); !made)
        return made.error();
    const qint64 size = QFileInfo(libraryFile(dataFolder)).size();
    if (const QStorageInfo disk(folder); disk.isValid() && disk.bytesAvailable() < size + roomLeft)
        return Error{Error::Kind::DiskFull, "no room for a backup in "_L1 % folder, 0};
    const QString part = folder % "/unfinished.part"_L1;
    const QString path = folder % "/library-"_L1 % stamp() % ".sqlite"_L1;
    removeWithJournals(part);
    Status done = copyInto(libraryFile(dataFolder), part);
    if (done)
        done = check(part);
    if (done)
        done = syncFile(part);
    if (done)
        done = rename(part, path);
    if (!done) {
        removeWithJournals(part);
        return done.error();
    }
    const QList<Backup> all = listBackups(dataFolder);
    for (const Backup &old : keep > 0 ? all.mid(keep) : wornOut(all))
        QFile::remove(old.path);
    return path;
}

QList<Backup> wornOut(const QList<Backup> &backups)
{
    QList<Backup> old;
    QSet<QDate> days;
    QSet<qint64> weeks;
    qint64 size = 0;
    for (qsizetype i = 0; i < backups.size(); ++i) {
        const QDate day = backups.at(i).time.toLocalTime().date();
        const qint64 week = day.toJulianDay() / 7;
        const bool newDay = !days.contains(day) && days.size() < daysKept;
        const bool newWeek =
            !newDay && !days.contains(day) && !weeks.contains(week) && weeks.size() < weeksKept;
        const bool keep = i < 2 || newDay || newWeek;
        if (newDay)
            days.insert(day);
        if (newWeek)
            weeks.insert(week);
        size += keep ? backups.at(i).size : 0;
        if (!keep || (i >= 2 && size > largestKept))
            old.append(backups.at(i));
    }
    return old;
}

bool isBackupDue(const QString &dataFolder)
{
    const QList<Backup> all = listBackups(dataFolder);
    if (all.isEmpty())
        return QFile::exists(libraryFile(dataFolder));
    const QDateTime newest = all.constFirst().time;
    if (newest.isValid() && newest.secsTo(QDateTime::currentDateTimeUtc()) < daySeconds)
        return false;
    const auto changed = [](const QString &file) { return QFileInfo(file).lastModified().toUTC(); };
    const QString file = libraryFile(dataFolder);
    return std::max(changed(file), changed(file + "-wal"_L1)) > newest;
}

Status backUpOldSchema(Connection &connection, const QString &dataFolder)
{
    const QString folder = dataFolder % "/backups"_L1;
    if (Status made = makeFolder(folder); !made)
        return made;
    const QString part = folder % "/unfinished.part"_L1;
    QFile::remove(part);
    connection.run(u"VACUUM INTO ?"_s, part);
    Status done = connection.status();
    if (done)
        done = syncFile(part);
    if (done)
        done = rename(part, folder % "/library-"_L1 % stamp() % ".sqlite"_L1);
    if (!done)
        QFile::remove(part);
    return done;
}

Status restoreBackup(const QString &dataFolder, const QString &backup)
{
    if (!QFile::exists(backup))
        return Error{Error::Kind::NotFound, backup, 0};
    if (Status good = check(backup); !good)
        return good;
    const QString part = unfinishedFile(dataFolder);
    if (!QFile::copy(backup, part)) {
        QFile::remove(part);
        const bool full = QStorageInfo(dataFolder).bytesAvailable() < QFileInfo(backup).size();
        return Error{full ? Error::Kind::DiskFull : Error::Kind::Unreadable, "cannot copy "_L1 % backup, 0};
    }
    const Result<QString> aside = replaceLibrary(dataFolder, part);
    return aside ? Status() : Status(aside.error());
}

Status quickCheck(const QString &dataFolder)
{
    return check(libraryFile(dataFolder));
}

Status glance(const QString &dataFolder)
{
    LocalConnection local;
    return local.open(readOnly(libraryFile(dataFolder)));
}

QString uncleanMark(const QString &dataFolder)
{
    return dataFolder % "/open.mark"_L1;
}

QString damageMark(const QString &dataFolder)
{
    return dataFolder % "/damage.mark"_L1;
}

void leaveMark(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        qWarning("the mark %s cannot be left", qUtf8Printable(fileName));
}

Result<RescueReport> rescueLibrary(const QString &dataFolder)
{
    if (const Status finished = finishReplacement(dataFolder); !finished)
        return finished.error();
    QString backup;
    for (const Backup &candidate : listBackups(dataFolder)) {
        if (check(candidate.path)) {
            backup = candidate.path;
            break;
        }
    }
    const QString part = unfinishedFile(dataFolder);
    Result<RescueReport> report = salvage(libraryFile(dataFolder), backup, part);
    if (!report) {
        unfinishedFile(dataFolder); // gives its room back; the damaged file is where it was
        return report.error();
    }
    const Result<QString> aside = replaceLibrary(dataFolder, part);
    if (!aside)
        return aside.error();
    QFile::remove(damageMark(dataFolder));
    report->damagedFolder = *aside;
    report->backup = backup;
    return report;
}

} // namespace courant
