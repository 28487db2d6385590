// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarypage.h"
#include "web/articleview.h"

#include <QColor>
#include <QWebEngineView>

using namespace courant;
using namespace courant::test;

/// How a page looks once the engine has laid it out.
class TestPageLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void theme_isOnTheScreen_data();
    void theme_isOnTheScreen();
    void readersChoice_isLaidOutAtOnce();
    void pictures_fitAndAreNotBlownUp();
    void pictures_keepTheirPlaceWhileTheyLoad();
    void pictureThatArrivesAbove_doesNotMoveTheReader();
    void wideTable_scrollsByItself();
    void code_isColouredAndWrittenFromTheLeft();
    void language_choosesTheGlyphs();
    void arabic_runsFromTheRight();
    void paragraphs_areIndentedWhenWanted();
    void fullWidthMarks_neverBeginALine();
    void place_outlivesTheProgram();
    void everyPlaceOfAText_isMarked();

private:
    QWebEnginePage *page() const { return m_view->findChild<QWebEngineView *>()->page(); }
    QVariant of(const QString &script) const { return ask(page(), script); }
    bool show(ArticleId id)
    {
        m_view->showArticle(id);
        return wait(m_view->settled());
    }
    ArticleId addIn(const QString &language, const QString &body);

    std::unique_ptr<PageLibrary> m_data;
    std::unique_ptr<ArticleView> m_view;
};

void TestPageLook::init()
{
    m_data = std::make_unique<PageLibrary>();
    m_view = std::make_unique<ArticleView>(m_data->library.get());
    m_view->resize(800, 600);
    m_view->show();
}

void TestPageLook::cleanup()
{
    m_view.reset();
    m_data.reset();
}

ArticleId TestPageLook::addIn(const QString &language, const QString &body)
{
    IncomingArticle article = incoming(language, u"Title"_s, html::plainText(body));
    article.item.content = body;
    article.item.language = language;
    return mergeAll(*m_data->library, m_data->source, {article}).ids.value(0);
}

void TestPageLook::theme_isOnTheScreen_data()
{
    QTest::addColumn<html::PageTheme>("theme");
    using T = html::PageTheme;
    for (const auto &[name, theme] : {std::pair("light", T::Light), std::pair("sepia", T::Sepia),
             std::pair("dark", T::Dark), std::pair("black", T::Black), std::pair("contrast", T::Contrast)})
        QTest::newRow(name) << theme;
}

void TestPageLook::theme_isOnTheScreen()
{
    QFETCH(html::PageTheme, theme);
    html::PageStyle style;
    style.theme = theme;
    m_view->setStyle(style);
    QVERIFY(show(m_data->add(u"One"_s, u"<p>Text.</p>"_s)));
    const QColor paper(html::paperColor(theme));
    QCOMPARE(m_view->grab().toImage().pixelColor(3, m_view->height() - 3).name(), paper.name());
    QCOMPARE(of(u"getComputedStyle(document.documentElement).backgroundColor"_s).toString(),
        u"rgb(%1, %2, %3)"_s.arg(paper.red()).arg(paper.green()).arg(paper.blue()));
}

void TestPageLook::readersChoice_isLaidOutAtOnce()
{
    QVERIFY(show(m_data->add(u"One"_s, u"<p>A line of the article.</p>"_s.repeated(30))));
    html::PageStyle style;
    style.fontPixels = 24;
    style.lineHeight = 2;
    style.measure = 20;
    style.justify = true;
    style.font = html::PageFont::Sans;
    m_view->setStyle(style);
    QVERIFY(wait(m_view->settled()));
    const QString paragraph = u"getComputedStyle(document.querySelector('.body p'))"_s;
    QCOMPARE(of(paragraph + u".fontSize"_s).toString(), u"24px"_s);
    QCOMPARE(of(paragraph + u".lineHeight"_s).toString(), u"48px"_s);
    QCOMPARE(of(paragraph + u".textAlign"_s).toString(), u"justify"_s);
    QVERIFY(of(paragraph + u".fontFamily"_s).toString().contains(u"Noto Sans"_s));
    QCOMPARE(of(u"document.querySelector('.body').getBoundingClientRect().width"_s).toInt(), 480);
}

