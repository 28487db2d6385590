// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filedamage.h"
#include "librarytest.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// Backups, and what is saved of a library that was damaged.
class TestBackup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void backup_isMadeInUseAndRestored();
    void backups_rotate();
    void badBackup_isNotRestored();
    void quickCheck_findsDamageInTheMiddle();
    void damagedPages_loseOnlyWhatWasOnThem();
    void hopelessFile_isReplacedByTheBackup();
    void hopelessFileWithoutBackup_givesAnEmptyLibrary();
    void unharmedFile_isRescuedWhole();
    void randomDamage_neverStopsARescue();

private:
    QString path() const { return m_folder->path(); }
    QString file() const { return path() + u"/library.sqlite"_s; }
    void fill(int articles);
    void damage(qint64 from, qint64 size);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBackup::fill(int articles)
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"zzz"_s);
    QRandomGenerator random(1);
    QList<IncomingArticle> all;
    for (int i = 0; i < articles; ++i) {
        QString noise;
        for (int c = 0; c < 1000; ++c)
            noise += QChar(0x4e00 + random.bounded(20'000));
        all.append(incoming(QString::number(i), u"Title %1"_s.arg(i), u"北约"_s + noise));
    }
    const QList<ArticleId> ids = mergeAll(*library, source, all).ids;
    must(library->setFlag(ids.mid(0, 10), Flag::Bookmarked, true));
    must(library->indexPending());
}

void TestBackup::damage(qint64 from, qint64 size)
{
    QFile out(file());
    QVERIFY(out.open(QIODevice::ReadWrite));
    QVERIFY(out.seek(from));
    out.write(QByteArray(size, char(0x5a)));
}

void TestBackup::backup_isMadeInUseAndRestored()
{
    QString backup;
    {
        const auto library = openLibrary(path());
        const SourceId source = feed(*library, u"zzz"_s);
        mergeAll(*library, source, {incoming(u"1"_s, u"One"_s, u"北约"_s)});
        backup = must(library->backUp());
        mergeAll(*library, source, {incoming(u"2"_s, u"Two"_s, u"x"_s)});
        QCOMPARE(must(library->sourceTree()).total, 2);
    }
    QCOMPARE(Library::backups(path()).size(), 1);
    QCOMPARE(Library::backups(path()).constFirst().path, backup);
    QVERIFY(Library::backups(path()).constFirst().time.isValid());
    must(Library::restore(path(), backup));
    const auto library = openLibrary(path());
    must(library->indexPending());
    QCOMPARE(must(library->sourceTree()).total, 1);
    QCOMPARE(found(*library, u"北约"_s), QStringList{u"One"_s});
    QCOMPARE(auditProblems(*library), QStringList());
    // The one it replaced is still there.
    const QStringList aside = QDir(path() + u"/damaged"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(aside.size(), 1);
    const auto other = openLibrary(path() + u"/damaged/"_s + aside.constFirst());
    QCOMPARE(must(other->sourceTree()).total, 2);
}

void TestBackup::backups_rotate()
{
    const auto library = openLibrary(path());
    QStringList made;
    for (int i = 0; i < 4; ++i) {
        made.append(must(library->backUp(2)));
        QTest::qWait(2); // names tell milliseconds
    }
    const QList<Backup> kept = Library::backups(path());
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.at(0).path, made.at(3));
    QCOMPARE(kept.at(1).path, made.at(2));
    QCOMPARE(QDir(path() + u"/backups"_s).entryList(QDir::Files).size(), 2);
}

void TestBackup::badBackup_isNotRestored()
{
    fill(20);
    QFile bad(path() + u"/bad.sqlite"_s);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("nothing");
    bad.close();
    QCOMPARE(await(Library::restore(path(), bad.fileName())).error().kind, Error::Kind::Corrupt);
    QCOMPARE(await(Library::restore(path(), path() + u"/none"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(must(openLibrary(path())->sourceTree()).total, 20);
}

void TestBackup::quickCheck_findsDamageInTheMiddle()
{
    fill(300);
    must(openLibrary(path())->quickCheck());
    const QList<qint64> texts = test::leavesOf(file(), u"bodies"_s);
    test::damagePages(file(), texts.mid(texts.size() / 2, 3));
    const auto library = openLibrary(path()); // its first pages are good
    QCOMPARE(await(library->quickCheck()).error().kind, Error::Kind::Corrupt);
}

void TestBackup::damagedPages_loseOnlyWhatWasOnThem()
{
    fill(300);
    {
        const auto library = openLibrary(path());
        must(library->backUp());
        const SourceId source = must(library->sources()).constFirst().id;
        mergeAll(*library, source, {incoming(u"late"_s, u"Late"_s, u"late"_s)});
        must(library->indexPending());
    }
    const QList<qint64> texts = test::leavesOf(file(), u"bodies"_s);
    QVERIFY(texts.size() > 20);
    test::damagePages(file(), texts.mid(texts.size() / 2, 7)); // the late one is on the last
    const RescueReport report = must(Library::rescue(path()));
    QVERIFY(QFile::exists(report.damagedFolder + u"/library.sqlite"_s));
    QVERIFY(!report.backup.isEmpty());
    const auto library = openLibrary(path());
    must(library->indexPending());
    // The backup gives back what was on the damaged pages, the damaged file what came after the backup.
    QCOMPARE(must(library->sourceTree()).total, 301);
    QCOMPARE(report.articles, 301);
    QCOMPARE(must(library->sourceTree()).bookmarked, 10);
    QCOMPARE(found(*library, u"北约"_s, 1000).size(), 300);
    QCOMPARE(auditProblems(*library), QStringList());
    for (const ArticleRow &row : must(library->page({}, std::nullopt, 1000)).rows) {
        const Article article = must(library->article(row.id));
        QCOMPARE(article.content.size(), row.title == u"Late"_s ? 11 : 1009);
    }
}

void TestBackup::hopelessFile_isReplacedByTheBackup()
{
    fill(50);
    must(openLibrary(path())->backUp());
    damage(0, 8192);
    Library::Options options;
    options.dataFolder = path();
    QCOMPARE(await(Library(options).open()).error().kind, Error::Kind::Corrupt);
    const RescueReport report = must(Library::rescue(path()));
    QCOMPARE(report.articles, 50);
    QVERIFY(!report.complete);
    const auto library = openLibrary(path());
    must(library->indexPending());
    QCOMPARE(must(library->sourceTree()).bookmarked, 10);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestBackup::hopelessFileWithoutBackup_givesAnEmptyLibrary()
{
    QFile out(file());
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(QByteArray("no library").repeated(100));
    out.close();
    const RescueReport report = must(Library::rescue(path()));
    QCOMPARE(report.articles, 0);
    QVERIFY(report.backup.isEmpty());
    QVERIFY(QFile::exists(report.damagedFolder + u"/library.sqlite"_s));
    QCOMPARE(auditProblems(*openLibrary(path())), QStringList());
}

void TestBackup::unharmedFile_isRescuedWhole()
{
    fill(50);
    const RescueReport report = must(Library::rescue(path()));
    QVERIFY(report.complete);
    QCOMPARE(report.articles, 50);
    const auto library = openLibrary(path());
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestBackup::randomDamage_neverStopsARescue()
{
    fill(60);
    must(openLibrary(path())->backUp());
    QFile original(file());
    QVERIFY(original.open(QIODevice::ReadOnly));
    const QByteArray good = original.readAll();
    original.close();
    bool isSet = false;
    const int asked = qEnvironmentVariableIntValue("COURANT_DAMAGES", &isSet);
    QRandomGenerator random(7);
    int rescued = 0;
    for (int round = 0; round < (isSet ? asked : 25); ++round) {
        QByteArray bad = good;
        const int kind = random.bounded(4);
        if (kind == 0) {
            bad.truncate(random.bounded(good.size()));
        } else if (kind == 1) {
            for (int i = 1 + random.bounded(200); i > 0; --i)
                bad[random.bounded(good.size())] = char(random.bounded(256));
        } else {
            const int from = random.bounded(good.size());
            std::fill_n(bad.data() + from, std::min<qsizetype>(1 + random.bounded(50'000), bad.size() - from),
                char(kind == 2 ? 0 : random.bounded(256)));
        }
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
            QFile::remove(file() + suffix);
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bad);
        out.close();
        // Damage is not always there to be seen; what matters is that everything is there in the end.
        const RescueReport report = must(Library::rescue(path()));
        QVERIFY2(report.articles >= 60, qPrintable(u"round %1"_s.arg(round)));
        const auto library = openLibrary(path());
        must(library->indexPending());
        QCOMPARE(auditProblems(*library), QStringList());
        QCOMPARE(must(library->sourceTree()).total, report.articles);
        rescued += report.complete ? 0 : 1;
    }
    QVERIFY(rescued > 5);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
