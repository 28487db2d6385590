// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"
#include "store/searchquery.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

QString shown(const SearchNode &node)
{
    using Kind = SearchNode::Kind;
    static const QStringList names = {u"and"_s, u"or"_s, u"not"_s, u""_s, u"unread"_s, u"read"_s,
        u"bookmarked"_s, u"image"_s, u"before"_s, u"after"_s};
    static const QStringList fields = {
        u""_s, u"title="_s, u"author="_s, u"source="_s, u"group="_s, u"tag="_s};
    if (node.kind == Kind::Text)
        return fields.at(int(node.field)) + QString::fromUtf8(node.tokens.trimmed()) +
               (node.prefix ? u"*"_s : u""_s);
    QStringList children;
    for (const SearchNode &child : node.children)
        children.append(shown(child));
    QString text = names.at(int(node.kind));
    if (node.time.isValid())
        text += u' ' + node.time.toUTC().toString(Qt::ISODate);
    return children.isEmpty() ? text : text + u'(' + children.join(u", "_s) + u')';
}

} // namespace

class TestSearchQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void queries_areUnderstood_data();
    void queries_areUnderstood();
    void wrongQueries_sayWhatIsWrong_data();
    void wrongQueries_sayWhatIsWrong();
    void everyField_findsTheSameIndexedOrWaiting();
    void wrongQuery_isAnErrorOfThePage();
    void wantedTexts_areThoseToHighlight();
    void hits_areFoundAsTheIndexFindsThem_data();
    void hits_areFoundAsTheIndexFindsThem();
};

void TestSearchQuery::queries_areUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &text, const QString &expected) {
        QTest::newRow(qPrintable(text)) << text << expected;
    };
    row(u""_s, u"and"_s);
    row(u"  "_s, u"and"_s);
    row(u"?!"_s, u"or"_s);
    row(u"news"_s, u"and(news*)"_s);
    row(u"北约"_s, u"and(北 约)"_s);
    row(u"北约 news"_s, u"and(北 约, news*)"_s);
    row(u"\"two words\" x"_s, u"and(two words, x*)"_s);
    row(u"“two words”"_s, u"and(two words)"_s);
    row(u"\"never closed"_s, u"and(never closed)"_s);
    row(u"a -b"_s, u"and(a*, not(b*))"_s);
    row(u"a - b"_s, u"and(a*, b*)"_s);
    row(u"-\"b c\""_s, u"and(not(b c))"_s);
    row(u"a OR b"_s, u"and(or(a*, b*))"_s);
    row(u"a b OR c d"_s, u"and(a*, or(b*, c*), d*)"_s);
    row(u"a OR b OR -c"_s, u"and(or(a*, b*, not(c*)))"_s);
    row(u"a or b"_s, u"and(a*, or*, b*)"_s);
    row(u"ORange"_s, u"and(orange*)"_s);
    row(u"a OR ?"_s, u"and(or(a*))"_s);
    row(u"title:北约 author:ann"_s, u"and(title=北 约, author=ann*)"_s);
    row(u"Title:\"big news\""_s, u"and(title=big news)"_s);
    row(u"source：半岛"_s, u"and(source=半 岛)"_s);
    row(u"group:a tag:b"_s, u"and(group=a*, tag=b*)"_s);
    row(u"is:unread has:image"_s, u"and(unread, image)"_s);
    row(u"-is:read is:Bookmarked"_s, u"and(not(read), bookmarked)"_s);
    row(u"after:7d"_s, u"and(after 2026-03-08T12:00:00Z)"_s);
    row(u"before:2w"_s, u"and(before 2026-03-01T12:00:00Z)"_s);
    row(u"after:1m"_s, u"and(after 2026-02-15T12:00:00Z)"_s);
    row(u"after:1y"_s, u"and(after 2025-03-15T12:00:00Z)"_s);
    row(u"after:12h"_s, u"and(after 2026-03-15T00:00:00Z)"_s);
    row(u"after:2026-01-31"_s, u"and(after 2026-01-31T00:00:00Z)"_s);
    row(u"before:2026"_s, u"and(before 2026-01-01T00:00:00Z)"_s);
    row(u"before:2026/2"_s, u"and(before 2026-02-01T00:00:00Z)"_s);
    row(u"12:30"_s, u"and(12 30*)"_s);
    row(u"http://example.org"_s, u"and(http example org*)"_s);
}

