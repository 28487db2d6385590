// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"
#include "html/sanitize.h"
#include "html/strictcheck.h"

#include <QTest>

#include <ctime>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

/// Bodies made to take for ever. The times, of the processor, are far above what is needed and far below what
/// the square of the input would take.
class TestSanitizeLimits final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hugeInput_isBounded_data();
    void hugeInput_isBounded();
    void twiceTheInput_takesAboutTwiceTheTime();
    void outputDepth_isAtMost256();
    void longText_isCutAtACharacter();
    void combiningMarks_areCutAt64();
    void ordinaryArticle_isNotTruncated();
    void multiplyingMarkup_isGivenUpForItsText();
};

void TestSanitizeLimits::hugeInput_isBounded_data()
{
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const QString &piece, int times) {
        QTest::newRow(name) << piece.repeated(times);
    };
    row("nested boxes", u"<div>"_s, 200'000);
    row("nested lists", u"<ul><li>"_s, 50'000);
    row("formatting in tables", u"<b><table><tr><td></b>"_s, 30'000);
    row("unclosed formatting", u"<b><i><a><nobr>"_s, 20'000);
    row("formatting and paragraphs", u"<font size=1><p>x"_s, 30'000);
    row("forms that end early", u"<form><div></form>"_s, 50'000);
    row("boxes in formatting", u"<b><div></b>"_s, 50'000);
    row("boxes in spans", u"<span><div></span>"_s, 50'000);
    row("drawings", u"<svg><g>"_s, 100'000);
    row("drawings with text", u"<svg><foreignObject><p>"_s, 30'000);
    row("tables", u"<table>x"_s, 50'000);
    row("templates", u"<template>"_s, 100'000);
    row("comments", u"<!--"_s, 300'000);
    row("angle brackets", u"<"_s, 2'000'000);
    row("references", u"&am"_s, 500'000);
    row("code boxes", u"<div class=highlight><pre>"_s, 20'000);
    row("images", u"<img src=//x.test/a.png>"_s, 100'000);
    row("paragraphs", u"<p>x"_s, 300'000);
    QString attributes = u"<p"_s;
    for (int i = 0; i < 100'000; ++i)
        attributes += u" a"_s + QString::number(i) + u"=1"_s;
    QTest::newRow("attributes") << QString(attributes + u">x</p>"_s);
    QString different;
    for (int i = 0; i < 20'000; ++i)
        different += u"<b x="_s + QString::number(i) + u'>';
    QTest::newRow("formatting, each another") << QString(different + u"<p>x"_s.repeated(20'000));
}

void TestSanitizeLimits::hugeInput_isBounded()
{
    QFETCH(QString, html);
    const std::clock_t start = std::clock();
    const html::Sanitized clean = html::sanitize(html);
    const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 5, qPrintable(QString::number(seconds)));
    QVERIFY(clean.html.toUtf8().size() <= 4 * 1024 * 1024);
    QVERIFY(clean.html.count(u'<') <= 2 * 50'000 + 10);
    QCOMPARE(strictProblem(clean.html), QString());
}

void TestSanitizeLimits::twiceTheInput_takesAboutTwiceTheTime()
{
    const auto seconds = [](int times) {
        const QString html =
            u"<div><p>Some <b>words</b> and a <a href='https://x.test/'>link</a>.</p></div>"_s.repeated(
                times);
        std::clock_t best = std::numeric_limits<std::clock_t>::max();
        for (int i = 0; i < 3; ++i) {
            const std::clock_t start = std::clock();
            html::sanitize(html);
            best = std::min(best, std::clock() - start);
        }
        return double(best);
    };
    const double small = seconds(1500);
    const double large = seconds(6000);
    QVERIFY2(large < small * 4 * 3, qPrintable(QString::number(large / small)));
}

void TestSanitizeLimits::outputDepth_isAtMost256()
{
    const html::Sanitized clean =
        html::sanitize(u"<div>"_s.repeated(400) + u"x"_s + u"</div>"_s.repeated(400));
    QCOMPARE(clean.html.count(u"<div>"_s), 256);
    QVERIFY(clean.html.contains(u'x'));
}

void TestSanitizeLimits::longText_isCutAtACharacter()
{
    const html::Sanitized clean = html::sanitize(u"<p>"_s + u"新闻 "_s.repeated(400'000) + u"</p>"_s);
    QVERIFY(clean.truncated);
    QVERIFY(!clean.html.contains(QChar::ReplacementCharacter));
    QVERIFY(clean.html.toUtf8().size() <= 2 * 1024 * 1024 + 64);
    QVERIFY(clean.html.size() > 500'000);
}

void TestSanitizeLimits::combiningMarks_areCutAt64()
{
    const QString clean = html::sanitize(u"<p>a"_s + QString(5000, QChar(0x0301)) + u"b</p>"_s).html;
    QCOMPARE(clean.count(QChar(0x0301)), 64);
    QVERIFY(clean.endsWith(u"b</p>"_s));
    QCOMPARE(html::sanitize(u"<p>é ガ नी</p>"_s).html, u"<p>é ガ नी</p>"_s);
}

void TestSanitizeLimits::ordinaryArticle_isNotTruncated()
{
    QVERIFY(!html::sanitize(u"<p>Words and more words.</p><ul><li>a</li></ul>"_s.repeated(2000)).truncated);
}

void TestSanitizeLimits::multiplyingMarkup_isGivenUpForItsText()
{
    // Every paragraph would open all the elements anew that the first left open.
    QString html = u"<p>"_s;
    for (int i = 0; i < 60; ++i)
        html += u"<b x="_s + QString::number(i) + u'>';
    html += u"</p>"_s + u"<p>word &lt;"_s.repeated(60'000);
    const html::Sanitized clean = html::sanitize(html);
    QVERIFY(clean.truncated);
    QVERIFY(clean.html.startsWith(u"<p>word &lt;"_s));
    QVERIFY(clean.html.count(u"word"_s) > 30'000);
    QCOMPARE(strictProblem(clean.html), QString());
    QCOMPARE(html::sanitize(clean.html).html, clean.html);
}

QTEST_GUILESS_MAIN(TestSanitizeLimits)
#include "tst_sanitizelimits.moc"
