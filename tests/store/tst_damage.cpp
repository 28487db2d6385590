// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Damage of every kind: to the library file and its log, as a start meets it, and to what `verify` audits.
// COURANT_DAMAGES sets the number of damaged files.
#include "librarytest.h"
#include "support/diskshim.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int articles = 40;

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

Status opening(const QString &folder)
{
    Library::Options options;
    options.dataFolder = folder;
    Library library(options);
    return await(library.open());
}

/// What a look at the whole library says.
Status checking(const QString &folder)
{
    Library::Options options;
    options.dataFolder = folder;
    Library library(options);
    if (const Status opened = await(library.open()); !opened)
        return opened;
    if (const Status checked = await(library.quickCheck()); !checked)
        return checked;
    const Result<VerifyReport> report = await(library.verify());
    if (!report)
        return report.error();
    return report->ok ? Status() : Status(Error{Error::Kind::Corrupt, report->problems.join(u' ')});
}

QString noise(QRandomGenerator &random, int size)
{
    QString text;
    for (int c = 0; c < size; ++c)
        text += QChar(0x4e00 + random.bounded(20'000));
    return text;
}

/// The bytes of a library file and its log; null: not there.
struct Files
{
    QByteArray main;
    QByteArray log;
};

Files damaged(const Files &good, QRandomGenerator &random)
{
    Files bad = good;
    const auto flip = [&random](QByteArray *bytes) {
        for (int i = 1 + random.bounded(30); i > 0 && !bytes->isEmpty(); --i)
            (*bytes)[random.bounded(int(bytes->size()))] ^= char(1 << random.bounded(8));
    };
    switch (random.bounded(8)) {
    case 0:
        flip(&bad.main);
        break;
    case 1:
        bad.main.truncate(random.bounded(int(bad.main.size())));
        break;
    case 2:
        bad.main = QByteArray("");
        break;
    case 3:
        bad.main = QByteArray("A letter to somebody, by mistake under this name.").repeated(400);
        break;
    case 4:
        bad.main = QByteArray();
        break;
    case 5:
        bad.log = QByteArray();
        break;
    case 6:
        flip(&bad.log);
        bad.log.truncate(random.bounded(int(bad.log.size())));
        break;
    default: {
        const int from = random.bounded(int(bad.main.size()));
        const qsizetype size = std::min<qsizetype>(1 + random.bounded(60'000), bad.main.size() - from);
        std::fill_n(bad.main.data() + from, size, char(random.bounded(2) * 0xff));
    }
    }
    return bad;
}

} // namespace

class TestDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void anyDamage_isSurvived();
    void everyTable_isRescued();
    void deletedArticle_staysDeletedAfterARescue();
    void folderInsteadOfAFile_isRefused();
    void vanishedLibrary_isNotReplacedByAnEmptyOne_data();
    void vanishedLibrary_isNotReplacedByAnEmptyOne();
    void audit_findsAndMends_data();
    void audit_findsAndMends();
    void missingImageFile_isFetchedAgain();
    void imageOfARemovedArticle_isKeptWhenItComesAgain();

private:
    QString path() const { return m_folder->path(); }
    QString file() const { return path() + u"/library.sqlite"_s; }
    void fill();
    QStringList tamper(const QStringList &statements);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDamage::initTestCase()
{
    QVERIFY(diskshim::install());
    diskshim::setSyncs(false);
}

void TestDamage::fill()
{
    const auto library = openLibrary(path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    QRandomGenerator random(1);
    QList<IncomingArticle> all;
    for (int i = 0; i < articles; ++i) {
        IncomingArticle article = incoming(u"%1"_s.arg(i), u"Title %1"_s.arg(i), noise(random, 600));
        ArticleImage image;
        image.key = u"key%1"_s.arg(i);
        image.url = u"https://example.org/%1"_s.arg(i);
        article.images = {image};
        all.append(article);
    }
    const QList<ArticleId> ids = mergeAll(*library, source, all).ids;
    must(library->setFlag(ids.mid(0, 10), Flag::Bookmarked, true));
    must(library->storeImage(u"key1"_s, "picture"_ba, u"image/png"_s, QSize(1, 1)));
    must(library->indexPending());
}

/// Runs SQL behind the library's back; the answers, one a statement.
QStringList TestDamage::tamper(const QStringList &statements)
{
    QStringList answers;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(file());
        if (!database.open())
            qFatal("cannot open");
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                qFatal("%s: %s", qUtf8Printable(statement), qUtf8Printable(query.lastError().text()));
            answers.append(query.next() ? query.value(0).toString() : QString());
        }
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    return answers;
}

void TestDamage::anyDamage_isSurvived()
{
    fill();
    Files good;
    {
        const auto library = openLibrary(path());
        must(library->backUp());
        must(library->setProperty(u"late"_s, u"1"_s));
        good = {bytesOf(file()), bytesOf(file() + u"-wal"_s)};
    }
    QVERIFY(good.log.size() > 4000);
    bool isSet = false;
    const int asked = qEnvironmentVariableIntValue("COURANT_DAMAGES", &isSet);
    QRandomGenerator random(11);
    int refused = 0;
    int found = 0;
    int whole = 0;
    for (int round = 0; round < (isSet ? asked : 200); ++round) {
        const Files bad = damaged(good, random);
        QDir(path() + u"/damaged"_s).removeRecursively();
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(file() + suffix);
        if (!bad.main.isNull())
            overwrite(file(), bad.main);
        if (!bad.log.isNull())
            overwrite(file() + u"-wal"_s, bad.log);
        const QByteArray name = "round " + QByteArray::number(round);
        // As a start: opened, and checked beside.
        Status state = opening(path());
        if (!state) {
            ++refused;
            if (bad.log.isEmpty()) // else what was confirmed may have been worked in before the damage showed
                QCOMPARE(bytesOf(file()), bad.main);
        } else {
            state = checking(path());
            found += state ? 0 : 1;
            whole += state ? 1 : 0;
        }
        if (!state) {
            QVERIFY2(state.error().kind == Error::Kind::Corrupt, qPrintable(state.error().detail));
            const QByteArray before = bytesOf(file());
            const RescueReport report = must(Library::rescue(path()));
            QVERIFY2(report.articles >= articles, name);
            if (!before.isNull())
                QCOMPARE(bytesOf(report.damagedFolder + u"/library.sqlite"_s), before);
        }
        const auto library = openLibrary(path());
        must(library->indexPending());
        QCOMPARE(auditProblems(*library), QStringList());
        const SourceTree tree = must(library->sourceTree());
        QVERIFY2(tree.total >= articles && tree.bookmarked >= 9, name);
        QCOMPARE(Library::backups(path()).size(), 1);
    }
    qInfo("%d refused, %d found by a check, %d unharmed", refused, found, whole);
    QVERIFY(refused > 20 && found > 5 && whole > 5);
}

void TestDamage::everyTable_isRescued()
{
    fill();
    {
        const auto library = openLibrary(path());
        must(library->ensureGroup({u"Group"_s}));
        must(library->setProperty(u"test"_s, u"1"_s));
        must(library->addView(u"View"_s, u"title"_s));
        must(library->setPlace(ArticleId(2), 0.5));
        must(library->deleteArticles({ArticleId(5), ArticleId(6)}));
        must(library->indexPending());
    }
    const QString list = u"SELECT group_concat(name) FROM sqlite_master WHERE type='table' AND"
                         " name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%' AND name<>'pending'"_s;
    const QStringList tables = tamper({list}).constFirst().split(u',');
    QVERIFY(tables.size() > 15);
    QStringList counts;
    for (const QString &table : tables)
        counts.append(u"SELECT '"_s + table + u" '||count(*) FROM "_s + table);
    const QStringList before = tamper(counts);
    for (int round = 0; round < 2; ++round) { // without a backup, and with one
        const RescueReport report = must(Library::rescue(path()));
        QVERIFY(report.complete);
        const auto library = openLibrary(path());
        must(library->indexPending());
        QCOMPARE(tamper(counts), before);
        QCOMPARE(must(library->sourceTree()).total, articles - 2);
        QCOMPARE(must(library->deletions()).size(), 1);
        must(library->backUp());
    }
    const auto library = openLibrary(path());
    QCOMPARE(must(library->undoDeletion(must(library->deletions()).constFirst().id)), 2);
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestDamage::deletedArticle_staysDeletedAfterARescue()
{
    fill();
    {
        const auto library = openLibrary(path());
        must(library->backUp());
        must(library->deleteArticles({ArticleId(5)}));
        must(library->purgeDeleted(0));
        must(library->indexPending());
    }
    QCOMPARE(must(Library::rescue(path())).articles, articles - 1);
    QCOMPARE(auditProblems(*openLibrary(path())), QStringList());
}

void TestDamage::folderInsteadOfAFile_isRefused()
{
    QVERIFY(QDir().mkpath(file() + u"/inside"_s));
    const Status status = opening(path());
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::Unreadable);
    QVERIFY(!status.error().detail.isEmpty());
    QVERIFY(QDir(file() + u"/inside"_s).exists());
}

void TestDamage::vanishedLibrary_isNotReplacedByAnEmptyOne_data()
{
    QTest::addColumn<bool>("stays"); // with no bytes in it
    QTest::newRow("gone") << false;
    QTest::newRow("emptied") << true;
}

void TestDamage::vanishedLibrary_isNotReplacedByAnEmptyOne()
{
    QFETCH(const bool, stays);
    fill();
    must(openLibrary(path())->backUp());
    QVERIFY(QFile::remove(file()));
    if (stays)
        overwrite(file(), {});
    const Status status = opening(path());
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::Corrupt);
    QCOMPARE(QFile::exists(file()), stays);
    QCOMPARE(must(Library::rescue(path())).articles, articles);
    QCOMPARE(must(openLibrary(path())->sourceTree()).bookmarked, 10);
}

void TestDamage::audit_findsAndMends_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("counter of a source") << u"UPDATE sources SET unread=unread+1"_s;
    QTest::newRow("bookmarks of a source") << u"UPDATE sources SET bookmarked=0"_s;
    QTest::newRow("image counter") << u"UPDATE articles SET images_stored=5 WHERE id=2"_s;
    QTest::newRow("no title") << u"DELETE FROM heads WHERE article_id=3"_s;
    QTest::newRow("no text") << u"DELETE FROM bodies WHERE article_id=3"_s;
    QTest::newRow("no such channel") << u"UPDATE articles SET channel_id=77 WHERE id=4"_s;
    QTest::newRow("missing in the index") << u"UPDATE articles SET index_rowid=NULL WHERE id=5"_s;
    QTest::newRow("names another entry")
        << u"UPDATE articles SET index_rowid=index_rowid+100000 WHERE id=5"_s;
    QTest::newRow("index emptied") << u"INSERT INTO search(search) VALUES('delete-all')"_s;
    QTest::newRow("index damaged")
        << u"UPDATE search_data SET block=x'00112233' WHERE id=(SELECT max(id) FROM search_data)"_s;
    QTest::newRow("numbers of the index given twice") << u"UPDATE search_hours SET used=0"_s;
}

void TestDamage::audit_findsAndMends()
{
    QFETCH(const QString, damage);
    fill();
    tamper({damage});
    const auto library = openLibrary(path());
    must(library->indexPending());
    QVERIFY(!auditProblems(*library).isEmpty());
    must(library->verify(true));
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
    const SourceTree tree = must(library->sourceTree());
    QCOMPARE(tree.total, articles);
    QCOMPARE(tree.bookmarked, 10);
    // And the search is right again, for old ones and new ones.
    mergeAll(*library, SourceId(1), {incoming(u"new"_s, u"Title new"_s, u"x"_s)});
    must(library->indexPending());
    const qsizetype titled = damage.contains(u"heads"_s) ? articles : articles + 1;
    QCOMPARE(found(*library, u"title"_s).size(), titled);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestDamage::missingImageFile_isFetchedAgain()
{
    fill();
    const auto library = openLibrary(path());
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash("picture", QCryptographicHash::Sha256).toHex());
    const QString image = path() + u"/images/"_s + hash.left(2) + u'/' + hash;
    for (const bool gone : {true, false}) {
        if (gone)
            QVERIFY(QFile::remove(image));
        else
            overwrite(image, "rubbish"_ba);
        QCOMPARE(auditProblems(*library).size(), 1);
        must(library->verify(true));
        QCOMPARE(auditProblems(*library), QStringList());
        QStringList waiting;
        for (const PendingImage &pending : must(library->pendingImages(1000)))
            waiting.append(pending.image.key);
        QVERIFY(waiting.contains(u"key1"_s));
        must(library->storeImage(u"key1"_s, "picture"_ba, u"image/png"_s, QSize(1, 1)));
        QCOMPARE(must(library->image(u"key1"_s)).bytes, "picture"_ba);
        QCOMPARE(auditProblems(*library), QStringList());
    }
}

// The removal deletes the file of a picture just when another article brings the same one.
void TestDamage::imageOfARemovedArticle_isKeptWhenItComesAgain()
{
    const auto library = openLibrary(path());
    const auto withImage = [](const QString &name) {
        IncomingArticle article = incoming(name, name, u"text"_s);
        ArticleImage image;
        image.key = u"key "_s + name;
        image.url = u"https://example.org/"_s + name;
        article.images = {image};
        return article;
    };
    for (int round = 0; round < 30; ++round) {
        const SourceId going = feed(*library, u"https://example.org/going%1"_s.arg(round));
        const SourceId staying = feed(*library, u"https://example.org/staying%1"_s.arg(round));
        const QString one = u"one%1"_s.arg(round);
        const QString two = u"two%1"_s.arg(round);
        const QByteArray bytes = "the same picture " + QByteArray::number(round);
        mergeAll(*library, going, {withImage(one)});
        mergeAll(*library, staying, {withImage(two)});
        must(library->storeImage(u"key "_s + one, bytes, u"image/png"_s, {}));
        const auto removed = library->removeSource(going);
        must(library->storeImage(u"key "_s + two, bytes, u"image/png"_s, {}));
        must(removed);
        QCOMPARE(must(library->image(u"key "_s + two)).bytes, bytes);
    }
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
}

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
