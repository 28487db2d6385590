// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/frontmatter.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray json(const QVariantMap &map)
{
    return QJsonDocument(QJsonObject::fromVariantMap(map)).toJson(QJsonDocument::Compact);
}

feed::FrontMatter matterOf(const QByteArray &document)
{
    const feed::FrontMatterSplit split = feed::splitFrontMatter(document);
    return feed::readFrontMatter(
        split.kind, document.mid(split.matterStart, split.matterEnd - split.matterStart));
}

QByteArray bodyOf(const QByteArray &document)
{
    return document.mid(feed::splitFrontMatter(document).bodyStart);
}

} // namespace

class TestFrontMatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documents_areSplit_data();
    void documents_areSplit();
    void otherFiles_haveNone_data();
    void otherFiles_haveNone();
    void yaml_keepsItsTypes_data();
    void yaml_keepsItsTypes();
    void scalars_areAlsoKeptAsWritten();
    void anchorsAndMerges_areResolved();
    void brokenYaml_isReadLineByLine_data();
    void brokenYaml_isReadLineByLine();
    void tabs_areReadWithAWarning();
    void toml_keepsItsTypes_data();
    void toml_keepsItsTypes();
    void brokenToml_keepsTheOtherLines();
    void json_isReadInEveryDress_data();
    void json_isReadInEveryDress();
    void hostileMatter_isBounded_data();
    void hostileMatter_isBounded();
};

void TestFrontMatter::documents_areSplit_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("body");
    const QByteArray body("text\n");
    QTest::newRow("plain") << QByteArray("---\na: 1\n---\ntext\n") << body;
    QTest::newRow("empty line first") << QByteArray("\n \n---\na: 1\n---\n\ntext\n") << body;
    QTest::newRow("bom, crlf") << QByteArray("\xef\xbb\xbf---\r\na: 1\r\n---\r\n\r\ntext\n") << body;
    QTest::newRow("blanks behind the fences") << QByteArray("--- \na: 1\n---\t\ntext\n") << body;
    QTest::newRow("dots close") << QByteArray("---\na: 1\n...\ntext\n") << body;
    QTest::newRow("long fence") << QByteArray("-----\na: 1\n---\n-----\ntext\n") << body;
    QTest::newRow("named language") << QByteArray("---yaml\na: 1\n---\ntext\n") << body;
    QTest::newRow("dashes in the body")
        << QByteArray("---\na: 1\n---\nx\n---\ny\n") << QByteArray("x\n---\ny\n");
    QTest::newRow("dashes in a value") << QByteArray("---\na: x --- y\n---\ntext\n") << body;
    QTest::newRow("nothing in it") << QByteArray("---\n---\n\ntext\n") << body;
    QTest::newRow("no body") << QByteArray("---\na: 1\n---") << QByteArray();
    QTest::newRow("one blank line only is taken")
        << QByteArray("---\na: 1\n---\n\n\ntext\n") << QByteArray("\ntext\n");
    QTest::newRow("toml") << QByteArray("+++\na = 1\n+++\ntext\n") << body;
    QTest::newRow("json in semicolons") << QByteArray(";;;\n\"a\": 1\n;;;\ntext\n") << body;
    QTest::newRow("json object") << QByteArray("{\n \"a\": \"}\"\n}\n\ntext\n") << body;
    QTest::newRow("no opening fence") << QByteArray("title: x\ndate: 2020-01-01\n---\ntext\n") << body;
    QTest::newRow("no closing fence") << QByteArray("---\ntitle: x\ntags:\n - a\n\ntext\n") << body;
    QTest::newRow("no closing fence, text at once") << QByteArray("---\ntitle: x\ntext\n") << body;
}

void TestFrontMatter::documents_areSplit()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, body);
    QVERIFY(feed::splitFrontMatter(document).kind != feed::FrontMatterKind::None);
    QCOMPARE(bodyOf(document), body);
}

void TestFrontMatter::otherFiles_haveNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *text :
        {"", "\n\n", "text", "<?xml version=\"1.0\"?><rss/>", "<html></html>", "{\"version\": 1}\n",
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", "[1]", "---text\n---\n",
            "--\na: 1\n--\n", "Heading\n---\ntext", "note: this is prose\n---\ntext", "---\n\nprose\n",
            "--- a/file\n+++ b/file\n", "<!-- c -->\n---\na: 1\n---\n"})
        QTest::newRow(text) << QByteArray(text);
}