void TestPageLook::pictures_fitAndAreNotBlownUp()
{
    const QString large = u"https://pictures.example/large.png"_s,
                  small = u"https://pictures.example/s.png"_s;
    const ArticleId id = m_data->add(u"One"_s,
        u"<figure><img src=\"%1\"><figcaption>Large</figcaption></figure><figure><img src=\"%2\"></figure>"
        "<p>Text <img src=\"%2\"> and on.</p>"_s.arg(large, small),
        {large, small});
    m_data->storePicture(large, {2400, 800});
    m_data->storePicture(small, {60, 40});
    QVERIFY(show(id));
    TRY_COMPARE(of(u"[...document.images].every(i => i.complete && i.naturalWidth)"_s).toBool(), true);
    const QVariantList widths =
        of(u"[...document.images].map(i => Math.round(i.getBoundingClientRect().width))"_s).toList();
    QCOMPARE(widths.size(), 3);
    QCOMPARE(widths.at(0).toInt(), of(u"Math.round(document.querySelector('.body').clientWidth)"_s).toInt());
    QCOMPARE(of(u"Math.round(document.images[0].getBoundingClientRect().height)"_s).toInt(),
        qRound(widths.at(0).toDouble() / 3));
    QCOMPARE(widths.at(1).toInt(), 60);
    QCOMPARE(widths.at(2).toInt(), 60);
    QVERIFY(of(u"document.scrollingElement.scrollWidth <= innerWidth"_s).toBool());
    QVERIFY(of(u"document.querySelector('figcaption').getBoundingClientRect().top >= "
               "document.images[0].getBoundingClientRect().bottom"_s)
                .toBool());
}

void TestPageLook::pictures_keepTheirPlaceWhileTheyLoad()
{
    QStringList urls;
    QString body;
    for (int i = 0; i < 6; ++i) {
        urls.append(u"https://pictures.example/%1.png"_s.arg(i));
        body += u"<p>Before.</p><figure><img src=\"%1\"></figure>"_s.arg(urls.last());
    }
    const ArticleId id = m_data->add(u"One"_s, body + u"<p id=\"end\">The end.</p>"_s, urls);
    for (int i = 0; i < urls.size(); ++i)
        m_data->storePicture(urls.at(i), {400 + 50 * i, 300});
    const QString ends = u"[...document.querySelectorAll('.body p')].map(p => p.offsetTop).join()"_s;
    QSignalSpy shown(m_view.get(), &ArticleView::shown);
    m_view->showArticle(id);
    TRY_VERIFY(!shown.isEmpty());
    const QString before = of(ends).toString();
    // Those far below are loaded as the reader comes near.
    QVERIFY(of(u"for (const i of document.images) i.loading = 'eager'; 1"_s).isValid());
    TRY_COMPARE(of(u"[...document.images].every(i => i.complete && i.naturalWidth)"_s).toBool(), true);
    QCOMPARE(of(ends).toString(), before);
    QCOMPARE(before.split(u',').size(), 7);
}

void TestPageLook::pictureThatArrivesAbove_doesNotMoveTheReader()
{
    const QString url = u"https://pictures.example/late.png"_s;
    const ArticleId id = m_data->add(u"One"_s,
        u"<figure><img src=\"%1\"></figure>"_s.arg(url) + u"<p>A line of the article.</p>"_s.repeated(60),
        {url});
    QVERIFY(show(id));
    QVERIFY(of(u"scrollTo({top: 1200, behavior: 'instant'}); 1"_s).isValid());
    TRY_COMPARE(of(u"scrollY"_s).toInt(), 1200);
    // Where the reader sees one of the paragraphs on the screen.
    const QString mark =
        u"Math.round(document.querySelectorAll('.body p')[30].getBoundingClientRect().top)"_s;
    const int before = of(mark).toInt();
    m_data->storePicture(url, {500, 900});
    TRY_COMPARE(of(u"document.images[0].naturalHeight"_s).toInt(), 900);
    TRY_VERIFY(qAbs(of(mark).toInt() - before) <= 1);
}

