// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/wholefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestWholeFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newFile_isWritten();
    void olderFile_isReplaced();
    void noRoomInTheMiddle_keepsTheOlderFile();
    void deviceOrFolder_isLeftAlone();
    void missingFolder_isAnError();

private:
    QTemporaryDir m_folder;
};

static QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestWholeFile::newFile_isWritten()
{
    const QString path = m_folder.filePath(u"new"_s);
    const Result<QString> written = writeWholeFile(path, "abc");
    QVERIFY(written);
    QCOMPARE(*written, path);
    QCOMPARE(read(path), "abc"_ba);
}

void TestWholeFile::olderFile_isReplaced()
{
    const QString path = m_folder.filePath(u"old"_s);
    QVERIFY(writeWholeFile(path, QByteArray(5000, 'x')));
    QVERIFY(writeWholeFile(path, "abc"));
    QCOMPARE(read(path), "abc"_ba);
}

void TestWholeFile::noRoomInTheMiddle_keepsTheOlderFile()
{
#ifdef Q_OS_UNIX
    QTemporaryDir folder;
    const QString path = folder.filePath(u"kept"_s);
    QVERIFY(writeWholeFile(path, "older"));
    rlimit before;
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = signal(SIGXFSZ, SIG_IGN);
    const rlimit small{4096, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<QString> written = writeWholeFile(path, QByteArray(1 << 20, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    QVERIFY(!written);
    QVERIFY(written.error().detail.startsWith(path));
    QCOMPARE(read(path), "older"_ba);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"kept"_s});
#endif
}

void TestWholeFile::deviceOrFolder_isLeftAlone()
{
    const QString folder = m_folder.filePath(u"folder"_s);
    QVERIFY(QDir().mkdir(folder));
    QCOMPARE(writeWholeFile(folder, "abc").error().kind, Error::Kind::Unreadable);
    QVERIFY(QFileInfo(folder).isDir());
#ifdef Q_OS_UNIX
    // A pipe of our own stands for all that is no plain file.
    const QString pipe = m_folder.filePath(u"pipe"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QString link = m_folder.filePath(u"link"_s);
    QVERIFY(QFile::link(pipe, link));
    for (const QString &path : {pipe, link}) {
        const Result<QString> written = writeWholeFile(path, "abc");
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Unreadable);
    }
    struct stat status;
    QCOMPARE(::stat(QFile::encodeName(pipe).constData(), &status), 0);
    QVERIFY(S_ISFIFO(status.st_mode));
#endif
}

void TestWholeFile::missingFolder_isAnError()
{
    const Result<QString> written = writeWholeFile(m_folder.filePath(u"none/a"_s), "abc");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Unreadable);
}

QTEST_GUILESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
