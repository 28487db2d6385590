// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way of one document through the real program: in, pictures, server gone, page, PDF.
#include "app/commandline.h"
#include "support/httpserver.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using commandline::Run;
using commandline::run;
using commandline::Word;
using commandline::words;
using namespace courant;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QRgb pictureColour = qRgb(214, 40, 130); // nothing in our pages looks like it

QByteArray picture()
{
    QImage image(770, 513, QImage::Format_RGB32);
    image.fill(pictureColour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// In the shape of the real documents: a blank line first, a bare image URL with & and a caption of bare
/// text.
QByteArray document(const QString &imageUrl)
{
    return uR"(
---
title: '海峡观察：渔港与北约演习之间的一个冬天'
categories: 
 - 新媒体
 - Harbour 港湾网
 - 新闻
headimg: '%1'
author: Harbour 港湾网
comments: false
date: Wed, 19 Jan 2022 02:23:51 GMT
thumbnail: '%1'
---

<div>   
<p>港口的老人说，今年的雾比往年更厚；北约的舰队在三十海里之外演习，渔船只能等。</p>
<p>渔会在声明中写道，“我们关心的是春汛，不是旗帜”，并呼吁各方公布演习的时间。</p>
<h3>等待</h3>
<figure id="attachment_1" style="width:770px" class="wp-caption aligncenter"><img loading="lazy" class="size-770" src="%1" alt data-recalc-dims="1">清晨的渔港（港湾网）</figure>
<p>到了傍晚，第一艘船回来了。
  
</div>
            )"_s.arg(imageUrl)
        .toUtf8();
}

int pixelsLike(const QImage &image, QRgb colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAbs(qRed(pixel) - qRed(colour)) < 12 && qAbs(qGreen(pixel) - qGreen(colour)) < 12 &&
                qAbs(qBlue(pixel) - qBlue(colour)) < 12)
                ++count;
        }
    }
    return count;
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return "(" + program.toUtf8() + " is not installed)";
    QProcess process;
    process.start(path, arguments);
    process.waitForFinished(30'000);
    return process.readAllStandardOutput();
}

} // namespace

class TestOffline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void picture_isStoredWithTheDocument();
    void pageWithTheServerGone_isComplete();
    void bookmarkAndSearch_work();
    void pdf_holdsHeadlineTextAndPicture();
    void pictureThatFails_saysWhy();
    void feed_isAskedConditionallyAfterARestart();

private:
    Run courant(std::initializer_list<Word> arguments)
    {
        return run(words({"--data", m_data}) + words(arguments));
    }

    QTemporaryDir m_folder;
    QString m_data;
    std::unique_ptr<test::HttpServer> m_server;
    QString m_id;
};

void TestOffline::initTestCase()
{
    m_data = m_folder.filePath(u"library"_s);
    m_server = std::make_unique<test::HttpServer>();
    test::HttpAnswer answer;
    answer.type = "application/octet-stream"; // a picture is known by its bytes
    answer.body = picture();
    m_server->on(u"/uploads/2022/01/10-20-2.png?w=770&resize=770%2C513"_s, answer);
}

void TestOffline::picture_isStoredWithTheDocument()
{
    const QString path = m_folder.filePath(u"000_seed.md"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(document(m_server->url(u"/uploads/2022/01/10-20-2.png?w=770&resize=770%2C513"_s)
                            .toString(QUrl::FullyEncoded)));
    file.close();
    const Run add = courant({"add", path});
    QVERIFY2(add.code == 0, add.err);
    const QJsonObject row = courant({"list", "--json"}).lines().value(0);
    m_id = QString::number(row["id"_L1].toInteger());
    QCOMPARE(row["offline"_L1].toObject(), (QJsonObject{{u"images"_s, 1}, {u"stored"_s, 1}}));
    QCOMPARE(m_server->requests().size(), 1);
    QVERIFY(m_server->requests().first().header("referer").isEmpty());
    QVERIFY(m_server->requests().first().header("cookie").isEmpty());
}

void TestOffline::pageWithTheServerGone_isComplete()
{
    m_server->stop();
    m_server->forget();
    const QString shot = m_folder.filePath(u"window.png"_s);
    const Run draw =
        courant({"--screenshot", shot, "--size", "1400x1600", "--select", m_id, "--theme", "light"});
    QVERIFY2(draw.code == 0, draw.err);
    const QImage image(shot);
    QCOMPARE(image.size(), QSize(1400, 1600));
    // The picture in the page, large, and as thumbnail in the list.
    QVERIFY2(pixelsLike(image, pictureColour) > 100'000,
        qPrintable(QString::number(pixelsLike(image, pictureColour))));
    QCOMPARE(m_server->requests().size(), 0);
}

void TestOffline::bookmarkAndSearch_work()
{
    QCOMPARE(courant({"bookmark", m_id}).code, 0);
    const QList<QJsonObject> found = courant({"search", "北约", "--json"}).lines();
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first()["bookmarked"_L1].toBool());
    QCOMPARE(courant({"search", "约北", "--json"}).lines().size(), 0);
}

