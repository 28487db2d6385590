// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/opml.h"
#include "net/httpclient.h"
#include "reader/importer.h"
#include "reader/readertest.h"
#include "reader/refresher.h"
#include "reader/secretkeeper.h"
#include "reader/secretmemory.h"
#include "reader/sourceediting.h"
#include "reader/subscriptions.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray canary = "Kanarienvogel";

struct Desk
{
    QTemporaryDir folder;
    HttpServer server;
    std::unique_ptr<Library> library = std::make_unique<Library>(Library::Options{folder.path(), false, {}});
    HttpClient client{HttpClient::Options()};
    SecretMemory *keychain = new SecretMemory;
    SecretStore secrets{std::unique_ptr<SecretBackend>(keychain), makeSecretFile(folder.path())};
    std::unique_ptr<Refresher> refresher;
    std::unique_ptr<Importer> importer;

    Desk()
    {
        server.onPrefix(u"/"_s, [](const HttpRequestSeen &seen) {
            HttpAnswer answer = feedAnswer(rss("Blatt", 2));
            answer.status = seen.header("authorization") == "Basic " + QByteArray("anna:" + canary).toBase64()
                                ? 200
                                : 401;
            answer.validators = false;
            return answer;
        });
        open();
    }
    void open()
    {
        if (!get(library->open()))
            qFatal("no library");
        refresher = std::make_unique<Refresher>(library.get(), &client);
        refresher->setSecrets(&secrets);
        importer = std::make_unique<Importer>(library.get(), &client, refresher.get());
        importer->setSecrets(&secrets);
    }
    /// As a new start of the program.
    void reopen()
    {
        importer.reset();
        refresher.reset();
        library.reset();
        library = std::make_unique<Library>(Library::Options{folder.path(), false, {}});
        open();
    }
    QString clean(const QString &path = u"/feed"_s) const { return server.url(path).toString(); }
    QString signedIn(const QString &path = u"/feed"_s) const
    {
        QUrl url = server.url(path);
        url.setUserInfo(u"anna:"_s + QString::fromLatin1(canary));
        return url.toString(QUrl::FullyEncoded);
    }
    void settle(SecretKeeper &keeper) const
    {
        QSignalSpy settled(&keeper, &SecretKeeper::settled);
        keeper.start();
        QTRY_COMPARE(settled.count(), 1);
    }
    /// The files of the data folder that hold the password.
    QStringList filesWithCanary() const
    {
        QStringList found;
        QDirIterator it(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(canary))
                found.append(it.fileName());
        }
        return found;
    }
};

} // namespace

class TestSecretKeeping : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passwordInAnAddress_neverReachesTheLibrary();
    void passwordsInAList_neverReachTheLibrary();
    void editedAddress_givesItsPasswordToTheSecrets();
    void withoutAKeychain_theFileIsTakenAndSaidSo();
    void lockedKeychain_addsNothing();
    void oldAddress_movesAtTheStart();
    void secretsOfARemovedSource_goWhenItCannotComeBack();
};

void TestSecretKeeping::passwordInAnAddress_neverReachesTheLibrary()
{
    Desk desk;
    const auto added = get(desk.importer->add(desk.signedIn()));
    QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
    QCOMPARE(added->added, 2);
    QVERIFY(!added->secretInFile);
    const Source source = sourceOf(desk.library.get(), added->source);
    QCOMPARE(source.url, desk.clean());
    QCOMPARE(source.options.auth, SourceOptions::Auth::Basic);
    QCOMPARE(source.options.user, u"anna"_s);
    QCOMPARE(desk.keychain->kept.size(), 1);
    // From there it is sent.
    desk.server.forget();
    const RefreshReport report = get(desk.refresher->refresh());
    QVERIFY(report.failures.isEmpty());
    QCOMPARE(desk.server.requests().size(), 1);
    QCOMPARE(desk.filesWithCanary(), QStringList());
    const SourceTree tree = *get(desk.library->sourceTree());
    QVERIFY(!feed::writeOpml(u"x"_s, subscriptionsOf(tree)).contains(canary));
    // The same address again is the same source.
    QVERIFY(get(desk.importer->add(desk.signedIn())));
    QCOMPARE(get(desk.library->sources())->size(), 1);
    QCOMPARE(desk.keychain->kept.size(), 1);
}

