// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarytest.h"
#include "model/imagekey.h"

#include <QDirIterator>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// Retention, deleting, the trash and the way back.
class tst_clearing final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void ruleOfASource_isItsOwnOrTheDefault();
    void retention_leavesUnreadBookmarkedAndNewOnes();
    void retentionByNumber_keepsTheNewest();
    void preview_saysWhatWouldGo();
    void deleted_staysAwayAtTheNextFetch_data();
    void deleted_staysAwayAtTheNextFetch();
    void deletedFile_comesBackWhenOpenedAgain();
    void undo_bringsTextFlagsAndImagesBack();
    void undo_afterTheArticleCameBackOtherwise_keepsOne();
    void purge_givesImagesAndRoomBack();
    void sourceThatGoes_takesItsTrashAlong();
    void manyArticles_goAndComeBackInSteps();
    void trash_givesBackSomeAndForgetsSome();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

QDateTime daysAgo(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(-days);
}

int total(Library &library)
{
    return must(library.sourceTree()).total;
}

/// Articles first seen now but for those the test makes old.
QList<ArticleId> addOld(Library &library, SourceId source, int count)
{
    QList<IncomingArticle> articles;
    for (int i = 0; i < count; ++i)
        articles.append(incoming(QString::number(i), u"title %1"_s.arg(i), u"text %1"_s.arg(i), daysAgo(i)));
    return mergeAll(library, source, articles).ids;
}

IncomingArticle withImage(const QString &guid, const QString &url)
{
    IncomingArticle article = incoming(guid, guid, u"text of "_s + guid);
    ArticleImage image;
    image.url = url;
    image.key = imageKeyOf(url);
    article.images = {image};
    return article;
}

QStringList imageFiles(const QString &folder)
{
    QStringList files;
    QDirIterator all(folder + u"/images"_s, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    return files;
}

} // namespace

void tst_clearing::ruleOfASource_isItsOwnOrTheDefault()
{
    RetentionRule byDefault;
    byDefault.maxAgeDays = 30;
    byDefault.alsoUnread = true;
    Source source;
    source.kind = SourceKind::Feed;
    QCOMPARE(ruleOf(source, byDefault), byDefault);
    source.options.keepDays = SourceOptions::keepAll;
    QVERIFY(ruleOf(source, byDefault).isOff());
    source.options.keepCount = 5;
    QCOMPARE(ruleOf(source, byDefault).maxArticles, 5);
    QVERIFY(ruleOf(source, byDefault).alsoUnread);
    Source folder;
    folder.kind = SourceKind::Folder;
    QVERIFY(ruleOf(folder, byDefault).isOff());
    folder.options.keepDays = 3;
    QCOMPARE(ruleOf(folder, byDefault).maxAgeDays, 3);
    QVERIFY(rulesOf({source}, RetentionRule()).contains(source.id));
    QVERIFY(rulesOf({Source()}, RetentionRule()).isEmpty());
}

void tst_clearing::retention_leavesUnreadBookmarkedAndNewOnes()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    const QList<ArticleId> ids = addOld(*library, source, 6);
    must(library->setFlag({ids.at(1), ids.at(3), ids.at(4)}, Flag::Read, true));
    must(library->setFlag({ids.at(3)}, Flag::Bookmarked, true));
    RetentionRule rule;
    rule.maxAgeDays = 1;
    // All were first seen just now: none is a day old, however old its date.
    QCOMPARE(must(library->applyRetention({{source, rule}})).articles, 0);
    QVERIFY(must(library->deletions()).isEmpty());
    rule = {};
    rule.maxArticles = 2;
    const Deletion done = must(library->applyRetention({{source, rule}}));
    QCOMPARE(done.articles, 1); // the fifth: the others are unread, bookmarked or among the newest two
    QVERIFY(!await(library->article(ids.at(4))));
    QCOMPARE(total(*library), 5);
    rule.alsoUnread = true;
    QCOMPARE(must(library->applyRetention({{source, rule}})).articles, 2);
    QVERIFY(await(library->article(ids.at(3))).has_value());
    QCOMPARE(must(library->deletions()).size(), 2);
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_clearing::retentionByNumber_keepsTheNewest()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    const SourceId other = feed(*library, u"b"_s);
    addOld(*library, source, 10);
    addOld(*library, other, 10);
    RetentionRule rule;
    rule.maxArticles = 4;
    rule.alsoUnread = true;
    QCOMPARE(must(library->applyRetention({{source, rule}})).articles, 6);
    ArticleQuery query;
    query.sources = {source};
    QCOMPARE(titles(must(library->page(query, std::nullopt, 10))),
        QStringList({u"title 0"_s, u"title 1"_s, u"title 2"_s, u"title 3"_s}));
    QCOMPARE(total(*library), 14);
}

