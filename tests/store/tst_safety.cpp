// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Status opening(const QString &folder)
{
    Library::Options options;
    options.dataFolder = folder;
    Library library(options);
    return await(library.open());
}

/// The library that every fixture in tests/data/schema holds.
void fillFixture(const QString &folder)
{
    const auto library = openLibrary(folder);
    IncomingArticle first =
        incoming(u"guid-1"_s, u"First story"_s, u"Ships in the harbour."_s, utc(u"2026-01-01T10:00:00"_s));
    first.item.link = u"https://example.org/1"_s;
    ArticleImage image;
    image.key = u"0123456789abcdef0123456789abcdef"_s;
    image.url = u"https://example.org/1.png"_s;
    first.images = {image};
    IncomingArticle second =
        incoming(u"guid-2"_s, u"Zweite Meldung"_s, u"Schiffe im Hafen."_s, utc(u"2026-01-03T10:00:00"_s));
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    const ArticleId marked = mergeAll(*library, source, {first, second}).ids.constFirst();
    must(library->setFlag({marked}, Flag::Read, true));
    must(library->setFlag({marked}, Flag::Bookmarked, true));
    NewSource files;
    files.kind = SourceKind::Folder;
    files.url = u"/news"_s;
    files.group = must(library->ensureGroup({u"Folders"_s}));
    IncomingArticle third =
        incoming({}, u"第三条新闻"_s, u"北约峰会今天开幕。"_s, utc(u"2026-01-02T10:00:00"_s));
    third.item.categories = {u"新闻"_s, u"日报"_s, u"要闻"_s};
    third.item.document = DocumentSource{QStringLiteral("---\ntitle: 第三条新闻\n---\n").toUtf8(), {}, true};
    mergeAll(*library, must(library->addSource(files)), {third});
    must(library->indexPending());
}

/// What a killed writer had been promised.
struct Promises
{
    QSet<QString> added;
    QHash<QString, bool> read;
    QHash<QString, bool> marked;
    QSet<QString> images;
    QSet<QString> deleting; ///< asked for; done or not
    QSet<QString> deleted;
    int count = 0;

    void take(const QByteArray &output)
    {
        for (const QByteArray &line : output.left(output.lastIndexOf('\n') + 1).split('\n')) {
            const QStringList words = QString::fromLatin1(line).split(u' ');
            ++count;
            if (words.at(0) == u"added"_s)
                added.insert(words.at(1));
            else if (words.at(0) == u"read"_s)
                read[words.at(1)] = words.at(2) == u"1"_s;
            else if (words.at(0) == u"marked"_s)
                marked[words.at(1)] = words.at(2) == u"1"_s;
            else if (words.at(0) == u"image"_s)
                images.insert(words.at(1));
            else if (words.at(0) == u"deleting"_s)
                deleting.insert(words.at(1));
            else if (words.at(0) == u"deleted"_s)
                deleted.insert(words.at(1));
        }
    }
};

} // namespace

class TestSafety : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void killedWriter_losesNothingItWasPromised();
    void fullDisk_isSaidAndNothingIsHalfWritten();
    void damagedLibrary_isRefusedUntouched();
    void newerSchema_isRefusedUntouched();
    void everyReleasedSchema_opens_data();
    void everyReleasedSchema_opens();
    void twoWriters_bothSucceed();
    void wrongCounters_areFoundAndMended();
    void orphanImageFile_isFoundAndMended();
    void removedArticles_giveTheirRoomBack();

private:
    QString path() const { return m_folder->path(); }
    QString file() const { return m_folder->filePath(u"library.sqlite"_s); }
    void tamper(const QStringList &statements);
    qint64 ask(const QString &sql);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSafety::initTestCase()
{
    if (qEnvironmentVariableIsSet("COURANT_FIXTURE"))
        fillFixture(qEnvironmentVariable("COURANT_FIXTURE"));
}