void TestSearchQuery::queries_areUnderstood()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const QDateTime now(QDate(2026, 3, 15), QTime(12, 0), Qt::UTC);
    const Result<SearchNode> node = parseSearch(text, now);
    QVERIFY2(node, qPrintable(node.error().detail));
    QCOMPARE(shown(*node), expected);
}

void TestSearchQuery::wrongQueries_sayWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    const auto row = [](const QString &text, const QString &word) {
        QTest::newRow(qPrintable(text)) << text << word;
    };
    row(u"OR a"_s, u"before it"_s);
    row(u"a OR"_s, u"after it"_s);
    row(u"a OR "_s, u"after it"_s);
    row(u"title:"_s, u"title:"_s);
    row(u"title: a"_s, u"title:"_s);
    row(u"is:blue"_s, u"blue"_s);
    row(u"has:wings"_s, u"wings"_s);
    row(u"after:yesterday"_s, u"yesterday"_s);
    row(u"before:2026-13"_s, u"2026-13"_s);
    row(u"before:2026-02-30"_s, u"2026-02-30"_s);
}

void TestSearchQuery::wrongQueries_sayWhatIsWrong()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    const Result<SearchNode> node = parseSearch(text, QDateTime::currentDateTime());
    QVERIFY(!node);
    QCOMPARE(node.error().kind, Error::Kind::InvalidArgument);
    QVERIFY2(node.error().detail.contains(word), qPrintable(node.error().detail));
}

void TestSearchQuery::everyField_findsTheSameIndexedOrWaiting()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    const SourceId paper = feed(*library, u"The Paper"_s);
    must(library->moveSource(paper, must(library->ensureGroup({u"World"_s, u"Asia"_s}))));
    NewSource drawer;
    drawer.kind = SourceKind::Folder;
    drawer.url = u"/drawer"_s;
    drawer.title = u"Drawer"_s;
    const SourceId files = must(library->addSource(drawer));
    IncomingArticle one = incoming(u"1"_s, u"One apple"_s, u"red pear"_s, utc(u"2026-01-01T00:00:00"_s));
    one.item.author = u"Ann Smith"_s;
    one.item.categories = {u"fruit"_s, u"sweet things"_s};
    ArticleImage image;
    image.key = u"k"_s;
    image.url = u"https://example.org/k"_s;
    one.images = {image};
    IncomingArticle two = incoming(u"2"_s, u"Two pears"_s, u"green apple"_s, utc(u"2026-02-01T00:00:00"_s));
    const QList<ArticleId> ids = mergeAll(*library, paper, {one, two}).ids;
    IncomingArticle three = incoming({}, u"Three"_s, u"apple"_s, utc(u"2026-03-01T00:00:00"_s));
    three.item.document = DocumentSource();
    three.item.categories = {u"Asia"_s, u"Peninsula"_s, u"fruit"_s};
    mergeAll(*library, files, {three});
    must(library->setFlag({ids.at(0)}, Flag::Read, true));
    must(library->setFlag({ids.at(1)}, Flag::Bookmarked, true));
    const QStringList all = {u"Three"_s, u"Two pears"_s, u"One apple"_s};
    const QList<std::pair<QString, QString>> cases = {{u"apple"_s, u"321"_s}, {u"title:apple"_s, u"1"_s},
        {u"title:pear"_s, u"2"_s}, {u"author:smi"_s, u"1"_s}, {u"author:apple"_s, u""_s},
        {u"source:paper"_s, u"21"_s}, {u"paper"_s, u"21"_s}, {u"source:peninsula"_s, u"3"_s},
        {u"source:drawer"_s, u""_s}, {u"group:asia"_s, u"321"_s}, {u"group:world"_s, u"21"_s},
        {u"group:peninsula"_s, u""_s}, {u"group:fruit"_s, u""_s}, {u"tag:fruit"_s, u"31"_s},
        {u"tag:\"sweet things\""_s, u"1"_s}, {u"fruit"_s, u"3"_s}, {u"sweet"_s, u""_s},
        {u"is:unread"_s, u"32"_s}, {u"is:read"_s, u"1"_s}, {u"-is:read apple"_s, u"32"_s},
        {u"is:bookmarked"_s, u"2"_s}, {u"has:image"_s, u"1"_s}, {u"-has:image"_s, u"32"_s},
        {u"before:2026-02-01"_s, u"1"_s}, {u"after:2026-02-01"_s, u"32"_s},
        {u"after:2026-01-15 before:2026-02-15"_s, u"2"_s}, {u"smith OR green"_s, u"21"_s},
        {u"is:bookmarked OR smith"_s, u"21"_s}, {u"apple is:bookmarked OR author:ann"_s, u"21"_s},
        {u"-title:pears -is:read"_s, u"3"_s}, {u"\"green apple\""_s, u"2"_s},
        {u"-\"green apple\" fruit OR paper"_s, u"31"_s}};
    for (int indexed = 0; indexed < 2; ++indexed) {
        for (const auto &[search, digits] : cases) {
            QStringList expected;
            for (const QChar digit : digits)
                expected.append(all.at(3 - digit.digitValue()));
            const QStringList actual = found(*library, search);
            QVERIFY2(actual == expected, qPrintable(search + u": "_s + actual.join(u", "_s)));
        }
        must(library->indexPending());
    }
}