void TestSecretKeeping::passwordsInAList_neverReachTheLibrary()
{
    Desk desk;
    const QString list = desk.folder.filePath(u"list.opml"_s);
    QVERIFY(writeFile(list, "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"A\" xmlUrl=\"" +
                                desk.signedIn(u"/a"_s).toUtf8() +
                                "\"/><outline type=\"rss\" text=\"B\" xmlUrl=\"" +
                                desk.clean(u"/b"_s).toUtf8() + "\"/></body></opml>"));
    const auto added = get(desk.importer->add(list));
    QVERIFY(added);
    QCOMPARE(added->added, 2);
    QVERIFY(QFile::remove(list));
    QCOMPARE(desk.filesWithCanary(), QStringList());
    const RefreshReport report = get(desk.refresher->refresh());
    QCOMPARE(report.added, 2);
    QCOMPARE(report.failures.size(), 1); // B, which was given no password
    QCOMPARE(report.failures.constFirst().title, u"B"_s);
}

void TestSecretKeeping::editedAddress_givesItsPasswordToTheSecrets()
{
    Desk desk;
    const SourceId id =
        *get(desk.library->addSource({SourceKind::Feed, desk.clean(), u"Blatt"_s, GroupId::None}));
    const Source before = sourceOf(desk.library.get(), id);
    SourceEdit edit;
    edit.title = before.title;
    edit.url = desk.signedIn(u"/moved"_s);
    QVERIFY(get(saveSource(desk.library.get(), &desk.secrets, before, edit)));
    const Source after = sourceOf(desk.library.get(), id);
    QCOMPARE(after.url, desk.clean(u"/moved"_s));
    QCOMPARE(get(desk.refresher->refresh()).added, 2);
    QCOMPARE(desk.filesWithCanary(), QStringList());
}

void TestSecretKeeping::withoutAKeychain_theFileIsTakenAndSaidSo()
{
    Desk desk;
    desk.keychain->mood = SecretMemory::Mood::Absent;
    const auto added = get(desk.importer->add(desk.signedIn()));
    QVERIFY(added);
    QVERIFY(added->secretInFile);
    QCOMPARE(
        sourceOf(desk.library.get(), added->source).options.secretPlace, SourceOptions::SecretPlace::File);
    const QFileInfo file(desk.folder.filePath(u"secrets.json"_s));
    QVERIFY(file.exists());
    QVERIFY(!(
        file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
    QVERIFY(get(desk.refresher->refresh()).failures.isEmpty());
}

void TestSecretKeeping::lockedKeychain_addsNothing()
{
    Desk desk;
    desk.keychain->mood = SecretMemory::Mood::Forgetful;
    const auto added = get(desk.importer->add(desk.signedIn()));
    QVERIFY(!added);
    QCOMPARE(added.error().kind, Error::Kind::NoSecret);
    QVERIFY(get(desk.library->sources())->isEmpty());
    QCOMPARE(desk.filesWithCanary(), QStringList());
}

void TestSecretKeeping::oldAddress_movesAtTheStart()
{
    Desk desk;
    const SourceId id =
        *get(desk.library->addSource({SourceKind::Feed, desk.signedIn(), u"Blatt"_s, GroupId::None}));
    SecretKeeper keeper(desk.library.get(), &desk.secrets);
    desk.settle(keeper);
    const Source source = sourceOf(desk.library.get(), id);
    QCOMPARE(source.url, desk.clean());
    QCOMPARE(source.options.user, u"anna"_s);
    QCOMPARE(get(desk.refresher->refresh()).added, 2);
}

void TestSecretKeeping::secretsOfARemovedSource_goWhenItCannotComeBack()
{
    Desk desk;
    const SourceId id = get(desk.importer->add(desk.signedIn()))->source;
    {
        SecretKeeper keeper(desk.library.get(), &desk.secrets);
        desk.settle(keeper);
        QTRY_VERIFY(!get(desk.library->property(u"secrets.names"_s))->isEmpty());
        QVERIFY(get(desk.library->removeSources({id})));
        QVERIFY(get(desk.library->sources())->isEmpty());
        // It can come back, and works as before.
        QCOMPARE(desk.keychain->kept.size(), 1);
        QCOMPARE(*get(desk.library->restoreRemoved()), 1);
        QVERIFY(get(desk.refresher->refresh()).failures.isEmpty());
        QVERIFY(get(desk.library->removeSources({id})));
    }
    desk.reopen();
    SecretKeeper keeper(desk.library.get(), &desk.secrets);
    desk.settle(keeper);
    QTRY_VERIFY(desk.keychain->kept.isEmpty());
}

QTEST_GUILESS_MAIN(TestSecretKeeping)
#include "tst_secretkeeping.moc"
