// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostileserver.h"
#include "librarypage.h"
#include "web/pdfprinter.h"

#include <QDir>
#include <QFile>
#include <QPrinter>
#include <QProcess>

using namespace courant;
using namespace courant::test;

class TestPdfPrinter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void chineseArticle_holdsHeadlineTextAndPicture();
    void paper_followsTheCountry_data();
    void paper_followsTheCountry();
    void paper_takesTheSamePage();
    void severalAtOnce_areAllPrinted();
    void missingPicture_isNoHindrance();
    void hostileArticle_leavesOnlyWebAndMailLinks();
    void fiftyHostileArticles_leaveOnlyWebAndMailLinks();
    void missingArticle_isAnError();
    void folderThatIsNotThere_isAnErrorAndLeavesNothing();
    void olderFile_isReplacedWhole();

private:
    Result<QString> print(ArticleId id, const QString &name, const QLocale &locale = QLocale::c());
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PageLibrary> m_data;
    std::unique_ptr<PdfPrinter> m_printer;
};

static QByteArray output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return process.readAllStandardOutput() + process.readAllStandardError();
}

static QString info(const QString &path, const QString &field)
{
    for (const QString &line :
        QString::fromUtf8(output(u"pdfinfo"_s, {u"-enc"_s, u"UTF-8"_s, path})).split(u'\n'))
        if (line.startsWith(field + u':'))
            return line.mid(field.size() + 1).trimmed();
    return {};
}

static QString text(const QString &path)
{
    return QString::fromUtf8(output(u"pdftotext"_s, {u"-enc"_s, u"UTF-8"_s, path, u"-"_s}));
}

void TestPdfPrinter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = std::make_unique<PageLibrary>();
    m_printer = std::make_unique<PdfPrinter>(m_data->library.get());
}

void TestPdfPrinter::cleanup()
{
    m_printer.reset();
    m_data.reset();
    m_folder.reset();
}

Result<QString> TestPdfPrinter::print(ArticleId id, const QString &name, const QLocale &locale)
{
    html::PageStyle style;
    style.locale = locale;
    const QFuture<Result<QString>> future = m_printer->print(id, path(name), style);
    if (!waitFor([&] { return future.isFinished(); }, 60000))
        return Error{Error::Kind::Timeout, {}};
    return future.result();
}

void TestPdfPrinter::chineseArticle_holdsHeadlineTextAndPicture()
{
    const ArticleId id = m_data->add(u"秋天的第一场雨：北京"_s,
        u"<p>北京的秋天来了，街上的银杏叶子黄了。</p>"_s.repeated(60) +
            u"<figure><img src=\"%1\" alt>图一</figure>"_s.arg(pictureUrl),
        {pictureUrl}, u"李雷"_s);
    m_data->storePicture(pictureUrl, {320, 200});
    const Result<QString> written = print(id, u"雨.pdf"_s, QLocale(u"zh_CN"_s));
    QVERIFY2(written, qPrintable(written.error().detail));
    QCOMPARE(*written, path(u"雨.pdf"_s));
    const QString words = text(*written).simplified().remove(u' ');
    QVERIFY2(words.contains(u"秋天的第一场雨"_s), qPrintable(words.left(300)));
    QVERIFY(words.contains(u"街上的银杏叶子黄了。"_s));
    QCOMPARE(info(*written, u"Title"_s), u"秋天的第一场雨：北京"_s);
    QCOMPARE(info(*written, u"Author"_s), u"李雷"_s);
    QVERIFY(info(*written, u"Pages"_s).toInt() >= 2);
    const QByteArray pictures = output(u"pdfimages"_s, {u"-list"_s, *written});
    QVERIFY2(pictures.contains(" 320 ") && pictures.contains(" 200 "), pictures.constData());
    QVERIFY(!output(u"pdfinfo"_s, {*written}).contains("Error"));
}

void TestPdfPrinter::paper_followsTheCountry_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("paper");
    QTest::newRow("China") << u"zh_CN"_s << u"A4"_s;
    QTest::newRow("Germany") << u"de_DE"_s << u"A4"_s;
    QTest::newRow("United States") << u"en_US"_s << u"letter"_s;
    QTest::newRow("Mexico") << u"es_MX"_s << u"letter"_s;
}

