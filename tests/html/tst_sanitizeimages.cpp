// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/sanitize.h"
#include "html/strictcheck.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// Which picture is shown, and how the page's own addresses and sizes come in.
class TestSanitizeImages final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void image_becomes_data();
    void image_becomes();
    void imageOnAPage_hasThePagesAddressAndSize();
    void smallerPublishersSize_staysInProportion();
    void missingImage_keepsItsPlace();
};

void TestSanitizeImages::image_becomes_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const char *given, const char *wanted) {
        QTest::newRow(name) << QString::fromUtf8(given) << QString::fromUtf8(wanted);
    };
    row("relative", "<img src=a.png alt=\" A  b \" width=600 height=400px>",
        "<img src=\"https://example.org/news/a.png\" alt=\"A b\" width=\"600\" height=\"400\">");
    row("alt without a value", "<img alt src=/a.png>", "<img src=\"https://example.org/a.png\" alt=\"\">");
    row("percentages are no size", "<img src=/a.png width='100%'>",
        "<img src=\"https://example.org/a.png\" alt=\"\">");
    row("protocol-relative with blanks and Chinese", "<img src='//c.org/a b.jpg?x=1&amp;y=图'>",
        "<img src=\"https://c.org/a%20b.jpg?x=1&amp;y=%E5%9B%BE\" alt=\"\">");
    row("tracking parameters of images stay", "<img src='/a.png?utm_source=x'>",
        "<img src=\"https://example.org/a.png?utm_source=x\" alt=\"\">");
    row("data URL of a raster image",
        "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4"
        "//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg=='>",
        "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4"
        "//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==\" alt=\"\">");
    row("data URL of a drawing", "a<img src='data:image/svg+xml;base64,PHN2Zz48L3N2Zz4='>b", "ab");
    row("data-src", "<img src=/blank.gif data-src=/real.jpg>",
        "<img src=\"https://example.org/real.jpg\" alt=\"\">");
    row("data-original", "<img data-original=/real.jpg>",
        "<img src=\"https://example.org/real.jpg\" alt=\"\">");
    row("data-lazy-src beside a data URL",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-lazy-src=/r.jpg>",
        "<img src=\"https://example.org/r.jpg\" alt=\"\">");
    row("noscript twin of a lazy image", "<img data-src=/r.jpg><noscript><img src=/r.jpg></noscript>",
        "<img src=\"https://example.org/r.jpg\" alt=\"\">");
    row("noscript alone", "<img class=lazy><noscript>text<img src=/r.jpg></noscript>",
        "<img src=\"https://example.org/r.jpg\" alt=\"\">");
    row("noscript before its twin", "<noscript><img src=/r.jpg></noscript><img data-src=/r.jpg>",
        "<img src=\"https://example.org/r.jpg\" alt=\"\">");
    row("widest that fits", "<img src=/s.jpg srcset='/s.jpg 320w, /m.jpg 1024w, /l.jpg 2400w'>",
        "<img src=\"https://example.org/m.jpg\" srcset=\"https://example.org/s.jpg 320w, "
        "https://example.org/m.jpg 1024w, "
        "https://example.org/l.jpg 2400w\" alt=\"\">");
    row("narrowest when none fits", "<img srcset='/l.jpg 4000w, /m.jpg 2400w'>",
        "<img src=\"https://example.org/m.jpg\" srcset=\"https://example.org/l.jpg 4000w, "
        "https://example.org/m.jpg 2400w\" "
        "alt=\"\">");
    row("twice the density at most", "<img srcset='/1.jpg 1x, /2.jpg 2x, /3.jpg 3x'>",
        "<img src=\"https://example.org/2.jpg\" srcset=\"https://example.org/1.jpg 1x, "
        "https://example.org/2.jpg 2x, "
        "https://example.org/3.jpg 3x\" alt=\"\">");
    row("commas in addresses", "<img srcset='/a,b.jpg 1x,/c.jpg 2x'>",
        "<img src=\"https://example.org/c.jpg\" srcset=\"https://example.org/a,b.jpg 1x, "
        "https://example.org/c.jpg 2x\" alt=\"\">");
    row("script in a srcset", "<img src=/a.png srcset='javascript:alert(1) 2x'>",
        "<img src=\"https://example.org/a.png\" alt=\"\">");
    row("picture: fallback", "<picture><source srcset=/a.avif type=image/avif><img src=/a.jpg></picture>",
        "<img src=\"https://example.org/a.jpg\" alt=\"\">");
    row("picture: a good source",
        "<picture><source srcset='/m.webp 620w, /l.webp 1240w'><img src=/s.jpg></picture>",
        "<img src=\"https://example.org/l.webp\" alt=\"\">");
    row("picture: not the one for phones",
        "<picture><source media='(max-width: 600px)' srcset='/p.webp 900w'><img src=/s.jpg></picture>",
        "<img src=\"https://example.org/s.jpg\" alt=\"\">");
    row("tracking pixel by size", "a<img src=/t.gif width=1 height=1>b", "ab");
    row("tracking pixel by style", "a<img src=/t.gif style='width: 1px; height: 1px'>b", "ab");
    row("known beacon", "a<img src='https://pixel.wp.com/b.gif?x=1'>b", "ab");
    row("emoji image becomes its character", "<img class=wp-smiley alt=\"🙂\" src=/1f642.png>", "🙂");
    row("background picture of an empty box", "<div style=\"background-image: url('/bg.jpg')\"></div>",
        "<div><img src=\"https://example.org/bg.jpg\" alt=\"\"></div>");
    row("background of a box with words stays away", "<div style=\"background: url(/bg.jpg)\">a</div>",
        "<div>a</div>");
}

