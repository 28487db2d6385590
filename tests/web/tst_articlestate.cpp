// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypage.h"
#include "web/articleview.h"

#include <QWebEngineView>

using namespace courant;
using namespace courant::test;

/// What the open page says and does about pictures, full text and changes.
class TestArticleState final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PageLibrary> m_data;
    std::unique_ptr<ArticleView> m_view;

    QWebEnginePage *page() const { return m_view->findChild<QWebEngineView *>()->page(); }
    QString text(const QString &selector) const
    {
        return ask(
            page(), u"[...document.querySelectorAll('%1')].map(e => e.innerText).join('|')"_s.arg(selector))
            .toString();
    }
    bool show(ArticleId id)
    {
        QSignalSpy shown(m_view.get(), &ArticleView::shown);
        m_view->showArticle(id);
        return waitFor([&] { return !shown.isEmpty(); });
    }
    /// As the reader would: with the mouse.
    void click(const QString &selector)
    {
        const QVariantList at = ask(
            page(), u"(() => { const e = document.querySelector('%1'); e.scrollIntoView({block: 'center'});"
                    "const r = e.getBoundingClientRect();"
                    "return [r.x + r.width / 2, r.y + r.height / 2]; })()"_s.arg(selector))
                                    .toList();
        QCOMPARE(at.size(), 2);
        QWidget *target = m_view->findChild<QWebEngineView *>()->focusProxy();
        QVERIFY(target);
        QTest::mouseClick(target, Qt::LeftButton, {}, QPoint(at.at(0).toInt(), at.at(1).toInt()));
    }
    ArticleId addChanged()
    {
        m_data->add(u"Tower"_s, u"<p>Ten boats came back.</p>"_s);
        return m_data->add(u"Tower"_s, u"<p>Twelve boats came back.</p>"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_data = std::make_unique<PageLibrary>();
        m_view = std::make_unique<ArticleView>(m_data->library.get());
        m_view->resize(700, 500);
        m_view->show();
    }
    void cleanup()
    {
        m_view.reset();
        m_data.reset();
    }

    void lastPicture_makesItComplete()
    {
        const QString other = u"https://pictures.example/other.png"_s;
        const ArticleId id = m_data->add(
            u"Two"_s, u"<p><img src='%1'><img src='%2'>"_s.arg(pictureUrl, other), {pictureUrl, other});
        QVERIFY(show(id));
        QVERIFY(text(u".state"_s).contains(u"2 of 2 pictures missing"_s));
        m_data->storePicture(pictureUrl);
        must(m_data->library->failImage(html::imageKey(other), u"403"_s));
        TRY_VERIFY(text(u".state"_s).contains(u"1 of 2 pictures missing: 403 Try again"_s));
        m_data->storePicture(other);
        TRY_COMPARE(text(u".state .complete"_s), u"Complete offline"_s);
        QCOMPARE(text(u".missing"_s), QString());
    }

    void tryAgain_asksForThePictures()
    {
        const ArticleId id = m_data->add(u"One"_s, u"<p><img src='%1'>"_s.arg(pictureUrl), {pictureUrl});
        must(m_data->library->failImage(html::imageKey(pictureUrl), u"timeout"_s));
        QVERIFY(show(id));
        QSignalSpy commands(m_view.get(), &ArticleView::commandActivated);
        QSignalSpy links(m_view.get(), &ArticleView::linkActivated);
        click(u".missing .command"_s);
        TRY_COMPARE(commands.size(), 1);
        QCOMPARE(commands.at(0).at(0).value<ArticleId>(), id);
        QCOMPARE(commands.at(0).at(1).value<PageCommand>(), PageCommand::RetryPictures);
        QCOMPARE(links.size(), 0);
    }

    void fullTextThatCame_takesThePlaceOfTheTeaserAndGivesItBack()
    {
        const ArticleId id = m_data->add(u"Short"_s, u"<p>teaser</p>"_s);
        QVERIFY(show(id));
        QSignalSpy commands(m_view.get(), &ArticleView::commandActivated);
        click(u".full .command"_s);
        TRY_COMPARE(commands.size(), 1);
        QCOMPARE(commands.at(0).at(1).value<PageCommand>(), PageCommand::FetchFullText);
        must(m_data->library->wantFullText({id}));
        TRY_COMPARE(text(u".full"_s), u"Fetching the full article…"_s);
        must(m_data->library->failFullText(id, u"404"_s));
        TRY_VERIFY(text(u".full"_s).contains(u"could not be fetched: 404 Try again"_s));
        IncomingFullText full;
        full.article.content = u"<p>the whole of it</p>"_s;
        must(m_data->library->storeFullText(id, full, true));
        TRY_COMPARE(text(u".body"_s).trimmed(), u"the whole of it"_s);
        click(u".full .command"_s);
        TRY_COMPARE(text(u".body"_s).trimmed(), u"teaser"_s);
        click(u".full .command"_s);
        TRY_COMPARE(text(u".body"_s).trimmed(), u"the whole of it"_s);
    }

    void changes_areOneClickAway()
    {
        const ArticleId id = addChanged();
        QVERIFY(show(id));
        QCOMPARE(text(u".changed"_s), u"Changed once"_s);
        click(u".changed .command"_s);
        TRY_COMPARE(text(u"del"_s), u"Ten"_s);
        QCOMPARE(text(u"ins"_s), u"Twelve"_s);
        QVERIFY(m_view->showsChanges());
        click(u".byline .command"_s);
        TRY_COMPARE(text(u".body"_s).trimmed(), u"Twelve boats came back."_s);
        QVERIFY(!m_view->showsChanges());
        // Another article begins with itself.
        m_view->showChanges(true);
        TRY_COMPARE(text(u"ins"_s), u"Twelve"_s);
        QVERIFY(show(m_data->add(u"Other"_s, u"<p>other</p>"_s)));
        QVERIFY(!m_view->showsChanges());
    }

    void insertionsAndDeletions_areNotToldByColourAlone()
    {
        QVERIFY(show(addChanged()));
        m_view->showChanges(true);
        TRY_COMPARE(text(u"ins"_s), u"Twelve"_s);
        const auto style = [&](const QString &element) {
            return ask(
                page(), u"getComputedStyle(document.querySelector('%1')).textDecorationLine"_s.arg(element))
                .toString();
        };
        QCOMPARE(style(u"ins"_s), u"underline"_s);
        QCOMPARE(style(u"del"_s), u"line-through"_s);
    }

    void articleThatNamesACommand_isOnlyALink()
    {
        const ArticleId id = m_data->add(
            u"Sly"_s, u"<p><a id=x href='https://command.invalid/x0000000000000000/full'>press</a></p>"_s);
        QVERIFY(show(id));
        QSignalSpy commands(m_view.get(), &ArticleView::commandActivated);
        QSignalSpy links(m_view.get(), &ArticleView::linkActivated);
        click(u".body a"_s);
        TRY_COMPARE(links.size(), 1);
        QCOMPARE(commands.size(), 0);
    }

    void publisherChangingTheOpenArticle_isShown()
    {
        const ArticleId id = m_data->add(u"Tower"_s, u"<p>Ten boats.</p>"_s);
        QVERIFY(show(id));
        m_data->add(u"Tower"_s, u"<p>Eleven boats.</p>"_s);
        TRY_COMPARE(text(u".body"_s).trimmed(), u"Eleven boats."_s);
        QCOMPARE(text(u".changed"_s), u"Changed once"_s);
    }
};

int main(int argc, char **argv)
{
    return runWebTest<TestArticleState>(argc, argv);
}

#include "tst_articlestate.moc"
