// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>

using commandline::Run;
using commandline::run;
using commandline::Word;
using commandline::words;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray document(int number)
{
    return "\n---\ntitle: '第" + QByteArray::number(number) +
           "号公告：港口恢复通航'\ncategories: \n - 本地\n - 港口日报\n - 公告\nheadimg: ''\nauthor: "
           "港口日报\n"
           "comments: false\ndate: Wed, 19 Jan 2022 02:23:51 GMT\nthumbnail: "
           "''\n---\n\n<div>\n<p>灯塔管理处宣布，第" +
           QByteArray::number(number) + "号航道今日恢复通航。</p>\n</div>\n";
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void help_namesEveryCommand();
    void version_isOneLine();
    void wrongWords_areUsageErrors_data();
    void wrongWords_areUsageErrors();
    void missingLibrary_isSaidInOneLine();
    void unreadableInput_isSaidInOneLineAndTheRestGoesOn();
    void document_isAddedListedShownAndFound();
    void sameDocumentAgain_isNotDoubled();
    void marks_areKept();
    void unknownId_changesNothing();
    void folder_noticesAddedChangedAndRemovedFiles();
    void heldLibrary_namesTheHolder();
    void subscriptionList_goesRound();
    void outputThatCannotBeWritten_isAFailure();
    void toolBehindAnOption_touchesNoLibrary();
    void dataFolderThatIsAFile_isSaid();
    void tools_answerLineByLine();

private:
    Run courant(const QStringList &arguments) { return run(words({"--data", m_data}) + arguments); }
    Run courant(std::initializer_list<Word> arguments) { return courant(words(arguments)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_data;
};

void TestCommandLine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_data = m_folder->filePath(u"library"_s);
}

void TestCommandLine::help_namesEveryCommand()
{
    const Run help = run({"--help"});
    QCOMPARE(help.code, 0);
    for (const char *name :
        {"add", "sources", "refresh", "verify", "list", "search", "show", "bookmark", "unbookmark", "read",
            "unread", "export", "parse", "sanitize", "extract", "--screenshot", "--data"})
        QVERIFY2(help.out.contains(name), name);
    QVERIFY(help.err.isEmpty());
}

void TestCommandLine::version_isOneLine()
{
    const Run version = run({"--version"});
    QCOMPARE(version.code, 0);
    QVERIFY(version.out.startsWith("Courant "));
    QCOMPARE(version.out.count('\n'), 1);
}

void TestCommandLine::wrongWords_areUsageErrors_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("unknown option") << words({"list", "--colour"});
    QTest::newRow("option of another command") << words({"sources", "--limit", "3"});
    QTest::newRow("no id") << words({"show"});
    QTest::newRow("no number") << words({"show", "first"});
    QTest::newRow("zero") << words({"bookmark", "0"});
    QTest::newRow("bad limit") << words({"list", "--limit", "many"});
    QTest::newRow("bad theme") << words({"--screenshot", "x.png", "--theme", "pink"});
    QTest::newRow("bad size") << words({"--screenshot", "x.png", "--size", "wide"});
    QTest::newRow("nothing to add") << words({"add"});
    QTest::newRow("no such command") << words({"bogus"});
    QTest::newRow("bad format") << words({"export", "1", "--format", "doc"});
}

void TestCommandLine::wrongWords_areUsageErrors()
{
    QFETCH(QStringList, words);
    const Run wrong = courant(words);
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.out.isEmpty());
    QVERIFY(wrong.err.startsWith("courant: "));
    QCOMPARE(wrong.err.count('\n'), 1);
    QVERIFY(!QDir(m_data).exists());
}

void TestCommandLine::missingLibrary_isSaidInOneLine()
{
    const Run list = courant({"list"});
    QCOMPARE(list.code, 1);
    QVERIFY(list.err.contains(m_data.toUtf8()));
    QCOMPARE(list.err.count('\n'), 1);
    QVERIFY(!QDir(m_data).exists());
}

