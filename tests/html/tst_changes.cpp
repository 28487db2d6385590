// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/pagestate.h"
#include "html/revisionpage.h"
#include "html/textdiff.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace courant;
using namespace courant::html;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = DiffPiece::Kind;

QString shown(const QList<DiffPiece> &pieces)
{
    QString out;
    for (const DiffPiece &piece : pieces)
        out += piece.kind == Kind::Same       ? piece.text
               : piece.kind == Kind::Inserted ? QString(u"+("_s + piece.text + u')')
                                              : QString(u"-("_s + piece.text + u')');
    return out;
}

QString side(const QList<DiffPiece> &pieces, Kind without)
{
    QString out;
    for (const DiffPiece &piece : pieces) {
        if (piece.kind != without)
            out += piece.text;
    }
    return out;
}

ArticleImage image(const QString &url, ArticleImage::State state, const QString &error = {})
{
    ArticleImage one;
    one.url = url;
    one.state = state;
    one.error = error;
    return one;
}

PageStyle withCommands()
{
    PageStyle style;
    style.locale = QLocale(QLocale::English);
    style.zone = QTimeZone::utc();
    style.commands = u"https://command.invalid/x7/"_s;
    return style;
}

Article article(const QString &content)
{
    Article one;
    one.row.title = u"Harbour opens"_s;
    one.row.sourceTitle = u"The Tower"_s;
    one.link = u"https://a.example/1"_s;
    one.content = content;
    return one;
}

Revision revision(const QString &title, const QString &content)
{
    Revision one;
    one.title = title;
    one.content = content;
    one.replaced = QDateTime(QDate(2026, 7, 1), QTime(8, 0), Qt::UTC);
    return one;
}

} // namespace

