// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/inputkind.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestInputKind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pathsAndFileUrls_areFilesAndFolders();
    void missingPath_isSaidToBeMissing();
    void everythingElse_isAnAddress();
    void webAddress_isHttpWithAHost();
};

void TestInputKind::pathsAndFileUrls_areFilesAndFolders()
{
    QTemporaryDir folder;
    const QString path = QDir(folder.path()).canonicalPath() + u"/新闻 one.md"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    for (const QString &input : {path, QString(u"  "_s + path), QUrl::fromLocalFile(path).toString(),
             QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)}) {
        QVERIFY2(inputKind(input).what == InputKind::What::File, qPrintable(input));
        QCOMPARE(inputKind(input).path, path);
    }
    QCOMPARE(inputKind(folder.path()).what, InputKind::What::Folder);
    QCOMPARE(inputKind(folder.path() + u'/').what, InputKind::What::Folder);
}

void TestInputKind::missingPath_isSaidToBeMissing()
{
    for (const QString &input :
        {u"/no/such/file.md"_s, u"./no.md"_s, u"file:///no/such"_s, u"C:/no/such.md"_s})
        QVERIFY2(inputKind(input).what == InputKind::What::MissingFile, qPrintable(input));
}

void TestInputKind::everythingElse_isAnAddress()
{
    for (const QString &input :
        {u"example.org"_s, u"https://example.org/feed"_s, u"feed:https://example.org/"_s, u"新闻.中国"_s})
        QVERIFY2(inputKind(input).what == InputKind::What::Address, qPrintable(input));
    QCOMPARE(inputKind(u"  "_s).what, InputKind::What::Nothing);
}

void TestInputKind::webAddress_isHttpWithAHost()
{
    QVERIFY(isWebAddress(u"https://example.org/a?b=c"_s));
    QVERIFY(isWebAddress(u"HTTP://example.org"_s));
    for (const QString &url : {u"ftp://example.org"_s, u"file:///etc"_s, u"javascript:x"_s, u"https:///x"_s,
             u"|cmd"_s, u"https://example.org/\n-o"_s, u""_s})
        QVERIFY2(!isWebAddress(url), qPrintable(url));
}

QTEST_GUILESS_MAIN(TestInputKind)
#include "tst_inputkind.moc"
