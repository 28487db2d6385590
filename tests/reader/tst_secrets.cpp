// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/readertest.h"
#include "reader/secretmemory.h"

#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;
using Place = SourceOptions::SecretPlace;

class TestSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void kept_comesBack_data();
    void kept_comesBack();
    void noSecrets_askNobody();
    void keychain_isAskedOnce();
    void absentKeychain_writesNothingAnywhere();
    void forgetfulKeychain_isNotBelieved();
    void silentKeychain_losesNothing();
    void change_leavesTheOldUntilItIsRemoved();
    void file_isForItsOwnerOnly();
    void damagedFile_isNotWrittenOver();

private:
    SourceOptions options(Place place, const QString &id) const;
    std::unique_ptr<QTemporaryDir> m_folder;
    SecretMemory *m_keychain = nullptr;
    std::unique_ptr<SecretStore> m_store;
    const SourceSecrets m_secrets{u"pässwort"_s, u"proxy"_s, {{u"Cookie"_s, u"a=b; c=d"_s}}};
};

void TestSecrets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto keychain = std::make_unique<SecretMemory>();
    m_keychain = keychain.get();
    m_store = std::make_unique<SecretStore>(std::move(keychain), makeSecretFile(m_folder->path()));
}

void TestSecrets::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

SourceOptions TestSecrets::options(Place place, const QString &id) const
{
    SourceOptions options;
    options.secretPlace = place;
    options.secretId = id;
    return options;
}

void TestSecrets::kept_comesBack_data()
{
    QTest::addColumn<bool>("file");
    QTest::newRow("keychain") << false;
    QTest::newRow("file") << true;
}

void TestSecrets::kept_comesBack()
{
    QFETCH(const bool, file);
    const Place place = file ? Place::File : Place::Keychain;
    const auto id = get(m_store->write(place, m_secrets));
    QVERIFY(id);
    QCOMPARE(*get(m_store->read(options(place, *id))), m_secrets);
    QCOMPARE(m_keychain->kept.isEmpty(), file);
    // And for the next start, which remembers nothing.
    auto keychain = std::make_unique<SecretMemory>();
    keychain->kept = m_keychain->kept;
    SecretStore later(std::move(keychain), makeSecretFile(m_folder->path()));
    QCOMPARE(*get(later.read(options(place, *id))), m_secrets);
    QVERIFY(get(later.remove(options(place, *id))));
    const auto gone = get(later.read(options(place, *id)));
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, Error::Kind::NotFound);
}

void TestSecrets::noSecrets_askNobody()
{
    m_keychain->mood = SecretMemory::Mood::Silent;
    QVERIFY(get(m_store->read({}))->isEmpty());
    QCOMPARE(m_keychain->reads, 0);
}

void TestSecrets::keychain_isAskedOnce()
{
    const QString id = *get(m_store->write(Place::Keychain, m_secrets));
    const int before = m_keychain->reads;
    for (int i = 0; i < 5; ++i)
        QVERIFY(get(m_store->read(options(Place::Keychain, id))));
    QCOMPARE(m_keychain->reads, before);
}

void TestSecrets::absentKeychain_writesNothingAnywhere()
{
    m_keychain->mood = SecretMemory::Mood::Absent;
    const auto id = get(m_store->write(Place::Keychain, m_secrets));
    QVERIFY(!id);
    QCOMPARE(id.error().kind, Error::Kind::Unsupported);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestSecrets::forgetfulKeychain_isNotBelieved()
{
    m_keychain->mood = SecretMemory::Mood::Forgetful;
    QVERIFY(!get(m_store->write(Place::Keychain, m_secrets)));
}

void TestSecrets::silentKeychain_losesNothing()
{
    const QString id = *get(m_store->write(Place::Keychain, m_secrets));
    auto keychain = std::make_unique<SecretMemory>();
    keychain->kept = m_keychain->kept;
    keychain->mood = SecretMemory::Mood::Silent;
    SecretMemory *slow = keychain.get();
    SecretStore later(std::move(keychain), makeSecretFile(m_folder->path()));
    const auto first = later.read(options(Place::Keychain, id));
    QCoreApplication::processEvents();
    QVERIFY(!first.isFinished());
    QCOMPARE(slow->kept.size(), 1);
    slow->answerAll();
    QCOMPARE(*get(first), m_secrets);
}

void TestSecrets::change_leavesTheOldUntilItIsRemoved()
{
    const QString old = *get(m_store->write(Place::Keychain, m_secrets));
    const QString id = *get(m_store->write(Place::Keychain, {u"new"_s, {}, {}}));
    QVERIFY(id != old);
    QCOMPARE(m_keychain->kept.size(), 2);
    QVERIFY(get(m_store->remove(options(Place::Keychain, old))));
    QCOMPARE(m_keychain->kept.size(), 1);
    QCOMPARE(get(m_store->read(options(Place::Keychain, id)))->password, u"new"_s);
}

void TestSecrets::file_isForItsOwnerOnly()
{
    QVERIFY(get(m_store->write(Place::File, m_secrets)));
    QVERIFY(get(m_store->write(Place::File, {u"other"_s, {}, {}})));
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QString path = m_folder->filePath(u"secrets.json"_s);
    QVERIFY(QFile::exists(path));
    QVERIFY(!(QFile::permissions(path) & others));
}

void TestSecrets::damagedFile_isNotWrittenOver()
{
    const QString path = m_folder->filePath(u"secrets.json"_s);
    QVERIFY(writeFile(path, "{\"a\":\"Yg=="));
    QVERIFY(!get(m_store->write(Place::File, m_secrets)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "{\"a\":\"Yg=="_ba);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
