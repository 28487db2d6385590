// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/imagekey.h"
#include "store/librarytest.h"

#include <QSignalSpy>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

IncomingFullText whole(const QString &text, const QStringList &images = {})
{
    IncomingFullText incoming;
    incoming.article.title = u"Whole"_s;
    incoming.article.byline = u"Ann Lee"_s;
    incoming.article.content = u"<p>"_s + text + u"</p>"_s;
    incoming.article.base = u"https://a.example/1"_s;
    for (const QString &url : images) {
        ArticleImage image;
        image.url = url;
        image.key = imageKeyOf(url);
        incoming.images.append(image);
    }
    return incoming;
}

IncomingArticle linked(const QString &guid, const QString &text)
{
    IncomingArticle article = incoming(guid, u"Title "_s + guid, text);
    article.item.link = u"https://a.example/"_s + guid;
    return article;
}

QStringList urlsOf(const Article &article)
{
    QStringList urls;
    for (const ArticleImage &image : article.imageList)
        urls.append(image.url);
    return urls;
}

} // namespace

class TestFullTexts final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    SourceId m_source = SourceId::None;

    ArticleId add(const IncomingArticle &article)
    {
        return mergeAll(*m_library, m_source, {article}).ids.first();
    }
    Article read(ArticleId id) { return must(m_library->article(id)); }
    QList<ArticleId> pending()
    {
        QList<ArticleId> ids;
        for (const PendingFullText &one : must(m_library->pendingFullTexts(100)))
            ids.append(one.article);
        return ids;
    }
    QStringList search(const QString &words)
    {
        ArticleQuery query;
        query.search = words;
        QStringList found;
        for (const ArticleRow &row : must(m_library->page(query, std::nullopt, 10)).rows)
            found.append(row.title);
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = openLibrary(m_folder->path());
        m_source = feed(*m_library, u"https://a.example/feed"_s);
    }
    void cleanup()
    {
        must(m_library->indexPending());
        QCOMPARE(must(m_library->verify()).problems, QStringList());
        m_library.reset();
    }

    void wholeText_isKeptBesideWhatTheSourceSent()
    {
        const ArticleId id = add(linked(u"1"_s, u"teaser"_s));
        QVERIFY(!read(id).fullText);
        must(m_library->storeFullText(id, whole(u"all of it"_s), true));
        const Article article = read(id);
        QCOMPARE(article.content, u"<p>teaser</p>"_s);
        QVERIFY(article.fullText && article.fullText->isShown());
        QCOMPARE(article.fullText->content, u"<p>all of it</p>"_s);
        QCOMPARE(article.fullText->byline, u"Ann Lee"_s);
        must(m_library->showFullText(id, false));
        QVERIFY(!read(id).fullText->isShown());
        QCOMPARE(read(id).fullText->content, u"<p>all of it</p>"_s);
    }

    void wholeText_isFoundWithTheTeaser()
    {
        const ArticleId id = add(linked(u"1"_s, u"teaser"_s));
        must(m_library->indexPending());
        QCOMPARE(search(u"lighthouse"_s), QStringList());
        must(m_library->storeFullText(id, whole(u"the lighthouse keeper"_s), true));
        must(m_library->indexPending());
        QCOMPARE(search(u"lighthouse"_s), QStringList{u"Title 1"_s});
        QCOMPARE(search(u"teaser"_s), QStringList{u"Title 1"_s});
        // Also behind a change of the teaser, and from a new index.
        mergeAll(*m_library, m_source, {linked(u"1"_s, u"another teaser"_s)});
        must(m_library->indexPending());
        QCOMPARE(search(u"lighthouse another"_s), QStringList{u"Title 1"_s});
        must(m_library->rebuildIndex());
        must(m_library->indexPending());
        QCOMPARE(search(u"lighthouse another"_s), QStringList{u"Title 1"_s});
    }

    void imagesOfTheWholeText_areFetchedLikeAnyOthers()
    {
        IncomingArticle article = linked(u"1"_s, u"teaser"_s);
        ArticleImage image;
        image.url = u"https://a.example/a.png"_s;
        image.key = imageKeyOf(image.url);
        article.images = {image};
        const ArticleId id = add(article);
        must(m_library->storeFullText(
            id, whole(u"all"_s, {u"https://a.example/a.png"_s, u"https://a.example/b.png"_s}), true));
        const QStringList both{u"https://a.example/a.png"_s, u"https://a.example/b.png"_s};
        QCOMPARE(urlsOf(read(id)), both);
        QCOMPARE(read(id).row.images, 2);
        QCOMPARE(must(m_library->pendingImages(10)).size(), 2);
        must(m_library->storeImage(imageKeyOf(both.last()), "b"_ba, u"image/png"_s, {}));
        QCOMPARE(read(id).row.imagesStored, 1);
        // The source sends the article again, now without its picture: the whole text still has both.
        mergeAll(*m_library, m_source, {linked(u"1"_s, u"other teaser"_s)});
        QCOMPARE(urlsOf(read(id)), both);
        QCOMPARE(read(id).row.images, 2);
        QCOMPARE(read(id).row.imagesStored, 1);
        QCOMPARE(read(id).row.thumbnail, both.first());
        must(m_library->verify(true));
        QCOMPARE(urlsOf(read(id)), both);
    }

    void laterRefreshAndRestart_loseNothing()
    {
        const ArticleId id = add(linked(u"1"_s, u"teaser"_s));
        must(m_library->storeFullText(id, whole(u"all of it"_s), true));
        mergeAll(*m_library, m_source, {linked(u"1"_s, u"changed teaser"_s)});
        m_library.reset();
        m_library = openLibrary(m_folder->path());
        QCOMPARE(read(id).fullText->content, u"<p>all of it</p>"_s);
        QCOMPARE(read(id).content, u"<p>changed teaser</p>"_s);
    }

    void wantedArticle_waitsUntilItIsThereOrFailed()
    {
        const ArticleId id = add(linked(u"1"_s, u"teaser"_s));
        QCOMPARE(pending(), QList<ArticleId>());
        must(m_library->wantFullText({id}));
        QCOMPARE(pending(), QList{id});
        must(m_library->failFullText(id, u"404"_s));
        QCOMPARE(pending(), QList<ArticleId>());
        QCOMPARE(read(id).fullText->state, FullText::State::Failed);
        QCOMPARE(read(id).fullText->error, u"404"_s);
        must(m_library->wantFullText({id}));
        QCOMPARE(pending(), QList{id});
        must(m_library->storeFullText(id, whole(u"all"_s), true));
        QCOMPARE(pending(), QList<ArticleId>());
        QCOMPARE(read(id).fullText->error, QString());
    }

    void failedArticle_isTriedAgainAtItsTimeButNotForEver()
    {
        const ArticleId id = add(linked(u"1"_s, u"teaser"_s));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        must(m_library->failFullText(id, u"timeout"_s, now.addSecs(3600)));
        QCOMPARE(pending(), QList<ArticleId>());
        for (int i = 0; i < 3; ++i) {
            must(m_library->failFullText(id, u"timeout"_s, now.addSecs(-1)));
            QCOMPARE(pending().size(), i < 2 ? 1 : 0);
        }
    }

    void failureBehindAStoredText_keepsIt()
    {
        const ArticleId id = add(linked(u"1"_s, u"teaser"_s));
        must(m_library->storeFullText(id, whole(u"all"_s), true));
        must(m_library->wantFullText({id}));
        must(m_library->failFullText(id, u"500"_s));
        QVERIFY(read(id).fullText->isShown());
    }

    void sourceSetToWholeArticles_wantsWhatIsNewUnreadAndOnTheWeb()
    {
        SourceOptions options;
        options.fullArticle = true;
        const SourceId other = feed(*m_library, u"https://b.example/feed"_s);
        must(m_library->setSourceOptions(other, options));
        add(linked(u"1"_s, u"of the source that is not set so"_s));
        const MergeReport report = mergeAll(*m_library, other,
            {linked(u"2"_s, u"two"_s), linked(u"3"_s, u"three"_s),
                incoming(u"4"_s, u"No link"_s, u"four"_s)});
        must(m_library->setFlag({report.ids.at(1)}, Flag::Read, true));
        QCOMPARE(pending(), QList{report.ids.at(0)});
        const PendingFullText one = must(m_library->pendingFullTexts(10)).first();
        QCOMPARE(one.link, u"https://a.example/2"_s);
        QCOMPARE(one.sourceUrl, u"https://b.example/feed"_s);
        must(m_library->failFullText(report.ids.at(0), u"403"_s));
        QCOMPARE(pending(), QList<ArticleId>());
    }

    void unknownArticle_isNotFound()
    {
        QCOMPARE(await(m_library->storeFullText(ArticleId(99), whole(u"x"_s), true)).error().kind,
            Error::Kind::NotFound);
        QCOMPARE(await(m_library->wantFullText({ArticleId(99)})).error().kind, Error::Kind::NotFound);
    }

    void pages_areToldWhatChanged()
    {
        const ArticleId id = add(linked(u"1"_s, u"teaser"_s));
        QSignalSpy spy(m_library.get(), &Library::pageChanged);
        must(m_library->wantFullText({id}));
        must(m_library->storeFullText(id, whole(u"x"_s), true));
        QTRY_COMPARE(spy.size(), 2);
        QCOMPARE(spy.at(0).at(1).value<PageChange>(), PageChange::State);
        QCOMPARE(spy.at(1).at(1).value<PageChange>(), PageChange::Body);
        QCOMPARE(spy.at(1).at(0).value<ArticleId>(), id);
    }

    void changedText_keepsTheEarlierOne()
    {
        const ArticleId id = add(linked(u"1"_s, u"first version"_s));
        mergeAll(*m_library, m_source, {linked(u"1"_s, u"second version"_s)});
        IncomingArticle third = linked(u"1"_s, u"second version"_s);
        third.item.title = u"New headline"_s;
        mergeAll(*m_library, m_source, {third});
        const QList<Revision> kept = must(m_library->revisions(id));
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept.at(0).content, u"<p>first version</p>"_s);
        QCOMPARE(kept.at(1).content, u"<p>second version</p>"_s);
        QCOMPARE(kept.at(1).title, u"Title 1"_s);
        QVERIFY(kept.at(0).replaced.isValid());
        QCOMPARE(read(id).revisions, 2);
        QCOMPARE(read(id).row.title, u"New headline"_s);
    }

    void otherMarkupOnly_isNoRevision()
    {
        const ArticleId id = add(linked(u"1"_s, u"the same words"_s));
        IncomingArticle again = linked(u"1"_s, u"the same words"_s);
        again.item.content = u"<p><p>the  same\nwords</p></p>"_s;
        again.text = u"the same words "_s;
        again.item.author = u"Somebody"_s;
        QCOMPARE(mergeAll(*m_library, m_source, {again}).updated, 1);
        QCOMPARE(read(id).row.author, u"Somebody"_s);
        QCOMPARE(must(m_library->revisions(id)), QList<Revision>());
    }

    void manyRevisions_areBounded()
    {
        const ArticleId id = add(linked(u"1"_s, u"version 0"_s));
        for (int i = 1; i <= 30; ++i)
            mergeAll(*m_library, m_source, {linked(u"1"_s, u"version "_s + QString::number(i))});
        const QList<Revision> kept = must(m_library->revisions(id));
        QCOMPARE(kept.size(), 20);
        QCOMPARE(kept.first().content, u"<p>version 10</p>"_s);
        QCOMPARE(kept.last().content, u"<p>version 29</p>"_s);
    }

    void removedArticle_takesEverythingAlong()
    {
        const ArticleId id = add(linked(u"1"_s, u"one"_s));
        mergeAll(*m_library, m_source, {linked(u"1"_s, u"two"_s)});
        must(m_library->storeFullText(id, whole(u"all"_s, {u"https://a.example/b.png"_s}), true));
        must(m_library->removeSource(m_source));
        QCOMPARE(must(m_library->revisions(id)), QList<Revision>());
        QCOMPARE(pending(), QList<ArticleId>());
        QCOMPARE(must(m_library->pendingImages(10)).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestFullTexts)
#include "tst_fulltexts.moc"
