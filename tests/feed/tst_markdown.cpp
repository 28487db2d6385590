// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/markdown.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestMarkdown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markdown_becomesHtml_data();
    void markdown_becomesHtml();
    void bodies_areToldApart_data();
    void bodies_areToldApart();
    void templateTags_degradeToText_data();
    void templateTags_degradeToText();
    void templateTagsInHtml_onlyKnownOnesGo_data();
    void templateTagsInHtml_onlyKnownOnesGo();
    void excerptMark_isFoundInItsSpellings();
    void endlessNesting_isShownAsText();
};

void TestMarkdown::markdown_becomesHtml_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &markdown, const QString &html) {
        QTest::newRow(name) << markdown << html;
    };
    row("emphasis", u"*a* **b**"_s, u"<p><em>a</em> <strong>b</strong></p>"_s);
    row("heading", u"## Head"_s, u"<h2>Head</h2>"_s);
    row("table", u"|a|b|\n|-|-|\n|1|2|"_s,
        u"<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>"_s);
    row("fence", u"```cpp\na < b\n```"_s, u"<pre><code class=\"language-cpp\">a &lt; b\n</code></pre>"_s);
    row("strikethrough", u"~~gone~~"_s, u"<p><del>gone</del></p>"_s);
    row("bare link", u"see https://example.org/a for more"_s,
        u"<p>see <a href=\"https://example.org/a\">https://example.org/a</a> for more</p>"_s);
    row("html passes", u"<figure><img src=\"a.png\"></figure>\n\ntext <kbd>x</kbd>"_s,
        u"<figure><img src=\"a.png\"></figure>\n<p>text <kbd>x</kbd></p>"_s);
    row("Chinese emphasis", u"这是**「重点」**的话"_s, u"<p>这是<strong>「重点」</strong>的话</p>"_s);
    row("Chinese emphasis before a stop", u"他说**“好。”**然后走了"_s,
        u"<p>他说<strong>“好。”</strong>然后走了</p>"_s);
    row("emphasis behind a link", u"[x](http://a.example/c)**d** ~~e~~"_s,
        u"<p><a href=\"http://a.example/c\">x</a><strong>d</strong> <del>e</del></p>"_s);
    row("bare link before Chinese", u"见https://example.org/a?b=1&c=2，完。"_s,
        u"<p>见<a href=\"https://example.org/a?b=1&amp;c=2\">https://example.org/a?b=1&amp;c=2</a>，完。</p>"_s);
    row("bare link in brackets", u"(https://example.org/a_(b))."_s,
        u"<p>(<a href=\"https://example.org/a_(b)\">https://example.org/a_(b)</a>).</p>"_s);
    row("no link in code", u"`https://example.org/a`"_s, u"<p><code>https://example.org/a</code></p>"_s);
    row("no link in a link", u"[https://example.org/a](b)"_s,
        u"<p><a href=\"b\">https://example.org/a</a></p>"_s);
    row("no link in an attribute", u"<img alt=\"see https://example.org/a\">"_s,
        u"<img alt=\"see https://example.org/a\">"_s);
    row("emphasis that touches a word", u"**Ann:**Hello **Ben: **Hi"_s,
        u"<p><strong>Ann:</strong>Hello <strong>Ben:</strong> Hi</p>"_s);
    row("powers are no emphasis", u"2 ** 3 and 4 ** 5"_s, u"<p>2 ** 3 and 4 ** 5</p>"_s);
    row("break, then emphasis", u"<br>\n**a**"_s, u"<br>\n<p><strong>a</strong></p>"_s);
    row("footnotes",
        u"one[^b] two[^a]\n\n[^a]: A *note* with `code` in it\n[^b]: Its\n    second line\n\nend"_s,
        u"<p>one<sup>1</sup> two<sup>2</sup></p>\n<p>end</p>\n<hr>\n<ol>\n<li>Its second line</li>\n<li>A "
        "<em>note</em> with <code>code</code> in it</li>\n</ol>"_s);
    row("nothing but a wide blank", u"**\u3000** a"_s, u"<p>**\u3000** a</p>"_s);
    row("formula", u"$$\nV_a = \\left[ x_b^* \\right]\n$$"_s, u"<p>$$ V_a = \\left[ x_b^* \\right] $$</p>"_s);
    row("footnote told twice", u"[^a]: one\n[^a]: two\n"_s,
        u"<p><sup>1</sup>: two</p>\n<hr>\n<ol>\n<li>one</li>\n</ol>"_s);
    row("table with short rules", u"> |a|b|\n> |:-:|-:|\n> |1|2|"_s,
        u"<blockquote>\n<table>\n<thead>\n<tr>\n<th align=\"center\">a</th>\n<th "
        "align=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td align=\"center\">1</td>\n<td "
        "align=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n</blockquote>"_s);
    row("footnote of nothing", u"a[^1] `[^1]: x`"_s, u"<p>a[^1] <code>[^1]: x</code></p>"_s);
    row("stars in code stay", u"`**「a」**b`"_s, u"<p><code>**「a」**b</code></p>"_s);
}