class TestChanges final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_areMarked_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("expected");
        QTest::newRow("same") << u"one two"_s << u"one two"_s << u"one two"_s;
        QTest::newRow("empty") << QString() << QString() << QString();
        QTest::newRow("from nothing") << QString() << u"one"_s << u"+(one)"_s;
        QTest::newRow("to nothing") << u"one"_s << QString() << u"-(one)"_s;
        QTest::newRow("word") << u"Twelve people were hurt."_s << u"Fourteen people were hurt."_s
                              << u"-(Twelve)+(Fourteen) people were hurt."_s;
        QTest::newRow("whole words") << u"the minister said"_s << u"the ministers said"_s
                                     << u"the -(minister)+(ministers) said"_s;
        QTest::newRow("inserted") << u"the tower fell"_s << u"the old tower fell"_s
                                  << u"the +(old )tower fell"_s;
        QTest::newRow("apostrophe") << u"it isn't so"_s << u"it is so"_s << u"it -(isn't)+(is) so"_s;
        QTest::newRow("Chinese characters")
            << u"事故造成12人受伤"_s << u"事故造成14人死亡"_s << u"事故造成-(12人受伤)+(14人死亡)"_s;
        QTest::newRow("one Chinese character")
            << u"他说这是真的消息"_s << u"她说这是真的消息"_s << u"-(他)+(她)说这是真的消息"_s;
        QTest::newRow("beyond the BMP")
            << u"𠮷野家开业了吗"_s << u"𡈽野家开业了吗"_s << u"-(𠮷)+(𡈽)野家开业了吗"_s;
        QTest::newRow("islands") << u"He went to a big house"_s << u"She came to a small house"_s
                                 << u"-(He went)+(She came) to a -(big)+(small) house"_s;
        QTest::newRow("short island")
            << u"not a big house"_s << u"surely a small house"_s << u"-(not a big)+(surely a small) house"_s;
    }

    void words_areMarked()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, expected);
        QCOMPARE(shown(diffWords(before, after)), expected);
    }

    void anyTwoTexts_canBeMadeOutOfTheirDifference()
    {
        QRandomGenerator random(7);
        const QStringList words{
            u"tower"_s, u"boat"_s, u"a"_s, u" "_s, u" "_s, u", "_s, u"港"_s, u"口"_s, u"."_s, u"12"_s};
        const auto text = [&] {
            QString out;
            for (int i = random.bounded(60); i > 0; --i)
                out += words.at(random.bounded(int(words.size())));
            return out;
        };
        for (int i = 0; i < 2000; ++i) {
            const QString before = text();
            const QString after = text();
            const QList<DiffPiece> pieces = diffWords(before, after);
            QCOMPARE(side(pieces, Kind::Inserted), before);
            QCOMPARE(side(pieces, Kind::Deleted), after);
        }
    }

    void paragraphs_areComparedOneByOne()
    {
        const QList<DiffParagraph> result = diffTexts(u"First.\nThe old tower fell at noon.\nLast."_s,
            u"First.\nThe old tower fell at one.\nSomething wholly new.\nLast."_s);
        QCOMPARE(result.size(), 4);
        QVERIFY(result.at(0).isSame);
        QCOMPARE(shown(result.at(1).pieces), u"The old tower fell at -(noon)+(one)."_s);
        QCOMPARE(shown(result.at(2).pieces), u"+(Something wholly new.)"_s);
        QVERIFY(result.at(3).isSame);
    }

    void hugeDifferentTexts_takeNoForever()
    {
        QString before;
        QString after;
        for (int i = 0; i < 60'000; ++i) {
            before += u"a%1 "_s.arg(i);
            after += u"b%1\n"_s.arg(i);
        }
        QElapsedTimer clock;
        clock.start();
        const QList<DiffParagraph> result = diffTexts(before, after);
        QVERIFY(!result.isEmpty());
        QVERIFY(clock.elapsed() < 60'000); // unbounded it would be hours
    }

    void pictures_areCountedWithTheirReasons()
    {
        Article one;
        one.imageList = {image(u"a"_s, ArticleImage::State::Stored),
            image(u"b"_s, ArticleImage::State::Failed, u"403"_s), image(u"c"_s, ArticleImage::State::Pending),
            image(u"d"_s, ArticleImage::State::Failed, u"timeout"_s),
            image(u"e"_s, ArticleImage::State::Failed, u"403"_s),
            image(u"elsewhere"_s, ArticleImage::State::Failed)};
        const PictureState state =
            pictureState(one, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"a"_s, u"never heard of"_s});
        QCOMPARE(state.shown, 6);
        QCOMPARE(state.missing, 5);
        QCOMPARE(state.failed, 3);
        QCOMPARE(state.reasons, (QStringList{u"403"_s, u"timeout"_s}));
    }

    void stateOfPictures_isSaidOnThePage()
    {
        Article one = article(u"<img src='https://a.example/1.png'>"_s + u"long enough "_s.repeated(200));
        one.imageList = {image(u"https://a.example/1.png"_s, ArticleImage::State::Stored)};
        const PageStyle style = withCommands();
        QVERIFY(articlePage(one, style).contains(u"Complete offline"_s));
        one.imageList.first().state = ArticleImage::State::Pending;
        QVERIFY(articlePage(one, style).contains(u"1 of 1 pictures missing<"_s));
        one.imageList.first().state = ArticleImage::State::Failed;
        one.imageList.first().error = u"timeout"_s;
        PageStyle german = style;
        german.words.reasons.insert(u"timeout"_s, u"zu langsam <"_s);
        const QString page = articlePage(one, german);
        QVERIFY(page.contains(u"1 of 1 pictures missing: zu langsam &lt; <a class=\"command\" "
                              "href=\"https://command.invalid/x7/pictures\">Try again</a>"_s));
        // Without a program behind it there is nothing to click.
        german.commands.clear();
        QVERIFY(!articlePage(one, german).contains(u"Try again"_s));
        german.theme = PageTheme::Print;
        QVERIFY(!articlePage(one, german).contains(u"missing:"_s));
    }

    void articleWithoutPictures_saysNothingOfThem()
    {
        const QString page = articlePage(article(u"long enough "_s.repeated(200)), withCommands());
        QVERIFY(!page.contains(u"Complete offline"_s));
        QVERIFY(!page.contains(u"class=\"state\""_s));
    }

    void fullText_isShownInPlaceOfTheTeaser()
    {
        Article one = article(u"<p>teaser</p>"_s);
        const PageStyle style = withCommands();
        QVERIFY(articlePage(one, style).contains(u"x7/full\">Get the full article"_s));
        FullText full;
        one.fullText = full;
        QVERIFY(articlePage(one, style).contains(u"Fetching the full article"_s));
        full.state = FullText::State::Failed;
        full.error = u"404 <b>"_s;
        one.fullText = full;
        QString page = articlePage(one, style);
        QVERIFY(page.contains(u"could not be fetched: 404 &lt;b&gt; <a"_s));
        QVERIFY(page.contains(u"<p>teaser</p>"_s));
        full.state = FullText::State::Stored;
        full.content = u"<p>all of it</p><script>x</script><img src='b.png'>"_s;
        full.base = u"https://b.example/c/"_s;
        one.fullText = full;
        page = articlePage(one, style);
        QVERIFY(page.contains(u"<p>all of it</p>"_s));
        QVERIFY(!page.contains(u"teaser"_s));
        QVERIFY(!page.contains(u"<script"_s));
        QVERIFY(page.contains(imageKey(u"https://b.example/c/b.png"_s)));
        QVERIFY(page.contains(u"x7/source\">Show what the source sent"_s));
        one.fullText->shown = false;
        page = articlePage(one, style);
        QVERIFY(page.contains(u"<p>teaser</p>"_s));
        QVERIFY(page.contains(u"x7/whole\">Show the full article"_s));
    }

    void changes_areOfferedAndShown()
    {
        Article one =
            article(u"<p>Twelve people are safe.</p><p>More.</p><p>Even more.</p><p>The end.</p>"_s);
        one.revisions = 2;
        const PageStyle style = withCommands();
        QVERIFY(articlePage(one, style).contains(u"x7/changes\">Changed 2 times</a>"_s));
        const QList<Revision> revisions{
            revision(u"Harbour closes"_s,
                u"<p>Ten people are safe.</p><p>More.</p><p>Even more.</p><p>The end.</p>"_s),
            revision(u"Harbour opens"_s,
                u"<p>Ten people are safe.</p><p>More.</p><p>Even more.</p><p>The end.</p>"_s)};
        const QString page = revisionPage(one, revisions, style);
        QCOMPARE(page.count(u"<section class=\"change\">"_s), 2);
        QVERIFY(page.contains(u"<p><del>Ten</del><ins>Twelve</ins> people are safe.</p>"_s));
        QVERIFY(page.contains(u"Harbour <del>closes</del><ins>opens</ins>"_s));
        QVERIFY(page.contains(u"Only the headline changed."_s));
        QVERIFY(page.contains(u"<details class=\"same\"><summary>2 unchanged paragraphs</summary>"_s));
        QVERIFY(page.contains(u"x7/article\">Back to the article"_s));
        QVERIFY(page.contains(u"<span class=\"dot\">·</span>"_s));
        QVERIFY(page.contains(u"Content-Security-Policy"_s));
        QVERIFY(revisionText(one, revisions, style).contains(u"[-Ten-]{+Twelve+} people"_s));
    }

    void markupInChangedTexts_isTextOrNothing()
    {
        Article one = article(u"<p>&lt;img src=x onerror=alert(1)&gt; a</p><script>b</script>"_s);
        one.row.title = u"</title><script>c</script>"_s;
        const QString page = revisionPage(one,
            {revision(u"<svg onload=d>"_s, u"<p>&lt;iframe&gt;</p><img src=x onerror=e>"_s)}, withCommands());
        QVERIFY(!page.contains(u"<script"_s));
        QVERIFY(!page.contains(u"<svg"_s));
        QVERIFY(!page.contains(u"<iframe"_s));
        QVERIFY(!page.contains(u"<img"_s));
        QVERIFY(page.contains(u"&lt;img src=x onerror=alert(1)&gt;"_s));
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
