// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/cleantree.h"
#include "html/quickdigest.h"

#include <QRandomGenerator>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

const QUrl base(u"https://news.example/dir/page.html"_s);

/// Bodies as publishers write them, and as nobody would.
class Maker
{
public:
    explicit Maker(quint32 seed) : m_random(seed) {}

    QString body()
    {
        QString html;
        for (int i = one(3); i >= 0; --i)
            html += piece(1);
        return html;
    }

    /// The same with a part of it cut, doubled or replaced.
    QString damaged()
    {
        QString html = body();
        for (int i = one(2); i >= 0 && !html.isEmpty(); --i) {
            const int at = one(int(html.size()));
            const int length = one(12);
            switch (one(4)) {
            case 0:
                html.remove(at, length);
                break;
            case 1:
                html.insert(at, html.mid(at, length));
                break;
            case 2:
                html.insert(at, oddity());
                break;
            default:
                html.insert(at, piece(2));
            }
        }
        return html;
    }

private:
    int one(int of) { return int(m_random.bounded(std::max(1, of))); }
    QString pick(std::initializer_list<const char *> list)
    {
        return QString::fromUtf8(*(list.begin() + one(int(list.size()))));
    }

    QString words()
    {
        return pick({"news", " ", "\n  ", "河边的桥", " a b ", "&nbsp;", "&amp;", "&#8212;", "x &lt; y", "é",
            "", "ferry  boat", "，", "\t", "👩", "fish & chips", "e\u0301", "&hellip;", "1 2\n3"});
    }
    QString attributes()
    {
        if (one(4))
            return {};
        return pick({" class=\"lead\"", " style='color:red'", " id=top", " title=\"a &amp; b\"",
            " class=\"wp-caption\"", " style=\"background:url(x.png)\"", " class=\"highlight\"", " data-x",
            " class=\"media\"", " lang=\"zh\"", " hidden ", "\n class=\"a\"\n"});
    }
    QString picture()
    {
        return "<img"_L1 +
               pick(
                   {" src=\"a.jpg\"", " src=\"https://i.example/b.png?a=1&b=2\"", " src='//c.example/c.webp'",
                       "", " src=\"data:image/png;base64,AAAA\"", " src=\"a.jpg\" data-src=\"real.jpg\"",
                       " srcset=\"s.jpg 320w, l.jpg 1200w\" src=\"s.jpg\"", " src=\"ftp://x/y.jpg\"",
                       " src=\"https://i.example/b.png?a=1&amp;b=2\""}) +
               pick({"", " alt=\"A &quot;boat&quot;\"", " alt='船 '", " width=1 height=1",
                   " width=\"640\" height=\"360\"", " width=\"60\"", ""}) +
               pick({">", "/>", " />"});
    }
    QString element(const QString &name, const QString &inside)
    {
        return u'<' + name + attributes() + u'>' + inside + "</"_L1 + name + u'>';
    }
    QString inlines(int depth)
    {
        QString html;
        for (int i = one(4); i >= 0; --i) {
            const int kind = depth > 5 ? 0 : one(9);
            if (kind < 5)
                html += words();
            else if (kind == 5)
                html += picture();
            else if (kind == 6)
                html += pick({"<br>", "<br/>", "<wbr>", "<!-- c -->", "<!--more-->", "<br />"});
            else if (kind == 7)
                html += "<a href=\"x.html\">"_L1 + (one(2) ? words() : picture()) + "</a>"_L1;
            else
                html +=
                    element(pick({"b", "em", "span", "a", "code", "sub", "font", "strong", "del", "time"}),
                        inlines(depth + 1));
        }
        return html;
    }
    QString blocks(int depth)
    {
        QString html;
        for (int i = one(3); i >= 0; --i)
            html += piece(depth + 1);
        return html;
    }
    QString list(int depth)
    {
        QString items;
        for (int i = one(3); i >= 0; --i)
            items += pick({"", "\n", " "}) + element(u"li"_s, one(2) ? inlines(depth) : blocks(depth));
        return element(pick({"ul", "ol"}), items);
    }
    QString piece(int depth)
    {
        switch (depth > 4 ? one(2) : one(13)) {
        case 0:
            return element(u"p"_s, inlines(depth));
        case 1:
            return inlines(depth);
        case 2:
            return list(depth);
        case 3:
            return "<figure>"_L1 + picture() +
                   (one(2) ? element(u"figcaption"_s, inlines(depth)) : QString()) +
                   (one(6) ? QString() : words()) + "</figure>"_L1;
        case 4:
            return element(u"figure"_s, blocks(depth));
        case 5:
            return "<pre>"_L1 + words() + words() + "</pre>"_L1;
        case 6:
            return "<pre><code"_L1 + attributes() + u'>' + words() + words() + "</code></pre>"_L1;
        case 7:
            return "<dl><dt>"_L1 + inlines(depth) + "</dt><dd>"_L1 + blocks(depth) + "</dd></dl>"_L1;
        case 8:
            return "<hr>"_L1;
        case 9:
            return element(pick({"h1", "h2", "h6"}), inlines(depth));
        case 10:
            return words();
        default:
            return element(
                pick({"div", "section", "blockquote", "article", "center", "main", "footer"}), blocks(depth));
        }
    }
    QString oddity()
    {
        return pick({"<", ">", "&", "</p>", "<p>", "<li>", "</b>", "<b>", "\u200b",
            "<table><tr><td>x</table>", "<!", "<!--", "-->", "\"", "'", "=", "/", "&copy", "&#0;", "\r",
            "<script>x</script>", "\f", "<P>A</P>", "<DIV>", "&ampx;", "<ruby>漢<rt>kan</rt></ruby>",
            "\u0085", "<noscript>x</noscript>", "</br>", "<iframe src=x></iframe>", "<details>", "<a>",
            "</a>", "<pre>", "</pre>", "\ufeff"});
    }

