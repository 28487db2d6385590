// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A damaged library that is opened all the same.
#include "filedamage.h"
#include "librarytest.h"
#include "store/backup.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class tst_rescue final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void damagedFile_isRescuedWhileOpening();
    void viewsTrashAndTombstones_surviveARescue();
    void anyDamage_opensWithEverySource_data();
    void anyDamage_opensWithEverySource();
    void wrongByteInAnAddress_isPutRight();
    void wrongByteInADefinition_isNoticed();
    void damageMetByARead_isMendedAtOnce();
    void damagedIndexMetByASearch_isMadeAnew();
    void indexThatCannotBeEmptied_isRescued_data();
    void indexThatCannotBeEmptied_isRescued();
    void crash_isNoticedAtTheNextStart();
    void damageFoundUnderway_isMendedAtTheNextStart();
    void foreignFile_isSetAsideNotOverwritten();
    void generationsOfBackups_areKept();
    void backupWhenDue_isMadeOnceADay();

private:
    QString path() const { return m_folder->path(); }
    QString file() const { return path() + u"/library.sqlite"_s; }
    void copyMaster() const;
    void damageTexts() const;
    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_master;
    QByteArray m_bytes;
};

namespace {

constexpr int articles = 60;
constexpr int pageSize = 16384; // bytes

std::unique_ptr<Library> makeLibrary(const QString &folder)
{
    Library::Options options;
    options.dataFolder = folder;
    options.rescueDamaged = true;
    options.plainText = [](const QString &html) { return html; };
    return std::make_unique<Library>(options);
}

QByteArray bytesOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &fileName, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(fileName).path());
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

