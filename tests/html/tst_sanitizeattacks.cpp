// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/digest.h"
#include "html/hostile.h"
#include "html/sanitize.h"
#include "html/strictcheck.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestSanitizeAttacks final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checker_seesWhatIsWrong_data();
    void checker_seesWhatIsWrong();
    void attack_isDisarmed_data();
    void attack_isDisarmed();
    void attackWithinContent_leavesTheContent_data();
    void attackWithinContent_leavesTheContent();
    void plainText_isNotInterpretedTwice();
};

void TestSanitizeAttacks::checker_seesWhatIsWrong_data()
{
    QTest::addColumn<QString>("html");
    for (const char *html : {"<script>", "<p onclick=\"x\">a</p>", "<a href=\"javascript:x\">a</a>", "<p>",
             "a > b", "<img src=\"data:image/svg+xml;base64,AA\">", "<p class=\"media\">a</p>",
             "<b><i></b></i>", "<P>a</P>", "<p title='x'>a</p>", "<!-- a -->", "<svg></svg>"})
        QTest::newRow(html) << QString::fromLatin1(html);
}

void TestSanitizeAttacks::checker_seesWhatIsWrong()
{
    QFETCH(QString, html);
    QVERIFY(!strictProblem(html).isEmpty());
}

void TestSanitizeAttacks::attack_isDisarmed_data()
{
    QTest::addColumn<QString>("html");
    int number = 0;
    for (const QString &html : hostileMarkup())
        QTest::addRow("%03d %s", ++number, qPrintable(html.left(40).simplified())) << html;
    QVERIFY(number >= 100);
}

void TestSanitizeAttacks::attack_isDisarmed()
{
    QFETCH(QString, html);
    html::SanitizeOptions options;
    for (const QUrl &base : {QUrl(), QUrl(u"https://good.test/a/"_s)}) {
        options.base = base;
        const QString clean = html::sanitize(html, options).html;
        QCOMPARE(strictProblem(clean), QString());
        QCOMPARE(html::sanitize(clean, options).html, clean);
    }
}

void TestSanitizeAttacks::attackWithinContent_leavesTheContent_data()
{
    attack_isDisarmed_data();
}

void TestSanitizeAttacks::attackWithinContent_leavesTheContent()
{
    QFETCH(QString, html);
    const QString clean = html::sanitize(u"<p>before</p><div>"_s + html + u"</div><p>after</p>"_s).html;
    QVERIFY2(clean.startsWith(u"<p>before</p>"_s), qPrintable(clean));
    QCOMPARE(strictProblem(clean), QString());
}

void TestSanitizeAttacks::plainText_isNotInterpretedTwice()
{
    QCOMPARE(html::plainText(u"&lt;b&gt;1 &amp;amp; 2&lt;/b&gt;"_s), u"<b>1 &amp; 2</b>"_s);
    QCOMPARE(html::escape(u"<b> & \"c\""_s), u"&lt;b&gt; &amp; &quot;c&quot;"_s);
}

QTEST_GUILESS_MAIN(TestSanitizeAttacks)
#include "tst_sanitizeattacks.moc"
