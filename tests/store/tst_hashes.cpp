// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/localconnection.h"
#include "librarytest.h"
#include "model/fasthash.h"
#include "store/prepare.h"
#include "store/schema.h"

#include <QTemporaryDir>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

qint64 hashOf(const QString &text)
{
    return (FastHash() << text).half();
}

/// Makes the article's row as it was before FastHash.
void age(const QString &folder, const IncomingArticle &article)
{
    const FormerHashes former = formerHashes(article, prepare(article));
    LocalConnection local;
    QVERIFY(local.open({folder + u"/library.sqlite"_s, Database::Mode::ReadWrite, libraryApplicationId,
        int(libraryMigrations().size()), 0}));
    local.connection().run(u"UPDATE articles SET content_hash=?, text_hash=?"_s, former.content, former.text);
    QVERIFY(local.connection().status());
}

} // namespace

class TestHashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hash_tellsEveryUnitAndPlace();
    void hash_staysTheSame();
    void formerHash_ofTheSameArticle_isNoChange();
    void formerHash_ofAnotherText_isOneRevision();
};

void TestHashes::hash_tellsEveryUnitAndPlace()
{
    QSet<qint64> seen;
    const QString text(40, u'新');
    for (qsizetype length = 0; length <= text.size(); ++length) {
        seen.insert(hashOf(text.left(length)));
        for (qsizetype at = 0; at < length; ++at) {
            QString other = text.left(length);
            other[at] = u'旧';
            seen.insert(hashOf(other));
        }
    }
    QCOMPARE(seen.size(), 41 + 40 * 41 / 2);
    const qint64 parted = (FastHash() << u"ab"_s << u"c"_s).half();
    QVERIFY(parted != (FastHash() << u"a"_s << u"bc"_s).half());
    QVERIFY((FastHash() << "a"_ba).result() != (FastHash() << QByteArray("a\0", 2)).result());
}

void TestHashes::hash_staysTheSame()
{
    // It is in every library: another value would make every article a changed one.
    FastHash hash;
    hash << u"Harbour 港口 news"_s << "bytes of any number"_ba
         << QDateTime::fromMSecsSinceEpoch(1'700'000'000'000);
    QCOMPARE(hash.result().toHex(), "b97994503995dda8619480bc3715af55"_ba);
}

void TestHashes::formerHash_ofTheSameArticle_isNoChange()
{
    QTemporaryDir folder;
    const IncomingArticle article = incoming(u"1"_s, u"Title"_s, u"A text with 汉字"_s, QDateTime());
    {
        const auto library = openLibrary(folder.path());
        mergeAll(*library, feed(*library, u"https://a.example/feed"_s), {article});
    }
    age(folder.path(), article);
    const auto library = openLibrary(folder.path());
    const SourceId source = must(library->sources()).constFirst().id;
    for (int again = 0; again < 2; ++again) {
        const MergeReport report = mergeAll(*library, source, {article});
        QCOMPARE(report.unchanged, 1);
        QCOMPARE(report.updated, 0);
        QVERIFY(must(library->revisions(report.ids.constFirst())).isEmpty());
    }
}

void TestHashes::formerHash_ofAnotherText_isOneRevision()
{
    QTemporaryDir folder;
    const IncomingArticle article = incoming(u"1"_s, u"Title"_s, u"A text"_s, QDateTime());
    {
        const auto library = openLibrary(folder.path());
        mergeAll(*library, feed(*library, u"https://a.example/feed"_s), {article});
    }
    age(folder.path(), article);
    const auto library = openLibrary(folder.path());
    const SourceId source = must(library->sources()).constFirst().id;
    const IncomingArticle other = incoming(u"1"_s, u"Title"_s, u"Another text"_s, QDateTime());
    QCOMPARE(mergeAll(*library, source, {other}).updated, 1);
    const MergeReport report = mergeAll(*library, source, {other});
    QCOMPARE(report.unchanged, 1);
    QCOMPARE(must(library->revisions(report.ids.constFirst())).size(), 1);
}

QTEST_GUILESS_MAIN(TestHashes)
#include "tst_hashes.moc"
