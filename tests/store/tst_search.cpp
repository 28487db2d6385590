// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

// Few characters and words, so that hits and near misses are common.
const QString characters = u"北约峰会国际新闻美中日本经济一二三"_s;
const QString traditional = u"北約峰會國際新聞美中日本經濟一二三"_s;
const QStringList words = {u"news"_s, u"newspaper"_s, u"new"_s, u"Paris"_s, u"café"_s, u"ECONOMY"_s,
    u"economic"_s, u"iPhone"_s, u"2024"_s};
const QStringList plainWords = {u"news"_s, u"newspaper"_s, u"new"_s, u"paris"_s, u"cafe"_s, u"economy"_s,
    u"economic"_s, u"iphone"_s, u"2024"_s};

/// A text as it is written, and as a simple reader would compare it.
struct Text
{
    QString written;
    QString plain;
};

struct Sample
{
    Text title, body, author;
    QString name; // of the article, unique

    QStringList fields() const { return {title.plain, body.plain, author.plain}; }
};

Text makeText(QRandomGenerator &random, int pieces)
{
    Text text;
    bool afterWord = false;
    for (int i = 0; i < pieces; ++i) {
        const int kind = random.bounded(10);
        if (kind < 6) {
            const int index = random.bounded(characters.size());
            text.written += random.bounded(4) == 0 ? traditional.at(index) : characters.at(index);
            text.plain += characters.at(index);
            afterWord = false;
        } else if (kind < 8) {
            const int index = random.bounded(words.size());
            const QString gap = afterWord ? u" "_s : QString();
            text.written += gap + words.at(index);
            text.plain += gap + plainWords.at(index);
            afterWord = true;
        } else {
            const QString sign =
                QStringList{u"，"_s, u"。"_s, u"\n"_s, u" "_s, u"、"_s}.at(random.bounded(5));
            text.written += sign;
            text.plain += sign;
            afterWord = false;
        }
    }
    return text;
}

bool isChinese(QChar c)
{
    return c.script() == QChar::Script_Han;
}

/// One term, by brute force over the plain text: substring for Chinese, beginning of a word for others.
bool fieldHas(const QString &field, const QString &term)
{
    if (isChinese(term.at(0)))
        return field.contains(term);
    for (qsizetype at = field.indexOf(term); at >= 0; at = field.indexOf(term, at + 1)) {
        if (at == 0 || !field.at(at - 1).isLetterOrNumber() || isChinese(field.at(at - 1)))
            return true;
    }
    return false;
}

bool sampleHas(const Sample &sample, const QString &term)
{
    const QStringList fields = sample.fields();
    return std::any_of(
        fields.begin(), fields.end(), [&term](const QString &field) { return fieldHas(field, term); });
}

