// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full or fails, at every single write of everything that writes; and a drive without locks.
#include "db/localconnection.h"
#include "db/migrations.h"
#include "librarytest.h"
#include "store/packing.h"
#include "store/schema.h"
#include "support/diskshim.h"

#include <QDir>
#include <QFile>

using namespace courant;
using namespace Qt::Literals::StringLiterals;
using diskshim::Fault;

namespace {

constexpr int most = 2'000; // writes of one operation

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Everything a reader sees of a library.
QString contentOf(Library &library)
{
    QString all;
    const SourceTree tree = must(library.sourceTree());
    all += u"%1 %2 %3\n"_s.arg(tree.total).arg(tree.unread).arg(tree.bookmarked);
    for (const Group &group : tree.groups)
        all += group.title + u'\n';
    for (const Source &source : tree.sources)
        all += source.url + u' ' + source.title +
               u" %1 %2 %3\n"_s.arg(source.unread).arg(source.total).arg(source.fetch.failures);
    for (const ArticleRow &row : must(library.page({}, std::nullopt, 100'000)).rows) {
        all += row.title + u' ' + row.excerpt +
               u" %1 %2 %3\n"_s.arg(row.read).arg(row.bookmarked).arg(row.imagesStored);
        all += must(library.article(row.id)).content.left(30);
    }
    return all + must(library.property(u"test"_s)) + u' ' +
           QString::number(Library::backups(library.dataFolder()).size());
}

template<class T>
Status plain(const QFuture<Result<T>> &future)
{
    const Result<T> result = await(future);
    return result ? Status() : Status(result.error());
}

IncomingArticle withImage(const QString &title, const QString &text)
{
    IncomingArticle article = incoming(title, title, text, utc(u"2026-01-01T10:00:00"_s));
    ArticleImage image;
    image.key = u"key "_s + title;
    image.url = u"https://example.org/"_s + title;
    article.images = {image};
    return article;
}

} // namespace

class TestDiskFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup();

    void everyWrite_failsWholeAndGoesOn_data();
    void everyWrite_failsWholeAndGoesOn();
    void failedBackup_leavesNothing();
    void failedRescue_canBeRepeated();
    void failedRestore_changesNothing();
    void killedMigration_isOldOrNew_data();
    void killedMigration_isOldOrNew();
    void killedFirstStart_startsAgain();
    void newerSchemaInTheLog_isRefusedUntouched();
    void driveWithoutLocks_isSaid();

private:
    QString path() const { return m_folder->path(); }
    QString file() const { return path() + u"/library.sqlite"_s; }
    void fill();
    void breakFile();
    std::unique_ptr<QTemporaryDir> m_folder;
};

using Operation = std::function<Status(Library &, int)>;
Q_DECLARE_METATYPE(Operation)

void TestDiskFaults::initTestCase()
{
    QVERIFY(diskshim::install());
    diskshim::setSyncs(false);
}

void TestDiskFaults::cleanup()
{
    diskshim::heal();
    diskshim::refuseLocks({});
    m_folder.reset();
}

void TestDiskFaults::fill()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    QList<IncomingArticle> articles;
    for (int i = 0; i < 60; ++i)
        articles.append(withImage(u"old%1"_s.arg(i), QString(400 + i * 20, u'字')));
    mergeAll(*library, source, articles);
    must(library->setFlag({ArticleId(3), ArticleId(4)}, Flag::Bookmarked, true));
    must(library->indexPending());
}

void TestDiskFaults::breakFile()
{
    QByteArray bytes = bytesOf(file());
    std::fill_n(bytes.data() + 100, 8000, char(0x5a));
    overwrite(file(), bytes);
}