void TestFrontMatter::otherFiles_haveNone()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(feed::splitFrontMatter(bytes).kind, feed::FrontMatterKind::None);
}

void TestFrontMatter::yaml_keepsItsTypes_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *matter, const char *expected) {
        QTest::newRow(matter) << QByteArray(matter) << QByteArray(expected);
    };
    row("a: 1", R"({"a":1})");
    row("a: -12", R"({"a":-12})");
    row("a: 010", R"({"a":10})");
    row("a: 0o10", R"({"a":8})");
    row("a: 0x1F", R"({"a":31})");
    row("a: 1.5e3", R"({"a":1500})");
    row("a: .5", R"({"a":0.5})");
    row("a: true\nb: False", R"({"a":true,"b":false})");
    row("a: yes\nb: off\nc: n", R"({"a":"yes","b":"off","c":"n"})");
    row("a: ~\nb: null\nc:", R"({"a":null,"b":null,"c":null})");
    row("a: '1'\nb: \"true\"", R"({"a":"1","b":"true"})");
    row("a: 1:30", R"({"a":"1:30"})");
    row("a: 1_000", R"({"a":"1_000"})");
    row("a: 123456789012345678901234567890", R"({"a":"123456789012345678901234567890"})");
    row("a: 2020-01-02", R"({"a":"2020-01-02"})");
    row("a: !!str 5\nb: !!int 7\nc: !odd text", R"({"a":"5","b":7,"c":"text"})");
    row("a: [1, x, [2]]", R"({"a":[1,"x",[2]]})");
    row("a: {b: {c: 1}}", R"({"a":{"b":{"c":1}}})");
    row("a:\n  - b\n  -   c: 1\n      d: 2", R"({"a":["b",{"c":1,"d":2}]})");
    row("a: |\n  one\n   two\nb: >-\n  x\n  y", R"({"a":"one\n two\n","b":"x y"})");
    row("# only\na: b # comment", R"({"a":"b"})");
    row("a: b\na: c", R"({"a":"c"})");
    row("? long\n: 1", R"({"long":1})");
    row("1: x", R"({"1":"x"})");
    row("a: \"\\u4e2d\\n\"", "{\"a\":\"\xe4\xb8\xad\\n\"}");
    row("a: it''s\nb: 'it''s'", R"({"a":"it''s","b":"it's"})");
}

void TestFrontMatter::yaml_keepsItsTypes()
{
    QFETCH(QByteArray, matter);
    QFETCH(QByteArray, expected);
    const feed::FrontMatter read = feed::readFrontMatter(feed::FrontMatterKind::Yaml, matter);
    QCOMPARE(json(read.values), expected);
    QCOMPARE(read.warnings, QStringList());
}

void TestFrontMatter::scalars_areAlsoKeptAsWritten()
{
    const feed::FrontMatter read =
        feed::readFrontMatter(feed::FrontMatterKind::Yaml, "a: 1.10\nb: [0x10, 'q']\nc: ~");
    QCOMPARE(json(read.texts), QByteArray(R"({"a":"1.10","b":["0x10","q"],"c":null})"));
    const feed::FrontMatter toml = feed::readFrontMatter(feed::FrontMatterKind::Toml, "a = 1.10\n");
    QCOMPARE(json(toml.texts), QByteArray(R"({"a":"1.10"})"));
}

void TestFrontMatter::anchorsAndMerges_areResolved()
{
    const feed::FrontMatter read = feed::readFrontMatter(
        feed::FrontMatterKind::Yaml, "base: &base {x: 1, y: 2}\nown:\n  <<: *base\n  y: 3\nlist: [*base]\n");
    QCOMPARE(json(read.values),
        QByteArray(R"({"base":{"x":1,"y":2},"list":[{"x":1,"y":2}],"own":{"x":1,"y":3}})"));
}