void TestSafety::killedWriter_losesNothingItWasPromised()
{
    bool isSet = false;
    const int asked = qEnvironmentVariableIntValue("COURANT_KILLS", &isSet);
    const int rounds = isSet ? asked : 50;
    QRandomGenerator random(99);
    Promises promises;
    for (int round = 0; round < rounds; ++round) {
        QProcess writer;
        writer.start(QStringLiteral(CRASH_WRITER), {path(), QString::number(round * 100'000)});
        QVERIFY(writer.waitForStarted());
        // Some before the library is open, most in the middle of the work.
        if (round % 8 != 0)
            QVERIFY(writer.waitForReadyRead(60'000));
        QByteArray said;
        // Now and then as far as a deletion, however slow the machine is.
        while (round % 8 == 4 && !said.contains("deleted")) {
            said += writer.readAllStandardOutput();
            QVERIFY(said.contains("deleted") || writer.waitForReadyRead(60'000));
        }
        QTest::qWait(random.bounded(40));
        writer.kill();
        QVERIFY(writer.waitForFinished());
        QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
        promises.take(said + writer.readAllStandardOutput());
    }
    QVERIFY(promises.added.size() > rounds);
    const auto library = openLibrary(path());
    QHash<QString, ArticleRow> rows;
    QHash<QString, ArticleId> ids;
    for (const ArticleRow &row : must(library->page({}, std::nullopt, 1'000'000)).rows)
        rows.insert(row.title.section(u' ', 1, 1), row);
    for (const QString &number : std::as_const(promises.added))
        QVERIFY2(rows.contains(number) || promises.deleting.contains(number), qPrintable(number));
    for (const QString &number : std::as_const(promises.deleted))
        QVERIFY2(!rows.contains(number), qPrintable(number));
    QVERIFY(rounds < 20 || !promises.deleted.isEmpty());
    for (auto it = promises.read.cbegin(); it != promises.read.cend(); ++it)
        QVERIFY(rows.value(it.key()).read == *it || promises.deleting.contains(it.key()));
    for (auto it = promises.marked.cbegin(); it != promises.marked.cend(); ++it)
        QVERIFY(rows.value(it.key()).bookmarked == *it || promises.deleting.contains(it.key()));
    for (const QString &number : std::as_const(promises.images))
        QCOMPARE(must(library->image(u"key"_s + number)).bytes, number.toLatin1());
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
    ArticleQuery query;
    query.search = u"北约"_s;
    QCOMPARE(must(library->count(query)), rows.size());
    qInfo("%d promises, %d articles", promises.count, int(rows.size()));
}

void TestSafety::fullDisk_isSaidAndNothingIsHalfWritten()
{
    int there = 0;
    {
        Library::Options options;
        options.dataFolder = path();
        options.maxPages = 150;
        Library library(options);
        must(library.open());
        const SourceId source = feed(library, u"zzz"_s);
        bool full = false;
        QRandomGenerator random(5);
        for (int round = 0; round < 300 && !full; ++round) {
            MergeInput input;
            for (int i = 0; i < 10; ++i) {
                QString noise;
                for (int c = 0; c < 1000; ++c)
                    noise += QChar(0x4e00 + random.bounded(20'000));
                input.articles.append(incoming(u"%1-%2"_s.arg(round).arg(i), u"t"_s, noise));
            }
            const Result<MergeReport> report = await(library.merge(source, input));
            full = !report;
            if (full)
                QCOMPARE(report.error().kind, Error::Kind::DiskFull);
            else
                there += 10;
        }
        QVERIFY(full);
        QVERIFY(there > 0);
        // Reading goes on.
        QCOMPARE(must(library.sourceTree()).total, there);
        QCOMPARE(must(library.page({}, std::nullopt, 10'000)).rows.size(), there);
    }
    const auto library = openLibrary(path());
    must(library->indexPending());
    QCOMPARE(must(library->sourceTree()).total, there);
    mergeAll(*library, must(library->sources()).constFirst().id, {incoming(u"new"_s, u"t"_s, u"x"_s)});
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestSafety::damagedLibrary_isRefusedUntouched()
{
    {
        const auto library = openLibrary(path());
        mergeAll(*library, feed(*library, u"zzz"_s), {incoming(u"1"_s, u"t"_s, u"x"_s)});
        must(library->indexPending());
    }
    const QByteArray good = bytesOf(file());
    QVERIFY(good.size() > 100'000);
    for (const QByteArray &bad : {good.left(good.size() / 2), QByteArray("not a library").repeated(1000),
             QByteArray(good).replace(100, 8000, QByteArray(8000, 'x'))}) {
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bad);
        out.close();
        const Status status = opening(path());
        QVERIFY(!status);
        QCOMPARE(status.error().kind, Error::Kind::Corrupt);
        QCOMPARE(bytesOf(file()), bad);
    }
}

void TestSafety::tamper(const QStringList &statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(file());
        QVERIFY(database.open());
        for (const QString &statement : statements)
            QVERIFY(!database.exec(statement).lastError().isValid());
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
}

qint64 TestSafety::ask(const QString &sql)
{
    qint64 answer = -1;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ask"_s);
        database.setDatabaseName(file());
        if (database.open()) {
            QSqlQuery query(sql, database);
            if (query.next())
                answer = query.value(0).toLongLong();
        }
    }
    QSqlDatabase::removeDatabase(u"ask"_s);
    return answer;
}

void TestSafety::newerSchema_isRefusedUntouched()
{
    openLibrary(path());
    tamper({u"PRAGMA user_version=1000"_s});
    const QByteArray before = bytesOf(file());
    const Status status = opening(path());
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::NewerSchema);
    QCOMPARE(bytesOf(file()), before);
}

void TestSafety::everyReleasedSchema_opens_data()
{
    QTest::addColumn<QString>("fixture");
    const QDir fixtures(QStringLiteral(TEST_DATA "/schema"));
    const QStringList names = fixtures.entryList({u"*.sql"_s});
    QCOMPARE(names.size(), 1);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << fixtures.filePath(name);
}

void TestSafety::everyReleasedSchema_opens()
{
    QFETCH(const QString, fixture);
    QStringList statements = QString::fromUtf8(bytesOf(fixture)).split(u";\n"_s, Qt::SkipEmptyParts);
    tamper(statements);
    const auto library = openLibrary(path());
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
    // Each of them holds the same articles.
    const SourceTree tree = must(library->sourceTree());
    QCOMPARE(tree.total, 3);
    QCOMPARE(tree.unread, 2);
    QCOMPARE(tree.bookmarked, 1);
    QCOMPARE(tree.channels.size(), 3);
    QCOMPARE(titles(must(library->page({}, std::nullopt, 10))),
        (QStringList{u"Zweite Meldung"_s, u"第三条新闻"_s, u"First story"_s}));
    QCOMPARE(found(*library, u"北约"_s), QStringList{u"第三条新闻"_s});
    QCOMPARE(found(*library, u"harbour"_s), QStringList{u"First story"_s});
    const Article first = must(library->article(ArticleId(1)));
    QVERIFY(first.row.bookmarked && first.row.read);
    QCOMPARE(first.content, u"<p>Ships in the harbour.</p>"_s);
    QCOMPARE(first.imageList.size(), 1);
    QCOMPARE(must(library->article(ArticleId(3))).document->header, "---\ntitle: 第三条新闻\n---\n"_ba);
}

void TestSafety::twoWriters_bothSucceed()
{
    const auto one = openLibrary(path());
    const auto two = openLibrary(path());
    const SourceId source = feed(*one, u"zzz"_s);
    QList<QFuture<Result<MergeReport>>> merges;
    for (int i = 0; i < 40; ++i) {
        MergeInput input;
        input.articles = {incoming(QString::number(i), u"t"_s, u"北约"_s)};
        merges.append((i % 2 ? one : two)->merge(source, input));
    }
    for (const auto &merge : std::as_const(merges))
        QCOMPARE(must(merge).added, 1);
    must(one->indexPending());
    must(two->indexPending());
    QCOMPARE(must(one->sourceTree()).total, 40);
    QCOMPARE(found(*two, u"北约"_s).size(), 40);
    QCOMPARE(auditProblems(*one), QStringList());
}

void TestSafety::wrongCounters_areFoundAndMended()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"zzz"_s);
    mergeAll(*library, source, {incoming(u"1"_s, u"t"_s, u"x"_s), incoming(u"2"_s, u"t"_s, u"x"_s)});
    must(library->indexPending());
    tamper({u"UPDATE sources SET unread=7, bookmarked=1"_s, u"UPDATE articles SET images=3 WHERE id=1"_s,
        u"DELETE FROM heads WHERE article_id=2"_s});
    QCOMPARE(auditProblems(*library).size(), 3);
    must(library->verify(true));
    QCOMPARE(auditProblems(*library), QStringList());
    QCOMPARE(must(library->sourceTree()).unread, 2);
}

void TestSafety::orphanImageFile_isFoundAndMended()
{
    const auto library = openLibrary(path());
    const QString orphan = path() + u"/images/ab/abcd"_s;
    QVERIFY(QDir().mkpath(path() + u"/images/ab"_s));
    QFile out(orphan);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("x");
    QVERIFY(out.flush());
    // Fresh files may be on their way into the library.
    QCOMPARE(auditProblems(*library), QStringList());
    out.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime);
    out.close();
    QCOMPARE(auditProblems(*library).size(), 1);
    must(library->verify(true));
    QVERIFY(!QFile::exists(orphan));
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestSafety::removedArticles_giveTheirRoomBack()
{
    auto library = openLibrary(path());
    const SourceId source = feed(*library, u"zzz"_s);
    QList<IncomingArticle> articles;
    QRandomGenerator random(3);
    for (int i = 0; i < 800; ++i) {
        QString noise;
        for (int c = 0; c < 1500; ++c)
            noise += QChar(0x4e00 + random.bounded(20'000));
        articles.append(incoming(QString::number(i), u"t"_s, noise));
    }
    mergeAll(*library, source, articles);
    must(library->indexPending());
    must(library->removeSource(source));
    must(library->indexPending());
    // The file gets shorter when its log is worked in, at the latest when it is closed.
    QTRY_COMPARE_WITH_TIMEOUT(ask(u"SELECT ifnull(sum(entries),0) FROM search_hours"_s), 0, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(ask(u"PRAGMA freelist_count"_s) <= 32, 20'000);
    QCOMPARE(auditProblems(*library), QStringList());
    library.reset();
    QVERIFY2(QFileInfo(file()).size() < 2'000'000, qPrintable(QString::number(QFileInfo(file()).size())));
}

QTEST_GUILESS_MAIN(TestSafety)
#include "tst_safety.moc"