void TestDiskFaults::everyWrite_failsWholeAndGoesOn_data()
{
    QTest::addColumn<Operation>("operation");
    // Each call does something new, so that success shows.
    const auto add = [](const char *name, const Operation &operation) { QTest::newRow(name) << operation; };
    add("merge", [](Library &library, int n) {
        MergeInput input;
        for (int i = 0; i < 12; ++i)
            input.articles.append(withImage(u"new%1-%2"_s.arg(n).arg(i), QString(2000, u'报')));
        input.articles.append(withImage(u"old1"_s, u"changed %1"_s.arg(n)));
        return plain(library.merge(SourceId(1), input));
    });
    add("flag", [](Library &library, int n) {
        return await(library.setFlag({ArticleId(1), ArticleId(9)}, Flag::Read, n % 2 == 0));
    });
    add("flag of all", [](Library &library, int n) {
        return plain(library.setFlagForAll({}, Flag::Bookmarked, n % 2 == 0));
    });
    add("image", [](Library &library, int n) {
        return await(
            library.storeImage(u"key old%1"_s.arg(n), QByteArray::number(n), u"image/png"_s, QSize(1, 1)));
    });
    add("add source", [](Library &library, int n) {
        NewSource source;
        source.url = u"https://example.org/new%1"_s.arg(n);
        return plain(library.addSource(source));
    });
    add("rename source", [](Library &library, int n) {
        return await(library.renameSource(SourceId(1), u"Named %1"_s.arg(n)));
    });
    add("fetch state", [](Library &library, int n) {
        FetchState state;
        state.failures = n + 1;
        return await(library.setFetchState(SourceId(1), state));
    });
    add("group", [](Library &library, int n) { return plain(library.ensureGroup({QString::number(n)})); });
    add("property",
        [](Library &library, int n) { return await(library.setProperty(u"test"_s, u"value %1"_s.arg(n))); });
    add("remove source", [](Library &library, int n) {
        if (n > 0)
            return await(library.setProperty(u"test"_s, QString::number(n))); // it is gone
        return await(library.removeSource(SourceId(1)));
    });
}

void TestDiskFaults::everyWrite_failsWholeAndGoesOn()
{
    QFETCH(const Operation, operation);
    fill();
    auto library = openLibrary(path());
    int tried = 0;
    int round = 0;
    for (const Fault fault : {Fault::Full, Fault::Error}) {
        for (const bool once : {true, false}) {
            bool saidFull = fault != Fault::Full;
            for (int k = 1;; ++k, ++tried) {
                QVERIFY(k < most);
                const QString before = contentOf(*library);
                diskshim::failAt(path(), k, fault, once);
                const Status status = operation(*library, round);
                const QString during = contentOf(*library); // reading goes on
                diskshim::heal();
                if (status) {
                    QVERIFY(during != before);
                    QVERIFY(k > 1); // without a write nothing is durable
                    break;
                }
                const Error::Kind kind = status.error().kind;
                saidFull = saidFull || kind == Error::Kind::DiskFull;
                QVERIFY2(kind == Error::Kind::DiskFull || kind == Error::Kind::Unreadable,
                    qPrintable(status.error().detail));
                QCOMPARE(during, before);
                QCOMPARE(contentOf(*library), before);
            }
            QVERIFY(saidFull);
            ++round;
            must(library->indexPending());
            QCOMPARE(auditProblems(*library), QStringList());
        }
    }
    const QString last = contentOf(*library);
    library = openLibrary(path());
    QCOMPARE(contentOf(*library), last);
    qInfo("%d failing writes", tried);
}

void TestDiskFaults::failedBackup_leavesNothing()
{
    fill();
    const auto library = openLibrary(path());
    const QString first = must(library->backUp());
    const QByteArray bytes = bytesOf(first);
    const QString folder = path() + u"/backups"_s;
    for (const Fault fault : {Fault::Full, Fault::Error}) {
        for (int k = 1;; ++k) {
            QVERIFY(k < most);
            diskshim::failAt(folder, k, fault, false);
            const Status status = plain(library->backUp(2));
            const int failed = diskshim::heal();
            if (status) {
                QCOMPARE(failed, 0); // nothing may fail unheard
                QCOMPARE(Library::backups(path()).size(), 2);
                QVERIFY(QFile::remove(status ? Library::backups(path()).constFirst().path : QString()));
                break;
            }
            QVERIFY(status.error().kind == Error::Kind::DiskFull ||
                    status.error().kind == Error::Kind::Unreadable);
            QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{QFileInfo(first).fileName()});
            QCOMPARE(bytesOf(first), bytes);
        }
    }
}