void TestPdfPrinter::paper_followsTheCountry()
{
    QFETCH(QString, locale);
    QFETCH(QString, paper);
    const ArticleId id = m_data->add(u"Paper"_s, u"<p>First words.</p>"_s);
    const Result<QString> written = print(id, u"a.pdf"_s, QLocale(locale));
    QVERIFY(written);
    QVERIFY2(info(*written, u"Page size"_s).endsWith(u'(' + paper + u')'),
        qPrintable(info(*written, u"Page size"_s)));
    // 20 mm are 56.7 points.
    const QString box = QString::fromUtf8(output(u"pdftotext"_s, {u"-bbox"_s, *written, u"-"_s}));
    double left = 1000;
    for (const QString &word : box.split(u"xMin=\""_s).mid(1))
        left = std::min(left, word.section(u'"', 0, 0).toDouble());
    QVERIFY2(left > 55 && left < 62, qPrintable(QString::number(left)));
}

void TestPdfPrinter::paper_takesTheSamePage()
{
    const ArticleId id = m_data->add(u"A headline"_s, u"<p>Words on paper.</p>"_s.repeated(120));
    const auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
    printer->setOutputFormat(QPrinter::PdfFormat);
    printer->setPageSize(QPageSize(QPageSize::A5));
    printer->setOutputFileName(path(u"paper.pdf"_s));
    const auto printing = m_printer->printOn(id, printer, {});
    TRY_VERIFY(printing.isFinished());
    const Result<QString> done = printing.result();
    QVERIFY2(bool(done), done ? "" : qPrintable(done.error().detail));
    QVERIFY(info(path(u"paper.pdf"_s), u"Pages"_s).toInt() > 1);
    QVERIFY(info(path(u"paper.pdf"_s), u"Page size"_s).contains(u"A5"_s) ||
            info(path(u"paper.pdf"_s), u"Page size"_s).startsWith(u"4"_s));
    // The one after it goes into a file again.
    QVERIFY(bool(print(id, u"file.pdf"_s)));
    QVERIFY(text(path(u"file.pdf"_s)).contains(u"A headline"_s));
}

void TestPdfPrinter::severalAtOnce_areAllPrinted()
{
    QList<QFuture<Result<QString>>> all;
    for (int i = 0; i < 5; ++i) {
        const ArticleId id = m_data->add(u"Number %1"_s.arg(i), u"<p>Body of number %1."_s.arg(i));
        all.append(m_printer->print(id, path(u"%1.pdf"_s.arg(i)), {}));
    }
    for (int i = 0; i < all.size(); ++i) {
        TRY_VERIFY(all.at(i).isFinished());
        QVERIFY(all.at(i).result());
        const QString words = text(path(u"%1.pdf"_s.arg(i)));
        QVERIFY2(words.contains(u"Body of number %1."_s.arg(i)), qPrintable(words));
    }
}

void TestPdfPrinter::missingPicture_isNoHindrance()
{
    const ArticleId id =
        m_data->add(u"No picture"_s, u"<p>Text.<p><img src=\"%1\">"_s.arg(pictureUrl), {pictureUrl});
    const Result<QString> written = print(id, u"a.pdf"_s);
    QVERIFY(written);
    QVERIFY(text(*written).contains(u"Text."_s));
    QCOMPARE(info(*written, u"Author"_s), u"https://news.example/feed"_s);
}

void TestPdfPrinter::hostileArticle_leavesOnlyWebAndMailLinks()
{
    QString body;
    for (const char *href : {"javascript:alert(1)", "file:///etc/passwd", "smb://a/b", "data:text/html,x",
             "ssh://a", "\\\\a\\b", "https://good.example/x", "mailto:a@good.example", "#here", "vbscript:x"})
        body += u"<p><a href=\"%1\">link</a> <script>1</script>"_s.arg(QString::fromLatin1(href));
    const ArticleId id = m_data->add(u"<script>x</script>"_s,
        body +
            u"<object data=x.pdf></object><embed src=y><form action='javascript:1'><button>b</button></form>"_s);
    const Result<QString> written = print(id, u"a.pdf"_s);
    QVERIFY(written);
    QFile file(*written);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    for (const char *bad : {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/SubmitForm", "/GoToR",
             "javascript:", "file:", "smb:", "ssh:", "vbscript:", "data:"})
        QVERIFY2(!pdf.contains(bad), bad);
    QCOMPARE(pdf.count("/URI (https://good.example/x)"), 1);
    QCOMPARE(pdf.count("/URI (mailto:a@good.example)"), 1);
    // What became of the others is an address of the web all the same.
    for (qsizetype at = pdf.indexOf("/URI ("); at >= 0; at = pdf.indexOf("/URI (", at + 1)) {
        const QByteArray uri = pdf.mid(at + 6, 60);
        QVERIFY2(uri.startsWith("https://") || uri.startsWith("mailto:"), uri.constData());
    }
    QCOMPARE(info(*written, u"JavaScript"_s), u"no"_s);
}

