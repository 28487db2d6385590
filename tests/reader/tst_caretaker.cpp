// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"
#include "reader/caretaker.h"
#include "reader/importer.h"
#include "reader/readertest.h"
#include "reader/refresher.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace courant;
using namespace courant::test;
using namespace Qt::Literals::StringLiterals;

class tst_caretaker final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void round_backsUpAndLetsOldArticlesGo();
    void subscriptions_areKeptBesideTheBackups();
    void damage_isTold();
    void rescueWithoutBackup_bringsSubscriptionsBack();
};

namespace {

std::unique_ptr<Library> makeLibrary(const QString &folder)
{
    Library::Options options;
    options.dataFolder = folder;
    options.rescueDamaged = true;
    return std::make_unique<Library>(options);
}

SourceId addFeed(Library &library, const QString &url)
{
    NewSource source;
    source.url = url;
    source.title = url;
    return *get(library.addSource(source));
}

QByteArray bytesOf(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void tst_caretaker::round_backsUpAndLetsOldArticlesGo()
{
    QTemporaryDir folder;
    const auto library = makeLibrary(folder.path());
    QVERIFY(get(library->open()));
    MergeInput input;
    for (int i = 0; i < 10; ++i) {
        IncomingArticle article;
        article.item.id = QString::number(i);
        article.item.title = article.item.id;
        input.articles.append(article);
    }
    QVERIFY(get(library->merge(addFeed(*library, u"http://a.test/"_s), input)));
    RetentionRule rule;
    rule.maxArticles = 3;
    rule.alsoUnread = true;
    Caretaker caretaker(library.get(), nullptr, [&rule] { return rule; });
    QSignalSpy ended(&caretaker, &Caretaker::roundEnded);
    QSignalSpy notices(&caretaker, &Caretaker::notice);
    caretaker.start(0);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(notices.size(), 0);
    QCOMPARE(Library::backups(folder.path()).size(), 1);
    QCOMPARE(rows(library.get()).size(), 3);
}

void tst_caretaker::subscriptions_areKeptBesideTheBackups()
{
    QTemporaryDir folder;
    const auto library = makeLibrary(folder.path());
    QVERIFY(get(library->open()));
    Caretaker caretaker(library.get(), nullptr, nullptr);
    QSignalSpy kept(&caretaker, &Caretaker::subscriptionsKept);
    const SourceId id = addFeed(*library, u"http://a.test/feed"_s);
    QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, 20'000);
    const QString file = Caretaker::subscriptionsFile(folder.path());
    const QByteArray list = bytesOf(file);
    QVERIFY(list.contains("http://a.test/feed"));
    // An empty list does not take its place.
    QVERIFY(get(library->removeSource(id)));
    QTRY_COMPARE_WITH_TIMEOUT(get(library->sources())->size(), 0, 5'000);
    QTest::qWait(3'500);
    QCOMPARE(bytesOf(file), list);
}

void tst_caretaker::damage_isTold()
{
    QTemporaryDir folder;
    {
        const auto library = makeLibrary(folder.path());
        QVERIFY(get(library->open()));
    }
    QByteArray bytes = bytesOf(folder.filePath(u"library.sqlite"_s));
    constexpr int page = 16384;
    bytes.replace(bytes.size() / 2 / page * page, page, QByteArray(page, 'x'));
    QVERIFY(writeFile(folder.filePath(u"library.sqlite"_s), bytes));
    const auto library = makeLibrary(folder.path());
    QVERIFY(get(library->open()));
    Caretaker caretaker(library.get(), nullptr, nullptr);
    QList<CareNotice> notices;
    connect(&caretaker, &Caretaker::notice, this, [&notices](const CareNotice &n) { notices.append(n); });
    caretaker.start(0);
    QTRY_COMPARE(notices.size(), 1);
    QCOMPARE(int(notices.at(0).kind), int(CareNotice::Kind::Damaged));
    QVERIFY(Library::backups(folder.path()).isEmpty()); // of a damaged file there is no use
}

void tst_caretaker::rescueWithoutBackup_bringsSubscriptionsBack()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"library.sqlite"_s), QByteArray(50'000, 'x')));
    QVERIFY(writeFile(Caretaker::subscriptionsFile(folder.path()),
        "<opml version=\"2.0\"><body><outline text=\"News\"><outline text=\"A\" type=\"rss\" "
        "xmlUrl=\"http://127.0.0.1:9/feed\"/></outline></body></opml>"));
    const auto library = makeLibrary(folder.path());
    HttpClient client{HttpClient::Options()};
    Refresher refresher(library.get(), &client);
    Importer importer(library.get(), &client, &refresher);
    Caretaker caretaker(library.get(), &importer, nullptr);
    QList<CareNotice> notices;
    connect(&caretaker, &Caretaker::notice, this, [&notices](const CareNotice &n) { notices.append(n); });
    QVERIFY(get(library->open()));
    caretaker.start(60'000);
    QTRY_COMPARE(get(library->sources())->size(), 1);
    QCOMPARE(get(library->sources())->constFirst().url, u"http://127.0.0.1:9/feed"_s);
    QCOMPARE(notices.size(), 1);
    QCOMPARE(int(notices.at(0).kind), int(CareNotice::Kind::Rescued));
}

QTEST_GUILESS_MAIN(tst_caretaker)
#include "tst_caretaker.moc"
