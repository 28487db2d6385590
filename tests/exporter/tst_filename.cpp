// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporter/filename.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestFileName : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void title_becomesName_data();
    void title_becomesName();
    void hostileTitles_stayInTheFolderAndAreNeverTheSame();
    void longTitle_isCutBetweenCharacters();
    void nameInUse_isNumbered();
    void link_isNeverWrittenThrough();
    void nameDifferingInCase_isTaken();
    void nameWithSeparators_staysInside();
};

void TestFileName::title_becomesName_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"A quiet day"_s << u"A quiet day.pdf"_s;
    QTest::newRow("chinese") << u"秋天的第一场雨：北京"_s << u"秋天的第一场雨：北京.pdf"_s;
    QTest::newRow("beyond the first plane") << u"𠮷野家 😀"_s << u"𠮷野家 😀.pdf"_s;
    QTest::newRow("up") << u"../../etc/passwd"_s << u"etc-passwd.pdf"_s;
    QTest::newRow("windows up") << u"..\\..\\x"_s << u"x.pdf"_s;
    QTest::newRow("drive") << u"C:\\x"_s << u"C--x.pdf"_s;
    QTest::newRow("nul") << u"a\0b"_s << u"a b.pdf"_s;
    QTest::newRow("newline") << u"a\r\nb\tc"_s << u"a b c.pdf"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a b.pdf"_s;
    QTest::newRow("bidi") << u"invoice\u202efdp.exe"_s << u"invoicefdp.exe.pdf"_s;
    QTest::newRow("isolates, marks, bom") << u"\u2066a\u2069\u200f\ufeffb"_s << u"ab.pdf"_s;
    QTest::newRow("option") << u"-rf ."_s << u"rf.pdf"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"bashrc.pdf"_s;
    QTest::newRow("home") << u"~/x"_s << u"x.pdf"_s;
    QTest::newRow("reserved") << u"CON"_s << u"_CON.pdf"_s;
    QTest::newRow("reserved with ending") << u"nul.txt"_s << u"_nul.txt.pdf"_s;
    QTest::newRow("reserved with number") << u"Com1"_s << u"_Com1.pdf"_s;
    QTest::newRow("reserved with raised number") << u"LPT²"_s << u"_LPT².pdf"_s;
    QTest::newRow("not reserved") << u"Console"_s << u"Console.pdf"_s;
    QTest::newRow("wildcards") << u"what? *all* \"this\" <b>"_s << u"what all this b.pdf"_s;
    QTest::newRow("trailing") << u"end. . ."_s << u"end.pdf"_s;
    QTest::newRow("empty") << QString() << u"article.pdf"_s;
    QTest::newRow("nothing left") << u"../.\u202e?"_s << u"article.pdf"_s;
    QTest::newRow("half a surrogate") << QString(u"a"_s + QChar(0xd800) + u"b"_s) << u"ab.pdf"_s;
    QTest::newRow("desktop") << u"x.desktop"_s << u"x.desktop.pdf"_s;
    QTest::newRow("composed") << u"Cafe\u0301"_s << u"Café.pdf"_s;
}

void TestFileName::title_becomesName()
{
    QFETCH(QString, title);
    QFETCH(QString, name);
    QCOMPARE(safeFileName(title, u"pdf"_s), name);
}

void TestFileName::hostileTitles_stayInTheFolderAndAreNeverTheSame()
{
    QTemporaryDir folder;
    const QStringList parts{u"../"_s, u"/"_s, u"\\"_s, QString(QChar::Null), u"\n"_s, u"\u202e"_s, u"."_s,
        u"-"_s, u"CON"_s, u"con"_s, u" "_s, u":"_s, u"新闻"_s, u"a"_s, u"A"_s, u".desktop"_s, u"$(reboot)"_s,
        u"`x`"_s, u"|"_s, u"%s"_s, u"e\u0301"_s, u"\u0301"_s, u"😀"_s, QString(QChar(0xdc00)),
        u"x"_s.repeated(4096), u"字"_s.repeated(4096)};
    QRandomGenerator random(20260301);
    for (int i = 0; i < 500; ++i) {
        QString title;
        for (int n = random.bounded(6); n >= 0; --n)
            title += parts.at(random.bounded(int(parts.size())));
        const QString name = safeFileName(title, u"pdf"_s);
        const QString path = freePath(folder.path(), name);
        QVERIFY2(!QFile::exists(path), qPrintable(path));
        QCOMPARE(QFileInfo(path).absolutePath(), folder.path());
        QVERIFY(QFileInfo(path).fileName().toUtf8().size() <= 255);
        QVERIFY(!QFileInfo(path).fileName().startsWith(u'-') && !QFileInfo(path).fileName().startsWith(u'.'));
        QCOMPARE(QString::fromUtf8(name.toUtf8()), name);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::NewOnly), qPrintable(path));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 500);
}

void TestFileName::longTitle_isCutBetweenCharacters()
{
    const QString han = safeFileName(u"字"_s.repeated(4096), u"pdf"_s);
    QCOMPARE(han, QString(u"字"_s.repeated(66) + u".pdf"_s));
    const QString pairs = safeFileName(u"a"_s + u"😀"_s.repeated(1000), u"pdf"_s);
    QCOMPARE(pairs, QString(u"a"_s + u"😀"_s.repeated(49) + u".pdf"_s));
    // A letter with more marks than fit has no boundary to cut at.
    const QString marks = safeFileName(u"a"_s + u"\u0323"_s.repeated(1000), u"pdf"_s);
    QVERIFY(marks.startsWith(u'ạ'));
    QVERIFY(marks.toUtf8().size() <= 204);
}

void TestFileName::nameInUse_isNumbered()
{
    QTemporaryDir folder;
    QCOMPARE(freePath(folder.path(), u"a.pdf"_s), folder.filePath(u"a.pdf"_s));
    QFile(folder.filePath(u"a.pdf"_s)).open(QIODevice::WriteOnly);
    QCOMPARE(freePath(folder.path(), u"a.pdf"_s), folder.filePath(u"a (2).pdf"_s));
    QDir(folder.path()).mkdir(u"a (2).pdf"_s);
    QCOMPARE(freePath(folder.path(), u"a.pdf"_s), folder.filePath(u"a (3).pdf"_s));
}

void TestFileName::link_isNeverWrittenThrough()
{
    QTemporaryDir folder;
    QVERIFY(QFile::link(u"/nowhere/at/all"_s, folder.filePath(u"a.pdf"_s)));
    QCOMPARE(freePath(folder.path(), u"a.pdf"_s), folder.filePath(u"a (2).pdf"_s));
}

void TestFileName::nameDifferingInCase_isTaken()
{
    QTemporaryDir folder;
    QFile(folder.filePath(u"News.PDF"_s)).open(QIODevice::WriteOnly);
    QCOMPARE(freePath(folder.path(), u"news.pdf"_s), folder.filePath(u"news (2).pdf"_s));
}

void TestFileName::nameWithSeparators_staysInside()
{
    QTemporaryDir folder;
    for (const QString &name : {u"../x.pdf"_s, u"/etc/x.pdf"_s, u"..\\x.pdf"_s, u".."_s, u"."_s, QString()})
        QCOMPARE(QFileInfo(QDir::cleanPath(freePath(folder.path(), name))).absolutePath(), folder.path());
}

QTEST_GUILESS_MAIN(TestFileName)
#include "tst_filename.moc"
