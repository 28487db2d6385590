// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/link.h"
#include "html/sanitize.h"
#include "html/strictcheck.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// What becomes of text, structure, links, code, players and foreign markup.
class TestSanitize final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void markup_becomes_data();
    void markup_becomes();
    void relativeLinkWithoutBase_isUnwrapped();
    void relativeLink_keepsTheSpellingOfItsPagesHost();
};

void TestSanitize::markup_becomes_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const char *given, const char *wanted) {
        QTest::newRow(name) << QString::fromUtf8(given) << QString::fromUtf8(wanted);
    };
    // Text and structure
    row("paragraph stays", "<p>Bread &amp; butter</p>", "<p>Bread &amp; butter</p>");
    row("angle brackets are escaped", "1 &lt; 2 &gt; 0", "1 &lt; 2 &gt; 0");
    row("quotes need no escape in text", "<p>\"a\" 'b'</p>", "<p>\"a\" 'b'</p>");
    row("script goes with its content", "<p>a<script>alert(1)</script>b</p>", "<p>ab</p>");
    row("style goes with its content", "<style>p{color:red}</style><p>a</p>", "<p>a</p>");
    row("handlers, styles, ids go", "<p onclick=x() style='color:red' id=q class=r>a</p>", "<p>a</p>");
    row("whole document", "<!doctype html><html><head><title>T</title></head><body><p>a</p></body></html>",
        "<p>a</p>");
    row("comments go", "a<!-- b -->c", "ac");
    row("unknown elements are unwrapped", "<amp-story><o:p>a</o:p></amp-story>", "a");
    row("span without meaning is unwrapped", "<p><span class=x>a</span></p>", "<p>a</p>");
    row("span with language stays", "<p><span lang=\"ja\">本</span></p>",
        "<p><span lang=\"ja\">本</span></p>");
    row("font and center", "<center><font color=red>a</font></center>", "<div>a</div>");
    row("old names get new ones", "<strike>a</strike><tt>b</tt><acronym>c</acronym>",
        "<s>a</s><code>b</code><abbr>c</abbr>");
    row("empty paragraphs go", "<p>a</p><p>&nbsp;</p><p><br></p><p></p>", "<p>a</p>");
    row("main becomes div", "<main><p>a</p></main>", "<div><p>a</p></div>");
    row("form is unwrapped, controls go", "<form><p>a <input value=1><button>b</button></p></form>",
        "<p>a </p>");
    row("definition list", "<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>");
    row("ruby", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
        "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>");
    row("details", "<details open><summary>s</summary>t</details>",
        "<details open=\"\"><summary>s</summary>t</details>");
    row("ordered list keeps its numbers", "<ol start=3 type=a reversed><li value=7>x</ol>",
        "<ol start=\"3\" type=\"a\" reversed=\"\"><li value=\"7\">x</li></ol>");
    row("table", "<table border=1><tr><th>a<td colspan=2 align=RIGHT>b</table>",
        "<table><tbody><tr><th>a</th><td colspan=\"2\" align=\"right\">b</td></tr></tbody></table>");
    row("absurd spans are bounded", "<table><tr><td rowspan=99999999>a</table>",
        "<table><tbody><tr><td rowspan=\"300\">a</td></tr></tbody></table>");
    row("abbr, time, bdo",
        "<abbr title=\"World\">W</abbr><time datetime=2022-01-19>d</time><bdo dir=RTL>x</bdo>",
        "<abbr title=\"World\">W</abbr><time datetime=\"2022-01-19\">d</time><bdo dir=\"rtl\">x</bdo>");
    row("odd language tags go", "<p lang='a b'>x</p>", "<p>x</p>");
    row("control characters become blanks", "a&#1;b", "a b");
    row("a block ends its paragraph", "<p>a<div>b</div></p>", "<p>a</p><div>b</div>");
    // Figures
    row("bare text in a figure is its caption", "<figure><img src=/a.png alt=x>Mist, <b>dawn</b></figure>",
        "<figure><img src=\"https://example.org/a.png\" alt=\"x\"><figcaption>Mist, "
        "<b>dawn</b></figcaption></figure>");
    row("a caption stays the caption", "<figure>x<img src=/a.png><figcaption>c</figcaption></figure>",
        "<figure>x<img src=\"https://example.org/a.png\" alt=\"\"><figcaption>c</figcaption></figure>");
    row("WordPress caption", "<div class=wp-caption><img src=/a.png><p class=wp-caption-text>c</p></div>",
        "<figure><img src=\"https://example.org/a.png\" alt=\"\"><figcaption>c</figcaption></figure>");
    row("lone picture becomes a figure", "<p><a href=/big><img src=/a.png></a><br></p>",
        "<figure><a href=\"https://example.org/big\"><img src=\"https://example.org/a.png\" "
        "alt=\"\"></a></figure>");
    row("small picture stays in its line", "<p><img src=/a.png width=20></p>",
        "<p><img src=\"https://example.org/a.png\" alt=\"\" width=\"20\"></p>");
    // Links
    row("relative link", "<a href='/b'>a</a>", "<a href=\"https://example.org/b\">a</a>");
    row("empty segments mean something to servers", "<a href='//b.org///c//d'>a</a>",
        "<a href=\"https://b.org///c//d\">a</a>");
    row("dots in a path", "<a href='https://b.org/c/./d/../../e/..'>a</a>",
        "<a href=\"https://b.org/\">a</a>");
    row("protocol-relative link", "<a href='//b.org'>a</a>", "<a href=\"https://b.org/\">a</a>");
    row("mail link", "<a href='mailto:a@b.org'>a</a>", "<a href=\"mailto:a@b.org\">a</a>");
    row("fragment link is unwrapped", "<a href='#top'>a</a>", "a");
    row("script link is unwrapped", "<a href='java\tscript:x'>a</a>", "a");
    row("user name is cut from a link", "<a href='https://bank.org@evil.org/'>a</a>",
        "<a href=\"https://evil.org/\">a</a>");
    row("target and ping go", "<a href=/b target=_blank ping=/c rel=x>a</a>",
        "<a href=\"https://example.org/b\">a</a>");
    row("tracking goes from the query",
        "<a href='/b?utm_source=x&amp;id=3&amp;fbclid=9&amp;UTM_medium=y#s'>a</a>",
        "<a href=\"https://example.org/b?id=3#s\">a</a>");
    row("only tracking: no question mark", "<a href='/b?utm_source=x'>a</a>",
        "<a href=\"https://example.org/b\">a</a>");
    row("Chinese address is encoded", "<a href='/新闻?q=图'>a</a>",
        "<a href=\"https://example.org/%E6%96%B0%E9%97%BB?q=%E5%9B%BE\">a</a>");
    row("anchors without address are unwrapped", "<a name=x>a</a>", "a");
    // Code
    row("Hexo figure",
        "<figure class=\"highlight js\"><table><tr><td class=gutter><pre><span "
        "class=line>1</span><br></pre></td>"
        "<td class=code><pre><span class=line>let a = 1;</span><br><span class=line>  "
        "b();</span><br></pre></td>"
        "</tr></table></figure>",
        "<pre><code class=\"language-js\">let a = 1;\n  b();</code></pre>");
    row("Rouge",
        "<div class=\"language-ruby highlighter-rouge\"><div class=highlight><pre class=highlight><code>"
        "<span class=k>end</span>\n</code></pre></div></div>",
        "<pre><code class=\"language-ruby\">end</code></pre>");
    row("Chroma with line numbers",
        "<div class=highlight><table class=lntable><tr><td class=lntd><pre><code><span "
        "class=lnt>1\n</span></code></pre>"
        "</td><td class=lntd><pre><code class=language-go data-lang=go>package "
        "x\n</code></pre></td></tr></table></div>",
        "<pre><code class=\"language-go\">package x</code></pre>");
    row("plain pre keeps its blanks", "<pre>\n  a\n   <b>b</b>  </pre>", "<pre>  a\n   <b>b</b></pre>");
    row("lines made of blocks", "<pre><div>a</div><div>b</div></pre>", "<pre>a\nb</pre>");
    row("br in pre is a newline", "<pre>a<br>b</pre>", "<pre>a\nb</pre>");
    row("inline code", "<code class='x language-c++ y'>a</code>", "<code class=\"language-c++\">a</code>");
    // Players and frames
    row("video", "<video src=/v/film.mp4 poster=/p.jpg></video>",
        "<figure class=\"media file\"><a href=\"https://example.org/v/film.mp4\"><img "
        "src=\"https://example.org/p.jpg\" alt=\"\">"
        "</a><figcaption><a href=\"https://example.org/v/film.mp4\">▶︎ film.mp4 · "
        "example.org</a></figcaption></figure>");
    row("audio with a source", "<audio controls title=Talk><source src=/a.mp3>no</audio>",
        "<figure class=\"media file\"><figcaption><a href=\"https://example.org/a.mp3\">▶︎ "
        "Talk</a></figcaption></figure>");
    row("YouTube", "<iframe src='//www.youtube.com/embed/ab-C_1?rel=0' title='A film'></iframe>",
        "<figure class=\"media\"><a href=\"https://www.youtube.com/watch?v=ab-C_1\">"
        "<img src=\"https://i.ytimg.com/vi/ab-C_1/hqdefault.jpg\" alt=\"\"></a><figcaption>"
        "<a href=\"https://www.youtube.com/watch?v=ab-C_1\">▶︎ A film · "
        "YouTube</a></figcaption></figure>");
    row("Vimeo", "<iframe src='https://player.vimeo.com/video/123?h=1'></iframe>",
        "<figure class=\"media\"><figcaption><a href=\"https://vimeo.com/123\">▶︎ "
        "Vimeo</a></figcaption></figure>");
    row("Bilibili", "<iframe src='//player.bilibili.com/player.html?bvid=BV1ab&amp;page=1'></iframe>",
        "<figure class=\"media\"><figcaption><a href=\"https://www.bilibili.com/video/BV1ab\">▶︎ "
        "Bilibili</a>"
        "</figcaption></figure>");
    row("other frame", "<iframe src=/map></iframe>",
        "<figure class=\"media\"><figcaption><a href=\"https://example.org/map\">▶︎ "
        "example.org</a></figcaption></figure>");
    row("hidden frame goes", "<iframe src=/t width=1 height=1></iframe>x", "x");
    row("advertising frame goes", "<iframe src='https://ad.doubleclick.net/x'></iframe>x", "x");
    row("frame without address goes", "<iframe srcdoc='<b>x'></iframe>x", "x");
    row("object shows what is in it", "<object data=/a.swf><p>fallback</p></object>", "<p>fallback</p>");
    // Foreign markup
    row("formula with alttext", "<math alttext=\"x^2\"><msup><mi>x</mi><mn>2</mn></msup></math>", "x^2");
    row("formula with TeX",
        "<math><semantics><mi>y</mi><annotation "
        "encoding=\"application/x-tex\">\\frac12</annotation></semantics></math>",
        "\\frac12");
    row("formula in a line", "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", "a/b");
    row("drawing with a title", "<svg><title>Chart</title><path d='M0 0'/></svg>", "Chart");
    row("drawing without", "a<svg><circle r=1 /></svg>b", "ab");
}