void tst_clearing::preview_saysWhatWouldGo()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId few = feed(*library, u"few"_s);
    const SourceId many = feed(*library, u"many"_s);
    addOld(*library, few, 3);
    addOld(*library, many, 30);
    RetentionRule rule;
    rule.maxArticles = 2;
    rule.alsoUnread = true;
    const RetentionPreview preview = must(library->previewRetention({{few, rule}, {many, rule}}));
    QCOMPARE(preview.articles, 29);
    QCOMPARE(preview.sources.size(), 2);
    QCOMPARE(preview.sources.at(0).source, many);
    QCOMPARE(preview.sources.at(0).articles, 28);
    QCOMPARE(preview.sources.at(1).title, u"few"_s);
    QCOMPARE(preview.titles.size(), 20);
    QCOMPARE(preview.titles.at(0), u"title 2"_s);
    QCOMPARE(total(*library), 33);
}

void tst_clearing::deleted_staysAwayAtTheNextFetch_data()
{
    QTest::addColumn<QString>("guid");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("laterGuid");
    QTest::newRow("by its guid") << u"g"_s << u""_s << u"g"_s;
    QTest::newRow("by its link") << u""_s << u"http://x.test/a"_s << u""_s;
    QTest::newRow("under a new guid") << u"g"_s << u"http://x.test/a"_s << u"h"_s;
    QTest::newRow("by its title and date") << u""_s << u""_s << u""_s;
}

void tst_clearing::deleted_staysAwayAtTheNextFetch()
{
    QFETCH(QString, guid);
    QFETCH(QString, link);
    QFETCH(QString, laterGuid);
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    IncomingArticle article = incoming(guid, u"gone"_s, u"text"_s, daysAgo(3));
    article.item.link = link;
    IncomingArticle neighbour = incoming(u"n"_s, u"neighbour"_s, u"text"_s, daysAgo(3));
    neighbour.item.link = link;
    const MergeReport first = mergeAll(*library, source, {article});
    must(library->deleteArticles(first.ids));
    article.item.id = laterGuid;
    article.item.content = u"<p>edited</p>"_s;
    const MergeReport again = mergeAll(*library, source, {article, neighbour});
    QCOMPARE(again.deleted, 1);
    QCOMPARE(again.added, 1); // the other one is none of it
    QCOMPARE(again.ids.at(0), ArticleId::None);
    QCOMPARE(total(*library), 1);
    // Another source may have it.
    QCOMPARE(mergeAll(*library, feed(*library, u"b"_s), {article}).added, 1);
}

void tst_clearing::deletedFile_comesBackWhenOpenedAgain()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    const Deletion gone =
        must(library->deleteArticles(mergeAll(*library, source, {incoming(u"g"_s, u"t"_s, u"x"_s)}).ids));
    MergeInput input;
    input.articles = {incoming(u"g"_s, u"t"_s, u"x"_s)};
    input.evenDeleted = true;
    QCOMPARE(must(library->merge(source, input)).added, 1);
    QCOMPARE(mergeAll(*library, source, input.articles).unchanged, 1);
    Q_UNUSED(gone)
}

