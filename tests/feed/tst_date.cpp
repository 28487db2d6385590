// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed/date.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestDate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenDate_isReadAsUtc_data();
    void writtenDate_isReadAsUtc();
    void garbage_isNoDate_data();
    void garbage_isNoDate();
    void missingZone_isTheSources();
    void statedZone_beatsTheSources();
    void twoDigitYears_followRfc2822();
    void slashes_followTheDayOfTheWeek();
    void endlessInput_isRefusedAtOnce();
};

void TestDate::writtenDate_isReadAsUtc_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromLatin1(expected);
    };
    // RFC 822, 1123, 2822 and what people make of them
    row("Tue, 04 Mar 2014 07:08:09 GMT", "2014-03-04T07:08:09.000Z");
    row("Tue, 4 Mar 2014 07:08 GMT", "2014-03-04T07:08:00.000Z");
    row("4 Mar 14 07:08:09 +0130", "2014-03-04T05:38:09.000Z");
    row("Tues, 4th March 2014 07:08:09 EST", "2014-03-04T12:08:09.000Z");
    row("Tue, 04 Mar 2014 07:08:09 GMT-05:00", "2014-03-04T12:08:09.000Z");
    row("Tue, 04 Mar 2014 07:08:09 -0000", "2014-03-04T07:08:09.000Z");
    row("Tue, 04 Mar 2014 07:08:09 Z", "2014-03-04T07:08:09.000Z");
    row("Tue, 04 Mar 2014 07:08:09 Europe/Berlin", "2014-03-04T06:08:09.000Z");
    row("Tue, 04 Mar 2014 07:08:09 +0100 (CET)", "2014-03-04T06:08:09.000Z");
    row("Tue, 04 Mar 2014 07:08:09 (CET)", "2014-03-04T06:08:09.000Z");
    row("Tue, 04 Mar 2014 07:08:09 QQQ", "2014-03-04T07:08:09.000Z");
    row("Tue Mar 04 2014 07:08:09 GMT+0800 (China Standard Time)", "2014-03-03T23:08:09.000Z");
    row("Tue Mar  4 07:08:09 2014", "2014-03-04T07:08:09.000Z");
    row("March 4, 2014 at 7:08 PM EDT", "2014-03-04T23:08:00.000Z");
    row("Mar. 4, 2014, 12:08 a.m.", "2014-03-04T00:08:00.000Z");
    row("4-Mar-2014 07:08", "2014-03-04T07:08:00.000Z");
    row("03/04/2014 7:08 pm", "2014-03-04T19:08:00.000Z");
    row("25/03/2014", "2014-03-25T00:00:00.000Z");
    row("4.3.2014 07:08", "2014-03-04T07:08:00.000Z");
    row("Tue, 03/04/2014 - 07:08", "2014-03-04T07:08:00.000Z");
    row("Tue, 04 03 2014 07:08:09", "2014-03-04T07:08:09.000Z");
    row("2014 03 04", "2014-03-04T00:00:00.000Z");
    row("March 2014", "2014-03-01T00:00:00.000Z");
    // ISO 8601 and W3CDTF
    row("2014-03-04T07:08:09Z", "2014-03-04T07:08:09.000Z");
    row("2014-03-04t07:08:09z", "2014-03-04T07:08:09.000Z");
    row("2014-03-04T07:08:09.25+08:00", "2014-03-03T23:08:09.250Z");
    row("2014-03-04T07:08:09,5-0330", "2014-03-04T10:38:09.500Z");
    row("2014-03-04T07:08-05:00Z", "2014-03-04T12:08:00.000Z");
    row("2014-03-04T07Z", "2014-03-04T07:00:00.000Z");
    row("2014-03-04 07:08:09 +00:00", "2014-03-04T07:08:09.000Z");
    row("2014-03-04 07:08:09+16:00", "2014-03-03T15:08:09.000Z");
    row("2014-3-4", "2014-03-04T00:00:00.000Z");
    row("2014-03", "2014-03-01T00:00:00.000Z");
    row("2014", "2014-01-01T00:00:00.000Z");
    row("20140304T070809Z", "2014-03-04T07:08:09.000Z");
    row("20140304", "2014-03-04T00:00:00.000Z");
    row("20140304070809", "2014-03-04T07:08:09.000Z");
    row("2014-063", "2014-03-04T00:00:00.000Z");
    row("2014-W10-2", "2014-03-04T00:00:00.000Z");
    row("2014/3/4 07:08:09", "2014-03-04T07:08:09.000Z");
    row("2014-03-04T24:00:00Z", "2014-03-05T00:00:00.000Z");
    row("2014-06-30T23:59:60Z", "2014-07-01T00:00:00.000Z");
    row("2016-02-29T00:00:00Z", "2016-02-29T00:00:00.000Z");
    row("\"2014-03-04\"", "2014-03-04T00:00:00.000Z");
    // Unix time
    row("1393916889", "2014-03-04T07:08:09.000Z");
    row("1393916889123", "2014-03-04T07:08:09.123Z");
    // Chinese, Japanese, Korean
    row("2014年3月4日 07:08", "2014-03-04T07:08:00.000Z");
    row("2014年03月04日 星期二 下午7时8分9秒", "2014-03-04T19:08:09.000Z");
    row("２０１４年３月４日　７：０８", "2014-03-04T07:08:00.000Z");
    row("二〇一四年十二月二十一日", "2014-12-21T00:00:00.000Z");
    row("发布时间：2014-03-04 07:08:09", "2014-03-04T07:08:09.000Z");
    row("2014-03-04 上午 7:08", "2014-03-04T07:08:00.000Z");
    row("北京时间2014年3月4日7点半", "2014-03-03T23:30:00.000Z");
    row("2014年3月4日(火) 午後7時08分", "2014-03-04T19:08:00.000Z");
    row("2014년 3월 4일 오후 7:08", "2014-03-04T19:08:00.000Z");
    // names in other languages
    row("Di, 04 Mär 2014 07:08:09 +0100", "2014-03-04T06:08:09.000Z");
    row("4. März 2014, 7.08 Uhr", "2014-03-04T07:08:00.000Z");
    row("mar. 4 févr. 2014 à 7h08", "2014-02-04T07:08:00.000Z");
    row("martes, 4 de marzo de 2014", "2014-03-04T00:00:00.000Z");
    row("4 марта 2014 г., 07:08", "2014-03-04T07:08:00.000Z");
    row("wto, 04 gru 2014 07:08:09 GMT", "2014-12-04T07:08:09.000Z");
    row("Τρι, 04 Ιούλ 2014 07:08:09 GMT", "2014-07-04T07:08:09.000Z");
    row("2014-július-4T7:08-05:00", "2014-07-04T12:08:00.000Z");
    row("民國103年3月4日 7:08", "2014-03-04T07:08:00.000Z");
    row("令和6年5月7日", "2024-05-07T00:00:00.000Z");
    row("4 มีนาคม 2557", "2014-03-04T00:00:00.000Z");
    row("Thứ ba, 25/03/2014, 07:08 (GMT+7)", "2014-03-25T00:08:00.000Z");
    row("2014-03-04T07.08.09Z", "2014-03-04T07:08:09.000Z");
    row("发布于 2014-03-04 07:08 阅读 1234", "2014-03-04T07:08:00.000Z");
    row("2014年03月04日07:08:09来源：某某", "2014-03-04T07:08:09.000Z");
    row("Tuesday, 04-Mar-14 07:08:09 GMT", "2014-03-04T07:08:09.000Z");
    row("2099-12-31T23:59:59Z", "2099-12-31T23:59:59.000Z");
}