void TestOffline::pdf_holdsHeadlineTextAndPicture()
{
    const QString folder = m_folder.filePath(u"out"_s);
    const Run exported = courant({"export", m_id, "--format", "pdf", "-o", QString(folder + u'/')});
    QVERIFY2(exported.code == 0, exported.err);
    const QString pdf = QString::fromUtf8(exported.out.trimmed());
    QVERIFY(pdf.endsWith(u".pdf"_s));
    QVERIFY(pdf.contains(u"渔港"_s));
    QByteArray text = outputOf(u"pdftotext"_s, {pdf, u"-"_s});
    text.replace("\n", "");
    QVERIFY2(text.contains("海峡观察"), text);
    QVERIFY2(text.contains("北约的舰队"), text);
    const QByteArray images = outputOf(u"pdfimages"_s, {u"-list"_s, pdf});
    QVERIFY2(images.contains("770"), images);
    const QByteArray info = outputOf(u"pdfinfo"_s, {pdf});
    QVERIFY2(info.contains("海峡观察"), info);
    QVERIFY2(
        QRegularExpression(u"Author:\\s+Harbour 港湾网"_s).match(QString::fromUtf8(info)).hasMatch(), info);

    const QString file = m_folder.filePath(u"one.pdf"_s);
    QCOMPARE(courant({"export", m_id, "--format", "pdf", "-o", file}).code, 0);
    QVERIFY(QFile::exists(file));
}

void TestOffline::pictureThatFails_saysWhy()
{
    QVERIFY(m_server->start());
    test::HttpAnswer forbidden;
    forbidden.status = 403;
    m_server->on(u"/secret.png"_s, forbidden);
    const QString path = m_folder.filePath(u"second.md"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(document(m_server->url(u"/secret.png"_s).toString()).replace("渔港与北约演习", "灯塔"));
    file.close();
    const Run add = courant({"add", "--json", path});
    QVERIFY2(add.code == 0, add.err);
    const QString id = QString::number(add.lines().value(0)["articles"_L1].toArray().at(0).toInteger());
    const QJsonObject shown = courant({"show", id, "--json"}).lines().value(0);
    QCOMPARE(shown["offline"_L1].toObject(), (QJsonObject{{u"images"_s, 1}, {u"stored"_s, 0}}));
    const QJsonObject image = shown["images"_L1].toArray().at(0).toObject();
    QCOMPARE(image["state"_L1].toString(), u"failed"_s);
    QVERIFY(image["error"_L1].toString().contains(u"403"_s));
}

void TestOffline::feed_isAskedConditionallyAfterARestart()
{
    test::HttpAnswer feed;
    feed.type = "application/rss+xml";
    feed.body =
        "<rss version='2.0'><channel><title>Harbour</title><link>http://127.0.0.1/</link>"
        "<item><guid>a1</guid><title>First boat</title><description>It came back.</description></item>"
        "</channel></rss>";
    m_server->on(u"/feed.xml"_s, feed);
    const Run add = courant({"add", m_server->url(u"/feed.xml"_s).toString()});
    QVERIFY2(add.code == 0, add.err);
    QCOMPARE(courant({"search", "boat", "--json"}).lines().size(), 1);
    m_server->forget();
    const Run refresh = courant({"refresh", "--json"});
    QVERIFY2(refresh.code == 0, refresh.err);
    QCOMPARE(m_server->count(u"/feed.xml"_s), 1);
    bool conditional = false;
    for (const test::HttpRequestSeen &request : m_server->requests())
        conditional = conditional || !request.header("if-none-match").isEmpty();
    QVERIFY(conditional);
    QCOMPARE(refresh.lines().value(0)["added"_L1].toInt(), 0);
    QCOMPARE(courant({"verify"}).code, 0);
}

QTEST_GUILESS_MAIN(TestOffline)
#include "tst_offline.moc"
