// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Backups and rescue, as the command line shows them.
#include "app/commandline.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using commandline::Run;
using commandline::run;
using commandline::Word;
using commandline::words;
using namespace Qt::Literals::StringLiterals;

class TestCare : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void backup_isListedAndRestored();
    void restoreWithoutBackup_isSaid();
    void damagedLibrary_isRescuedAndTheReaderTold();
    void newerLibrary_isLeftAlone();
    void olderLibrary_saysWhatToDo();

private:
    Run courant(std::initializer_list<Word> arguments) const
    {
        return run(words({"--data", data()}) + words(arguments));
    }
    QString data() const { return m_folder->filePath(u"library"_s); }
    QString document(const QString &title) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCare::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestCare::document(const QString &title) const
{
    const QString path = m_folder->filePath(title + u".md"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write a document");
    file.write(
        "---\ntitle: '" + title.toUtf8() + "'\ndate: Wed, 19 Jan 2022 02:23:51 GMT\n---\n\n<p>text</p>\n");
    return path;
}

void TestCare::backup_isListedAndRestored()
{
    QCOMPARE(courant({"add", document(u"first"_s)}).code, 0);
    QCOMPARE(courant({"backups"}).out, QByteArray());
    const Run made = courant({"backup", "--json"});
    QVERIFY2(made.code == 0, made.err);
    QCOMPARE(courant({"add", document(u"second"_s)}).code, 0);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 2);
    const Run listed = courant({"backups", "--json"});
    QCOMPARE(listed.lines().size(), 1);
    QCOMPARE(listed.lines().at(0).value("path"_L1), made.lines().at(0).value("path"_L1));
    QCOMPARE(courant({"restore", "7"}).code, 1);
    const Run restored = courant({"restore", "1"});
    QVERIFY2(restored.code == 0, restored.err);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 1);
    QCOMPARE(courant({"verify"}).code, 0);
    QCOMPARE(courant({"restore", "one", "two"}).code, 2);
}

void TestCare::restoreWithoutBackup_isSaid()
{
    QCOMPARE(courant({"add", document(u"first"_s)}).code, 0);
    const Run run = courant({"restore"});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("no backup"), run.err);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 1);
}

void TestCare::damagedLibrary_isRescuedAndTheReaderTold()
{
    QCOMPARE(courant({"add", document(u"first"_s)}).code, 0);
    QCOMPARE(courant({"backup"}).code, 0);
    QFile file(data() + u"/library.sqlite"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(20'000, 'x'));
    file.close();
    const Run read = courant({"list"});
    QCOMPARE(read.code, 1); // a command that only reads changes nothing
    QVERIFY2(read.err.contains("damaged"), read.err);
    const Run run = courant({"add", document(u"second"_s)});
    QVERIFY2(run.code == 0, run.err);
    QVERIFY2(run.err.contains("damaged") && run.err.contains("backup"), run.err);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 2);
    QCOMPARE(courant({"verify"}).code, 0);
}

void TestCare::newerLibrary_isLeftAlone()
{
    QCOMPARE(courant({"add", document(u"first"_s)}).code, 0);
    QFile file(data() + u"/library.sqlite"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(60)); // "user_version"
    file.write(QByteArray("\0\0\x10\0", 4));
    QVERIFY(file.seek(0));
    const QByteArray before = file.readAll();
    file.close();
    const Run run = courant({"add", document(u"second"_s)});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("newer"), run.err);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

void TestCare::olderLibrary_saysWhatToDo()
{
    QCOMPARE(courant({"add", document(u"first"_s)}).code, 0);
    QFile file(data() + u"/library.sqlite"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(60)); // "user_version"
    file.write(QByteArray("\0\0\0\1", 4));
    file.close();
    const Run run = courant({"list"});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.err.contains("older Courant") && run.err.contains("open its window"), run.err);
    QVERIFY2(!run.err.contains("missing"), run.err);
}

QTEST_GUILESS_MAIN(TestCare)
#include "tst_care.moc"
