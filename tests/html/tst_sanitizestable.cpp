// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/hostile.h"
#include "html/sanitize.h"
#include "html/strictcheck.h"

#include <QRandomGenerator>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// Sanitizing what was sanitized changes nothing, whatever it was.
class TestSanitizeStable final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomSoup_isStableAndSafe_data();
    void randomSoup_isStableAndSafe();
    void nestingThatParsersRearrange_isStable_data();
    void nestingThatParsersRearrange_isStable();
};

namespace {

const QStringList &pieces()
{
    static const QStringList list =
        u"<p>|</p>|<div>|</div>|<table>|</table>|<tr>|<td>|<th>|<caption>|<colgroup>|<col>|"
        "<thead>|<tbody>|</tr>|</td>|<a href=//x.test/y>|</a>|<b>|</b>|<i>|</i>|<em>|<nobr>|"
        "<font>|<figure>|</figure>|<figcaption>|<pre>|</pre>|<code class=language-x>|</code>|"
        "<ul>|<ol>|<li>|</ul>|<dl>|<dt>|<dd>|<ruby>|<rt>|<rp>|<h1>|<h2>|</h1>|<blockquote>|"
        "</blockquote>|<details>|<summary>|<span lang=en>|</span>|<svg>|</svg>|<title>|"
        "</title>|<style>|</style>|<script>|</script>|<math>|<mi>|</math>|<foreignObject>|"
        "<template>|</template>|<select>|<option>|</select>|<form>|</form>|<button>|</button>|"
        "<object>|</object>|<noscript>|</noscript>|<picture>|</picture>|"
        "<source srcset='//x.test/a 700w'>|<img src=//x.test/i.png>|<img data-src=//x.test/j.png>|"
        "<video src=//x.test/v.mp4 poster=//x.test/p.png>|</video>|"
        "<iframe src=//www.youtube.com/embed/abc>|</iframe>|<br>|<hr>|<wbr>|<!--|-->|&lt;|&amp;|&|"
        "<|>|\"|'|=|/| |\n|x|新闻|\ufeff|&nbsp;|<listing>|<dir>|<center>|<address>|<small>|<body>|"
        "<html>|<head>|<frameset>|<marquee>|<applet>|<plaintext>|<textarea>|</textarea>"_s.split(u'|');
    return list;
}

} // namespace

void TestSanitizeStable::randomSoup_isStableAndSafe_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSanitizeStable::randomSoup_isStableAndSafe()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const auto pick = [&random](
                          const QStringList &list) { return list.at(random.bounded(int(list.size()))); };
    for (int round = 0; round < 1500; ++round) {
        QString soup = random.bounded(3) == 0 ? pick(hostileMarkup()) : QString();
        for (int i = random.bounded(30); i >= 0; --i) {
            const int at = random.bounded(int(soup.size()) + 1);
            if (random.bounded(10) == 0)
                soup.remove(at, random.bounded(6));
            else if (random.bounded(10) == 0)
                soup.insert(at, pick(hostileMarkup()).left(random.bounded(60)));
            else
                soup.insert(random.bounded(2) == 0 ? at : int(soup.size()), pick(pieces()));
        }
        const QString once = html::sanitize(soup).html;
        const QString twice = html::sanitize(once).html;
        QVERIFY2(once == twice, qPrintable(soup + u"\n1: "_s + once + u"\n2: "_s + twice));
        const QString problem = strictProblem(once);
        QVERIFY2(problem.isEmpty(), qPrintable(problem + u"\n"_s + soup + u"\n"_s + once));
    }
}

void TestSanitizeStable::nestingThatParsersRearrange_isStable_data()
{
    QTest::addColumn<QString>("html");
    for (const char *html :
        {"<a href=//x.test/1>1<a href=//x.test/2>2</a></a>", "<p><table><tr><td><p>x</table>y",
            "<b><p>a</b>b</p>", "<table><a href=//x.test><tr><td></a>x</table>", "<p><object><p>x</object>",
            "<a href=//x.test><table><td><a href=//x.test/2>x", "<h1><h2>x</h1>y</h2>", "<li><p><li>x",
            "<p><marquee><p>x", "<dl><dt><table><dt>x", "<nobr><nobr>x", "<pre>\n\n\nx</pre>",
            "<ruby><rt><rp><rt>x", "<figure><p><figure>x", "<span lang=en><div><span lang=de><p>x",
            "<table><tr><td><table></td>x", "<em><em><em><em>x<p>y<p>z", "<details><p><details><summary>x",
            "<form><p></form>x", "<p>a<svg><title>t</title></svg><p>b"})
        QTest::newRow(html) << QString::fromLatin1(html);
    QTest::newRow("byte order marks") << u"<d>\ufeff<p:t>\ufeffx"_s;
}

void TestSanitizeStable::nestingThatParsersRearrange_isStable()
{
    QFETCH(QString, html);
    const QString once = html::sanitize(html).html;
    QCOMPARE(html::sanitize(once).html, once);
    QCOMPARE(strictProblem(once), QString());
    QVERIFY(once.contains(u'x') || once.contains(u'b') || once.contains(u'1'));
}

QTEST_GUILESS_MAIN(TestSanitizeStable)
#include "tst_sanitizestable.moc"
