// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Killing the program in the middle of its work loses nothing that it had reported.
#include "app/commandline.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

using commandline::Run;
using commandline::run;
using commandline::Word;
using commandline::words;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int documents = 2000;

void makeFolder(const QString &path)
{
    for (int i = 0; i < documents; ++i) {
        const QDir folder(path + u"/part"_s + QString::number(i % 20));
        if (i < 20)
            QVERIFY(QDir().mkpath(folder.path()));
        QFile file(folder.filePath(QString::number(i) + u".md"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\n---\ntitle: 'Tide table " + QByteArray::number(i) +
                   "'\ncategories: \n - 本地\n - 潮汐\nheadimg: ''\nauthor: Harbour\ncomments: false\n"
                   "date: Wed, 19 Jan 2022 02:23:51 GMT\n---\n\n<div><p>" +
                   QByteArray("High water at the pier, 高潮位。").repeated(20 + i % 30) + "</p></div>\n");
    }
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedWhileAddingAFolder_losesNothingReported();
};

void TestKill::killedWhileAddingAFolder_losesNothingReported()
{
    QTemporaryDir folder;
    const QString data = folder.filePath(u"library"_s);
    const QString news = folder.filePath(u"news"_s);
    makeFolder(news);
    const auto courant = [&](std::initializer_list<Word> arguments) {
        return run(words({"--data", data}) + words(arguments));
    };
    const QString single = folder.filePath(u"single.md"_s);
    QVERIFY(QFile::copy(news + u"/part7/7.md"_s, single));
    QCOMPARE(courant({"add", single}).code, 0);

    int most = 1;
    int killed = 0;
    QRandomGenerator random(20220119);
    for (int round = 0; round < 8; ++round) {
        QProcess process;
        process.setProcessEnvironment(commandline::environment());
        process.start(QStringLiteral(COURANT_BINARY), words({"--data", data, "add", news}));
        QVERIFY(process.waitForStarted());
        QThread::msleep(60 + ulong(random.bounded(60 * (round + 1))));
        killed += process.state() == QProcess::Running ? 1 : 0;
        process.kill();
        process.waitForFinished();
        const Run verify = courant({"verify"});
        QVERIFY2(verify.code == 0, QByteArray(verify.out + verify.err));
        // What a list showed is there for good.
        const int now = int(courant({"list", "--json"}).lines().size());
        QVERIFY2(now >= most, qPrintable(u"%1 after %2"_s.arg(now).arg(most)));
        most = now;
    }
    QVERIFY(killed > 0);
    const Run whole = courant({"add", news});
    QVERIFY2(whole.code == 0, whole.err);
    QCOMPARE(int(courant({"list", "--json"}).lines().size()), documents + 1);
    QCOMPARE(courant({"verify"}).code, 0);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
