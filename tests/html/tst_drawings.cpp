// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/hostile.h"
#include "html/sanitize.h"
#include "html/strictcheck.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// SVG in an article: an image of its own, in which nothing runs, loads, links or moves.
class TestDrawings final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inlineDrawing_becomesAnImage();
    void wideDrawingBetweenParagraphs_isAFigure();
    void drawing_keeps_data();
    void drawing_keeps();
    void drawing_losesWhatActs_data();
    void drawing_losesWhatActs();
    void whatDrawsNothing_leavesItsWords_data();
    void whatDrawsNothing_leavesItsWords();
    void drawingInAnAddress_isWrittenAnew();
    void lazyPicture_winsOverTheDrawingInItsPlace();
    void hostileDrawings_areQuietAndStable();
    void repeatedDrawing_doesNotGrow();
    void formula_becomesWords_data();
    void formula_becomesWords();
};

namespace {

QString drawn(const QString &html)
{
    html::SanitizeOptions options;
    options.base = QUrl(u"https://example.org/a/"_s);
    options.drawings = true;
    const QString once = html::sanitize(html, options).html;
    return html::sanitize(once, options).html == once ? once : u"NOT STABLE: "_s + once;
}

/// The drawings in sanitized HTML.
QList<QByteArray> pictures(const QString &html)
{
    static const QRegularExpression image(u"src=\"data:image/svg\\+xml;base64,([A-Za-z0-9+/=]*)\""_s);
    QList<QByteArray> all;
    for (auto it = image.globalMatch(html); it.hasNext();)
        all += QByteArray::fromBase64(it.next().captured(1).toLatin1());
    return all;
}

QByteArray picture(const QString &html)
{
    return pictures(drawn(html)).value(0);
}

/// What a drawing must not hold; read by another parser than the one that made it.
QString problemIn(const QByteArray &svg)
{
    static const QSet<QString> elements{u"svg"_s, u"g"_s, u"defs"_s, u"symbol"_s, u"use"_s, u"path"_s,
        u"rect"_s, u"circle"_s, u"ellipse"_s, u"line"_s, u"polyline"_s, u"polygon"_s, u"text"_s, u"tspan"_s,
        u"linearGradient"_s, u"radialGradient"_s, u"stop"_s, u"clipPath"_s, u"marker"_s};
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::ProcessingInstruction || token == QXmlStreamReader::DTD ||
            token == QXmlStreamReader::Comment)
            return u"not an element"_s;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (!elements.contains(xml.name().toString()))
            return xml.name().toString();
        for (const QXmlStreamAttribute &a : xml.attributes()) {
            const QString name = a.name().toString();
            const QString value = a.value().toString().toLower();
            if (name.startsWith("on"_L1) || name == "style"_L1 || name == "class"_L1)
                return name;
            if (name == "href"_L1 && !value.startsWith(u'#'))
                return value;
            if (value.contains(u':') || value.contains(u'\\') ||
                (value.contains("url("_L1) && !value.contains(u'#')))
                return value;
        }
    }
    return xml.hasError() ? xml.errorString() : QString();
}

} // namespace

void TestDrawings::inlineDrawing_becomesAnImage()
{
    const QString html = drawn(u"<p>a<svg viewBox='0 0 200 100' width=400><title>Tide</title>"
                               "<rect width=9 height=9 /></svg>b"_s);
    QCOMPARE(pictures(html),
        QList<QByteArray>{"<svg xmlns=\"http://www.w3.org/2000/svg\" height=\"200\" viewBox=\"0 0 200 100\" "
                          "width=\"400\"><rect height=\"9\" width=\"9\"></rect></svg>"});
    QVERIFY2(html.endsWith(u"\" alt=\"Tide\" width=\"400\" height=\"200\">b</p>"_s), qPrintable(html));
    QVERIFY(html.startsWith(u"<p>a<img src=\"data:image/svg+xml;base64,"_s));
    // Without drawings, as for a text or another program: the words.
    QCOMPARE(html::sanitize(u"<p>a <svg><title>Tide</title><rect width=9 height=9 /></svg> b"_s).html,
        u"<p>a Tide b</p>"_s);
}