void TestCommandLine::unreadableInput_isSaidInOneLineAndTheRestGoesOn()
{
    const QString good = m_folder->filePath(u"good.md"_s);
    write(good, document(1));
    const Run add = courant({"add", m_folder->filePath(u"absent.md"_s), good});
    QCOMPARE(add.code, 1);
    QVERIFY(add.err.contains("absent.md"));
    QCOMPARE(add.err.count('\n'), 1);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 1);
}

void TestCommandLine::document_isAddedListedShownAndFound()
{
    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    const Run add = courant({"add", path});
    QVERIFY2(add.code == 0, add.err);

    const QList<QJsonObject> rows = courant({"list", "--json"}).lines();
    QCOMPARE(rows.size(), 1);
    const QJsonObject row = rows.first();
    QCOMPARE(row["title"_L1].toString(), u"第7号公告：港口恢复通航"_s);
    QCOMPARE(row["published"_L1].toString(), u"2022-01-19T02:23:51Z"_s);
    QCOMPARE(row["read"_L1].toBool(true), false);
    QCOMPARE(row["offline"_L1].toObject(), (QJsonObject{{u"images"_s, 0}, {u"stored"_s, 0}}));
    const QString id = QString::number(row["id"_L1].toInteger());

    const QJsonObject shown = courant({"show", id, "--json"}).lines().value(0);
    QCOMPARE(shown["categories"_L1].toArray(), (QJsonArray{u"本地"_s, u"港口日报"_s, u"公告"_s}));
    QCOMPARE(shown["author"_L1].toString(), u"港口日报"_s);
    QCOMPARE(shown["extra"_L1].toObject()["comments"_L1], QJsonValue(false));
    QCOMPARE(
        courant({"show", id, "--text"}).out.trimmed(), QByteArray("灯塔管理处宣布，第7号航道今日恢复通航。"));
    const QByteArray page = courant({"show", id, "--html"}).out;
    QVERIFY(page.contains("Content-Security-Policy"));
    QVERIFY(page.contains("号航道今日恢复通航。"));

    QCOMPARE(courant({"search", "航道", "--json"}).lines().size(), 1);
    QCOMPARE(courant({"search", "通", "--json"}).lines().size(), 1);
    QCOMPARE(courant({"search", "道航", "--json"}).lines().size(), 0);
    QCOMPARE(courant({"search", "航道", "-恢复", "--json"}).lines().size(), 0);
    QCOMPARE(courant({"search", "--json", "航道", "-停航"}).lines().size(), 1);
    QCOMPARE(courant({"sources", "--json"}).lines().value(0)["unread"_L1].toInt(), 1);
    const Run verify = courant({"verify"});
    QVERIFY2(verify.code == 0, verify.out);
}

void TestCommandLine::sameDocumentAgain_isNotDoubled()
{
    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    QCOMPARE(courant({"add", path}).code, 0);
    QCOMPARE(courant({"add", path}).code, 0);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 1);
}

void TestCommandLine::marks_areKept()
{
    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    QCOMPARE(courant({"add", path}).code, 0);
    const QString id = QString::number(courant({"list", "--json"}).lines().value(0)["id"_L1].toInteger());
    QCOMPARE(courant({"bookmark", id}).code, 0);
    QCOMPARE(courant({"read", id}).code, 0);
    QCOMPARE(courant({"list", "--bookmarked", "--json"}).lines().size(), 1);
    QCOMPARE(courant({"list", "--unread", "--json"}).lines().size(), 0);
    write(path, document(7).replace("今日", "昨日"));
    QCOMPARE(courant({"add", path}).code, 0);
    const QJsonObject row = courant({"list", "--json"}).lines().value(0);
    QCOMPARE(QString::number(row["id"_L1].toInteger()), id);
    QVERIFY(row["bookmarked"_L1].toBool());
    QVERIFY(row["read"_L1].toBool());
    QCOMPARE(courant({"search", "昨日", "--json"}).lines().size(), 1);
    QCOMPARE(courant({"search", "今日", "--json"}).lines().size(), 0);
    QCOMPARE(courant({"unbookmark", id}).code, 0);
    QCOMPARE(courant({"unread", id}).code, 0);
    QCOMPARE(courant({"list", "--bookmarked", "--json"}).lines().size(), 0);
    QCOMPARE(courant({"list", "--unread", "--json"}).lines().size(), 1);
}