QString randomTerm(QRandomGenerator &random)
{
    if (random.bounded(3) > 0) {
        QString term;
        const int length = 1 + random.bounded(4);
        for (int i = 0; i < length; ++i)
            term += characters.at(random.bounded(characters.size()));
        return term;
    }
    const QString word = plainWords.at(random.bounded(plainWords.size()));
    return word.left(1 + random.bounded(word.size()));
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void randomQueries_findWhatBruteForceFinds();
    void pagesOfHits_areCompleteAndInOrder();
    void updatedText_isFoundByTheNewOnly();
    void search_combinesWithTheView();
    void signsOnly_findNothing();
    void phrase_doesNotCrossBordersOfFieldsAndBlocks();
    void longTail_isSearchedBeforeItIsIndexed();
    void bodyWithoutKeptText_isIndexedFromTheBody();
    void sourceName_findsItsArticles();
    void damagedIndex_isRebuilt();
    void staleIndex_isRenewedUnderway();
    void crowdedHour_findsAll();
    void bestOfACommonWord_areThoseWithItInTheTitle();

private:
    void compare(Library &library, const QList<Sample> &samples, int rounds);
    QRandomGenerator m_random{20260102};
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSearch::compare(Library &library, const QList<Sample> &samples, int rounds)
{
    int hits = 0;
    for (int i = 0; i < rounds; ++i) {
        QStringList wanted;
        for (int n = 1 + m_random.bounded(2); n > 0; --n)
            wanted.append(randomTerm(m_random));
        const QString unwanted = m_random.bounded(4) == 0 ? randomTerm(m_random) : QString();
        QString query = wanted.join(u' ');
        if (!unwanted.isNull())
            query += u" -"_s + unwanted;
        QStringList expected;
        for (const Sample &sample : samples) {
            const bool all = std::all_of(
                wanted.begin(), wanted.end(), [&](const QString &term) { return sampleHas(sample, term); });
            if (all && (unwanted.isNull() || !sampleHas(sample, unwanted)))
                expected.append(sample.name);
        }
        QStringList actual;
        ArticleQuery view;
        view.search = query;
        for (const ArticleRow &row : must(library.page(view, std::nullopt, 10'000)).rows)
            actual.append(row.thumbnail);
        hits += int(actual.size());
        expected.sort();
        actual.sort();
        QVERIFY2(actual == expected, qPrintable(query));
        QCOMPARE(must(library.count(view)), actual.size());
    }
    QVERIFY(hits > rounds); // the queries were not empty talk
}

void TestSearch::randomQueries_findWhatBruteForceFinds()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    QList<Sample> samples;
    QList<IncomingArticle> articles;
    for (int i = 0; i < 400; ++i) {
        Sample sample{makeText(m_random, 3), makeText(m_random, 1 + m_random.bounded(40)),
            makeText(m_random, 1), QString::number(i)};
        IncomingArticle article = incoming(sample.name, sample.title.written, sample.body.written,
            QDateTime::fromMSecsSinceEpoch(
                1'700'000'000'000 + m_random.bounded(1000) * 3'600'000LL, Qt::UTC));
        article.item.author = sample.author.written;
        article.item.thumbnail = sample.name;
        articles.append(article);
        samples.append(sample);
    }
    mergeAll(*library, source, articles);
    compare(*library, samples, 60); // while it is being indexed
    must(library->indexPending());
    compare(*library, samples, 300);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestSearch::pagesOfHits_areCompleteAndInOrder()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    QList<IncomingArticle> articles;
    for (int i = 0; i < 300; ++i) {
        // Many in one day, many with the same time, some without any.
        const qint64 time = 1'700'000'000'000 + m_random.bounded(40) * 7'200'000LL;
        articles.append(incoming(QString::number(i), u"北约 %1"_s.arg(i), u"text"_s,
            i % 9 == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(time, Qt::UTC)));
    }
    mergeAll(*library, source, articles.mid(0, 250));
    must(library->indexPending());
    for (const auto order : {ArticleQuery::Order::NewestFirst, ArticleQuery::Order::OldestFirst}) {
        ArticleQuery query;
        query.search = u"北约"_s;
        query.order = order;
        QList<PageKey> keys;
        std::optional<PageKey> after;
        for (bool end = false; !end;) {
            const ArticlePage page = must(library->page(query, after, 7));
            for (const ArticleRow &row : page.rows)
                keys.append({row.sortKey, row.id});
            QVERIFY(!page.rows.isEmpty());
            after = keys.constLast();
            end = page.end;
        }
        QCOMPARE(keys.size(), 250);
        for (qsizetype i = 1; i < keys.size(); ++i)
            QVERIFY(standsBefore(keys.at(i - 1), keys.at(i), order));
    }
}

void TestSearch::updatedText_isFoundByTheNewOnly()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    for (int round = 0; round < 5; ++round) {
        mergeAll(*library, source, {incoming(u"1"_s, u"Title"_s, u"round%1 北约"_s.arg(round))});
        if (round % 2 == 0)
            must(library->indexPending());
        QCOMPARE(found(*library, u"round%1"_s.arg(round)).size(), 1);
        QCOMPARE(found(*library, u"round"_s).size(), 1);
        QCOMPARE(found(*library, u"北约"_s).size(), 1);
        if (round > 0)
            QCOMPARE(found(*library, u"round%1"_s.arg(round - 1)).size(), 0);
    }
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestSearch::search_combinesWithTheView()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId one = feed(*library, u"zz1"_s);
    const SourceId two = feed(*library, u"zz2"_s);
    const QList<ArticleId> ids = mergeAll(
        *library, one, {incoming(u"1"_s, u"One"_s, u"北约"_s), incoming(u"2"_s, u"Two"_s, u"北约"_s)})
                                     .ids;
    mergeAll(*library, two, {incoming(u"3"_s, u"Three"_s, u"北约"_s)});
    must(library->setFlag({ids.at(0)}, Flag::Read, true));
    for (int indexed = 0; indexed < 2; ++indexed) {
        ArticleQuery query;
        query.search = u"北约"_s;
        query.sources = {one};
        QCOMPARE(must(library->count(query)), 2);
        query.unreadOnly = true;
        QCOMPARE(titles(must(library->page(query, std::nullopt, 10))), QStringList{u"Two"_s});
        query.bookmarkedOnly = true;
        QCOMPARE(must(library->count(query)), 0);
        must(library->indexPending());
    }
}

void TestSearch::signsOnly_findNothing()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    mergeAll(*library, source, {incoming(u"1"_s, u"One!"_s, u"text"_s)});
    QCOMPARE(found(*library, u"!!"_s).size(), 0);
    QCOMPARE(found(*library, u"one !!"_s).size(), 1);
    QCOMPARE(found(*library, u"  "_s).size(), 1);
    QCOMPARE(found(*library, u"-one"_s).size(), 0);
    QCOMPARE(found(*library, u"-two"_s).size(), 1);
    must(library->indexPending());
    QCOMPARE(found(*library, u"!!"_s).size(), 0);
    QCOMPARE(found(*library, u"-one"_s).size(), 0);
    QCOMPARE(found(*library, u"-two"_s).size(), 1);
}

void TestSearch::phrase_doesNotCrossBordersOfFieldsAndBlocks()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    mergeAll(*library, source, {incoming(u"1"_s, u"我在北"_s, u"约定\nred\ngreen, blue"_s)});
    for (int indexed = 0; indexed < 2; ++indexed) {
        QCOMPARE(found(*library, u"北约"_s).size(), 0);
        QCOMPARE(found(*library, u"\"red green\""_s).size(), 0);
        QCOMPARE(found(*library, u"\"green blue\""_s).size(), 1);
        QCOMPARE(found(*library, u"\"green blu\""_s).size(), 0); // a phrase is whole words
        QCOMPARE(found(*library, u"green blu"_s).size(), 1);
        must(library->indexPending());
    }
}

