// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"
#include "support/diskshim.h"

#include <atomic>
#include <thread>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// Bookmarks while everything else goes on.
class TestCrowd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bookmarksDuringARefresh_areAllThere();
};

void TestCrowd::bookmarksDuringARefresh_areAllThere()
{
    QVERIFY(diskshim::install());
    diskshim::setSyncs(false); // ten thousand commits: the order matters here, not the disk
    constexpr int marks = 10'000;
    QTemporaryDir folder;
    const auto library = openLibrary(folder.path());
    const SourceId source = feed(*library, u"https://example.org/feed"_s);
    QList<IncomingArticle> old;
    for (int i = 0; i < marks; ++i)
        old.append(incoming(QString::number(i), u"t%1"_s.arg(i), u"text"_s));
    const QList<ArticleId> ids = mergeAll(*library, source, old).ids;
    QCOMPARE(ids.size(), marks);

    // Three readers with connections of their own, as other processes have.
    std::atomic<bool> stop = false;
    std::atomic<int> reads = 0;
    std::atomic<int> failures = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            const auto reader = openLibrary(folder.path(), true);
            while (!stop) {
                const bool read =
                    bool(await(reader->page({}, std::nullopt, 100))) && bool(await(reader->sourceTree()));
                ++(read ? reads : failures);
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
    }
    QList<QFuture<Result<MergeReport>>> merges;
    QList<QFuture<Status>> flags;
    for (int i = 0; i < marks; ++i) {
        flags.append(library->setFlag({ids.at(i)}, Flag::Bookmarked, true));
        if (i % 50 != 0)
            continue;
        // A refresh brings old ones again, changed, and new ones.
        MergeInput input;
        for (int k = 0; k < 20; ++k)
            input.articles.append(incoming(
                QString::number((i + k) % marks), u"t%1"_s.arg((i + k) % marks), u"changed %1"_s.arg(i)));
        input.articles.append(incoming(u"new%1"_s.arg(i), u"new"_s, u"text"_s));
        merges.append(library->merge(source, input));
    }
    for (const auto &flag : std::as_const(flags))
        must(flag);
    for (const auto &merge : std::as_const(merges))
        must(merge);
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(failures.load(), 0);
    QVERIFY(reads.load() > 3);
    QCOMPARE(must(library->sourceTree()).bookmarked, marks);
    QCOMPARE(must(library->sourceTree()).total, marks + int(merges.size()));
    must(library->indexPending());
    QCOMPARE(auditProblems(*library), QStringList());
}

QTEST_GUILESS_MAIN(TestCrowd)
#include "tst_crowd.moc"
