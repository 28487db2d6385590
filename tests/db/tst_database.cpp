// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/database.h"
#include "db/migrations.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 ourId = 0x43726e74;

template<class T>
T await(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestDatabase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void interactiveJobs_overtakeBackgroundOnes();
    void destructor_drains();
    void preparedJob_keepsItsPlace();
    void failedStatement_silencesTheRest();
    void uncommittedTransaction_isRolledBack();
    void migrations_runOnceAndInOrder();
    void failedMigration_leavesTheOldSchema();
    void newerSchema_isRefusedUntouched();
    void foreignFiles_areRefusedUntouched_data();
    void foreignFiles_areRefusedUntouched();
    void emptyFile_isTakenForANewOne();
    void fullDisk_isSaidAndSurvived();
    void secondWriter_waitsForItsTurn();
    void readOnlyFolder_canBeRead();
    void readOnly_refusesToWrite();

private:
    QString path() const { return m_folder->filePath(u"test.sqlite"_s); }
    Database::Options options(Database::Mode mode = Database::Mode::ReadWrite) const
    {
        return {path(), mode, ourId, 1, 0};
    }
    void makeFile();
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::makeFile()
{
    Database database;
    QVERIFY(await(database.open(options())));
    const auto fill = [](Connection &connection) {
        connection.run(u"CREATE TABLE t(a TEXT)"_s);
        for (int i = 0; i < 200; ++i)
            connection.run(u"INSERT INTO t VALUES(?)"_s, QString(1000, u'x'));
    };
    QVERIFY(await(database.run<Status>(Database::Lane::Interactive,
        [&](Connection &connection) { return migrate(connection, {fill}, ourId); })));
}

void TestDatabase::interactiveJobs_overtakeBackgroundOnes()
{
    Database database;
    QSemaphore started, go;
    QList<int> order; // only touched on the database thread until everything is done
    database.run<int>(Database::Lane::Background, [&](Connection &) {
        started.release();
        go.acquire();
        return 0;
    });
    started.acquire();
    QFuture<int> last;
    const auto post = [&](Database::Lane lane, int number) {
        return database.run<int>(lane, [&order, number](Connection &) {
            order.append(number);
            return number;
        });
    };
    last = post(Database::Lane::Idle, 5);
    post(Database::Lane::Background, 3);
    post(Database::Lane::Background, 4);
    QVERIFY(!database.isWaitingBefore(Database::Lane::Background));
    QVERIFY(database.isWaitingBefore(Database::Lane::Idle));
    post(Database::Lane::Interactive, 1);
    post(Database::Lane::Interactive, 2);
    QVERIFY(database.isWaitingBefore(Database::Lane::Background));
    go.release();
    await(last);
    QCOMPARE(order, (QList<int>{1, 2, 3, 4, 5}));
}

void TestDatabase::destructor_drains()
{
    QFuture<int> last;
    {
        Database database;
        for (int i = 0; i < 100; ++i)
            last = database.run<int>(Database::Lane::Background, [i](Connection &) { return i; });
    }
    QVERIFY(last.isFinished());
    QCOMPARE(last.result(), 99);
}

void TestDatabase::preparedJob_keepsItsPlace()
{
    Database database;
    QSemaphore go;
    QList<int> order;
    bool prepared = false;
    auto first = database.runPrepared<int>(Database::Lane::Background, {[&] {
        go.acquire();
        prepared = true;
    }},
        [&](Connection &) {
            order.append(prepared ? 1 : -1);
            return 1;
        });
    auto second = database.run<int>(Database::Lane::Background, [&](Connection &) {
        order.append(2);
        return 2;
    });
    // The lane waits for its first job, the other lanes do not.
    QCOMPARE(await(database.run<int>(Database::Lane::Interactive, [](Connection &) { return 3; })), 3);
    QVERIFY(!second.isFinished());
    go.release();
    await(second);
    QVERIFY(first.isFinished());
    QCOMPARE(order, (QList<int>{1, 2}));
}

void TestDatabase::failedStatement_silencesTheRest()
{
    makeFile();
    Database database;
    QVERIFY(await(database.open(options())));
    const Status status = await(database.run<Status>(Database::Lane::Interactive, [](Connection &connection) {
        Transaction transaction(connection);
        connection.run(u"DELETE FROM t"_s);
        connection.run(u"INSERT INTO nowhere VALUES(1)"_s);
        connection.run(u"INSERT INTO t VALUES('after')"_s);
        return transaction.commit();
    }));
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::Database);
    QVERIFY(status.error().detail.contains(u"nowhere"_s));
    const qint64 rows = await(database.run<qint64>(Database::Lane::Interactive,
        [](Connection &connection) { return connection.value(u"SELECT count(*) FROM t"_s).toLongLong(); }));
    QCOMPARE(rows, 200);
}