void TestDiskFaults::failedRescue_canBeRepeated()
{
    fill();
    must(openLibrary(path())->backUp());
    breakFile();
    const QByteArray broken = bytesOf(file());
    int k = 1;
    for (; k < most; k += 7) {
        diskshim::failAt(path(), k, Fault::Full, false);
        const Status status = plain(Library::rescue(path()));
        diskshim::heal();
        if (status)
            break;
        QCOMPARE(bytesOf(file()), broken); // where it was
        QVERIFY(!QFile::exists(file() + u".part"_s));
        QVERIFY(!QDir(path() + u"/damaged"_s).exists());
    }
    QVERIFY(k > 1 && k < most);
    const auto library = openLibrary(path());
    must(library->indexPending());
    QCOMPARE(must(library->sourceTree()).total, 60);
    QCOMPARE(must(library->sourceTree()).bookmarked, 2);
    QCOMPARE(auditProblems(*library), QStringList());
    const QDir damaged(path() + u"/damaged"_s);
    const QStringList kept = damaged.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(bytesOf(damaged.filePath(kept.constFirst() + u"/library.sqlite"_s)), broken);
}

// Killed between any two of its renames: the next start completes the exchange.
void TestDiskFaults::failedRestore_changesNothing()
{
    fill();
    QString backup;
    {
        const auto library = openLibrary(path());
        backup = must(library->backUp());
        must(library->setFlag({ArticleId(7)}, Flag::Bookmarked, true));
    }
    const QByteArray restored = bytesOf(backup);
    const QByteArray old = bytesOf(file());
    const QString stamp = u"20260101-000000-000"_s;
    const QString waiting = file() + u".new-"_s + stamp;
    const QString aside = path() + u"/damaged/"_s + stamp + u"/library.sqlite"_s;
    for (int killedAfter = 0; killedAfter < 3; ++killedAfter) {
        QDir(path() + u"/damaged"_s).removeRecursively();
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
            QFile::remove(file() + suffix);
        overwrite(file(), old);
        overwrite(file() + u"-wal"_s, "a log that belongs to the old file alone"_ba);
        QVERIFY(QFile::copy(backup, waiting));
        QVERIFY(QDir().mkpath(QFileInfo(aside).path()));
        if (killedAfter > 0)
            QVERIFY(QFile::rename(file(), aside));
        if (killedAfter > 1)
            QVERIFY(QFile::rename(file() + u"-wal"_s, aside + u"-wal"_s));
        QCOMPARE(must(openLibrary(path())->sourceTree()).bookmarked, 2);
        QVERIFY(!QFile::exists(waiting));
        QCOMPARE(bytesOf(aside), old);
        QVERIFY(QFile::exists(aside + u"-wal"_s));
    }
    QCOMPARE(bytesOf(backup), restored);
}

void TestDiskFaults::killedMigration_isOldOrNew_data()
{
    QTest::addColumn<int>("version");
    for (int version = 1; version < libraryMigrations().size(); ++version)
        QTest::newRow(qPrintable(u"from %1"_s.arg(version))) << version;
}