void tst_clearing::undo_bringsTextFlagsAndImagesBack()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    const QString url = u"http://x.test/i.png"_s;
    const MergeReport merged =
        mergeAll(*library, source, {withImage(u"one"_s, url), incoming(u"2"_s, u"two"_s, u"second"_s)});
    must(library->storeImage(imageKeyOf(url), "bytes", u"image/png"_s, {1, 1}));
    const ArticleId id = merged.ids.at(0);
    must(library->setFlag({id}, Flag::Bookmarked, true));
    must(library->setFlag({id}, Flag::Read, true));
    must(library->indexPending());
    const Article before = must(library->article(id));

    const Deletion deletion = must(library->deleteArticles(merged.ids + QList<ArticleId>{ArticleId(999)}));
    QCOMPARE(deletion.articles, 2);
    QCOMPARE(total(*library), 0);
    QCOMPARE(found(*library, u"second"_s), QStringList());
    QCOMPARE(auditProblems(*library), QStringList());
    QCOMPARE(must(library->deletions()).constFirst().articles, 2);

    QCOMPARE(must(library->undoDeletion(deletion.id)), 2);
    const Article after = must(library->article(id));
    QCOMPARE(after.row, before.row);
    QCOMPARE(after.content, before.content);
    QCOMPARE(after.guid, before.guid);
    QCOMPARE(after.added, before.added);
    QCOMPARE(after.imageList, before.imageList);
    QCOMPARE(must(library->image(imageKeyOf(url))).bytes, QByteArray("bytes"));
    QCOMPARE(found(*library, u"second"_s), QStringList({u"two"_s}));
    must(library->indexPending());
    QCOMPARE(found(*library, u"second"_s), QStringList({u"two"_s}));
    QCOMPARE(must(library->sourceTree()).bookmarked, 1);
    QCOMPARE(auditProblems(*library), QStringList());
    QVERIFY(must(library->deletions()).isEmpty());
    QCOMPARE(await(library->undoDeletion(deletion.id)).error().kind, Error::Kind::NotFound);
    // It is an article like any other again.
    QCOMPARE(mergeAll(*library, source, {incoming(u"2"_s, u"two"_s, u"second"_s)}).unchanged, 1);
}