void TestSearch::longTail_isSearchedBeforeItIsIndexed()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    QList<IncomingArticle> articles;
    for (int i = 0; i < 2'000; ++i)
        articles.append(incoming(QString::number(i), u"n%1"_s.arg(i), u"北约峰会"_s));
    const auto merging = library->merge(source, [&] {
        MergeInput input;
        input.articles = articles;
        return input;
    }());
    QCOMPARE(must(merging).added, 2'000);
    ArticleQuery query;
    query.search = u"约峰"_s;
    QCOMPARE(must(library->count(query)), 2'000);
    must(library->indexPending());
    QCOMPARE(must(library->count(query)), 2'000);
}

void TestSearch::bodyWithoutKeptText_isIndexedFromTheBody()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    mergeAll(*library, source, {incoming(u"1"_s, u"One"_s, u"北约"_s)});
    must(library->rebuildIndex());
    QCOMPARE(found(*library, u"北约"_s).size(), 1);
    must(library->indexPending());
    QCOMPARE(found(*library, u"北约"_s).size(), 1);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestSearch::sourceName_findsItsArticles()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"半岛网"_s);
    mergeAll(*library, source, {incoming(u"1"_s, u"One"_s, u"text"_s)});
    NewSource folder;
    folder.kind = SourceKind::Folder;
    folder.url = u"/news"_s;
    folder.title = u"Drawer"_s;
    const SourceId documents = must(library->addSource(folder));
    IncomingArticle document = incoming(u"2"_s, u"Two"_s, u"text"_s);
    document.item.document = DocumentSource();
    document.item.categories = {u"新闻"_s, u"日报"_s, u"要闻"_s};
    mergeAll(*library, documents, {document});
    for (int indexed = 0; indexed < 2; ++indexed) {
        QCOMPARE(found(*library, u"半岛"_s), QStringList{u"One"_s});
        QCOMPARE(found(*library, u"日报"_s), QStringList{u"Two"_s});
        QCOMPARE(found(*library, u"drawer"_s), QStringList()); // its title is not shown over the article
        must(library->indexPending());
    }
}

void TestSearch::damagedIndex_isRebuilt()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    mergeAll(
        *library, source, {incoming(u"1"_s, u"One"_s, u"北约"_s), incoming(u"2"_s, u"Two"_s, u"峰会"_s)});
    must(library->indexPending());
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_folder->path() + u"/library.sqlite"_s);
        QVERIFY(other.open());
        other.exec(u"INSERT INTO search(search) VALUES('delete-all')"_s);
        other.exec(u"DELETE FROM pending"_s);
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QVERIFY(!auditProblems(*library).isEmpty());
    must(library->verify(true));
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
    QCOMPARE(found(*library, u"北约"_s).size(), 1);
}

