// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/health.h"
#include "reader/readertest.h"
#include "reader/secretmemory.h"
#include "reader/sourceediting.h"

#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;
using Place = SourceOptions::SecretPlace;

class TestSourceEditing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everything_isSaved();
    void newPassword_replacesTheOldOne();
    void absentKeychain_changesNothing();
    void otherPlace_takesTheSecretsAlong();
    void lockedKeychain_keepsWhatIsInIt();
    void signInTakenAway_removesThePassword();
    void takenAddress_isRefused();
    void health_isTold_data();
    void health_isTold();

private:
    Source now() { return sourceOf(m_library.get(), m_id); }
    SourceEdit edit();
    Status save(const SourceEdit &edit)
    {
        return get(saveSource(m_library.get(), m_secrets.get(), now(), edit));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<SecretStore> m_secrets;
    SecretMemory *m_keychain = nullptr;
    SourceId m_id = SourceId::None;
};

void TestSourceEditing::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = std::make_unique<Library>(Library::Options{m_folder->path(), false, {}});
    QVERIFY(get(m_library->open()));
    auto keychain = std::make_unique<SecretMemory>();
    m_keychain = keychain.get();
    m_secrets = std::make_unique<SecretStore>(std::move(keychain), makeSecretFile(m_folder->path()));
    m_id = *get(
        m_library->addSource({SourceKind::Feed, u"https://example.org/feed"_s, u"Old"_s, GroupId::None}));
}

void TestSourceEditing::cleanup()
{
    m_secrets.reset();
    m_library.reset();
    m_folder.reset();
}

/// As it is, with a password.
SourceEdit TestSourceEditing::edit()
{
    const Source source = now();
    SourceEdit edit{source.title, source.url, source.group, source.options, {}, {}, {}};
    edit.options.auth = SourceOptions::Auth::Basic;
    edit.options.user = u"ann"_s;
    edit.password = u"one"_s;
    return edit;
}

void TestSourceEditing::everything_isSaved()
{
    SourceEdit all = edit();
    all.title = u"New"_s;
    all.url = u"https://example.net/feed"_s;
    all.group = *get(m_library->ensureGroup({u"G"_s}));
    all.options.headers = {{u"Cookie"_s, {}, true}};
    all.headers = {{u"Cookie"_s, u"c=1"_s}};
    QVERIFY(save(all));
    QCOMPARE(now().title, u"New"_s);
    QCOMPARE(now().url, u"https://example.net/feed"_s);
    QCOMPARE(now().group, all.group);
    const auto secrets = get(m_secrets->read(now().options));
    QCOMPARE(secrets->password, u"one"_s);
    QCOMPARE(secrets->headers.value(u"Cookie"_s), u"c=1"_s);
}

void TestSourceEditing::newPassword_replacesTheOldOne()
{
    QVERIFY(save(edit()));
    SourceEdit second = edit();
    second.password = u"two"_s;
    QVERIFY(save(second));
    QTRY_COMPARE(m_keychain->kept.size(), 1);
    QCOMPARE(get(m_secrets->read(now().options))->password, u"two"_s);
    // Not named, it stays.
    SourceEdit third = edit();
    third.password.reset();
    third.options.notify = true;
    const QString id = now().options.secretId;
    QVERIFY(save(third));
    QCOMPARE(now().options.secretId, id);
}

void TestSourceEditing::absentKeychain_changesNothing()
{
    m_keychain->mood = SecretMemory::Mood::Absent;
    SourceEdit all = edit();
    all.title = u"New"_s;
    const Status status = save(all);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::NoSecret);
    QCOMPARE(now().title, u"Old"_s);
    QCOMPARE(now().options, SourceOptions());
    QVERIFY(!QFile::exists(m_folder->filePath(u"secrets.json"_s)));
    // The reader's own choice.
    all.options.secretPlace = Place::File;
    QVERIFY(save(all));
    QCOMPARE(get(m_secrets->read(now().options))->password, u"one"_s);
}

void TestSourceEditing::otherPlace_takesTheSecretsAlong()
{
    QVERIFY(save(edit()));
    SourceEdit moved = edit();
    moved.password.reset();
    moved.options.secretPlace = Place::File;
    QVERIFY(save(moved));
    QTRY_VERIFY(m_keychain->kept.isEmpty());
    QCOMPARE(get(m_secrets->read(now().options))->password, u"one"_s);
}

void TestSourceEditing::lockedKeychain_keepsWhatIsInIt()
{
    QVERIFY(save(edit()));
    const QString id = now().options.secretId;
    auto locked = std::make_unique<SecretMemory>();
    locked->mood = SecretMemory::Mood::Absent;
    m_secrets = std::make_unique<SecretStore>(std::move(locked), makeSecretFile(m_folder->path()));
    SourceEdit other = edit();
    other.password.reset();
    other.options.notify = true;
    QVERIFY(save(other));
    QCOMPARE(now().options.secretId, id);
    QVERIFY(now().options.notify);
}

void TestSourceEditing::signInTakenAway_removesThePassword()
{
    QVERIFY(save(edit()));
    SourceEdit none = edit();
    none.password.reset();
    none.options.auth = SourceOptions::Auth::None;
    QVERIFY(save(none));
    QVERIFY(now().options.secretId.isEmpty());
    QTRY_VERIFY(m_keychain->kept.isEmpty());
}

void TestSourceEditing::takenAddress_isRefused()
{
    QVERIFY(
        get(m_library->addSource({SourceKind::Feed, u"https://example.org/two"_s, u"Two"_s, GroupId::None})));
    SourceEdit same = edit();
    same.url = u"https://example.org/two"_s;
    const Status status = save(same);
    QVERIFY(!status);
    QCOMPARE(status.error().kind, Error::Kind::InvalidArgument);
}

void TestSourceEditing::health_isTold_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("successDays");
    QTest::addColumn<int>("newestDays");
    QTest::addColumn<bool>("gone");
    QTest::addColumn<int>("condition");
    using Condition = health::Condition;
    QTest::newRow("well") << 0 << 1 << 3 << false << int(Condition::Well);
    QTest::newRow("a bad day") << 5 << 3 << 3 << false << int(Condition::Well);
    QTest::newRow("bad weeks") << 5 << 15 << 15 << false << int(Condition::Failing);
    QTest::newRow("never came") << 3 << -1 << -1 << false << int(Condition::Failing);
    QTest::newRow("new, failed once") << 1 << -1 << -1 << false << int(Condition::Well);
    QTest::newRow("silent") << 0 << 1 << 200 << false << int(Condition::Silent);
    QTest::newRow("gone") << 1 << 1 << 3 << true << int(Condition::Gone);
}

void TestSourceEditing::health_isTold()
{
    QFETCH(const int, failures);
    QFETCH(const int, successDays);
    QFETCH(const int, newestDays);
    QFETCH(const bool, gone);
    QFETCH(const int, condition);
    const QDateTime now(QDate(2026, 7, 1), QTime(12, 0), Qt::UTC);
    Source source;
    source.fetch.failures = failures;
    if (successDays >= 0)
        source.fetch.lastSuccess = now.addDays(-successDays);
    if (newestDays >= 0)
        source.fetch.rhythm.newest = now.addDays(-newestDays);
    source.fetch.rhythm.gone = gone;
    QCOMPARE(int(health::of(source, now).condition), condition);
}

QTEST_GUILESS_MAIN(TestSourceEditing)
#include "tst_sourceediting.moc"