void TestDatabase::uncommittedTransaction_isRolledBack()
{
    makeFile();
    Database database;
    QVERIFY(await(database.open(options())));
    await(database.run<int>(Database::Lane::Interactive, [](Connection &connection) {
        Transaction transaction(connection);
        connection.run(u"DELETE FROM t"_s);
        return 0;
    }));
    QCOMPARE(await(database.run<qint64>(Database::Lane::Interactive,
                 [](Connection &connection) {
                     return connection.value(u"SELECT count(*) FROM t"_s).toLongLong();
                 })),
        200);
}

void TestDatabase::migrations_runOnceAndInOrder()
{
    Database database;
    QVERIFY(await(database.open(options())));
    const QList<Migration> steps = {
        [](Connection &connection) { connection.run(u"CREATE TABLE a(x)"_s); },
        [](Connection &connection) { connection.run(u"ALTER TABLE a RENAME TO b"_s); },
    };
    for (int round = 0; round < 2; ++round) {
        const Status status = await(database.run<Status>(Database::Lane::Interactive,
            [&](Connection &connection) { return migrate(connection, steps, ourId); }));
        QVERIFY2(status, qPrintable(status.error().detail));
    }
    const auto version = await(database.run<qint64>(Database::Lane::Interactive, [](Connection &connection) {
        connection.run(u"INSERT INTO b VALUES(1)"_s);
        return connection.failed() ? -1 : connection.value(u"PRAGMA user_version"_s).toLongLong();
    }));
    QCOMPARE(version, 2);
}

void TestDatabase::failedMigration_leavesTheOldSchema()
{
    Database database;
    QVERIFY(await(database.open(options())));
    const QList<Migration> steps = {
        [](Connection &connection) { connection.run(u"CREATE TABLE a(x)"_s); },
        [](Connection &connection) {
            connection.run(u"CREATE TABLE b(x)"_s);
            connection.run(u"no sql"_s);
        },
    };
    QVERIFY(!await(database.run<Status>(Database::Lane::Interactive,
        [&](Connection &connection) { return migrate(connection, steps, ourId); })));
    const auto state =
        await(database.run<QString>(Database::Lane::Interactive, [](Connection &connection) -> QString {
            return connection.value(u"PRAGMA user_version"_s).toString() + u' ' +
                   connection.value(u"SELECT group_concat(name) FROM sqlite_master"_s).toString();
        }));
    QCOMPARE(state, u"1 a"_s);
}

void TestDatabase::newerSchema_isRefusedUntouched()
{
    makeFile();
    QByteArray bytes = bytesOf(path());
    qToBigEndian<quint32>(7, bytes.data() + 60);
    overwrite(path(), bytes);
    for (const auto mode : {Database::Mode::ReadWrite, Database::Mode::ReadOnly}) {
        Database database;
        const Status status = await(database.open(options(mode)));
        QVERIFY(!status);
        QCOMPARE(status.error().kind, Error::Kind::NewerSchema);
    }
    QCOMPARE(bytesOf(path()), bytes);
    QVERIFY(!QFile::exists(path() + u"-wal"_s));
}

