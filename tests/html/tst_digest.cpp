// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"
#include "html/sanitize.h"

#include <QRegularExpression>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestDigest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void text_hasBlocksAsLines_data();
    void text_hasBlocksAsLines();
    void excerpt_isOneShortLine();
    void excerpt_skipsDatesAndRules();
    void excerpt_endsAtAWord();
    void excerpt_doesNotSplitACharacter();
    void images_areThoseThePageShows();
    void imageSize_needsBothSides();
    void imageKey_isTheHashOfTheAddress();
    void language_isGuessed_data();
    void language_isGuessed();
};

void TestDigest::text_hasBlocksAsLines_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *html, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(text);
    };
    row("paragraphs", "<p>One\n  two</p>  <p>three</p>", "One two\nthree");
    row("br", "a<br>b<br/>c", "a\nb\nc");
    row("inline elements do not part words", "<p>news<b>paper</b>s</p>", "newspapers");
    row("list", "<ul><li>a</li><li>b</li></ul>", "a\nb");
    row("table cells", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc");
    row("entities", "<p>1 &lt; 2 &amp;amp; 3&nbsp;4</p>", "1 < 2 &amp; 3 4");
    row("script and comment", "a<script>b</script><!--c-->d", "ad");
    row("pre keeps its lines", "<pre>a\n  b</pre>", "a\n  b");
    row("no markup", "a  b\n c", "a b c");
    row("nothing", "", "");
    row("Chinese", "<div><p>第一段。</p><p>第二段。</p></div>", "第一段。\n第二段。");
    row("ruby without its brackets", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢kan");
}

void TestDigest::text_hasBlocksAsLines()
{
    QFETCH(QString, html);
    QFETCH(QString, text);
    QCOMPARE(html::plainText(html), text);
    QCOMPARE(html::digest(html, QUrl()).text, text);
}

void TestDigest::excerpt_isOneShortLine()
{
    const html::Digest digest = html::digest(u"<h2>Ferry</h2><p>The   boat.</p>"_s, QUrl());
    QCOMPARE(digest.excerpt, u"Ferry The boat."_s);
    const QString longText = html::digest(u"<p>"_s + u"word "_s.repeated(200) + u"</p>"_s, QUrl()).excerpt;
    QVERIFY(longText.size() <= 201);
    QVERIFY(longText.size() > 150);
    // A Han character is as wide as two others.
    const QString han = html::digest(u"<p>"_s + u"风平浪静"_s.repeated(100) + u"</p>"_s, QUrl()).excerpt;
    QVERIFY(han.size() <= 135);
    QVERIFY(han.size() > 100);
    QVERIFY(han.endsWith(u'…'));
    const QString rare = html::digest(u"<p>"_s + u"𠮷a"_s.repeated(100) + u"</p>"_s, QUrl()).excerpt;
    QVERIFY(rare.isValidUtf16());
}

void TestDigest::excerpt_skipsDatesAndRules()
{
    QCOMPARE(html::digest(u"<p>2022-01-19 10:23:51</p><p>* * *</p><p>It rained.</p>"_s, QUrl()).excerpt,
        u"It rained."_s);
    QCOMPARE(html::digest(u"<p>2022年01月19日</p><p>下雨了。</p>"_s, QUrl()).excerpt, u"下雨了。"_s);
    QCOMPARE(html::digest(u"<p>19.01.2022</p>"_s, QUrl()).excerpt, u"19.01.2022"_s);
}

void TestDigest::excerpt_endsAtAWord()
{
    const QString excerpt = html::digest(u"<p>"_s + u"abcdefg "_s.repeated(60) + u"</p>"_s, QUrl()).excerpt;
    QVERIFY(excerpt.endsWith(u"abcdefg…"_s));
}

void TestDigest::excerpt_doesNotSplitACharacter()
{
    const QString excerpt = html::digest(u"<p>x"_s + u"😀"_s.repeated(300) + u"</p>"_s, QUrl()).excerpt;
    QCOMPARE(excerpt, QString::fromUtf8(excerpt.toUtf8()));
    QVERIFY(!excerpt.contains(QChar::ReplacementCharacter));
}

void TestDigest::images_areThoseThePageShows()
{
    const QUrl base(u"https://example.org/a/"_s);
    const QString html = u"<img src=1.png><img data-src=2.png src=blank.gif alt=two><img src=1.png>"
                         "<picture><source srcset='3.webp 900w'><img src=s.jpg></picture>"
                         "<img src=t.gif width=1 height=1><video poster=4.jpg src=v.mp4></video>"
                         "<img src='data:image/png;base64,AAAA'><noscript><img src=2.png></noscript>"_s;
    const html::Digest digest = html::digest(html, base);
    QStringList urls;
    for (const html::ImageRef &image : digest.images)
        urls += image.url;
    const QString at = u"https://example.org/a/"_s;
    QCOMPARE(urls, (QStringList{at + u"1.png"_s, at + u"2.png"_s, at + u"3.webp"_s, at + u"4.jpg"_s}));
    QCOMPARE(digest.images[1].alt, u"two"_s);

    html::SanitizeOptions options;
    options.base = base;
    QStringList asked;
    options.imageUrl = [&asked](const QString &url) {
        asked += url;
        return url;
    };
    html::sanitize(html, options);
    asked.removeDuplicates();
    QCOMPARE(asked, urls);
}

void TestDigest::imageSize_needsBothSides()
{
    const html::Digest digest = html::digest(
        u"<img src=https://e.org/1.png width=30 height=20><img src=https://e.org/2.png width=30>"_s, QUrl());
    QCOMPARE(digest.images.size(), 2);
    QCOMPARE(digest.images[0].size, QSize(30, 20));
    QVERIFY(!digest.images[1].size.isValid());
}

void TestDigest::imageKey_isTheHashOfTheAddress()
{
    QCOMPARE(html::imageKey(u"https://example.org/a.png"_s).size(), 32);
    // echo -n abc | sha256sum
    QCOMPARE(html::imageKey(u"abc"_s), u"ba7816bf8f01cfea414140de5dae2223"_s);
    QVERIFY(html::imageKey(u"a"_s) != html::imageKey(u"b"_s));
}

void TestDigest::language_isGuessed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    const auto row = [](const char *language, const char *text) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(language);
    };
    row("zh-Hans", "清晨六点，渡口的第一班船还没有解缆。");
    row("zh-Hans", "苹果 iPhone 发布会 Apple Event 2022 时间定了");
    row("zh-Hans", "版本 2.4.1 修复了 PREFETCH_HEADER 与 SESSION_COOKIE 的错误，兼容 Release Candidate");
    row("en", "The new album of 王菲 is here, and it is the best that she has made for years.");
    row("zh-Hant", "清晨六點，渡口的第一班船還沒有解纜，這條江他走了四十年。");
    row("ja", "朝六時、渡し場の最初の船はまだ出ていない。");
    row("ko", "아침 여섯 시, 나루터의 첫 배는 아직 떠나지 않았다.");
    row("en", "The first boat of the morning has not left, and the old man is on the stairs.");
    row("de", "Das erste Boot des Tages ist noch nicht fort, und der Alte sitzt auf der Treppe.");
    row("fr", "Le premier bateau du matin est encore dans le port et les gens attendent sur le quai.");
    row("es", "El primer barco de la mañana no ha salido y los viejos están en la escalera por el frío.");
    row("ru", "Первая лодка ещё не отошла от берега.");
    row("uk", "Перший човен ще не відійшов від берега, і старий сидить на сходах.");
    row("ar", "لم يغادر القارب الأول بعد");
    row("fa", "اولین قایق هنوز از اسکله جدا نشده و پیرمرد چای "
              "می‌نوشد");
    row("he", "הסירה הראשונה עוד לא יצאה");
    row("el", "Το πρώτο πλοίο δεν έφυγε ακόμη");
    row("th", "เรือลำแรกยังไม่ออก");
    row("", "42");
    row("", "Xyzzy plugh");
    row("", "");
}

void TestDigest::language_isGuessed()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QCOMPARE(html::guessLanguage(text), language);
}

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
