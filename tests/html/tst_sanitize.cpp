// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/sanitize.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestSanitize final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void markup_becomes_data();
    void markup_becomes();
};

void TestSanitize::markup_becomes_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char *name, const char *given, const char *wanted) {
        QTest::newRow(name) << QString::fromUtf8(given) << QString::fromUtf8(wanted);
    };
    row("paragraph stays", "<p>Bread &amp; butter</p>", "<p>Bread &amp; butter</p>");
    row("script goes with its content", "<p>a<script>alert(1)</script>b</p>", "<p>ab</p>");
    row("handlers go", "<p onclick=x() style='color:red' id=q>a</p>", "<p>a</p>");
    row("relative link", "<a href='/b'>a</a>", "<a href=\"https://example.org/b\">a</a>");
    row("script link is unwrapped", "<a href='java\tscript:x'>a</a>", "a");
}

void TestSanitize::markup_becomes()
{
    QFETCH(QString, given);
    QFETCH(QString, wanted);
    html::SanitizeOptions options;
    options.base = QUrl(u"https://example.org/news/"_s);
    QCOMPARE(html::sanitize(given, options).html, wanted);
    QCOMPARE(html::sanitize(wanted, options).html, wanted);
}

QTEST_GUILESS_MAIN(TestSanitize)
#include "tst_sanitize.moc"