void TestDate::writtenDate_isReadAsUtc()
{
    QFETCH(QString, expected);
    const QDateTime read = feed::parseDate(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(read.toString(Qt::ISODateWithMs), expected);
    QCOMPARE(read.timeSpec(), Qt::UTC);
}

void TestDate::garbage_isNoDate_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "   ", "Invalid Date", "yesterday", "今天 10:20", "3天前", "5 hours ago",
             "12:30", "May 5", "0", "17", "2014-", "2014-02-30", "30 Feb 2014 10:00 GMT",
             "2014-03-04T25:00:00Z", "2014-03-04T23:60:00Z", "2014-13-01", "2014-00-10",
             "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "<%= now %>", "{{ page.date }}", "undefined",
             "null", "31 Jun 2014", "2014-366", "2014-W54-1", "1 2 3 4 5 6", "2014-03-04 and 2014-03-05",
             "version 1.2.3", "99999999999999999999", "2014-03-04T07:08:09+25:00"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestDate::garbage_isNoDate()
{
    QFETCH(QString, text);
    QVERIFY(!feed::parseDate(text).isValid());
}

void TestDate::missingZone_isTheSources()
{
    const QDateTime read = feed::parseDate(u"2014-03-04 07:08:09", 8 * 3600);
    QCOMPARE(read.toString(Qt::ISODate), u"2014-03-03T23:08:09Z"_s);
}

void TestDate::statedZone_beatsTheSources()
{
    const QDateTime read = feed::parseDate(u"2014-03-04 07:08:09 GMT", 8 * 3600);
    QCOMPARE(read.toString(Qt::ISODate), u"2014-03-04T07:08:09Z"_s);
    QCOMPARE(feed::parseDate(u"1393916889", 8 * 3600).toSecsSinceEpoch(), 1393916889);
}

void TestDate::twoDigitYears_followRfc2822()
{
    QCOMPARE(feed::parseDate(u"01 Jan 49 00:00:00 GMT").date().year(), 2049);
    QCOMPARE(feed::parseDate(u"01 Jan 50 00:00:00 GMT").date().year(), 1950);
    QCOMPARE(feed::parseDate(u"14-03-04").date(), QDate(2014, 3, 4));
}

void TestDate::slashes_followTheDayOfTheWeek()
{
    // 5 April 2021 was a Monday, 4 May 2021 a Tuesday.
    QCOMPARE(feed::parseDate(u"Mon, 05/04/2021").date(), QDate(2021, 4, 5));
    QCOMPARE(feed::parseDate(u"Tue, 05/04/2021").date(), QDate(2021, 5, 4));
    QCOMPARE(feed::parseDate(u"05/04/2021").date(), QDate(2021, 5, 4));
}

void TestDate::endlessInput_isRefusedAtOnce()
{
    QVERIFY(!feed::parseDate(QString(10'000'000, u'1')).isValid());
    QVERIFY(!feed::parseDate(u"Mon, "_s.repeated(1'000'000)).isValid());
}

QTEST_GUILESS_MAIN(TestDate)
#include "tst_date.moc"