void TestSearchQuery::wrongQuery_isAnErrorOfThePage()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    ArticleQuery query;
    query.search = u"is:blue"_s;
    const Result<ArticlePage> page = await(library->page(query, std::nullopt, 10));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(await(library->count(query)).error().kind, Error::Kind::InvalidArgument);
    QCOMPARE(
        await(library->setFlagForAll(query, Flag::Read, true)).error().kind, Error::Kind::InvalidArgument);
    query.search = u"fine"_s;
    QVERIFY(await(library->page(query, std::nullopt, 10)));
}

void TestSearchQuery::wantedTexts_areThoseToHighlight()
{
    const Result<QStringList> texts =
        Library::searchedTexts(u"北约 \"two words\" -not title:head tag:t is:read a OR b !!"_s);
    QVERIFY(texts);
    QCOMPARE(*texts, (QStringList{u"北约"_s, u"two words"_s, u"head"_s, u"a"_s, u"b"_s}));
    QVERIFY(!Library::searchedTexts(u"is:blue"_s));
}

void TestSearchQuery::hits_areFoundAsTheIndexFindsThem_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("hits");
    QTest::newRow("beginnings of words")
        << u"port"_s << u"Port, ports; airport"_s << QStringList{u"Port"_s, u"port"_s};
    QTest::newRow("accents") << u"cafe"_s << u"Le café, cafe\u0301!"_s
                             << QStringList{u"café"_s, u"cafe\u0301"_s};
    QTest::newRow("width") << u"ab"_s << u"ＡＢ ab"_s << QStringList{u"ＡＢ"_s, u"ab"_s};
    QTest::newRow("one character") << u"港"_s << u"香港的港口"_s << QStringList{u"港"_s, u"港"_s};
    QTest::newRow("Traditional") << u"图书馆"_s << u"大圖書館。图书馆"_s
                                 << QStringList{u"圖書館"_s, u"图书馆"_s};
    QTest::newRow("not across a border") << u"港口"_s << u"港。口"_s << QStringList();
    QTest::newRow("phrase") << u"\"two words\""_s << u"two  words, two other words"_s
                            << QStringList{u"two  words"_s};
    QTest::newRow("either") << u"a OR b -c"_s << u"b a c"_s << QStringList{u"b"_s, u"a"_s};
    QTest::newRow("ligature") << u"office"_s << u"an oﬃce"_s << QStringList{u"oﬃce"_s};
    QTest::newRow("overlapping") << u"天天"_s << u"天天天"_s << QStringList{u"天天天"_s};
    QTest::newRow("beyond the first plane") << u"𠮷野"_s << u"at 𠮷野家"_s << QStringList{u"𠮷野"_s};
    QTest::newRow("composed kana") << u"ガス"_s << u"カ\u3099ス代"_s << QStringList{u"カ\u3099ス"_s};
    QTest::newRow("conditions") << u"is:unread source:port"_s << u"port unread"_s << QStringList();
    QTest::newRow("not understood") << u"is:blue"_s << u"is blue"_s << QStringList();
}

void TestSearchQuery::hits_areFoundAsTheIndexFindsThem()
{
    QFETCH(QString, search);
    QFETCH(QString, text);
    QFETCH(QStringList, hits);
    QStringList found;
    for (const TextSpan &span : Library::searchFinder(search)(text))
        found.append(text.mid(span.from, span.length));
    QCOMPARE(found, hits);
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
