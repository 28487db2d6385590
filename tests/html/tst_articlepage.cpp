// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/articlepage.h"
#include "html/digest.h"
#include "html/hostile.h"
#include "html/strictcheck.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestArticlePage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTheme_canBeRead_data();
    void everyTheme_canBeRead();
    void readersStyle_isInThePageAndCannotLeaveItsPlace();
    void verticalText_onlyWhereItIsWrittenSo();
    void code_isColouredAndStaysWhatItIs_data();
    void code_isColouredAndStaysWhatItIs();
    void head_comesFirstAndForbidsEverything();
    void textFields_areEscaped();
    void attacksInEveryField_staySafe();
    void styleSheet_cannotBeEnded();
    void kicker_isTheCategoryPathOfADocument();
    void author_isNotSaidTwice_data();
    void author_isNotSaidTwice();
    void date_isLocal();
    void undated_saysSo();
    void readingTime_countsCharactersAndWords();
    void leadPicture_isShownUnlessTheBodyHasIt_data();
    void leadPicture_isShownUnlessTheBodyHasIt();
    void pageImages_areThoseOnThePage();
    void storedPicture_hasItsSize();
    void missingPictures_areCountedAndKeepTheirPlace();
    void emptyTitle_isTheBeginningOfTheText();
    void repeatedHeadline_isDroppedFromTheBody();
    void longHeadline_isBroken();
    void language_setsFontAndDirection_data();
    void language_setsFontAndDirection();
    void summary_standsInForAMissingBody();
    void colophon_leadsToTheOriginal();
    void enclosures_areListed();
    void themes_differ();
    void details_areOpenOnPaper();
    void words_areTheReaders();
    void cutArticle_saysSo();
    void hanText_isSpaced_data();
    void hanText_isSpaced();
};

namespace {

Article sample()
{
    Article article;
    article.row.title = u"The ferry"_s;
    article.row.author = u"Ada Winter"_s;
    article.row.sourceTitle = u"The Branch Line"_s;
    article.row.published = QDateTime(QDate(2022, 1, 19), QTime(2, 23, 51), Qt::UTC);
    article.link = u"https://example.org/ferry"_s;
    article.content = u"<p>The boat is late, and nobody is on the pier.</p>"_s;
    return article;
}

html::PageStyle english()
{
    html::PageStyle style;
    style.locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    style.zone = QTimeZone("Asia/Shanghai");
    return style;
}

QString between(const QString &page, const QString &from, const QString &to)
{
    const qsizetype start = page.indexOf(from);
    if (start < 0)
        return {};
    const qsizetype end = page.indexOf(to, start + from.size());
    return page.mid(start + from.size(), end - start - from.size());
}

QString bodyOf(const QString &page)
{
    return between(page, u"<article class=\"body\">"_s, u"</article>"_s);
}

} // namespace