void TestSanitizeImages::image_becomes()
{
    QFETCH(QString, given);
    QFETCH(QString, wanted);
    html::SanitizeOptions options;
    options.base = QUrl(u"https://example.org/news/"_s);
    QCOMPARE(html::sanitize(given, options).html, wanted);
    QCOMPARE(html::sanitize(wanted, options).html, wanted);
    QCOMPARE(strictProblem(wanted), QString());
}

void TestSanitizeImages::imageOnAPage_hasThePagesAddressAndSize()
{
    html::SanitizeOptions options;
    options.base = QUrl(u"https://example.org/"_s);
    QStringList asked;
    options.imageUrl = [&asked](const QString &url) {
        asked += url;
        return u"artimg://i/1"_s;
    };
    options.imageSize = [](const QString &) { return QSize(800, 600); };
    QCOMPARE(html::sanitize(u"<img src='a b.png' srcset='c.png 2x'>"_s, options).html,
        u"<img src=\"artimg://i/1\" alt=\"\" width=\"800\" height=\"600\">"_s);
    QCOMPARE(asked, QStringList{u"https://example.org/c.png"_s});
}

void TestSanitizeImages::smallerPublishersSize_staysInProportion()
{
    html::SanitizeOptions options;
    options.imageUrl = [](const QString &) { return u"artimg://i/1"_s; };
    options.imageSize = [](const QString &) { return QSize(800, 600); };
    QCOMPARE(html::sanitize(u"<img src='https://e.org/a.png' width=400 height=999>"_s, options).html,
        u"<img src=\"artimg://i/1\" alt=\"\" width=\"400\" height=\"300\">"_s);
}

void TestSanitizeImages::missingImage_keepsItsPlace()
{
    html::SanitizeOptions options;
    options.imageUrl = [](const QString &) { return u"artimg://i/1"_s; };
    options.imagePending = [](const QString &) { return true; };
    options.pendingAlt = u"Not here yet"_s;
    QCOMPARE(html::sanitize(u"<img src='https://e.org/a.png' width=400 height=300>"_s, options).html,
        u"<img src=\"artimg://i/1\" alt=\"Not here yet\" width=\"400\" height=\"300\" data-state=\"pending\" "
        "style=\"aspect-ratio:400/300\">"_s);
}

QTEST_GUILESS_MAIN(TestSanitizeImages)
#include "tst_sanitizeimages.moc"