void TestDrawings::wideDrawingBetweenParagraphs_isAFigure()
{
    const QString shape = u"<rect width=9 height=9 /></svg>"_s;
    const QString wide = drawn(u"<p>a</p><svg width=400 height=90>"_s + shape + u"<p>b</p>"_s);
    QVERIFY2(wide.startsWith(u"<p>a</p><figure><img src=\"data:image/svg"_s), qPrintable(wide));
    QVERIFY2(wide.endsWith(u"></figure><p>b</p>"_s), qPrintable(wide));
    const QString small = drawn(u"<div>a <svg width=60 height=20>"_s + shape + u" b</div>"_s);
    QVERIFY2(!small.contains(u"<figure"_s), qPrintable(small));
}

void TestDrawings::drawing_keeps_data()
{
    QTest::addColumn<QString>("inner");
    QTest::addColumn<QByteArray>("kept");
    const auto row = [](const char *name, const QString &inner, const QByteArray &kept) {
        QTest::newRow(name) << inner << kept;
    };
    row("words", u"<text x=1 font-size=9>up &amp; <tspan dy=2>down</tspan></text>"_s,
        "<text font-size=\"9\" x=\"1\">up &amp; <tspan dy=\"2\">down</tspan></text>");
    row("a style", u"<path d='M0 0h9' style='fill:#f00;behavior:url(x);stroke: blue !important'/>"_s,
        "<path d=\"M0 0h9\" fill=\"#f00\" stroke=\"blue\"></path>");
    row("the rules of a sheet",
        u"<style>/* a */.x,.y{fill:#0f0}path{stroke:red}</style><path class=y d=M0 />"_s,
        "<path d=\"M0\" fill=\"#0f0\" stroke=\"red\"></path>");
    row("a gradient",
        u"<linearGradient id=g><stop offset=0 stop-color=red /></linearGradient>"
        "<rect fill='url(#g)'/>"_s,
        "<linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"red\"></stop></linearGradient>"
        "<rect fill=\"url(#g)\"></rect>");
    row("a glyph used in a named group",
        u"<defs><path id=k d=M1 /></defs><g id=axis><use xlink:href=#k x=4 /></g>"_s,
        "<defs><path d=\"M1\" id=\"k\"></path></defs><g><use href=\"#k\" x=\"4\"></use></g>");
    row("a transform", u"<g transform='translate(3,4) rotate(5)'><circle r=2 /></g>"_s,
        "<g transform=\"translate(3,4) rotate(5)\"><circle r=\"2\"></circle></g>");
    row("what a link held", u"<a href=javascript:x()><circle r=2 /></a>"_s, "<circle r=\"2\"></circle>");
}

void TestDrawings::drawing_keeps()
{
    QFETCH(QString, inner);
    QFETCH(QByteArray, kept);
    const QByteArray svg = picture(u"<svg viewBox='0 0 99 99'>"_s + inner + u"</svg>"_s);
    QCOMPARE(svg.mid(svg.indexOf('>') + 1).chopped(6), kept);
    QCOMPARE(problemIn(svg), QString());
}

void TestDrawings::drawing_losesWhatActs_data()
{
    QTest::addColumn<QString>("inner");
    const auto row = [](const char *name, const QString &inner) { QTest::newRow(name) << inner; };
    row("script", u"<script>steal()</script>"_s);
    row("handler", u"<rect onclick=steal() onload=steal() onbegin=steal() />"_s);
    row("animation", u"<rect><animate attributeName=href values=javascript:steal() /><set to=1 /></rect>"_s);
    row("page within", u"<foreignObject><iframe src=//evil.test></iframe></foreignObject>"_s);
    row("picture within", u"<image href=//evil.test/i.png /><feImage href=//evil.test/i.png />"_s);
    row("use of another file", u"<use href='//evil.test/a.svg#x' /><use href='data:image/svg+xml,x#y'/>"_s);
    row("style that loads",
        u"<style>@import '//evil.test';.a{fill:url(//evil.test/#a)}</style><path class=a />"_s);
    row("address in an attribute", u"<path fill='url(//evil.test/#a)' clip-path='url(http://evil.test)'/>"_s);
    row("escape in an attribute", u"<path fill='u\\72l(//evil.test)' style='fill:u\\72l(//evil.test)'/>"_s);
    row("filter", u"<filter id=f><feGaussianBlur stdDeviation=999 /></filter><rect filter='url(#f)'/>"_s);
    row("cursor", u"<rect style='cursor:url(//evil.test/c)' cursor='url(//evil.test/c)'/>"_s);
    row("two names for one", u"<rect fill=red fill='url(//evil.test)' FILL='url(//evil.test)'/>"_s);
    row("end of the drawing in words", u"<text>&lt;/svg&gt;&lt;script&gt;steal()&lt;/script&gt;</text>"_s);
    row("character data", u"<text><![CDATA[</text><script>steal()</script>]]></text>"_s);
}