void TestPageLook::wideTable_scrollsByItself()
{
    const QString row = u"<tr>"_s + u"<td>unbreakablecontent</td>"_s.repeated(20) + u"</tr>"_s;
    QVERIFY(show(m_data->add(u"One"_s, u"<p>Before.</p><table>"_s + row.repeated(3) + u"</table>"_s)));
    QVERIFY(of(u"document.scrollingElement.scrollWidth <= innerWidth"_s).toBool());
    QVERIFY(
        of(u"(() => { const t = document.querySelector('table');"
           "return t.scrollWidth > t.clientWidth + 100 && t.clientWidth <= document.querySelector('.body')"
           ".clientWidth; })()"_s)
            .toBool());
    QVERIFY(of(u"(() => { const t = document.querySelector('table'); t.scrollLeft = 50;"
               "return t.scrollLeft === 50; })()"_s)
                .toBool());
}

void TestPageLook::code_isColouredAndWrittenFromTheLeft()
{
    QVERIFY(show(addIn(
        u"ar"_s, u"<p>هذا نص عربي عن البرمجة والحاسوب.</p><pre><code class=\"language-python\">def f(x):\n"
                 "    return \"%1\"</code></pre>"_s.arg(u"x"_s.repeated(300)))));
    const QString code = u"getComputedStyle(document.querySelector('pre'))"_s;
    QCOMPARE(of(code + u".direction"_s).toString(), u"ltr"_s);
    QVERIFY(of(code + u".fontFamily"_s).toString().contains(u"Mono"_s));
    QVERIFY(of(u"document.querySelector('pre').scrollWidth > document.querySelector('pre').clientWidth"_s)
                .toBool());
    QVERIFY(of(u"document.scrollingElement.scrollWidth <= innerWidth"_s).toBool());
    const QString word = of(u"getComputedStyle(document.querySelector('.code-word')).color"_s).toString();
    const QString text = of(u"getComputedStyle(document.querySelector('.code-string')).color"_s).toString();
    QVERIFY(word != text && word.startsWith(u"rgb"_s));
}

void TestPageLook::language_choosesTheGlyphs()
{
    // The same character, drawn otherwise in each place.
    QHash<QString, QImage> pictures;
    html::PageStyle style;
    style.fontPixels = 40;
    m_view->resize(800, 1000);
    const QHash<QString, QString> words{{u"zh-Hans"_s, u"这是一篇关于骨骼的中文文章"_s},
        {u"zh-Hant"_s, u"這是一篇關於骨骼的中文文章"_s}, {u"ja"_s, u"これは骨についての記事です"_s},
        {u"ko"_s, u"이것은 뼈에 관한 기사입니다"_s}};
    for (const QString &language : words.keys()) {
        m_view->setStyle(style);
        QVERIFY(show(addIn(language, u"<p>骨直</p><p>"_s + words.value(language) + u"</p>"_s)));
        QVERIFY(of(u"document.documentElement.lang"_s).toString().startsWith(language));
        const QVariantMap box =
            of(u"(() => { const r = document.querySelector('.body p').getBoundingClientRect();"
               "return {x: r.x, y: r.y}; })()"_s)
                .toMap();
        pictures.insert(language,
            m_view->grab(QRect(box.value(u"x"_s).toInt(), box.value(u"y"_s).toInt(), 130, 100)).toImage());
    }
    for (const QImage &picture : std::as_const(pictures))
        QVERIFY(!picture.isNull());
    QVERIFY(pictures[u"zh-Hans"_s] != pictures[u"zh-Hant"_s]);
    QVERIFY(pictures[u"zh-Hans"_s] != pictures[u"ja"_s]);
    QVERIFY(pictures[u"zh-Hant"_s] != pictures[u"ja"_s]);
    QVERIFY(pictures[u"zh-Hans"_s] != pictures[u"ko"_s]);
}

void TestPageLook::arabic_runsFromTheRight()
{
    QVERIFY(show(addIn(u"ar"_s, u"<p>نص عربي قصير.</p><ul><li>بند</li></ul><blockquote>قول</blockquote>"_s)));
    QCOMPARE(of(u"getComputedStyle(document.body).direction"_s).toString(), u"rtl"_s);
    QVERIFY(of(u"(() => { const range = document.createRange();"
               "range.selectNodeContents(document.querySelector('.body p'));"
               "const text = range.getBoundingClientRect(), box = "
               "document.querySelector('.body').getBoundingClientRect();"
               "return Math.abs(box.right - text.right) < 3 && text.left - box.left > 100; })()"_s)
                .toBool());
    QCOMPARE(of(u"getComputedStyle(document.querySelector('blockquote')).borderRightStyle"_s).toString(),
        u"solid"_s);
}

