// SPDX-FileCopyrightText: 2026 The Courant authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/segment.h"

#include <QTest>

using namespace courant;
using namespace Qt::Literals::StringLiterals;

class TestSegment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void text_isFoldedAndCut_data();
    void text_isFoldedAndCut();
    void folding_isStable();
    void lastWord_isKnown();
};

void TestSegment::text_isFoldedAndCut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tokens");
    const auto row = [](const char *name, const QString &text, const QString &tokens) {
        QTest::newRow(name) << text << tokens;
    };
    row("empty", u""_s, u""_s);
    row("signs only", u"!?…"_s, u""_s);
    row("words", u"Hello, World"_s, u" hello world "_s);
    row("characters", u"北约峰会"_s, u" 北 约 峰 会 "_s);
    row("traditional", u"國際新聞"_s, u" 国 际 新 闻 "_s);
    row("punctuation between characters", u"北，约"_s, u" 北 ¶ 约 "_s);
    row("blank between characters", u"北 约"_s, u" 北 ¶ 约 "_s);
    row("word beside characters", u"A股上涨5%了"_s, u" a 股 上 涨 5 ¶ 了 "_s);
    row("blank between word and character", u"在 iPhone 上"_s, u" 在 iphone 上 "_s);
    row("punctuation between word and character", u"用iPhone。"_s, u" 用 iphone "_s);
    row("blocks", u"one\ntwo"_s, u" one ¶ two "_s);
    row("accents", u"Café déjà ÅNGSTRÖM"_s, u" cafe deja angstrom "_s);
    row("combining accents", u"Cafe\u0301"_s, u" cafe "_s);
    row("width", u"ＡＢＣ１２３"_s, u" abc123 "_s);
    row("half-width kana", u"ｶﾞｯ"_s, u" ガ ッ "_s);
    row("decomposed kana", u"か\u3099"_s, u" が "_s);
    row("voiced kana differ", u"がか"_s, u" が か "_s);
    row("length mark", u"サーバー"_s, u" サ ー バ ー "_s);
    row("hangul", u"한국"_s, u" 한 국 "_s);
    row("conjoining jamo", u"\u1112\u1161\u11ab"_s, u" 한 "_s);
    row("cyrillic", u"Ёж й"_s, u" еж й "_s);
    row("greek", u"Ἀθήνα"_s, u" αθηνα "_s);
    row("ligature", u"eﬃcient"_s, u" efficient "_s);
    row("sharp s", u"Straße"_s, u" strasse "_s);
    row("soft hyphen", u"news\u00adpaper"_s, u" newspaper "_s);
    row("zero width space", u"北\u200b约"_s, u" 北 约 "_s);
    row("beyond the first plane", u"a𠮷b"_s, u" a 𠮷 b "_s);
    row("emoji", u"北👍约"_s, u" 北 ¶ 约 "_s);
    row("squared company sign", u"㈱東"_s, u" 株 ¶ 东 "_s);
    row("compatibility ideograph", u"\uf9dc"_s, u" 隆 "_s);
    row("thai", u"ข่าว"_s, u" ข ่ า ว "_s);
    row("apostrophe", u"don't"_s, u" don t "_s);
    row("our own signs", u"§12 ¶ ¤3"_s, u" 12 3 "_s);
    row("lone surrogate", QString(QChar(0xd800)) + u'a', u" a "_s);
}

void TestSegment::text_isFoldedAndCut()
{
    QFETCH(const QString, text);
    QFETCH(const QString, tokens);
    QCOMPARE(QString::fromUtf8(segment(text).tokens), tokens);
}

void TestSegment::folding_isStable()
{
    // What segment() makes of its own tokens is the same again, for every character there is.
    for (char32_t c = 0x20; c < 0x10000; ++c) {
        if (QChar::isSurrogate(c))
            continue;
        const QByteArray once = segment(QString::fromUcs4(&c, 1)).tokens;
        if (once.contains(searchBorder))
            continue;
        QStringList tokens = QString::fromUtf8(once).split(u' ', Qt::SkipEmptyParts);
        for (const QString &token : std::as_const(tokens))
            QVERIFY2(QString::fromUtf8(segment(token).tokens) == u' ' + token + u' ', qPrintable(token));
    }
}

void TestSegment::lastWord_isKnown()
{
    QVERIFY(segment(u"北 iph"_s).endsInWord);
    QVERIFY(!segment(u"iph 北"_s).endsInWord);
    QVERIFY(!segment(u""_s).endsInWord);
}

QTEST_APPLESS_MAIN(TestSegment)
#include "tst_segment.moc"