    QRandomGenerator m_random;
};

} // namespace

class TestQuickDigest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tidyBody_isReadInOnePass_data();
    void tidyBody_isReadInOnePass();
    void oddBody_goesTheLongWay_data();
    void oddBody_goesTheLongWay();
    void whateverIsRead_isAsTheCleanTreeHasIt_data();
    void whateverIsRead_isAsTheCleanTreeHasIt();
};

void TestQuickDigest::tidyBody_isReadInOnePass_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &html, const QString &text) {
        QTest::newRow(name) << html << text;
    };
    row("paragraphs", u"<p>One\n two</p>\n<p class=\"x\">three</p>"_s, u"One two\nthree"_s);
    row("empty paragraph", u"a<p>&nbsp;</p>b<p><br></p>c"_s, u"abc"_s);
    row("list", u"<ul>\n<li>a</li>\n<li><b>b</b></li>\n</ul>"_s, u"a\nb"_s);
    row("references", u"<p>1 &lt; 2 &amp;amp; 3&nbsp;4 &#8212; &#x4e00;</p>"_s, u"1 < 2 &amp; 3 4 — 一"_s);
    row("figure", u"<figure><img src=\"a.jpg\"><figcaption>c</figcaption></figure>d"_s, u"c\nd"_s);
    row("code", u"<pre><code>a\n  b\n</code></pre>c"_s, u"a\n  b\nc"_s);
}

void TestQuickDigest::tidyBody_isReadInOnePass()
{
    QFETCH(QString, html);
    QFETCH(QString, text);
    const auto quick = html::quickDigest(html, base);
    QVERIFY(quick);
    QCOMPARE(quick->text, text);
}

void TestQuickDigest::oddBody_goesTheLongWay_data()
{
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &html) { QTest::newRow(name) << html; };
    row("not closed", u"<p>a"_s);
    row("wrongly nested", u"<b><i>a</b></i>"_s);
    row("block in a paragraph", u"<p><div>a</div></p>"_s);
    row("table", u"<table><tr><td>a</td></tr></table>"_s);
    row("script", u"<script>a</script>"_s);
    row("link in a link", u"<a href=\"x\"><a href=\"y\">a</a></a>"_s);
    row("unknown reference", u"&notit;"_s);
    row("zero-width space", u"<p>\u200b</p>"_s);
    row("control character", u"a\u0001b"_s);
    row("words in a figure", u"<figure>a<img src=\"a.jpg\"></figure>"_s);
    row("half a character", QString(QChar(0xd800)));
    row("highlighted code", u"<pre class=\"language-cpp\">a</pre>"_s);
}

void TestQuickDigest::oddBody_goesTheLongWay()
{
    QFETCH(QString, html);
    QVERIFY(!html::quickDigest(html, base));
}

void TestQuickDigest::whateverIsRead_isAsTheCleanTreeHasIt_data()
{
    QTest::addColumn<bool>("damaged");
    QTest::newRow("as written") << false;
    QTest::newRow("damaged") << true;
}

void TestQuickDigest::whateverIsRead_isAsTheCleanTreeHasIt()
{
    QFETCH(bool, damaged);
    const quint32 first = qEnvironmentVariableIntValue("COURANT_SEED");
    const int rounds = std::max(4000, qEnvironmentVariableIntValue("COURANT_ROUNDS"));
    int read = 0;
    for (int i = 0; i < rounds; ++i) {
        Maker maker(first + quint32(i));
        const QString html = damaged ? maker.damaged() : maker.body();
        const auto quick = html::quickDigest(html, base);
        if (!quick)
            continue;
        ++read;
        const html::Digest full = html::digestOf(html::cleanTree(html, base).root);
        QVERIFY2(quick->text == full.text,
            qPrintable(u"%1\n--- quick\n%2\n--- full\n%3"_s.arg(html, quick->text, full.text)));
        QVERIFY2(quick->images.size() == full.images.size(), qPrintable(html));
        for (qsizetype image = 0; image < full.images.size(); ++image) {
            QCOMPARE(quick->images.at(image).url, full.images.at(image).url);
            QCOMPARE(quick->images.at(image).alt, full.images.at(image).alt);
            QCOMPARE(quick->images.at(image).size, full.images.at(image).size);
        }
    }
    QVERIFY2(read > rounds / 20, qPrintable(QString::number(read)));
}

QTEST_APPLESS_MAIN(TestQuickDigest)
#include "tst_quickdigest.moc"