void TestFrontMatter::brokenYaml_isReadLineByLine_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *matter, const char *expected) {
        QTest::newRow(matter) << QByteArray(matter) << QByteArray(expected);
    };
    row("t: \"\"\"'A'\"\"\"\nn: 1", R"({"n":1,"t":"A"})");
    row("t: \"\"quoted\"\" x", R"({"t":"\"\"quoted\"\" x"})");
    row("t: 'it's'\nl:\n - a\n - b", R"({"l":["a","b"],"t":"it's"})");
    row("t: one: two\nm:\n  k: [1]", R"({"m":{"k":[1]},"t":"one: two"})");
    row("t: [News] today\nn: 1", R"({"n":1,"t":"[News] today"})");
    row("t: @someone\nn: ~", R"({"n":null,"t":"@someone"})");
    row("t: 'cut off\nn: 1", R"({"n":1,"t":"cut off"})");
    row("t: \"a\" and \"b\"", R"({"t":"a\" and \"b"})");
    row("t: 100%\nu: %x", R"({"t":"100%","u":"%x"})");
    row("t: *gone", R"({"t":"*gone"})");
    row("t: [\nn: 1", R"({"n":1,"t":"["})");
    row("t: 'two\nlines's\nn: 1", R"({"n":1,"t":"two lines's"})");
}

void TestFrontMatter::brokenYaml_isReadLineByLine()
{
    QFETCH(QByteArray, matter);
    QFETCH(QByteArray, expected);
    const feed::FrontMatter read = feed::readFrontMatter(feed::FrontMatterKind::Yaml, matter);
    QCOMPARE(json(read.values), expected);
    QCOMPARE(read.warnings.size(), 1);
}

void TestFrontMatter::tabs_areReadWithAWarning()
{
    const feed::FrontMatter read = matterOf("---\nl:\n\t- a\n\t- b\nm:\n\tk: 1\n---\n");
    QCOMPARE(json(read.values), QByteArray(R"({"l":["a","b"],"m":{"k":1}})"));
    QCOMPARE(read.warnings.size(), 1);
}

void TestFrontMatter::toml_keepsItsTypes_data()
{
    QTest::addColumn<QByteArray>("matter");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *matter, const char *expected) {
        QTest::newRow(matter) << QByteArray(matter) << QByteArray(expected);
    };
    row("a = 1\nb = -2_000\nc = 0xff\nd = 0b101\ne = 1.5", R"({"a":1,"b":-2000,"c":255,"d":5,"e":1.5})");
    row("a = true # yes\nb = \"x # y\"\nc = 'C:\\n'", R"({"a":true,"b":"x # y","c":"C:\\n"})");
    row("a = \"\\u4e2d\\t\\\"\\\\\"", "{\"a\":\"\xe4\xb8\xad\\t\\\"\\\\\"}");
    row("a = \"\"\"\none\ntwo \\\n   three\"\"\"", R"({"a":"one\ntwo three"})");
    row("a = '''\nit's'''", R"({"a":"it's"})");
    row("a = [\n 1, # one\n [\"x\"],\n]", R"({"a":[1,["x"]]})");
    row("a = { b = 1, c.d = 'e' }", R"({"a":{"b":1,"c":{"d":"e"}}})");
    row("a = 2020-01-02T03:04:05Z\nb = 2020-01-02", R"({"a":"2020-01-02T03:04:05Z","b":"2020-01-02"})");
    row("x.y = 1\n\"odd key\" = 2\n[t]\na = 3\n[t.u]\nb = 4",
        R"({"odd key":2,"t":{"a":3,"u":{"b":4}},"x":{"y":1}})");
    row("[[p]]\na = 1\n[[p]]\na = 2\n[p.q]\nb = 3", R"({"p":[{"a":1},{"a":2,"q":{"b":3}}]})");
    row("a = 1\r\nb = \"x\"\r\n", R"({"a":1,"b":"x"})");
}

void TestFrontMatter::toml_keepsItsTypes()
{
    QFETCH(QByteArray, matter);
    QFETCH(QByteArray, expected);
    const feed::FrontMatter read = feed::readFrontMatter(feed::FrontMatterKind::Toml, matter);
    QCOMPARE(json(read.values), expected);
    QCOMPARE(read.warnings, QStringList());
}

void TestFrontMatter::brokenToml_keepsTheOtherLines()
{
    const feed::FrontMatter read =
        feed::readFrontMatter(feed::FrontMatterKind::Toml, "a = 1\n= what\nb = \"open\nc = 2\n");
    QCOMPARE(read.values.value(u"a"_s), QVariant(1));
    QCOMPARE(read.values.value(u"c"_s), QVariant(2));
    QCOMPARE(read.warnings.size(), 1);
    QVERIFY(read.warnings.first().contains("line 2"_L1));
}

void TestFrontMatter::json_isReadInEveryDress_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("braces") << QByteArray("{\"a\": 1, \"b\": [true, null]}\n\nx");
    QTest::newRow("semicolons") << QByteArray(";;;\n\"a\": 1,\n\"b\": [true, null]\n;;;\nx");
    QTest::newRow("semicolons and braces") << QByteArray(";;; json\n{\"a\": 1, \"b\": [true, null]}\n;;;\nx");
    QTest::newRow("dashes") << QByteArray("---\n{\"a\": 1, \"b\": [true, null]}\n---\nx");
    QTest::newRow("dashes, named") << QByteArray("---json\n{\"a\": 1, \"b\": [true, null]}\n---\nx");
    QTest::newRow("trailing comma") << QByteArray("---json\n{\"a\": 1, \"b\": [true, null],}\n---\nx");
}

void TestFrontMatter::json_isReadInEveryDress()
{
    QFETCH(QByteArray, document);
    QCOMPARE(json(matterOf(document).values), QByteArray(R"({"a":1,"b":[true,null]})"));
}

void TestFrontMatter::hostileMatter_isBounded_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("matter");
    const int yaml = int(feed::FrontMatterKind::Yaml);
    QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray alias = "*a" + QByteArray::number(i - 1);
        bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" +
                QByteArray(alias + ", ").repeated(9) + alias + "]\n";
    }
    QTest::newRow("aliases of aliases") << yaml << bomb;
    QTest::newRow("alias of itself") << yaml << QByteArray("a: &a [*a, *a]\n");
    QTest::newRow("deep flow") << yaml
                               << QByteArray("a: " + QByteArray(10'000, '[') + QByteArray(10'000, ']'));
    QTest::newRow("deep maps") << yaml << QByteArray("a: " + QByteArray("{a: ").repeated(10'000));
    QTest::newRow("deep lists") << yaml << QByteArray("a:\n " + QByteArray("- ").repeated(10'000) + "x");
    QTest::newRow("deep keys") << yaml << QByteArray(QByteArray("? ").repeated(10'000) + "x");
    QByteArray stairs;
    for (int i = 0; i < 700; ++i)
        stairs += QByteArray(i, ' ') + "a:\n";
    QTest::newRow("stairs") << yaml << stairs;
    QTest::newRow("a million keys") << yaml << QByteArray("k: v\n").repeated(200'000);
    QTest::newRow("a megabyte of quotes") << yaml << QByteArray("a: " + QByteArray(1'000'000, '"'));
    QTest::newRow("long line") << yaml << QByteArray("a: " + QByteArray(1'000'000, 'x'));
    QTest::newRow("many broken entries") << yaml << QByteArray("a: 'it's\n").repeated(100'000);
    QTest::newRow("nul") << yaml << QByteArray("a: b\0c\nd: e\n", 13);
    QTest::newRow("deep toml") << int(feed::FrontMatterKind::Toml)
                               << QByteArray("a = " + QByteArray(100'000, '['));
    QTest::newRow("deep toml keys") << int(feed::FrontMatterKind::Toml)
                                    << QByteArray(QByteArray("a.").repeated(100'000) + "a = 1");
    QTest::newRow("wide toml") << int(feed::FrontMatterKind::Toml)
                               << QByteArray("[[a]]\nb = 1\n").repeated(50'000);
    QTest::newRow("deep json") << int(feed::FrontMatterKind::Json) << QByteArray("{\"a\":").repeated(10'000);
}

void TestFrontMatter::hostileMatter_isBounded()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, matter);
    QElapsedTimer timer;
    timer.start();
    const feed::FrontMatter read = feed::readFrontMatter(feed::FrontMatterKind(kind), matter);
    QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()).constData());
    QVERIFY(json(read.values).size() < 8'000'000);
}

QTEST_GUILESS_MAIN(TestFrontMatter)
#include "tst_frontmatter.moc"