void TestDrawings::drawing_losesWhatActs()
{
    QFETCH(QString, inner);
    const QString html =
        drawn(u"<svg viewBox='0 0 99 99' onload=steal()><circle r=9 />"_s + inner + u"</svg>"_s);
    const QList<QByteArray> all = pictures(html);
    QCOMPARE(all.size(), 1);
    QCOMPARE(problemIn(all.first()), QString());
    QVERIFY2(!all.first().contains("evil.test"), all.first().constData());
    QVERIFY2(!html.contains(u"steal"_s), qPrintable(html));
}

void TestDrawings::whatDrawsNothing_leavesItsWords_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const QString &given, const QString &wanted) {
        QTest::newRow(name) << given << wanted;
    };
    row("empty", u"a<svg></svg>b"_s, u"ab"_s);
    row("a sheet of symbols", u"a<svg style='display: none'><symbol id=x><path d=M1 /></symbol></svg>b"_s,
        u"ab"_s);
    row("sheet of no size", u"a<svg width=0 height=0><symbol id=x><path d=M1 /></symbol></svg>b"_s, u"ab"_s);
    row("a sign of the page", u"a<svg viewBox='0 0 24 24'><path d=M1 /></svg>b"_s, u"ab"_s);
    row("a hidden sign", u"a<svg aria-hidden=true width=16 height=16><path d=M1 /></svg>b"_s, u"ab"_s);
    row("a sign with a name", u"a <svg viewBox='0 0 24 24'><title>Share</title><path d=M1 /></svg>"_s,
        u"a Share"_s);
    row("a symbol of another drawing", u"a<svg width=99 height=99><use href=#x /></svg>b"_s, u"ab"_s);
    row("too much", u"a<svg viewBox='0 0 99 99'>"_s + u"<path d=M1 />"_s.repeated(6000) + u"</svg>b"_s,
        u"ab"_s);
    row("too large",
        u"a<svg viewBox='0 0 99 99'>"_s +
            QString(u"<path d='M"_s + u"1 "_s.repeated(30'000) + u"'/>"_s).repeated(6) + u"</svg>b"_s,
        u"ab"_s);
    row("an address that is no drawing", u"a<img src='data:image/svg+xml,<p>x</p>'>b"_s, u"ab"_s);
    row("an address of nothing", u"a<img src='data:image/svg+xml;base64,PHN2Zz48L3N2Zz4='>b"_s, u"ab"_s);
}

void TestDrawings::whatDrawsNothing_leavesItsWords()
{
    QFETCH(QString, given);
    QFETCH(QString, wanted);
    QCOMPARE(drawn(given), wanted);
}

void TestDrawings::drawingInAnAddress_isWrittenAnew()
{
    const QByteArray svg =
        "<?xml version='1.0'?><!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' "
        "width='80' height='40' onload='steal()'><script>steal()</script><circle r='9'/></svg>";
    const QByteArray wanted = "<svg xmlns=\"http://www.w3.org/2000/svg\" height=\"40\" viewBox=\"0 0 80 40\" "
                              "width=\"80\"><circle r=\"9\"></circle></svg>";
    const auto image = [](const QByteArray &address) -> QString {
        return u"<img alt=Boat src=\""_s + QString::fromLatin1(address) + u"\">"_s;
    };
    QCOMPARE(picture(image("data:image/svg+xml;base64," + svg.toBase64())), wanted);
    QCOMPARE(picture(image("data:image/svg+xml;charset=utf-8," + svg.toPercentEncoding())), wanted);
    QVERIFY(
        drawn(image("data:image/svg+xml;base64," + svg.toBase64())).contains(u"alt=\"Boat\" width=\"80\""_s));
}

void TestDrawings::lazyPicture_winsOverTheDrawingInItsPlace()
{
    const QString html =
        drawn(u"<img data-src=/real.jpg src=\"data:image/svg+xml,%3Csvg viewBox='0 0 900 600'%3E"
              "%3Crect width='900'/%3E%3C/svg%3E\">"_s);
    QCOMPARE(html, u"<img src=\"https://example.org/real.jpg\" alt=\"\">"_s);
}

void TestDrawings::hostileDrawings_areQuietAndStable()
{
    int drawings = 0;
    for (const QString &attack : hostileMarkup()) {
        const QString open = u"<svg viewBox='0 0 99 99'><circle r=9 />"_s;
        const QString whole = open + attack + u"</svg>"_s;
        const QString words = open + u"<text x=1>"_s + attack + u"</text></svg>"_s;
        const QString address = u"<img src=\"data:image/svg+xml;base64,"_s +
                                QString::fromLatin1(whole.toUtf8().toBase64()) + u"\">"_s;
        for (const QString &html : {attack, whole, words, address}) {
            const QString clean = drawn(html);
            QVERIFY2(!clean.startsWith(u"NOT STABLE"_s), qPrintable(html));
            for (const QByteArray &svg : pictures(clean)) {
                ++drawings;
                QVERIFY2(problemIn(svg).isEmpty(), svg.constData());
            }
            static const QRegularExpression image(u"data:image/svg\\+xml;base64,"_s);
            QCOMPARE(strictProblem(QString(clean).replace(image, u"data:image/png;base64,"_s)), QString());
        }
    }
    QVERIFY2(drawings > hostileMarkup().size(), qPrintable(QString::number(drawings)));
}

void TestDrawings::repeatedDrawing_doesNotGrow()
{
    QString bomb = u"<svg viewBox='0 0 99 99'><g id=a0><path d=M1 /></g>"_s;
    for (int i = 1; i < 20; ++i)
        bomb += u"<g id=a%1><use href=#a%2 /><use href=#a%2 /></g>"_s.arg(i).arg(i - 1);
    const QByteArray svg = picture(bomb + u"<use href=#a19 /></svg>"_s);
    QVERIFY(!svg.isEmpty());
    QVERIFY2(svg.count("<use") <= 3, svg.constData());
    const QString wide = u"<svg viewBox='0 0 99 99'><defs><g id=a>"_s + u"<path d=M1 />"_s.repeated(1000) +
                         u"</g></defs>"_s + u"<use href=#a />"_s.repeated(1000) + u"</svg>"_s;
    QCOMPARE(drawn(wide), QString());
}

void TestDrawings::formula_becomesWords_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("its own words") << u"<math alttext='x squared'><msup><mi>x</mi><mn>2</mn></msup></math>"_s
                                   << u"x squared"_s;
    QTest::newRow("its source")
        << u"<math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^{2}"
           "</annotation></semantics></math>"_s
        << u"x^{2}"_s;
    QTest::newRow("in a row")
        << u"<math><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>+</mo><msqrt><mi>c</mi></msqrt>"
           "</math>"_s
        << u"a/b+√c"_s;
    QTest::newRow("with markup for another reader")
        << u"<math><semantics><mi>y</mi><annotation-xml encoding='text/html'><img src=x onerror=steal()>"
           "</annotation-xml></semantics></math>"_s
        << u"y"_s;
}

void TestDrawings::formula_becomesWords()
{
    QFETCH(QString, given);
    QFETCH(QString, wanted);
    QCOMPARE(drawn(given), wanted);
    QCOMPARE(html::sanitize(given).html, wanted);
}

QTEST_GUILESS_MAIN(TestDrawings)
#include "tst_drawings.moc"