void TestCommandLine::unknownId_changesNothing()
{
    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    QCOMPARE(courant({"add", path}).code, 0);
    const QString id = QString::number(courant({"list", "--json"}).lines().value(0)["id"_L1].toInteger());
    const Run mark = courant({"bookmark", id, "999"});
    QCOMPARE(mark.code, 1);
    QCOMPARE(mark.err.count('\n'), 1);
    QCOMPARE(courant({"list", "--bookmarked", "--json"}).lines().size(), 0);
    QCOMPARE(courant({"show", "999"}).code, 1);
}

void TestCommandLine::folder_noticesAddedChangedAndRemovedFiles()
{
    const QDir news(m_folder->filePath(u"news"_s));
    QVERIFY(QDir().mkpath(news.filePath(u"deep/er"_s)));
    write(news.filePath(u"1.md"_s), document(1));
    write(news.filePath(u"deep/2.markdown"_s), document(2));
    write(news.filePath(u"deep/er/3.html"_s), document(3));
    write(news.filePath(u"picture.png"_s), "not a document");
    QCOMPARE(courant({"add", news.path()}).code, 0);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 3);

    write(news.filePath(u"4.txt"_s), document(4));
    write(news.filePath(u"1.md"_s), document(1).replace("今日", "明日凌晨"));
    QVERIFY(QFile::remove(news.filePath(u"deep/2.markdown"_s)));
    const Run refresh = courant({"refresh", "--json"});
    QVERIFY2(refresh.code == 0, refresh.err);
    QCOMPARE(refresh.lines().value(0)["added"_L1].toInt(), 1);
    QCOMPARE(refresh.lines().value(0)["updated"_L1].toInt(), 1);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 4); // a removed file does not remove the article
    QCOMPARE(courant({"search", "明日凌晨", "--json"}).lines().size(), 1);
    QCOMPARE(courant({"sources", "--json"}).lines().size(), 1);
    QCOMPARE(courant({"verify"}).code, 0);
}

void TestCommandLine::heldLibrary_namesTheHolder()
{
    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    QCOMPARE(courant({"add", path}).code, 0);
    QLockFile lock(m_data + u"/courant.lock"_s);
    lock.setStaleLockTime(0);
    QVERIFY(lock.tryLock());
    const Run add = courant({"add", "--wait", "0", path});
    QCOMPARE(add.code, 1);
    QVERIFY2(add.err.contains(QByteArray::number(QCoreApplication::applicationPid())), add.err);
    QCOMPARE(add.err.count('\n'), 1);
    QCOMPARE(courant({"list", "--json"}).lines().size(), 1); // reading needs no turn
    lock.unlock();
    QCOMPARE(courant({"add", "--wait", "0", path}).code, 0);
}

void TestCommandLine::subscriptionList_goesRound()
{
    const QString list = m_folder->filePath(u"list.opml"_s);
    write(list,
        "<opml version='2.0'><body><outline text='新闻'><outline text='World &amp; sea'>"
        "<outline text='Harbour' type='rss' xmlUrl='http://127.0.0.1:1/a' htmlUrl='http://127.0.0.1:1/'/>"
        "</outline></outline><outline text='Tides' XMLURL='http://127.0.0.1:1/b'/></body></opml>");
    const Run add = courant({"add", list});
    QCOMPARE(add.code, 1); // nobody listens there, and that is said
    QCOMPARE(courant({"sources", "--json"}).lines().size(), 2);
    const QString out = m_folder->filePath(u"out.opml"_s);
    const Run exported = courant({"sources", "--opml"});
    QCOMPARE(exported.code, 0);
    write(out, exported.out);
    const QJsonArray before = run({"parse", list, "--json"}).lines().value(0)["outlines"_L1].toArray();
    const QJsonArray after = run({"parse", out, "--json"}).lines().value(0)["outlines"_L1].toArray();
    const auto find = [](const QJsonArray &nodes, auto &&self, const QString &path) -> QStringList {
        QStringList found;
        for (const QJsonValue &node : nodes) {
            const QString here = QString(path + u'/' + node["title"_L1].toString());
            if (node["xmlUrl"_L1].isString())
                found.append(QString(
                    here + u' ' + node["xmlUrl"_L1].toString() + u' ' + node["htmlUrl"_L1].toString()));
            found += self(node["children"_L1].toArray(), self, here);
        }
        found.sort();
        return found;
    };
    QCOMPARE(find(after, find, {}), find(before, find, {}));
    QCOMPARE(find(after, find, {}).size(), 2);
}