void TestPageLook::paragraphs_areIndentedWhenWanted()
{
    html::PageStyle style;
    style.indent = true;
    m_view->setStyle(style);
    QVERIFY(show(addIn(u"zh-Hans"_s, u"<p>北京的秋天来了，天空很蓝。</p>"_s)));
    QCOMPARE(of(u"getComputedStyle(document.querySelector('.body p')).textIndent"_s).toString(), u"36px"_s);
    QVERIFY(show(addIn(u"en"_s, u"<p>The autumn has come to the city and the sky is blue.</p>"_s)));
    QCOMPARE(of(u"getComputedStyle(document.querySelector('.body p')).textIndent"_s).toString(), u"0px"_s);
}

void TestPageLook::fullWidthMarks_neverBeginALine()
{
    QVERIFY(show(addIn(u"zh-Hans"_s,
        u"<p>"_s + u"他说，“好。”天空很蓝；街上的人（都）很高兴！"_s.repeated(20) + u"</p>"_s)));
    // The first character of every line, at ten widths of the window.
    const QString script =
        u"(() => { const bad = []; const p = document.querySelector('.body p');"
        "for (let width = 300; width < 500; width += 20) { p.style.width = width + 'px';"
        "const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT); let last = -1, node;"
        "while ((node = walker.nextNode())) for (let i = 0; i < node.length; ++i) {"
        "const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);"
        "const top = Math.round(range.getBoundingClientRect().bottom);"
        "if (last >= 0 && top > last + 12 && '，。；！？”）、：'.includes(node.data[i])) "
        "bad.push(node.data[i]);"
        "last = top; } } return bad.join(''); })()"_s;
    QCOMPARE(of(script).toString(), QString());
}

void TestPageLook::place_outlivesTheProgram()
{
    const ArticleId id = m_data->add(u"Long"_s, u"<p>One line of the article.</p>"_s.repeated(80));
    QVERIFY(show(id));
    QVERIFY(wait(m_view->pageDown()));
    TRY_VERIFY(page()->scrollPosition().y() > 300);
    const double at = of(u"scrollY"_s).toDouble();
    m_view.reset(); // keeps the place as it goes
    m_data->library.reset();
    m_data->library = openLibrary(m_data->folder.path());
    m_view = std::make_unique<ArticleView>(m_data->library.get());
    m_view->resize(800, 600);
    m_view->show();
    QVERIFY(show(id));
    TRY_VERIFY(qAbs(of(u"scrollY"_s).toDouble() - at) < 20);
}

void TestPageLook::everyPlaceOfAText_isMarked()
{
    QVERIFY(show(m_data->add(u"One"_s, u"<p>needle, needle and needle</p>"_s)));
    const QImage before = m_view->grab().toImage();
    QSignalSpy found(m_view.get(), &ArticleView::found);
    m_view->find(u"needle"_s);
    TRY_VERIFY(!found.isEmpty() && found.last().at(1).toInt() == 3);
    // Each of the three is on a ground of its own.
    const QVariantList boxes =
        of(u"(() => { const out = [], node = document.querySelector('.body p').firstChild;"
           "for (let i = node.data.indexOf('needle'); i >= 0; i = node.data.indexOf('needle', i + 1)) {"
           "const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 6);"
           "const box = range.getBoundingClientRect(); out.push(box.x + 1, box.y + 3); }"
           "return out; })()"_s)
            .toList();
    QCOMPARE(boxes.size(), 6);
    for (int i = 0; i < 6; i += 2) {
        const QPoint at(boxes.at(i).toInt(), boxes.at(i + 1).toInt());
        TRY_VERIFY(
            m_view->grab(QRect(at, QSize(3, 3))).toImage().pixel(1, 1) != before.pixel(at + QPoint(1, 1)));
    }
}

int main(int argc, char **argv)
{
    return runWebTest<TestPageLook>(argc, argv);
}

#include "tst_pagelook.moc"