void TestArticlePage::head_comesFirstAndForbidsEverything()
{
    const QString page = html::articlePage(sample(), english());
    QVERIFY(page.startsWith(
        u"<!doctype html><html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "img-src artimg: data:; media-src artimg:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'\">"_s));
    QVERIFY(page.contains(u"<meta name=\"referrer\" content=\"no-referrer\">"_s));
    QVERIFY(page.indexOf(u"<style>"_s) < page.indexOf(u"</head>"_s));
    QVERIFY(page.endsWith(u"</body></html>"_s));
}

void TestArticlePage::textFields_areEscaped()
{
    Article article = sample();
    article.row.title = u"<b>1 & 2</b>"_s;
    article.row.author = u"\"A\" <i>"_s;
    article.row.sourceTitle = u"<s>&amp;"_s;
    const QString page = html::articlePage(article, english());
    QVERIFY(page.contains(u"<title>&lt;b&gt;1 &amp; 2&lt;/b&gt;</title>"_s));
    QVERIFY(page.contains(u"<h1 class=\"headline\">&lt;b&gt;1 &amp; 2&lt;/b&gt;</h1>"_s));
    QVERIFY(page.contains(u"&quot;A&quot; &lt;i&gt;"_s));
    QVERIFY(page.contains(u"&lt;s&gt;&amp;amp;"_s));
}

void TestArticlePage::attacksInEveryField_staySafe()
{
    const QString plain = html::articlePage(sample(), english());
    const QRegularExpression bad(
        u"<script|<iframe|<svg|<object|<form|<base|<link|<a href=\"(?!https?:|mailto:)"
        "|<[a-z0-9]+[^>]* on[a-z]+=\""_s,
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY(!bad.match(plain).hasMatch());
    for (const QString &attack : hostileMarkup()) {
        Article article = sample();
        article.row.title = attack;
        article.row.author = attack;
        article.row.sourceTitle = attack;
        article.row.language = attack;
        article.categories = {attack, attack};
        article.document.emplace();
        article.link = attack;
        article.base = attack;
        article.leadImage = attack;
        article.content = attack;
        article.enclosures = {{attack, attack, 5}};
        const QString page = html::articlePage(article, english());
        QVERIFY2(!bad.match(page).hasMatch(), qPrintable(attack + u'\n' + bad.match(page).captured()));
        QCOMPARE(page.count(u"<meta "_s), plain.count(u"<meta "_s));
        QCOMPARE(page.count(u"<style"_s), 1);
    }
}

void TestArticlePage::styleSheet_cannotBeEnded()
{
    html::PageStyle style = english();
    style.accent = u"red}</style><script>x</script>{"_s;
    const QString page = html::articlePage(sample(), style);
    QVERIFY(!page.contains(u"<script"_s));
    QCOMPARE(page.count(u"</style>"_s), 1);
}

void TestArticlePage::kicker_isTheCategoryPathOfADocument()
{
    Article article = sample();
    article.categories = {u"Media"_s, u"Branch"_s, u"News"_s};
    const QString from = u"<p class=\"kicker\">"_s;
    QCOMPARE(between(html::articlePage(article, english()), from, u"</p>"_s), u"The Branch Line"_s);
    article.document.emplace();
    QCOMPARE(between(html::articlePage(article, english()), from, u"</p>"_s), u"Media / Branch / News"_s);
}

void TestArticlePage::author_isNotSaidTwice_data()
{
    QTest::addColumn<QString>("author");
    QTest::addColumn<bool>("shown");
    QTest::newRow("a person") << u"Ada Winter"_s << true;
    QTest::newRow("the source") << u"the branch line "_s << false;
    QTest::newRow("the site of a section") << u"Winter Post"_s << false;
    QTest::newRow("part of a name") << u"Branch"_s << true;
    QTest::newRow("nobody") << QString() << false;
}

void TestArticlePage::author_isNotSaidTwice()
{
    QFETCH(QString, author);
    QFETCH(bool, shown);
    Article article = sample();
    article.row.author = author;
    if (author == u"Winter Post"_s)
        article.row.sourceTitle = u"Winter Post · News"_s;
    QCOMPARE(html::articlePage(article, english()).contains(u"class=\"author\""_s), shown);
}

void TestArticlePage::date_isLocal()
{
    const QString page = html::articlePage(sample(), english());
    QCOMPARE(between(page, u"<time datetime=\"2022-01-19T02:23:51Z\">"_s, u"</time>"_s),
        u"Wednesday, 19 January 2022, 10:23"_s);
    html::PageStyle chinese = english();
    chinese.locale = QLocale(QLocale::Chinese, QLocale::China);
    QVERIFY(html::articlePage(sample(), chinese).contains(u"2022年1月19日星期三 10:23</time>"_s));
}

void TestArticlePage::undated_saysSo()
{
    Article article = sample();
    article.row.published = {};
    article.added = QDateTime::currentDateTimeUtc();
    const QString page = html::articlePage(article, english());
    QVERIFY(page.contains(u"<span>undated</span>"_s));
    QVERIFY(!page.contains(u"<time"_s));
}

void TestArticlePage::readingTime_countsCharactersAndWords()
{
    Article article = sample();
    article.content = u"<p>"_s + u"字"_s.repeated(2000) + u"</p>"_s;
    QVERIFY(html::articlePage(article, english()).contains(u"<span>5 min</span>"_s));
    article.content = u"<p>"_s + u"isn't it "_s.repeated(345) + u"</p>"_s;
    QVERIFY(html::articlePage(article, english()).contains(u"<span>3 min</span>"_s));
    article.content = u"<p>short</p>"_s;
    QVERIFY(html::articlePage(article, english()).contains(u"<span>1 min</span>"_s));
}

void TestArticlePage::leadPicture_isShownUnlessTheBodyHasIt_data()
{
    QTest::addColumn<QString>("lead");
    QTest::addColumn<QString>("inBody");
    QTest::addColumn<bool>("shown");
    const QString photo = u"https://e.org/p/photo.jpg"_s;
    QTest::newRow("another") << photo << u"https://e.org/p/other.jpg"_s << true;
    QTest::newRow("the same") << photo << photo << false;
    QTest::newRow("other query") << QString(photo + u"?w=770&resize=770%2C513"_s)
                                 << QString(photo + u"?w=300"_s) << false;
    QTest::newRow("other size in the name") << photo << u"https://e.org/p/photo-1024x683.jpg"_s << false;
    QTest::newRow("none") << QString() << photo << false;
    QTest::newRow("no address") << u"javascript:x"_s << photo << false;
}

void TestArticlePage::leadPicture_isShownUnlessTheBodyHasIt()
{
    QFETCH(QString, lead);
    QFETCH(QString, inBody);
    QFETCH(bool, shown);
    Article article = sample();
    article.leadImage = lead;
    article.content = u"<p>Words.</p><figure><img src=\""_s + inBody + u"\"></figure>"_s;
    const QString page = html::articlePage(article, english());
    QCOMPARE(page.contains(u"<figure class=\"lead\">"_s), shown);
    QCOMPARE(page.count(u"<img "_s), shown ? 2 : 1);
}

void TestArticlePage::pageImages_areThoseOnThePage()
{
    Article article = sample();
    article.base = u"https://e.org/x/"_s;
    article.leadImage = u"https://e.org/图 片.jpg"_s;
    article.content =
        u"<img data-src=a.png><picture><source srcset='b.webp 900w'><img src=c.jpg></picture>"_s;
    const QStringList urls = html::pageImages(article.leadImage, article.content, article.base);
    QCOMPARE(urls, (QStringList{u"https://e.org/%E5%9B%BE%20%E7%89%87.jpg"_s, u"https://e.org/x/a.png"_s,
                       u"https://e.org/x/b.webp"_s}));
    const QString page = html::articlePage(article, english());
    for (const QString &url : urls)
        QVERIFY(page.contains(u"src=\"artimg://i/"_s + html::imageKey(url) + u'"'));
    QCOMPARE(page.count(u"artimg://"_s), urls.size());
}

void TestArticlePage::storedPicture_hasItsSize()
{
    Article article = sample();
    article.content = u"<img src='https://e.org/a.png' alt=x>"_s;
    ArticleImage image;
    image.url = u"https://e.org/a.png"_s;
    image.state = ArticleImage::State::Stored;
    image.size = QSize(1200, 800);
    article.imageList = {image};
    const QString body = bodyOf(html::articlePage(article, english()));
    QVERIFY(body.contains(u"alt=\"x\" width=\"1200\" height=\"800\">"_s));
    QVERIFY(!body.contains(u"data-state"_s));
}

void TestArticlePage::missingPictures_areCountedAndKeepTheirPlace()
{
    Article article = sample();
    article.content =
        u"<img src='https://e.org/a.png' width=300 height=200><img src='https://e.org/b.png'>"_s;
    ArticleImage stored;
    stored.url = u"https://e.org/b.png"_s;
    stored.state = ArticleImage::State::Stored;
    ArticleImage failed;
    failed.url = u"https://e.org/a.png"_s;
    failed.state = ArticleImage::State::Failed;
    article.imageList = {failed, stored};
    const QString page = html::articlePage(article, english());
    QVERIFY(page.contains(u"1 of 2 pictures missing"_s));
    QVERIFY(page.contains(
        u"alt=\"Picture not available yet\" width=\"300\" height=\"200\" data-state=\"pending\""_s));
    QCOMPARE(page.count(u"data-state=\"pending\""_s), 1);
}

void TestArticlePage::emptyTitle_isTheBeginningOfTheText()
{
    Article article = sample();
    article.row.title.clear();
    article.content = u"<p>A short note.</p><p>More.</p>"_s;
    QVERIFY(html::articlePage(article, english()).contains(u"<h1 class=\"headline\">A short note.</h1>"_s));
    article.content = u"<p>"_s + u"many words "_s.repeated(30) + u"</p>"_s;
    const QString page = html::articlePage(article, english());
    QVERIFY(between(page, u"<title>"_s, u"</title>"_s).endsWith(u"…"_s));
    QVERIFY(between(page, u"<title>"_s, u"</title>"_s).size() < 64);
}

void TestArticlePage::repeatedHeadline_isDroppedFromTheBody()
{
    Article article = sample();
    article.content = u"<div><h1>The  Ferry.</h1><p>Words.</p></div>"_s;
    QCOMPARE(bodyOf(html::articlePage(article, english())), u"<div><p>Words.</p></div>"_s);
    article.content = u"<h1>Another</h1><p>Words.</p>"_s;
    QCOMPARE(bodyOf(html::articlePage(article, english())), article.content);
    article.content = u"<p>Words.</p><h2>The ferry</h2><p>More.</p>"_s;
    QCOMPARE(bodyOf(html::articlePage(article, english())), article.content);
}

void TestArticlePage::longHeadline_isBroken()
{
    Article article = sample();
    article.row.title = u"老渡口的最后一个冬天：一座新桥、一条旧街和留下来的人"_s;
    QVERIFY(html::articlePage(article, english())
                .contains(
                    u"<span class=\"line\">老渡口的最后一个冬天：</span><span class=\"line\">一座新桥、"_s));
    article.row.title = u"The last train to the coast, and everything that was hung on its timetable"_s;
    QVERIFY(html::articlePage(article, english()).contains(u"<h1 class=\"headline\" style=\"max-width:"_s));
    article.row.title = u"Short"_s;
    QVERIFY(html::articlePage(article, english()).contains(u"<h1 class=\"headline\">Short</h1>"_s));
}

void TestArticlePage::language_setsFontAndDirection_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("bodyClass");
    const auto row = [](const char *name, const char *declared, const char *text, const char *tag,
                         const char *body) {
        QTest::newRow(name) << QString::fromLatin1(declared) << QString::fromUtf8(text)
                            << QString::fromLatin1(tag) << QString::fromLatin1(body);
    };
    row("declared", "de-AT", "Das Boot ist da.", "lang=\"de-AT\" dir=\"ltr\"", "latin serif");
    row("wrongly English", "en-us", "渡口的第一班船还没有解缆", "lang=\"zh-Hans\" dir=\"ltr\"", "han serif");
    row("bare zh", "zh", "渡口的第一班船還沒有解纜，這條江", "lang=\"zh-Hant\" dir=\"ltr\"", "han serif");
    row("zh with region", "zh-CN", "渡口的第一班船还没有解缆", "lang=\"zh-Hans\" dir=\"ltr\"", "han serif");
    row("Japanese", "", "朝六時、渡し場の最初の船はまだ出ていない。", "lang=\"ja\" dir=\"ltr\"", "han serif");
    row("Arabic", "", "لم يغادر القارب الأول بعد", "lang=\"ar\" dir=\"rtl\"", "latin serif");
    row("nonsense", "\"><x", "Das Boot ist da und der Hafen ist nicht weit.", "lang=\"de\" dir=\"ltr\"",
        "latin serif");
    row("unknown", "", "42", "<html dir=\"ltr\"", "latin serif");
}

void TestArticlePage::language_setsFontAndDirection()
{
    QFETCH(QString, declared);
    QFETCH(QString, text);
    QFETCH(QString, tag);
    QFETCH(QString, bodyClass);
    Article article = sample();
    article.row.title = text;
    article.row.language = declared;
    article.content = u"<p>"_s + text + u"</p>"_s;
    const QString page = html::articlePage(article, english());
    QVERIFY2(page.left(200).contains(tag), qPrintable(page.left(200)));
    QVERIFY(page.contains(u"<body class=\""_s + bodyClass + u'"'));
}

void TestArticlePage::summary_standsInForAMissingBody()
{
    Article article = sample();
    article.content.clear();
    article.summary = u"<p>A teaser.</p>"_s;
    QCOMPARE(bodyOf(html::articlePage(article, english())), article.summary);
}

void TestArticlePage::colophon_leadsToTheOriginal()
{
    Article article = sample();
    article.link = u"https://example.org/f?a=1&utm_source=rss"_s;
    const QString colophon =
        between(html::articlePage(article, english()), u"<footer class=\"colophon\">"_s, u"</footer>"_s);
    QVERIFY(colophon.contains(u"<a href=\"https://example.org/f?a=1\">Read the original</a>"_s));
    QVERIFY(colophon.contains(u"<p class=\"address\">https://example.org/f?a=1</p>"_s));
    article.link = u"file:///etc/passwd"_s;
    QVERIFY(!html::articlePage(article, english()).contains(u"passwd"_s));
}

void TestArticlePage::enclosures_areListed()
{
    Article article = sample();
    article.enclosures = {{u"https://e.org/talk.mp3"_s, u"audio/mpeg"_s, 2'500'000},
        {u"https://e.org/cover.jpg"_s, u"image/jpeg"_s, 1}, {u"javascript:x"_s, QString(), 1}};
    const QString files =
        between(html::articlePage(article, english()), u"<section class=\"files\">"_s, u"</section>"_s);
    QVERIFY(files.contains(
        u"<a href=\"https://e.org/talk.mp3\">talk.mp3</a> <span class=\"size\">2.4 MiB</span>"_s));
    QCOMPARE(files.count(u"<li>"_s), 1);
}

void TestArticlePage::themes_differ()
{
    html::PageStyle style = english();
    const QString light = html::articlePage(sample(), style);
    style.theme = html::PageTheme::Dark;
    const QString dark = html::articlePage(sample(), style);
    style.theme = html::PageTheme::Print;
    const QString print = html::articlePage(sample(), style);
    QVERIFY(dark.contains(u"--page: #17191c"_s));
    QVERIFY(dark.contains(u"<meta name=\"color-scheme\" content=\"dark\">"_s));
    QVERIFY(light.contains(u"--page: #ffffff"_s));
    QVERIFY(print.contains(u"10.5pt"_s));
    QVERIFY(!light.contains(u"10.5pt"_s));
    style.fontPixels = 22;
    QVERIFY(html::articlePage(sample(), style).contains(u"--size:22px"_s));
}

void TestArticlePage::details_areOpenOnPaper()
{
    Article article = sample();
    article.content = u"<details><summary>s</summary>t</details>"_s;
    html::PageStyle style = english();
    QVERIFY(bodyOf(html::articlePage(article, style)).contains(u"<details>"_s));
    style.theme = html::PageTheme::Print;
    QVERIFY(bodyOf(html::articlePage(article, style)).contains(u"<details open=\"\">"_s));
}

void TestArticlePage::words_areTheReaders()
{
    html::PageStyle style = english();
    style.words.original = u"阅读原文"_s;
    style.words.minutes = u"%1 分钟"_s;
    const QString page = html::articlePage(sample(), style);
    QVERIFY(page.contains(u">阅读原文</a>"_s));
    QVERIFY(page.contains(u"<span>1 分钟</span>"_s));
}

void TestArticlePage::cutArticle_saysSo()
{
    Article article = sample();
    QVERIFY(!html::articlePage(article, english()).contains(u"class=\"cut\""_s));
    article.content = u"<p>word</p>"_s.repeated(60'000);
    QVERIFY(html::articlePage(article, english())
                .contains(u"<p class=\"cut\">This article is longer than can be shown here.</p>"_s));
}

void TestArticlePage::hanText_isSpaced_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const char *language, const char *given, const char *wanted) {
        QTest::newRow(name) << QString::fromLatin1(language) << QString::fromUtf8(given)
                            << QString::fromUtf8(wanted);
    };
    row("Han and Latin", "zh-Hans", "<p>大桥每天12辆</p>",
        "<p>大桥每<span class=\"gap\">天</span>1<span class=\"gap\">2</span>辆</p>");
    row("a blank is there already", "zh-Hans", "<p>每天 12 辆</p>", "<p>每天 12 辆</p>");
    row("marks that meet", "zh-Hans", "<p>“慢了，”他说：“好。”</p>",
        "<p><span class=\"half\">“</span>慢了<span class=\"half\">，</span>”他说<span "
        "class=\"half\">：</span>“好<span "
        "class=\"half\">。</span>”</p>");
    row("opening marks that meet", "ja", "<p>「『あ』」</p>",
        "<p><span class=\"half\">「</span><span class=\"half\">『</span>あ<span "
        "class=\"half\">』</span>」</p>");
    row("a quote at the edge", "zh-Hans", "<p>\n <b>“好”</b></p><p>他说“好”</p>",
        "<p>\n <b><span class=\"half\">“</span>好”</b></p><p>他说“好”</p>");
    row("marks in the middle of their square", "zh-Hant", "<p>說：「好。」</p>", "<p>說：「好。」</p>");
    row("across elements", "zh-Hans", "<p>说。<b>“好”</b>见<a href=\"https://e.org/\">X</a></p><p>Y</p>",
        "<p>说<span class=\"half\">。</span><b>“好”</b><span class=\"gap\">见</span><a "
        "href=\"https://e.org/\">X</a></p><p>Y</p>");
    row("code", "zh-Hans", "<pre>每天12</pre><p><code>天1</code></p>",
        "<pre>每天12</pre><p><code>天1</code></p>");
    row("other languages", "en", "<p>The word 天1 here, and nothing else of the kind.</p>",
        "<p>The word 天1 here, and nothing else of the kind.</p>");
}

void TestArticlePage::hanText_isSpaced()
{
    QFETCH(QString, language);
    QFETCH(QString, given);
    QFETCH(QString, wanted);
    Article article = sample();
    article.row.language = language;
    article.content = given;
    const QString body = bodyOf(html::articlePage(article, english()));
    QCOMPARE(body, wanted);
    QCOMPARE(html::plainText(body), html::plainText(given));
}

static double luminance(const QString &hex)
{
    const auto part = [&hex](int at) {
        const double c = hex.mid(at, 2).toInt(nullptr, 16) / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

static double contrast(const QString &a, const QString &b)
{
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

static QString colour(html::PageTheme theme, const QString &name)
{
    return html::themeSheet(theme).section(u"--"_s + name + u":"_s, 1).section(u';', 0, 0).trimmed();
}

void TestArticlePage::everyTheme_canBeRead_data()
{
    QTest::addColumn<html::PageTheme>("theme");
    using T = html::PageTheme;
    const std::pair<const char *, T> themes[] = {{"light", T::Light}, {"sepia", T::Sepia}, {"dark", T::Dark},
        {"black", T::Black}, {"contrast", T::Contrast}, {"print", T::Print}};
    for (const auto &[name, theme] : themes)
        QTest::newRow(name) << theme;
}

void TestArticlePage::everyTheme_canBeRead()
{
    QFETCH(html::PageTheme, theme);
    for (const QString &ground : {u"page"_s, u"tint"_s, u"mark"_s, u"selection"_s}) {
        const QString paper = colour(theme, ground);
        QCOMPARE(paper.size(), 7);
        QVERIFY2(contrast(colour(theme, u"text"_s), paper) >= 4.5, qPrintable(ground));
    }
    for (const QString &ink : {u"text"_s, u"quote"_s, u"second"_s})
        QVERIFY2(contrast(colour(theme, ink), colour(theme, u"page"_s)) >= 4.5, qPrintable(ink));
    for (const QString &ink :
        {u"second"_s, u"code-word"_s, u"code-string"_s, u"code-note"_s, u"code-number"_s})
        QVERIFY2(contrast(colour(theme, ink), colour(theme, u"tint"_s)) >= 4.5,
            qPrintable(u"%1: %2"_s.arg(ink).arg(contrast(colour(theme, ink), colour(theme, u"tint"_s)))));
    // Links of ours are coloured text; what the theme does not say, the window's accent does.
    const QString accent = html::themeSheet(theme).contains(u"--accent"_s) ? colour(theme, u"accent"_s)
                           : html::isDarkTheme(theme)                      ? u"#7cb0ff"_s
                                                                           : u"#1f6feb"_s;
    QVERIFY(contrast(accent, colour(theme, u"page"_s)) >= 4.5);
    if (theme == html::PageTheme::Contrast)
        QVERIFY(contrast(colour(theme, u"second"_s), colour(theme, u"page"_s)) >= 7);
    QCOMPARE(html::paperColor(theme), colour(theme, u"page"_s));
    QCOMPARE(html::isDarkTheme(theme), luminance(html::paperColor(theme)) < 0.2);
}

void TestArticlePage::readersStyle_isInThePageAndCannotLeaveItsPlace()
{
    Article article;
    article.content = u"<p>Some words of English, enough to be known as such."_s;
    html::PageStyle style;
    style.family = u"O'Neil Sans}</style><script>"_s;
    style.lineHeight = 1.9;
    style.measure = 28;
    style.justify = true;
    const QString page = html::articlePage(article, style);
    QVERIFY(page.contains(u"--own:'O\\27 Neil Sansstylescript'"_s));
    QVERIFY(page.contains(u"--own-leading:1.90"_s) && page.contains(u"--own-measure:28em"_s));
    QVERIFY(page.contains(u" justify own\""_s));
    QCOMPARE(page.count(u"<script"_s), 0);
    QCOMPARE(page.count(u"</style>"_s), 1);
}

void TestArticlePage::verticalText_onlyWhereItIsWrittenSo()
{
    Article article;
    article.content = u"<p>北京的秋天来了，天空很蓝，街上的人都很高兴。"_s;
    html::PageStyle style;
    style.vertical = true;
    QVERIFY(html::articlePage(article, style).contains(u" class=\"vertical\"><head>"_s));
    style.theme = html::PageTheme::Print;
    QVERIFY(!html::articlePage(article, style).contains(u"class=\"vertical\""_s));
    style.theme = html::PageTheme::Light;
    article.content = u"<p>Autumn has come to Beijing, and the sky is blue."_s;
    QVERIFY(!html::articlePage(article, style).contains(u"class=\"vertical\""_s));
}

void TestArticlePage::code_isColouredAndStaysWhatItIs_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QStringList>("spans");
    const auto row = [](const char *language, const char *code, const QStringList &spans) {
        QTest::newRow(language) << QString::fromLatin1(language) << QString::fromUtf8(code) << spans;
    };
    row("python", "# a \"note\"\ndef f(x): return 'it' + str(42)",
        {u"note:# a \"note\""_s, u"word:def"_s, u"word:return"_s, u"string:'it'"_s, u"number:42"_s});
    row("cpp", "auto x = \"a // b\"; // don't\n/* int */ y.return_",
        {u"word:auto"_s, u"string:\"a // b\""_s, u"note:// don't"_s, u"note:/* int */"_s});
    row("rust", "fn a<'b>(c: &'b str) {}", {u"word:fn"_s});
    row("html", "<p class=\"x\">it's</p><!-- n -->",
        {u"word:p"_s, u"string:\"x\""_s, u"word:p"_s, u"note:<!-- n -->"_s});
    row("sql", "SELECT 1 -- one", {u"word:SELECT"_s, u"number:1"_s, u"note:-- one"_s});
    row("sh", "echo $# https://x.example", {});
    row("diff", "+ int 5", {u"number:5"_s});
    row("made-up", "/* never closed 5", {u"note:/* never closed 5"_s});
}

void TestArticlePage::code_isColouredAndStaysWhatItIs()
{
    QFETCH(QString, language);
    QFETCH(QString, code);
    QFETCH(QStringList, spans);
    Article article;
    article.content =
        u"<pre><code class=\"language-%1\">%2</code></pre>"_s.arg(language, code.toHtmlEscaped());
    const QString page = html::articlePage(article, {});
    QString shown =
        page.section(u"<code class=\"language-%1\">"_s.arg(language), 1).section(u"</code>"_s, 0, 0);
    static const QRegularExpression span(
        u"<span class=\"code-([a-z]+)\">(.*?)</span>"_s, QRegularExpression::DotMatchesEverythingOption);
    const auto plain = [](QString text) {
        return text.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&amp;"_s, u"&"_s);
    };
    QStringList found;
    for (auto it = span.globalMatch(shown); it.hasNext();) {
        const auto match = it.next();
        found.append(match.captured(1) + u':' + plain(match.captured(2)));
    }
    QCOMPARE(found, spans);
    QCOMPARE(plain(shown.replace(span, u"\\2"_s)), code);
}

QTEST_GUILESS_MAIN(TestArticlePage)
#include "tst_articlepage.moc"
