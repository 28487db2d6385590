// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reader/imagetype.h"
#include "reader/svgcheck.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(courant::Error::Kind)

class TestImageType : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picture_isKnownByItsBytes_data();
    void picture_isKnownByItsBytes();
    void otherBytes_areNoPicture_data();
    void otherBytes_areNoPicture();
    void giantPicture_isTooLarge();
    void quietSvg_passes_data();
    void quietSvg_passes();
    void loudSvg_isRefused_data();
    void loudSvg_isRefused();
};

static QByteArray encoded(const char *format)
{
    QImage image(30, 20, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

static QByteArray avif()
{
    return QByteArray::fromHex("0000001c6674797061766966000000006d69663161766966") + QByteArray(8, '\0') +
           QByteArray::fromHex("0000001469737065000000000000001e00000014");
}

static QByteArray gif()
{
    return "GIF89a" + QByteArray::fromHex("1e001400800000ffffff0000002c000000001e0014000002") +
           QByteArray(8, 'x') + ';';
}

void TestImageType::picture_isKnownByItsBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");
    QTest::newRow("png") << encoded("png") << u"image/png"_s;
    QTest::newRow("jpeg") << encoded("jpeg") << u"image/jpeg"_s;
    QTest::newRow("webp") << encoded("webp") << u"image/webp"_s;
    QTest::newRow("bmp") << encoded("bmp") << u"image/bmp"_s;
    QTest::newRow("ico") << encoded("ico") << u"image/vnd.microsoft.icon"_s;
    QTest::newRow("gif") << gif() << u"image/gif"_s;
    QTest::newRow("avif") << avif() << u"image/avif"_s;
    QTest::newRow("svg")
        << "<?xml version=\"1.0\"?><!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" "
           "height=\"20px\"/>"_ba
        << u"image/svg+xml"_s;
    QTest::newRow("svg by its box") << "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 30 20\"/>"_ba
                                    << u"image/svg+xml"_s;
}

void TestImageType::picture_isKnownByItsBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, type);
    QVERIFY(!bytes.isEmpty());
    const auto info = recognisePicture(bytes);
    QVERIFY2(info, qPrintable(info.error().detail));
    QCOMPARE(info->type, type);
    QCOMPARE(info->size, QSize(30, 20));
}

void TestImageType::otherBytes_areNoPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("page") << "<!DOCTYPE html><html><body>Please log in</body></html>"_ba;
    QTest::newRow("page with svg") << "<html><svg/></html>"_ba;
    QTest::newRow("json") << "{\"error\":403}"_ba;
    QTest::newRow("pdf") << "%PDF-1.7"_ba;
    QTest::newRow("head of a png only") << "\x89PNG\r\n\x1a\n"_ba;
    QTest::newRow("jpeg in name only") << "\xff\xd8\xff"_ba + QByteArray(100, 'x');
    QTest::newRow("broken svg") << "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>"_ba;
}

void TestImageType::otherBytes_areNoPicture()
{
    QFETCH(QByteArray, bytes);
    const auto info = recognisePicture(bytes);
    QVERIFY(!info);
    QCOMPARE(info.error().kind, Error::Kind::NotUnderstood);
}

void TestImageType::giantPicture_isTooLarge()
{
    QByteArray bytes = encoded("png");
    bytes.replace(16, 8, QByteArray::fromHex("00007fff00007fff"));
    const auto info = recognisePicture(bytes);
    QVERIFY(!info);
    QVERIFY(info.error().kind == Error::Kind::TooLarge || info.error().kind == Error::Kind::NotUnderstood);
}

static QByteArray svg(const QByteArray &inside, const QByteArray &attributes = {})
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
           "width=\"5\" height=\"5\" " +
           attributes + '>' + inside + "</svg>";
}

void TestImageType::quietSvg_passes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("shapes") << svg("<g fill='red'><path d='M0 0h5v5z'/><text x='1'>Hi</text></g>");
    QTest::newRow("own references") << svg(
        "<defs><linearGradient id='a'/></defs><rect fill='url(#a)'/><use xlink:href='#a'/>");
    QTest::newRow("picture inside") << svg("<image href='data:image/png;base64,AAAA'/>");
    QTest::newRow("style") << svg("<style>.a{fill:#123;filter:url(#f)}</style>");
    QTest::newRow("animation") << svg("<circle r='2'><animate attributeName='r' to='3' dur='1s'/></circle>");
    QTest::newRow("doctype")
        << "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"_ba +
               svg({});
}

void TestImageType::quietSvg_passes()
{
    QFETCH(QByteArray, bytes);
    const auto info = recognisePicture(bytes);
    QVERIFY2(info, qPrintable(info.error().detail));
    QCOMPARE(info->size, QSize(5, 5));
}

void TestImageType::loudSvg_isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("script") << svg("<script>alert(1)</script>");
    QTest::newRow("script of another name space")
        << svg("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>");
    QTest::newRow("handler") << svg("<g onclick='x()'/>");
    QTest::newRow("handler on the root") << svg({}, "onload='x()'");
    QTest::newRow("foreign object") << svg("<foreignObject><p/></foreignObject>");
    QTest::newRow("link out") << svg("<a href='https://example.org/'><path/></a>");
    QTest::newRow("script link") << svg("<a xlink:href=' javascript:x()'><path/></a>");
    QTest::newRow("picture from outside") << svg("<image href='https://example.org/a.png'/>");
    QTest::newRow("svg in a data url") << svg("<image href='data:image/svg+xml;base64,AAAA'/>");
    QTest::newRow("file outside") << svg("<use href='other.svg#a'/>");
    QTest::newRow("style that loads") << svg("<rect style='fill:url(https://example.org/x)'/>");
    QTest::newRow("attribute that loads") << svg("<rect fill='url( \"//example.org/x\")'/>");
    QTest::newRow("import") << svg("<style>@import 'https://example.org/x.css';</style>");
    QTest::newRow("escaped import") << svg("<style>@\\69mport 'x.css';</style>");
    QTest::newRow("set link") << svg("<a><set attributeName='href' to='javascript:x()'/></a>");
    QTest::newRow("animated link") << svg("<a><animate attributeName='xlink:href' to='javascript:x()'/></a>");
    QTest::newRow("entity") << "<!DOCTYPE svg [<!ENTITY a 'b'>]>"_ba + svg("<text>&a;</text>");
    QTest::newRow("style sheet") << "<?xml-stylesheet href='https://example.org/x.css'?>"_ba + svg({});
    QTest::newRow("too deep") << svg("<g>"_ba.repeated(1000) + "</g>"_ba.repeated(1000));
}

void TestImageType::loudSvg_isRefused()
{
    QFETCH(QByteArray, bytes);
    const auto info = recognisePicture(bytes);
    QVERIFY(!info);
    QVERIFY2(info.error().kind == Error::Kind::Refused, qPrintable(info.error().detail));
}

QTEST_GUILESS_MAIN(TestImageType)
#include "tst_imagetype.moc"