void TestMarkdown::markdown_becomesHtml()
{
    QFETCH(QString, markdown);
    QFETCH(QString, html);
    QCOMPARE(feed::htmlFromMarkdown(markdown).trimmed(), html);
}

void TestMarkdown::bodies_areToldApart_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<bool>("html");
    const auto row = [](const char *name, const QString &body, const char *file, bool html) {
        QTest::newRow(name) << body << QString::fromLatin1(file) << html;
    };
    row("prose", u"Just words.\n\nMore words."_s, "a.md", false);
    row("wrapped by a dump", u"\n<div>   \ntext **x**\n\n# y\n"_s, "a.md", true);
    row("paragraphs", u"<p>a</p>\n<p>b</p>"_s, "a.md", true);
    row("paragraphs with blank lines", u"<p>a</p>\n\n<p>b</p>"_s, "a.md", true);
    row("text and breaks", u"a<br>\nb<br>\nc"_s, "a.md", true);
    row("picture, then Markdown", u"<img src=x>\n\n## Head\n\ntext"_s, "a.md", false);
    row("frame, then prose", u"<iframe src=x></iframe>\n\nProse follows."_s, "a.md", false);
    row("centred head, then Markdown", u"<div align=\"center\">\n<h1>x</h1>\n</div>\n\n- a\n- b"_s, "a.md",
        false);
    row("Markdown with a table of HTML",
        u"Words with [a link](x).\n\n<table>\n<tr><td>1</td></tr>\n</table>"_s, "a.md", false);
    row("name decides", u"Just words."_s, "a.html", true);
    row("less than", u"a < b and 2 > 1"_s, "a.md", false);
    row("autolink first", u"<https://example.org>\n\ntext"_s, "a.md", false);
}

void TestMarkdown::bodies_areToldApart()
{
    QFETCH(QString, body);
    QFETCH(QString, fileName);
    QFETCH(bool, html);
    QCOMPARE(feed::bodyFormat(body, fileName) == feed::BodyFormat::Html, html);
}

void TestMarkdown::templateTags_degradeToText_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &markdown, const QString &html) {
        QTest::newRow(name) << markdown << html;
    };
    row("code", u"{% codeblock lang:js %}\nif (a < b) {}\n{% endcodeblock %}"_s,
        u"<pre><code class=\"language-js\">if (a &lt; b) {}\n</code></pre>"_s);
    row("highlight", u"{% highlight ruby %}\nputs 1\n{% endhighlight %}"_s,
        u"<pre><code class=\"language-ruby\">puts 1\n</code></pre>"_s);
    row("highlight of braces", u"{% highlight liquid %}{% raw %}{{ x }}{% endraw %}{% endhighlight %}"_s,
        u"<pre><code class=\"language-liquid\">{{ x }}\n</code></pre>"_s);
    row("Hugo's highlight", u"{{< highlight go >}}\nx := 1\n{{< /highlight >}}"_s,
        u"<pre><code class=\"language-go\">x := 1\n</code></pre>"_s);
    row("raw", u"{% raw %}{{ x }}{% endraw %}"_s, u"<p>{{ x }}</p>"_s);
    row("quote", u"{% blockquote Ann, A Book https://example.org/b %}\n*one*\n\ntwo\n{% endblockquote %}"_s,
        u"<blockquote>\n<p><em>one</em></p>\n<p>two</p>\n<p>— <a href=\"https://example.org/b\">Ann, A Book</a></p>\n</blockquote>"_s);
    row("image", u"{% img left /a.png 200 100 \"A title\" %}"_s, u"<img src=\"/a.png\" alt=\"A title\">"_s);
    row("asset image", u"{% asset_img b.jpg What it shows %}"_s,
        u"<img src=\"b.jpg\" alt=\"What it shows\">"_s);
    row("Hugo's figure", u"{{< figure src=\"/a.png\" caption=\"So it was\" >}}"_s,
        u"<figure><img src=\"/a.png\" alt=\"\"><figcaption>So it was</figcaption></figure>"_s);
    row("video", u"{% youtube abc123 %}"_s,
        u"<p><a href=\"https://www.youtube.com/watch?v=abc123\">https://www.youtube.com/watch?v=abc123</a></p>"_s);
    row("link", u"{% link A site https://example.org external %}"_s,
        u"<p><a href=\"https://example.org\">A site</a></p>"_s);
    row("post link", u"see {% post_link other-post 'The other post' %}"_s, u"<p>see The other post</p>"_s);
    row("post address", u"[there]({% post_url 2020-01-02-name %})"_s,
        u"<p><a href=\"2020-01-02-name\">there</a></p>"_s);
    row("block of the theme's", u"{% note info %}\nMind this.\n{% endnote %}"_s, u"<p>Mind this.</p>"_s);
    row("Hugo's block", u"{{% notice tip %}}\n**Mind** this.\n{{% /notice %}}"_s,
        u"<p><strong>Mind</strong> this.</p>"_s);
    row("include", u"before {% include nav.html %}after"_s, u"<p>before after</p>"_s);
    row("comment", u"a{% comment %}never{% endcomment %}b"_s, u"<p>ab</p>"_s);
    row("assigned", u"{% assign who = 'you' %}Hello {{ who }} {{- ' there' -}}"_s,
        u"<p>Hello you  there</p>"_s);
    row("of the page", u"{{ page.title }} by {{ page.nobody }}{{ site.name }}"_s, u"<p>A &lt; B by</p>"_s);
    row("filter", u"a {{ 'x' | upcase }} {{ y | date }}b"_s, u"<p>a x b</p>"_s);
    row("not a template", u"a {{ vue }} b"_s, u"<p>a {{ vue }} b</p>"_s);
    row("code fence is left alone", u"```\n{% include x %} {{ page.title }}\n```"_s,
        u"<pre><code>{% include x %} {{ page.title }}\n</code></pre>"_s);
    row("code span is left alone", u"`{% raw %}` and `{{ page.title }}`"_s,
        u"<p><code>{% raw %}</code> and <code>{{ page.title }}</code></p>"_s);
    row("unclosed", u"a {% highlight b"_s, u"<p>a {% highlight b</p>"_s);
    row("closing only", u"a{% endnote %}b"_s, u"<p>ab</p>"_s);
    row("attributes of kramdown", u"A line\n{: .lead}"_s, u"<p>A line</p>"_s);
    row("blanks in the tag", u"{%\n  highlight\n  c\n%}\nx\n{%\n endhighlight\n%}"_s,
        u"<pre><code class=\"language-c\">x\n</code></pre>"_s);
}