void TestDatabase::foreignFiles_areRefusedUntouched_data()
{
    init(); // Qt Test calls this before
    makeFile();
    const QByteArray good = bytesOf(path());
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("This is no database, but a letter to somebody.").repeated(100);
    QTest::newRow("short") << QByteArray("x");
    QTest::newRow("cut short") << good.left(good.size() / 2);
    QTest::newRow("cut to the header") << good.left(100);
    QTest::newRow("cut in a page") << good.left(good.size() - 1000);
    QByteArray foreign = good;
    qToBigEndian<quint32>(0x12345678, foreign.data() + 68);
    QTest::newRow("of another application") << foreign;
    QByteArray schema = good;
    std::fill_n(schema.data() + 100, 8000, char(0xa5));
    QTest::newRow("first page overwritten") << schema;
    QByteArray nobody = good;
    qToBigEndian<quint32>(0, nobody.data() + 68);
    qToBigEndian<quint32>(0, nobody.data() + 60);
    QTest::newRow("of an application without a name") << nobody;
}

void TestDatabase::foreignFiles_areRefusedUntouched()
{
    QFETCH(const QByteArray, bytes);
    overwrite(path(), bytes);
    Database database;
    const Status status = await(database.open(options()));
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::Corrupt);
    QCOMPARE(bytesOf(path()), bytes);
}

void TestDatabase::emptyFile_isTakenForANewOne()
{
    overwrite(path(), {});
    makeFile();
    QVERIFY(bytesOf(path()).size() > 200'000);
}

void TestDatabase::fullDisk_isSaidAndSurvived()
{
    makeFile();
    Database::Options small = options();
    small.maxPages = 40;
    {
        Database database;
        QVERIFY(await(database.open(small)));
        const auto fill = [](Connection &connection) {
            Transaction transaction(connection);
            for (int i = 0; i < 2000 && !connection.failed(); ++i)
                connection.run(u"INSERT INTO t VALUES(?)"_s, QString(1000, u'y'));
            return transaction.commit();
        };
        for (int round = 0; round < 3; ++round) {
            const Status status = await(database.run<Status>(Database::Lane::Interactive, fill));
            QVERIFY(!status);
            QCOMPARE(status.error().kind, Error::Kind::DiskFull);
        }
        // Reading goes on, and so does writing once there is room.
        const auto oneMore = [](Connection &connection) {
            Transaction transaction(connection);
            connection.run(u"UPDATE t SET a='z' WHERE rowid=1"_s);
            return transaction.commit();
        };
        QVERIFY(await(database.run<Status>(Database::Lane::Interactive, oneMore)));
    }
    Database database;
    QVERIFY(await(database.open(options())));
    const auto rows = await(database.run<QString>(Database::Lane::Interactive, [](Connection &connection) {
        return connection.value(u"SELECT count(*)||' '||sum(a='z') FROM t"_s).toString();
    }));
    QCOMPARE(rows, u"200 1"_s);
}

void TestDatabase::secondWriter_waitsForItsTurn()
{
    makeFile();
    Database one, two;
    QVERIFY(await(one.open(options())));
    QVERIFY(await(two.open(options())));
    QSemaphore started;
    const auto slow = one.run<Status>(Database::Lane::Interactive, [&](Connection &connection) {
        Transaction transaction(connection);
        connection.run(u"INSERT INTO t VALUES('one')"_s);
        started.release();
        QThread::msleep(300);
        return transaction.commit();
    });
    started.acquire();
    const auto other = two.run<Status>(Database::Lane::Interactive, [](Connection &connection) {
        Transaction transaction(connection);
        connection.run(u"INSERT INTO t VALUES('two')"_s);
        return transaction.commit();
    });
    QVERIFY(await(other));
    QVERIFY(await(slow));
}

void TestDatabase::readOnlyFolder_canBeRead()
{
    makeFile();
    const auto folder = m_folder->path();
    QFile::setPermissions(path(), QFile::ReadOwner);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner);
    {
        Database database;
        const Status status = await(database.open(options(Database::Mode::ReadOnly)));
        QVERIFY2(status, qPrintable(status.error().detail));
        QCOMPARE(await(database.run<qint64>(Database::Lane::Interactive,
                     [](Connection &connection) {
                         return connection.value(u"SELECT count(*) FROM t"_s).toLongLong();
                     })),
            200);
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestDatabase::readOnly_refusesToWrite()
{
    makeFile();
    Database database;
    QVERIFY(await(database.open(options(Database::Mode::ReadOnly))));
    const Status status = await(database.run<Status>(Database::Lane::Interactive, [](Connection &connection) {
        connection.run(u"DELETE FROM t"_s);
        return connection.status();
    }));
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::Unreadable);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