void TestDiskFaults::killedMigration_isOldOrNew()
{
    QFETCH(const int, version);
    const QList<Migration> steps = libraryMigrations();
    {
        LocalConnection local;
        QVERIFY(local.open({file(), Database::Mode::ReadWrite, libraryApplicationId, version, 0}));
        Connection &connection = local.connection();
        QVERIFY(migrate(connection, steps.mid(0, version), libraryApplicationId));
        connection.run(u"INSERT INTO sources(kind, url, title, total, unread) VALUES(0, 'a', 'b', 1, 1)"_s);
        connection.run(u"INSERT INTO articles(source_id, key, added, sort_key, content_hash, text_hash)"
                       " VALUES(1, x'00', 5, 5, x'00', 0)"_s);
        connection.run(u"INSERT INTO heads(article_id, title) VALUES(1, 'Old')"_s);
        connection.run(u"INSERT INTO bodies(article_id, content) VALUES(1, ?)"_s, packText(u"harbour"_s));
        connection.run(u"INSERT INTO pending(article_id) VALUES(1)"_s);
        QVERIFY2(connection.status(), qPrintable(connection.error().detail));
    }
    const QByteArray old = bytesOf(file());
    int killed = 0;
    for (int k = 1;; ++k) {
        QVERIFY(k < most);
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
            QFile::remove(file() + suffix);
        QDir(path() + u"/backups"_s).removeRecursively();
        overwrite(file(), old);
        bool opened = false;
        diskshim::failAt(path(), k, Fault::Error, false); // from here on nothing comes to the disk
        {
            Library::Options options;
            options.dataFolder = path();
            options.plainText = [](const QString &html) { return html; };
            Library library(options);
            opened = bool(await(library.open()));
        }
        diskshim::heal();
        {
            LocalConnection local;
            QVERIFY(
                local.open({file(), Database::Mode::ReadOnly, libraryApplicationId, int(steps.size()), 0}));
            const int now = local.connection().value(u"PRAGMA user_version"_s).toInt();
            QVERIFY(now >= version && now <= steps.size());
            killed += now < steps.size() ? 1 : 0;
        }
        const auto library = openLibrary(path());
        must(library->indexPending());
        QCOMPARE(titles(must(library->page({}, std::nullopt, 10))), QStringList{u"Old"_s});
        QCOMPARE(found(*library, u"harbour"_s).size(), 1);
        QCOMPARE(auditProblems(*library), QStringList());
        if (opened)
            break;
    }
    QVERIFY(killed > 0);
}

void TestDiskFaults::killedFirstStart_startsAgain()
{
    for (int k = 1;; ++k) {
        QVERIFY(k < most);
        QDir(path()).removeRecursively();
        bool opened = false;
        diskshim::failAt(path(), k, Fault::Full, false);
        {
            Library::Options options;
            options.dataFolder = path();
            Library library(options);
            opened = bool(await(library.open()));
        }
        diskshim::heal();
        const auto library = openLibrary(path());
        feed(*library, u"https://example.org/feed"_s);
        QCOMPARE(auditProblems(*library), QStringList());
        if (opened)
            break;
    }
}

void TestDiskFaults::newerSchemaInTheLog_isRefusedUntouched()
{
    fill();
    QByteArray main;
    QByteArray log;
    {
        LocalConnection local;
        QVERIFY(local.open({file(), Database::Mode::ReadWrite, libraryApplicationId, 1000, 0}));
        local.connection().run(u"PRAGMA user_version=1000"_s);
        // As after a kill: taken before the log is worked in.
        main = bytesOf(file());
        log = bytesOf(file() + u"-wal"_s);
    }
    QVERIFY(!log.isEmpty());
    for (const bool readOnly : {false, true}) {
        QFile::remove(file() + u"-shm"_s);
        overwrite(file(), main);
        overwrite(file() + u"-wal"_s, log);
        {
            Library::Options options;
            options.dataFolder = path();
            options.readOnly = readOnly;
            Library library(options);
            const Status status = await(library.open());
            QVERIFY(!status);
            QCOMPARE(status.error().kind, Error::Kind::NewerSchema);
        }
        QCOMPARE(bytesOf(file()), main);
        QCOMPARE(bytesOf(file() + u"-wal"_s), log);
    }
}

void TestDiskFaults::driveWithoutLocks_isSaid()
{
    fill();
    const QByteArray before = bytesOf(file());
    diskshim::refuseLocks(path());
    for (const bool readOnly : {false, true}) {
        Library::Options options;
        options.dataFolder = path();
        options.readOnly = readOnly;
        Library library(options);
        const Status status = await(library.open());
        QVERIFY(!status);
        QCOMPARE(status.error().kind, Error::Kind::Unsupported);
        QVERIFY2(status.error().detail.contains(u"network"_s), qPrintable(status.error().detail));
    }
    diskshim::refuseLocks({});
    QCOMPARE(bytesOf(file()), before);
    QCOMPARE(auditProblems(*openLibrary(path())), QStringList());
}

QTEST_GUILESS_MAIN(TestDiskFaults)
#include "tst_diskfaults.moc"
