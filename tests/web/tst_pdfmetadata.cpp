// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pdfmetadata.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestPdfMetadata : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void titleAndAuthor_areReadBack_data();
    void titleAndAuthor_areReadBack();
    void metadataTwice_theLatterCounts();
    void otherBytes_comeBackAsTheyWere_data();
    void otherBytes_comeBackAsTheyWere();
};

/// One empty page, with a cross-reference table.
static QByteArray smallPdf()
{
    QByteArray pdf = "%PDF-1.4\n";
    QList<qsizetype> offsets;
    for (const QByteArray &object : {"1 0 obj\n<</Creator (x) /Title (old)>>\nendobj\n"_ba,
             "2 0 obj\n<</Type /Catalog /Pages 3 0 R>>\nendobj\n"_ba,
             "3 0 obj\n<</Type /Pages /Kids [4 0 R] /Count 1>>\nendobj\n"_ba,
             "4 0 obj\n<</Type /Page /Parent 3 0 R /MediaBox [0 0 200 200]>>\nendobj\n"_ba}) {
        offsets.append(pdf.size());
        pdf += object;
    }
    const qsizetype xref = pdf.size();
    pdf += "xref\n0 5\n0000000000 65535 f \n";
    for (const qsizetype offset : offsets)
        pdf += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    return pdf + "trailer\n<</Size 5\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n" + QByteArray::number(xref) +
           "\n%%EOF";
}

static QString pdfInfo(const QByteArray &pdf)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.pdf"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(pdf);
    file.close();
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"pdfinfo"_s, {u"-enc"_s, u"UTF-8"_s, file.fileName()});
    process.waitForFinished();
    return QString::fromUtf8(process.readAll());
}

static QString field(const QString &info, const QString &name)
{
    for (const QString &line : info.split(u'\n'))
        if (line.startsWith(name + u':'))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

void TestPdfMetadata::titleAndAuthor_areReadBack_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("author");
    QTest::newRow("plain") << u"A quiet day"_s << u"Ann Author"_s;
    QTest::newRow("chinese") << u"秋天的第一场雨：北京"_s << u"李雷"_s;
    QTest::newRow("beyond the first plane") << u"𠮷野家 😀"_s << u"𠮷"_s;
    QTest::newRow("syntax of the format") << u"a) (b \\ <c> >> endobj %"_s << u"/Root 1 0 R"_s;
    QTest::newRow("no author") << u"Alone"_s << QString();
}

void TestPdfMetadata::titleAndAuthor_areReadBack()
{
    QFETCH(QString, title);
    QFETCH(QString, author);
    const QDateTime created(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    const QString info = pdfInfo(withMetadata(smallPdf(), {title, author, created}));
    QCOMPARE(field(info, u"Title"_s), title);
    QCOMPARE(field(info, u"Author"_s), author);
    QCOMPARE(field(info, u"Creator"_s), u"Courant"_s);
    QVERIFY2(field(info, u"CreationDate"_s).contains(u"05:06:07 2026"_s), qPrintable(info));
    QCOMPARE(field(info, u"Pages"_s), u"1"_s);
    QVERIFY2(!info.contains(u"Error"_s), qPrintable(info));
}

void TestPdfMetadata::metadataTwice_theLatterCounts()
{
    const QDateTime created(QDate(2026, 3, 4), QTime(5, 6, 7), Qt::UTC);
    const QByteArray once = withMetadata(smallPdf(), {u"first"_s, u"one"_s, created});
    const QString info = pdfInfo(withMetadata(once, {u"second"_s, u"two"_s, created}));
    QCOMPARE(field(info, u"Title"_s), u"second"_s);
    QCOMPARE(field(info, u"Author"_s), u"two"_s);
    QVERIFY2(!info.contains(u"Error"_s), qPrintable(info));
}

void TestPdfMetadata::otherBytes_comeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no pdf") << "hello startxref trailer"_ba;
    QTest::newRow("cut off") << smallPdf().left(200);
    QTest::newRow("no table there") << smallPdf().replace("xref\n0 5", "yref\n0 5");
    QTest::newRow("encrypted") << smallPdf().replace("/Info 1 0 R", "/Encrypt 1 0 R");
}

void TestPdfMetadata::otherBytes_comeBackAsTheyWere()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(withMetadata(bytes, {u"t"_s, u"a"_s, QDateTime::currentDateTimeUtc()}), bytes);
}

QTEST_GUILESS_MAIN(TestPdfMetadata)
#include "tst_pdfmetadata.moc"