void TestSearch::staleIndex_isRenewedUnderway()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    for (int round = 0; round < 4; ++round) {
        QList<IncomingArticle> articles;
        for (int i = 0; i < 300; ++i)
            articles.append(incoming(QString::number(i), u"n%1"_s.arg(i), u"round%1 北约"_s.arg(round),
                QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + i * 3'600'000LL, Qt::UTC)));
        mergeAll(*library, source, articles);
        must(library->indexPending());
        QCOMPARE(found(*library, u"round%1 北约"_s.arg(round), 1000).size(), 300);
    }
    // The renewal goes on by itself; searches are complete all the while.
    bool done = false;
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"entries"_s);
        other.setDatabaseName(m_folder->path() + u"/library.sqlite"_s);
        QVERIFY(other.open());
        for (int i = 0; i < 500 && !done; ++i) {
            QCOMPARE(found(*library, u"北约"_s, 1000).size(), 300);
            QSqlQuery query(u"SELECT sum(entries) FROM search_hours"_s, other);
            done = query.next() && query.value(0).toInt() == 300;
        }
    }
    QVERIFY(done);
    QSqlDatabase::removeDatabase(u"entries"_s);
    QCOMPARE(found(*library, u"round3"_s, 1000).size(), 300);
    QCOMPARE(found(*library, u"round2"_s, 1000).size(), 0);
    mergeAll(*library, source, {incoming(u"new"_s, u"new"_s, u"北约"_s)});
    must(library->indexPending());
    QCOMPARE(found(*library, u"北约"_s, 1000).size(), 301);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestSearch::crowdedHour_findsAll()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"zzz"_s);
    QList<IncomingArticle> articles; // more than the index has room for in an hour
    for (int i = 0; i < 4'300; ++i)
        articles.append(incoming(QString::number(i), {}, u"北约"_s));
    for (int i = 0; i < 50; ++i)
        articles.append(incoming(u"old%1"_s.arg(i), u"old"_s, u"北约"_s, utc(u"2020-01-01T00:00:00"_s)));
    articles.append(incoming(u"ancient"_s, u"ancient"_s, u"北约"_s, utc(u"1911-10-10T00:00:00"_s)));
    articles.append(incoming(u"older"_s, u"older"_s, u"北约"_s, utc(u"1900-01-01T00:00:00"_s)));
    mergeAll(*library, source, articles);
    must(library->indexPending());
    for (const auto order : {ArticleQuery::Order::NewestFirst, ArticleQuery::Order::OldestFirst}) {
        ArticleQuery query;
        query.search = u"北约"_s;
        query.order = order;
        QList<ArticleRow> plain = must(library->page({}, std::nullopt, 10'000)).rows;
        if (order == ArticleQuery::Order::OldestFirst)
            std::reverse(plain.begin(), plain.end());
        QList<ArticleRow> hits;
        std::optional<PageKey> after;
        for (bool end = false; !end;) {
            const ArticlePage page = must(library->page(query, after, 3'000));
            hits += page.rows;
            after = PageKey{hits.constLast().sortKey, hits.constLast().id};
            end = page.end;
        }
        QVERIFY(hits == plain);
    }
}

void TestSearch::bestOfACommonWord_areThoseWithItInTheTitle()
{
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    QList<IncomingArticle> articles;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 2'200; ++i) {
        const bool titled = i % 700 == 600;
        articles.append(incoming(QString::number(i), titled ? u"Tide %1"_s.arg(i) : u"Title %1"_s.arg(i),
            u"The tide comes in."_s, now.addSecs(-i * 3'600)));
    }
    const QList<ArticleId> ids = mergeAll(*library, feed(*library, u"a"_s), articles).ids;
    must(library->indexPending());
    ArticleQuery query;
    query.search = u"tide"_s;
    query.order = ArticleQuery::Order::Relevance;
    const ArticlePage page = must(library->page(query, std::nullopt, 1'000));
    QCOMPARE(page.rows.size(), Library::mostRanked);
    QList<ArticleId> first;
    for (const ArticleRow &row : page.rows.mid(0, 5))
        first.append(row.id);
    QCOMPARE(first, (QList<ArticleId>{ids.at(600), ids.at(1'300), ids.at(2'000), ids.at(0), ids.at(1)}));
    query.search = u"tide -title:tide"_s;
    QCOMPARE(must(library->page(query, std::nullopt, 2)).rows.constFirst().id, ids.at(0));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
