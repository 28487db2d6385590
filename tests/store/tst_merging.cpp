// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestMerging final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manySourcesAtOnce_eachGetsItsOwnReport();
    void sourceThatIsGone_spoilsNoOther();
    void sameSourceTwiceAtOnce_hasEachArticleOnce();
    void heldIndex_isSearchedAllTheSame();
    void heldIndex_doesNotKeepAnybodyWaiting();

private:
    static MergeInput input(const QString &name, int articles)
    {
        MergeInput input;
        for (int i = 0; i < articles; ++i)
            input.articles.append(incoming(name + QString::number(i), name + u' ' + QString::number(i),
                u"A heron stood at the weir."_s, utc(u"2026-03-01T08:00:00"_s)));
        return input;
    }
};

void TestMerging::manySourcesAtOnce_eachGetsItsOwnReport()
{
    const QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    QList<SourceId> sources;
    for (int i = 0; i < 60; ++i)
        sources.append(feed(*library, u"https://h%1.example/feed"_s.arg(i)));
    QList<QFuture<Result<MergeReport>>> merges;
    for (int i = 0; i < sources.size(); ++i)
        merges.append(library->merge(sources.at(i), input(u"s%1-"_s.arg(i), i % 7)));
    for (int i = 0; i < merges.size(); ++i) {
        const MergeReport report = must(merges.at(i));
        QCOMPARE(report.added, i % 7);
        QCOMPARE(report.ids.size(), i % 7);
    }
    for (const Source &source : must(library->sources()))
        QCOMPARE(source.total, int(sources.indexOf(source.id)) % 7);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestMerging::sourceThatIsGone_spoilsNoOther()
{
    const QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    QList<QFuture<Result<MergeReport>>> merges;
    QList<SourceId> sources;
    for (int i = 0; i < 9; ++i)
        sources.append(feed(*library, u"https://h%1.example/feed"_s.arg(i)));
    must(library->removeSource(sources.at(4)));
    for (int i = 0; i < 9; ++i)
        merges.append(library->merge(sources.at(i), input(u"s%1-"_s.arg(i), 3)));
    for (int i = 0; i < 9; ++i) {
        const Result<MergeReport> report = await(merges.at(i));
        QCOMPARE(bool(report), i != 4);
        if (report)
            QCOMPARE(report->added, 3);
        else
            QCOMPARE(report.error().kind, Error::Kind::NotFound);
    }
    QCOMPARE(must(library->count({})), 24);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestMerging::sameSourceTwiceAtOnce_hasEachArticleOnce()
{
    const QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    const SourceId one = feed(*library, u"https://one.example/feed"_s);
    const SourceId other = feed(*library, u"https://other.example/feed"_s);
    QList<QFuture<Result<MergeReport>>> merges;
    for (int round = 0; round < 4; ++round) {
        merges.append(library->merge(one, input(u"one"_s, 5)));
        merges.append(library->merge(other, input(u"other"_s, 5)));
    }
    for (int i = 0; i < merges.size(); ++i) {
        const MergeReport report = must(merges.at(i));
        QCOMPARE(report.added, i < 2 ? 5 : 0);
        QCOMPARE(report.unchanged, i < 2 ? 0 : 5);
    }
    QCOMPARE(must(library->count({})), 10);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestMerging::heldIndex_isSearchedAllTheSame()
{
    const QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    library->holdIndexing(true);
    mergeAll(*library, feed(*library, u"https://one.example/feed"_s), input(u"one"_s, 30).articles);
    QCOMPARE(found(*library, u"heron"_s).size(), 30);
    library->holdIndexing(false);
    must(library->indexPending());
    QCOMPARE(found(*library, u"heron"_s).size(), 30);
    QCOMPARE(auditProblems(*library), QStringList());
}

void TestMerging::heldIndex_doesNotKeepAnybodyWaiting()
{
    const QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    library->holdIndexing(true);
    mergeAll(*library, feed(*library, u"https://one.example/feed"_s), input(u"one"_s, 500).articles);
    must(library->indexPending());
    QCOMPARE(found(*library, u"heron"_s, 1000).size(), 500);
    QCOMPARE(auditProblems(*library), QStringList());
}

QTEST_GUILESS_MAIN(TestMerging)
#include "tst_merging.moc"