void tst_clearing::undo_afterTheArticleCameBackOtherwise_keepsOne()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    MergeInput input;
    input.articles = {incoming(u"g"_s, u"t"_s, u"x"_s)};
    input.evenDeleted = true;
    const Deletion deletion = must(library->deleteArticles(must(library->merge(source, input)).ids));
    must(library->merge(source, input));
    QCOMPARE(must(library->undoDeletion(deletion.id)), 0);
    QCOMPARE(total(*library), 1);
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_clearing::purge_givesImagesAndRoomBack()
{
    const QString url = u"http://x.test/i.png"_s;
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    QList<IncomingArticle> large = {withImage(u"one"_s, url)};
    for (int i = 0; i < 400; ++i) {
        QString noise;
        for (int k = 0; k < 3'000; ++k)
            noise += QChar(u'a' + (i * 31 + k * k * 7 + k * i) % 26);
        large.append(incoming(u"large %1"_s.arg(i), u"large"_s, noise));
    }
    const MergeReport merged = mergeAll(*library, source, large);
    must(library->storeImage(imageKeyOf(url), "bytes", u"image/png"_s, {1, 1}));
    must(library->indexPending());
    must(library->deleteArticles(merged.ids));
    QCOMPARE(imageFiles(m_folder->path()).size(), 1);
    QCOMPARE(must(library->purgeDeleted(30)), 0); // not that old yet
    const auto size = [this] { return QFileInfo(m_folder->filePath(u"library.sqlite"_s)).size(); };
    QCOMPARE(must(library->purgeDeleted(0)), 401);
    QCOMPARE(imageFiles(m_folder->path()).size(), 0);
    QVERIFY(must(library->deletions()).isEmpty());
    QCOMPARE(auditProblems(*library), QStringList());
    QTRY_VERIFY_WITH_TIMEOUT(must(library->backUp()).size() > 0 && size() < 2'500'000, 20'000);
    // Still not wanted.
    QCOMPARE(mergeAll(*library, source, large.mid(0, 5)).deleted, 5);
}

void tst_clearing::sourceThatGoes_takesItsTrashAlong()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    const MergeReport merged = mergeAll(*library, source, {incoming(u"1"_s, u"t"_s, u"x"_s)});
    const Deletion deletion = must(library->deleteArticles(merged.ids));
    must(library->removeSource(source));
    QCOMPARE(await(library->undoDeletion(deletion.id)).error().kind, Error::Kind::NotFound);
    QCOMPARE(mergeAll(*library, feed(*library, u"a"_s), {incoming(u"1"_s, u"t"_s, u"x"_s)}).added, 1);
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_clearing::manyArticles_goAndComeBackInSteps()
{
    const auto library = openLibrary(m_folder->path());
    const SourceId source = feed(*library, u"a"_s);
    const QList<ArticleId> ids = addOld(*library, source, 1'050);
    const QFuture<Result<Deletion>> deleting = library->deleteArticles(ids);
    // Somebody goes on reading meanwhile.
    QCOMPARE(must(library->page({}, std::nullopt, 1)).rows.size(), 1);
    const Deletion deletion = must(deleting);
    QCOMPARE(deletion.articles, 1'050);
    QCOMPARE(total(*library), 0);
    QCOMPARE(must(library->undoDeletion(deletion.id)), 1'050);
    QCOMPARE(total(*library), 1'050);
    QCOMPARE(must(library->article(ids.at(1'049))).content, u"<p>text 1049</p>"_s);
    QCOMPARE(auditProblems(*library), QStringList());
}

void tst_clearing::trash_givesBackSomeAndForgetsSome()
{
    const auto library = openLibrary(m_folder->path());
    QVERIFY(must(library->trashed(10)).isEmpty()); // before anything was deleted
    const QList<ArticleId> ids = addOld(*library, feed(*library, u"a"_s), 6);
    must(library->setFlag({ids.at(4)}, Flag::Bookmarked, true));
    must(library->deleteArticles({ids.at(0), ids.at(1)}));
    must(library->deleteArticles({ids.at(3), ids.at(4), ids.at(5)}));
    const auto inTrash = [&library] {
        QList<ArticleId> found;
        for (const TrashedArticle &article : must(library->trashed(10)))
            found.append(article.id);
        return found;
    };
    QCOMPARE(inTrash(), (QList<ArticleId>{ids.at(3), ids.at(4), ids.at(5), ids.at(0), ids.at(1)}));
    const TrashedArticle second = must(library->trashed(2)).at(1);
    QCOMPARE(second.title, u"title 4"_s);
    QVERIFY(second.bookmarked && second.deleted.isValid() && !second.source.isEmpty());
    // Of two deletions.
    QCOMPARE(must(library->restoreTrashed({ids.at(4), ids.at(0), ids.at(2)})), 2);
    QCOMPARE(inTrash(), (QList<ArticleId>{ids.at(3), ids.at(5), ids.at(1)}));
    QCOMPARE(must(library->article(ids.at(4))).row.bookmarked, true);
    must(library->purgeTrashed({ids.at(3), ids.at(2)}));
    QCOMPARE(inTrash(), (QList<ArticleId>{ids.at(5), ids.at(1)}));
    QCOMPARE(must(library->restoreTrashed({ids.at(3)})), 0);
    QVERIFY(must(library->article(ids.at(2))).row.id == ids.at(2)); // was never in the trash
    QCOMPARE(must(library->deletions()).size(), 2);
    QVERIFY(must(library->verify(false)).ok);
}

QTEST_GUILESS_MAIN(tst_clearing)
#include "tst_clearing.moc"