void TestCommandLine::outputThatCannotBeWritten_isAFailure()
{
    // A file that was opened for reading only takes no output, on any system.
    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    QProcess process;
    process.setProcessEnvironment(commandline::environment());
    process.setProgram(u"sh"_s);
    process.setArguments(words({"-c", "\"$0\" parse \"$1\" --json 1<\"$1\"", COURANT_BINARY, path}));
    process.start();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("output"));
}

void TestCommandLine::toolBehindAnOption_touchesNoLibrary()
{
    const QString page = m_folder->filePath(u"page.html"_s);
    write(page,
        "<html lang=en><title>Tower</title><script>x()</script><article>" +
            QByteArray("<p>The old tower was seen from the boats, at noon, when the fog had lifted.</p>")
                .repeated(12) +
            "</article>");
    const QByteArray request = "{\"url\":\"http://a.example/\",\"file\":\"" + page.toUtf8() + "\"}\n";
    const Run extracted = run({"extract", "--jsonl"}, request + "not json\n" + request);
    QCOMPARE(extracted.code, 0);
    QCOMPARE(extracted.lines().size(), 3);
    for (const int line : {0, 2}) {
        QCOMPARE(extracted.lines()[line]["title"_L1].toString(), u"Tower"_s);
        QCOMPARE(extracted.lines()[line]["language"_L1].toString(), u"en"_s);
        QVERIFY(extracted.lines()[line]["content"_L1].toString().contains(u"seen from the boats"_s));
        QVERIFY(extracted.lines()[line]["byline"_L1].isNull());
    }
    QVERIFY(!extracted.lines()[1]["error"_L1].toString().isEmpty());
    QCOMPARE(run({"extract"}).code, 2);

    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    const Run parsed = courant({"parse", path, "--json"});
    QCOMPARE(parsed.code, 0);
    QCOMPARE(parsed.lines().value(0)["format"_L1].toString(), u"document"_s);
    QVERIFY(!QDir(m_data).exists());
}

void TestCommandLine::dataFolderThatIsAFile_isSaid()
{
    write(m_data, "not a folder");
    const Run list = courant({"list"});
    QCOMPARE(list.code, 1);
    QVERIFY2(list.err.contains("not a folder"), list.err);
    QCOMPARE(list.err.count('\n'), 1);
}

void TestCommandLine::tools_answerLineByLine()
{
    const Run sanitized = run({"sanitize", "--jsonl"},
        "{\"html\":\"<p onclick=go()>a<script>b</script>\"}\n{\"html\":\"<b>c\"}\nnot "
        "json\n{\"html\":\"d\"}\n");
    QCOMPARE(sanitized.code, 0);
    const QList<QJsonObject> lines = sanitized.lines();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0]["html"_L1].toString(), u"<p>a</p>"_s);
    QCOMPARE(lines[1]["html"_L1].toString(), u"<b>c</b>"_s);
    QVERIFY(!lines[2]["error"_L1].toString().isEmpty());
    QCOMPARE(lines[3]["html"_L1].toString(), u"d"_s);

    const QString path = m_folder->filePath(u"a.md"_s);
    write(path, document(7));
    const Run parsed = run({"parse", path, "--json"});
    QCOMPARE(parsed.code, 0);
    QCOMPARE(parsed.lines().value(0)["format"_L1].toString(), u"document"_s);
    QVERIFY(!QDir(m_data).exists());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