void tst_rescue::initTestCase()
{
    {
        const auto library = openLibrary(m_master.path());
        QRandomGenerator random(3);
        for (const QString &url : {u"one"_s, u"two"_s, u"three"_s}) {
            QList<IncomingArticle> all;
            for (int i = 0; i < articles / 3; ++i) {
                QString noise;
                for (int c = 0; c < 700; ++c)
                    noise += QChar(0x4e00 + random.bounded(20'000));
                all.append(incoming(url + QString::number(i), u"Title %1"_s.arg(i), noise));
            }
            mergeAll(*library, feed(*library, url), all);
        }
        must(library->indexPending());
        must(library->backUp());
    }
    m_bytes = bytesOf(m_master.path() + u"/library.sqlite"_s);
    QVERIFY(m_bytes.size() > 100'000);
}

/// The library of the first test, with a backup, closed.
void tst_rescue::copyMaster() const
{
    write(file(), m_bytes);
    const QString backup = Library::backups(m_master.path()).constFirst().path;
    write(path() + u"/backups/"_s + QFileInfo(backup).fileName(), bytesOf(backup));
}

/// In the texts, which opening does not look at.
void tst_rescue::damageTexts() const
{
    const QList<qint64> texts = test::leavesOf(file(), u"bodies"_s);
    QVERIFY(texts.size() > 4);
    test::damagePages(file(), texts.mid(texts.size() / 2, 2));
}

void tst_rescue::damagedFile_isRescuedWhileOpening()
{
    copyMaster();
    write(file(), QByteArray(m_bytes).replace(0, 40'000, QByteArray(40'000, 'x')));
    const auto library = makeLibrary(path());
    QSignalSpy rescued(library.get(), &Library::rescued);
    must(library->open());
    QTRY_COMPARE(rescued.size(), 1);
    const auto report = rescued.at(0).at(0).value<RescueReport>();
    QVERIFY(!report.complete);
    QVERIFY(!report.backup.isEmpty());
    QVERIFY(QFile::exists(report.damagedFolder + u"/library.sqlite"_s));
    QCOMPARE(must(library->sourceTree()).total, articles);
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_rescue::viewsTrashAndTombstones_surviveARescue()
{
    IncomingArticle gone = incoming(u"g"_s, u"gone"_s, u"text of it"_s);
    ArticleId id{};
    SourceId source{};
    {
        const auto library = openLibrary(path());
        source = feed(*library, u"a"_s);
        id = mergeAll(*library, source, {gone, incoming(u"k"_s, u"kept"_s, u"x"_s)}).ids.constFirst();
        must(library->addView(u"View"_s, u"kept"_s));
        must(library->deleteArticles({id}));
    }
    must(Library::rescue(path()));
    const auto library = openLibrary(path());
    QCOMPARE(must(library->views()).size(), 1);
    QCOMPARE(mergeAll(*library, source, {gone}).deleted, 1);
    QCOMPARE(must(library->undoDeletion(must(library->deletions()).constFirst().id)), 1);
    QCOMPARE(must(library->article(id)).content, u"<p>text of it</p>"_s);
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_rescue::anyDamage_opensWithEverySource_data()
{
    QTest::addColumn<QString>("kind");
    for (const QString &kind : {u"bits"_s, u"cut"_s, u"zeroes"_s, u"empty"_s, u"page"_s, u"missing"_s})
        QTest::newRow(qPrintable(kind)) << kind;
}

// COURANT_DAMAGED=1000 makes so many of them.
void tst_rescue::anyDamage_opensWithEverySource()
{
    QFETCH(const QString, kind);
    const bool always = kind == "empty"_L1 || kind == "missing"_L1; // the same each time
    const int wished = qEnvironmentVariableIntValue("COURANT_DAMAGED");
    const int rounds = always ? 2 : (wished > 0 ? wished : 200) / 4;
    QRandomGenerator random(qHash(kind, 1));
    for (int round = 0; round < rounds; ++round) {
        m_folder = std::make_unique<QTemporaryDir>();
        copyMaster();
        QByteArray bytes = m_bytes;
        if (kind == "bits"_L1) {
            for (int i = 1 + random.bounded(40); i > 0; --i)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
        } else if (kind == "cut"_L1) {
            bytes.truncate(random.bounded(1, int(bytes.size())));
        } else if (kind == "zeroes"_L1) {
            const int from = random.bounded(int(bytes.size()));
            const int size = std::min(int(bytes.size()) - from, random.bounded(1, 60'000));
            bytes.replace(from, size, QByteArray(size, '\0'));
        } else if (kind == "page"_L1) { // a write that went to the wrong place
            const int pages = int(bytes.size() / pageSize);
            bytes.replace(random.bounded(pages) * pageSize, pageSize,
                bytes.mid(random.bounded(pages) * pageSize, pageSize));
        } else {
            bytes.clear();
        }
        write(file(), bytes);
        if (kind == "missing"_L1)
            QVERIFY(QFile::remove(file()));
        leaveMark(uncleanMark(path())); // it was not closed well
        const QString at = u"%1 %2"_s.arg(kind).arg(round);
        const auto library = makeLibrary(path());
        const Status opened = await(library->open());
        QVERIFY2(opened, qPrintable(at + opened.error().detail));
        QSet<QString> urls;
        for (const Source &source : must(library->sources()))
            urls.insert(source.url);
        QVERIFY2(
            urls.contains(u"one"_s) && urls.contains(u"two"_s) && urls.contains(u"three"_s), qPrintable(at));
        // The backup has what the damaged file had.
        const auto rows = must(library->page({}, std::nullopt, 1000)).rows.size();
        QVERIFY2(rows >= articles, qPrintable(at + u": %1 articles"_s.arg(rows)));
        must(library->verify(true)); // a wrong byte in a text, or in the search index
        must(library->indexPending());
        const QStringList problems = auditProblems(*library);
        QVERIFY2(problems.isEmpty(), qPrintable(at + problems.join(u"; ")));
    }
}

void tst_rescue::wrongByteInAnAddress_isPutRight()
{
    copyMaster();
    QByteArray bytes = m_bytes;
    // One place is the row, the other the index.
    QList<qsizetype> places;
    const QByteArray address = "three";
    for (qsizetype at = bytes.indexOf(address); at >= 0; at = bytes.indexOf(address, at + 1)) {
        if (bytes.at(at + address.size()) < '0' || bytes.at(at + address.size()) > '9') // else a guid
            places.append(at);
    }
    QVERIFY(places.size() >= 2);
    for (const qsizetype place : std::as_const(places)) {
        m_folder = std::make_unique<QTemporaryDir>();
        copyMaster();
        write(file(), QByteArray(m_bytes).replace(place, 5, "thrEe"));
        leaveMark(uncleanMark(path()));
        const auto library = makeLibrary(path());
        must(library->open());
        QStringList urls;
        for (const Source &source : must(library->sources()))
            urls.append(source.url);
        QVERIFY2(urls.contains(u"three"_s), qPrintable(urls.join(u' ')));
        QCOMPARE(urls.size(), 3);
    }
}

void tst_rescue::wrongByteInADefinition_isNoticed()
{
    QByteArrayList words = {"REFERENCES articles", "ON articles(", "ON CONFLICT", "USING fts5("};
    int found = 0;
    for (const QByteArray &word : std::as_const(words)) {
        const qsizetype at = m_bytes.indexOf(word);
        if (at < 0)
            continue;
        ++found;
        m_folder = std::make_unique<QTemporaryDir>();
        copyMaster();
        write(file(), QByteArray(m_bytes).replace(at + word.size() - 3, 1, "_"));
        leaveMark(uncleanMark(path()));
        const auto library = makeLibrary(path());
        QSignalSpy rescued(library.get(), &Library::rescued);
        must(library->open());
        QTRY_COMPARE(rescued.size(), 1);
        QCOMPARE(must(library->sourceTree()).total, articles);
        QCOMPARE(auditProblems(*library), QStringList());
    }
    QVERIFY(found >= 3);
}

void tst_rescue::damageMetByARead_isMendedAtOnce()
{
    copyMaster(); // closed well: nobody looks closely at the start
    damageTexts();
    const auto library = makeLibrary(path());
    QSignalSpy rescued(library.get(), &Library::rescued);
    must(library->open());
    const auto rows = must(library->page({}, std::nullopt, 1000)).rows;
    QCOMPARE(rows.size(), articles);
    for (const ArticleRow &row : rows)
        QVERIFY(must(library->article(row.id)).content.size() > 600);
    QTRY_COMPARE(rescued.size(), 1);
    must(library->setFlag({rows.constFirst().id}, Flag::Bookmarked, true));
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
    QVERIFY(!QFile::exists(damageMark(path())));
}

void tst_rescue::damagedIndexMetByASearch_isMadeAnew()
{
    copyMaster();
    test::runSql(file(), {u"UPDATE search_data SET block=x'00' WHERE id>10"_s});
    const auto library = makeLibrary(path());
    QSignalSpy rescued(library.get(), &Library::rescued);
    must(library->open());
    ArticleQuery query;
    query.search = u"Title"_s;
    QCOMPARE(must(library->page(query, std::nullopt, 1000)).rows.size(), articles);
    must(library->indexPending());
    QCOMPARE(must(library->page(query, std::nullopt, 1000)).rows.size(), articles);
    QCOMPARE(auditProblems(*library), QStringList());
    QCOMPARE(rescued.size(), 0);
}

void tst_rescue::indexThatCannotBeEmptied_isRescued_data()
{
    QTest::addColumn<QStringList>("damage");
    const QString entries = u"UPDATE search_data SET block=x'00' WHERE id>10"_s;
    QTest::newRow("version") << QStringList{u"UPDATE search_config SET v=99 WHERE k='version'"_s};
    QTest::newRow("entries and version")
        << QStringList{entries, u"UPDATE search_config SET v=99 WHERE k='version'"_s};
    QTest::newRow("entries and head") << QStringList{entries, u"DELETE FROM search_data WHERE id<=10"_s};
    QTest::newRow("no configuration") << QStringList{u"DELETE FROM search_config"_s};
}

void tst_rescue::indexThatCannotBeEmptied_isRescued()
{
    QFETCH(const QStringList, damage);
    copyMaster();
    test::runSql(file(), damage);
    const auto library = makeLibrary(path());
    must(library->open());
    ArticleQuery query;
    query.search = u"Title"_s;
    QCOMPARE(must(library->page(query, std::nullopt, 1000)).rows.size(), articles);
    must(library->indexPending());
    QCOMPARE(must(library->page(query, std::nullopt, 1000)).rows.size(), articles);
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_rescue::crash_isNoticedAtTheNextStart()
{
    {
        const auto library = openLibrary(path());
        QVERIFY(QFile::exists(uncleanMark(path())));
    }
    QVERIFY(!QFile::exists(uncleanMark(path())));
    copyMaster();
    damageTexts();
    leaveMark(uncleanMark(path()));
    const auto library = makeLibrary(path());
    QSignalSpy rescued(library.get(), &Library::rescued);
    must(library->open());
    QTRY_COMPARE(rescued.size(), 1);
    QCOMPARE(must(library->sourceTree()).total, articles);
}

void tst_rescue::damageFoundUnderway_isMendedAtTheNextStart()
{
    copyMaster();
    damageTexts();
    {
        const auto library = makeLibrary(path()); // reads nothing of it by itself: it is not open
        QCOMPARE(await(library->quickCheck()).error().kind, Error::Kind::Corrupt);
    }
    const auto library = makeLibrary(path());
    QSignalSpy rescued(library.get(), &Library::rescued);
    must(library->open());
    QTRY_COMPARE(rescued.size(), 1);
    must(library->quickCheck());
    QVERIFY(!QFile::exists(damageMark(path())));
}

void tst_rescue::foreignFile_isSetAsideNotOverwritten()
{
    write(file(), "this is somebody's diary");
    const auto library = makeLibrary(path());
    QSignalSpy rescued(library.get(), &Library::rescued);
    must(library->open());
    QTRY_COMPARE(rescued.size(), 1);
    const auto report = rescued.at(0).at(0).value<RescueReport>();
    QCOMPARE(bytesOf(report.damagedFolder + u"/library.sqlite"_s), "this is somebody's diary"_ba);
}

void tst_rescue::generationsOfBackups_areKept()
{
    QList<Backup> all; // two a day, newest first, for forty days
    const QDateTime now(QDate(2026, 6, 24), QTime(20, 0), Qt::LocalTime);
    for (int day = 0; day < 40; ++day) {
        for (const int hours : {0, 10})
            all.append({QString::number(all.size()), now.addDays(-day).addSecs(-hours * 3600).toUTC(), 1000});
    }
    QList<Backup> kept = all;
    // As it goes in life: one more each time.
    const QList<Backup> old = wornOut(all);
    for (const Backup &backup : old)
        kept.removeIf([&backup](const Backup &other) { return other.path == backup.path; });
    QVERIFY(kept.size() >= 5 && kept.size() <= 6);
    QCOMPARE(kept.constFirst().path, u"0"_s);
    QVERIFY(kept.constLast().time.daysTo(now) >= 7);
    QVERIFY(wornOut(kept).isEmpty());
    for (Backup &backup : kept)
        backup.size = qint64(3) << 30;
    QCOMPARE(wornOut(kept).size(), kept.size() - 2);
    QVERIFY(wornOut({}).isEmpty());
}

void tst_rescue::backupWhenDue_isMadeOnceADay()
{
    const auto library = openLibrary(path());
    feed(*library, u"a"_s);
    QVERIFY(!must(library->backUpWhenDue()).isEmpty());
    feed(*library, u"b"_s);
    QVERIFY(must(library->backUpWhenDue()).isEmpty());
    const QString made = Library::backups(path()).constFirst().path;
    QVERIFY(QFile::rename(made, path() + u"/backups/library-20200101-000000-000.sqlite"_s));
    QVERIFY(!must(library->backUpWhenDue()).isEmpty());
    QCOMPARE(Library::backups(path()).size(), 2);
}

QTEST_GUILESS_MAIN(tst_rescue)
#include "tst_rescue.moc"