void TestSanitize::markup_becomes()
{
    QFETCH(QString, given);
    QFETCH(QString, wanted);
    html::SanitizeOptions options;
    options.base = QUrl(u"https://example.org/news/"_s);
    const html::Sanitized got = html::sanitize(given, options);
    QCOMPARE(got.html, wanted);
    QVERIFY(!got.truncated);
    QCOMPARE(html::sanitize(wanted, options).html, wanted);
    QCOMPARE(strictProblem(wanted), QString());
}

void TestSanitize::relativeLinkWithoutBase_isUnwrapped()
{
    QCOMPARE(html::sanitize(u"<a href=\"/b\">a</a><img src=\"c.png\" alt=\"d\">"_s).html, u"a"_s);
}

void TestSanitize::relativeLink_keepsTheSpellingOfItsPagesHost()
{
    html::SanitizeOptions options;
    options.base = html::pageBase(u"http://0x7f.1:8080/b/c#x"_s);
    const QString wanted = u"<a href=\"http://0x7f.1:8080/b/d\">x</a>"_s;
    QCOMPARE(html::sanitize(u"<a href=d>x</a>"_s, options).html, wanted);
    QCOMPARE(html::sanitize(wanted, options).html, wanted);
    // What names a host itself shows where it leads.
    QCOMPARE(html::sanitize(u"<a href='http://0x7f.2/d'>x</a><a href='//0x7f.1/d'>y</a>"_s, options).html,
        u"<a href=\"http://127.0.0.2/d\">x</a><a href=\"http://127.0.0.1/d\">y</a>"_s);
    options.base = html::pageBase(u"https://news.example/b/c"_s);
    QCOMPARE(html::sanitize(u"<a href='http://0/d'>x</a>"_s, options).html,
        u"<a href=\"http://0.0.0.0/d\">x</a>"_s);
}

QTEST_GUILESS_MAIN(TestSanitize)
#include "tst_sanitize.moc"