void TestPdfPrinter::fiftyHostileArticles_leaveOnlyWebAndMailLinks()
{
    QList<Attack> chosen;
    const QList<Attack> all = everyAttack();
    for (const Attack &attack : all) {
        if (attack.click || attack.body.contains("href") || attack.body.contains("<object") ||
            attack.body.contains("<iframe"))
            chosen += attack;
    }
    QVERIFY2(chosen.size() >= 50, qPrintable(QString::number(chosen.size())));
    Server server;
    QList<QFuture<Result<QString>>> jobs;
    for (qsizetype i = 0; i < 50; ++i) {
        const QString body = QString::fromUtf8(armed(chosen.at(i).body, server));
        const ArticleId id = m_data->add(u"%1 %2"_s.arg(i).arg(body), body, {}, body);
        jobs.append(m_printer->print(id, path(u"%1.pdf"_s.arg(i)), {}));
    }
    int uris = 0;
    for (qsizetype i = 0; i < jobs.size(); ++i) {
        QVERIFY(waitFor([&] { return jobs.at(i).isFinished(); }, 60000));
        QVERIFY2(jobs.at(i).result(), chosen.at(i).name);
        QFile file(path(u"%1.pdf"_s.arg(i)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pdf = file.readAll();
        for (const char *bad : {"/JavaScript", "/JS ", "/Launch", "/EmbeddedFile", "/SubmitForm", "/GoToR",
                 "/ImportData", "/RichMedia"})
            QVERIFY2(!pdf.contains(bad),
                qPrintable(QLatin1StringView(chosen.at(i).name) + u": "_s + QLatin1StringView(bad)));
        for (qsizetype at = pdf.indexOf("/URI ("); at >= 0; at = pdf.indexOf("/URI (", at + 1)) {
            const QByteArray uri = pdf.mid(at + 6, 60);
            ++uris;
            QVERIFY2(uri.startsWith("https://") || uri.startsWith("http://") || uri.startsWith("mailto:"),
                uri.constData());
        }
    }
    QVERIFY2(uris >= 50, qPrintable(QString::number(uris))); // each its original at least
    QCOMPARE(server.connections, 0);
}

void TestPdfPrinter::missingArticle_isAnError()
{
    const Result<QString> written = print(ArticleId(4711), u"a.pdf"_s);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::NotFound);
    QVERIFY(!QFile::exists(path(u"a.pdf"_s)));
    // and the next one is printed
    QVERIFY(print(m_data->add(u"Next"_s, u"<p>x"_s), u"b.pdf"_s));
}

void TestPdfPrinter::folderThatIsNotThere_isAnErrorAndLeavesNothing()
{
    const Result<QString> written = print(m_data->add(u"A"_s, u"<p>x"_s), u"none/a.pdf"_s);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Unreadable);
    QVERIFY(written.error().detail.contains(u"none/a.pdf"_s));
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void TestPdfPrinter::olderFile_isReplacedWhole()
{
    QFile old(path(u"a.pdf"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write(QByteArray(1000000, 'x'));
    old.close();
    QVERIFY(print(m_data->add(u"A"_s, u"<p>Newer words."_s), u"a.pdf"_s));
    QVERIFY(text(path(u"a.pdf"_s)).contains(u"Newer words."_s));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

int main(int argc, char **argv)
{
    return runWebTest<TestPdfPrinter>(argc, argv);
}

#include "tst_pdfprinter.moc"