void TestMarkdown::templateTags_degradeToText()
{
    QFETCH(QString, markdown);
    QFETCH(QString, html);
    const QVariantMap page{{u"title"_s, u"A < B"_s}};
    QCOMPARE(feed::htmlFromMarkdown(feed::withoutTemplateTags(markdown, page)).trimmed(), html);
}

void TestMarkdown::templateTagsInHtml_onlyKnownOnesGo_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("html");
    const auto same = [](const char *name, const QString &body) { QTest::newRow(name) << body << body; };
    same("no tags", u"<p>100% {sure}</p>"_s);
    same("unknown", u"<p>{% frobnicate %}</p>"_s);
    same("moustaches alone", u"<p>{{ x }}</p>"_s);
    same("in code", u"<pre>{% include x %}</pre>"_s);
    QTest::newRow("of the page") << u"<p>{{ page.none }}x {{ y }}</p>"_s << u"<p>x {{ y }}</p>"_s;
    QTest::newRow("include") << u"<p>{% include x %}a</p>"_s << u"<p>a</p>"_s;
    QTest::newRow("captured") << u"{% capture t %}<b>x</b>{% endcapture %}<p>{{ t }}</p>"_s
                              << u"<p><b>x</b></p>"_s;
    QTest::newRow("code") << u"<p>{% highlight c %}a<b{% endhighlight %}</p>"_s
                          << u"<p><pre><code>a&lt;b</code></pre></p>"_s;
    QTest::newRow("quote") << u"{% blockquote A & B %}x{% endblockquote %}"_s
                           << u"<blockquote>x<p>— A &amp; B</p></blockquote>"_s;
}

void TestMarkdown::templateTagsInHtml_onlyKnownOnesGo()
{
    QFETCH(QString, body);
    QFETCH(QString, html);
    QCOMPARE(feed::withoutKnownTemplateTags(body, {}), html);
}

void TestMarkdown::excerptMark_isFoundInItsSpellings()
{
    QCOMPARE(feed::excerptMark(u"a<!-- more -->"_s), 1);
    QCOMPARE(feed::excerptMark(u"a<!--more-->"_s), 1);
    QCOMPARE(feed::excerptMark(u"a<!-- MORE read on -->"_s), 1);
    QCOMPARE(feed::excerptMark(u"a<!-- moreover -->"_s), -1);
    QCOMPARE(feed::excerptMark(u"more"_s), -1);
}

void TestMarkdown::endlessNesting_isShownAsText()
{
    const QString html = feed::htmlFromMarkdown(u"> "_s.repeated(100'000) + u"end"_s);
    QVERIFY(html.size() < 2'000'000);
    QVERIFY(html.endsWith("end"_L1));
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
